# SPDX-License-Identifier: Apache-2.0
"""The platform falls over and gets up again: what is shown stays, is told to be old, and goes on without a gap."""

import re

from playwright.async_api import Route, expect

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


async def test_a_call_whose_answer_is_lost_is_registered_once_and_corrected_words_are_another_call(
    desk: Opens, town: Town
):
    """CLS-05: sent again as it is it is the same call; edited it has a key of its own and nothing of it is lost."""
    visit = await desk("agent01", "intake")
    page, receipt = visit.page, visit.page.get_by_role("region", name="已登记")
    visit.line_may_break = True
    lost: list[str] = []

    async def loses_the_answer(route: Route) -> None:
        answer = await route.fetch()
        lost.append((await answer.json())["task_no"])
        await route.abort()

    async def writes(words: str) -> None:
        await page.get_by_label("诉求内容").fill(words)
        await page.get_by_role("textbox", name="地址").fill("河东居委会")
        await page.get_by_role("button", name=re.compile("河东")).first.click()

    async def sends_and_loses() -> None:
        await page.route("**/api/v1/intake/hotline", loses_the_answer, times=1)
        await page.keyboard.press("Control+Enter")
        await expect(page.get_by_role("alert")).to_be_visible()

    await writes("路面塌陷一处")
    await sends_and_loses()
    await visit.picture("call-answer-lost")
    await page.keyboard.press("Control+Enter")
    await expect(receipt).to_contain_text(lost[0])

    await page.keyboard.press("Control+Enter")
    await writes("路灯不亮")
    await sends_and_loses()
    await page.get_by_label("诉求内容").fill("路灯不亮，已有人摔倒")
    await page.keyboard.press("Control+Enter")
    await expect(receipt).to_be_visible()
    found = re.search(r"\d{14}", await receipt.inner_text())
    assert found is not None
    assert found[0] not in lost
    agent = await town.somebody("agent", "C-310112-RX")
    assert (await agent.asks(f"/cases/{found[0]}/words"))["words"] == "路灯不亮，已有人摔倒"
