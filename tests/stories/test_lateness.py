# SPDX-License-Identifier: Apache-2.0
"""A case that took too long: everybody was warned in time, and afterwards it is plain who answers for what."""

from datetime import datetime, timedelta

from tests.stories.city import City

LAMP = "150301"


async def test_an_overdue_case_names_link_unit_cause_and_act(city: City):
    """CLO-05, SLA-05, SLA-07, T43: and what an appeal grants, the fact stays."""
    street, bureau = await city.centre("C-310112001"), await city.unit("U-310112001-ecology")
    collector = await city.on_the_ground("collector", "310112001002")
    smell = await collector.reports(words="垃圾站异味", point=city.place("310112001002"))
    await city.filed(smell, street, LAMP)
    await street.dispatcher.moves(smell, "follow_list")
    assert smell.lead["unit"] == bureau.id
    await bureau.handler.moves(smell, "sign")
    due = datetime.fromisoformat(smell.due_at)

    await city.until(due - timedelta(hours=2))
    await bureau.handler.looks(smell)
    urged = next(notice for notice in smell.notices if notice["kind"] == "urge")
    assert urged["person"] == bureau.handler.id, "one day before, by name"
    local = f"{due + timedelta(hours=8):%Y-%m-%d %H:%M}"
    assert urged["text"] == f"案件 {smell.task_no} 将于 {local} 到期，请抓紧办理。", "in the city's time"
    for path in (f"/cases/{smell.id}/sheet", f"/cases/{smell.id}"):
        page = await city.client.get(f"/api/v1{path}", headers=bureau.handler.headers)
        assert local in page.text, path
    assert smell.lamp == "yellow"
    await city.until(due + timedelta(days=1))
    assert (await bureau.handler.looks(smell)).lamp == "red"
    for helper in {order["unit"] for order in smell.orders if order["role"] == "assist"}:
        await city.helped(smell, await city.unit(helper))
    await city.solved(smell, bureau)
    await city.checked(smell, street)
    await city.closed(smell, street)
    assert smell.overtime

    inspector = await city.somebody("inspector", "C-310112")
    answer = await inspector.asks(f"/cases/{smell.id}/accountability")
    assert answer["overdue"]
    lapse = next(one for one in answer["lapses"] if one["cause"] == "late_handling" or one["link"] == "overall")
    assert lapse["organ"] == bureau.id
    assert lapse["person"] == bureau.handler.id
    assert lapse["late_seconds"] > 0
    assert lapse["acts"], "what was done, and by whom"
    assert lapse["cause_name"]

    await bureau.unit_dispatcher.moves(smell, "appeal_overtime", reason="连日暴雨无法施工")
    await street.dispatcher.moves(smell, "review_appeal", agreed=True, note="属实")
    await street.acceptor.moves(smell, "review_appeal", agreed=True, note="同意")
    assert (smell.overtime, smell.exempt) == (True, True)


async def test_ninety_days_after_closing_a_case_is_archived_by_itself(city: City):
    """T44."""
    collector = await city.on_the_ground("collector", "310112001002")
    street = await city.centre("C-310112001")
    bag = await collector.reports(words="路边一袋垃圾", point=city.place("310112001002"))
    photos = [await city.photo(collector, "before"), await city.photo(collector, "after")]
    await collector.moves(bag, "self_handle", class_code="020101", evidence=photos)
    await street.acceptor.moves(bag, "self_pass")
    await city.passes(days=89)
    assert (await street.acceptor.looks(bag)).state == "closed"
    await city.passes(days=2)
    assert (await street.acceptor.looks(bag)).state == "archived"
