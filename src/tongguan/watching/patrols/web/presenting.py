# SPDX-License-Identifier: Apache-2.0
"""Days, walks, plans and coverage of patrols as they leave over HTTP."""

from collections.abc import Sequence

from tongguan.city.organisation.api import Member
from tongguan.ground.plumbing.copying import copied
from tongguan.watching.patrols.api import (
    CheckIn,
    Day,
    PatrolCoverage,
    Place,
    Plan,
    Route,
    Walk,
)
from tongguan.watching.patrols.web import schemas as out


def presented_day(day: Day) -> out.PatrolDayOut:
    """Somebody's day on patrol: places, walks, looks, track."""
    return copied(
        out.PatrolDayOut,
        day,
        places=tuple(
            out.PlannedOut(
                id=one.place.id,
                name=one.place.name,
                lon=one.place.point.lon,
                lat=one.place.point.lat,
                seen=None if one.seen is None else presented_check_in(one.seen),
            )
            for one in day.places
        ),
        walks=tuple(presented_walk(walk) for walk in day.walks),
        check_ins=tuple(presented_check_in(look) for look in day.check_ins),
        track=tuple(day.track),
    )


def presented_walk(walk: Walk) -> out.WalkOut:
    """From going on patrol to coming back."""
    return copied(out.WalkOut, walk)


def presented_check_in(look: CheckIn) -> out.CheckInOut:
    """A look at a place."""
    return copied(out.CheckInOut, look)


def presented_coverage(one: PatrolCoverage) -> out.CoverageOut:
    """How much of a day's plan somebody has looked at."""
    member, progress = one.member, one.progress
    return copied(
        out.CoverageOut,
        member,
        role=member.post.role.value,
        organ=member.post.organ,
        region=member.post.region,
        planned=one.planned,
        seen=len(one.looked),
        looked=_places(one.looked),
        missed=_places(one.missed),
        edited=one.edited,
        last_at=None if progress is None else progress.last_at,
        walking_since=None if progress is None else progress.walking_since,
        lon=None if progress is None else progress.lon,
        lat=None if progress is None else progress.lat,
        seen_at=None if progress is None else progress.seen_at,
    )


def presented_plan(person: str, route: Route) -> out.PlanOut:
    """Somebody's plan, and the ground it is made of."""
    plan = route.plan
    return copied(
        out.PlanOut,
        plan,
        person=person,
        places=_places(plan.places),
        ground=_places(route.ground),
        writable=route.writable,
    )


def presented_line(member: Member, plan: Plan, number: int) -> out.PlanLine:
    """A place of a plan on a sheet."""
    place = plan.places[number]
    return copied(
        out.PlanLine,
        member,
        organ=member.post.organ,
        region=member.post.region,
        edited=plan.edited,
        number=number + 1,
        place=place.name,
        lon=f"{place.point.lon:.6f}",
        lat=f"{place.point.lat:.6f}",
    )


def _places(places: Sequence[Place]) -> tuple[out.PlaceOut, ...]:
    return tuple(
        out.PlaceOut(id=place.id, name=place.name, lon=place.point.lon, lat=place.point.lat) for place in places
    )
