# SPDX-License-Identifier: Apache-2.0
"""A day of the district: the pack's messages come in as the last day up to the present, played in simulated time."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tongguan.city.deadlines.api import Calendars
from tongguan.ground.kernel.city import City
from tongguan.matters.cases.api import Case
from tongguan.rehearsal.driver import Driver
from tongguan.rehearsal.habits import HOURS, Chances
from tongguan.rehearsal.lines import CERTAIN, LINES, PLAIN
from tongguan.rehearsal.matter import Groups, PlayedMatter
from tongguan.rehearsal.messages import Message
from tongguan.rehearsal.pictures import Camera
from tongguan.rehearsal.play import Pace, Play
from tongguan.rehearsal.roster import Roster
from tongguan.rehearsal.totals import Totals

MOST_HOURS = 3.5
"""A unit of the demo day works at most so long on a matter, so that most lives end within the day."""

Progress = Callable[[Totals, int], None]
"""Told after every step: the totals so far, and how many messages the day has."""


def day_pace(matter: PlayedMatter, case: Case) -> timedelta:
    """A share of the limit, but within the day."""
    del case
    limit, rng = matter.condition.limit, matter.rng
    hours = limit.amount * HOURS[limit.unit]
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

    return sorted(((moment(message), message) for message in messages), key=lambda one: (one[0], one[1].no))


def matter_from(
    message: Message,
    at: datetime,
    *,
    roster: Roster,
    camera: Camera,
    groups: Groups | None = None,
    pace: Callable[[PlayedMatter, Case], timedelta] = day_pace,
) -> PlayedMatter:
    """The message coming in at this moment, with its line and its dice."""
    return PlayedMatter(
        incident=message.incident(at),
        tell=LINES[message.line],
        city=roster.city,
        roster=roster,
        camera=camera,
        pace=pace,
        chances=CERTAIN.get(message.line, Chances()),
        rng=Random(message.no),
        groups=groups or Groups(),
        shown=message.line in PLAIN,
    )


async def play_day(
    driver: Driver,
    messages: Iterable[Message],
    *,
    city: City,
    present: datetime,
    camera: Camera,
    set_clock: Callable[[datetime], object],
    goes_on: timedelta = timedelta(0),
    side_by_side: int = 1,
    wary: bool = True,
    on_progress: Progress | None = None,
) -> Totals:
    """Play the messages as the last day up to the present, and for as long as `goes_on` after it; raises StoryBroken.

    Where the play stops, lives stay under way: that is how a hub looks at any moment.
    """
    zone, roster = city.part(Calendars).time_zone, Roster(city)
    coming = told_until(present, messages, zone=zone)
    groups = Groups(until={message.group: moment for moment, message in coming if message.group})
    pace = Pace(until=present + goes_on, side_by_side=side_by_side, wary=wary)
    play = Play(driver, pace, zone=zone, set_clock=set_clock)
    matters = [matter_from(message, at, roster=roster, camera=camera, groups=groups) for at, message in coming]
    return await play.play(
        matters, on_progress=None if on_progress is None else lambda totals: on_progress(totals, len(matters))
    )
