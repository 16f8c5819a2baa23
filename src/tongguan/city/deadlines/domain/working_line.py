# SPDX-License-Identifier: Apache-2.0
"""All working time of a city as one line of seconds.

Every session of office time is a step on the line: `_opens[i]` is the moment it opens (seconds since 1970,
UTC) and `_before[i]` counts the working seconds before it. One bisection turns a moment into working seconds,
another turns working seconds back into a moment; everything else is addition.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from tongguan.city.deadlines.domain.office_hours import DAY, OfficeHours
from tongguan.city.deadlines.domain.refusals import BeyondCalendar
from tongguan.city.deadlines.domain.year_table import DayKind, YearTable

SURROUNDING_YEARS = 15
"""Years before the first and after the last known one in which Monday to Friday may still be assumed."""
MIDDLE_YEAR = 2025
"""Where the line is centred when a city lists no year at all."""


class WorkingLine:
    """The sessions of all years, laid end to end; immutable."""

    __slots__ = ("_before", "_flips", "_opens", "_reach", "_span")

    def __init__(self, *, table: YearTable, hours: OfficeHours, zone: ZoneInfo) -> None:
        known = sorted(one.year for one in table.years) or [MIDDLE_YEAR]
        self._span = range(known[0] - SURROUNDING_YEARS, known[-1] + SURROUNDING_YEARS + 1)
        kinds = {one.day: one.kind for one in table.days}
        self._opens, lengths = _sessions(self._span, hours=hours, zone=zone, kinds=kinds)
        self._before = [0, *accumulate(lengths)]
        self._flips = _flips(self._span, published=table.published, zone=zone)
        edges = (date(self._span.start, 1, 1), date(self._span.stop, 1, 1))
        self._reach = tuple(_midnight(edge, zone) for edge in edges)

    def count(self, second: int) -> int:
        """Working seconds from the beginning of the line to a moment (seconds since 1970)."""
        if not self._reach[0] <= second <= self._reach[1]:
            raise BeyondCalendar(self._beyond())
        index = bisect_right(self._opens, second)
        if index == 0:
            return 0
        return min(self._before[index], self._before[index - 1] + second - self._opens[index - 1])

    def reached(self, count: int) -> int:
        """The first moment (seconds since 1970) by which so many working seconds have passed."""
        if not 0 < count <= self._before[-1]:
            raise BeyondCalendar(self._beyond())
        index = bisect_left(self._before, count) - 1
        return self._opens[index] + count - self._before[index]

    def published(self, first: int, last: int) -> bool:
        """Whether the time between two moments lies wholly in years whose holidays are known."""
        flips_before = bisect_right(self._flips, first)
        return flips_before % 2 == 1 and flips_before >= bisect_left(self._flips, last)

    def _beyond(self) -> str:
        first, last = self._span.start, self._span.stop - 1
        return f"工作日历只能推算{first}年至{last}年，请核对日期，或在城市包中补充日历"


def _sessions(
    span: range, *, hours: OfficeHours, zone: ZoneInfo, kinds: Mapping[date, DayKind]
) -> tuple[list[int], list[int]]:
    """Opening moments and lengths of all sessions."""
    opens: list[int] = []
    lengths: list[int] = []
    day, end = date(span.start, 1, 1), date(span.stop, 1, 1)
    midnight = _midnight(day, zone)
    while day < end:
        next_day = day + timedelta(days=1)
        next_midnight = _midnight(next_day, zone)
        if works(day, kinds):
            for session in hours.sessions:
                opening, closing = midnight + session.opens, midnight + session.closes
                if next_midnight - midnight != DAY:  # summer time begins or ends: ask the zone for each edge
                    opening, closing = _wall(day, session.opens, zone), _wall(day, session.closes, zone)
                opens.append(opening)
                lengths.append(closing - opening)
        day, midnight = next_day, next_midnight
    return opens, lengths


def works(day: date, kinds: Mapping[date, DayKind]) -> bool:
    """Whether people are at work on a date: Monday to Friday, unless the year's calendar says otherwise."""
    kind = kinds.get(day)
    return kind is DayKind.WORKDAY or (kind is None and day.weekday() < 5)


def _flips(span: range, *, published: frozenset[int], zone: ZoneInfo) -> list[int]:
    """The moments at which known years begin, end, begin again, …"""
    return [
        _midnight(date(year, 1, 1), zone)
        for year in range(span.start, span.stop + 1)
        if (year in published) != (year - 1 in published)
    ]


def _midnight(day: date, zone: ZoneInfo) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())


def _wall(day: date, seconds: int, zone: ZoneInfo) -> int:
    whole_days, rest = divmod(seconds, DAY)
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(days=whole_days, seconds=rest)
    return int(wall.timestamp())


def second_of(moment: datetime) -> int:
    """The second (since 1970) a moment falls in; ValueError when it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return int(moment.timestamp())


def moment_of(second: int) -> datetime:
    """A second since 1970 as a moment in UTC."""
    return datetime.fromtimestamp(second, UTC)
