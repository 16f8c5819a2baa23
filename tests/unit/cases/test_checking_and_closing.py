# SPDX-License-Identifier: Apache-2.0
"""From the check to the archive: people kept apart, citizens called back, what was overdue stays on record."""

from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.factories.town import Town
from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.domain import refusals

SEEN = wishes.CheckPass(lon=121.4, lat=31.0, evidence=(made.photo("check"),))


def everything(name: str) -> Actor:
    """Somebody with every post there is in the street and its squad."""
    area = "310112001"
    posts = [(role, made.STREET, area) for role in (Role.ACCEPTOR, Role.COLLECTOR, Role.SHIFT_LEADER)]
    return made.actor(name, *posts, (Role.HANDLER, made.SQUAD, area))


@pytest.mark.requirement("DSP-02")
def test_handler_checker_and_closer_are_three_people() -> None:
    town = Town()
    town.sent()
    one = everything("一肩三挑")
    town.go(wishes.Sign(), one)
    town.go(wishes.Finish(result="solved", note="已清运", evidence=(made.photo(),)), one)
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    with pytest.raises(refusals.SeparationOfDuty):
        town.go(wishes.SendCheck(assignee=one.person), Role.ACCEPTOR)
    area = "310112001"
    two = made.actor("核查又结案", (Role.COLLECTOR, made.STREET, area), (Role.SHIFT_LEADER, made.STREET, area))
    town.go(wishes.SendCheck(assignee=two.person), Role.ACCEPTOR)
    town.go(SEEN, two)
    for person in (one, two):
        with pytest.raises(refusals.SeparationOfDuty):
            town.go(wishes.Close(condition_met=True), person)
    town.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)


def test_a_checker_of_the_handling_unit_is_refused_and_the_errand_can_be_recalled() -> None:
    town = Town()
    town.unit_passed()
    insider = made.actor(
        "承办单位的人",
        (Role.COLLECTOR, made.STREET, "310112001"),
        (Role.HANDLER, made.SQUAD, "310112001"),
    )
    town.go(wishes.SendCheck(assignee=insider.person), Role.ACCEPTOR)
    with pytest.raises(refusals.SeparationOfDuty):
        town.go(SEEN, insider)
    town.go(wishes.RecallTask(reason="须回避"), Role.ACCEPTOR)
    assert town.check().state is api.State.PENDING_CLOSE


def test_whoever_checked_does_not_handle_the_rework() -> None:
    town = Town()
    town.unit_passed()
    judge = everything("先查后办")
    with pytest.raises(refusals.SeparationOfDuty):
        town.go(wishes.CheckFail(reason="仍有垃圾"), judge)
    outsider = made.actor("受理员甲", (Role.ACCEPTOR, made.STREET, "310112001"))
    town.go(wishes.CheckFail(reason="仍有垃圾"), outsider)
    assert town.case.reworks == 1
    with pytest.raises(refusals.SeparationOfDuty):
        town.go(wishes.AssignHandler(handler=outsider.person), Role.UNIT_DISPATCHER)


def test_a_check_shows_photo_and_position() -> None:
    town = Town()
    town.unit_passed()
    collector = town.staff(Role.COLLECTOR)
    town.go(wishes.SendCheck(assignee=collector.person), Role.ACCEPTOR)
    with pytest.raises(refusals.EvidenceMissing):
        town.go(wishes.CheckPass(lon=121.4, lat=31.0), collector)
    with pytest.raises(refusals.PositionMissing):
        town.go(wishes.CheckPass(evidence=(made.photo("check"),)), collector)


def test_a_failed_check_brings_the_case_back_to_the_same_lead() -> None:
    town = Town()
    town.unit_passed()
    lead, handler = town.case.lead_unit, town.case.lead
    collector = town.staff(Role.COLLECTOR)
    town.go(wishes.SendCheck(assignee=collector.person), Role.ACCEPTOR)
    town.go(wishes.CheckFail(reason="仍有垃圾"), collector)
    assert (town.case.state, town.case.lead_unit, town.case.reworks) == (api.State.HANDLING, lead, 1)
    assert handler is not None
    assert town.case.handler == handler.handler


def test_an_unsatisfied_citizen_is_judged_by_a_person() -> None:
    for judgement, state, count in (("rehandle", api.State.HANDLING, 1), ("explained", api.State.PENDING_CLOSE, 0)):
        town = Town()
        town.handling(mode="passive", source="hotline_12345", needs_callback=True)
        town.go(wishes.RecordContact(way="phone", note="已联系"), Role.HANDLER)
        town.finish()
        town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
        assert town.check().state is api.State.PENDING_CALLBACK
        with pytest.raises(refusals.BadWish):
            town.go(wishes.CallbackUnsatisfied(way="phone", reason="没人来", judgement="maybe"), Role.AGENT)
        town.go(wishes.CallbackUnsatisfied(way="phone", reason="没人来", judgement=judgement), Role.AGENT)
        assert (town.case.state, town.case.rehandles, town.case.satisfied is True) == (state, count, False)


def test_a_class_without_callback_leaves_the_row_of_the_link_it_passes_over() -> None:
    town = Town()
    town.handling(made.SQUAD, class_code=made.LEAK, mode="passive", source="hotline_12345", needs_callback=True)
    town.go(wishes.RecordContact(way="phone", note="已联系"), Role.HANDLER)
    town.finish()
    town.check()
    assert town.case.state is api.State.PENDING_CLOSE
    assert [(line.move, line.role) for line in town.history()][-2:] == [
        ("check_pass", "collector"),
        ("skip_callback", "system"),
    ]


