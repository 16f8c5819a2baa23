# SPDX-License-Identifier: Apache-2.0
"""What waits for somebody: errands, orders, whistles, words to answer."""

from collections.abc import Sequence
from typing import LiteralString

from tongguan.cases.api import Sight
from tongguan.plumbing.database import Database
from tongguan.portals.application.ports import CallRow, NoticeRow, OrderRow, TaskRow
from tongguan.portals.store.conditions import any_of, seen_by


class PostgresDesks:
    """Implements Desks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tasks(self, person: str, *, limit: int) -> Sequence[TaskRow]:
        """Errands that somebody was given and has not done."""
        async with self._database.reading() as look:
            return await look.rows(TaskRow, _TASKS, [person, limit])

    async def orders(self, units: Sequence[str], *, limit: int) -> Sequence[OrderRow]:
        """Orders that lie with these units."""
        async with self._database.reading() as look:
            return await look.rows(OrderRow, _ORDERS, [list(units), limit])

    async def calls(self, units: Sequence[str], *, limit: int) -> Sequence[CallRow]:
        """Whistles that called these units."""
        async with self._database.reading() as look:
            return await look.rows(CallRow, _CALLS, [list(units), limit])

    async def notices(self, *, sight: Sight, kinds: Sequence[str], mine: bool, limit: int) -> Sequence[NoticeRow]:
        """Unanswered words: those to the person's own organs, or all that the person may see."""
        async with self._database.reading() as look:
            if mine:
                sql: LiteralString = f"{_NOTICES} AND n.organ = ANY(%s) {_LONGEST}"
                return await look.rows(NoticeRow, sql, [list(kinds), list(sight.organs), limit])
            seen = any_of(seen_by(sight))
            sql = f"{_NOTICES} AND ({seen.sql}) {_LONGEST}"
            return await look.rows(NoticeRow, sql, [list(kinds), *seen.parameters, limit])

    async def notices_sent(self, person: str, *, kinds: Sequence[str], limit: int) -> Sequence[NoticeRow]:
        """What a person has sent, answered or not."""
        async with self._database.reading() as look:
            return await look.rows(NoticeRow, _SENT, [list(kinds), person, limit])


_TASKS: LiteralString = """
    SELECT t.id, t.kind, t.state, t.sent_at, t.due_at, t.note, t.case_id, c.task_no, c.title, c.address, c.region,
           c.lon, c.lat
    FROM cases.task AS t JOIN cases."case" AS c ON c.id = t.case_id
    WHERE t.assignee = %s AND t.done_at IS NULL ORDER BY t.due_at NULLS LAST, t.id LIMIT %s
"""
_ORDERS: LiteralString = """
    SELECT o.id, o.unit, o.role, o.state, o.handler, o.sent_at, o.due_at, o.case_id, c.task_no, c.state AS case_state,
           c.title, c.address, c.class_code, c.region, c.yellow_at, c.red_at, c.lon, c.lat
    FROM cases.work_order AS o JOIN cases."case" AS c ON c.id = o.case_id
    WHERE o.unit = ANY(%s) AND o.done_at IS NULL AND o.state <> ALL('{returned,withdrawn}') AND c.closed_at IS NULL
    ORDER BY coalesce(c.red_at, 'infinity'), o.id LIMIT %s
"""
_CALLS: LiteralString = """
    SELECT w.id, w.unit, w.state, w.blown_from, w.blown_at, w.text, w.answer_due_at, w.arrive_due_at, w.case_id,
           c.task_no, c.title, c.address, c.lon, c.lat
    FROM cases.whistle_call AS w JOIN cases."case" AS c ON c.id = w.case_id
    WHERE w.unit = ANY(%s) AND w.finished_at IS NULL AND c.closed_at IS NULL ORDER BY w.blown_at, w.id LIMIT %s
"""
_NOTICE: LiteralString = """
    SELECT n.id, n.kind, n.by, n.at, n.organ, n.person, n.text, n.reply_due_at, n.answered_at, n.answered_by, n.answer,
           n.case_id, c.version, c.task_no, c.state AS case_state, c.title, c.region
    FROM cases.notice AS n JOIN cases."case" AS c ON c.id = n.case_id
"""
_SENT: LiteralString = f"""
    {_NOTICE} WHERE n.organ IS NOT NULL AND n.kind = ANY(%s) AND n.by = %s ORDER BY n.at DESC, n.id LIMIT %s
"""
_NOTICES: LiteralString = f"""
    {_NOTICE} WHERE n.answered_at IS NULL AND n.organ IS NOT NULL AND c.closed_at IS NULL AND n.kind = ANY(%s)
"""
_LONGEST: LiteralString = "ORDER BY n.reply_due_at NULLS LAST, n.at, n.id LIMIT %s"
