# SPDX-License-Identifier: Apache-2.0
"""The unit at work: signing, returning, asking for time, standing still, and what it must show at the end."""

from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.factories.town import Town
from tests.factories.town import now as at_once
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.domain import refusals

RETURN = wishes.RequestReturn(reason_code="NOT_OURS", reason="不归我", legal_basis="条例第八条")


def test_a_unit_takes_back_its_own_assignment_before_it_asks_for_a_return() -> None:
    town = Town()
    town.handling()
    with pytest.raises(refusals.RevokeFirst):
        town.go(RETURN, Role.UNIT_DISPATCHER)
    town.go(wishes.RevokeAssign(reason="拟退单"), Role.UNIT_DISPATCHER)
    town.go(RETURN, Role.UNIT_DISPATCHER)
    assert town.case.state is api.State.RETURN_REVIEW
    overall = next(c for c in town.case.clocks if c.kind is api.ClockKind.OVERALL)
    assert overall.running, "the clock keeps running until the return is approved"
    review = next(c for c in town.case.clocks if c.kind is api.ClockKind.LINK and c.stopped_at is None)
    assert (review.link, review.organ) == ("return_review", made.STREET)


def test_a_granted_return_flags_the_row_of_the_list_and_is_counted() -> None:
    town = Town()
    town.sent()
    town.go(RETURN, Role.UNIT_DISPATCHER)
    with pytest.raises(refusals.ReasonMissing):
        town.go(wishes.ApproveReturn(note=" "), Role.DISPATCHER)
    town.go(wishes.ApproveReturn(note="应由环卫承办", right_unit=made.SANITATION), Role.DISPATCHER)
    facts = town.history()[-1].facts
    assert (facts["row"], facts["unit"], facts["right_unit"]) == ("R-1", made.SQUAD, made.SANITATION)
    assert (town.case.returns, town.case.state, town.case.lead) == (1, api.State.PENDING_DISPATCH, None)
    forward = {"sign", "finish", "unit_pass", "close"}
    assert not forward & town.moves(town.staff(Role.DISPATCHER)), "the receiver of a return may only re-dispatch"


def test_a_refused_return_counts_as_shirking_and_the_unit_must_sign() -> None:
    town = Town()
    town.sent()
    town.go(RETURN, Role.UNIT_DISPATCHER)
    town.go(wishes.RefuseReturn(reason="职责清晰"), Role.DISPATCHER)
    assert (town.case.shirks, town.case.state) == (1, api.State.PENDING_ACCEPT)
    town.go(wishes.Sign(), Role.HANDLER)


def test_time_is_asked_for_before_the_deadline_to_its_last_second() -> None:
    town = Town()
    town.handling()
    assert town.case.due_at is not None
    ask = wishes.RequestExtension(reason="待备件")
    late = Town()
    late.handling()
    town.clock.set(town.case.due_at + timedelta(milliseconds=999))
    town.go(ask, Role.UNIT_DISPATCHER)
    late.clock.set(town.case.due_at + timedelta(seconds=1))
    with pytest.raises(refusals.TooLate):
        late.go(ask, Role.UNIT_DISPATCHER)


def test_an_extension_adds_the_original_limit_at_most_twice_and_refusals_do_not_count() -> None:
    town = Town()
    town.handling()
    first_due = town.case.due_at
    assert first_due is not None
    ask = wishes.RequestExtension(reason="待备件")
    town.go(ask, Role.UNIT_DISPATCHER)
    with pytest.raises(refusals.RequestOpen):
        town.go(ask, Role.UNIT_DISPATCHER)
    town.go(wishes.RefuseRequest(reason="理由不足"), Role.DISPATCHER)
    assert (town.case.extensions, town.case.due_at) == (0, first_due)
    for count in (1, 2):
        before = town.case.due_at
        assert before is not None
        town.go(ask, Role.UNIT_DISPATCHER)
        town.go(wishes.Extend(), Role.DISPATCHER)
        assert town.case.extensions == count
        assert town.case.due_at == town.city.almanac.due(before, 8, "work_hour")
        assert town.case.lead is not None
        assert town.case.lead.due_at == town.case.due_at
    with pytest.raises(refusals.QuotaUsed):
        town.go(ask, Role.UNIT_DISPATCHER)


