# SPDX-License-Identifier: Apache-2.0
"""Fields with a heading are the columns of a sheet; every kind of value has one way of being shown."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import pytest
from openpyxl import load_workbook

from tongguan.ground.kernel.rows import Heading
from tongguan.ground.plumbing.spreadsheets import SpreadsheetFormat, SpreadsheetLines, cell, written

HEADING = Heading("列", 10)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row, two fields of which are columns."""

    id: int
    returns: Annotated[int, Heading("退单次数", 10, last=1)]
    title: Annotated[str, Heading("标题", 40)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "是"),
        (False, ""),
        (0, 0),
        ("=1+1", "=1+1"),
        (datetime(2026, 11, 23, 1, 2, tzinfo=UTC), "2026-11-23 09:02"),
    ],
)
def test_every_kind_of_value_has_one_way_of_being_shown(value: object, shown: str | int) -> None:
    assert cell(value, HEADING, "Asia/Shanghai") == shown


def test_a_code_is_shown_by_the_word_of_its_heading() -> None:
    assert cell("red", Heading("灯", 6, {"red": "红"}), "UTC") == "红"


def test_what_has_no_way_of_being_shown_is_a_fault() -> None:
    with pytest.raises(TypeError, match="列"):
        cell({"a": 1}, HEADING, "UTC")


@pytest.mark.parametrize("more", [True, False])
async def test_a_list_becomes_a_sheet_part_by_part(more: bool) -> None:
    async def parts() -> AsyncIterator[SpreadsheetLines[Line]]:
        yield SpreadsheetLines(lines=[Line(id=1, returns=0, title="=路灯不亮")], count=1, more=False)
        yield SpreadsheetLines(lines=[Line(id=2, returns=3, title="积水\x0b")], count=1, more=more)

    book = await written(SpreadsheetFormat(row=Line, title="案件", zone="UTC"), parts(), notice="未完")
    assert (book.count, book.more) == (2, more)
    with book.file:
        sheet = load_workbook(book.file)["案件"]
    rows = [tuple(one.value for one in row) for row in sheet.iter_rows()]
    assert rows[:3] == [("标题", "退单次数"), ("=路灯不亮", 0), ("积水", 3)]
    assert [row[0] for row in rows[3:]] == ["未完"] * more
    assert sheet["A2"].data_type == "s"
