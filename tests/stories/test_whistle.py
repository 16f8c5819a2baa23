# SPDX-License-Identifier: Apache-2.0
"""An old resident's social-security card has not come; the grid worker cannot help alone."""

import pytest

from tests.stories.city import City, Matter

CARD = "050101"
ASKING = "独居老人社保卡迟迟未到，请帮忙办理"


async def reported(city: City) -> Matter:
    worker = await city.on_the_ground("grid_worker", "310112001002")
    return await worker.reports(source="grid_worker", words=ASKING, point=city.place("310112001002"))


@pytest.mark.requirement("DSP-16")
async def test_the_card_goes_up_from_the_grid_to_the_bureau_of_the_right_level(city: City):
    """Grid worker → street → district centre → human-resources bureau of the district."""
    street, district = await city.centre("C-310112001"), await city.centre("C-310112")
    bureau = await city.unit("U-310112-human_resources")
    card = await city.filed(await reported(city), street, CARD)

    advice = await street.dispatcher.asks(f"/cases/{card.id}/advice")
    assert advice["proposal"]["lead"]["id"] == bureau.id
    assert advice["step"] == {"kind": "escalate", "to": {"id": district.id, "name": "X区城市运行管理中心"}}
    assert (await street.dispatcher.may_not(card, "dispatch", lead=bureau.id)).code in (
        "dispatch.not_from_here",
        "cases.unit_has_another_centre",
    )
    await street.dispatcher.moves(card, "follow_list", reason="社保卡由区人社局办理")
    await district.dispatcher.moves(card, "upper_accepts")
    await district.dispatcher.moves(card, "follow_list")
    assert card.lead["unit"] == bureau.id

    await city.solved(card, bureau, "已补寄并电话告知老人")
    await city.checked(card, district)
    await city.closed(card, district)
    assert card.way == [street.id, district.id]
    assert card.state == "closed"


async def test_the_street_whistles_and_the_bureau_comes_is_seen_to_come_and_is_rated(city: City):
    """DSP-17: 街道吹哨、部门报到."""
    street, service = await city.centre("C-310112001"), await city.unit("U-310112001-government_services")
    bureau = await city.unit("U-310112-human_resources")
    card = await city.filed(await reported(city), street, CARD)
    await street.dispatcher.moves(card, "dispatch", lead=service.id, override_reason="老人行动不便，街道先行受理")
    await service.handler.moves(card, "sign")

    await street.dispatcher.moves(card, "whistle", units=[bureau.id], text="请到老人家中现场办理")
    call = card.call_to(bureau)
    assert "answer_whistle" in await bureau.handler.could(card)
    assert "answer_whistle" not in await service.handler.could(card)
    await bureau.handler.moves(card, "answer_whistle", call=call["id"])

    far = city.place("310112114")
    assert (await bureau.handler.may_not(card, "arrive_whistle", call=call["id"], **far)).code == "cases.too_far_away"
    await bureau.handler.moves(card, "arrive_whistle", call=call["id"], **city.place("310112001002"))
    assert card.call_to(bureau)["metres"] < 200
    await street.dispatcher.moves(card, "rate_whistle", call=call["id"], rating=5, comment="到得快，办得好")

    rated = card.call_to(bureau)
    assert (rated["state"], rated["rating"]) == ("finished", 5)
    assert rated["answered_at"] < rated["answer_due_at"]
    assert rated["arrived_at"] < rated["arrive_due_at"]
    await city.solved(card, service)
    await city.checked(card, street)
    await city.closed(card, street)
