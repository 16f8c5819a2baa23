# SPDX-License-Identifier: Apache-2.0
"""Before the wall: one goes down and up as fast as one likes, asks what a number means, and a wide wall shows more."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town

PLACE = "310112001002"
MAP_DRAWN = ".map-place[data-drawn]"


async def test_going_down_and_up_in_haste_leaves_no_error(screen: Opens, town: Town):
    """Tiles that arrive while layers are exchanged are coloured all the same; whatever the console says fails here."""
    agent = await town.somebody("agent", "C-310112-RX")
    await agent.registers(words="路灯不亮", point=town.place(PLACE))
    wall = await screen("310112.commander")
    page = wall.page
    await expect(page.locator(MAP_DRAWN)).to_be_visible(timeout=60_000)
    areas = page.locator(".ranking button")
    for turn in range(12):
        await areas.nth(turn % 3).dispatch_event("click")
        await expect(page.get_by_role("navigation", name="所在区域")).to_be_visible()
        await page.keyboard.press("Escape")
    await wall.settles()
    await expect(page.get_by_role("navigation", name="所在区域")).to_have_count(0)


@pytest.mark.requirement("ARC-12")
async def test_a_number_leads_to_its_cases_and_a_case_says_where_it_lies(screen: Opens, town: Town):
    """Number → definition → case → place; Escape leads back."""
    agent = await town.somebody("agent", "C-310112-RX")
    call = await agent.registers(words="井盖缺失", point=town.place(PLACE))
    wall = await screen("310112.commander")
    page = wall.page
    await page.get_by_role("button", name=re.compile("^今日受理")).click()
    asked = page.get_by_role("dialog")
    await expect(asked).to_contain_text("今日零时至此刻登记的案件")
    await asked.get_by_role("button", name=call.task_no).click()
    case = page.get_by_role("complementary", name=re.compile(call.task_no))
    await expect(case.locator("dl")).to_contain_text(re.compile("(街道|镇).*(居委会|村委会|片区)"))
    await wall.settles()
    assert await wall.barriers() == []
    await page.get_by_role("button", name="回放 24 小时").click()
    player = page.get_by_role("region", name="回放 24 小时")
    await player.get_by_role("button", name="回到现在").click()
    await expect(player).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(case).to_have_count(0)


async def test_a_wall_of_32_to_9_shows_two_boards_in_their_own_proportion(screen: Opens):
    """CMD-01: nothing is stretched, the second board follows the region of the first."""
    wall = await screen("310112.commander", size={"width": 2560, "height": 720})
    page = wall.page
    overview = page.get_by_role("region", name="运行总览", exact=True)
    management = page.get_by_role("region", name="公共管理", exact=True)
    await expect(overview.locator(".kpi").first).to_be_visible()
    await expect(management.locator(".kpi").first).to_be_visible()
    boxes = [await one.bounding_box() for one in (overview, management)]
    assert [box and round(box["width"] / 10) for box in boxes] == [128, 128]
    await overview.locator(".ranking button").first.dispatch_event("click")
    await expect(page.get_by_role("navigation", name="所在区域")).to_have_count(1)
    await wall.settles()
    await wall.picture("two-boards")


async def test_the_last_day_is_played_back_and_the_wall_says_that_it_is_the_past(screen: Opens, town: Town):
    """What came today was not there a day ago; Escape is the present again."""
    agent = await town.somebody("agent", "C-310112-RX")
    await agent.registers(words="绿化带积水", point=town.place(PLACE))
    wall = await screen("310112.commander")
    page = wall.page
    await page.get_by_role("button", name="回放 24 小时").click()
    player = page.get_by_role("region", name="回放 24 小时")
    await expect(player.get_by_role("status")).to_contain_text("不是现在")
    await player.get_by_role("button", name="暂停").click()
    slider = player.get_by_role("slider", name="回看的时刻")
    await slider.press("End")
    await expect(player.get_by_text(re.compile(r"当时在办 [1-9]\d* 件"))).to_be_visible()
    await slider.press("ArrowLeft")
    await wall.picture("played-back")
    assert await wall.barriers() == []
    await page.keyboard.press("Escape")
    await expect(player).to_have_count(0)
    await expect(page.get_by_role("button", name="回放 24 小时")).to_be_visible()
