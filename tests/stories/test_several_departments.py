# SPDX-License-Identifier: Apache-2.0
"""危化品车辆: no single department can stop a lorry of chemicals; they act together, and the resident sees one case."""

from tests.stories.city import City

LORRY = "190402"


async def test_a_lorry_with_chemicals_is_stopped_by_four_departments_in_one_case(city: City):
    """DSP-25, HDL-02, DSP-19: a major matter goes straight to the district; every joint unit must finish."""
    street, district = await city.centre("C-310112001"), await city.centre("C-310112")
    transport, police = await city.unit("U-310112-transport"), await city.unit("U-310112-public_security")
    ecology, fire = await city.unit("U-310112-ecology"), await city.unit("U-310112-fire")
    emergency = await city.centre("C-310112-YJ")
    worker = await city.on_the_ground("grid_worker", "310112001002")

    lorry = await worker.reports(
        source="grid_worker", words="危化品槽罐车违规停放卸货", class_code=LORRY, point=city.place("310112001002")
    )
    assert lorry.owner == district.id
    await city.filed(lorry, district, LORRY)
    assert lorry.special_attention
    advice = await district.dispatcher.asks(f"/cases/{lorry.id}/advice")
    assert advice["by_hand_because"]
    assert [unit["id"] for unit in advice["proposal"]["elsewhere"]] == [fire.id]

    await district.dispatcher.moves(lorry, "follow_list")
    assert {(o["unit"], o["role"]) for o in lorry.orders} == {
        (transport.id, "lead"),
        (police.id, "united"),
        (ecology.id, "united"),
    }
    await transport.handler.moves(lorry, "sign")
    emergencies = await city.unit("U-310112-emergency")
    sideways = await district.dispatcher.may_not(lorry, "joint_start", manner="united", units=[emergencies.id])
    assert sideways.code == "cases.level_skipped"
    assert sideways.shown["facts"]["next_hop"] == emergency.id

    photo = await city.photo(transport.handler)
    await transport.handler.moves(lorry, "finish", result="solved", note="车辆已扣押", evidence=[photo])
    assert (await transport.unit_dispatcher.may_not(lorry, "unit_pass")).shown["facts"] == {"waiting": 2}
    await city.helped(lorry, police, "已控制驾驶员")
    assert (await transport.unit_dispatcher.may_not(lorry, "unit_pass")).shown["facts"] == {"waiting": 1}
    await city.helped(lorry, ecology, "无泄漏")
    await transport.unit_dispatcher.moves(lorry, "unit_pass")
    await city.checked(lorry, district)
    await city.closed(lorry, district)
    assert lorry.state_name == "已结案"
    assert street.id not in lorry.way
