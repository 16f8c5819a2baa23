# SPDX-License-Identifier: Apache-2.0
"""What the hall looks at is decided at a desk."""

import time

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town

PLACE = "310112001002"


async def test_a_case_goes_from_the_desk_to_the_screen_of_the_hall(desk: Opens, screen: Opens, town: Town):
    """CMD-15."""
    agent = await town.somebody("agent", "C-310112-RX")
    call = await agent.registers(words="高架桥下有人聚集", point=town.place(PLACE))
    wall = await screen("310112.commander", "hall")
    await expect(wall.page.get_by_text("实时办理")).to_be_visible()
    leader = await desk("310112.shift_leader", f"cases/{call.task_no}")
    page = leader.page
    await page.get_by_role("button", name="送大屏").click()
    asked = page.get_by_role("dialog", name="送大屏显示")
    await expect(asked.get_by_role("radio").first).to_be_checked()
    async with page.expect_response(lambda answer: answer.url.endswith("/show") and answer.ok):
        await asked.get_by_role("button", name="送大屏").click()
    answered = time.monotonic()
    shown = wall.page.get_by_role("main").get_by_text(call.task_no).first
    await expect(shown).to_be_visible()
    waited = time.monotonic() - answered
    print(f"\n{waited * 1000:7.0f} ms  show → screen")
    await expect(page.get_by_text("已送到")).to_be_visible()
    await wall.settles()
    await wall.picture("a-case-sent")
    assert await wall.barriers() == []
    await wall.page.keyboard.press("Escape")
    await expect(shown).to_have_count(0)
