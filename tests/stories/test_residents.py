# SPDX-License-Identifier: Apache-2.0
"""People who call: every one of them is heard, none is handed round, and none is seen by whoever has no business to."""

from pathlib import Path

from tests.stories.city import City

CASES = Path(__file__).parents[1] / "cases"
BIKES, RUBBISH_BIN = "100701", "011201"
STATION = "310112001002"


async def test_a_resident_reports_heaped_bikes_and_can_be_told_at_every_link_how_far_it_is(city: City):
    """CIT-01, CIT-02, HDL-13: 上报 → 立案 → 派遣 → 处置 → 核查 → 结案."""
    district, agent = await city.centre("C-310112"), await city.somebody("agent", "C-310112-RX")
    bikes_company, transport = await city.unit("U-310112-bike_cyan"), await city.unit("U-310112-transport")
    stages = []

    bikes = await agent.registers(words="地铁口共享单车堆积如山", point=city.place(STATION))
    assert bikes.owner == district.id
    stages.append(bikes.stage_name)
    await district.acceptor.moves(bikes, "accept", class_code=BIKES, condition=f"{BIKES}-1")
    stages.append(bikes.stage_name)
    await district.shift_leader.moves(bikes, "file")
    management = await city.centre("C-310112-CG")
    assert bikes.owner == management.id
    assert bikes.lead["unit"] == bikes_company.id
    assert bikes.lead["why"]["machine"]
    stages.append(bikes.stage_name)
    promised = bikes.due_at
    assert promised is not None

    await bikes_company.handler.moves(bikes, "sign")
    stages.append(bikes.stage_name)
    assert transport.id not in [order["unit"] for order in bikes.orders], "it belongs to another centre"
    early = await bikes_company.handler.may_not(
        bikes, "finish", result="solved", note="已搬走", evidence=[await city.photo(bikes_company.handler)]
    )
    assert early.code == "cases.contact_missing"
    await city.solved(bikes, bikes_company, "已搬走两百辆")
    stages.append(bikes.stage_name)
    await city.checked(bikes, management)
    assert bikes.state == "pending_callback"
    await agent.moves(bikes, "callback_satisfied", way="phone", note="市民表示满意")
    await city.closed(bikes, district)
    stages.append(bikes.stage_name)
    assert stages == ["上报", "立案", "派遣", "处置", "核查", "结案"]
    assert bikes.satisfied
    assert bikes.closed_at < promised
    progress = await agent.asks(f"/cases/{bikes.id}/progress")
    assert [step["link"] for step in progress if step["organ"] == bikes_company.id] == ["sign", "handle"]
    assert "已办结" in next(notice["text"] for notice in bikes.notices if notice["kind"] == "answer")


async def test_who_calls_six_times_is_known_the_sixth_time(city: City):
    """ANA-01: 一人多诉, however the number is written."""
    agent = await city.somebody("agent", "C-310112-RX")
    spellings = [
        "13812342671",
        "138-1234-2671",
        "+86 138 1234 2671",
        "１３８１２３４２６７１",
        "13812342671 ",
        "8613812342671",
    ]
    for number, phone in enumerate(spellings):
        petitioner = {"name": "王小明", "phone": phone}
        await agent.registers(words=f"第{number + 1}次反映楼下垃圾房很臭", petitioner=petitioner, region=STATION)
        await city.passes(hours=5)
    answer = await agent.sends("/intake/callers", {"phone": "13812342671"})
    known = answer.json()
    assert [one["title"] for one in known] == [f"第{n}次反映楼下垃圾房很臭" for n in (6, 5, 4, 3, 2, 1)]


async def test_thirty_callers_on_one_matter_become_one_case_and_each_is_answered(city: City):
    """CIT-14, ANA-01: 多人一诉; merged by people on the hub's suggestion, answered one by one."""
    district, street = await city.centre("C-310112"), await city.centre("C-310112001")
    property_service = await city.unit("U-310112001-property_management")
    agent = await city.somebody("agent", "C-310112-RX")
    place = city.place(STATION)
    calls = [
        await agent.registers(
            words="小区垃圾房脏臭无人清理",
            class_code=RUBBISH_BIN,
            point=place,
            petitioner={"name": f"居民{n}", "phone": f"138000010{n:02d}"},
        )
        for n in range(30)
    ]
    first, others = calls[0], calls[1:]
    question = {"words": "垃圾房太臭了", "class_code": RUBBISH_BIN, "point": place}
    suggested = (await agent.sends("/intake/suggest/similar", question)).json()
    assert first.task_no in [one["task_no"] for one in suggested]

    for other in others:
        await district.acceptor.moves(other, "merge", parent=first.id)
    wrong = others.pop()
    await district.acceptor.moves(wrong, "unmerge", reason="另一小区")
    assert wrong.state == "reported"
    assert (await agent.looks(first)).complainants == 29

    await city.filed(first, district, RUBBISH_BIN)
    await district.dispatcher.moves(first, "follow_list")
    await street.dispatcher.moves(first, "follow_list")
    for helper in {order["unit"] for order in first.orders if order["role"] == "assist"}:
        await city.helped(first, await city.unit(helper))
    await city.solved(first, property_service)
    await city.checked(first, street)
    await agent.moves(first, "callback_satisfied", way="phone", note="满意")
    await city.closed(first, district)
    await city.passes(minutes=10)
    for other in others:
        await agent.looks(other)
        assert (other.state, other.outcome) == ("merged", first.outcome)
        assert [notice["kind"] for notice in other.notices] == ["answer"], other.task_no
    assert not (await agent.looks(wrong)).notices


