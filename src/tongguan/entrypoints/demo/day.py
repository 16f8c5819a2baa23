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


def told_until(present: datetime, messages: Iterable[Message], *, zone: ZoneInfo) -> list[tuple[datetime, Message]]:
    """The day told as the last one up to the present: every message with the moment it came, in the order of time.

    What has had its time of day by now came today, all else yesterday; a matter that several people speak of stays
    on one day, yesterday unless the last of them has called.
    """
    local = present.astimezone(zone)
    midnight = datetime.combine(local.date(), time(), tzinfo=zone)
    messages = list(messages)
    last: dict[str, int] = {}
    for message in messages:
        last[message.group] = max(message.second, last.get(message.group, 0))

    def moment(message: Message) -> datetime:
        heard = message.second if not message.group else last[message.group]
        today = midnight + timedelta(seconds=heard) <= local
        return midnight + timedelta(days=0 if today else -1, seconds=message.second)

    return sorted(((moment(message), message) for message in messages), key=lambda told: (told[0], told[1].no))


def tales_of(
    messages: Iterable[Message], *, city: City, present: datetime, camera: Camera
) -> list[tuple[datetime, Tale]]:
    """Each message with the moment it came, its dice and its staff."""
    told = told_until(present, messages, zone=ZoneInfo(city.calendars.zone))
    groups = Groups(until={message.group: moment for moment, message in told if message.group})
    roster = Roster(city)
    return [
        (
            moment,
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
        for moment, message in told
    ]


async def play_day(
    doors: Doors,
    messages: Iterable[Message],
    *,
    city: City,
    present: datetime,
    camera: Camera,
    set_clock: Callable[[datetime], object],
    ring: Callable[[], Awaitable[object]],
    goes_on: timedelta = timedelta(0),
    side_by_side: int = 1,
    wary: bool = True,
    told: Told | None = None,
) -> Totals:
    """Play the messages as the last day up to the present, and for as long as `goes_on` after it; raises StoryBroken.

    Where the play stops, lives stay under way: that is how a hub looks at any moment.
    """
    play = Play(
        doors,
        zone=ZoneInfo(city.calendars.zone),
        set_clock=set_clock,
        ring=ring,
        until=present + goes_on,
        side_by_side=side_by_side,
        wary=wary,
    )
    tales = tales_of(messages, city=city, present=present, camera=camera)
    return await play.play(tales, told=None if told is None else lambda totals: told(totals, len(tales)))
