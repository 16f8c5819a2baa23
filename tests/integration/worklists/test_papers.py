# SPDX-License-Identifier: Apache-2.0
"""What leaves on paper and as files: the spreadsheet, the printed sheet, photos without their place, the page at /."""

import gc
from dataclasses import dataclass
from io import BytesIO
from typing import Annotated

import httpx
import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from tests.factories import cases as made
from tests.integration.worklists.small_hub import Hub
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.rows import Heading
from tongguan.ground.plumbing.spreadsheets import Spreadsheet, SpreadsheetFormat
from tongguan.matters.cases import api, wishes


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A line of a sheet with one column."""

    task_no: Annotated[str, Heading("任务号", 18)]


def photo_with_place() -> bytes:
    """A small photo whose camera wrote down where it was."""
    image, exif = Image.new("RGB", (8, 8), "navy"), Image.Exif()
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (31.0, 6.0, 0.0), "E", (121.0, 24.0, 0.0)
    content = BytesIO()
    image.save(content, "JPEG", exif=exif)
    return content.getvalue()


async def upload(hub: Hub, content: bytes, who: str) -> httpx.Response:
    return await hub.client.post("/api/v1/blobs", files={"file": ("现场.jpg", content)}, headers={"X-As": who})


async def test_the_spreadsheet_holds_what_the_list_shows(hub: Hub, grown: list[api.Case]) -> None:
    answer = await hub.by("dispatcher@C-310112").get("/cases.xlsx", region="310112001")
    rows = list(load_workbook(BytesIO(answer.content), read_only=True).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:3] == ("任务号", "来源工单号", "状态")
    shown = [
        line["task_no"]
        for line in (await hub.by("dispatcher@C-310112").get("/cases", region="310112001", limit=200)).json()["items"]
    ]
    assert [row[0] for row in rows[1:]] == shown
    assert "attachment" in answer.headers["content-disposition"]
    assert (answer.headers["x-cases"], answer.headers["x-more"]) == (str(len(shown)), "false")


async def test_a_spreadsheet_cut_short_says_so(hub: Hub, grown: list[api.Case]) -> None:
    answer = await hub.by("dispatcher@C-310112").get("/cases.xlsx", rows=3)
    rows = list(load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 5
    assert rows[-1][0] == "仅导出前 3 行，请缩小筛选范围。"
    assert (answer.headers["x-cases"], answer.headers["x-more"]) == ("3", "true")


async def test_words_that_begin_like_a_formula_stay_words(hub: Hub) -> None:
    await hub.report('=HYPERLINK("http://x")\x07')
    answer = await hub.by("dispatcher@C-310112").get("/cases.xlsx")
    cell = load_workbook(BytesIO(answer.content)).worksheets[0]["F2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x")')


async def test_the_printed_sheet_tells_the_course_of_the_case(hub: Hub) -> None:
    case = await hub.report("<b>积水</b>", words="请回电13800001234 & 尽快")
    answer = await hub.by("acceptor@C-310112001").get(f"/cases/{case.task_no}/sheet")
    assert answer.headers["content-type"].startswith("text/html")
    assert "&lt;b&gt;积水&lt;/b&gt;" in answer.text
    assert "请回电138****1234 &amp; 尽快" in answer.text
    assert case.task_no in answer.text
    assert (await hub.by("acceptor@C-310112002").get(f"/cases/{case.task_no}/sheet")).status_code == 404


async def test_the_sheet_of_a_filed_case_tells_its_conditions_and_nothing_of_reminders(hub: Hub) -> None:
    case = await hub.report("垃圾")
    wish = wishes.Accept(class_code=made.RUBBISH, condition=f"{made.RUBBISH}-1")
    await hub.go(case, wish, Role.ACCEPTOR, made.STREET)
    text = (await hub.by("acceptor@C-310112001").get(f"/cases/{case.task_no}/sheet")).text
    assert "发现即立案" in text
    assert "清除完毕" in text
    assert "计时提醒" not in text


async def test_numbers_of_people_in_reasons_are_masked_on_the_sheet(hub: Hub) -> None:
    case = await hub.report("垃圾")
    await hub.go(case, wishes.Reject(reason="来电人13800001234要求撤销"), Role.ACCEPTOR, made.STREET)
    text = (await hub.by("acceptor@C-310112001").get(f"/cases/{case.task_no}/sheet")).text
    assert "来电人138****1234要求撤销" in text
    assert "13800001234" not in text


async def test_the_sheet_in_word_tells_the_same(hub: Hub) -> None:
    case = await hub.report("<b>积水</b>\x07", words="请回电13800001234 & 尽快")
    answer = await hub.by("acceptor@C-310112001").get(f"/cases/{case.task_no}/sheet.docx")
    assert answer.headers["content-disposition"] == f'attachment; filename="case-{case.task_no}.docx"'
    paper = Document(BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "<b>积水</b>" in cells
    assert "请回电138****1234 & 尽快" in cells
    assert "上报" in cells
    assert any(case.task_no in paragraph.text for paragraph in paper.paragraphs)
    assert (await hub.by("acceptor@C-310112002").get(f"/cases/{case.task_no}/sheet.docx")).status_code == 404


async def test_a_photo_leaves_without_its_place(hub: Hub) -> None:
    collector = "collector@C-310112001"
    kept = (await upload(hub, photo_with_place(), collector)).json()
    assert (round(kept["lon"], 4), round(kept["lat"], 4)) == (121.4, 31.1)
    case = await hub.report("积水")
    exhibit = {"kind": "scene", "blob": kept["blob"], "name": "现场.jpg"}
    sent = await hub.by("acceptor@C-310112001").post(f"/cases/{case.id}/moves/add_evidence", {"evidence": [exhibit]})
    (evidence,) = sent.json()["evidence"]
    seen = await hub.by("dispatcher@C-310112").get(f"/cases/{case.id}/evidence/{evidence['id']}")
    assert (seen.status_code, seen.headers["content-type"]) == (200, "image/jpeg")
    with Image.open(BytesIO(seen.content)) as image:
        assert not image.getexif()
    strange = await hub.by("dispatcher@C-310113").get(f"/cases/{case.id}/evidence/{evidence['id']}")
    assert strange.status_code == 404
    assert (await hub.by("dispatcher@C-310112").get(f"/cases/{case.id}/evidence/{new_id()}")).status_code == 404


async def test_an_upload_is_its_owners_until_it_belongs_to_a_case(hub: Hub) -> None:
    kept = (await upload(hub, photo_with_place(), "collector@C-310112001")).json()
    again = (await upload(hub, photo_with_place(), "collector@C-310112001")).json()
    assert again["blob"] == kept["blob"]
    assert (await hub.by("collector@C-310112001").get(f"/blobs/{kept['blob']}")).status_code == 200
    assert (await hub.by("handler@U-310112001-squad").get(f"/blobs/{kept['blob']}")).status_code == 404
    assert (await upload(hub, b"#!/bin/sh", "collector@C-310112001")).json()[
        "code"
    ] == "plumbing.file_kind_not_accepted"


HERE = "http://127.0.0.1/"
"""The hub as whoever sits at its machine asks for it."""


async def test_strangers_are_shown_the_doors_and_no_more(hub: Hub, grown: list[api.Case]) -> None:
    page = await hub.client.get("/")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "小城 &lt;X&gt;" in page.text
    assert 'href="/desk/"' in page.text
    for inside in ("今日上报", "street.a", "口令", "/metrics", "/api/docs"):
        assert inside not in page.text


async def test_the_page_at_the_root_tells_no_names(hub: Hub, grown: list[api.Case]) -> None:
    page = await hub.client.get(HERE)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "小城 &lt;X&gt;" in page.text
    assert f"<b>{sum(c.open for c in grown)}</b><p>在办" in page.text
    assert f"<b>{len(grown)}</b><p>今日上报" in page.text
    assert "street.a" in page.text
    assert not any(case.task_no in page.text for case in grown)


async def test_an_empty_hub_has_a_page_too(hub: Hub) -> None:
    page = await hub.client.get(HERE)
    assert "今日尚无办理记录" in page.text
    await hub.go(await hub.report("积水"), wishes.Reject(reason="不属范围"), Role.ACCEPTOR, made.STREET)
    assert "<b>1</b><p>今日办结" in (await hub.client.get(HERE)).text


def test_a_spreadsheet_that_breaks_off_is_let_go_of_in_order() -> None:
    def broken_off() -> None:
        with Spreadsheet(SpreadsheetFormat(row=Numbered, title="案件", zone="UTC")) as sheet:
            sheet.add([Numbered(task_no="1")])
            raise TimeoutError

    with pytest.raises(TimeoutError):
        broken_off()
    gc.collect()  # an unfinished writer would complain here, and warnings are errors