async def test_numbers_are_masked_until_somebody_says_what_for_and_that_is_on_record(city: City):
    """SEC-06: 用途留痕."""
    district, agent = await city.centre("C-310112"), await city.somebody("agent", "C-310112-RX")
    leak = await agent.registers(words="水管漏水，请打13812342671找我", region=STATION)
    masked = await district.leader.asks(f"/intake/petitions/{leak.id}")
    assert (masked["name"], masked["phone"]) == ("王**", "138****2671")
    assert (await district.leader.asks(f"/cases/{leak.id}/words"))["words"] == "水管漏水，请打138****2671找我"

    path = f"/intake/petitions/{leak.id}/open"
    assert (await agent.sends(path, {"purpose": "看看"})).json()["code"] == "intake.purpose_missing"
    assert (await district.leader.sends(path, {"purpose": "了解诉求人情况"})).json()["code"] == "intake.petition_sealed"
    opened = (await agent.sends(path, {"purpose": "回访核实漏水位置"})).json()
    assert (opened["name"], opened["phone"]) == ("王小明", "13812342671")
    async with city.platform.database.reading() as look:
        lines = await look.tuples(
            "SELECT person, reason FROM audit.entry WHERE subject = %s AND move = 'open'", [f"petition/{leak.id}"]
        )
    assert lines == [(agent.id, "回访核实漏水位置")]
    stranger = await city.somebody("system_admin", "C-310112")
    answer = await stranger.sends(path, {"purpose": "系统维护需要"})
    assert answer.json()["code"] == "intake.petition_sealed"


async def test_a_number_is_masked_however_the_sender_wrote_it(city: City):
    """SEC-06: in words, title and address, in answers, lists, history and papers."""
    district = await city.centre("C-310112")
    platform = await city.somebody("upper_platform", "C-CITY")
    lines = (CASES / "mask-leaks" / "words.txt").read_text(encoding="utf-8").splitlines()
    for n, said in enumerate(lines):
        caller = {"name": "王小明", "phone": said.removeprefix("我的").removeprefix("电话").removesuffix("请回")}
        place = {"address": f"莘庄镇 {said}", "region": "310112101"}
        sent = await platform.pushes(
            source="upper_platform", words=said, title=said, source_no=f"ML-{n}", petitioner=caller, **place
        )
        hidden = said.replace("００１３", "****").replace("0013", "****")
        shown = await district.acceptor.asks(f"/cases/{sent.id}")
        assert (shown["title"], shown["address"]) == (hidden, f"莘庄镇 {hidden}")
        assert (await district.acceptor.asks(f"/cases/{sent.id}/words"))["words"] == hidden
        (line,) = (await district.acceptor.asks("/cases", text=f"ML-{n}"))["items"]
        assert (line["title"], line["address"]) == (hidden, f"莘庄镇 {hidden}")
        for path in ("/history", "/sheet", "/progress"):
            answer = await city.client.get(f"/api/v1/cases/{sent.id}{path}", headers=district.acceptor.headers)
            assert answer.status_code == 200
            assert said not in answer.text
        assert "****" in (await district.acceptor.asks(f"/intake/petitions/{sent.id}"))["phone"]
    callers = await (await city.somebody("agent", "C-310112-RX")).sends(
        "/intake/callers", {"phone": "+86 138 0013 8000"}
    )
    assert len(callers.json()) == len(lines)


async def test_who_has_to_call_back_opens_the_number_and_nobody_else_reads_it_in_passing(city: City):
    """A number said in the words, in an urge and in a reason: masked to everybody, in clear on record."""
    number, said = "13812342671", "渣土偷倒，请回电13812342671"
    street, district = await city.centre("C-310112001"), await city.centre("C-310112")
    agent = await city.somebody("agent", "C-310112-RX")
    call = await agent.registers(words=said, region="310112001")
    await city.filed(call, district, "020701")
    await district.dispatcher.moves(call, "follow_list")
    await street.leader.moves(call, "urge", text=said)
    auditor = await city.somebody("auditor", "C-310112")
    for who, path in (
        (street.leader, f"/cases/{call.id}"),
        (street.leader, f"/cases/{call.id}/history"),
        (street.leader, f"/intake/petitions/{call.id}"),
        (agent, f"/cases/{call.id}"),
        (auditor, f"/audit/lines?subject=case/{call.id}"),
    ):
        told = str(await who.asks(path))
        assert number not in told, path
        assert "138****2671" in told, path
    refused = await street.leader.sends(f"/intake/petitions/{call.id}/open", {"purpose": "想看看是谁"})
    assert refused.status_code in (403, 409)
    opened = await agent.sends(f"/intake/petitions/{call.id}/open", {"purpose": "回访核实办理结果"})
    assert opened.json()["phone"] == number
