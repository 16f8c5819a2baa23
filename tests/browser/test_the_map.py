# SPDX-License-Identifier: Apache-2.0
"""The desk's map: what is reported shows by itself, the list beside it tells the same, a case opens from there."""

import re

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town

PLACE = "310112001002"


async def test_what_is_reported_shows_on_the_map_and_opens_from_its_list(desk: Opens, town: Town):
    """CMD-02: nobody reloads; the list in words is the map for those who do not see it."""
    visit = await desk("310112.dispatcher", f"map?region={PLACE[:9]}&by=community")
    page = visit.page
    beside = page.get_by_role("region", name="图中案件")
    await expect(beside).to_be_visible()
    await expect(page.locator(".map-place[data-drawn]")).to_be_visible(timeout=60_000)
    collector = await town.on_the_ground("collector", PLACE)
    tip = await collector.reports(words="地图上的渣土", title="地图上的渣土", point=town.place(PLACE))
    line = beside.get_by_role("link", name=re.compile(tip.task_no))
    await expect(line).to_be_visible()
    await visit.picture("map-with-a-new-case")
    assert await visit.barriers() == []
    await line.click()
    await expect(page).to_have_url(re.compile(f"case={tip.task_no}"))
    await expect(page.get_by_role("heading", name="地图上的渣土")).to_be_visible()


async def test_the_map_takes_the_focus_and_says_what_it_shows(desk: Opens, town: Town):
    """Who does not see it hears the numbers by lamp, and which keys move it."""
    visit = await desk("310112.dispatcher", "map")
    page = visit.page
    await expect(page.locator(".map-place[data-drawn]")).to_be_visible(timeout=60_000)
    canvas = page.get_by_label("在办案件地图")
    await expect(canvas).to_have_accessible_description(re.compile("件在办.*方向键移动"))
    await canvas.focus()
    await expect(canvas).to_be_focused()
