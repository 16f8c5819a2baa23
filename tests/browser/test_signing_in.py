# SPDX-License-Identifier: Apache-2.0
"""The door of every app."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.integration.entrypoints.processes import Hub


@pytest.mark.parametrize("app", ["desk", "field", "screen"])
async def test_nobody_gets_in_without_a_word_and_is_told_so_in_words(opens: Opens, hub: Hub, app: str):
    visit = await opens(app, None, at=hub)
    page = visit.page
    await page.get_by_label("账号").fill("310112.acceptor")
    await page.get_by_label("口令").fill("wrong")
    await page.get_by_role("button", name="登录").click()
    await expect(page.get_by_role("alert")).to_contain_text("口令")
    await expect(page.get_by_role("alert")).to_be_focused()
    assert await page.get_by_label("账号").input_value() == "310112.acceptor"
    await visit.picture("sign-in")
    assert await visit.barriers() == []
    await page.get_by_label("口令").fill("tongguan-demo")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="登录")).to_have_count(0)
