# SPDX-License-Identifier: Apache-2.0
"""From report to filing, and the ways a case ends without any unit."""

from dataclasses import replace

import pytest

from tests.factories import cases as made
from tests.factories.town import Town
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import RequestId
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.domain import refusals


def test_nobody_is_kept_from_reporting_but_those_who_must_not_change_anything() -> None:
    town = Town()
    assert town.report().state is api.State.REPORTED
    with pytest.raises(refusals.NotYourPost):
        town.cases.report(  # the coroutine refuses at its first step
            wishes.Report(source="patrol", mode="active", title="井盖松动", address="北街", region="310112001"),
            centre=made.STREET,
            by=made.staff(Role.AUDITOR, made.STREET),
            request_id=RequestId.fresh(),
        ).send(None)


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"address": " "}, {"source": ""}, {"mode": "psychic"}, {"class_code": "999999"}],
    ids=["no words", "no place", "no source", "no such mode", "no such class"],
)
def test_a_report_needs_words_a_place_and_a_source(wrong: dict[str, str]) -> None:
    with pytest.raises((refusals.BadWish, refusals.ConditionMissing)):
        Town().report(**wrong)


def test_a_collector_looks_before_filing_and_shows_it() -> None:
    town = Town()
    town.report()
    collector = town.staff(Role.COLLECTOR)
    town.go(wishes.SendVerify(assignee=collector.person), Role.ACCEPTOR)
    task = town.case.tasks[0]
    assert task.due_at is not None
    assert (task.due_at - task.sent_at).total_seconds() == 30 * 60
    with pytest.raises(refusals.PositionMissing):
        town.go(wishes.VerifyBack(result="true"), collector)
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.VerifyBack(result="true", lon=1, lat=1), made.staff(Role.COLLECTOR, made.STREET, name="别人"))
    town.go(wishes.VerifyBack(result="true", evidence=(made.photo("scene"),)), collector)
    assert town.case.state is api.State.REPORTED
    assert town.case.tasks[0].result == "true"


def test_an_errand_is_accepted_checked_in_refused_or_recalled() -> None:
    town = Town()
    town.report(lon=121.4, lat=31.0)
    collector = town.staff(Role.COLLECTOR)
    town.go(wishes.SendVerify(assignee=collector.person), Role.ACCEPTOR)
    town.go(wishes.AcceptTask(), collector)
    with pytest.raises(refusals.TooFarAway):
        town.go(wishes.ArriveTask(lon=121.5, lat=31.0), collector)
    sure = wishes.ArriveTask(lon=121.405, lat=31.0, accuracy=20)
    with pytest.raises(refusals.TooFarAway):
        town.go(sure, collector)
    town.go(replace(sure, accuracy=400), collector)
    assert town.case.tasks[0].state is api.TaskState.ARRIVED
    town.go(wishes.RefuseTask(reason="车辆故障"), collector)
    assert (town.case.state, town.case.tasks[0].state) == (api.State.REPORTED, api.TaskState.REFUSED)
    town.go(wishes.SendVerify(assignee=collector.person), Role.ACCEPTOR)
    town.go(wishes.RecallTask(reason="改派他人"), Role.ACCEPTOR)
    assert (town.case.state, town.case.tasks[1].state) == (api.State.REPORTED, api.TaskState.CANCELLED)


def test_filing_needs_a_condition_of_its_own_class() -> None:
    town = Town()
    town.report()
    with pytest.raises(refusals.ConditionMissing):
        town.go(wishes.Accept(class_code=made.RUBBISH, condition=f"{made.LEAK}-1"), Role.ACCEPTOR)
    with pytest.raises(refusals.ConditionMissing):
        town.go(wishes.Accept(class_code=made.RUBBISH, condition=""), Role.ACCEPTOR)


def test_one_step_filing_leaves_the_row_of_the_link_it_passes_over() -> None:
    town = Town()
    town.filed(class_code=made.LEAK)
    assert town.case.state is api.State.PENDING_DISPATCH
    assert [(line.move, line.role) for line in town.history()] == [
        ("report", "collector"),
        ("accept", "acceptor"),
        ("file", "system"),
    ]
    assert [c.link for c in town.case.clocks if c.kind is api.ClockKind.LINK] == ["accept", "file", "dispatch"]


def test_a_citizen_whose_matter_is_not_taken_on_is_told_why() -> None:
    town = Town()
    town.report(mode="passive", source="hotline_12345")
    with pytest.raises(refusals.ReasonMissing):
        town.go(wishes.Reject(reason=" "), Role.ACCEPTOR)
    town.go(wishes.Reject(reason="不属城市管理范围"), Role.ACCEPTOR)
    assert town.case.state is api.State.NOT_ACCEPTED
    assert town.case.closed_at == town.clock.now()
    assert [n.kind for n in town.case.notices] == ["answer"]
    assert "不属城市管理范围" in town.case.notices[0].text


