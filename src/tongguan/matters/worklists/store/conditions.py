# SPDX-License-Identifier: Apache-2.0
"""Filters and whose work it is, as SQL conditions on `cases."case" AS c`."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from tongguan.ground.plumbing.conditions import SqlCondition, all_of
from tongguan.matters.cases.api import MINE, OPEN, Duty, Lamp, Sight, State
from tongguan.matters.cases.sql import lamps
from tongguan.matters.cases.sql.sight import in_class, in_region
from tongguan.matters.worklists.application.filters import CaseFilter, LampAsked


def wanted_by(wanted: CaseFilter, *, sight: Sight, now: datetime) -> SqlCondition:
    """The filter, without its text."""
    given: list[SqlCondition] = []
    queue = wanted.of_queue
    if queue is not None and queue.code != MINE:
        given.append(SqlCondition("c.state = ANY(%s)", list(queue.states)))
        given.append(ours_below(sight) if queue.below else ours(sight))
    if wanted.only_open or (wanted.states and OPEN.issuperset(wanted.states)):
        given.append(SqlCondition("c.closed_at IS NULL"))
    elif wanted.open is False:
        given.append(SqlCondition("c.closed_at IS NOT NULL"))
    if wanted.only_open and queue is None and wanted.lamp is None and not wanted.states:
        given.append(SqlCondition("c.state <> 'merged'"))  # ended for its citizen only when its parent ends
    if wanted.states:
        given.append(SqlCondition("c.state = ANY(%s)", list(wanted.states)))
    if wanted.lamp is not None:
        given.append(_showing(wanted.lamp, now))
    if wanted.class_prefix is not None:
        given.append(in_class(wanted.class_prefix))
    if wanted.region_prefix is not None:
        given.append(in_region(wanted.region_prefix))
    if wanted.sources:
        given.append(SqlCondition("c.source = ANY(%s)", list(wanted.sources)))
    exact: tuple[tuple[LiteralString, str | None], ...] = (
        ("c.owner = %s", wanted.owner),
        ("c.lead_unit = %s", wanted.unit),
        ("c.handler = %s", wanted.handler),
        ("c.urgency = %s", wanted.urgency),
    )
    given += [SqlCondition(sql, value) for sql, value in exact if value is not None]
    if wanted.reported_from is not None:
        given.append(SqlCondition("c.reported_at >= %s", wanted.reported_from))
    if wanted.reported_to is not None:
        given.append(SqlCondition("c.reported_at < %s", wanted.reported_to))
    return all_of(given)


def _showing(wanted: LampAsked, now: datetime) -> SqlCondition:
    if wanted is LampAsked.AHEAD:
        return lamps.bound(lamps.is_ahead(), now)
    return lamps.showing(Lamp(wanted), now)


def ways_of(duty: Duty) -> list[SqlCondition]:
    """What waits for a person, as ways of finding it; each state of an organ is read from an index."""
    ways: list[SqlCondition] = []
    for organ, states in duty.states:
        waiting = _waiting_in(states)
        ways.append(all_of([waiting, SqlCondition("c.owner = %s", organ)]))
        ways.append(all_of([waiting, SqlCondition("c.lead_unit = %s", organ)]))
    for region, states in duty.areas:
        waiting = _waiting_in(states)
        ways.append(all_of([waiting, in_region(region)]) if region else waiting)
    if duty.answers_below:
        below: LiteralString = "SELECT up.case_id FROM worklists.waiting_upper AS up WHERE up.upper = ANY(%s)"
        ways.append(SqlCondition(f"c.id IN ({below})", list(duty.answers_below)))
    if duty.in_hand:
        ways.append(all_of([_waiting_in(duty.in_hand), SqlCondition("c.handler = %s", duty.person)]))
    return ways


def _waiting_in(states: Sequence[State]) -> SqlCondition:
    return SqlCondition("c.closed_at IS NULL AND c.state = ANY(%s)", list(states))


def ours(sight: Sight) -> SqlCondition:
    """Owned by a centre, or led by a unit, in which the person sits."""
    organs = list(sight.organs)
    return SqlCondition("c.owner = ANY(%s) OR c.lead_unit = ANY(%s)", organs, organs)


def ours_below(sight: Sight) -> SqlCondition:
    """Waiting for a centre in which the person sits; the centre below still owns it."""
    return SqlCondition(
        "c.id IN (SELECT up.case_id FROM worklists.waiting_upper AS up WHERE up.upper = ANY(%s))", list(sight.organs)
    )
