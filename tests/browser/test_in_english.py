# SPDX-License-Identifier: Apache-2.0
"""A visitor who reads no Chinese: every word of ours turns and stays turned; what people wrote stays as it is."""

import re

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town

STREET = "C-310112001"
"""Nobody has shared a list with its desk: what lists are called are words that people wrote."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


async def test_the_desk_turns_to_english_and_remembers(desk: Opens, town: Town):
    leader = await town.somebody("shift_leader", STREET)
    visit = await desk(town.account(leader), "queue/handling")
    page = visit.page
    await expect(page.get_by_role("heading", level=1)).to_contain_text("处置中")
    await page.get_by_role("button", name="账户菜单").click()
    await page.get_by_role("menuitem", name="English").click()
    for _ in range(2):
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("handled", re.I))
        await visit.settles()
        ours = [
            *await page.get_by_role("columnheader").all_inner_texts(),
            *await page.get_by_role("navigation").get_by_role("link").all_inner_texts(),
            *await page.get_by_role("main").get_by_role("button").all_inner_texts(),
        ]
        assert [words for words in ours if CHINESE.search(words)] == []
        await page.reload()
    await visit.picture("in-english")