def test_a_handler_s_request_passes_its_own_unit_first() -> None:
    town = Town()
    town.handling()
    town.go(wishes.RequestExtension(reason="待备件", days=2), Role.HANDLER)
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.Extend(), Role.DISPATCHER)
    town.go(wishes.EndorseRequest(), Role.UNIT_DISPATCHER)
    before = town.case.due_at
    assert before is not None
    town.go(wishes.Extend(), Role.DISPATCHER)
    assert town.case.due_at == town.city.almanac.due(before, 2, "work_day")


def test_nobody_decides_on_his_own_request() -> None:
    town = Town()
    town.handling()
    both = made.actor(
        "身兼两职",
        (Role.HANDLER, made.SQUAD, "310112001"),
        (Role.UNIT_DISPATCHER, made.SQUAD, "310112001"),
    )
    town.go(wishes.RequestExtension(reason="待备件"), made.actor("身兼两职", (Role.HANDLER, made.SQUAD, "310112001")))
    with pytest.raises(refusals.SeparationOfDuty):
        town.go(wishes.EndorseRequest(), both)


def test_an_extension_goes_up_when_the_upper_platform_set_the_limit() -> None:
    town = Town()
    town.handling(made.WATER, source="upper_platform", mode="passive", upstream_no="SH-7")
    town.go(wishes.RequestExtension(reason="管网复杂"), Role.UNIT_DISPATCHER)
    with pytest.raises(refusals.UpperMustDecide):
        town.go(wishes.Extend(), Role.DISPATCHER)
    town.go(wishes.ForwardRequest(note="区级同意"), Role.DISPATCHER)
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.Extend(), Role.DISPATCHER)
    town.go(wishes.Extend(), Role.UPPER_PLATFORM, made.CITY)
    assert town.case.extensions == 1
    assert [r.agreed for r in town.case.requests[0].reviews] == [True, True]


def test_a_suspension_has_an_end_a_plan_and_happens_once() -> None:
    town = Town()
    town.handling(made.SQUAD, class_code=made.GROUP_RENTING)
    now = town.clock.now()
    for until in (now, now + timedelta(days=366)):
        with pytest.raises(refusals.BadWish):
            town.go(wishes.RequestSuspend(reason="等诉讼", plan="判后拆除", until=until), Role.UNIT_DISPATCHER)
    with pytest.raises(refusals.BadWish):
        town.go(wishes.RequestSuspend(reason="等诉讼", plan=" ", until=now + timedelta(days=30)), Role.UNIT_DISPATCHER)
    town.go(
        wishes.RequestSuspend(reason="等诉讼", plan="判后拆除", until=now + timedelta(days=30)), Role.UNIT_DISPATCHER
    )
    town.go(wishes.Suspend(), Role.DISPATCHER)
    assert (town.case.state, town.case.suspended_until) == (api.State.SUSPENDED, now + timedelta(days=30))
    town.go(wishes.Resume(reason="诉讼提前结束"), Role.DISPATCHER)
    with pytest.raises(refusals.QuotaUsed):
        town.go(wishes.RequestSuspend(reason="又来", plan="再等", until=now + timedelta(days=60)), Role.UNIT_DISPATCHER)


def test_a_suspended_case_resumes_by_itself_with_the_time_that_was_left() -> None:
    town = Town()
    town.handling(made.SQUAD, class_code=made.GROUP_RENTING)
    almanac = town.city.almanac
    until = town.clock.now() + timedelta(days=30)
    town.go(wishes.RequestSuspend(reason="等诉讼", plan="判后拆除", until=until), Role.UNIT_DISPATCHER)
    town.wait(hours=1)
    town.go(wishes.Suspend(), Role.DISPATCHER)
    assert town.case.due_at is not None
    left = almanac.worked(town.clock.now(), town.case.due_at, "work_day")
    town.clock.set(until)
    assert at_once(town.cases.ring_due()) == 1
    case = at_once(town.cases.get(town.case.id))
    assert (case.state, case.suspended_until) == (api.State.HANDLING, None)
    assert case.due_at is not None
    assert almanac.worked(until, case.due_at, "work_day") == left
    overall = next(c for c in case.clocks if c.kind is api.ClockKind.OVERALL)
    assert [p.why for p in overall.pauses] == ["挂账"]


