# SPDX-License-Identifier: Apache-2.0
"""A morning on patrol: places looked at, one that cannot be reached, and what the street centre sees of it."""

from playwright.async_api import Geolocation, expect

from tests.browser.conftest import Opens
from tests.browser.town import Town

STREET, OTHER_PLACE = "310112001", "310112001013"


async def test_a_collector_looks_at_the_places_of_the_day_and_the_centre_sees_which(
    field: Opens, desk: Opens, town: Town
):
    """DIS-02, DIS-03, ORG-23, CMD-02."""
    collector, region = await town.not_yet_out("collector", STREET)
    first, *others = (await collector.asks("/my/patrol"))["places"]
    here = Geolocation(longitude=first["lon"], latitude=first["lat"], accuracy=8)
    visit = await field(town.account(collector), "patrol", geolocation=here, permissions=["geolocation"])
    page = visit.page
    await page.get_by_role("button", name="开始巡查").click()
    await expect(page.get_by_role("button", name="结束巡查")).to_be_visible()

    await page.get_by_role("button", name=f"签到 {first['name']}").click()
    await page.get_by_role("dialog").get_by_role("button", name="签到", exact=True).click()
    await expect(page.get_by_text(f"已看 1 / {1 + len(others)} 个点位")).to_be_visible()

    far = others[-1]
    await page.context.set_geolocation(Geolocation(longitude=far["lon"] + 0.01, latitude=far["lat"], accuracy=8))
    await page.get_by_role("button", name=f"签到 {far['name']}").click()
    sheet = page.get_by_role("dialog")
    await expect(sheet.get_by_text("相距约")).to_be_visible()
    await sheet.get_by_role("button", name="重新定位").click()
    await expect(sheet.get_by_role("button", name="重新定位")).to_be_enabled()
    await sheet.get_by_role("button", name="签到", exact=True).click()
    await expect(sheet.get_by_role("alert")).to_contain_text("离点位")
    await visit.picture("too-far")
    await sheet.get_by_label("说明").fill("修路封闭，隔河看过")
    await sheet.get_by_role("button", name="签到", exact=True).click()
    await expect(page.get_by_text(f"已看 2 / {1 + len(others)} 个点位")).to_be_visible()

    leader = await town.somebody("shift_leader", "C-310112001")
    watching = await desk(town.account(leader), "patrols?show=out")
    out = watching.page.get_by_role("button", name=collector.name)
    await expect(out).to_be_visible()
    seen = (await leader.asks("/patrols", region=region))["people"]
    [mine] = [one for one in seen if one["person"] == collector.id]
    assert (mine["seen"], mine["walking_since"] is None) == (2, False)
    assert {place["id"] for place in mine["missed"]} == {place["id"] for place in others[:-1]}

    await page.get_by_role("button", name="结束巡查").click()
    await expect(page.get_by_role("button", name="开始巡查")).to_be_visible()
    await visit.settles()
    seen = (await leader.asks("/patrols", region=region))["people"]
    [mine] = [one for one in seen if one["person"] == collector.id]
    assert (mine["walking_since"], mine["lon"]) == (None, None)
    await expect(out).to_have_count(0)


async def test_a_street_writes_a_plan_and_gives_the_generated_one_back(desk: Opens, town: Town):
    """DIS-02, ORG-23."""
    leader = await town.somebody("shift_leader", "C-310112001")
    collector = await town.on_the_ground("collector", OTHER_PLACE)
    visit = await desk(town.account(leader), f"patrols?person={collector.id}")
    page = visit.page
    await expect(page.get_by_text("按责任网格生成")).to_be_visible()
    await page.get_by_role("button", name="编排计划").click()
    form = page.get_by_role("form", name="编排计划")
    await form.get_by_role("button", name="清空").click()
    await expect(form.get_by_role("button", name="保存")).to_be_disabled()
    for _ in range(3):
        await form.get_by_role("button", name="加入", exact=False).nth(2).click()
    await form.get_by_label("每天最多").fill("2")
    await visit.picture("plan")
    await form.get_by_role("button", name="保存").click()
    await expect(page.get_by_text("共 3 个点位，每天 2 个，2 天走一遍")).to_be_visible()
    assert len((await collector.asks("/my/patrol"))["places"]) in (1, 2)
    history = page.get_by_role("listitem").filter(has_text="编排巡查")
    await expect(history.first).to_contain_text(leader.name)
    await visit.picture("plan-history")

    await page.get_by_role("button", name="恢复按网格生成").click()
    await expect(page.get_by_text("按责任网格生成")).to_be_visible()
