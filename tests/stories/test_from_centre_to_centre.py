# SPDX-License-Identifier: Apache-2.0
"""占道经营: a stall is found by one system and put right by another; they meet at the lowest centre above both."""

import pytest

from tests.stories.city import City

STALLS = "210101"


@pytest.mark.requirement("ORG-03", "ORG-05", "ORG-06")
@pytest.mark.parametrize(
    ("level", "top", "squad"),
    [("district", "C-310112", "U-310112-city_management"), ("city", "C-CITY", "U-31-city_management")],
)
async def test_social_governance_hears_of_a_stall_and_city_management_clears_it_through_the_lowest_shared_centre(
    city: City, level: str, top: str, squad: str
):
    social, management = await city.centre(f"{top}-ZZ"), await city.centre(f"{top}-CG")
    broker, enforcers = await city.centre(top), await city.unit(squad)

    stall = await social.acceptor.registers(
        source="department",
        words="综治网格发现摊贩占道",
        point=city.place("310112001002"),
        wants_answer=False,
    )
    assert stall.owner == social.id
    await city.filed(stall, social, STALLS)

    sideways = await social.dispatcher.may_not(stall, "transfer_centre", to=management.id)
    assert sideways.code == "cases.not_the_broker"
    assert sideways.shown["facts"]["broker"] == broker.id

    await social.dispatcher.moves(stall, "escalate", reason="占道经营归口数字城管")
    await broker.dispatcher.moves(stall, "upper_accepts")
    await broker.dispatcher.moves(stall, "transfer_centre", to=management.id)
    await management.dispatcher.moves(stall, "dispatch", lead=enforcers.id, override_reason="归口单位直接处置")
    assert stall.way == [social.id, broker.id, management.id]
    assert stall.broker == broker.id

    await city.solved(stall, enforcers, "摊贩已劝离")
    await city.checked(stall, management)
    assert stall.owner == broker.id
    assert (await management.shift_leader.may_not(stall, "close", condition_met=True)).code == "cases.not_your_post"
    await city.closed(stall, broker)
    assert stall.state == "closed"
    assert all(hop["closed_at"] for hop in stall.hops)


@pytest.mark.requirement("DIS-15", "DSP-26")
async def test_what_city_management_finds_itself_it_closes_itself(city: City):
    """No forced round trip, and the district can look at it all the same."""
    management, enforcers = await city.centre("C-310112-CG"), await city.unit("U-310112-city_management")
    stall = await management.acceptor.registers(
        source="hotline_12341", words="路口有人摆摊", point=city.place("310112001002"), wants_answer=False
    )
    await city.filed(stall, management, STALLS)
    await management.dispatcher.moves(stall, "dispatch", lead=enforcers.id, override_reason="本部门发现，内部闭环")
    await city.solved(stall, enforcers)
    await city.checked(stall, management)
    await city.closed(stall, management)
    assert stall.way == [management.id]
    assert (await (await city.centre("C-310112")).dispatcher.looks(stall)).state == "closed"


@pytest.mark.requirement("DSP-18")
async def test_a_grid_worker_finds_a_stall_the_machine_sends_the_squad_and_the_grid_team_helps(city: City):
    """DSP-06, DSP-10: two teams on one case, and the lead waits for the other."""
    street, squad = await city.centre("C-310112001"), await city.unit("U-310112001-city_management")
    worker = await city.on_the_ground("grid_worker", "310112001002")

    stall = await worker.reports(source="grid_worker", words="水果摊占道经营", point=city.place("310112001002"))
    assert stall.owner == street.id
    await city.filed(stall, street, STALLS)
    assert stall.lead["unit"] == squad.id
    assert stall.lead["why"]["machine"]
    helper = await city.unit(next(order["unit"] for order in stall.orders if order["role"] == "assist"))
    assert "-DG" in helper.id

    await squad.handler.moves(stall, "sign")
    photo = await city.photo(squad.handler)
    await squad.handler.moves(stall, "finish", result="solved", note="摊贩离开", evidence=[photo])
    assert (await squad.unit_dispatcher.may_not(stall, "unit_pass")).code == "cases.helpers_unfinished"
    await city.helped(stall, helper, "已清扫路面")
    await squad.unit_dispatcher.moves(stall, "unit_pass")
    await city.checked(stall, street)
    await city.closed(stall, street)
    assert stall.outcome == "solved"
    assert not stall.overtime
