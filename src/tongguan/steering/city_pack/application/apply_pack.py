# SPDX-License-Identifier: Apache-2.0
"""Applying a pack: proved first, then kept as a new dated edition, together with its people (ORG-18)."""

import asyncio
from datetime import datetime

from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import PackFault, PackFiles
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.work import Command, RequestId
from tongguan.steering.city_pack.application.pack_files import archive_of, fingerprint
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.ports import EditionBook, EditionWork
from tongguan.steering.city_pack.application.prove import check
from tongguan.steering.city_pack.domain.draft import Draft
from tongguan.steering.city_pack.domain.edition import Edition
from tongguan.steering.city_pack.domain.refusals import DraftChanged, EditionMovedOn, NotEditable


class CityPacks:
    """The verbs that change the editions of a city, each in a transaction of its own."""

    def __init__(self, work: EditionWork, clock: Clock, parts: PackParts = PARTS) -> None:
        self._work = work
        self._parts = parts
        self._clock = clock

    async def apply(
        self,
        files: PackFiles,
        *,
        by: Actor,
        request_id: RequestId,
        effective_from: datetime | None = None,
        note: str = "",
    ) -> Edition:
        """Make a pack the newest edition, effective at once unless a later moment is given.

        Raises PackFault when it cannot be proved, AccountTaken, AlreadyDone; nothing is changed then.
        """
        now = self._clock.now()
        command = Command(request_id=request_id, by=by)
        start = effective_from if effective_from is not None else now
        return await apply_pack(
            files, command, work=self._work, effective_from=start, note=note, now=now, parts=self._parts
        )


async def apply_pack(
    files: PackFiles,
    command: Command,
    *,
    work: EditionWork,
    effective_from: datetime,
    note: str,
    now: datetime,
    draft: Draft | None = None,
    parts: PackParts,
) -> Edition:
    """The edition that now holds these files: a new one, or the newest if its files are the same.

    Raises PackFault with every finding when the pack cannot be proved, AccountTaken, AlreadyDone; of a draft also
    EditionMovedOn, DraftChanged and its own refusals. Nothing is changed then. People take up the posts of a pack at
    once, also when its rules take effect later.
    """
    report = await asyncio.to_thread(lambda: check(files, parts=parts))
    if report.city is None or report.faults:
        raise PackFault(report.findings)
    sha256 = fingerprint(files)
    async with work.begin(command) as book:
        latest = await book.latest()
        if draft is not None:
            await _must_still_hold(draft, sha256, latest, book, command)
        if latest is not None and latest.sha256 == sha256:
            return latest
        edition = Edition(
            no=EditionNo(1 if latest is None else latest.no + 1),
            name=report.city.outline.name,
            effective_from=effective_from,
            sha256=sha256,
            applied_by=command.by.person,
            applied_at=now,
            note=note,
        )
        await book.add(edition, archive_of(files), report.city.part(Staff))
        if draft is not None:
            done = draft.applied(edition.no, by=command.by.person, at=now)
            facts = {"edition": edition.no, "agreed_by": draft.agreed_by if draft.agreed else None}
            await book.close_draft(done, done.footprint("apply_draft", before=draft, by=command.by, **facts))
    return edition


async def _must_still_hold(
    draft: Draft, sha256: str, latest: Edition | None, book: EditionBook, command: Command
) -> None:
    """Nobody has changed the draft while it was proved, nor applied another edition, and this person may apply it."""
    kept = await book.draft(draft.id)
    kept.may_be_applied(by=command.by)
    if kept.version != draft.version:
        raise DraftChanged("草稿在检查期间被改动，请重新检查后再发布。")
    if latest is None or latest.no != draft.base:
        now = latest.no if latest is not None else 0
        raise EditionMovedOn(
            f"草稿基于第{draft.base}版，而第{now}版已经发布。请把改动移到新版上，重新检查后再发布。",
            base=draft.base,
            edition=now,
        )
    if latest.sha256 == sha256:
        raise NotEditable("草稿与现行版本没有差别，无须发布。")
