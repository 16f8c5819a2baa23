# SPDX-License-Identifier: Apache-2.0
"""What was said is found by its words, by parts of them, by numbers; old cases as well as new ones."""

from datetime import timedelta

import pytest

from tests.integration.portals.small_hub import Hub
from tongguan.cases.api import Correct
from tongguan.kernel.ids import new_id
from tongguan.kernel.people import Role


async def found(hub: Hub, text: str, who: str = "dispatcher@C-310112", **asked: str) -> list[str]:
    answer = await hub.by(who).get("/cases", text=text, **asked)
    assert answer.status_code == 200, answer.text
    return [line["title"] for line in answer.json()["items"]]


@pytest.mark.parametrize("text", ["绿化带旁", "两袋", "垃", "圾", "生活垃圾 北街", "北街12号", "P3出口", "p3"])
async def test_words_are_found_by_any_part(hub: Hub, text: str) -> None:
    await hub.report("垃圾堆放", words="绿化带旁有两袋生活垃圾，在P3出口")
    await hub.report("路灯不亮", address="南路1号")
    assert await found(hub, text) == ["垃圾堆放"]


@pytest.mark.parametrize("text", ["旁带", "生活垃圾 南路", "P4", "？？", "飞碟"])
async def test_what_was_not_said_is_not_found(hub: Hub, text: str) -> None:
    await hub.report("垃圾堆放", words="绿化带旁有两袋生活垃圾，在P3出口")
    assert await found(hub, text) == []


async def test_old_cases_are_found_after_the_new_ones(hub: Hub) -> None:
    for year in range(5):
        await hub.report(f"积水{year}", words="地下车库积水")
        hub.clock.advance(timedelta(days=200))
    assert await found(hub, "车库积水") == ["积水4", "积水3", "积水2", "积水1", "积水0"]
    answer = (await hub.by("dispatcher@C-310112").get("/cases", text="积水", limit=2)).json()
    following = await hub.by("dispatcher@C-310112").get("/cases", text="积水", limit=2, cursor=answer["next"])
    assert [line["title"] for line in following.json()["items"]] == ["积水2", "积水1"]


async def test_both_numbers_lead_to_the_case(hub: Hub) -> None:
    case = await hub.report("井盖松动", upstream_no="SH-2026-00077")
    await hub.report("路灯不亮", upstream_no="SH-2026-00078")
    assert await found(hub, case.task_no) == ["井盖松动"]
    assert await found(hub, case.task_no[-6:]) == ["井盖松动"], "its last digits will do"
    assert await found(hub, " SH-2026-00077 ") == ["井盖松动"]
    assert await found(hub, case.task_no, who="leader@C-310113") == []


async def test_a_telephone_finds_cases_for_the_desk_only(hub: Hub) -> None:
    case = await hub.report("噪声扰民")
    async with hub.database.begin() as tx:
        await tx.put(
            "INSERT INTO intake.petition (case_id, task_no, channel, source, source_line, name, phone, call_back,"
            " id_no, confidential, phone_key, registered_at, registered_by)"
            " VALUES (%s, %s, 'hotline', 'hotline_12345', '', '', '', '', '', false, '13800001234', now(), 'P-1')",
            [case.id, case.task_no],
        )
    assert await found(hub, "138 0000 1234", who="agent@C-310112") == ["噪声扰民"]
    assert await found(hub, "13800001234", who="dispatcher@C-310112") == []


async def test_numbers_in_words_are_masked(hub: Hub) -> None:
    case = await hub.report("群租，请回电13800001234")
    assert await found(hub, "群租") == ["群租，请回电138****1234"]
    look = hub.by("dispatcher@C-310112")
    assert (await look.get(f"/cases/{case.id}")).json()["title"] == "群租，请回电138****1234"
    assert (await look.get(f"/cases/{case.id}/words")).json()["words"] == "群租，请回电138****1234"


async def test_filters_narrow_a_search(hub: Hub) -> None:
    await hub.report("积水甲", source="snap")
    await hub.report("积水乙", urgency="urgent")
    assert await found(hub, "积水", source="snap") == ["积水甲"]
    assert await found(hub, "积水", urgency="urgent", sort="due") == ["积水乙"]
    assert await found(hub, "积水", owner=str(new_id())) == []


async def test_a_corrected_address_is_found_and_the_wrong_one_no_more(hub: Hub) -> None:
    case = await hub.report("井盖松动", address="南路1号", words="车轮会陷进去")
    await hub.go(case, Correct(reason="来电人更正", address="剑川路88号"), Role.ACCEPTOR, case.owner)
    assert await found(hub, "剑川路 车轮") == ["井盖松动"]
    assert await found(hub, "南路1号") == []
