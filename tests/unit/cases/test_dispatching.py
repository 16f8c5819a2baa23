# SPDX-License-Identifier: Apache-2.0
"""Who shall act: one lead, one level at a time, sideways only through the broker, and a meeting that binds."""

import pytest

from tests.factories import cases as made
from tests.factories.town import Town
from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.domain import refusals


def why(lead: str, **changes: object) -> api.Why:
    return api.Why(**{"row": "R-1", "edition": 1, "proposed": lead, **changes})  # type: ignore[arg-type]


def test_a_dispatched_case_has_exactly_one_lead() -> None:
    town = Town()
    town.filed()
    for assists in ((made.SQUAD,), (made.SANITATION, made.SANITATION)):
        with pytest.raises(refusals.NotExactlyOneLead):
            town.send(made.SQUAD, *assists)
    town.send(made.SQUAD, made.SANITATION)
    leads = [o for o in town.case.orders if o.role is api.OrderRole.LEAD]
    assert [(o.unit, o.state) for o in leads] == [(made.SQUAD, api.OrderState.SENT)]
    assert town.case.lead_unit == made.SQUAD


@pytest.mark.requirement("ORG-13", "SEC-06")
def test_the_city_cannot_dispatch_straight_to_a_street_s_unit() -> None:
    town = Town()
    town.filed(made.CITY)
    with pytest.raises(refusals.LevelSkipped) as no:
        town.send(made.SQUAD)
    assert no.value.facts["next_hop"] == made.DISTRICT


def test_the_city_cannot_hand_a_case_straight_to_a_street() -> None:
    town = Town()
    town.filed(made.CITY)
    with pytest.raises(refusals.LevelSkipped) as no:
        town.go(wishes.TransferCentre(to=made.STREET), Role.DISPATCHER)
    assert no.value.facts["next_hop"] == made.DISTRICT


def test_a_street_cannot_report_straight_to_the_city() -> None:
    town = Town()
    town.filed()
    with pytest.raises(refusals.LevelSkipped) as no:
        town.go(wishes.Escalate(reason="超出权限", to=made.CITY), Role.DISPATCHER)
    assert no.value.facts["next_hop"] == made.DISTRICT


@pytest.mark.requirement("SEC-06")
def test_a_centre_does_not_dispatch_to_another_centre_s_unit() -> None:
    town = Town()
    town.filed()
    for stranger in (made.OTHER_SQUAD, made.WATER, "U-nobody"):
        with pytest.raises(refusals.UnitHasAnotherCentre):
            town.send(UnitId(stranger))


def test_only_the_lowest_shared_centre_passes_a_case_sideways() -> None:
    town = Town()
    town.filed(made.CITY_MANAGEMENT)
    with pytest.raises(refusals.NotTheBroker) as no:
        town.go(wishes.TransferCentre(to=made.SOCIAL), Role.DISPATCHER)
    assert no.value.facts["broker"] == made.DISTRICT
    town.go(wishes.Escalate(reason="属社会治理"), Role.DISPATCHER)
    town.go(wishes.UpperAccepts(), Role.DISPATCHER, made.DISTRICT)
    town.go(wishes.TransferCentre(to=made.SOCIAL), Role.DISPATCHER)
    assert [(h.centre, h.how) for h in town.case.hops] == [
        (made.CITY_MANAGEMENT, "reported"),
        (made.DISTRICT, "up"),
        (made.SOCIAL, "down"),
    ]


def test_a_unit_has_no_move_that_hands_a_case_to_another_unit() -> None:
    town = Town()
    town.handling()
    boss, handler = town.staff(Role.UNIT_DISPATCHER), town.staff(Role.HANDLER)
    assert not {"dispatch", "transfer_centre", "redispatch_same", "joint_start"} & (
        town.moves(boss) | town.moves(handler)
    )
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.JointStart(manner="assist", units=(made.SANITATION,), reason="帮忙"), boss)


def test_against_the_list_only_with_a_reason() -> None:
    town = Town()
    town.filed()
    with pytest.raises(refusals.OverrideReasonMissing):
        town.go(wishes.Dispatch(lead=made.SQUAD, why=why(made.SANITATION)), Role.DISPATCHER)
    town.go(wishes.Dispatch(lead=made.SQUAD, why=why(made.SANITATION, override="临时停运")), Role.DISPATCHER)
    assert town.history()[-1].reason == "临时停运"


def test_the_platform_dispatches_only_the_one_answer_of_the_list() -> None:
    town = Town()
    town.filed()
    for bad in (why(made.SQUAD), why(made.SANITATION, machine=True, override="任意")):
        with pytest.raises(refusals.NotOnTheList):
            town.go(wishes.Dispatch(lead=made.SQUAD, why=bad), Role.SYSTEM)
    town.go(wishes.Dispatch(lead=made.SQUAD, why=why(made.SQUAD, machine=True)), Role.SYSTEM)
    assert town.history()[-1].role == "system"


def test_an_order_is_taken_back_before_it_is_signed_and_only_then() -> None:
    town = Town()
    town.sent()
    town.go(wishes.Revoke(reason="派错单位"), Role.DISPATCHER)
    assert (town.case.state, town.case.lead) == (api.State.PENDING_DISPATCH, None)
    town.send()
    town.go(wishes.Sign(), Role.HANDLER)
    with pytest.raises(refusals.WrongState):
        town.go(wishes.Revoke(reason="太晚"), Role.DISPATCHER)


def test_the_same_unit_is_asked_a_second_time() -> None:
    town = Town()
    town.handling()
    town.go(wishes.RedispatchSame(reason="逾期未动"), Role.DISPATCHER)
    assert (town.case.state, town.case.handler, town.case.lead_unit) == (api.State.PENDING_ACCEPT, None, made.SQUAD)


