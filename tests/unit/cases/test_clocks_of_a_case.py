# SPDX-License-Identifier: Apache-2.0
"""Clocks: on the calendar, standing while nobody can work, ringing once, and corrected after an outage."""

import itertools
from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.factories.town import Town
from tests.factories.town import now as at_once
from tongguan.city.deadlines.api import Calendars
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.domain import refusals


def overall(town: Town) -> api.CaseClock:
    return next(c for c in reversed(town.case.clocks) if c.kind is api.ClockKind.OVERALL)


def ring(town: Town) -> list[str]:
    """Every bell from the next tick on, in order."""
    at_once(town.cases.ring_due())
    town.case = at_once(town.cases.get(town.case.id))
    line = town.history()[-1]
    rang = line.facts.get("rang", [])
    assert isinstance(rang, list)
    return [str(bell) for bell in rang] if line.move == "tick" and line.at == town.clock.now() else []


def test_the_limit_of_the_class_is_laid_out_on_office_hours() -> None:
    town = Town()
    town.clock.set(made.MONDAY.replace(hour=8))  # 16:00 in Shanghai, two office hours left
    town.filed()
    assert town.case.due_at == made.MONDAY.replace(day=24, hour=8)  # Tuesday 16:00: 2 + 4 + 2 office hours
    assert town.case.due_at == town.city.almanac.due(town.clock.now(), 8, "work_hour")


def test_a_clock_that_stood_goes_on_with_the_working_time_that_was_left() -> None:
    town = Town()
    town.unit_passed()
    due = town.case.due_at
    assert due is not None
    left = town.city.almanac.worked(town.clock.now(), due, "work_hour")
    town.wait(days=4)  # over Tuesday to Friday, waiting for the check
    town.go(wishes.CheckFail(reason="仍有垃圾"), Role.ACCEPTOR)
    assert town.case.due_at is not None
    assert town.city.almanac.worked(town.clock.now(), town.case.due_at, "work_hour") == left
    assert town.case.red_at is not None


def test_eighty_percent_warns_the_deadline_marks_and_each_rings_once() -> None:
    town = Town()
    town.handling()
    clock = overall(town)
    assert clock.warn_at is not None
    assert clock.due_at is not None
    assert town.city.almanac.worked(clock.started_at, clock.warn_at, "work_hour") == 8 * 3600 * 0.8
    town.clock.set(clock.warn_at)
    assert "warned:overall:overall" in ring(town)
    assert api.lamp(town.case, now=town.clock.now()) == "yellow"
    assert at_once(town.cases.ring_due()) == 0
    town.clock.set(clock.due_at)
    assert "overdue:overall:overall" not in ring(town)
    assert api.lamp(town.case, now=clock.due_at + timedelta(milliseconds=999)) == "yellow"
    town.clock.set(clock.due_at + timedelta(seconds=1))
    assert "overdue:overall:overall" in ring(town)
    assert api.lamp(town.case, now=town.clock.now()) == "red"
    assert at_once(town.cases.ring_due()) == 0


def test_the_named_person_is_urged_one_working_day_before() -> None:
    town = Town()
    town.handling(made.SQUAD, class_code=made.GROUP_RENTING)
    clock = overall(town)
    assert clock.urge_at is not None
    assert clock.due_at is not None
    assert town.city.almanac.worked(clock.urge_at, clock.due_at, "work_day") == 8 * 3600
    town.clock.set(clock.urge_at)
    assert "urged:overall:overall" in ring(town)
    notice = town.case.notices[-1]
    assert (notice.kind, notice.organ, notice.person) == ("urge", made.SQUAD, town.case.handler)


@pytest.mark.parametrize(("zone", "hours"), [("Asia/Shanghai", 8), ("Asia/Urumqi", 6), ("UTC", 0)])
def test_an_urge_tells_the_moment_in_the_time_of_the_city(zone: str, hours: int) -> None:
    town = Town(almanac=Calendars.from_rows((), (), zone=zone))
    town.handling(made.SQUAD, class_code=made.GROUP_RENTING)
    clock = overall(town)
    assert clock.urge_at is not None
    assert clock.due_at is not None
    town.clock.set(clock.urge_at)
    ring(town)
    local = (clock.due_at + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M")
    assert town.case.notices[-1].text == f"案件 {town.case.task_no} 将于 {local} 到期，请抓紧办理。"


def test_a_limit_of_less_than_a_day_urges_nobody() -> None:
    town = Town()
    town.handling()
    assert overall(town).urge_at is None


@pytest.mark.requirement("SLA-04")
def test_the_internal_target_rings_before_the_official_limit() -> None:
    town = Town()
    town.handling()
    target = next(c for c in town.case.clocks if c.kind is api.ClockKind.TARGET)
    assert target.due_at is not None
    assert town.case.due_at is not None
    assert target.due_at < town.case.due_at


def test_an_extension_lets_the_bells_ring_again() -> None:
    town = Town()
    town.handling()
    clock = overall(town)
    assert clock.warn_at is not None
    town.clock.set(clock.warn_at)
    ring(town)
    town.go(wishes.RequestExtension(reason="待备件"), Role.UNIT_DISPATCHER)
    town.go(wishes.Extend(), Role.DISPATCHER)
    again = overall(town)
    assert (again.warned_at, again.limit_seconds) == (None, 16 * 3600)
    assert again.warn_at is not None
    assert again.warn_at > clock.warn_at


def test_the_links_of_a_case_cover_its_whole_time() -> None:
    town = Town()
    case = town.closed()
    links = sorted((c for c in case.clocks if c.kind is api.ClockKind.LINK), key=lambda c: c.started_at)
    assert links[0].started_at == case.reported_at
    assert links[-1].stopped_at == case.closed_at
    assert all(a.stopped_at == b.started_at for a, b in itertools.pairwise(links))


def test_waiting_for_the_upper_level_stands_or_runs_as_the_city_decides() -> None:
    for runs in (False, True):
        town = Town(settings=api.CaseSettings(clock_runs_while_waiting_upper=runs))
        town.filed()
        town.go(wishes.Escalate(reason="超出权限"), Role.DISPATCHER)
        assert overall(town).running is runs


def test_an_outage_is_left_out_afterwards_by_a_recorded_decision() -> None:
    town = Town()
    town.handling()
    before = overall(town)
    assert before.due_at is not None
    start = town.clock.now()
    town.clock.set(before.due_at + timedelta(minutes=30))
    town.finish()
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    town.check()
    town.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)
    assert town.case.overtime

    def outage(decision: str) -> wishes.ExcludeOutage:
        since, until = start + timedelta(hours=1), start + timedelta(hours=2)
        return wishes.ExcludeOutage(decision=decision, since=since, until=until, reason="机房断电")

    with pytest.raises(refusals.BadWish):
        town.go(outage(" "), Role.SHIFT_LEADER)
    with pytest.raises(refusals.NotYourPost):
        town.go(outage("统管〔2026〕3号"), Role.DISPATCHER)
    town.go(outage("统管〔2026〕3号"), Role.SHIFT_LEADER)
    after = overall(town)
    assert after.due_at == town.city.almanac.after(before.due_at, 3600, "work_hour")
    assert (town.case.overtime, after.overdue_at) == (False, None)
    assert after.used_seconds is not None
    assert after.used_seconds == 8 * 3600 + 1800 - 3600
    assert [p.why for p in after.pauses] == ["停机：统管〔2026〕3号"]
    with pytest.raises(refusals.BadWish):
        town.go(outage("统管〔2026〕3号"), Role.SHIFT_LEADER)
