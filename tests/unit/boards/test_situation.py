# SPDX-License-Identifier: Apache-2.0
"""Whether the city is all right, by rule."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tongguan.steering.boards.api import Pressure, Sign, SituationLevel, situation

QUIET = Pressure(
    open=400,
    open_yesterday=390,
    open_week=400,
    overdue=8,
    urgent_overdue=0,
    hottest_class="0201",
    hottest_today=12,
    hottest_mean=11.0,
)


def test_an_ordinary_day_is_calm() -> None:
    level, findings = situation(QUIET)
    assert level is SituationLevel.CALM
    assert {one.sign for one in findings} == set(Sign)


def test_one_urgent_case_overdue_is_an_alarm_and_stands_first() -> None:
    level, findings = situation(replace(QUIET, urgent_overdue=1))
    assert (level, findings[0].sign) == (SituationLevel.ALARM, Sign.URGENT_OVERDUE)


def test_too_many_overdue_are_watched_and_then_an_alarm() -> None:
    assert situation(replace(QUIET, overdue=19))[0] is SituationLevel.CALM
    assert situation(replace(QUIET, overdue=20))[0] is SituationLevel.WATCH
    assert situation(replace(QUIET, overdue=60))[0] is SituationLevel.ALARM


def test_a_growing_backlog_is_watched() -> None:
    assert situation(replace(QUIET, open=480, overdue=0))[0] is SituationLevel.WATCH


def test_a_register_that_has_just_begun_has_no_backlog_to_grow() -> None:
    assert situation(replace(QUIET, open=459, open_yesterday=52, open_week=0))[0] is SituationLevel.CALM


def test_a_class_twice_as_frequent_as_usual_is_watched_and_named() -> None:
    level, findings = situation(replace(QUIET, hottest_today=22))
    assert (level, findings[0].sign, findings[0].subject) == (SituationLevel.WATCH, Sign.HOT_CLASS, "0201")


def test_shares_of_very_few_cases_are_not_judged() -> None:
    assert situation(replace(QUIET, open=4, open_yesterday=1, overdue=4, hottest_today=4))[0] is SituationLevel.CALM


@given(
    st.builds(
        Pressure,
        open=st.integers(0, 10_000),
        open_yesterday=st.integers(0, 10_000),
        open_week=st.integers(0, 10_000),
        overdue=st.integers(0, 10_000),
        urgent_overdue=st.integers(0, 100),
        hottest_class=st.none() | st.just("0201"),
        hottest_today=st.integers(0, 1000),
        hottest_mean=st.floats(0, 1000),
    )
)
def test_the_level_is_that_of_the_gravest_line(pressure: Pressure) -> None:
    level, findings = situation(pressure)
    gravity = [SituationLevel.ALARM, SituationLevel.WATCH, SituationLevel.CALM]
    assert level is min((one.level for one in findings), key=gravity.index)