def test_a_case_returned_to_another_platform_ends_here_as_transferred() -> None:
    town = Town(external=frozenset({made.CITY}))
    town.filed(made.DISTRICT, mode="passive", source="upper_platform", upstream_no="SH-1")
    with pytest.raises(refusals.BadWish):
        town.go(wishes.ReturnUpper(reason="不想办", ground="busy"), Role.DISPATCHER)
    with pytest.raises(refusals.NotOnTheList):
        town.go(wishes.ReturnUpper(reason="不在清单", ground="returnable_class"), Role.DISPATCHER)
    town.go(wishes.ReturnUpper(reason="不属本区", ground="outside_area"), Role.DISPATCHER)
    town.go(wishes.UpperAccepts(), Role.UPPER_PLATFORM, made.CITY)
    assert (town.case.state, town.case.outcome) == (api.State.CLOSED, "transferred")
    assert all(hop.closed_at == town.clock.now() for hop in town.case.hops)


def test_the_upper_centre_may_refuse_what_is_sent_up() -> None:
    town = Town()
    town.filed()
    town.go(wishes.Escalate(reason="超出权限"), Role.DISPATCHER)
    town.go(wishes.UpperRefuses(reason="街道可办"), Role.DISPATCHER, made.DISTRICT)
    assert (town.case.state, town.case.owner) == (api.State.PENDING_DISPATCH, made.STREET)


def test_there_is_nothing_above_the_city() -> None:
    town = Town()
    town.filed(made.CITY)
    with pytest.raises(refusals.NoWayUp):
        town.go(wishes.Escalate(reason="再往上"), Role.DISPATCHER)


def test_nothing_is_handed_down_to_another_platform() -> None:
    town = Town(external=frozenset({made.OTHER_DISTRICT}))
    town.filed(made.CITY)
    with pytest.raises(refusals.UnitHasAnotherCentre):
        town.go(wishes.TransferCentre(to=made.OTHER_DISTRICT), Role.DISPATCHER)


def test_a_meeting_needs_a_dispute_a_legal_opinion_and_binds() -> None:
    town = Town()
    town.filed(made.DISTRICT)
    with pytest.raises(refusals.NotEnoughCandidates):
        town.go(wishes.Coordinate(candidates=(made.WATER,), reason="一家之争"), Role.DISPATCHER)
    town.go(wishes.Coordinate(candidates=(made.WATER, made.HOUSING), reason="职责不清"), Role.DISPATCHER)
    with pytest.raises(refusals.MeetingIncomplete):
        town.go(wishes.DecideLead(lead=made.WATER, minutes="水务牵头"), Role.COMMANDER)
    assert "decide_lead" not in town.moves(town.staff(Role.COMMANDER))
    town.go(wishes.GiveLegalOpinion(opinion="依条例由水务负责"), Role.LEGAL_OFFICER)
    town.go(wishes.DecideLead(lead=made.WATER, minutes="水务牵头"), Role.COMMANDER)
    assert (town.case.state, town.case.binding) == (api.State.PENDING_ACCEPT, True)
    with pytest.raises(refusals.LeadDecisionBinds):
        town.go(wishes.RequestReturn(reason_code="NOT_OURS", reason="不归我", legal_basis="条例"), Role.UNIT_DISPATCHER)
    town.go(wishes.Revoke(reason="更正地址"), Role.DISPATCHER)
    with pytest.raises(refusals.LeadDecisionBinds):
        town.send(made.HOUSING)
    assert town.send(made.WATER).lead_unit == made.WATER


def test_after_two_returns_one_candidate_is_enough_for_a_meeting() -> None:
    town = Town()
    town.filed()
    for _ in range(2):
        town.send()
        town.go(wishes.RequestReturn(reason_code="NOT_OURS", reason="不归我", legal_basis="条例"), Role.UNIT_DISPATCHER)
        town.go(wishes.ApproveReturn(note="确有争议"), Role.DISPATCHER)
    assert town.case.returns == 2
    town.go(wishes.Coordinate(candidates=(made.SQUAD,), reason="两次退单"), Role.DISPATCHER)
    assert town.case.state is api.State.COORDINATING


def test_the_grade_decides_the_level_of_closing() -> None:
    town = Town()
    town.sent(made.SQUAD, class_code=made.RUBBISH)
    assert town.case.broker == made.STREET
    town = Town()
    town.sent(made.SQUAD, class_code=made.GROUP_RENTING)
    assert town.case.broker == made.DISTRICT


def test_closing_comes_back_to_the_broker_without_skipping_a_centre() -> None:
    town = Town()
    town.filed(made.CITY)
    town.go(wishes.TransferCentre(to=made.DISTRICT), Role.DISPATCHER)
    town.go(wishes.TransferCentre(to=made.STREET), Role.DISPATCHER)
    town.send(made.SQUAD)
    town.go(wishes.Sign(), Role.HANDLER)
    town.finish()
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    town.check()
    assert town.case.owner == made.CITY
    assert [h.centre for h in town.case.hops] == [made.CITY, made.DISTRICT, made.STREET, made.DISTRICT, made.CITY]
    town.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)
    assert all(h.closed_at is not None for h in town.case.hops)
    town.go(wishes.Reopen(reason="抽查反弹", evidence=(made.photo("scene"),)), Role.DISPATCHER)
    assert [h.centre for h in town.case.hops][-2:] == [made.DISTRICT, made.STREET]
    assert (town.case.owner, town.case.lead_unit) == (made.STREET, made.SQUAD)
