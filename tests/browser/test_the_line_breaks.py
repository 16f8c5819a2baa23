# SPDX-License-Identifier: Apache-2.0
"""The platform falls over and gets up again: what is shown stays, is told to be old, and goes on without a gap."""

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town
from tests.integration.entrypoints.processes import Hub

PLACE = "310112001002"


async def test_a_list_outlives_the_platform_says_so_and_misses_nothing(desk: Opens, hub_alone: Hub, town: Town):
    collector = await town.on_the_ground("collector", PLACE)
    await collector.reports(words="早先的渣土堆", point=town.place(PLACE))
    acceptor = await town.somebody("acceptor", "C-310112001")
    visit = await desk(town.account(acceptor), "queue/to_accept")
    page = visit.page
    await expect(page.get_by_role("link", name="早先的渣土堆")).to_be_visible()
    await expect(page.get_by_text("数据更新于")).to_be_visible()

    visit.line_may_break = True
    hub_alone.kill()
    await expect(page.get_by_role("status").filter(has_text="连接中断")).to_be_visible()
    await expect(page.get_by_role("link", name="早先的渣土堆")).to_be_visible()
    await visit.picture("line-lost")

    hub_alone.start().ready()
    await collector.reports(words="断线时来的渣土堆", point=town.place(PLACE))
    await expect(page.get_by_text("数据更新于")).to_be_visible(timeout=40_000)
    await expect(page.get_by_role("navigation", name="队列").get_by_role("link", name="待受理")).to_contain_text("2")
    await page.keyboard.press("u")
    await expect(page.get_by_role("link", name="断线时来的渣土堆")).to_have_count(1)
    await expect(page.get_by_role("link", name="早先的渣土堆")).to_have_count(1)
