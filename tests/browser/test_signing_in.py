# SPDX-License-Identifier: Apache-2.0
"""The door of every app."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town
from tests.integration.entrypoints.processes import Hub, told

GIVEN, LINKED = "310112.drainage.handler", "310112.drainage.handler2"
"""Two whom no other story needs."""


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


async def test_a_first_password_must_be_changed_before_anything_is_seen(opens: Opens, hub: Hub, town: Town):
    admin = await town.somebody("system_admin", "C-310112")
    worker = (await admin.asks("/staff", text=GIVEN))["items"][0]["person"]
    given = (await admin.sends(f"/staff/{worker}/account/reset", {"reason": "忘记口令"})).json()["password"]
    visit = await opens("field", None, at=hub)
    page = visit.page
    await page.get_by_label("账号").fill(GIVEN)
    await page.get_by_label("口令").fill(given)
    await page.get_by_role("button", name="登录").click()
    form = page.get_by_role("form", name="先修改初始口令")
    await form.get_by_label("初始口令").fill(given)
    await form.get_by_label("新口令（至少 8 位）").fill(given)
    await form.get_by_label("再输一遍新口令").fill(given)
    await form.get_by_role("button", name="保存新口令").click()
    await expect(page.get_by_role("alert")).to_contain_text("不能与")
    await visit.picture("first-password")
    assert await visit.barriers() == []
    await form.get_by_label("新口令（至少 8 位）").fill("我自己的新口令呀")
    await form.get_by_label("再输一遍新口令").fill("我自己的新口令呀")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("新口令已保存")
    await page.get_by_label("账号").fill(GIVEN)
    await page.get_by_label("口令").fill("我自己的新口令呀")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="登录")).to_have_count(0)


async def test_a_link_from_the_server_opens_an_account_once(opens: Opens, hub: Hub):
    code, said = told("account", LINKED, **hub.settings, TONGGUAN_PORT=str(hub.port))
    assert code == 0, said
    link = next(line.strip() for line in said.splitlines() if "#link=" in line)
    visit = await opens("desk", None, at=hub)
    page = visit.page
    for already_used in (False, True):
        await page.goto("about:blank")
        await page.goto(link)
        form = page.get_by_role("form", name="设定口令")
        await form.get_by_label("账号").fill(LINKED)
        await form.get_by_label("新口令（至少 8 位）").fill("我自己的新口令呀")
        await form.get_by_label("再输一遍新口令").fill("我自己的新口令呀")
        if not already_used:
            await visit.picture("one-time-link")
            assert await visit.barriers() == []
        await form.get_by_role("button", name="保存新口令").click()
        if already_used:
            await expect(page.get_by_role("alert")).to_contain_text("链接无效")
        else:
            await expect(page.get_by_role("status")).to_contain_text("新口令已保存")
            assert "#link" not in page.url
