# SPDX-License-Identifier: Apache-2.0
"""Filters and sight as SQL conditions on `cases."case" AS c`, with their parameters beside them."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from tongguan.cases.api import OPEN, Area, Sight
from tongguan.kernel.ids import covers
from tongguan.portals.domain.filters import CaseFilter, Lamp
from tongguan.portals.domain.queues import MINE, Duty

STREET_DIGITS = 9
"""Length of a street's code: index case_street is by it."""

_LAMPS: dict[Lamp, tuple[LiteralString, int]] = {
    Lamp.RED: ("c.red_at < %s", 1),
    Lamp.YELLOW: ("c.yellow_at <= %s AND coalesce(c.red_at >= %s, true)", 2),
    Lamp.GREEN: ("c.red_at >= %s AND coalesce(c.yellow_at > %s, true)", 2),
    Lamp.AHEAD: ("c.red_at >= %s", 1),
    Lamp.PAUSED: ("c.red_at IS NULL AND c.due_at IS NOT NULL", 0),
}


class Condition:
    """One SQL condition with its parameters; conditions join with `all_of` and `any_of`."""

    def __init__(self, sql: LiteralString, *parameters: object) -> None:
        self.sql: LiteralString = sql
        self.parameters = parameters


def all_of(conditions: Sequence[Condition]) -> Condition:
    """Every one of them; true when there is none."""
    return _joined(conditions, " AND ", "true")


def any_of(conditions: Sequence[Condition]) -> Condition:
    """At least one of them; false when there is none."""
    return _joined(conditions, " OR ", "false")


def _joined(conditions: Sequence[Condition], word: LiteralString, none: LiteralString) -> Condition:
    if not conditions:
        return Condition(none)
    sql = word.join([f"({one.sql})" for one in conditions])
    return Condition(sql, *(p for one in conditions for p in one.parameters))


def wanted_by(wanted: CaseFilter, *, sight: Sight, now: datetime) -> Condition:
    """The filter, without its text."""
    given: list[Condition] = []
    queue = wanted.of_queue
    if queue is not None and queue.code != MINE:
        given.append(Condition("c.state = ANY(%s)", list(queue.states)))
        given.append(ours_below(sight) if queue.below else ours(sight))
    if wanted.only_open or (wanted.states and OPEN.issuperset(wanted.states)):
        given.append(Condition("c.closed_at IS NULL"))
    elif wanted.open is False:
        given.append(Condition("c.closed_at IS NOT NULL"))
    if wanted.only_open and queue is None and wanted.lamp is None and not wanted.states:
        given.append(Condition("c.state <> 'merged'"))  # ended for its citizen only when its parent ends
    if wanted.states:
        given.append(Condition("c.state = ANY(%s)", list(wanted.states)))
    if wanted.lamp is not None:
        sql, uses = _LAMPS[wanted.lamp]
        given.append(Condition(sql, *[now] * uses))
    if wanted.class_prefix is not None:
        given.append(_beginning("class_code", wanted.class_prefix))
    if wanted.region_prefix is not None:
        given.append(_in_region(wanted.region_prefix))
    if wanted.sources:
        given.append(Condition("c.source = ANY(%s)", list(wanted.sources)))
    exact: tuple[tuple[LiteralString, str | None], ...] = (
        ("c.owner = %s", wanted.owner),
        ("c.lead_unit = %s", wanted.unit),
        ("c.handler = %s", wanted.handler),
        ("c.urgency = %s", wanted.urgency),
    )
    given += [Condition(sql, value) for sql, value in exact if value is not None]
    if wanted.reported_from is not None:
        given.append(Condition("c.reported_at >= %s", wanted.reported_from))
    if wanted.reported_to is not None:
        given.append(Condition("c.reported_at < %s", wanted.reported_to))
    return all_of(given)


def seen_by(sight: Sight, *, region_prefix: str | None = None) -> list[Condition]:
    """What a person may see, as ways of seeing: each can be read from an index in the order of the list.

    A region asked for that lies within an area needs no other way: everything in it may be seen.
    """
    if region_prefix is not None and any(covers(a.region, region_prefix) and not a.classes for a in sight.areas):
        return [Condition("true")]
    ways = [_within(area) for area in sight.areas]
    if sight.organs:
        organs = list(sight.organs)
        ways.append(Condition("c.owner = ANY(%s)", organs))
        ways.append(Condition("c.lead_unit = ANY(%s)", organs))
        ways.append(Condition("c.id IN (SELECT part.case_id FROM portals.part WHERE part.organ = ANY(%s))", organs))
    if sight.person is not None:
        ways.append(
            Condition(
                "c.id IN (SELECT task.case_id FROM cases.task WHERE task.assignee = %s AND task.done_at IS NULL)",
                sight.person,
            )
        )
    return ways


def ways_of(duty: Duty) -> list[Condition]:
    """What waits for a person, as ways of finding it; each state of an organ is read from an index."""
    ways: list[Condition] = []
    for organ, states in duty.states:
        waiting = Condition("c.closed_at IS NULL AND c.state = ANY(%s)", list(states))
        ways.append(all_of([waiting, Condition("c.owner = %s", organ)]))
        ways.append(all_of([waiting, Condition("c.lead_unit = %s", organ)]))
    for region, states in duty.areas:
        waiting = Condition("c.closed_at IS NULL AND c.state = ANY(%s)", list(states))
        ways.append(all_of([waiting, _in_region(region)]) if region else waiting)
    if duty.answers_below:
        below: LiteralString = "SELECT up.case_id FROM portals.waiting_upper AS up WHERE up.upper = ANY(%s)"
        ways.append(Condition(f"c.id IN ({below})", list(duty.answers_below)))
    if duty.handles:
        ways.append(Condition("c.closed_at IS NULL AND c.state = 'handling' AND c.handler = %s", duty.person))
    return ways


def ours(sight: Sight) -> Condition:
    """Owned by a centre, or led by a unit, in which the person sits."""
    organs = list(sight.organs)
    return Condition("c.owner = ANY(%s) OR c.lead_unit = ANY(%s)", organs, organs)


def ours_below(sight: Sight) -> Condition:
    """Waiting for a centre in which the person sits; the centre below still owns it."""
    return Condition(
        "c.id IN (SELECT up.case_id FROM portals.waiting_upper AS up WHERE up.upper = ANY(%s))", list(sight.organs)
    )


def _within(area: Area) -> Condition:
    region = _in_region(area.region) if area.region else Condition("true")
    if not area.classes:
        return region
    scope = [Condition("c.class_code IS NULL"), *(_beginning("class_code", prefix) for prefix in area.classes)]
    return all_of([region, any_of(scope)])


def _in_region(prefix: str) -> Condition:
    if len(prefix) == STREET_DIGITS:
        return Condition("left(c.region, 9) = %s", prefix)
    return Condition("c.region >= %s AND c.region < %s", prefix, prefix + "~")


def _beginning(column: LiteralString, prefix: str) -> Condition:
    if len(prefix) == 6:
        return Condition(f"c.{column} = %s", prefix)
    return Condition(f"c.{column} >= %s AND c.{column} < %s", prefix, prefix + "~")
