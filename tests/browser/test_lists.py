# SPDX-License-Identifier: Apache-2.0
"""A list that several people work from at once: nothing jumps, nothing is lost, many cases go one way together."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.town import Town
from tests.stories.city import Matter

PLACE = "310112001002"
PUMP_NOISE = "131102"


async def a_filed_case(town: Town, words: str) -> Matter:
    agent, district = await town.somebody("agent", "C-310112-RX"), await town.centre("C-310112")
    call = await agent.registers(words=words, class_code=PUMP_NOISE, point=town.place(PLACE))
    return await town.filed(call, district, PUMP_NOISE)


async def top_of(page: Page, task_no: str) -> float:
    box = await page.get_by_role("row", name=re.compile(task_no)).bounding_box()
    assert box is not None
    return box["y"]


async def test_rows_stay_under_the_hand_while_others_work(desk: Opens, town: Town):
    """Another dispatcher is quicker: the row is struck through in its place, and goes when asked to."""
    first, second = [await a_filed_case(town, words) for words in ("泵站半夜轰鸣一次", "泵站半夜轰鸣两次")]
    visit = await desk("310112.dispatcher", f"queue/to_dispatch?text=泵站半夜轰鸣&case={second.task_no}")
    page = visit.page
    row = page.get_by_role("row", name=re.compile(first.task_no))
    await expect(row).to_be_visible()
    await visit.settles()
    district, water = await town.centre("C-310112"), await town.unit("U-310112-water")
    await district.dispatcher.moves(first, "dispatch", lead=water.id)
    bar = page.get_by_role("button", name=re.compile("1 件已离开"))
    await expect(bar).to_be_visible()
    await expect(row).to_contain_text("已离开")
    await visit.picture("row-left")
    assert await visit.barriers() == []
    before = await top_of(page, second.task_no)
    await a_filed_case(town, "泵站半夜轰鸣三次")
    await visit.settles()
    assert await top_of(page, second.task_no) == before
    await bar.click()
    await expect(row).to_have_count(0)


async def test_many_cases_go_where_the_list_says(desk: Opens, town: Town):
    """DSP-12: the preview names the unit for each; afterwards every line says what became of it."""
    cases = [await a_filed_case(town, f"泵房震动第{n}天") for n in range(3)]
    visit = await desk("310112.dispatcher", "queue/to_dispatch?text=泵房震动")
    page, keys = visit.page, visit.page.keyboard
    await expect(page.get_by_role("row", name=re.compile(cases[0].task_no))).to_be_visible()
    await visit.settles()
    for chosen, _ in enumerate(cases, start=1):
        await keys.press("j")
        await keys.press("x")
        await expect(page.locator(".line-row-selected")).to_have_count(chosen)
    await page.get_by_role("button", name="批量办理").click()
    form = page.get_by_role("dialog", name=re.compile("批量办理 3 件"))
    await form.get_by_label("办理", exact=True).click()
    await page.get_by_title(re.compile("按权责清单派遣")).click()
    await expect(form.get_by_text(re.compile("将送往"))).to_have_count(3)
    await visit.settles()
    await visit.picture("bulk-preview")
    assert await visit.barriers() == []
    await form.get_by_role("button", name=re.compile("对 3 件")).click()
    await expect(form.get_by_text("3 件已办理")).to_be_visible()
    district = await town.centre("C-310112")
    for case in cases:
        await district.dispatcher.looks(case)
        assert case.state == "pending_accept"


async def test_a_case_that_somebody_else_was_quicker_with_is_named_not_lost(desk: Opens, town: Town):
    """DSP-12: of two cases chosen one is gone before the button is pressed; the form says so before and after."""
    kept, gone = [await a_filed_case(town, f"闸门异响第{n}天") for n in range(2)]
    visit = await desk("310112.dispatcher", "dispatch")
    page = visit.page
    for case in (kept, gone):
        await page.get_by_label(f"选择 {case.task_no}").check()
    await page.get_by_role("button", name=re.compile("按清单批量办理")).click()
    form = page.get_by_role("dialog", name=re.compile("批量办理 2 件"))
    await expect(form.get_by_text(re.compile("将送往"))).to_have_count(2)
    district, water = await town.centre("C-310112"), await town.unit("U-310112-water")
    await district.dispatcher.moves(gone, "dispatch", lead=water.id)
    await expect(form.get_by_text(re.compile("现为“待签收”"))).to_be_visible()
    await form.get_by_role("button", name=re.compile("对 1 件")).click()
    await expect(form.get_by_text("1 件已办理，1 件跳过")).to_be_visible()
    await expect(form.get_by_role("listitem").filter(has_text=gone.task_no)).to_contain_text("已跳过")
    await visit.settles()
    await visit.picture("bulk-outcome")
    assert await visit.barriers() == []


async def test_the_cases_of_one_handler_are_listed_and_leave_as_a_sheet_that_says_how_many(desk: Opens, town: Town):
    case = await a_filed_case(town, "泵站围墙开裂")
    district, water = await town.centre("C-310112"), await town.unit("U-310112-water")
    await district.dispatcher.moves(case, "dispatch", lead=water.id)
    await water.handler.moves(case, "sign")
    visit = await desk("310112.shift_leader", "queue/all?text=泵站围墙")
    page = visit.page
    await page.get_by_role("button", name=re.compile("更多")).click()
    await page.get_by_label("处置人", exact=True).fill(water.handler.name)
    await page.get_by_title(re.compile(f"^{water.handler.name} · ")).first.click()
    await expect(page.get_by_role("button", name=f"去掉条件 处置人 {water.handler.name}")).to_be_visible()
    await expect(page.get_by_role("row", name=re.compile(case.task_no))).to_be_visible()
    await page.keyboard.press("Escape")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="导出 Excel").click()
    assert (await download.value).suggested_filename.endswith(".xlsx")
    await expect(page.get_by_text(re.compile("已导出 1 件"))).to_be_visible()


async def test_a_list_is_kept_under_a_name_and_shared_with_the_shift(desk: Opens, town: Town):
    await a_filed_case(town, "泵站夜间噪声扰民")
    leader = await desk("310112.shift_leader", "queue/all?text=泵站")
    page = leader.page
    await page.get_by_role("button", name="保存当前视图").click()
    form = page.get_by_role("dialog", name="保存视图")
    await form.get_by_label("名称").fill("泵站噪声")
    await form.get_by_label("谁可以看到").click()
    await page.get_by_title("X区城市运行管理中心").click()
    await form.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("link", name=re.compile("泵站噪声"))).to_be_visible()
    dispatcher = await desk("310112.dispatcher", "queue/mine")
    await dispatcher.page.get_by_role("link", name=re.compile("泵站噪声")).click()
    await expect(dispatcher.page.get_by_role("heading", name=re.compile("全部在办"))).to_be_visible()
    await expect(dispatcher.page.get_by_role("button", name="去掉条件 文字 泵站")).to_be_visible()
    await dispatcher.settles()
    await dispatcher.picture("shared-view")


async def test_the_palette_finds_a_case_by_its_number_and_a_page_by_its_name(desk: Opens, town: Town):
    case = await a_filed_case(town, "水闸锈死打不开")
    visit = await desk("310112.shift_leader", "queue/mine")
    page, keys = visit.page, visit.page.keyboard
    await expect(page.get_by_role("heading", name=re.compile("待我处理"))).to_be_visible()
    await keys.press("Control+k")
    field = page.get_by_role("combobox", name=re.compile("任务号"))
    await field.fill(case.task_no)
    await expect(page.get_by_role("option", name=re.compile(f"水闸锈死打不开.*{case.task_no}"))).to_be_visible()
    await visit.picture("palette")
    assert await visit.barriers() == []
    await keys.press("Enter")
    await expect(page).to_have_url(re.compile(f"/desk/cases/{case.task_no}"))
    await expect(field).to_have_count(0)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await keys.press("Control+k")
    await field.fill("Overdue")
    await field.fill("超时")
    await expect(page.get_by_role("option", name=re.compile("超时")).first).to_be_visible()
    await keys.press("Enter")
    await expect(page).to_have_url(re.compile("/desk/(queue/red|search)"))
