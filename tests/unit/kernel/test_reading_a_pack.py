# SPDX-License-Identifier: Apache-2.0
"""A mistake in a pack is named with file, row, column and advice, and all mistakes at once."""

import csv
import io
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.ground.kernel.pack import CsvRow, Finding, PackFault, Reading, Severity, read_csv

COLUMNS = ("code", "name_zh")
cell = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8).map(str.strip)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def read(text: str) -> tuple[list[CsvRow], list[Finding]]:
    findings: list[Finding] = []
    return read_csv(text, COLUMNS, file="a.csv", findings=findings), findings


def one(**cells: str) -> CsvRow:
    return CsvRow(file="a.csv", number=2, cells=cells, findings=[])


@given(st.lists(st.tuples(st.text("0123456789", min_size=1), cell)))
def test_what_was_written_is_read(written: list[tuple[str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *written])
    rows, findings = read(text.getvalue())
    assert findings == []
    assert [(row.text("code"), row.optional("name_zh")) for row in rows] == written


def test_a_row_is_counted_as_an_editor_counts_lines() -> None:
    rows, _ = read('code,name_zh\n1,"two\nlines"\n\n2,after\n')
    assert [row.number for row in rows] == [2, 5]


def test_a_missing_column_is_named_with_the_header_to_write() -> None:
    rows, (finding,) = read("code\n1\n")
    assert rows == []
    assert (finding.row, finding.column) == (1, "name_zh")
    assert "code,name_zh" in finding.advice_zh


def test_an_unknown_column_is_only_a_warning() -> None:
    rows, (finding,) = read("code,name_zh,remark\n1,a,b\n")
    assert len(rows) == 1
    assert finding.severity is Severity.WARNING


def test_a_row_with_a_cell_too_many_is_left_out_and_named() -> None:
    rows, (finding,) = read("code,name_zh\n1,a\n2,b,c\n3,d\n")
    assert [row.text("code") for row in rows] == ["1", "3"]
    assert finding.row == 3


def test_an_open_quote_is_named() -> None:
    _, findings = read('code,name_zh\n1,"a\n')
    assert [finding.row for finding in findings] == [2]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_has_no_header(text: str) -> None:
    _, (finding,) = read(text)
    assert finding.problem_zh == "文件没有表头"


def test_all_mistakes_are_told_at_once() -> None:
    reading = Reading(files={"a.csv": "code,name_zh\nx,\n12,好\n".encode("utf-8-sig")})
    for row in reading.rows("a.csv", COLUMNS):
        row.code("code", lengths=(2,))
        row.text("name_zh")
    with pytest.raises(PackFault) as refused:
        reading.close()
    assert [(finding.row, finding.column) for finding in refused.value.findings] == [(2, "code"), (2, "name_zh")]
    assert refused.value.detail.startswith("a.csv 第2行 code列：")


def test_a_warning_alone_does_not_refuse_the_pack() -> None:
    reading = Reading(files={"a.csv": b"code,name_zh,more\n1,a,b\n"})
    reading.rows("a.csv", COLUMNS)
    reading.close()
    assert len(reading.findings) == 1


def test_a_file_of_another_encoding_or_a_missing_one_is_named() -> None:
    reading = Reading(files={"a.csv": "code,name_zh\n1,好\n".encode("gbk")})
    assert reading.rows("a.csv", COLUMNS) == []
    assert reading.rows("b.csv", COLUMNS) == []
    assert reading.rows("c.csv", COLUMNS, needed=False) == []
    assert [finding.file for finding in reading.findings] == ["a.csv", "b.csv"]


@given(st.text(max_size=6))
def test_a_getter_never_raises(nonsense: str) -> None:
    row = one(x=nonsense)
    row.code("x", lengths=(2, 4))
    row.whole("x", at_least=1)
    row.number_of("x", low=-180, high=180)
    row.word("x", Colour)
    row.words("x", Colour)
    row.yes("x")
    row.day("x")
    assert all(finding.column == "x" and finding.advice_zh for finding in row.findings)


def test_good_cells_are_typed() -> None:
    row = one(n="7", lon="121.5", c="red;blue", w="red", y="yes", d="2026-02-17", code="0101")
    assert row.whole("n") == 7
    assert row.number_of("lon", low=-180, high=180) == 121.5
    assert row.words("c", Colour) == {Colour.RED, Colour.BLUE}
    assert row.word("w", Colour) is Colour.RED
    assert row.yes("y")
    assert row.day("d").isoformat() == "2026-02-17"
    assert row.code("code", lengths=(2, 4, 6)) == "0101"
    assert row.findings == []
