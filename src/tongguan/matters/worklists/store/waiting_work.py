# SPDX-License-Identifier: Apache-2.0
"""What waits for somebody: errands, orders, whistles, words to answer."""

from collections.abc import Sequence
from typing import LiteralString

from tongguan.ground.kernel.rows import Presentation, Row
from tongguan.ground.plumbing.conditions import SqlCondition, all_of, any_of
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.listing import Listing, first_lines, lines_of
from tongguan.matters.cases.api import Sight
from tongguan.matters.cases.sql import lamps
from tongguan.matters.cases.sql.sight import seen_by
from tongguan.matters.worklists.api import CallOut, NoticeOut, OrderOut, TaskOut

TASKS = Listing(row=TaskOut, table="t", source='cases.task AS t JOIN cases."case" AS c ON c.id = t.case_id')
ORDERS = Listing(
    row=OrderOut,
    table="o",
    source='cases.work_order AS o JOIN cases."case" AS c ON c.id = o.case_id',
    besides={"lamp": lamps.lamp(lamps.THIS_SECOND)},
)
CALLS = Listing(row=CallOut, table="w", source='cases.whistle_call AS w JOIN cases."case" AS c ON c.id = w.case_id')
NOTICES = Listing(
    row=NoticeOut,
    table="n",
    source='cases.notice AS n JOIN cases."case" AS c ON c.id = n.case_id',
    besides={"overdue": "coalesce(n.reply_due_at < coalesce(n.answered_at, %s), false)"},
)


class PostgresWaitingWork:
    """Implements Desks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tasks(self, person: str, *, limit: int, presentation: Presentation) -> Sequence[TaskOut]:
        """Errands that somebody was given and has not done."""
        where = SqlCondition("t.assignee = %s AND t.done_at IS NULL", person)
        return await self._first(TASKS, where, "t.due_at NULLS LAST, t.id", limit, presentation)

    async def orders(self, units: Sequence[str], *, limit: int, presentation: Presentation) -> Sequence[OrderOut]:
        """Orders that lie with these units."""
        where = SqlCondition(f"o.unit = ANY(%s) AND {_LIES_THERE}", list(units))
        return await self._first(ORDERS, where, "coalesce(c.red_at, 'infinity'), o.id", limit, presentation)

    async def calls(self, units: Sequence[str], *, limit: int, presentation: Presentation) -> Sequence[CallOut]:
        """Whistles that called these units."""
        where = SqlCondition("w.unit = ANY(%s) AND w.finished_at IS NULL AND c.closed_at IS NULL", list(units))
        return await self._first(CALLS, where, "w.blown_at, w.id", limit, presentation)

    async def notices(
        self, *, sight: Sight, kinds: Sequence[str], mine: bool, limit: int, presentation: Presentation
    ) -> Sequence[NoticeOut]:
        """Unanswered words: those to the person's own organs, or all that the person may see."""
        whose = SqlCondition("n.organ = ANY(%s)", list(sight.organs)) if mine else any_of(seen_by(sight))
        where = all_of([SqlCondition(f"{_UNANSWERED} AND n.kind = ANY(%s)", list(kinds)), whose])
        return await self._first(NOTICES, where, "n.reply_due_at NULLS LAST, n.at, n.id", limit, presentation)

    async def notices_sent(
        self, person: str, *, kinds: Sequence[str], limit: int, presentation: Presentation
    ) -> Sequence[NoticeOut]:
        """What a person has sent, answered or not."""
        where = SqlCondition("n.organ IS NOT NULL AND n.kind = ANY(%s) AND n.by = %s", list(kinds), person)
        return await self._first(NOTICES, where, "n.at DESC, n.id", limit, presentation)

    async def _first(
        self, listing: Listing[Row], where: SqlCondition, order: LiteralString, limit: int, presentation: Presentation
    ) -> list[Row]:
        asked = first_lines(listing, where, order, limit, presentation)
        async with self._database.reading() as look:  # few lines wait for anybody, and an index of its own finds them
            return await lines_of(look, listing, asked, presentation, planned_once=True)


_LIES_THERE: LiteralString = "o.done_at IS NULL AND o.state <> ALL('{returned,withdrawn}') AND c.closed_at IS NULL"
_UNANSWERED: LiteralString = "n.answered_at IS NULL AND n.organ IS NOT NULL AND c.closed_at IS NULL"
