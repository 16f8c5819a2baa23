# SPDX-License-Identifier: Apache-2.0
"""Supervisors walk their ground in the hours before the demo city comes to the present: most are back, some are out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from tongguan.ground.kernel.people import Actor

HOURS = timedelta(hours=10)
"""How far before the present the first of them went out."""
SHORTEST = timedelta(hours=2)
"""A day that is younger has no patrols yet; those of the day before are told."""
SHARE = 0.6
"""Of the supervisors, on a walk that day."""
METRE = 1 / 111_000
"""Degrees of latitude."""


@dataclass(frozen=True, kw_only=True)
class Outing:
    """One walk: when it began, and what the dice say of each place on the way."""

    by: Actor
    began_at: datetime
    until: datetime
    """The moment up to which it is told."""
    goes_on: bool
    """Whether somebody whose walk has not come to its end by then is still out."""
    seed: int


@dataclass(frozen=True, kw_only=True)
class OutingSteps:
    """An outing as the phone tells it: looks at places in their order, and the end unless they are still out."""

    looks: tuple[Mapping[str, object], ...]
    ended_at: datetime | None


def outings(supervisors: Sequence[Actor], *, present: datetime, zone: ZoneInfo) -> Iterator[Outing]:
    """Who went out when, within one day of the city; the same for the same present."""
    present = present.astimezone(zone)
    midnight = datetime.combine(present.date(), time(), tzinfo=zone)
    today = present - midnight >= SHORTEST
    until = present if today else midnight - timedelta(minutes=1)
    since = max(until - HOURS, midnight) if today else until - HOURS
    rng = Random(since.date().toordinal())
    for supervisor in supervisors:
        if rng.random() < SHARE:
            began_at = since + (until - since) * rng.uniform(0, 0.95)
            yield Outing(by=supervisor, began_at=began_at, until=until, goes_on=today, seed=rng.getrandbits(32))


def steps_of(outing: Outing, places: Sequence[Mapping[str, Any]]) -> OutingSteps:
    """The walk through the places of the plan (id, lon, lat; degrees); some are left for another time."""
    rng, at = Random(outing.seed), outing.began_at
    looks = []
    for place in places[: max(1, len(places) - rng.choice((0, 0, 1, 3)))]:
        at += timedelta(minutes=rng.uniform(8, 22))
        if at > outing.until:
            break
        looks.append(
            {
                "place": place["id"],
                "at": at.isoformat(),
                "lon": place["lon"] + rng.uniform(-30, 30) * METRE,
                "lat": place["lat"] + rng.uniform(-30, 30) * METRE,
                "accuracy": round(rng.uniform(4, 40), 1),
            }
        )
    back = at + timedelta(minutes=rng.uniform(3, 15))
    out = back > outing.until and outing.goes_on
    return OutingSteps(looks=tuple(looks), ended_at=None if out else min(back, outing.until))
