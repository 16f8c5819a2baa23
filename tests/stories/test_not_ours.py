# SPDX-License-Identifier: Apache-2.0
"""不是我们的: what a unit gives back is looked at a second time, counted, and at last decided by a meeting."""

import pytest

from tests.stories.city import City, Matter

RUBBISH, DOGS = "020701", "160701"


async def with_squad(city: City, words: str = "渣土偷倒在路边") -> Matter:
    """Fly-tipping, sent to the squad of the street by hand."""
    street = await city.centre("C-310112001")
    collector = await city.on_the_ground("collector", "310112001002")
    tip = await collector.reports(words=words, point=city.place("310112001002"))
    await city.filed(tip, street, RUBBISH)
    return await street.dispatcher.moves(tip, "follow_list")


@pytest.mark.requirement("ARC-08", "DSP-13", "RTN-01")
async def test_not_ours_is_reviewed_once_more_sent_to_the_right_unit_and_the_row_of_the_list_is_flagged(city: City):
    """RTN-02, RTN-03."""
    street = await city.centre("C-310112001")
    squad, sanitation = await city.unit("U-310112001-city_management"), await city.unit("U-310112001-sanitation")
    tip = await with_squad(city)
    assert tip.lead["unit"] == squad.id
    assert "dispatch" not in await squad.unit_dispatcher.could(tip), "no unit hands to a unit"
    assert (await squad.unit_dispatcher.may_not(tip, "dispatch", lead=sanitation.id)).status in (403, 409)
    assert (await squad.unit_dispatcher.may_not(tip, "transfer_centre", to="C-310112")).status in (403, 409)

    await squad.handler.moves(tip, "sign")
    reason, basis = "属环卫作业范围", "市容环卫条例第十八条"
    early = await squad.unit_dispatcher.may_not(
        tip, "request_return", reason_code="not_our_duty", reason=reason, legal_basis=basis
    )
    assert early.code == "cases.revoke_first"
    await squad.unit_dispatcher.moves(tip, "revoke_assign", reason="准备退单")
    await squad.unit_dispatcher.moves(
        tip,
        "request_return",
        suggested_unit=sanitation.id,
        reason_code="not_our_duty",
        reason=reason,
        legal_basis=basis,
    )
    assert tip.state_name == "退单待审"
    assert (await squad.handler.may_not(tip, "sign")).code == "cases.wrong_state"

    await street.dispatcher.moves(tip, "approve_return", right_unit=sanitation.id, note="现场核实，属环卫所")
    assert (tip.state, tip.returns) == ("pending_dispatch", 1)
    flagged = await street.dispatcher.asks("/dispatch/flagged-rows")
    assert [(row["row"], row["returns"]) for row in flagged] == [("R0207", 1)]
    assert (flagged[0]["last_unit"]["id"], flagged[0]["last_right_unit"]["id"]) == (squad.id, sanitation.id)
    assert "城管" in flagged[0]["listed"]["lead_name"], "people read names, not numbers"
    await street.dispatcher.moves(tip, "dispatch", lead=sanitation.id, override_reason="二次审核确定主责单位")
    await city.solved(tip, sanitation)
    await city.checked(tip, street)
    await city.closed(tip, street)
    lines = (await street.dispatcher.asks(f"/cases/{tip.id}/history"))["lines"]
    assert [line["move"] for line in lines].count("dispatch") == 2
    assert next(line for line in lines if line["move"] == "approve_return")["reason"] == "现场核实，属环卫所"


async def test_a_return_refused_is_counted_as_shirking_and_the_unit_handles(city: City):
    """RTN-07."""
    street, squad = await city.centre("C-310112001"), await city.unit("U-310112001-city_management")
    tip = await with_squad(city)
    await squad.unit_dispatcher.moves(
        tip, "request_return", reason_code="other_authority", reason="人手不足", legal_basis="无"
    )
    await street.dispatcher.moves(tip, "refuse_return", reason="职责清单明确由你队主办")
    assert (tip.returns, tip.shirks, tip.state) == (0, 1, "pending_accept")
    await squad.handler.moves(tip, "sign")
    await city.helped(tip, await city.unit("U-310112001-sanitation"))
    await city.solved(tip, squad)


