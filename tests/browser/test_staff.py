# SPDX-License-Identifier: Apache-2.0
"""The register of people at the desk: what was changed tells who, when and why, and the list leaves as a sheet."""

import re

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town
from tests.browser.visit import PASSWORD


async def test_a_post_ends_for_a_reason_that_the_history_of_the_person_tells(desk: Opens, town: Town):
    session = {"account": "system_admin", "password": PASSWORD}
    token = (await town.client.post("/api/v1/session", json=session)).json()["token"]
    post = {"role": "evaluator", "organ": "C-310112", "region": "310112"}
    somebody = {"name": "郑借调", "account": "310112.seconded", "post": post, "reason": "借调评价"}
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "staff-history"}
    assert (await town.client.post("/api/v1/staff", json=somebody, headers=headers)).status_code == 201

    visit = await desk("system_admin", "admin/accounts")
    page = visit.page
    await page.get_by_placeholder("姓名、账号、电话或编号").fill("310112.seconded")
    await page.get_by_role("button", name=re.compile("郑借调")).click()
    drawer = page.get_by_role("dialog", name="郑借调")
    added = drawer.get_by_role("listitem").filter(has_text="借调评价")
    await expect(added).to_contain_text("新增人员")
    await drawer.get_by_role("button", name=re.compile("^结束岗位")).click()
    asked = page.get_by_role("dialog", name=re.compile("^结束岗位"))
    await asked.get_by_label("理由").fill("调往街道")
    await asked.get_by_label("理由").press("Enter")
    change = drawer.get_by_role("listitem").filter(has_text="调往街道")
    await expect(change).to_contain_text("结束岗位")
    await visit.picture("staff-history")
    assert await visit.barriers() == []

    await drawer.get_by_role("button", name="增加岗位").click()
    asked = page.get_by_role("dialog", name="增加岗位")
    for field, chosen in (("角色", "考核员"), ("所在中心或单位", "C-310112")):
        await asked.get_by_label(field).fill(chosen)
        await asked.get_by_label(field).press("Enter")
    await expect(asked.get_by_text(re.compile("310112$")).last).to_be_visible()
    await asked.get_by_label("理由").fill("回到区里")
    await visit.picture("staff-post")
    assert await visit.barriers() == []
    await asked.get_by_role("button", name="增加岗位").click()
    await expect(drawer.get_by_role("listitem").filter(has_text="回到区里")).to_contain_text("增加岗位")


async def test_the_register_leaves_as_a_sheet_that_says_how_many_lines(desk: Opens):
    visit = await desk("system_admin", "admin/accounts")
    async with visit.page.expect_download() as download:
        await visit.page.get_by_role("button", name="导出 Excel").click()
    assert re.fullmatch(r"staff-\d{8}-\d{4,6}\.xlsx", (await download.value).suggested_filename)
    await expect(visit.page.get_by_text(re.compile(r"已导出 [\d,]+ 行|只导出了前"))).to_be_visible()
