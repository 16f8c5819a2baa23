# SPDX-License-Identifier: Apache-2.0
"""The table of drafts, and how far their checks are."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from tongguan.city_pack.application.pack_files import archive_of, read_archive
from tongguan.city_pack.application.ports import CheckState, DraftBook, Overlay
from tongguan.city_pack.domain.draft import Draft, DraftState
from tongguan.city_pack.domain.refusals import UnknownDraft
from tongguan.kernel.ids import EditionNo
from tongguan.kernel.work import Command, Footprint
from tongguan.plumbing.database import Database, Reading
from tongguan.plumbing.unit_of_work import Work, WorkTransaction

_COLUMNS: LiteralString = (
    "id, title, base, state, version, made_by, made_at, touched_by, touched_at, hands, sha256,"
    " agreed_by, agreed_at, agreed_sha256, edition"
)
_CHANGE: LiteralString = (
    "UPDATE city_pack.draft SET base = %(base)s, state = %(state)s, version = %(version)s,"
    " touched_by = %(touched_by)s, touched_at = %(touched_at)s, hands = %(hands)s, sha256 = %(sha256)s,"
    " agreed_by = %(agreed_by)s, agreed_at = %(agreed_at)s, agreed_sha256 = %(agreed_sha256)s, edition = %(edition)s"
)


@dataclass(frozen=True, kw_only=True)
class _Row:
    id: UUID
    title: str
    base: int
    state: str
    version: int
    made_by: str
    made_at: datetime
    touched_by: str
    touched_at: datetime
    hands: list[str]
    sha256: str
    agreed_by: str | None
    agreed_at: datetime | None
    agreed_sha256: str | None
    edition: int | None

    def draft(self) -> Draft:
        return Draft(
            id=self.id,
            title=self.title,
            base=EditionNo(self.base),
            state=DraftState(self.state),
            version=self.version,
            made_by=self.made_by,
            made_at=self.made_at,
            touched_by=self.touched_by,
            touched_at=self.touched_at,
            hands=tuple(self.hands),
            sha256=self.sha256,
            agreed_by=self.agreed_by,
            agreed_at=self.agreed_at,
            agreed_sha256=self.agreed_sha256,
            edition=EditionNo(self.edition) if self.edition is not None else None,
        )


@dataclass(frozen=True, kw_only=True)
class _WithFiles(_Row):
    files: bytes
    removed: list[str]


async def locked_draft(transaction: Reading, id: UUID) -> tuple[Draft, Overlay]:
    """A draft, kept from others until the transaction ends; raises UnknownDraft."""
    return await _found(
        transaction, id, f"SELECT {_COLUMNS}, files, removed FROM city_pack.draft WHERE id = %s FOR UPDATE"
    )


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


class PostgresDraftWork:
    """Implements DraftWork."""

    def __init__(self, work: Work) -> None:
        self._work = work

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[DraftBook]:
        """One transaction with the book of drafts in it."""
        async with self._work.begin(command) as transaction:
            yield PostgresDraftBook(transaction)


class PostgresDraftShelf:
    """Implements DraftShelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def drafts(self, *, limit: int) -> Sequence[Draft]:
        """Open ones first, then the newest."""
        async with self._database.reading() as session:
            rows = await session.rows(
                _Row,
                f"SELECT {_COLUMNS} FROM city_pack.draft ORDER BY state = 'open' DESC, touched_at DESC LIMIT %s",
                [limit],
            )
        return [row.draft() for row in rows]

    async def draft(self, id: UUID) -> tuple[Draft, Overlay]:
        """As it stands."""
        async with self._database.reading() as session:
            return await _found(session, id, f"SELECT {_COLUMNS}, files, removed FROM city_pack.draft WHERE id = %s")

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


async def _found(session: Reading, id: UUID, sql: LiteralString) -> tuple[Draft, Overlay]:
    row = await session.row(_WithFiles, sql, [id])
    if row is None:
        raise UnknownDraft("没有这份草稿，请刷新列表。")
    return row.draft(), Overlay(files=read_archive(row.files), removed=tuple(row.removed))


def _parameters(draft: Draft) -> dict[str, object]:
    return {**asdict(draft), "state": draft.state.value, "hands": list(draft.hands)}
