# SPDX-License-Identifier: Apache-2.0
"""A dispatcher whose mouse lies in the drawer: from the queue to the unit, key by key."""

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.deeds import made
from tests.browser.town import Town

PLACE = "310112001002"
SLUICE = "131103"


async def test_a_case_is_found_opened_and_dispatched_without_a_mouse(desk: Opens, town: Town):
    """WCAG 2.1.1; DSP-01."""
    district, agent = await town.centre("C-310112"), await town.somebody("agent", "C-310112-RX")
    call = await agent.registers(words="水闸半夜自己开了", class_code=SLUICE, point=town.place(PLACE))
    await town.filed(call, district, SLUICE)

    visit = await desk("310112.dispatcher", "queue/to_dispatch")
    page, keys = visit.page, visit.page.keyboard
    await expect(page.get_by_role("link", name="水闸半夜自己开了")).to_be_visible()
    await page.mouse.move(0, 0)
    await visit.settles()
    for _ in range(40):
        await keys.press("j")
        if await page.evaluate("document.activeElement.textContent.includes('水闸半夜自己开了')"):
            break
    await keys.press("Enter")
    pane = page.get_by_role("complementary", name=f"案件 {call.task_no}")
    await expect(pane).to_contain_text("待派遣")
    await visit.settles()
    await keys.press("d")
    form = page.get_by_role("form", name="派遣")
    await expect(form).to_contain_text("区水务局")
    await visit.settles()
    await visit.picture("by-keyboard")
    await keys.press("Control+Enter")
    await made(page, "派遣", "待签收")
    await keys.press("Escape")
    await expect(pane).to_have_count(0)
    await district.dispatcher.looks(call)
    assert call.lead["unit"] == "U-310112-water"
