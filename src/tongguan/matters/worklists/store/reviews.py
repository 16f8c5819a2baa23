# SPDX-License-Identifier: Apache-2.0
"""Requests that wait for a decision, and cases that were put off by one."""

from collections.abc import Sequence
from typing import LiteralString

from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.conditions import SqlCondition, all_of, any_of
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.listing import Listing, as_array, as_object, first_lines, lines_of
from tongguan.matters.cases.api import Sight
from tongguan.matters.cases.sql.sight import seen_by
from tongguan.matters.worklists.api import DecidableRequests, RequestOut, RequestRow, ReviewNoteOut, SuspendedOut
from tongguan.matters.worklists.store.case_lists import CASES

_LAST: LiteralString = "r.reviews -> -1 ->> 'organ'"
_NOTES = Listing(
    row=ReviewNoteOut,
    table="note",
    source="json_to_recordset(r.reviews) AS note(by text, organ text, at timestamptz, agreed boolean, note text)",
)
_OF_REQUESTS: LiteralString = 'cases.request AS r JOIN cases."case" AS c ON c.id = r.case_id'
_LINES = Listing(
    row=RequestOut,
    table="r",
    source=_OF_REQUESTS,
    besides={"reviews": as_array(_NOTES), "case": as_object(CASES)},
)
REQUESTS = Listing(
    row=RequestRow, table="r", source=_OF_REQUESTS, besides={"forwarded_by": _LAST, "line": as_object(_LINES)}
)
SUSPENDED = Listing(
    row=SuspendedOut,
    table="asked",
    source="""cases."case" AS c
        JOIN LATERAL (
            SELECT r.* FROM cases.request AS r WHERE r.case_id = c.id AND r.kind = 'suspension' AND r.state = 'approved'
            ORDER BY r.decided_at DESC LIMIT 1
        ) AS asked ON true
        LEFT JOIN LATERAL (
            SELECT k.left_seconds, k.unit FROM cases.clock AS k
            WHERE k.case_id = c.id AND k.kind = 'overall' AND k.stopped_at IS NULL LIMIT 1
        ) AS stood ON true""",
    besides={"case": as_object(CASES)},
)
OPEN: LiteralString = "r.decided_at IS NULL"
"""As the index of what is undecided says it: the decided ones are never read."""


class PostgresReviews:
    """Implements Reviews."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def requests(
        self, *, sight: Sight, limit: int, presentation: Presentation, deciding: DecidableRequests | None = None
    ) -> Sequence[RequestRow]:
        """Undecided requests of the cases a person may see, the longest waiting first; only those of their turn."""
        wanted = [SqlCondition(OPEN), any_of(seen_by(sight))]
        if deciding is not None:
            wanted.append(turn_is_of(deciding))
        asked = first_lines(REQUESTS, all_of(wanted), "r.asked_at, r.id", limit, presentation)
        async with self._database.reading() as look:
            return await lines_of(look, REQUESTS, asked, presentation)

    async def forwarding(self) -> Sequence[str]:
        """The centres that forwarded a request which now waits for the centre above them."""
        async with self._database.reading() as look:
            return [str(centre) for (centre,) in await look.tuples(_FORWARDING) if centre is not None]

    async def suspended(self, *, sight: Sight, limit: int, presentation: Presentation) -> Sequence[SuspendedOut]:
        """Suspended cases a person may see, the first to go on again on top."""
        standing = SqlCondition("c.state = 'suspended' AND c.closed_at IS NULL")
        wanted = all_of([standing, any_of(seen_by(sight))])
        asked = first_lines(SUSPENDED, wanted, "c.suspended_until, c.id", limit, presentation)
        async with self._database.reading() as look:
            return await lines_of(look, SUSPENDED, asked, presentation)


def turn_is_of(deciding: DecidableRequests) -> SqlCondition:
    """`NextDecider.is_of` as a condition on `cases.request AS r` and its case `c`."""
    ways = (
        SqlCondition("r.kind = 'void' AND c.owner = ANY(%s)", list(deciding.leads)),
        SqlCondition(
            "r.kind = 'appeal' AND c.owner = ANY(CASE r.state WHEN 'pending_unit' THEN %s::text[] ELSE %s::text[] END)",
            list(deciding.dispatches),
            list(deciding.accepts),
        ),
        SqlCondition(f"{_OTHERS} AND r.state = 'pending_unit' AND r.unit = ANY(%s)", list(deciding.reviews_for)),
        SqlCondition(f"{_OTHERS} AND r.state = 'pending_upper' AND {_LAST} = ANY(%s)", list(deciding.below)),
        SqlCondition(
            f"{_OTHERS} AND r.state NOT IN ('pending_unit', 'pending_upper') AND c.owner = ANY(%s)",
            list(deciding.dispatches),
        ),
    )
    apart = SqlCondition(
        "r.asked_by <> %s AND NOT EXISTS"
        " (SELECT FROM json_array_elements(r.reviews) AS review WHERE review ->> 'by' = %s)",
        deciding.person,
        deciding.person,
    )
    return all_of([apart, any_of(ways)])


_OTHERS: LiteralString = "r.kind NOT IN ('void', 'appeal')"
_FORWARDING: LiteralString = f"""
    SELECT DISTINCT {_LAST} FROM cases.request AS r WHERE r.decided_at IS NULL AND r.state = 'pending_upper'
"""
