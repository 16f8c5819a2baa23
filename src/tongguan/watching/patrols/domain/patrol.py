# SPDX-License-Identifier: Apache-2.0
"""A day on patrol: walks, looks at places, positions. Nobody is made to walk a distance or to report a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tongguan.ground.kernel.geo import Point, distance, may_be_within
from tongguan.ground.kernel.ids import PersonId
from tongguan.watching.patrols.domain.plans import Place
from tongguan.watching.patrols.domain.refusals import (
    AlreadyOnPatrol,
    NotOnPatrol,
    PlaceNotPlanned,
    TimeNotYetCome,
    TooFar,
)

AHEAD = timedelta(minutes=10)
"""How far a phone's clock may run before the platform's."""
LATEST = timedelta(days=3)
"""How long a phone without a line may keep what it has to tell."""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """From going on patrol to coming back (一次巡查): only then are positions kept."""

    id: UUID
    person: PersonId
    began_at: datetime
    ended_at: datetime | None = None

    def holds(self, at: datetime, *, now: datetime) -> bool:
        """Whether a moment lies within the walk."""
        return self.began_at <= at <= (self.ended_at or now + AHEAD)


@dataclass(frozen=True, kw_only=True)
class Fix:
    """轨迹点 | a position as the phone told it (WGS-84 degrees)."""

    at: datetime
    lon: float
    lat: float
    accuracy: float
    """Radius in metres within which the phone believes itself to be."""


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """Somebody looked at a place (签到)."""

    id: UUID
    person: PersonId
    place: str
    at: datetime
    lon: float | None = None
    lat: float | None = None
    accuracy: float | None
    metres: float | None
    """From the place; none without a position."""
    reason: str | None
    """Why the position says little, in the person's words."""
    photo: str | None
    """SHA-256 of a photo that shows the place instead."""


@dataclass(frozen=True, kw_only=True)
class Presence:
    """What shows that somebody is at a place: a position, or else a reason or a photo."""

    at: datetime
    point: Point | None = None
    accuracy: float | None = None
    reason: str = ""
    photo: str | None = None


def begun(walks: Iterable[Walk], *, id: UUID, person: PersonId, at: datetime, now: datetime) -> Walk:
    """A new walk; raises AlreadyOnPatrol, TimeNotYetCome."""
    if any(walk.ended_at is None for walk in walks):
        raise AlreadyOnPatrol
    return Walk(id=id, person=person, began_at=told_in_time(at, now=now))


def ended(walks: Iterable[Walk], *, at: datetime, now: datetime) -> Walk:
    """The open walk with its end; raises NotOnPatrol, TimeNotYetCome."""
    for walk in walks:
        if walk.ended_at is None:
            end = max(told_in_time(at, now=now), walk.began_at)
            return Walk(id=walk.id, person=walk.person, began_at=walk.began_at, ended_at=end)
    raise NotOnPatrol


def looked_at(
    places: Sequence[Place], *, id: UUID, person: PersonId, place: str, shown: Presence, allowed: float, now: datetime
) -> CheckIn:
    """A check-in at a place of the plan; raises PlaceNotPlanned, TooFar, TimeNotYetCome.

    Near is whoever may be near. Without a position, or far from the place, a reason or a photo is enough, because
    satellites do not reach into every yard.
    """
    planned = next((one for one in places if one.id == place), None)
    if planned is None:
        raise PlaceNotPlanned(place=place)
    metres = None if shown.point is None else round(distance(planned.point, shown.point), 1)
    near = metres is not None and may_be_within(metres, allowed, accuracy=shown.accuracy)
    if not near and not shown.reason.strip() and shown.photo is None:
        where = "没有定位" if metres is None else f"距点位 {metres:.0f} 米，须在 {allowed:.0f} 米内"
        raise TooFar(f"{where}。请走近些，或拍照、说明原因后签到。", metres=metres, allowed=allowed)
    return CheckIn(
        id=id,
        person=person,
        place=place,
        at=told_in_time(shown.at, now=now),
        lon=None if shown.point is None else shown.point.lon,
        lat=None if shown.point is None else shown.point.lat,
        accuracy=shown.accuracy,
        metres=metres,
        reason=shown.reason.strip() or None,
        photo=shown.photo,
    )


def on_patrol(fixes: Iterable[Fix], walks: Sequence[Walk], *, now: datetime) -> tuple[Fix, ...]:
    """The positions that may be kept: those of a walk, one a moment. The others are forgotten at once."""
    kept = {fix.at: fix for fix in fixes if any(walk.holds(fix.at, now=now) for walk in walks)}
    return tuple(kept[at] for at in sorted(kept))


def told_in_time(at: datetime, *, now: datetime) -> datetime:
    """The phone's moment, not after now; raises TimeNotYetCome for one no honest clock shows."""
    if at > now + AHEAD or at < now - LATEST:
        raise TimeNotYetCome(at=at.isoformat())
    return min(at, now)
