# SPDX-License-Identifier: Apache-2.0
"""Orders of the city platform get a number of our own, go one level at a time, and may not be stretched here."""

from datetime import datetime, timedelta

import pytest

from tests.stories.city import City, Matter

STALLS, FLY_TIPPING, GROUP_RENTING = "210101", "020701", "070101"


async def ordered(city: City, **sent: object) -> Matter:
    platform = await city.somebody("upper_platform", "C-CITY")
    form = {"source": "upper_platform", "source_no": "SH2026112300017", "words": "市级交办：占道经营扰民"} | sent
    return await platform.pushes(**form)


@pytest.mark.requirement("DSP-21")
async def test_an_order_of_the_city_has_our_number_beside_its_own(city: City):
    """CLS-05: one to one, both searchable, pushed twice it is still one."""
    district = await city.centre("C-310112")
    order = await ordered(city, region="310112001")
    assert order.owner == district.id
    assert order.upstream_no == "SH2026112300017"
    assert order.task_no != order.upstream_no
    again = await ordered(city, region="310112001")
    assert (again.id, again.receipt["fresh"]) == (order.id, False)
    found = await district.acceptor.asks("/intake/numbers", source="upper_platform", source_no="SH2026112300017")
    assert found["task_no"] == order.task_no
    assert (await district.acceptor.asks(f"/cases/{order.task_no}"))["id"] == order.id


@pytest.mark.requirement("ORG-13")
async def test_nothing_skips_the_district_on_its_way_down_or_up(city: City):
    """ORG-12."""
    top, district, street = [await city.centre(id_) for id_ in ("C-CITY", "C-310112", "C-310112001")]
    tip = await top.acceptor.registers(words="渣土偷倒在路边", point=city.place("310112001002"), wants_answer=False)
    assert tip.owner == top.id
    await city.filed(tip, top, FLY_TIPPING)
    leap = await top.dispatcher.may_not(tip, "transfer_centre", to=street.id)
    assert (leap.code, leap.shown["facts"]["next_hop"]) == ("cases.level_skipped", district.id)
    await top.dispatcher.moves(tip, "transfer_centre", to=district.id)
    await district.dispatcher.moves(tip, "transfer_centre", to=street.id)

    leap = await street.dispatcher.may_not(tip, "escalate", reason="请市级协调", to=top.id)
    assert (leap.code, leap.shown["facts"]["next_hop"]) == ("cases.level_skipped", district.id)
    await street.dispatcher.moves(tip, "escalate", reason="涉及多个街镇")
    assert (await top.dispatcher.may_not(tip, "upper_accepts")).code == "cases.not_your_post"
    await district.dispatcher.moves(tip, "upper_accepts")
    assert tip.way == [top.id, district.id, street.id, district.id]


@pytest.mark.requirement("DSP-05")
async def test_the_machine_goes_down_level_by_level_too(city: City):
    """DSP-10."""
    top, squad = await city.centre("C-CITY"), await city.unit("U-310112001-city_management")
    stall = await top.acceptor.registers(words="占道经营", point=city.place("310112001002"), wants_answer=False)
    await city.filed(stall, top, STALLS)
    assert stall.way == [top.id, "C-310112", "C-310112001"]
    assert stall.lead["unit"] == squad.id


async def test_the_street_has_two_hours_to_take_on_and_dispatch(city: City):
    """SLA-01, SLA-07: the lamp turns, and what is late is known to be late."""
    district, street = await city.centre("C-310112"), await city.centre("C-310112001")
    order = await city.filed(await ordered(city, region="310112001"), district, FLY_TIPPING)
    await district.dispatcher.moves(order, "transfer_centre", to=street.id)
    arrived = city.clock.now()
    due = datetime.fromisoformat(order.link_due_at)
    assert due == arrived + timedelta(hours=2)
    assert order.lamp == "green"
    await city.until(due - timedelta(minutes=20))
    assert (await street.dispatcher.looks(order)).lamp == "yellow"
    await city.until(due + timedelta(minutes=10))
    assert (await street.dispatcher.looks(order)).lamp == "red"
    timing = await street.dispatcher.asks(f"/cases/{order.id}/timing")
    late = next(clock for clock in timing["clocks"] if clock["name"] == "派遣" and clock["organ"] == street.id)
    assert late["overdue_at"] is not None
    assert late["left_seconds"] < 0


async def test_group_renting_needs_longer_and_only_the_city_may_grant_it(city: City):
    """RTN-06: 15 working days are not enough; the limit is the city's, so the request goes up to the city."""
    district, street = await city.centre("C-310112"), await city.centre("C-310112001")
    property_service = await city.unit("U-310112001-property_management")
    platform = await city.somebody("upper_platform", "C-CITY")
    renting = await ordered(city, words="市级交办：小区群租扰民", region="310112001002")
    await city.filed(renting, district, GROUP_RENTING)
    await district.dispatcher.moves(renting, "follow_list")
    await street.dispatcher.moves(renting, "follow_list")
    assert renting.lead["unit"] == property_service.id
    assert {o["role"] for o in renting.orders} == {"lead", "united"}
    await property_service.handler.moves(renting, "sign")
    due = renting.due_at

    await property_service.handler.moves(renting, "request_extension", reason="涉及四十户，须逐户整治")
    await property_service.unit_dispatcher.moves(renting, "endorse_request", note="情况属实")
    assert (await street.dispatcher.may_not(renting, "extend")).code == "cases.upper_must_decide"
    await street.dispatcher.moves(renting, "forward_request", note="街道无权延长市级时限")
    assert (await district.dispatcher.may_not(renting, "extend")).code == "cases.upper_must_decide"
    assert (await platform.may_not(renting, "extend")).code == "cases.not_your_post"
    await district.dispatcher.moves(renting, "forward_request", note="报市级审批")
    assert (await district.dispatcher.may_not(renting, "extend")).code == "cases.not_your_post"
    await platform.moves(renting, "extend", note="同意延期")
    assert renting.extensions == 1
    assert renting.due_at > due
