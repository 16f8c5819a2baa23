# SPDX-License-Identifier: Apache-2.0
"""Working time on the calendar, against a slow and obvious walker."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.deadlines.slow_walker import CALENDARS, SHANGHAI, local, moments, walked, walked_after
from tongguan.city.deadlines.api import (
    BeyondCalendar,
    Calendars,
    CalendarYear,
    DayKind,
    ExceptionalDay,
    OfficeHours,
    TimeUnit,
)

UNITS = st.sampled_from([unit.value for unit in TimeUnit])
OFFICE_UNITS = st.sampled_from(["work_hour", "work_day"])
# Both edges of 2026, so that holidays, 调休 and the change of years are met often.
MINUTES = st.one_of(
    moments("2025-12-24T00:00", "2026-01-08T00:00", step=60),
    moments("2026-02-10T00:00", "2026-03-03T00:00", step=60),
    moments("2026-09-25T00:00", "2026-10-14T00:00", step=60),
    moments("2026-12-24T00:00", "2027-01-08T00:00", step=60),
)
SECONDS = moments("2024-06-01T00:00", "2029-06-01T00:00")
MOMENTS = st.builds(lambda moment, part: moment.replace(microsecond=part), SECONDS, st.integers(0, 999_999))


@settings(max_examples=60, deadline=None)
@given(MINUTES, st.integers(0, 9 * 1440), UNITS)
def test_worked_time_is_what_a_walker_counts_minute_by_minute(start, minutes, unit):
    end = start + timedelta(minutes=minutes)
    assert CALENDARS.worked(start, end, unit) == walked(start, end, unit)


@settings(max_examples=60, deadline=None)
@given(MINUTES, st.integers(0, 30 * 60), UNITS)
def test_a_deadline_is_where_a_walker_arrives_minute_by_minute(start, minutes, unit):
    assert CALENDARS.after(start, minutes * 60, unit) == walked_after(start, minutes * 60, unit)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["08:00:00", "12:00:00", "14:00:00", "18:00:00"]),
    st.sampled_from(["2025-12-30", "2026-01-04", "2026-02-14", "2026-02-24", "2026-10-09"]),
    st.integers(-90, 90),
    st.integers(0, 240),
)
def test_around_every_edge_of_a_session_the_walker_agrees_second_by_second(clock, day, shift, length):
    start = local(f"{day}T{clock}") + timedelta(seconds=shift)
    end = start + timedelta(seconds=length)
    worked = CALENDARS.worked(start, end, "work_hour")
    assert worked == walked(start, end, "work_hour", step=1)
    assert CALENDARS.after(start, worked, "work_hour") == walked_after(start, worked, "work_hour", step=1)


@given(MOMENTS, MOMENTS, MOMENTS, UNITS)
def test_the_links_of_a_case_add_up_to_the_whole(a, b, c, unit):
    whole = CALENDARS.worked(a, c, unit)
    assert CALENDARS.worked(a, b, unit) + CALENDARS.worked(b, c, unit) == whole


@given(SECONDS, SECONDS, UNITS)
def test_time_never_runs_backwards_nor_faster_than_the_wall_clock(start, end, unit):
    start, end = min(start, end), max(start, end)
    assert 0 <= CALENDARS.worked(start, end, unit) <= (end - start).total_seconds()


@given(MOMENTS, st.integers(0, 4_000_000), UNITS)
def test_a_limit_worked_to_its_deadline_is_worked_exactly(start, seconds, unit):
    assert CALENDARS.worked(start, CALENDARS.after(start, seconds, unit), unit) == seconds


@given(SECONDS, st.integers(1, 4_000_000), UNITS)
def test_no_earlier_second_fulfils_the_limit(start, seconds, unit):
    due = CALENDARS.after(start, seconds, unit)
    assert CALENDARS.worked(start, due - timedelta(seconds=1), unit) == seconds - 1


@given(SECONDS, SECONDS, st.integers(0, 1_000_000), st.integers(0, 1_000_000), UNITS)
def test_who_starts_later_or_has_more_time_is_due_no_earlier(one, other, little, more, unit):
    early, late = min(one, other), max(one, other)
    assert CALENDARS.after(early, little, unit) <= CALENDARS.after(late, little, unit)
    assert CALENDARS.after(early, little, unit) <= CALENDARS.after(early, little + more, unit)


@given(SECONDS, st.integers(0, 400_000), st.integers(0, 400_000), UNITS)
def test_two_stretches_one_after_the_other_are_one_long_stretch(start, first, second, unit):
    once = CALENDARS.after(start, first + second, unit)
    twice = CALENDARS.after(CALENDARS.after(start, first, unit), second, unit)
    assert CALENDARS.worked(once, twice, unit) == 0
    assert second == 0 or once == twice


@given(SECONDS, st.integers(1, 400_000), UNITS)
def test_the_reminder_leaves_exactly_the_promised_time(deadline, seconds, unit):
    reminder = CALENDARS.before(deadline, seconds, unit)
    assert reminder < deadline
    assert CALENDARS.worked(reminder, deadline, unit) == seconds


def test_the_last_second_still_counts():
    due = CALENDARS.due(local("2026-03-02T08:00:00"), 8, "work_hour")
    assert due == local("2026-03-02T18:00:00")


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due"),
    [
        ("2026-03-02T10:00:00", 5, "work_day", "2026-03-09T10:00:00"),  # Monday to Monday
        ("2026-03-06T17:30:00", 2, "work_hour", "2026-03-09T09:30:00"),  # over the weekend
        ("2026-03-07T09:00:00", 1, "work_day", "2026-03-09T18:00:00"),  # begun on a Saturday
        ("2026-02-13T18:00:00", 1, "work_day", "2026-02-14T18:00:00"),  # 调休: the Saturday is worked
        ("2026-02-14T18:00:00", 1, "work_day", "2026-02-24T18:00:00"),  # the whole Spring Festival
        ("2025-12-30T14:00:00", 1, "work_day", "2026-01-04T12:00:00"),  # over New Year to a worked Sunday
        ("2026-03-02T10:00:00", 0.5, "work_day", "2026-03-02T16:00:00"),  # half a day, lunch left out
        ("2026-02-15T23:30:00", 2, "urgent_work_hour", "2026-02-16T01:30:00"),  # night and holiday count
        ("2026-02-15T23:30:00", 30, "minute", "2026-02-16T00:00:00"),
        ("2026-02-15T23:30:00", 24, "hour", "2026-02-16T23:30:00"),
        ("2026-02-15T23:30:00", 7, "calendar_day", "2026-02-22T23:30:00"),
    ],
)
def test_limits_end_where_people_expect_them_to(start, amount, unit, due):
    assert CALENDARS.due(local(start), amount, unit) == local(due)


def test_seconds_of_a_moment_are_truncated_never_rounded_up():
    start = local("2026-03-02T10:00:00") + timedelta(microseconds=999_999)
    assert CALENDARS.due(start, 2, "hour") == local("2026-03-02T12:00:00")
    assert CALENDARS.worked(local("2026-03-02T10:00:00"), start, "work_hour") == 0


def test_the_zone_of_the_question_does_not_matter():
    start = local("2026-03-02T10:00:00")
    assert CALENDARS.due(start.astimezone(SHANGHAI), 5, "work_day") == CALENDARS.due(start, 5, "work_day")
    assert CALENDARS.due(start, 5, "work_day").tzinfo is UTC


def test_a_moment_without_a_zone_is_not_guessed():
    with pytest.raises(ValueError, match="time zone"):
        CALENDARS.due(datetime(2026, 3, 2, 10), 1, "work_day")  # noqa: DTZ001


def test_an_unknown_unit_is_not_guessed():
    with pytest.raises(ValueError, match="fortnight"):
        CALENDARS.due(local("2026-03-02T10:00:00"), 1, "fortnight")
    with pytest.raises(ValueError, match="fortnight"):
        CALENDARS.worked(local("2026-03-02T10:00:00"), local("2026-03-02T11:00:00"), "fortnight")


def test_time_is_counted_forwards_only():
    with pytest.raises(ValueError, match="forwards"):
        CALENDARS.after(local("2026-03-02T10:00:00"), -1, "work_hour")


def test_far_beyond_every_known_year_no_deadline_is_invented():
    with pytest.raises(BeyondCalendar, match="2042年"):
        CALENDARS.due(local("2042-12-30T10:00:00"), 5, "work_day")
    with pytest.raises(BeyondCalendar):
        CALENDARS.worked(local("1999-01-04T10:00:00"), local("2026-03-02T10:00:00"), "work_hour")
    assert CALENDARS.due(local("2060-12-30T10:00:00"), 2, "hour") == local("2060-12-30T12:00:00")


def test_a_city_with_other_office_hours_counts_its_own():
    early = Calendars.from_rows(
        [],
        [CalendarYear(year=2026, published=True)],
        hours=OfficeHours.parse("07:30-11:30,13:00-16:30", working_day_hours=7.5),
        zone="Asia/Shanghai",
    )
    assert early.due(local("2026-03-02T07:30:00"), 1, "work_day") == local("2026-03-02T16:30:00")


def test_a_city_with_summer_time_opens_by_the_wall_clock():
    sunday = date(2026, 3, 29)  # the hour from two to three is left out
    berlin = Calendars.from_rows(
        [ExceptionalDay(day=sunday, kind=DayKind.WORKDAY)],
        [CalendarYear(year=2026, published=True)],
        hours=OfficeHours.parse("00:00-24:00"),
        zone="Europe/Berlin",
    )
    friday = datetime(2026, 3, 27, 12, tzinfo=UTC)
    assert berlin.worked(friday, datetime(2026, 3, 30, tzinfo=UTC), "work_hour") == (11 + 23 + 2) * 3600
    assert berlin.due(friday, 11 + 23, "work_hour") == datetime(2026, 3, 29, 22, tzinfo=UTC)


def test_working_days_follow_the_published_year():
    assert CALENDARS.working_day(date(2026, 2, 14))
    assert not CALENDARS.working_day(date(2026, 2, 16))
    assert CALENDARS.working_day(date(2026, 3, 2))
    assert not CALENDARS.working_day(date(2026, 3, 1))
