# SPDX-License-Identifier: Apache-2.0
"""Text files as offices export them: every encoding, end of line and separator; what a stray quotation mark costs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.intake.reading import CASES, codes, numbers, read, written
from tongguan.matters.intake.channels.batch.reading import separated
from tongguan.matters.intake.channels.batch.reading.files import read_table
from tongguan.matters.intake.channels.batch.reading.lines import Text
from tongguan.matters.intake.channels.batch.reading.table import Broken
from tongguan.matters.intake.domain.refusals import UnreadableFile

NULS = "\0" * 300
HEADING = "来文编号,标题,诉求内容,地址\n"
TWO = HEADING + "A-1,路灯,路灯不亮,莘松路1号\nA-2,一盏灯,开了又关,莘松路2号\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_whatever_an_office_saves_its_text_in_is_read_and_told_if_it_was_not_unicode(
    tmp_path: Path, encoding: str
) -> None:
    table, rows, broken = read(written(tmp_path, TWO, encoding))
    assert ([(line, cells[2]) for line, cells in rows], broken) == ([(2, "路灯不亮"), (3, "开了又关")], [])
    assert codes(table) == (["encoding"] if encoding in ("gb18030", "gbk") else [])


def test_a_text_that_only_big5_makes_sense_of_is_read_as_big5(tmp_path: Path) -> None:
    table, rows, _ = read(written(tmp_path, "工單,描述,地址\nA-1,路燈不亮,北街\n", "big5"))
    assert ([cells[1] for _, cells in rows], codes(table)) == (["路燈不亮"], ["encoding"])


@pytest.mark.parametrize("name", ["orders-utf16.txt", "orders-utf16be.txt"])
def test_what_a_spreadsheet_calls_unicode_text_is_a_table(name: str) -> None:
    _, rows, broken = read(CASES / "utf16-500" / name)
    assert (len(rows), broken) == (1, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\x1a", "\r\n\x1a\x1a\x1a", "\n\n\n", "\n\0\0\0", f"\n{NULS}"])
def test_lines_end_as_on_any_system(tmp_path: Path, end: str) -> None:
    text = TWO.replace("\n", end[0] if end[:2] != "\r\n" else "\r\n").rstrip("\r\n") + end
    table, rows, broken = read(written(tmp_path, text))
    assert ([(line, cells[0]) for line, cells in rows], broken) == ([(2, "A-1"), (3, "A-2")], [])
    assert codes(table) == []


@pytest.mark.parametrize("separator", [",", "\t", ";", "|", "，"])
@pytest.mark.parametrize("quoted", [False, True])
def test_the_separator_is_the_one_by_which_the_header_is_understood(
    tmp_path: Path, separator: str, quoted: bool
) -> None:
    text = TWO.replace(",", f'"{separator}"').replace("\n", '"\n"')[:-1] if quoted else TWO.replace(",", separator)
    assert numbers(written(tmp_path, f'"{text}' if quoted else text)) == ["A-1", "A-2"]


@pytest.mark.parametrize("first", ["sep=;\n", '"sep=;"\n', "SEP=;\r\n"])
def test_a_first_line_that_names_the_separator_is_obeyed_and_counted(tmp_path: Path, first: str) -> None:
    _, rows, _ = read(written(tmp_path, first + TWO.replace(",", ";")))
    assert [(line, cells[0]) for line, cells in rows] == [(3, "A-1"), (4, "A-2")]


def test_a_damaged_line_late_in_the_file_costs_only_itself() -> None:
    _, rows, broken = read(CASES / "late-bad-byte-stuck" / "orders-gbk.csv")
    assert len(rows) == 1501
    assert [(row.row, row.value[:5]) for row in broken] == [(1502, "GBL-x")]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("at", [0, 700, 1998])
def test_one_damaged_line_anywhere_is_a_bad_row_in_every_encoding(tmp_path: Path, encoding: str, at: int) -> None:
    damage = b"\x00\xd8" if encoding == "utf-16-le" else b"\xff\xff"
    lines = [f"A-{n},路灯,第{n}盏路灯不亮,莘松路{n}号\n".encode(encoding) for n in range(2000)]
    lines[at] = "A-x,".encode(encoding) + damage + "灯,x,y\n".encode(encoding)
    path = tmp_path / "orders.csv"
    path.write_bytes(HEADING.encode(encoding) + b"".join(lines))
    _, rows, broken = read(path)
    assert (len(rows), [row.row for row in broken]) == (1999, [at + 2])


def test_a_file_cut_off_within_a_letter_loses_only_its_last_line(tmp_path: Path) -> None:
    path = written(tmp_path, TWO)
    path.write_bytes(path.read_bytes()[:-3])
    _, rows, broken = read(path)
    assert ([cells[0] for _, cells in rows], [row.row for row in broken]) == (["A-1"], [3])


def test_a_zero_byte_within_a_row_is_a_bad_row(tmp_path: Path) -> None:
    _, rows, broken = read(written(tmp_path, TWO.replace("一盏", "一\0盏")))
    assert ([cells[0] for _, cells in rows], [row.row for row in broken]) == (["A-1"], [3])


# ---------------------------------------------------------------- quotation marks
def test_an_open_quotation_mark_costs_its_own_line_and_swallows_none() -> None:
    _, rows, broken = read(CASES / "unclosed-quote" / "orders.csv")
    assert [cells[0] for _, cells in rows] == ["UQ-1", "UQ-3", "UQ-4"]
    assert [(row.row, "双引号" in row.problem_zh) for row in broken] == [(3, True)]


@pytest.mark.parametrize(
    ("lines", "whole", "bad"),
    [
        ('A-1,路灯,"没有结尾,莘松路\nA-2,路灯,"有头有尾",莘松路\n', ["A-2"], [2]),
        ('A-1,路灯,"没有结尾,莘松路\nA-2,路灯,有尾无头",莘松路\n', ["A-2"], [2]),
        ('A-1,路灯,"没有结尾,莘松路\nA-2,"",,莘松路\nA-3,路灯,灯,路\n', ["A-2", "A-3"], [2]),
        ('A-1,路灯,"没有结尾,莘松路\nA-2,灯,"也没有结尾,莘松路\nA-3,灯,灯,路\n', ["A-3"], [2, 3]),
        ('A-1,路灯,灯,"莘松路\nA-2,灯,灯,路\n', ["A-2"], [2]),
        ('"A-1,路灯,灯,莘松路\nA-2,灯,灯,路\n', ["A-2"], [2]),
        ('A-1,路灯,"他说"很急"，请来",莘松路\n', ["A-1"], []),
        ('A-1,路灯,"他说""很急""",莘松路\n', ["A-1"], []),
        ('A-1,路灯,他说"很急",莘松路\n', ["A-1"], []),
        ('A-1, "路灯, 很暗" ,"不亮" ,莘松路\n', ["A-1"], []),
        ('="0001",路灯,不亮,莘松路\n', ['="0001"'], []),
    ],
)
def test_quotation_marks_as_people_leave_them(tmp_path: Path, lines: str, whole: list[str], bad: list[int]) -> None:
    _, rows, broken = read(written(tmp_path, HEADING + lines))
    assert ([cells[0] for _, cells in rows], [row.row for row in broken]) == (whole, bad)


