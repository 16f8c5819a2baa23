# SPDX-License-Identifier: Apache-2.0
"""Files that are no list, that hurt or that break off, through the door their senders use."""

from pathlib import Path

import pytest

from tests.factories.workbooks import HEADING, packed, parts, row, saved, sheet
from tests.integration.intake.batch_door import office_over
from tongguan.ground.plumbing.database import Database

ONE = ("A-1", "路灯", "路灯不亮", "莘松路1号")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("orders.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("orders.xls", b"<html><table><tr><td>\xe6\xa0\x87\xe9\xa2\x98</td></tr></table></html>"),
        ("orders.xlsx", b"PK\x03\x04nonsense"),
        ("orders.pdf", b"%PDF-1.7"),
        ("orders.csv", b""),
        ("notes.txt", "今天的会议很成功，大家都很满意。\n".encode("utf-16")),
    ],
)
async def test_what_is_no_table_is_refused_with_a_sentence(database: Database, name: str, content: bytes) -> None:
    async with office_over(database) as office:
        answer = await office.send(content, name=name)
        assert (answer.status_code, answer.json()["code"]) == (422, "intake.unreadable_file")
        assert "。" in answer.json()["detail"]


async def test_a_workbook_made_to_hurt_is_refused_and_the_next_one_taken_in(database: Database, tmp_path: Path) -> None:
    hostile = packed(tmp_path / "a", parts(sheet(row(*HEADING), row(*ONE, r=2_000_000_000))))
    async with office_over(database) as office:
        assert (await office.send(hostile.read_bytes(), name="a.xlsx")).status_code == 422
        state = await office.taken(saved(tmp_path / "b", HEADING, ONE).read_bytes(), name="b.xlsx")
        assert (state["state"], state["registered"]) == ("done", 1)


async def test_a_workbook_as_an_office_decorates_it_gives_its_rows_and_tells_the_rest(
    database: Database, tmp_path: Path
) -> None:
    path = saved(
        tmp_path / "a",
        ("闵行区市民诉求清单",),
        ("填报单位：热线办", None, "2026年11月"),
        HEADING,
        ("示例：0001", "路灯", "路灯不亮", "北街"),
        ONE,
        ("A-2", "井盖", "井盖松动", "莘松路2号"),
        ("合计", None, None, 2),
        (),
        ("制表人：张三", None, "审核人：李四"),
        merged=("A1:D1",),
    )
    async with office_over(database) as office:
        state = await office.taken(path.read_bytes(), name="a.xlsx")
        assert (state["state"], state["registered"], state["bad"]) == ("done", 2, 0)
        assert [note["code"] for note in state["notes"]] == ["heading", "footers"]
        assert (await office.number("A-2")).status_code == 200


async def test_a_workbook_that_breaks_off_keeps_its_rows_and_says_where(database: Database, tmp_path: Path) -> None:
    whole = parts(sheet(row(*HEADING), *(row(f"A-{n}", "灯", "灯不亮", "路") for n in range(300))))
    whole["xl/worksheets/s0.xml"] = whole["xl/worksheets/s0.xml"].partition("A-250")[0]
    async with office_over(database) as office:
        state = await office.taken(packed(tmp_path / "a", whole).read_bytes(), name="a.xlsx")
        assert (state["state"], state["registered"]) == ("broken_off", 250)
        assert "251行后" in str(state["broken_off"])
        assert (await office.number("A-249")).status_code == 200
