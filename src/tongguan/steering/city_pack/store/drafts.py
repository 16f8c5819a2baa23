# SPDX-License-Identifier: Apache-2.0
"""The table of drafts, and how far their checks are."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import LiteralString
from uuid import UUID

import msgspec

from tongguan.ground.kernel.work import Footprint
from tongguan.ground.plumbing.database import Database, ReadSession
from tongguan.ground.plumbing.unit_of_work import WorkTransaction
from tongguan.steering.city_pack.application.pack_files import archive_of, read_archive
from tongguan.steering.city_pack.application.ports import CheckState, Overlay
from tongguan.steering.city_pack.domain.draft import Draft
from tongguan.steering.city_pack.domain.refusals import UnknownDraft

_COLUMNS: LiteralString = (
    "id, title, base, state, version, made_by, made_at, touched_by, touched_at, hands, sha256,"
    " agreed_by, agreed_at, agreed_sha256, edition"
)
_TABLE: LiteralString = f"city_pack.draft AS d, LATERAL (SELECT {_COLUMNS}) AS told"
"""What is known of a draft, `told`, beside its files."""
_WITH_FILES: LiteralString = f"SELECT to_json(told.*), d.files, d.removed FROM {_TABLE} WHERE d.id = %s"
_CHANGE: LiteralString = (
    "UPDATE city_pack.draft SET base = %(base)s, state = %(state)s, version = %(version)s,"
    " touched_by = %(touched_by)s, touched_at = %(touched_at)s, hands = %(hands)s, sha256 = %(sha256)s,"
    " agreed_by = %(agreed_by)s, agreed_at = %(agreed_at)s, agreed_sha256 = %(agreed_sha256)s, edition = %(edition)s"
)


async def locked_draft(transaction: ReadSession, id: UUID) -> tuple[Draft, Overlay]:
    """A draft, kept from others until the transaction ends; raises UnknownDraft."""
    return await _found(transaction, id, _WITH_FILES + " FOR UPDATE OF d")


async def change_draft(transaction: WorkTransaction, draft: Draft, footprint: Footprint) -> None:
    """Keep what has become of a draft, its files as they are."""
    await transaction.put(_CHANGE + " WHERE id = %(id)s", _parameters(draft))
    await transaction.leave(footprint)


class PostgresDraftBook:
    """Implements DraftBook on an open transaction."""

    def __init__(self, transaction: WorkTransaction) -> None:
        self._transaction = transaction

    async def begin(self, draft: Draft, footprint: Footprint) -> None:
        """A new row without files."""
        await self._transaction.put(
            f"INSERT INTO city_pack.draft ({_COLUMNS}, files, removed) VALUES (%(id)s, %(title)s, %(base)s, %(state)s,"
            " %(version)s, %(made_by)s, %(made_at)s, %(touched_by)s, %(touched_at)s, %(hands)s, %(sha256)s,"
            " %(agreed_by)s, %(agreed_at)s, %(agreed_sha256)s, %(edition)s, %(files)s, '{}')",
            _parameters(draft) | {"files": archive_of({})},
        )
        await self._transaction.leave(footprint)

    async def draft(self, id: UUID) -> tuple[Draft, Overlay]:
        """Locked until the transaction ends."""
        return await locked_draft(self._transaction, id)

    async def keep(self, draft: Draft, overlay: Overlay | None, footprint: Footprint) -> None:
        """The draft, its files if they changed, and the footprint."""
        if overlay is None:
            await change_draft(self._transaction, draft, footprint)
            return
        await self._transaction.put(
            _CHANGE + ", files = %(files)s, removed = %(removed)s WHERE id = %(id)s",
            _parameters(draft) | {"files": archive_of(overlay.files), "removed": list(overlay.removed)},
        )
        await self._transaction.leave(footprint)


class PostgresDraftShelf:
    """Implements DraftShelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def drafts(self, *, limit: int) -> Sequence[Draft]:
        """Open ones first, then the newest."""
        async with self._database.reading() as session:
            return await session.all_decoded(
                Draft,
                f"SELECT to_json(told.*) FROM {_TABLE} ORDER BY d.state = 'open' DESC, d.touched_at DESC LIMIT %s",
                [limit],
            )

    async def draft(self, id: UUID) -> tuple[Draft, Overlay]:
        """As it stands."""
        async with self._database.reading() as session:
            return await _found(session, id, _WITH_FILES)

    async def check(self, id: UUID) -> CheckState | None:
        """The last one."""
        async with self._database.reading() as session:
            return await session.row(
                CheckState,
                "SELECT draft, sha256, asked_by, began_at, step, step_zh, step_en, ended_at, report"
                " FROM city_pack.draft_check WHERE draft = %s",
                [id],
            )

    async def begin_check(self, state: CheckState, *, lost_before: datetime) -> bool:
        """Whoever writes the row may go on."""
        async with self._database.begin() as transaction:
            return bool(
                await transaction.change(
                    "INSERT INTO city_pack.draft_check AS known"
                    " (draft, sha256, asked_by, began_at, step, step_zh, step_en, ended_at, report)"
                    " VALUES (%(draft)s, %(sha256)s, %(asked_by)s, %(began_at)s, %(step)s, %(step_zh)s, %(step_en)s,"
                    " NULL, NULL)"
                    " ON CONFLICT (draft) DO UPDATE SET sha256 = excluded.sha256, asked_by = excluded.asked_by,"
                    " began_at = excluded.began_at, step = excluded.step, step_zh = excluded.step_zh,"
                    " step_en = excluded.step_en, ended_at = NULL, report = NULL"
                    " WHERE known.ended_at IS NOT NULL OR known.began_at < %(lost)s",
                    asdict(state) | {"lost": lost_before},
                )
            )

    async def note_check(self, state: CheckState) -> None:
        """Only the check that was begun then."""
        async with self._database.begin() as transaction:
            await transaction.put(
                "UPDATE city_pack.draft_check SET step = %(step)s, step_zh = %(step_zh)s, step_en = %(step_en)s,"
                " ended_at = %(ended_at)s, report = %(report)s::json"
                " WHERE draft = %(draft)s AND began_at = %(began_at)s",
                asdict(state) | {"report": state.report.decode() if state.report is not None else None},
            )


async def _found(session: ReadSession, id: UUID, sql: LiteralString) -> tuple[Draft, Overlay]:
    for told, files, removed in await session.tuples(sql, [id]):
        return msgspec.json.decode(told, type=Draft), Overlay(files=read_archive(files), removed=tuple(removed))
    raise UnknownDraft("没有这份草稿，请刷新列表。")


def _parameters(draft: Draft) -> dict[str, object]:
    return {**asdict(draft), "state": draft.state.value, "hands": list(draft.hands)}
