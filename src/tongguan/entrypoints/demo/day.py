# SPDX-License-Identifier: Apache-2.0
"""A day of the district: the pack's messages become tales with their own dice, played in simulated time."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tongguan.cases.api import ConditionRules
from tongguan.city_pack.api import City
from tongguan.entrypoints.demo.messages import Message
from tongguan.entrypoints.demo.pictures import Camera
from tongguan.entrypoints.demo.play import Doors, Play, Totals
from tongguan.entrypoints.demo.roster import Roster
from tongguan.entrypoints.demo.tale import Groups, Tale

LASTS = timedelta(hours=39)
"""From midnight to three in the next afternoon: by then most of what came in the evening has been seen to."""
MOST_HOURS = 3.5
"""A unit of the demo day works at most so long on a matter, so that most lives end within the day."""
HOURS = {"urgent_work_hour": 1.0, "work_hour": 1.0, "work_day": 8.0, "calendar_day": 24.0}
"""Hours in one of a limit's units."""

Told = Callable[[Totals, int], None]
"""Told after every step: the totals so far, and how many messages the day has."""


def day_pace(condition: ConditionRules, rng: Random) -> timedelta:
    """A share of the limit, but within the day."""
    hours = condition.limit.amount * HOURS[condition.limit.unit]
    return timedelta(hours=min(hours * rng.uniform(0.2, 0.6), rng.uniform(1.0, MOST_HOURS)))


def tales_of(messages: Iterable[Message], *, city: City, day: datetime, camera: Camera) -> list[tuple[datetime, Tale]]:
    """Each message with the moment it comes; `day` is any moment of the day to be played."""
    zone = ZoneInfo(city.calendars.zone)
    midnight = datetime.combine(day.astimezone(zone).date(), time(), tzinfo=zone)
    messages = list(messages)
    groups, roster = groups_of(messages), Roster(city)
    return [
        (
            midnight + timedelta(seconds=message.second),
            Tale(
                message=message,
                city=city,
                roster=roster,
                camera=camera,
                pace=day_pace,
                groups=groups,
                rng=Random(message.no),
            ),
        )
        for message in messages
    ]


def groups_of(messages: Iterable[Message]) -> Groups:
    """Until when people speak of each shared matter."""
    last: dict[str, int] = {}
    for message in messages:
        if message.group:
            last[message.group] = max(message.second, last.get(message.group, 0))
    return Groups(last_second=last)


async def play_day(
    doors: Doors,
    messages: Iterable[Message],
    *,
    city: City,
    day: datetime,
    camera: Camera,
    set_clock: Callable[[datetime], object],
    ring: Callable[[], Awaitable[object]],
    lasts: timedelta = LASTS,
    side_by_side: int = 1,
    wary: bool = True,
    told: Told | None = None,
) -> Totals:
    """Play the messages of one day from midnight on, for as long as `lasts`; raises StoryBroken."""
    zone = ZoneInfo(city.calendars.zone)
    midnight = datetime.combine(day.astimezone(zone).date(), time(), tzinfo=zone)
    play = Play(
        doors,
        zone=zone,
        set_clock=set_clock,
        ring=ring,
        until=midnight + lasts,
        side_by_side=side_by_side,
        wary=wary,
    )
    tales = tales_of(messages, city=city, day=day, camera=camera)
    return await play.play(tales, told=None if told is None else lambda totals: told(totals, len(tales)))
