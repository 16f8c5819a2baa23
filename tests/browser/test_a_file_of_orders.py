# SPDX-License-Identifier: Apache-2.0
"""A file of orders at the desk: taken in, with what was passed over and which rows to mend; broken off, it says so."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.factories.workbooks import HEADING, packed, parts, row, sheet

ORDERS = (
    "来文编号,诉求标题,诉求内容,事发地点,经度,纬度,坐标系,是否保密,承办科室\n"
    "FILE-1,路灯,路灯不亮甲,莘松路12号,121.3701,31.1229,高德,√,综合科\n"
    "FILE-2,路灯,路灯不亮乙,莘松路13号,31.1229,121.3701,wgs84,否,综合科\n"
    "2.0261E+13,路灯,路灯不亮丙,莘松路14号,,,,否,综合科\n"
    "FILE-4,举报,夜间施工,莘松路15号,,,,待定,综合科\n"
)


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
async def test_a_file_tells_what_it_passed_over_and_which_rows_to_mend(desk: Opens, tmp_path: Path, english: bool):
    path = tmp_path / ("orders-en.csv" if english else "orders.csv")
    path.write_text(ORDERS if not english else ORDERS.replace("FILE", "FEN"), "utf-8")
    visit = await desk("310112.acceptor", "intake?way=file")
    page = visit.page
    if english:
        await page.evaluate("localStorage.setItem('tongguan.language', 'en')")
        await page.reload()
    await page.get_by_label("坐标系" if not english else "Coordinates").select_option("gcj02")
    await page.get_by_label("CSV 或 XLSX 文件" if not english else "CSV or XLSX file").set_input_files(path)
    await page.get_by_role("button", name="开始导入" if not english else "Begin").click()
    told = page.get_by_role("status").filter(has_text="导入完成" if not english else "Done")
    await expect(told).to_contain_text("登记 2" if not english else "2 registered")
    notes = page.get_by_role("region", name="导入说明" if not english else "To know of this file")
    await expect(notes).to_contain_text("承办科室")
    await expect(notes).to_contain_text("经度与纬度写反" if not english else "turned round")
    bad = page.get_by_role("table")
    await expect(bad).to_contain_text("2.0261E+13")
    await expect(bad).to_contain_text("待定")
    await visit.picture(f"import-{'en' if english else 'zh'}")
    assert await visit.barriers() == []


async def test_a_file_that_breaks_off_says_where_and_what_to_do(desk: Opens, tmp_path: Path):
    whole = sheet(row(*HEADING), *(row(f"TORN-{n}", "路灯", f"第{n}件路灯不亮", "北街") for n in range(150)))
    torn = packed(tmp_path / "torn.xlsx", parts(whole[: whole.index("TORN-120")]))
    visit = await desk("310112.acceptor", "intake?way=file")
    page = visit.page
    await page.get_by_label("CSV 或 XLSX 文件").set_input_files(torn)
    for _ in range(2):  # sent again it ends at the same place, and says so again
        await page.get_by_role("button", name="开始导入").click()
        await expect(page.get_by_role("status").filter(has_text="导入中断")).to_contain_text("登记 120")
        await expect(page.get_by_role("alert")).to_contain_text("重新上传")
    await visit.picture("import-broken-off")
    assert await visit.barriers() == []
