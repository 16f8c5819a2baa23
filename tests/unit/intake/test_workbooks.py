# SPDX-License-Identifier: Apache-2.0
"""Workbooks as offices fill them in: which sheet, which heading, which lines are rows, what a cell really says."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from tests.factories.workbooks import HEADING, MAIN, STYLES, packed, parts, row, saved, sheet
from tests.unit.intake.reading import CASES, codes, numbers, read, written
from tongguan.matters.intake.channels.batch.reading.files import read_table
from tongguan.matters.intake.channels.batch.reading.table import ErrorValue, NoValue
from tongguan.matters.intake.domain.refusals import UnreadableFile

ONE = ("A-1", "路灯", "路灯不亮", "莘松路1号")
TWO = ("A-2", "井盖", "井盖松动", "莘松路2号")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "kept-aside-without-a-suffix"


# ---------------------------------------------------------------- sheets
def test_a_workbook_is_known_by_its_bytes_whatever_its_name() -> None:
    assert numbers(CASES / "xlsx-over-http" / "orders.xlsx") == ["XLS-1"]


def test_a_hidden_sheet_is_passed_over_and_named() -> None:
    table, rows, _ = read(CASES / "hidden-first-sheet" / "orders.xlsx")
    assert ([cells[0] for _, cells in rows], codes(table)) == (["HS-1"], ["sheet", "hidden_sheets"])
    assert "字典" in table.notes[1].zh


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_table_that_is_only_on_a_hidden_sheet_is_refused_with_what_to_do(book: Path, state: str) -> None:
    sheets = parts(sheet(row("说明")), sheet(row(*HEADING), row(*ONE)), names=("说明", "工单"), states={1: state})
    with pytest.raises(UnreadableFile, match=r"“工单”.*取消隐藏"):
        read(packed(book, sheets))


def test_the_sheet_with_our_columns_is_read_after_a_cover_and_further_ones_are_named(book: Path) -> None:
    cover = sheet(row("填报说明"), row("一、请逐项填写标题和内容。"), row("标题", "填写诉求标题"))
    other = sheet(row(*HEADING[1:]), row(*TWO[1:]))
    template = sheet(row(*HEADING, "联系电话"))
    whole = parts(cover, template, sheet(row(*HEADING), row(*ONE)), other, names=("封面", "空表", "工单", "二月"))
    table, rows, _ = read(packed(book, whole))
    assert [cells[0] for _, cells in rows] == ["A-1"]
    assert codes(table) == ["sheet", "other_sheets"]
    assert "“二月”" in table.notes[1].zh


# ---------------------------------------------------------------- headings
def test_a_decorated_heading_far_down_is_found_and_rows_keep_their_lines(book: Path) -> None:
    above = [row("闵行区市民诉求清单", r=1), row("填报单位：热线办", None, "2026年11月", r=3)]
    above += [row(f"说明{n}", r=n) for n in range(5, 17)]
    whole = parts(sheet(*above, row(*HEADING, r=20), row(*ONE, r=23), row(*TWO, r=24)))
    table, rows, _ = read(packed(book, whole))
    assert ([line for line, _ in rows], table.header.row, codes(table)) == ([23, 24], 20, ["heading"])


def test_a_heading_merged_over_two_lines_is_one_heading(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "b",
        ("来文编号", "标题", "诉求内容", "诉求人", None, "办理情况", None),
        (None, None, None, "姓名", "联系电话", "单位", "结果"),
        (*ONE[:3], "张三", "12000000201", "城管", "已办"),
        merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"),
    )
    table, rows, _ = read(path)
    assert [line for line, _ in rows] == [3]
    assert {"source_no", "title", "words", "name", "phone"} <= table.header.places.keys()


def test_a_heading_of_two_lines_in_text_is_one_heading(tmp_path: Path) -> None:
    text = "来文编号,标题,诉求内容,诉求人,\n,,,姓名,联系电话\nA-1,路灯,不亮,张三,12000000201\n"
    table, rows, _ = read(written(tmp_path, text))
    assert ([line for line, _ in rows], "phone" in table.header.places) == ([3], True)


def test_everything_crowded_into_one_column_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="分列"):
        read(saved(tmp_path / "b", (",".join(HEADING),), (",".join(ONE),)))


def test_a_form_with_its_headings_one_below_the_other_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="竖排"):
        read(saved(tmp_path / "b", ("市民诉求工单",), *zip(HEADING, ONE, strict=True)))


# ---------------------------------------------------------------- merged cells
def test_what_stands_in_merged_cells_stands_in_each_of_their_rows() -> None:
    table, rows, _ = read(CASES / "merged-cells" / "orders.xlsx")
    assert [cells[3:] for _, cells in rows] == [
        ["莘庄镇", "12000000201"], ["莘庄镇", "12000000201"], ["莘庄镇", "12000000203"],
    ]  # fmt: skip
    assert codes(table) == ["merged_cells"]


def test_a_block_merged_across_belongs_to_its_first_column_and_makes_no_rows(tmp_path: Path) -> None:
    path = saved(tmp_path / "b", HEADING, (*ONE[:2], "全都不亮", None), (*TWO[:2],), merged=("C2:D5",))
    _, rows, _ = read(path)
    assert [cells for _, cells in rows] == [[*ONE[:2], "全都不亮"], [*TWO[:2], "全都不亮"]]


# ---------------------------------------------------------------- lines that are no rows
FOOTERS: tuple[Sequence[object], ...] = (
    ("合计", None, None, 2),
    ("合 计：2件",),
    (None, "小计", "2件"),
    ("制表人：张三", None, "审核人：李四", "2026年11月30日"),
    ("制表人", "张三", "审核人", "李四"),
    ("填报单位（盖章）：闵行区热线办",),
    ("注：本表数据截至11月30日。",),
    ("备注：以上均已办结",),
    ("第 1 页 共 2 页",),
    ("共2条记录",),
    ("——————",),
    ("Total", 2),
)


@pytest.mark.parametrize("footer", FOOTERS, ids=str)
def test_a_footer_is_told_and_no_row(tmp_path: Path, footer: Sequence[object]) -> None:
    table, rows, _ = read(saved(tmp_path / "b", HEADING, ONE, TWO, footer))
    assert ([cells[0] for _, cells in rows], codes(table)) == (["A-1", "A-2"], ["footers"])
    assert "第4行" in table.notes[0].zh


@pytest.mark.parametrize(
    "signature",
    [
        (None, None, "张三"),
        (None, None, None, "闵行区城市运行管理中心"),
        (None, None, "闵行区热线办（盖章）", datetime(2026, 11, 30)),  # noqa: DTZ001 - as a spreadsheet gives it
        (None, None, None, "2026年11月30日"),
    ],
    ids=str,
)
def test_a_signature_below_an_empty_line_is_no_row(tmp_path: Path, signature: Sequence[object]) -> None:
    table, rows, _ = read(saved(tmp_path / "b", HEADING, ONE, TWO, (), (), signature))
    assert ([cells[0] for _, cells in rows], codes(table)) == (["A-1", "A-2"], ["footers"])


@pytest.mark.parametrize(
    "line",
    [
        ("A-3", "合计", "小区电费合计多收", "北街"),
        (None, "说明：我家楼下的灯不亮", "三天了", "北街"),
        ("负责人", "负责人：态度差", "窗口负责人推诿", "北街"),
        (None, None, "楼道里的灯三天不亮了，请派人来修"),
        ("A-3", "审核", "审核太慢"),
        (None, "审核", "审核太慢"),
        (None, "路灯不亮", None, "江川路街道"),
        (None, "路灯", "路灯不亮", "北街"),
    ],
    ids=str,
)
def test_a_row_that_speaks_of_totals_and_signatures_is_a_row(tmp_path: Path, line: Sequence[object]) -> None:
    table, rows, _ = read(saved(tmp_path / "b", HEADING, ONE, (), line))
    assert ([at for at, _ in rows], codes(table)) == ([2, 4], [])


def test_what_looks_like_a_remark_between_rows_is_a_row(tmp_path: Path) -> None:
    table, rows, _ = read(saved(tmp_path / "b", HEADING, ONE, (None, None, "注：路口的灯也不亮"), TWO))
    assert ([at for at, _ in rows], codes(table)) == ([2, 3, 4], [])


def test_a_second_table_below_the_first_is_not_read_as_rows_of_the_first(tmp_path: Path) -> None:
    other = ("标题", "地址", "诉求内容", "来文编号", "联系人", "联系电话")
    rows = read_table(saved(tmp_path / "b", HEADING, ONE, (), other, ("井盖", "北街", "松动", "B-1"))).rows
    assert next(rows) == (2, list(ONE))
    with pytest.raises(UnreadableFile, match="第4行起是另一张表") as refusal:
        next(rows)
    assert refusal.value.facts["row"] == 4


def test_printed_pages_repeat_their_heading_and_footer_without_becoming_rows(tmp_path: Path) -> None:
    page = (("市民诉求清单",), HEADING)
    signed = ("制表人：张三", None, "审核人：李四")
    table, rows, _ = read(saved(tmp_path / "b", *page, ONE, ("第1页 共2页",), signed, *page, TWO, signed))
    assert [line for line, _ in rows] == [3, 8]
    assert codes(table) == ["heading", "footers", "repeated_headings"]


@pytest.mark.parametrize(
    "line", [("示例：2026001", "路灯", "路灯不亮", "北街"), (1, 2, 3, 4), ("必填", "必填", "选填", "选填")], ids=str
)
def test_an_example_a_count_of_columns_or_duties_below_the_heading_are_no_rows(
    tmp_path: Path, line: Sequence[object]
) -> None:
    table, rows, _ = read(saved(tmp_path / "b", HEADING, line, ONE))
    assert ([cells[0] for _, cells in rows], codes(table)) == (["A-1"], ["footers"])


def test_hidden_rows_are_rows_and_columns_without_heading_are_told(tmp_path: Path) -> None:
    path = tmp_path / "b"
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for values in (HEADING, ONE, (*TWO, None, "加急")):
        first.append(values)
    first.row_dimensions[2].hidden = True
    book.save(path)
    book.close()
    table, rows, _ = read(path)
    assert [cells[0] for _, cells in rows] == ["A-1", "A-2"]
    assert sorted(codes(table)) == ["hidden_rows", "nameless_columns"]


# ---------------------------------------------------------------- what a cell says
def test_a_formula_whose_value_was_not_saved_is_told_apart_from_an_empty_cell() -> None:
    _, rows, _ = read(CASES / "formula-without-value" / "orders.xlsx")
    assert rows[0][1][4] == NoValue()
    assert rows[1][1][1:3] == [NoValue(), NoValue()]


def test_cells_say_what_the_spreadsheet_shows(book: Path) -> None:
    cells = (
        '<c t="str"><f>A1</f><v>算出的</v></c><c t="str"><f>A1</f><v></v></c><c><f>A1</f></c>'
        '<c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c><v>20260131000000123</v></c><c><v>121.4</v></c>'
        '<c s="1"><v>46053.5</v></c><c s="2"><v>46053</v></c><c s="1"><v>0.25</v></c><c s="3"><v>123</v></c>'
        '<c s="4"><v>1.020833333333333</v></c><c s="1"><v>13812342671</v></c><c t="d"><v>2026-01-31T08:30:00</v></c>'
        '<c t="inlineStr"><is><t>第一行_x000D_</t></is></c><c t="s"><v>0</v></c>'
    )
    strings = f'<sst xmlns="{MAIN}"><si><r><t>共</t></r><r><t>用</t></r><rPh sb="0" eb="1"><t>gy</t></rPh></si></sst>'
    whole = parts(sheet(row(*HEADING), f"<row>{cells}</row>"), strings=strings)
    _, rows, _ = read(packed(book, whole))
    assert rows == [
        (
            2,
            [
                "算出的", None, NoValue(), ErrorValue("#N/A"), True, 20260131000000123, 121.4,
                datetime(2026, 1, 31, 12), datetime(2026, 1, 31), time(6), "000123",  # noqa: DTZ001
                timedelta(hours=24, minutes=30), 13812342671.0, datetime(2026, 1, 31, 8, 30), "第一行\r", "共用",  # noqa: DTZ001
            ],
        )
    ]  # fmt: skip


def test_dates_of_a_workbook_that_counts_from_1904_are_those_it_shows(book: Path) -> None:
    whole = parts(
        sheet(row(*HEADING, "来电时间"), row(*ONE)[:-6] + '<c s="1"><v>44591.5</v></c></row>'),
        properties='<workbookPr date1904="1"/>',
    )
    assert read(packed(book, whole))[1][0][1][4] == datetime(2026, 1, 31, 12)  # noqa: DTZ001


@pytest.mark.parametrize(
    "cell",
    [
        "<c><v>abc</v></c>", "<c><v>1e999</v></c>", "<c><v>nan</v></c>", '<c t="s"><v>7</v></c>',
        '<c t="s"><v>-1</v></c>', '<c r="C9"><v>1</v></c>', '<c r="C"><v>1</v></c>', '<c r="ZZZZ3"><v>1</v></c>',
        '<c r="A3"><v>1</v></c>', '<c t="d"><v>gestern</v></c>', '<c t="b"><v>x</v></c>', '<c s="x"><v>1</v></c>',
        f"<c><v>{'9' * 5000}</v></c>", '<c t="b"><v>7</v></c><c r="XFE3"><v>1</v></c>',
    ],
)  # fmt: skip
def test_a_damaged_cell_is_a_bad_row_that_names_it_and_the_others_go_on(book: Path, cell: str) -> None:
    third = f'<row r="3"><c r="A3"><v>5</v></c><c r="B3"><v>1</v></c>{cell}</row>'
    _, rows, broken = read(packed(book, parts(sheet(row(*HEADING), row(*ONE), third, row(*TWO)), styles=STYLES)))
    assert [cells[0] for _, cells in rows] == ["A-1", "A-2"]
    assert [(one.row, "已损坏" in one.problem_zh) for one in broken] == [(3, True)]
