# SPDX-License-Identifier: Apache-2.0
"""Which cases stand in a person's lists, in SQL on `cases."case" AS c`, as `Sight.lists` decides it."""

from collections.abc import Sequence
from typing import LiteralString

from tongguan.ground.kernel.ids import covers
from tongguan.ground.plumbing.conditions import SqlCondition, all_of, any_of
from tongguan.matters.cases.domain.sight import Sight, SightArea

STREET_DIGITS = 9
"""Length of a street's code: index case_street is by it."""
CLASS_DIGITS = 6
"""Length of the code of a sub-class."""
HELPING: LiteralString = """
    SELECT help.case_id FROM cases.work_order AS help WHERE help.role <> 'lead' AND help.unit = ANY(%s)
    UNION ALL SELECT call.case_id FROM cases.whistle_call AS call WHERE call.unit = ANY(%s)
"""


def seen_by(sight: Sight, *, region_prefix: str | None = None) -> list[SqlCondition]:
    """What stands in the lists of a person, as ways of seeing: each is read from an index in the order of the list.

    A region asked for that lies within an area needs no other way: everything in it may be seen.
    """
    if region_prefix is not None and any(covers(a.region, region_prefix) and not a.classes for a in sight.areas):
        return [SqlCondition("true")]
    ways = [_within(area) for area in sight.areas]
    if sight.organs:
        organs = list(sight.organs)
        ways.append(SqlCondition("c.owner = ANY(%s)", organs))
        ways.append(SqlCondition("c.lead_unit = ANY(%s)", organs))
        ways.append(SqlCondition(f"c.id IN ({HELPING})", organs, organs))
    if sight.person is not None:
        ways.append(
            SqlCondition(
                "c.id IN (SELECT task.case_id FROM cases.task WHERE task.assignee = %s AND task.done_at IS NULL)",
                sight.person,
            )
        )
    return ways


def watched(areas: Sequence[SightArea]) -> SqlCondition:
    """In one of these areas."""
    return any_of([_within(area) for area in areas])


def in_region(prefix: str) -> SqlCondition:
    """In this region or one inside it."""
    if len(prefix) == STREET_DIGITS:
        return SqlCondition("left(c.region, 9) = %s", prefix)
    return SqlCondition("c.region >= %s AND c.region < %s", prefix, prefix + "~")


def in_class(prefix: str) -> SqlCondition:
    """Of this class or one inside it."""
    if len(prefix) == CLASS_DIGITS:
        return SqlCondition("c.class_code = %s", prefix)
    return SqlCondition("c.class_code >= %s AND c.class_code < %s", prefix, prefix + "~")


def _within(area: SightArea) -> SqlCondition:
    region = in_region(area.region) if area.region else SqlCondition("true")
    if not area.classes:
        return region
    return all_of([region, any_of([SqlCondition("c.class_code IS NULL"), *map(in_class, area.classes)])])