def test_a_cell_of_several_lines_is_one_cell_and_the_next_row_keeps_its_line(tmp_path: Path) -> None:
    text = HEADING + 'A-1,路灯,"第一行\n\n第三行，""引""用,逗号",北街\nA-2,"多\r\n行",灯,南街\nA-3,灯,灯,街\n'
    _, rows, broken = read(written(tmp_path, text))
    assert ([(line, cells[0]) for line, cells in rows], broken) == ([(2, "A-1"), (5, "A-2"), (7, "A-3")], [])
    assert rows[0][1][2] == '第一行\n\n第三行，"引"用,逗号'


def test_a_heading_of_several_lines_is_one_heading(tmp_path: Path) -> None:
    text = '来文编号,标题,"诉求\n内容",地址\nA-1,路灯,灯,路\n'
    assert numbers(written(tmp_path, text)) == ["A-1"]


def test_an_open_quotation_mark_in_a_long_file_is_told_with_its_line(tmp_path: Path) -> None:
    text = HEADING + 'A-0,灯,"没有结尾,路\n' + "".join(f"A-{n},灯,灯,路{'长' * 300}\n" for n in range(1, 1500))
    _, rows, broken = read(written(tmp_path, text))
    assert (len(rows), [row.row for row in broken]) == (1499, [2])


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff\x1a", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=6))
def test_what_is_quoted_as_it_should_be_is_read_as_it_was_written(rows: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\r\n" for cells in rows]
    texts = [Text(at, line) for at, line in enumerate("".join(lines).splitlines(keepends=True), start=1)]
    broken_lines = [text for text in texts if text.text.endswith(("\n", "\r"))]
    if len(broken_lines) != len(texts):  # splitlines knows more ends of lines than files do
        return
    assert [row if isinstance(row, Broken) else list(row[1]) for row in separated.rows_of(texts, ",")] == rows


# ---------------------------------------------------------------- columns
def test_a_row_with_more_cells_than_the_header_is_a_bad_row_that_speaks_of_the_separator() -> None:
    _, rows, broken = read(CASES / "unquoted-comma" / "orders.csv")
    assert [cells[0] for _, cells in rows] == ["EX-2"]
    assert [(row.row, "逗号" in row.advice_zh, row.value[:4]) for row in broken] == [(2, True, "EX-1")]


def test_a_comma_that_pushes_an_empty_last_column_out_is_noticed_as_well(tmp_path: Path) -> None:
    text = "编号,标题,内容,地址,备注\nA-1,灯,灯,路,\nA-2,灯,不亮,危险,路,\nA-3,灯,灯,路,\n"
    _, rows, broken = read(written(tmp_path, text))
    assert ([cells[0] for _, cells in rows], [row.row for row in broken]) == (["A-1", "A-3"], [3])


def test_a_separator_at_the_end_of_every_line_is_a_habit_not_a_fault(tmp_path: Path) -> None:
    text = "编号,标题,内容,地址\nA-1,灯,灯,路,\nA-2,灯,灯,路,\n"
    assert numbers(written(tmp_path, text)) == ["A-1", "A-2"]


@pytest.mark.parametrize(
    ("broken_row", "bad"),
    [
        ("A-2,灯,上半句\n下半句,路\n", [3]),
        ("A-2,灯,一\n二\n三,路\n", [3]),
        ("A-2,灯,一\n\n二,路\n", [3]),
    ],
)
def test_a_row_broken_by_an_end_of_line_within_a_cell_is_registered_in_no_part(
    tmp_path: Path, broken_row: str, bad: list[int]
) -> None:
    _, rows, broken = read(written(tmp_path, HEADING + "A-1,灯,灯,路\n" + broken_row + "A-3,灯,灯,路\n"))
    assert ([cells[0] for _, cells in rows], [row.row for row in broken]) == (["A-1", "A-3"], bad)


def test_bad_rows_and_rows_held_back_keep_the_order_of_their_lines(tmp_path: Path) -> None:
    text = HEADING + "A-1,灯,灯,路\n\n,,,张三\nA-\0,灯,灯,路\nA-2,灯\n标题,地址,诉求内容,来文编号\n"
    lines = list[int]()
    with pytest.raises(UnreadableFile, match="第7行起是另一张表"):
        lines.extend(row.row if isinstance(row, Broken) else row[0] for row in read_table(written(tmp_path, text)).rows)
    assert lines == [2, 4, 5, 6]


def test_rows_that_leave_their_last_cells_out_are_rows(tmp_path: Path) -> None:
    assert numbers(written(tmp_path, HEADING + "A-1,灯,灯,路\nA-2,灯\nA-3,灯,灯,路\nA-4,灯\nA-5,灯\n")) == [
        "A-1", "A-2", "A-3", "A-4", "A-5",
    ]  # fmt: skip


def test_a_list_of_one_column_keeps_its_commas(tmp_path: Path) -> None:
    _, rows, broken = read(written(tmp_path, "诉求内容\n路灯不亮，三天了,请来修\n井盖；松动\n"))
    assert ([cells for _, cells in rows], broken) == ([["路灯不亮，三天了,请来修"], ["井盖；松动"]], [])


def test_a_very_long_cell_is_read_and_an_endless_line_refused(tmp_path: Path) -> None:
    assert numbers(written(tmp_path, HEADING + f"A-1,灯,{'长' * 150_000},路\nA-2,灯,灯,路\n")) == ["A-1", "A-2"]
    with pytest.raises(UnreadableFile, match="第2行过长"):
        read(written(tmp_path, HEADING + "A" * 3_000_000))
