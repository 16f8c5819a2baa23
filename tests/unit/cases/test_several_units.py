# SPDX-License-Identifier: Apache-2.0
"""Several units on one case: helpers, joint handling of three manners, and the whistle."""

import pytest

from tests.factories import cases as made
from tests.factories.town import Town
from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.domain import refusals

HELPERS = (made.HOUSING, UnitId("U-310112-transport"), UnitId("U-310112-emergency"))


def district_town() -> Town:
    town = Town()
    for unit in HELPERS[1:]:
        made.UNITS.setdefault(unit, made.DISTRICT)
    return town


def orders(town: Town) -> dict[str, str]:
    return {order.unit: order.state.value for order in town.case.orders}


def do_part(town: Town, unit: UnitId) -> api.Case:
    order = next(o for o in town.case.orders if o.unit == unit)
    town.go(wishes.AssistSign(order=order.id), Role.HANDLER, unit)
    return town.go(wishes.AssistFinish(order=order.id, note="已配合"), Role.HANDLER, unit)


def test_the_lead_waits_for_its_helpers() -> None:
    town = district_town()
    town.handling(made.WATER, made.HOUSING)
    town.finish()
    with pytest.raises(refusals.HelpersUnfinished):
        town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    do_part(town, made.HOUSING)
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    assert town.case.state is api.State.PENDING_CHECK


def test_a_helper_with_one_order_need_not_name_it() -> None:
    town = district_town()
    town.handling(made.WATER, made.HOUSING)
    with pytest.raises(refusals.NoSuchItem):
        town.go(wishes.AssistFinish(note="已配合"), Role.HANDLER, made.HOUSING)
    town.go(wishes.AssistSign(), Role.HANDLER, made.HOUSING)
    town.go(wishes.AssistFinish(note="已配合"), Role.HANDLER, made.HOUSING)
    assert orders(town)[made.HOUSING] == "done"


def test_a_passed_over_confirmation_waits_for_the_helpers_too() -> None:
    town = district_town()
    town.handling(made.WATER, made.HOUSING, class_code=made.LEAK)
    town.finish()
    assert town.case.state is api.State.UNIT_CONFIRM
    assert do_part(town, made.HOUSING).state is api.State.PENDING_CHECK


def test_help_is_asked_for_through_the_centre() -> None:
    town = district_town()
    town.handling(made.WATER)
    town.go(wishes.RequestAssist(suggested_unit=made.HOUSING, reason="需物业开门"), Role.UNIT_DISPATCHER)
    assert orders(town) == {made.WATER: "signed"}
    town.go(wishes.GrantAssist(), Role.DISPATCHER)
    assert orders(town) == {made.WATER: "signed", made.HOUSING: "sent"}
    town.go(wishes.RequestAssist(suggested_unit=made.HOUSING, reason="再请一次"), Role.UNIT_DISPATCHER)
    with pytest.raises(refusals.NotExactlyOneLead):
        town.go(wishes.GrantAssist(), Role.DISPATCHER)


@pytest.mark.parametrize("manner", ["assist", "united"])
def test_joint_units_start_together_and_all_must_finish(manner: str) -> None:
    town = district_town()
    town.handling(made.WATER)
    town.go(wishes.JointStart(manner=manner, units=HELPERS[:2], reason="联合整治"), Role.DISPATCHER)
    assert orders(town) == {made.WATER: "signed", HELPERS[0]: "sent", HELPERS[1]: "sent"}
    town.finish()
    do_part(town, HELPERS[0])
    with pytest.raises(refusals.HelpersUnfinished):
        town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    do_part(town, HELPERS[1])
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)


def test_serial_units_act_one_after_another() -> None:
    town = district_town()
    town.handling(made.WATER)
    town.go(wishes.JointStart(manner="serial", units=HELPERS, reason="依次办理"), Role.COMMANDER)
    seen = []
    for unit in HELPERS:
        seen.append([orders(town)[u] for u in HELPERS])
        do_part(town, unit)
    assert seen == [["sent", "waiting", "waiting"], ["done", "sent", "waiting"], ["done", "done", "sent"]]


