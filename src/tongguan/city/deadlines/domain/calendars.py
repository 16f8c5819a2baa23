# SPDX-License-Identifier: Apache-2.0
"""The calendars of a city: how much of a limit is used, and when it ends.

Moments are truncated to the second they fall in, so that sums are exact: the links of a case add up to its
whole time, and a limit worked to the end is worked exactly.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from tongguan.city.deadlines.domain.limits import CONTINUOUS_SECONDS, Limit, TimeUnit
from tongguan.city.deadlines.domain.office_hours import USUAL_HOURS, OfficeHours
from tongguan.city.deadlines.domain.windows import Window, merged
from tongguan.city.deadlines.domain.working_line import WorkingLine, moment_of, second_of, works
from tongguan.city.deadlines.domain.year_table import CalendarYear, ExceptionalDay, YearTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """The last second that still counts."""

    at: datetime
    provisional: bool
    """Whether working time was counted in a year whose holidays are not published yet."""

    def met(self, done: datetime) -> bool:
        """Whether what was done at this moment was done in time; the last second counts to its end."""
        return done.replace(microsecond=0) <= self.at


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockFace:
    """What a running clock shows at one moment."""

    used: int
    """Seconds that counted so far."""
    remaining: int
    """Seconds that are left; negative when more was used than allowed."""
    share: float
    """Used part of the limit, 1.0 = all of it."""


class Calendars:
    """The calendars of all years of a city edition together with its office hours; immutable.

    `due`, `worked`, `after` speak plain units and seconds for the clocks of cases; the rest speaks `Limit`.
    """

    __slots__ = ("_kinds", "_line", "_unit_seconds", "hours", "years", "zone")

    def __init__(self, *, table: YearTable, zone: str, hours: OfficeHours = USUAL_HOURS) -> None:
        self.years = {one.year: one for one in table.years}
        self.hours = hours
        self.zone = zone
        self._kinds = {one.day: one.kind for one in table.days}
        self._line = WorkingLine(table=table, hours=hours, zone=self.time_zone)
        self._unit_seconds = {
            "work_hour": 3_600.0,
            "work_day": hours.working_day_hours * 3_600,
            **{unit.value: float(seconds) for unit, seconds in CONTINUOUS_SECONDS.items()},
        }

    @classmethod
    def from_rows(
        cls,
        days: Iterable[ExceptionalDay],
        years: Iterable[CalendarYear],
        *,
        zone: str,
        hours: OfficeHours = USUAL_HOURS,
    ) -> Self:
        """Lay out the working time of all years; ValueError for a date or year listed twice or too early."""
        return cls(table=YearTable(days=tuple(days), years=tuple(years)), hours=hours, zone=zone)

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone in which the city's days begin and end."""
        return ZoneInfo(self.zone)

    # The three questions of a case clock.

    def due(self, start: datetime, amount: float, unit: str) -> datetime:
        """The last second that still counts for a limit of `amount` units begun at `start`, in UTC."""
        return self.after(start, self.seconds(amount, unit), unit)

    def worked(self, start: datetime, end: datetime, unit: str) -> int:
        """Seconds that count between two moments for this unit; negative when `end` lies before `start`."""
        if self._continuous(unit):
            return second_of(end) - second_of(start)
        return self._line.count(second_of(end)) - self._line.count(second_of(start))

    def after(self, start: datetime, seconds: int, unit: str) -> datetime:
        """The first moment by which `seconds` of this unit have passed since `start`, in UTC."""
        if seconds < 0:
            raise ValueError(f"time is counted forwards, not by {seconds} seconds")
        begin = second_of(start)
        if seconds == 0 or self._continuous(unit):
            return moment_of(begin + seconds)
        return moment_of(self._line.reached(self._line.count(begin) + seconds))

    # The same, and more, in the words of people.

    def seconds(self, amount: float, unit: str) -> int:
        """A limit in whole seconds of its unit; a work day is `working_day_hours` hours of office time."""
        try:
            return round(amount * self._unit_seconds[unit])
        except KeyError:
            raise ValueError(f"not a unit of time: {unit!r}") from None

    def working_seconds(self, start: datetime, end: datetime, unit: TimeUnit, windows: Iterable[Window] = ()) -> int:
        """Seconds that count between two moments, without those inside pauses and outages."""
        left_out = sum(
            self.worked(window.since, min(window.until, end), unit)
            for window in merged(windows, since=start)
            if window.since < end
        )
        return self.worked(start, end, unit) - left_out

    def deadline(self, start: datetime, limit: Limit, windows: Iterable[Window] = ()) -> Deadline:
        """When the limit ends, with pauses and outages left out as *working* time on the same calendar."""
        need = self.seconds(limit.amount, limit.unit)
        for window in merged(windows, since=start):
            if self.worked(start, window.since, limit.unit) >= need:
                break
            need += self.worked(window.since, window.until, limit.unit)
        return self._deadline(start, need, limit.unit)

    def extended(self, deadline: Deadline, by: Limit) -> Deadline:
        """A deadline moved on by the original limit once more, or by the approved days."""
        later = self._deadline(deadline.at, self.seconds(by.amount, by.unit), by.unit)
        return Deadline(at=later.at, provisional=later.provisional or deadline.provisional)

    def resume(self, at: datetime, remaining: int, unit: TimeUnit) -> Deadline:
        """The new deadline of a suspended clock that goes on at `at` with the seconds it had left."""
        return self._deadline(at, max(0, remaining), unit)

    def read(self, start: datetime, limit: Limit, now: datetime, windows: Iterable[Window] = ()) -> ClockFace:
        """What the clock of a limit shows now; a limit of nothing is used up at once."""
        allowed = self.seconds(limit.amount, limit.unit)
        used = self.working_seconds(start, now, limit.unit, windows)
        share = used / allowed if allowed else 1.0
        return ClockFace(used=used, remaining=allowed - used, share=share)

    def before(self, deadline: datetime, seconds: int, unit: str) -> datetime:
        """The first moment when no more than `seconds` of this unit are left until the deadline.

        The reminder by name (SLA-05) is `before(deadline, seconds(1, "work_day"), "work_day")`.
        """
        if seconds < 0:
            raise ValueError(f"time is counted backwards from here, not by {seconds} seconds")
        end = second_of(deadline)
        if seconds == 0 or self._continuous(unit):
            return moment_of(end - seconds)
        return moment_of(self._line.reached(self._line.count(end) - seconds))

    def provisional(self, start: datetime, end: datetime) -> bool:
        """Whether the time between two moments touches a year that is not published yet."""
        return not self._line.published(second_of(start), second_of(end))

    def working_day(self, day: date) -> bool:
        """Whether people are at work on this local date."""
        return works(day, self._kinds)

    def _deadline(self, start: datetime, seconds: int, unit: TimeUnit) -> Deadline:
        at = self.after(start, seconds, unit)
        return Deadline(at=at, provisional=not self._continuous(unit) and self.provisional(start, at))

    def _continuous(self, unit: str) -> bool:
        if unit in ("work_hour", "work_day"):
            return False
        if unit in self._unit_seconds:
            return True
        raise ValueError(f"not a unit of time: {unit!r}")
