# SPDX-License-Identifier: Apache-2.0
"""The rules of the city change: drafted, proved, agreed to by somebody else, in force for the next case."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town
from tests.integration.entrypoints.processes import Hub

TITLE = "防汛设施改由排水公司主办"
ROW, CLASS, LEAD = "R1311", "131104", "U-310112-drainage"
PLACE = "310112001002"


@pytest.mark.long
async def test_an_edition_is_drafted_proved_agreed_and_applied(desk: Opens, hub_alone: Hub, town: Town):
    """ORG-18, DEP-03, DSP-11; open cases keep the edition they began under."""
    agent, district = await town.somebody("agent", "C-310112-RX"), await town.centre("C-310112")
    before = await agent.registers(words="申领沙袋十个", class_code=CLASS, point=town.place(PLACE))
    await town.filed(before, district, CLASS)

    admin = await desk("system_admin", "admin/editions")
    page = admin.page
    await page.get_by_role("button", name="起草").click()
    await page.get_by_label("要改什么").fill(TITLE)
    await page.get_by_role("dialog").get_by_role("button", name="起草").click()
    await expect(page.get_by_role("button", name="检查与发布")).to_be_visible()
    await page.get_by_role("navigation", name="配置分区").get_by_role("link", name="权责清单").click()
    await page.get_by_role("searchbox", name="查找名称或编码").fill(ROW)
    # The list narrows a moment after the last letter; a form opened before would go with its row.
    await expect(page.get_by_role("button", name=re.compile("^修改"))).to_have_count(1)
    await page.get_by_role("button", name=re.compile("^修改")).first.click()
    form = page.get_by_role("form", name=re.compile("^修改"))
    await form.get_by_label(re.compile("lead")).fill(LEAD)
    await page.keyboard.press("Escape")
    await form.get_by_role("button", name="保存").click()
    await expect(form).to_have_count(0)
    await admin.picture("a-row-changed")
    await page.get_by_role("button", name="检查与发布").click()
    drawer = page.get_by_role("dialog", name=re.compile("检查与发布"))
    await drawer.get_by_role("button", name="检查", exact=True).click()
    await expect(drawer.get_by_text("可以发布")).to_be_visible(timeout=90_000)
    await expect(drawer.get_by_text("改动的人不能独自发布")).to_be_visible()
    await admin.settles()
    await admin.picture("an-edition-proved")
    assert await admin.barriers() == []

    commander = await desk("310112.commander", page.url.partition("/desk/")[2])
    await commander.page.get_by_role("button", name="检查与发布").click()
    await commander.page.get_by_role("button", name="同意现在的内容").click()
    await expect(commander.page.get_by_role("button", name="同意现在的内容")).to_have_count(0)

    await page.reload()
    await page.get_by_role("button", name="检查与发布").click()
    await drawer.get_by_role("button", name="发布为新版本").click()
    await expect(page.get_by_text("已发布为第 2 版")).to_be_visible(timeout=60_000)

    after = await agent.registers(words="申领沙袋二十个", class_code=CLASS, point=town.place(PLACE))
    await town.filed(after, district, CLASS)
    advice = [await district.dispatcher.asks(f"/cases/{one.id}/advice") for one in (before, after)]
    assert [one["proposal"]["lead"]["id"] for one in advice] == ["U-310112-water", LEAD]
