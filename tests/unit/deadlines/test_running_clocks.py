# SPDX-License-Identifier: Apache-2.0
"""A clock that runs, pauses and is extended."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.deadlines.slow_walker import CALENDARS, local, moments, walked, walked_after
from tongguan.city.deadlines.api import (
    CalendarYear,
    DayKind,
    Deadline,
    ExceptionalDay,
    Limit,
    OfficeHours,
    Outage,
    PauseWindow,
    TimeUnit,
    Window,
    YearTable,
)

MONDAY = local("2026-03-02T08:00:00")
FIVE_DAYS = Limit(amount=5, unit=TimeUnit.WORK_DAY)
UNITS = st.sampled_from(TimeUnit)
SECONDS = moments("2025-06-01T00:00", "2027-06-01T00:00")


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime, *, minutes: int) -> list[PauseWindow]:
    """Up to four windows, free to overlap, some beginning before the clock does."""
    windows = []
    for _ in range(draw(st.integers(0, 4))):
        since = start + timedelta(minutes=draw(st.integers(-300, minutes)))
        until = since + timedelta(minutes=draw(st.integers(0, 900)))
        windows.append(PauseWindow(since=since, until=until, reason="挂账"))
    return windows


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(0, 20 * 1440), st.integers(0, 1500), UNITS)
def test_pauses_move_a_deadline_as_far_as_a_walker_who_skips_them(data, offset, minutes, unit):
    start = local("2026-02-09T00:00:00") + timedelta(minutes=offset)
    windows = data.draw(pauses_after(start, minutes=3000))
    limit = Limit(amount=minutes, unit=TimeUnit.MINUTE)
    if unit in (TimeUnit.WORK_HOUR, TimeUnit.WORK_DAY):
        limit = Limit(amount=minutes / 60, unit=TimeUnit.WORK_HOUR)
    expected = walked_after(start, minutes * 60, limit.unit, windows)
    assert CALENDARS.deadline(start, limit, windows).at == expected


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(0, 20 * 1440), st.integers(0, 6000), UNITS)
def test_time_used_beside_pauses_is_what_a_walker_counts(data, offset, minutes, unit):
    start = local("2026-02-09T00:00:00") + timedelta(minutes=offset)
    end = start + timedelta(minutes=minutes)
    windows = data.draw(pauses_after(start, minutes=6000))
    assert CALENDARS.working_seconds(start, end, unit, windows) == walked(start, end, unit, windows)


@given(st.data(), SECONDS, st.integers(1, 60), UNITS)
def test_at_the_deadline_exactly_the_limit_is_used(data, start, amount, unit):
    windows = data.draw(pauses_after(start, minutes=9000))
    limit = Limit(amount=amount, unit=unit)
    due = CALENDARS.deadline(start, limit, windows)
    assert CALENDARS.read(start, limit, due.at, windows).remaining == 0
    assert CALENDARS.read(start, limit, due.at - timedelta(seconds=1), windows).remaining == 1


@given(SECONDS, st.integers(0, 3_000_000), st.integers(0, 30_000_000), st.integers(1, 40))
def test_a_suspended_clock_goes_on_with_the_time_it_had_left(start, lead_time, rest, amount):
    limit = Limit(amount=amount, unit=TimeUnit.WORK_DAY)
    since = start + timedelta(seconds=lead_time)
    until = since + timedelta(seconds=rest)
    left = CALENDARS.read(start, limit, since).remaining
    if left > 0:
        paused = CALENDARS.deadline(start, limit, [PauseWindow(since=since, until=until, reason="挂账")])
        assert CALENDARS.resume(until, left, TimeUnit.WORK_DAY).at == paused.at


@given(SECONDS, st.integers(1, 40), UNITS)
def test_an_extension_by_the_original_limit_doubles_it(start, amount, unit):
    once = Limit(amount=amount, unit=unit)
    twice = Limit(amount=amount * 2, unit=unit)
    assert CALENDARS.extended(CALENDARS.deadline(start, once), once) == CALENDARS.deadline(start, twice)


def test_an_extension_may_be_given_in_days_although_the_limit_was_in_hours():
    due = CALENDARS.deadline(MONDAY, Limit(amount=4, unit=TimeUnit.WORK_HOUR))
    assert CALENDARS.extended(due, Limit(amount=3, unit=TimeUnit.WORK_DAY)).at == local("2026-03-05T12:00:00")


def test_an_overdue_clock_is_not_given_time_by_resuming():
    assert CALENDARS.resume(MONDAY, -500, TimeUnit.WORK_DAY).at == MONDAY


def test_a_weekend_in_a_pause_gives_nothing_back():
    friday_evening, monday_morning = local("2026-03-06T18:00:00"), local("2026-03-09T08:00:00")
    weekend = PauseWindow(since=friday_evening, until=monday_morning, reason="等待检测报告")
    assert CALENDARS.deadline(MONDAY, FIVE_DAYS, [weekend]) == CALENDARS.deadline(MONDAY, FIVE_DAYS)


def test_an_outage_inside_a_pause_is_not_left_out_twice():
    pause = PauseWindow(since=local("2026-03-03T08:00:00"), until=local("2026-03-04T08:00:00"), reason="挂账")
    outage = Outage(
        since=local("2026-03-03T09:00:00"),
        until=local("2026-03-03T11:00:00"),
        decision="平台故障认定〔2026〕1号",
    )
    both = CALENDARS.deadline(MONDAY, FIVE_DAYS, [pause, outage])
    assert both == CALENDARS.deadline(MONDAY, FIVE_DAYS, [pause])
    assert both.at == local("2026-03-09T18:00:00")


def test_an_outage_is_left_out_only_by_a_recorded_decision():
    with pytest.raises(ValueError, match="decision"):
        Outage(since=MONDAY, until=MONDAY + timedelta(hours=1), decision=" ")


def test_a_pause_after_the_deadline_changes_nothing():
    due = CALENDARS.deadline(MONDAY, FIVE_DAYS)
    late = PauseWindow(since=due.at, until=due.at + timedelta(days=30), reason="挂账")
    assert CALENDARS.deadline(MONDAY, FIVE_DAYS, [late]) == due


def test_what_is_left_falls_below_nothing_when_a_limit_is_over():
    hours = Limit(amount=10, unit=TimeUnit.WORK_HOUR)
    over = CALENDARS.deadline(MONDAY, hours).at
    assert CALENDARS.read(MONDAY, hours, over).remaining == 0
    assert CALENDARS.read(MONDAY, hours, over + timedelta(days=9)).remaining < 0


def test_a_limit_of_nothing_is_used_up_at_once():
    assert CALENDARS.read(MONDAY, Limit(amount=0, unit=TimeUnit.HOUR), MONDAY).share == 1.0


def test_done_within_the_last_second_is_done_in_time():
    due = Deadline(at=MONDAY, provisional=False)
    assert due.met(MONDAY + timedelta(microseconds=999_999))
    assert not due.met(MONDAY + timedelta(seconds=1))


def test_a_deadline_in_a_year_not_published_is_provisional():
    december = local("2026-12-30T08:00:00")
    assert not CALENDARS.deadline(december, Limit(amount=2, unit=TimeUnit.WORK_DAY)).provisional
    reaching = CALENDARS.deadline(december, Limit(amount=3, unit=TimeUnit.WORK_DAY))
    # New Year's Day 2027 is surely a holiday, yet nobody has published it: the plain week holds for now.
    assert reaching == Deadline(at=local("2027-01-01T18:00:00"), provisional=True)
    assert CALENDARS.resume(reaching.at, 3600, TimeUnit.WORK_DAY).provisional
    assert CALENDARS.extended(reaching, Limit(amount=1, unit=TimeUnit.HOUR)).provisional


def test_a_clock_begun_before_the_first_published_year_is_provisional():
    two_hours = Limit(amount=2, unit=TimeUnit.WORK_HOUR)
    assert CALENDARS.deadline(local("2024-12-31T17:00:00"), two_hours).provisional
    assert not CALENDARS.provisional(local("2025-01-01T00:00:00"), local("2027-01-01T00:00:00"))


def test_a_clock_that_never_stands_still_needs_no_published_year():
    two_hours = Limit(amount=2, unit=TimeUnit.URGENT_WORK_HOUR)
    assert not CALENDARS.deadline(local("2027-05-01T00:00:00"), two_hours).provisional


def test_windows_and_limits_that_make_no_sense_are_not_made():
    with pytest.raises(ValueError, match="before it begins"):
        Window(since=MONDAY, until=MONDAY - timedelta(seconds=1))
    with pytest.raises(ValueError, match="time zone"):
        Window(since=datetime(2026, 3, 2), until=datetime(2026, 3, 3))  # noqa: DTZ001
    with pytest.raises(ValueError, match="negative"):
        Limit(amount=-1, unit=TimeUnit.HOUR)


@pytest.mark.parametrize(
    "text",
    [
        "8-12",
        "08:00-12:00;14:00-18:00",
        "12:00-08:00",
        "08:00-12:00,11:00-18:00",
        "08:60-12:00",
        "20:00-25:00",
    ],
)
def test_office_hours_that_make_no_sense_are_not_read(text):
    with pytest.raises(ValueError, match=r"session|hour|day"):
        OfficeHours.parse(text)


def test_office_hours_without_hours_are_not_made():
    with pytest.raises(ValueError, match="session"):
        OfficeHours(sessions=())
    with pytest.raises(ValueError, match="hours"):
        OfficeHours.parse("08:00-12:00", working_day_hours=0)
    assert OfficeHours.parse("08:00-12:00, 14:00-18:00").seconds == 8 * 3600


def test_a_year_table_that_contradicts_itself_is_not_made():
    day = ExceptionalDay(day=date(2026, 10, 1), kind=DayKind.HOLIDAY)
    year = CalendarYear(year=2026, published=True)
    with pytest.raises(ValueError, match="date is listed twice"):
        YearTable(days=(day, day), years=(year,))
    with pytest.raises(ValueError, match="year is listed twice"):
        YearTable(days=(day,), years=(year, year))
    with pytest.raises(ValueError, match="not published"):
        YearTable(days=(day,), years=(CalendarYear(year=2026, published=False),))