def test_joint_handling_off_the_list_needs_a_reason_and_on_it_starts_by_itself() -> None:
    town = district_town()
    town.handling(made.WATER)
    with pytest.raises(refusals.NotOnTheList):
        town.go(wishes.JointStart(manner="assist", units=HELPERS[:1]), Role.DISPATCHER)
    with pytest.raises(refusals.BadWish):
        town.go(wishes.JointStart(manner="together", units=HELPERS[:1], reason="…"), Role.DISPATCHER)
    with pytest.raises(refusals.NotExactlyOneLead):
        town.go(wishes.JointStart(manner="assist", units=(made.WATER,), reason="…"), Role.DISPATCHER)
    listed = district_town()
    listed.sent(made.WATER, made.HOUSING, class_code=made.GROUP_RENTING)
    assert [o.role for o in listed.case.orders] == [api.OrderRole.LEAD, api.OrderRole.UNITED]


def test_joint_handling_reaches_no_other_centre_s_unit() -> None:
    town = district_town()
    town.handling(made.SQUAD)
    with pytest.raises(refusals.UnitHasAnotherCentre):
        town.go(wishes.JointStart(manner="united", units=(made.WATER,), reason="…"), Role.DISPATCHER)


def test_the_whistle_is_answered_reached_and_rated() -> None:
    town = district_town()
    town.handling(made.SQUAD, lon=121.4, lat=31.0)
    town.go(wishes.Whistle(units=(made.WATER, made.HOUSING), text="请到现场"), Role.UNIT_DISPATCHER)
    water, _housing = town.case.whistle_calls
    assert water.answer_due_at is not None
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.AnswerWhistle(call=water.id), Role.HANDLER, made.HOUSING)
    town.go(wishes.AnswerWhistle(call=water.id), Role.HANDLER, made.WATER)
    with pytest.raises(refusals.PositionMissing):
        town.go(wishes.ArriveWhistle(call=water.id), Role.HANDLER, made.WATER)
    with pytest.raises(refusals.TooFarAway):
        town.go(wishes.ArriveWhistle(call=water.id, lon=121.41, lat=31.0), Role.HANDLER, made.WATER)
    town.go(wishes.ArriveWhistle(call=water.id, lon=121.4015, lat=31.0), Role.HANDLER, made.WATER)
    assert town.case.whistle_calls[0].metres is not None
    assert 100 < town.case.whistle_calls[0].metres < 200
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.RateWhistle(call=water.id, rating=5), Role.UNIT_DISPATCHER, made.WATER)
    for rating in (0, 6):
        with pytest.raises(refusals.BadWish):
            town.go(wishes.RateWhistle(call=water.id, rating=rating), Role.UNIT_DISPATCHER)
    town.go(wishes.RateWhistle(call=water.id, rating=4, comment="到得快"), Role.UNIT_DISPATCHER)
    assert [c.state.value for c in town.case.whistle_calls] == ["finished", "blown"]


def test_only_a_street_whistles_and_not_twice_for_the_same_department() -> None:
    town = district_town()
    town.handling(made.WATER)
    assert "whistle" not in town.moves(town.staff(Role.DISPATCHER)), "what everybody is refused is not offered"
    with pytest.raises(refusals.LevelSkipped):
        town.go(wishes.Whistle(units=(made.HOUSING,), text="请来"), Role.DISPATCHER)
    town = district_town()
    town.handling(made.SQUAD)
    assert "whistle" in town.moves(town.staff(Role.DISPATCHER))
    town.go(wishes.Whistle(units=(made.HOUSING,), text="请来"), Role.DISPATCHER)
    with pytest.raises(refusals.BadWish):
        town.go(wishes.Whistle(units=(made.HOUSING,), text="再来"), Role.DISPATCHER)