def test_an_overdue_case_is_not_suspended() -> None:
    town = Town()
    town.handling()
    assert town.case.due_at is not None
    town.clock.set(town.case.due_at + timedelta(seconds=1))
    until = town.clock.now() + timedelta(days=30)
    with pytest.raises(refusals.TooLate):
        town.go(wishes.RequestSuspend(reason="等", plan="等", until=until), Role.UNIT_DISPATCHER)


def test_requests_lapse_when_the_case_moves_on() -> None:
    town = Town()
    town.handling()
    town.go(wishes.RequestExtension(reason="待备件"), Role.UNIT_DISPATCHER)
    town.finish()
    assert [r.state for r in town.case.requests] == [api.RequestState.CANCELLED]


def test_work_is_shown_and_a_hotline_caller_is_contacted_before_finishing() -> None:
    town = Town()
    town.handling(source="hotline_12345", mode="passive", needs_callback=True)
    shown = (made.photo(),)
    with pytest.raises(refusals.EvidenceMissing):
        town.go(wishes.Finish(result="solved", note="已清运"), Role.HANDLER)
    with pytest.raises(refusals.ContactMissing):
        town.go(wishes.Finish(result="solved", note="已清运", evidence=shown), Role.HANDLER)
    with pytest.raises(refusals.BadWish):
        town.go(wishes.Finish(result="explained", note=" ", evidence=shown), Role.HANDLER)
    town.go(wishes.RecordContact(way="phone", note="已说明"), Role.HANDLER)
    contact = next(c for c in town.case.clocks if c.link == "first_contact")
    assert contact.stopped_at == town.clock.now()
    town.go(wishes.Finish(result="explained", note="权属纠纷，已说明", evidence=shown), Role.HANDLER)
    assert (town.case.state, town.case.outcome) == (api.State.UNIT_CONFIRM, "explained")


def test_what_was_shown_in_an_earlier_round_does_not_prove_this_one() -> None:
    town = Town()
    town.unit_passed()
    town.wait(minutes=5)
    town.go(wishes.CheckFail(reason="仍有垃圾"), Role.ACCEPTOR)
    with pytest.raises(refusals.EvidenceMissing):
        town.go(wishes.Finish(result="solved", note="再次清运"), Role.HANDLER)


def test_the_unit_sends_its_own_handler_back() -> None:
    town = Town()
    town.handling()
    handler = town.case.handler
    town.finish()
    town.go(wishes.UnitReturn(reason="照片不清"), Role.UNIT_DISPATCHER)
    assert (town.case.state, town.case.handler) == (api.State.HANDLING, handler)


def test_a_class_without_unit_confirmation_leaves_the_row_of_the_link_it_passes_over() -> None:
    town = Town()
    town.handling(made.SQUAD, class_code=made.LEAK)
    town.finish()
    assert town.case.state is api.State.PENDING_CHECK
    assert [(line.move, line.role) for line in town.history()][-2:] == [("finish", "handler"), ("unit_pass", "system")]


def test_special_attention_owes_evidence_from_the_spot_within_a_working_day() -> None:
    town = Town()
    town.handling(made.SQUAD, class_code=made.GROUP_RENTING)
    clock = next(c for c in town.case.clocks if c.link == "evidence")
    assert clock.due_at == town.city.almanac.due(town.clock.now(), 1, "work_day")
    town.go(wishes.AddEvidence(evidence=(made.photo("scene"),)), Role.HANDLER)
    assert next(c for c in town.case.clocks if c.link == "evidence").stopped_at is not None