def test_closing_needs_the_closing_condition_and_tells_the_citizen() -> None:
    town = Town()
    town.unit_passed(mode="passive", source="snap")
    town.check()
    with pytest.raises(refusals.BadWish):
        town.go(wishes.Close(condition_met=False), Role.SHIFT_LEADER)
    town.go(wishes.Close(condition_met=True, note="已清运"), Role.SHIFT_LEADER)
    assert [n.kind for n in town.case.notices] == ["answer"]
    assert town.case.next_tick_at is None


def test_force_closing_needs_a_leader_s_word_and_is_flagged() -> None:
    town = Town()
    town.unit_passed()
    assert "force_close" not in town.moves(town.staff(Role.SHIFT_LEADER))
    with pytest.raises(refusals.LeaderWordMissing):
        town.go(wishes.ForceClose(reason="久拖不决"), Role.SHIFT_LEADER)
    town.go(wishes.Instruct(text="同意结案"), Role.LEADER)
    town.go(wishes.SendCheck(assignee=town.staff(Role.COLLECTOR).person), Role.ACCEPTOR)
    town.go(wishes.ForceClose(reason="久拖不决"), Role.SHIFT_LEADER)
    assert (town.case.state, town.case.forced) == (api.State.CLOSED, True)
    assert [t.state for t in town.case.tasks] == [api.TaskState.CANCELLED]


def test_force_closing_is_the_broker_s_too() -> None:
    town = Town()
    town.unit_passed(made.SQUAD, class_code=made.GROUP_RENTING)
    town.go(wishes.Instruct(text="同意结案"), Role.LEADER, made.DISTRICT)
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.ForceClose(reason="久拖不决"), Role.SHIFT_LEADER)
    town.go(wishes.ForceClose(reason="久拖不决"), Role.SHIFT_LEADER, made.DISTRICT)
    assert town.case.owner == made.DISTRICT


def test_reopening_takes_new_evidence_within_the_window_and_a_new_limit() -> None:
    town = Town()
    town.closed()
    late = town.closed()
    evidence = (made.photo("scene"),)
    with pytest.raises(refusals.EvidenceMissing):
        town.go(wishes.Reopen(reason="反弹", evidence=()), Role.DISPATCHER)
    town.wait(days=30)
    town.go(wishes.Reopen(reason="反弹", evidence=evidence), Role.DISPATCHER)
    assert (town.case.state, town.case.closed_at, town.case.rehandles) == (api.State.HANDLING, None, 1)
    overall = [c for c in town.case.clocks if c.kind is api.ClockKind.OVERALL]
    assert [c.running for c in overall] == [False, True]
    assert town.case.due_at == town.city.almanac.due(town.clock.now(), 8, "work_hour")
    town.case = late
    other = Town()
    other.closed()
    other.wait(days=30, seconds=1)
    with pytest.raises(refusals.TooLate):
        other.go(wishes.Reopen(reason="反弹", evidence=evidence), Role.DISPATCHER)


def test_an_appeal_has_two_reviewers_and_the_raw_fact_stays() -> None:
    town = Town()
    town.handling()
    town.wait(days=3)
    town.finish()
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    town.check()
    town.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)
    assert town.case.overtime
    town.go(wishes.AppealOvertime(reason="停电两日"), Role.UNIT_DISPATCHER)
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.ReviewAppeal(agreed=True, note="终审先到"), Role.ACCEPTOR)
    both = made.actor(
        "初审又终审",
        (Role.DISPATCHER, made.STREET, "310112001"),
        (Role.ACCEPTOR, made.STREET, "310112001"),
    )
    town.go(wishes.ReviewAppeal(agreed=True, note="属实"), both)
    with pytest.raises(refusals.SeparationOfDuty):
        town.go(wishes.ReviewAppeal(agreed=True, note="再审"), both)
    town.go(wishes.ReviewAppeal(agreed=True, note="同意"), Role.ACCEPTOR)
    assert (town.case.overtime, town.case.exempt) == (True, True)
    with pytest.raises(refusals.QuotaUsed):
        town.go(wishes.AppealOvertime(reason="再申诉"), Role.UNIT_DISPATCHER)


def test_only_an_overdue_case_is_appealed_and_not_for_ever() -> None:
    town = Town()
    town.closed()
    with pytest.raises(refusals.BadWish):
        town.go(wishes.AppealOvertime(reason="没有超时"), Role.UNIT_DISPATCHER)
    late = Town()
    late.handling()
    late.wait(days=3)
    late.finish()
    late.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    late.check()
    late.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)
    late.wait(days=30, seconds=1)
    with pytest.raises(refusals.TooLate):
        late.go(wishes.AppealOvertime(reason="太晚"), Role.UNIT_DISPATCHER)


def test_a_closed_case_is_archived_after_the_window() -> None:
    town = Town()
    town.closed()
    with pytest.raises(refusals.TooLate):
        town.go(wishes.Archive(), Role.SYSTEM)
    town.wait(days=90)
    town.go(wishes.Archive(), Role.SYSTEM)
    assert town.case.state is api.State.ARCHIVED
    assert town.moves(town.staff(Role.SHIFT_LEADER)) == set()


def test_closing_does_not_count_the_time_of_the_centre_as_the_unit_s() -> None:
    town = Town()
    town.handling()
    assert town.case.due_at is not None
    town.clock.set(town.case.due_at)
    town.finish()
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    town.clock.advance(timedelta(days=20))
    town.check()
    assert not town.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER).overtime
