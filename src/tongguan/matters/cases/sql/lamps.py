# SPDX-License-Identifier: Apache-2.0
"""The lamp of a case in SQL on `cases."case" AS c`, as `cases/domain/lamps.py` decides it.

`at` is how the statement names the present second (`bound` gives it). All but `lamp` speak of cases that are open: the
indexes of lists hold only those, so `c.closed_at IS NULL` stands beside them, once.
"""

from datetime import datetime
from typing import LiteralString

from tongguan.ground.plumbing.conditions import SqlCondition
from tongguan.matters.cases.domain.lamps import Lamp, whole_second

THIS_SECOND: LiteralString = "date_trunc('second', %s::timestamptz)"
"""The present second, where a statement is given the present moment."""
IS_OPEN: LiteralString = "c.closed_at IS NULL"


def is_red(at: LiteralString = "%s") -> LiteralString:
    """A limit has passed."""
    return f"c.red_at < {at}"


def is_ahead(at: LiteralString = "%s") -> LiteralString:
    """A limit runs and has not passed yet: green or yellow."""
    return f"c.red_at >= {at}"


def is_yellow(at: LiteralString = "%s") -> LiteralString:
    """Most of a running limit is used up.

    `coalesce` hides the second comparison from the planner: it would take the two for independent, expect next to
    nothing, and leave the index in whose order a list by due date is read.
    """
    return f"c.yellow_at <= {at} AND coalesce({is_ahead(at)}, false)"


def is_green(at: LiteralString = "%s") -> LiteralString:
    """A limit runs, and most of it is left."""
    return f"{is_ahead(at)} AND coalesce(c.yellow_at > {at}, true)"


IS_PAUSED: LiteralString = "c.red_at IS NULL AND c.due_at IS NOT NULL"
HAS_NONE: LiteralString = "c.red_at IS NULL AND c.due_at IS NULL"


def lamp(at: LiteralString = "%s") -> LiteralString:
    """The name of the lamp."""
    return f"""
        CASE WHEN NOT ({IS_OPEN}) OR ({HAS_NONE}) THEN 'none' WHEN {IS_PAUSED} THEN 'paused'
             WHEN {is_red(at)} THEN 'red' WHEN {is_yellow(at)} THEN 'yellow' ELSE 'green' END
    """


def tallies(at: LiteralString = "%s") -> LiteralString:
    """How many of the rows are red, and how many are yellow."""
    return f"count(*) FILTER (WHERE {is_red(at)}) AS red, count(*) FILTER (WHERE {is_yellow(at)}) AS yellow"


def bound(sql: LiteralString, now: datetime) -> SqlCondition:
    """One of the above with the present second for every `%s`."""
    return SqlCondition(sql, *[whole_second(now)] * sql.count("%s"))


def showing(wanted: Lamp, now: datetime) -> SqlCondition:
    """Open cases with this lamp."""
    match wanted:
        case Lamp.RED:
            return bound(is_red(), now)
        case Lamp.YELLOW:
            return bound(is_yellow(), now)
        case Lamp.GREEN:
            return bound(is_green(), now)
        case Lamp.PAUSED:
            return SqlCondition(IS_PAUSED)
        case Lamp.NONE:
            return SqlCondition(HAS_NONE)
