# SPDX-License-Identifier: Apache-2.0
"""Which places a person looks at today.

A plan names places: those a centre has written down, or one in each unit cell the person answers for. More places
than a day holds are shared out over the days, as evenly as can be, so that every place has its day (DIS-02).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from tongguan.ground.kernel.geo import Point, distance

MOST_A_DAY = 12
"""Places of a generated plan in one day: about two hours on foot."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place to look at (点位)."""

    id: str
    """The code of its unit cell, or what the centre called it."""
    name: str
    point: Point


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The places of a person, and whose idea they were."""

    places: tuple[Place, ...]
    """In the order in which they are walked."""
    edited: bool
    """Whether a centre wrote it; otherwise it follows from the grid."""
    a_day: int = MOST_A_DAY
    """So many places a day at most."""

    def on(self, day: date) -> tuple[Place, ...]:
        """The places of one day: all of them, or a share where a day does not hold them all."""
        shares = self.days
        size, longer = divmod(len(self.places), shares)
        share = day.toordinal() % shares
        start = share * size + min(share, longer)
        return self.places[start : start + size + (share < longer)]

    @property
    def days(self) -> int:
        """After how many days every place has been looked at."""
        return max(1, ceil(len(self.places) / self.a_day))


def spot_id(point: Point) -> str:
    """What a place is called that has no code of its own: where it is, to a metre."""
    return f"{point.lon:.5f},{point.lat:.5f}"


def in_walking_order(places: Iterable[Place]) -> tuple[Place, ...]:
    """From the first place by its id always to the nearest one left: a short way, though not the shortest."""
    left = sorted(places, key=lambda place: place.id)
    walked: list[Place] = []
    while left:
        nearest = 0 if not walked else _nearest(walked[-1], left)
        walked.append(left.pop(nearest))
    return tuple(walked)


def _nearest(to: Place, places: Sequence[Place]) -> int:
    return min(range(len(places)), key=lambda at: distance(to.point, places[at].point))
