# SPDX-License-Identifier: Apache-2.0
"""The verbs of drafts: begin, change, carry over to a newer edition, check, agree, apply, drop."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import msgspec

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import PackFiles
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.work import Command, RequestId
from tongguan.matters.dispatch.api import PastMatter
from tongguan.steering.city_pack.application.apply_pack import apply_pack
from tongguan.steering.city_pack.application.edit_rows import RowEdit, carried_over, edited, taken_in
from tongguan.steering.city_pack.application.editions import Editions
from tongguan.steering.city_pack.application.examine import STEPS, PastCases, examine
from tongguan.steering.city_pack.application.pack_files import fingerprint
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.ports import (
    CheckState,
    DraftBook,
    DraftShelf,
    DraftWork,
    EditionWork,
    Overlay,
)
from tongguan.steering.city_pack.domain.draft import Draft, may_change_row, may_upload
from tongguan.steering.city_pack.domain.edition import Edition
from tongguan.steering.city_pack.domain.refusals import DraftChanged, EditionMovedOn, NotEditable

CHECK_LOST_AFTER = timedelta(minutes=2)
"""A check that takes longer has died with its process; it may be begun anew."""


class PastRecord(Protocol):
    """The cases a list can be tried on (dispatch)."""

    async def past_matters(self, *, since: datetime, until: datetime) -> Sequence[PastMatter]:
        """Cases reported in this span that were filed, alike ones together."""
        ...

    async def open_matters(self) -> Sequence[PastMatter]:
        """Filed cases that are not closed yet, alike ones together."""
        ...


class Drafts:
    """What an office does with drafts of the next edition."""

    def __init__(
        self,
        work: DraftWork,
        shelf: DraftShelf,
        edition_work: EditionWork,
        editions: Editions,
        past: PastRecord,
        clock: Clock,
        parts: PackParts = PARTS,
    ) -> None:
        self.shelf = shelf
        self.editions = editions
        self.parts = parts
        self._work = work
        self._edition_work = edition_work
        self._past = past
        self._clock = clock
        self._one_at_a_time = asyncio.Semaphore(1)
        self._running: set[asyncio.Task[None]] = set()

    async def begin(self, id: UUID, *, title: str, by: Actor, request_id: RequestId) -> Draft:
        """A draft of what follows the newest edition; raises NotYours, AlreadyDone."""
        await self.editions.refresh()
        newest = self.editions.known[-1]
        draft = Draft.begun(
            id, title=title, base=newest.no, sha256=newest.sha256, by=by, at=self._clock.now()
        )  # fmt: skip
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            await book.begin(draft, draft.footprint("begin_draft", before=None, by=by))
        return draft

    async def change_rows(
        self, id: UUID, edits: Sequence[RowEdit], *, by: Actor, request_id: RequestId, seen: int | None
    ) -> Draft:
        """Change rows, all of them or none; raises NotEditable, NotYours, DraftIsDone, DraftChanged, AlreadyDone."""
        changed: list[str] = []

        def change(files: PackFiles) -> PackFiles:
            for edit in edits:
                files, before, after = edited(files, edit, self.parts)
                may_change_row(by, self.parts.sheet(edit.file), *(row for row in (before, after) if row is not None))
                changed.append(f"{edit.file}#{edit.key or '+'}")
            return files

        return await self._change(id, change, "change_draft", by=by, request_id=request_id, seen=seen, facts=changed)

    async def take_in(
        self, id: UUID, *, name: str, content: bytes, by: Actor, request_id: RequestId, seen: int | None
    ) -> Draft:
        """Put an uploaded file or ZIP in place; raises what `change_rows` does."""
        may_upload(by)

        def change(files: PackFiles) -> PackFiles:
            return taken_in(files, name=name, content=content, parts=self.parts)

        return await self._change(id, change, "upload_draft", by=by, request_id=request_id, seen=seen, facts=[name])

    async def carry_over(self, id: UUID, *, by: Actor, request_id: RequestId, seen: int | None) -> Draft:
        """Make the draft's changes to the newest edition instead; raises RowsMeet and what `change_rows` does."""
        await self.editions.refresh()
        newest = self.editions.known[-1].no

        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            before, overlay = await _locked(book, id, seen)
            if before.base == newest:
                raise NotEditable("草稿已基于最新版本，无须移动。")
            base, newer = (
                await asyncio.to_thread(self._files, before.base),
                await asyncio.to_thread(self._files, newest),
            )
            files = carried_over(base, overlay.over(base), newer, self.parts)
            after = before.changed(sha256=fingerprint(files), by=by, at=self._clock.now(), base=newest)
            told = after.footprint("carry_draft_over", before=before, by=by, from_edition=before.base)
            await book.keep(after, Overlay.between(newer, files), told)
        return after

    async def agree(self, id: UUID, *, by: Actor, request_id: RequestId, seen: int | None) -> Draft:
        """Stand for what somebody else has drafted; raises NotYours, NeedsAnother, DraftIsDone, DraftChanged."""
        region = self.editions.current().region
        return await self._turn(
            id, lambda draft: draft.agreed_to(by=by, at=self._clock.now(), region=region), "agree_draft", by=by,
            request_id=request_id, seen=seen,
        )  # fmt: skip

    async def drop(self, id: UUID, *, by: Actor, request_id: RequestId, seen: int | None) -> Draft:
        """Give a draft up; raises NotYours, DraftIsDone, DraftChanged."""
        return await self._turn(
            id, lambda draft: draft.dropped(by=by, at=self._clock.now()), "drop_draft", by=by, request_id=request_id,
            seen=seen,
        )  # fmt: skip

    async def apply(
        self,
        id: UUID,
        *,
        note: str,
        effective_from: datetime | None,
        by: Actor,
        request_id: RequestId,
        seen: int | None,
    ) -> Edition:
        """Make the draft the newest edition.

        Raises PackFault with every finding, EditionMovedOn, DraftChanged, NeedsAnother, NotYours, DraftIsDone,
        AccountTaken, AlreadyDone; nothing is changed then.
        """
        command = Command(request_id=request_id, by=by)
        draft, overlay = await self.shelf.draft(id)
        await self.editions.refresh()
        newest = self.editions.known[-1].no
        # Within the work, so that a repeat of what was granted is answered as such, whatever has become of the draft.
        async with self._edition_work.begin(command):
            draft.may_be_applied(by=by)
            if seen is not None and draft.version != seen:
                raise DraftChanged("草稿已被改动，请重新查看后再发布。")
            if newest != draft.base:
                raise EditionMovedOn(
                    f"草稿基于第{draft.base}版，而第{newest}版已经发布。请把改动移到新版上，重新检查后再发布。",
                    base=draft.base,
                    edition=newest,
                )
        files = overlay.over(await asyncio.to_thread(self._files, draft.base))
        now = self._clock.now()
        edition = await apply_pack(
            files,
            command,
            work=self._edition_work,
            effective_from=now if effective_from is None else max(now, effective_from),
            note=note,
            now=now,
            draft=draft,
            parts=self.parts,
        )
        await self.editions.refresh()
        return edition

    async def files_of(self, id: UUID) -> tuple[Draft, PackFiles, PackFiles]:
        """A draft, all files of its base, and all files as the draft would have them; raises UnknownDraft."""
        draft, overlay = await self.shelf.draft(id)
        base = await asyncio.to_thread(self._files, draft.base)
        return draft, base, overlay.over(base)

    # ------------------------------------------------------------ checking

    async def begin_check(self, id: UUID, *, days: int, by: Actor) -> CheckState:
        """Begin to prove and compare a draft beside the running work, unless that is being done; how far it is."""
        draft, _ = await self.shelf.draft(id)
        now = self._clock.now()
        state = CheckState(
            draft=id, sha256=draft.sha256, asked_by=by.person, began_at=now, step=0, step_zh="排队", step_en="waiting",
            ended_at=None, report=None,
        )  # fmt: skip
        if await self.shelf.begin_check(state, lost_before=now - CHECK_LOST_AFTER):
            task = asyncio.create_task(self._check(state, days=days))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
            return state
        return await self.shelf.check(id) or state

    async def _check(self, state: CheckState, *, days: int) -> None:
        """One check at a time in this process: each is seconds of a processor's time, in a thread of its own."""
        async with self._one_at_a_time:
            loop, steps = asyncio.get_running_loop(), asyncio.Queue[tuple[int, str, str] | None]()

            def on_progress(step: int, zh: str, en: str) -> None:
                loop.call_soon_threadsafe(steps.put_nowait, (step, zh, en))

            noting = asyncio.create_task(self._note_steps(state, steps))
            try:
                report = await self._examined(state.draft, days=days, on_progress=on_progress)
            except BaseException:
                await self.shelf.note_check(
                    replace(state, step_zh="检查中断", step_en="broken off", ended_at=self._clock.now())
                )
                raise
            finally:
                steps.put_nowait(None)
                await noting
            await self.shelf.note_check(
                replace(
                    state, step=STEPS, step_zh="完成", step_en="done", ended_at=self._clock.now(), report=report
                )
            )  # fmt: skip

    async def _examined(self, id: UUID, *, days: int, on_progress: Callable[[int, str, str], None]) -> bytes:
        draft, base, files = await self.files_of(id)
        now = self._clock.now()
        past = PastCases(
            days=days,
            all=await self._past.past_matters(since=now - timedelta(days=days), until=now),
            open=await self._past.open_matters(),
        )
        old = await asyncio.to_thread(self.editions.of, draft.base)
        return await asyncio.to_thread(
            lambda: msgspec.json.encode(examine(files, base, old, past=past, on_progress=on_progress, parts=self.parts))
        )  # fmt: skip

    async def _note_steps(self, state: CheckState, steps: "asyncio.Queue[tuple[int, str, str] | None]") -> None:
        while (step := await steps.get()) is not None:
            await self.shelf.note_check(replace(state, step=step[0], step_zh=step[1], step_en=step[2]))

    # ------------------------------------------------------------ inside

    def _files(self, edition: EditionNo) -> PackFiles:
        return self.editions.files(edition)

    async def _change(
        self,
        id: UUID,
        change: Callable[[PackFiles], PackFiles],
        move: str,
        *,
        by: Actor,
        request_id: RequestId,
        seen: int | None,
        facts: list[str],
    ) -> Draft:
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            before, overlay = await _locked(book, id, seen)
            base = await asyncio.to_thread(self._files, before.base)
            files = await asyncio.to_thread(change, overlay.over(base))
            after = before.changed(sha256=fingerprint(files), by=by, at=self._clock.now())
            told = after.footprint(move, before=before, by=by, changed=[*facts[:100]])
            await book.keep(after, Overlay.between(base, files), told)
        return after

    async def _turn(
        self,
        id: UUID,
        turn: Callable[[Draft], Draft],
        move: str,
        *,
        by: Actor,
        request_id: RequestId,
        seen: int | None,
    ) -> Draft:
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            before, _ = await _locked(book, id, seen)
            after = turn(before)
            await book.keep(after, None, after.footprint(move, before=before, by=by))
        return after


async def _locked(book: DraftBook, id: UUID, seen: int | None) -> tuple[Draft, Overlay]:
    draft, overlay = await book.draft(id)
    if seen is not None and draft.version != seen:
        raise DraftChanged("草稿已被他人改动，请刷新后再改。", version=draft.version)
    return draft, overlay
