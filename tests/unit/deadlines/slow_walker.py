# SPDX-License-Identifier: Apache-2.0
"""The slow, obvious reference: look at every step of time and ask the wall calendar whether it counts."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tongguan.city.deadlines.api import Calendars, CalendarYear, DayKind, ExceptionalDay, Window

SHANGHAI = ZoneInfo("Asia/Shanghai")
CONTINUOUS = ("minute", "hour", "urgent_work_hour", "calendar_day")

HOLIDAYS = {
    *(date(2025, 12, 31) + timedelta(days=n) for n in range(4)),
    *(date(2026, 2, 15) + timedelta(days=n) for n in range(9)),
    date(2026, 4, 6),
    *(date(2026, 5, 1) + timedelta(days=n) for n in range(5)),
    *(date(2026, 10, 1) + timedelta(days=n) for n in range(7)),
}
WORKING_WEEKENDS = {date(2026, month, day) for month, day in ((1, 4), (2, 14), (2, 28), (5, 9), (10, 10))}
PUBLISHED = (2025, 2026)

CALENDARS = Calendars.from_rows(
    [
        *(ExceptionalDay(day=day, kind=DayKind.HOLIDAY) for day in HOLIDAYS),
        *(ExceptionalDay(day=day, kind=DayKind.WORKDAY) for day in WORKING_WEEKENDS),
    ],
    [
        *(CalendarYear(year=year, published=True, edition="test") for year in PUBLISHED),
        CalendarYear(year=2027, published=False),
    ],
    zone=SHANGHAI.key,
)


def local(text: str) -> datetime:
    """A wall-clock moment in Shanghai, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def moments(first: str, last: str, *, step: int = 1) -> st.SearchStrategy[datetime]:
    """Any moment between two wall-clock moments, a whole number of steps (seconds) after the first."""
    start, end = local(first), local(last)
    steps = int((end - start).total_seconds()) // step
    return st.integers(0, steps).map(lambda count: start + timedelta(seconds=count * step))


def at_work(moment: datetime) -> bool:
    """Whether the office is open in the second that begins at this moment."""
    wall = moment.astimezone(SHANGHAI)
    day = wall.date()
    if day in HOLIDAYS or (wall.weekday() >= 5 and day not in WORKING_WEEKENDS):
        return False
    return 8 <= wall.hour < 12 or 14 <= wall.hour < 18


def counts(moment: datetime, unit: str, windows: Sequence[Window] = ()) -> bool:
    if any(window.since <= moment < window.until for window in windows):
        return False
    return unit in CONTINUOUS or at_work(moment)


def walked(start: datetime, end: datetime, unit: str, windows: Sequence[Window] = (), *, step: int = 60) -> int:
    """Seconds that count from `start` to `end`, one step at a time."""
    total = 0
    moment = start
    while moment < end:
        total += step * counts(moment, unit, windows)
        moment += timedelta(seconds=step)
    return total


def walked_after(
    start: datetime, seconds: int, unit: str, windows: Sequence[Window] = (), *, step: int = 60
) -> datetime:
    """The first moment by which `seconds` have counted, one step at a time."""
    left = seconds
    moment = start
    while left > 0:
        left -= step * counts(moment, unit, windows)
        moment += timedelta(seconds=step)
    return moment
