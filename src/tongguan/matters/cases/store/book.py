# SPDX-License-Identifier: Apache-2.0
"""Cases in PostgreSQL: two statements a move, taking (lock and load) and putting back with the footprint."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import LiteralString

import msgspec

from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.words import terms
from tongguan.ground.kernel.work import Command
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.unit_of_work import PostgresUnitOfWork, Work, WorkTransaction
from tongguan.matters.cases.application.ports import CaseBook, HistoryLine
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.folding import patch
from tongguan.matters.cases.domain.lifecycle import Decision
from tongguan.matters.cases.domain.refusals import CaseNotFound
from tongguan.matters.cases.store import records

_HISTORY_FIELDS = (
    "case_id", "version", "move", "at", "person", "post", "role", "organ", "before", "after", "reason",
)  # fmt: skip
_PARENT: LiteralString = """
    SELECT parent.id, parent.task_no FROM cases."case" AS child JOIN cases."case" AS parent ON parent.id = child.parent
    WHERE child.id = %s
"""
_HISTORY: LiteralString = """
    SELECT case_id, version, move, at, person, post, role, organ, before, after, reason, facts, patch
    FROM cases.history WHERE case_id = %s ORDER BY version
"""

BELLS_DUE: LiteralString = """
    SELECT 'clocks', count(*), coalesce(extract(epoch FROM now() - min(next_tick_at)), 0)::float8
    FROM cases."case" WHERE next_tick_at <= now()
"""
"""Cases whose bell is due, and for how long the oldest has been waiting: by the database's time, whoever rings."""


class PostgresBook:
    """Implements CaseBook on an open transaction; neighbours may share the transaction."""

    def __init__(self, transaction: WorkTransaction) -> None:
        self._transaction = transaction

    async def next_task_no(self, day: date) -> str:
        """Day and running number: unique for ever, readable over the telephone."""
        number = await self._transaction.value(int, "SELECT nextval('cases.task_no')")
        return f"{day:%Y%m%d}{number:06d}"

    async def take(self, case_id: CaseId) -> Case:
        """Lock the row, then load the tree, in one statement; raises CaseNotFound."""
        tree = await self._transaction.value(bytes, records.TAKEN, [case_id])
        if tree is None:
            raise CaseNotFound()
        return records.case_decoder.decode(tree)

    async def parent_of(self, case_id: CaseId) -> tuple[CaseId, str] | None:
        """The case this one was merged into and its task number, looked up without a lock."""
        found = await self._transaction.tuples(_PARENT, [case_id])
        return (CaseId(found[0][0]), str(found[0][1])) if found else None

    async def take_due(self, case_id: CaseId, now: datetime) -> Case | None:
        """Lock the row unless another worker has it or it is no longer due."""
        locked = await self._transaction.tuples(
            'SELECT FROM cases."case" WHERE id = %s AND next_tick_at <= %s FOR UPDATE SKIP LOCKED', [case_id, now]
        )
        return await self.take(case_id) if locked else None

    async def put(self, decision: Decision, *, words: str | None = None) -> None:
        """One statement for case, children, history, audit line and events; no waiting."""
        change = patch(decision.before, decision.case)
        kinds = tuple(change.children)
        await self._transaction.leave(
            decision.footprint,
            changes=records.write_back(kinds, new=decision.before is None),
            parameters=[
                records.case_row(decision.case),
                *(records.item_rows(change.children[kind]) for kind in kinds),
                records.encoded(records.history_row(decision, change)),
            ],
        )
        if words is not None:
            said = records.encoded([records.words_row(decision.case, words)])
            await self._transaction.put(records.INSERT_WORDS, [said])
        elif decision.before and (found := records.searched_of(decision.case)) != records.searched_of(decision.before):
            said_before = await self._transaction.value(str, records.DESCRIPTION, [decision.case.id])
            await self._transaction.put(records.RENEW_WORDS, [terms(f"{found} {said_before}"), decision.case.id])


class PostgresCaseWork(PostgresUnitOfWork[CaseBook]):
    """Implements CaseWork."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, PostgresBook)

    async def bind(self, command: Command, *, subject: str, at: datetime) -> None:
        """One round trip; raises KeyUsedElsewhere."""
        await self.work.bind(command, subject=subject, at=at)


class PostgresShelf:
    """Implements CaseShelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, case_id: CaseId) -> Case:
        """The case as it is now; raises CaseNotFound."""
        async with self._database.reading() as session:
            tree = await session.value(bytes, records.TREE + " WHERE c.id = %s", [case_id])
        if tree is None:
            raise CaseNotFound()
        return records.case_decoder.decode(tree)

    async def by_task_no(self, task_no: str) -> Case:
        """The case of this task number; raises CaseNotFound."""
        async with self._database.reading() as session:
            tree = await session.value(bytes, records.TREE + " WHERE c.task_no = %s", [task_no])
        if tree is None:
            raise CaseNotFound(f"没有任务号为 {task_no} 的案件。")
        return records.case_decoder.decode(tree)

    async def words(self, case_id: CaseId) -> str:
        """What the citizen said, in full; empty when nothing was written down."""
        async with self._database.reading() as session:
            said = await session.value(str, records.DESCRIPTION, [case_id])
        return said or ""

    async def history(self, case_id: CaseId) -> Sequence[HistoryLine]:
        """Every move, first to last."""
        async with self._database.reading() as session:
            found = await session.tuples(_HISTORY, [case_id])
        return [
            HistoryLine(
                **dict(zip(_HISTORY_FIELDS, row, strict=True)),
                facts=msgspec.json.decode(facts),
                patch=msgspec.json.decode(change),
            )
            for *row, facts, change in found
        ]

    async def due(self, now: datetime, most: int) -> Sequence[CaseId]:
        """Cases whose clocks want attention, longest waiting first."""
        async with self._database.reading() as session:
            found = await session.tuples(
                'SELECT id FROM cases."case" WHERE next_tick_at <= %s ORDER BY next_tick_at LIMIT %s',
                [now, most],
            )
        return [case_id for (case_id,) in found]

    async def to_archive(self, before: datetime, most: int) -> Sequence[CaseId]:
        """Closed cases whose window has passed and on which nothing is undecided."""
        async with self._database.reading() as session:
            found = await session.tuples(
                "SELECT id FROM cases.\"case\" AS c WHERE state = 'closed' AND closed_at <= %s AND NOT EXISTS"
                " (SELECT FROM cases.request AS r WHERE r.case_id = c.id AND r.decided_at IS NULL)"
                " ORDER BY closed_at LIMIT %s",
                [before, most],
            )
        return [case_id for (case_id,) in found]

    async def children(self, parent: CaseId) -> Sequence[CaseId]:
        """Cases merged into this one and not yet answered."""
        async with self._database.reading() as session:
            found = await session.tuples(
                'SELECT id FROM cases."case" WHERE parent = %s AND closed_at IS NULL ORDER BY id', [parent]
            )
        return [case_id for (case_id,) in found]

    async def unanswered(self, most: int) -> Sequence[CaseId]:
        """Parents that have ended while a child still waits for its answer."""
        async with self._database.reading() as session:
            found = await session.tuples(
                'SELECT DISTINCT parent.id FROM cases."case" AS child JOIN cases."case" AS parent'
                " ON parent.id = child.parent WHERE child.closed_at IS NULL AND parent.closed_at IS NOT NULL LIMIT %s",
                [most],
            )
        return [case_id for (case_id,) in found]
