# SPDX-License-Identifier: Apache-2.0
"""Cases kept in memory, by the same rules: years are played in minutes, then written to PostgreSQL in bulk."""

import heapq
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import LiteralString, TypeVar
from uuid import UUID

import msgspec

from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.refusal import Conflict
from tongguan.ground.kernel.work import AlreadyDone, Command
from tongguan.ground.plumbing.database import BulkLoad
from tongguan.ground.plumbing.unit_of_work import leave_many
from tongguan.matters.cases.application.ports import CaseBook, HistoryLine
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.folding import patch
from tongguan.matters.cases.domain.lifecycle import Decision
from tongguan.matters.cases.domain.refusals import CaseNotFound
from tongguan.matters.cases.domain.states import State
from tongguan.matters.cases.store import records

BATCH = 1000
"""Rows in one statement of a flush."""

Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A decision on record, in whose request, with what the citizen said when it was the first."""

    request_id: UUID
    decision: Decision
    words: str | None


class MemoryBook:
    """Implements CaseBook: what is put is seen by this transaction at once, by others when it ends."""

    def __init__(self, store: "MemoryStore", command: Command) -> None:
        self._store = store
        self._command = command
        self.kept: list[_Kept] = []
        self._mine: dict[CaseId, Case] = {}

    async def next_task_no(self, day: date) -> str:
        """Day and running number, as PostgreSQL gives them."""
        self._store.last_number += 1
        return f"{day:%Y%m%d}{self._store.last_number:06d}"

    async def take(self, case_id: CaseId) -> Case:
        """The case; nobody else acts between two awaits of this process. Raises CaseNotFound."""
        return self._mine.get(case_id) or await self._store.get(case_id)

    async def parent_of(self, case_id: CaseId) -> tuple[CaseId, str] | None:
        """The case this one was merged into and its task number."""
        parent = (await self.take(case_id)).parent
        return None if parent is None else (parent, (await self.take(parent)).task_no)

    async def take_due(self, case_id: CaseId, now: datetime) -> Case | None:
        """The case if its clocks want attention."""
        case = await self.take(case_id)
        return case if case.next_tick_at is not None and case.next_tick_at <= now else None

    async def put(self, decision: Decision, *, words: str | None = None) -> None:
        """Keep the decision until the transaction ends."""
        self._mine[decision.case.id] = decision.case
        self.kept.append(_Kept(request_id=self._command.request_id.id, decision=decision, words=words))


class MemoryStore:
    """Implements CaseWork and CaseShelf over dictionaries; `flush` empties into PostgreSQL what it has gathered."""

    def __init__(self, *, last_number: int = 0) -> None:
        """`last_number`: the last task number given out so far (of the database that a flush will write to)."""
        self.last_number = last_number
        self.cases: dict[CaseId, Case] = {}
        self._decisions: dict[CaseId, list[Decision]] = {}
        self._words: dict[CaseId, str] = {}
        self._done: dict[UUID, str] = {}
        self._ticks: list[tuple[datetime, CaseId]] = []
        self._waiting: list[_Kept] = []
        self._ends: dict[str, tuple[int, bytes]] = {}

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[CaseBook]:
        """All or nothing; raises AlreadyDone, and Conflict when a case was changed since it was taken."""
        if command.request_id.id in self._done:
            raise AlreadyDone(subject=self._done[command.request_id.id], answer=None)
        book = MemoryBook(self, command)
        yield book
        self._commit(command, book.kept)

    async def bind(self, command: Command, *, subject: str, at: datetime) -> None:
        """Nobody keys what is played here."""
        del at
        self._done.setdefault(command.request_id.id, subject)

    def _commit(self, command: Command, kept: list[_Kept]) -> None:
        first = {id_: next(k.decision for k in kept if k.decision.case.id == id_) for id_ in _touched(kept)}
        if any(decision.before is not self.cases.get(id_) for id_, decision in first.items()):
            raise Conflict()
        for one in kept:
            case = one.decision.case
            self.cases[case.id] = case
            self._decisions.setdefault(case.id, []).append(one.decision)
            if one.words is not None:
                self._words[case.id] = one.words
            if case.next_tick_at is not None:
                heapq.heappush(self._ticks, (case.next_tick_at, case.id))
        self._waiting += kept
        if kept:
            self._done[command.request_id.id] = kept[0].decision.footprint.subject

    async def get(self, case_id: CaseId) -> Case:
        """The case as it is now; raises CaseNotFound."""
        try:
            return self.cases[case_id]
        except KeyError:
            raise CaseNotFound() from None

    async def by_task_no(self, task_no: str) -> Case:
        """The case of this task number; raises CaseNotFound."""
        for case in self.cases.values():
            if case.task_no == task_no:
                return case
        raise CaseNotFound(f"没有任务号为 {task_no} 的案件。")

    async def words(self, case_id: CaseId) -> str:
        """What the citizen said, in full; empty when nothing was written down."""
        return self._words.get(case_id, "")

    async def history(self, case_id: CaseId) -> Sequence[HistoryLine]:
        """Every move since the last flush, first to last."""
        return [_line(decision) for decision in self._decisions.get(case_id, ())]

    async def due(self, now: datetime, most: int) -> Sequence[CaseId]:
        """Cases whose clocks want attention, longest waiting first."""
        found: dict[CaseId, datetime] = {}
        while self._ticks and self._ticks[0][0] <= now and len(found) < most:
            moment, case_id = heapq.heappop(self._ticks)
            case = self.cases.get(case_id)
            if case is not None and case.next_tick_at == moment:
                found[case_id] = moment
        for case_id, moment in found.items():
            heapq.heappush(self._ticks, (moment, case_id))
        return list(found)

    async def to_archive(self, before: datetime, most: int) -> Sequence[CaseId]:
        """Closed cases whose window has passed and on which nothing is undecided."""
        ended = (
            case.id
            for case in self.cases.values()
            if case.state is State.CLOSED
            and case.closed_at is not None
            and case.closed_at <= before
            and not any(request.state.open for request in case.requests)
        )
        return list(islice(ended, most))

    async def children(self, parent: CaseId) -> Sequence[CaseId]:
        """Cases merged into this one and not yet answered."""
        return [case.id for case in self.cases.values() if case.parent == parent and case.closed_at is None]

    async def unanswered(self, most: int) -> Sequence[CaseId]:
        """Parents that have ended while a child still waits for its answer."""
        waiting = dict.fromkeys(
            case.parent for case in self.cases.values() if case.parent is not None and case.closed_at is None
        )
        ended = (id_ for id_ in waiting if id_ is not None and id_ in self.cases and not self.cases[id_].open)
        return list(islice(ended, most))

    async def flush(self, load: BulkLoad) -> int:
        """Write everything gathered since the last flush; returns how many moves.

        Cases that have ended leave the memory; open ones stay and may be written again. The load must commit, or
        what was gathered is lost.
        """
        gathered, self._waiting = self._waiting, []
        await _write(load, gathered, [self.cases[id_] for id_ in _touched(gathered)])
        await leave_many(load, ((k.request_id, k.decision.footprint) for k in gathered), ends=self._ends)
        await load.change("SELECT setval('cases.task_no', %s)", [max(self.last_number, 1)])
        self._forget(gathered)
        return len(gathered)

    def _forget(self, gathered: list[_Kept]) -> None:
        self._done.clear()
        self._decisions.clear()
        for id_ in _touched(gathered):
            case = self.cases[id_]
            if not case.open and case.closed_at is not None:
                del self.cases[id_]
                self._words.pop(id_, None)
                self._ends.pop(f"case/{id_}", None)


async def _write(load: BulkLoad, gathered: list[_Kept], cases: list[Case]) -> None:
    new = {k.decision.case.id for k in gathered if k.decision.before is None}
    lines: list[dict[str, object]] = []
    children: dict[str, dict[UUID, object]] = {kind: {} for kind in records.TABLES}
    for one in gathered:
        change = patch(one.decision.before, one.decision.case)
        lines.append(records.history_row(one.decision, change))
        for kind, items in change.children.items():
            children[kind].update((item.id, item) for item in items)
    rows = [records.own_fields(case) for case in cases]
    await _in_batches(load, records.INSERT_CASES, [row for row in rows if row["id"] in new])
    await _in_batches(load, records.UPDATE_CASES, [row for row in rows if row["id"] not in new])
    for kind, found in children.items():
        await _in_batches(load, records.upsert(kind), list(found.values()))
    await _in_batches(load, records.INSERT_HISTORY, lines)
    words = [records.words_row(k.decision.case, k.words) for k in gathered if k.words is not None]
    await _in_batches(load, records.INSERT_WORDS, words)


async def _in_batches(load: BulkLoad, sql: LiteralString, rows: Sequence[object]) -> None:
    for start in range(0, len(rows), BATCH):
        await load.change(sql, [records.encoded(rows[start : start + BATCH])])


def _touched(kept: Iterable[_Kept]) -> Iterable[CaseId]:
    return dict.fromkeys(one.decision.case.id for one in kept)


def _line(decision: Decision) -> HistoryLine:
    footprint = decision.footprint
    change = patch(decision.before, decision.case).document()
    return HistoryLine(
        case_id=decision.case.id,
        version=decision.case.version,
        move=decision.move,
        at=footprint.at,
        person=footprint.person,
        post=decision.post.id,
        role=decision.post.role,
        organ=decision.post.organ,
        before=footprint.before,
        after=decision.case.state,
        reason=decision.reason,
        facts=msgspec.json.decode(records.encoded(decision.facts)),
        patch=msgspec.json.decode(records.encoded(change)),
    )