def test_a_consultation_is_answered_at_once_and_only_a_consultation() -> None:
    town = Town()
    town.report(mode="passive", source="hotline_12345")
    agent = made.staff(Role.AGENT, made.STREET)
    with pytest.raises(refusals.NotOnTheList):
        town.go(wishes.DirectAnswer(class_code=made.RUBBISH, article="K-1", answer="…"), agent)
    with pytest.raises(refusals.BadWish):
        town.go(wishes.DirectAnswer(class_code=made.CARD, article="", answer="带身份证"), agent)
    town.go(wishes.DirectAnswer(class_code=made.CARD, article="K-1", answer="带身份证"), agent)
    assert (town.case.state, town.case.outcome) == (api.State.CLOSED, "answered")


def test_what_is_put_right_on_the_spot_is_still_audited_by_somebody_else() -> None:
    town = Town()
    town.report()
    both = made.actor(
        "自处置人",
        (Role.COLLECTOR, made.STREET, "310112001"),
        (Role.ACCEPTOR, made.STREET, "310112001"),
    )
    pictures = (made.photo("before"), made.photo("after"))
    with pytest.raises(refusals.EvidenceMissing):
        town.go(wishes.SelfHandle(class_code=made.RUBBISH, evidence=pictures[1:]), both)
    with pytest.raises(refusals.NotOnTheList):
        town.go(wishes.SelfHandle(class_code=made.GROUP_RENTING, evidence=pictures), both)
    town.go(wishes.SelfHandle(class_code=made.RUBBISH, evidence=pictures), both)
    with pytest.raises(refusals.SeparationOfDuty):
        town.go(wishes.SelfPass(), both)
    town.go(wishes.SelfPass(), Role.ACCEPTOR)
    assert (town.case.state, town.case.outcome) == (api.State.CLOSED, "self_handled")


def test_an_invalid_self_handled_case_counts_as_void() -> None:
    town = Town()
    town.report()
    pictures = (made.photo("before"), made.photo("after"))
    town.go(wishes.SelfHandle(class_code=made.RUBBISH, evidence=pictures), Role.COLLECTOR)
    town.go(wishes.SelfInvalid(reason="前后照片不是同一处"), Role.ACCEPTOR)
    assert (town.case.state, town.case.outcome) == (api.State.VOID, "void")


def test_voiding_needs_a_request_and_another_person_s_approval() -> None:
    town = Town()
    town.handling()
    with pytest.raises(refusals.NoOpenRequest):
        town.go(wishes.Void(), Role.SHIFT_LEADER)
    both = made.actor(
        "两岗一人",
        (Role.ACCEPTOR, made.STREET, "310112001"),
        (Role.SHIFT_LEADER, made.STREET, "310112001"),
    )
    town.go(wishes.RequestVoid(reason="重复上报"), both)
    with pytest.raises(refusals.SeparationOfDuty):
        town.go(wishes.Void(), both)
    town.go(wishes.RefuseVoid(reason="并非重复"), Role.SHIFT_LEADER)
    assert town.case.state is api.State.HANDLING
    town.go(wishes.RequestVoid(reason="确属重复"), Role.ACCEPTOR)
    assert town.go(wishes.Void(), Role.SHIFT_LEADER).state is api.State.VOID
    assert [o.state for o in town.case.orders] == [api.OrderState.WITHDRAWN]
    assert all(c.stopped_at is not None for c in town.case.clocks)


def test_a_corrected_class_gives_new_limits_from_filing_on_without_the_pauses() -> None:
    town = Town()
    town.filed(made.DISTRICT, class_code=made.RUBBISH)
    town.go(wishes.Coordinate(candidates=(made.WATER, made.HOUSING), reason="争议"), Role.DISPATCHER)
    town.wait(hours=2)
    town.go(wishes.GiveLegalOpinion(opinion="水务主责"), Role.LEGAL_OFFICER)
    town.go(wishes.DecideLead(lead=made.WATER, minutes="会议决定"), Role.COMMANDER)
    town.go(wishes.Revoke(reason="类别有误"), Role.DISPATCHER)
    town.go(wishes.Correct(reason="实为漏水", class_code=made.LEAK, condition=f"{made.LEAK}-1"), Role.ACCEPTOR)
    overall = [c for c in town.case.clocks if c.kind is api.ClockKind.OVERALL]
    assert len(overall) == 1
    assert overall[0].unit == "urgent_work_hour"
    assert town.case.due_at is not None
    assert town.case.filed_at is not None
    assert (town.case.due_at - town.case.filed_at).total_seconds() == (24 + 2) * 3600