@pytest.mark.requirement("RTN-04")
async def test_what_lies_in_another_district_goes_back_to_the_city(city: City):
    """ "This is H's, not ours"."""
    district, platform = await city.centre("C-310112"), await city.somebody("upper_platform", "C-CITY")
    order = await platform.pushes(
        source="upper_platform", source_no="SH-4711", words="H区某路渣土偷倒", region="310112"
    )
    await city.filed(order, district, RUBBISH)
    await district.dispatcher.moves(order, "return_upper", reason="地点属H区", ground="outside_area")
    assert order.state == "waiting_upper"
    await platform.moves(order, "upper_accepts", note="转H区")
    assert (order.state, order.outcome) == ("closed", "transferred")


@pytest.mark.requirement("RTN-05")
async def test_only_listed_classes_go_back_to_the_city_for_being_what_they_are(city: City):
    """T23: the city may also say no."""
    district, platform = await city.centre("C-310112"), await city.somebody("upper_platform", "C-CITY")
    tip = await platform.pushes(source="upper_platform", source_no="SH-1", words="渣土", region="310112001")
    await city.filed(tip, district, RUBBISH)
    no = await district.dispatcher.may_not(tip, "return_upper", reason="退回", ground="returnable_class")
    assert no.code == "cases.not_on_the_list"

    dogs = await platform.pushes(source="upper_platform", source_no="SH-2", words="犬吠扰民", region="310112001")
    await city.filed(dogs, district, DOGS)
    await district.dispatcher.moves(dogs, "return_upper", reason="属可退回事项", ground="returnable_class")
    await platform.moves(dogs, "upper_refuses", reason="养犬登记地在你区")
    assert dogs.state == "pending_dispatch"


async def test_two_returns_bring_a_meeting_and_its_decision_binds(city: City):
    """DSP-15: the legal office speaks, the commander decides, and "not ours" is no longer an answer."""
    street = await city.centre("C-310112001")
    squad, sanitation = await city.unit("U-310112001-city_management"), await city.unit("U-310112001-sanitation")
    lawyer = await city.somebody("legal_officer", "C-310112")
    tip = await with_squad(city)
    assert (
        await street.dispatcher.may_not(tip, "coordinate", candidates=[squad.id], reason="牵头有争议")
    ).code == "cases.wrong_state"
    for unit in (squad, sanitation):
        if tip.state == "pending_dispatch":
            await street.dispatcher.moves(tip, "dispatch", lead=unit.id, override_reason="二次审核")
        await unit.unit_dispatcher.moves(
            tip, "request_return", reason_code="not_our_duty", reason="非我单位职责", legal_basis="三定方案"
        )
        await street.dispatcher.moves(tip, "approve_return", note="双方均不认领")
    assert tip.returns == 2

    await street.dispatcher.moves(tip, "coordinate", candidates=[squad.id], reason="牵头有争议")
    early = await street.commander.may_not(tip, "decide_lead", lead=squad.id, minutes="由城管中队牵头")
    assert early.code == "cases.meeting_incomplete"
    await lawyer.moves(tip, "give_legal_opinion", opinion="偷倒行为由城管执法部门查处")
    await street.commander.moves(tip, "decide_lead", lead=squad.id, assists=[sanitation.id], minutes="由城管中队牵头")
    assert tip.binding
    again = await squad.unit_dispatcher.may_not(
        tip, "request_return", reason_code="not_our_duty", reason="还是不认", legal_basis="无"
    )
    assert again.code == "cases.lead_decision_binds"
    await squad.handler.moves(tip, "sign")
    await city.helped(tip, sanitation)
    await city.solved(tip, squad)
