# SPDX-License-Identifier: Apache-2.0
"""Files that are no table, and workbooks made or damaged to hurt: always a sentence with what to do, and soon."""

import io
import struct
import tarfile
import zipfile
from itertools import islice
from pathlib import Path

import openpyxl
import pytest

from tests.factories.workbooks import HEADING, MAIN, PACKAGE, RELATIONS, packed, parts, row, saved, sheet
from tests.unit.intake.reading import read
from tongguan.matters.intake.channels.batch.reading import spreadsheet
from tongguan.matters.intake.channels.batch.reading.files import read_table
from tongguan.matters.intake.channels.batch.reading.table import Broken
from tongguan.matters.intake.domain.refusals import UnreadableFile

ONE = ("A-1", "路灯", "路灯不亮", "莘松路1号")
HEAD, ROW = row(*HEADING), row(*ONE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "orders.xlsx"


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read(path)
    return refusal.value.detail


# ---------------------------------------------------------------- no table
def zipped(*names: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return whole.getvalue()


def ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000) + name.encode("utf-16-le") + bytes(500)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空"),
        (b" \r\n\r\n ", "空"),
        (ole("Workbook"), "旧式Excel.*另存为.xlsx"),
        (ole("EncryptedPackage"), "密码"),
        (ole("WordDocument"), "Word"),
        (zipped("mimetype", "content.xml"), "OpenDocument.*另存为"),
        (zipped("[Content_Types].xml", "word/document.xml"), "Word"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "演示"),
        (zipped("[Content_Types].xml", "xl/workbook.bin"), "xlsb"),
        (zipped("工单.csv"), "解压"),
        (b"PK\x03\x04nonsense", "损坏"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF.*另存为"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "图片"),
        (b"BM\x36\0\0\0\0\0", "图片"),
        (b"\0\0\0\x20ftypheic", "图片"),
        (b"<html><table><tr><td>\xe6\xa0\x87\xe9\xa2\x98</td></tr></table>", "网页.*另存为"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "网页"),
        ("<html><table>".encode("utf-16"), "网页"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "XML"),
        (b'{"type":"FeatureCollection"}', "JSON"),
        (b'[{"title":"x"}]', "JSON"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x1f\x8b\x08\0", "解压"),
        (bytes(range(256)) * 20, "图片|文本"),
        ("今天我们讨论了热线工作的内容，大家都很满意。\n会议于五点结束。\n".encode(), "表头|表格"),
        ("会议纪要\n内容\n热线工作很好\n大家很满意\n".encode(), "表格"),
        ("会议纪要，热线，内容\n今天，我们，开会\n".encode(), "表"),
        ("甲,乙\n1,2\n".encode(), "表头"),
    ],
)
def test_what_is_no_table_is_told_for_what_it_is_and_what_to_do(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(content)
    with pytest.raises(UnreadableFile, match=says):
        read(file)


def test_a_list_of_one_column_is_a_table_when_its_heading_comes_first(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text("诉求内容\n路灯不亮\n井盖松动\n", encoding="utf-8")
    assert [cells for _, cells in read(file)[1]] == [["路灯不亮"], ["井盖松动"]]


def test_an_archive_that_is_no_workbook_is_told_as_such(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "orders.tar", "w") as archive:
        archive.add(saved(tmp_path / "b.xlsx", HEADING, ONE), "b.xlsx")
    with pytest.raises(UnreadableFile, match=r"表格|文本"):
        read(tmp_path / "orders.tar")


# ---------------------------------------------------------------- hostile and damaged workbooks
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
EXTERNAL = '<!DOCTYPE x SYSTEM "file:///etc/passwd" [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "rows",
    [
        f'{HEAD}{ROW}<row r="2000000000">{ROW[5:]}',
        f'{HEAD}<row r="99999999999999999999">{ROW[5:]}',
        f'{HEAD}<row r="x">{ROW[5:]}',
        f'{HEAD}<row r="-3">{ROW[5:]}',
        f'{HEAD}{ROW}{ROW}<row r="2">{ROW[5:]}',
        f"{HEAD}{ROW}</sheetData><sheetData><row><c></row>",
    ],
)
def test_rows_that_no_spreadsheet_has_end_the_file_in_a_sentence(path: Path, rows: str) -> None:
    assert "另存" in refused(packed(path, parts(sheet(rows))))


def test_a_sheet_that_breaks_off_late_gives_its_rows_and_says_after_which(path: Path) -> None:
    whole = parts(sheet(HEAD, *(row(f"A-{n}", "灯", "灯", "路") for n in range(500))))
    whole["xl/worksheets/s0.xml"] = whole["xl/worksheets/s0.xml"].partition("A-450")[0]
    rows = read_table(packed(path, whole)).rows
    assert [row[0] for row in islice(rows, 449) if not isinstance(row, Broken)] == list(range(2, 451))
    with pytest.raises(UnreadableFile, match=r"第451行后.*另存") as refusal:
        list(rows)
    assert refusal.value.facts["row"] == 452


@pytest.mark.parametrize("dtd", [BOMB, EXTERNAL], ids=["bomb", "external"])
@pytest.mark.parametrize("part", ["sheet", "strings", "styles", "workbook", "relations"])
def test_entities_are_never_unfolded_or_fetched(path: Path, part: str, dtd: str) -> None:
    entity = "&e;" if dtd is EXTERNAL else "&j;"
    whole = parts(sheet(HEAD, ROW), strings=f'<sst xmlns="{MAIN}"><si><t>x</t></si></sst>')
    name = {
        "sheet": "xl/worksheets/s0.xml", "strings": "xl/strings.xml", "styles": "xl/styles.xml",
        "workbook": "xl/workbook.xml", "relations": "xl/_rels/workbook.xml.rels",
    }[part]  # fmt: skip
    whole[name] = dtd + whole[name].replace("路灯不亮", entity).replace("<t>x", f"<t>{entity}")
    try:
        _, rows, _ = read(packed(path, whole))
    except UnreadableFile:
        return
    assert [cells for _, cells in rows] == [list(ONE)]


@pytest.mark.parametrize(
    "broken",
    [
        {"xl/workbook.xml": "<workbook"},
        {"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'},
        {"xl/workbook.xml": '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheets/></workbook>'},
        {"xl/_rels/workbook.xml.rels": "<Relationships>"},
        {"xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"/>'},
        {"_rels/.rels": "nonsense"},
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="b" '
            f'Type="{RELATIONS}/officeDocument" Target="../../../etc/passwd"/></Relationships>'
        },
        {"xl/styles.xml": "<styleSheet"},
        {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="x"/></cellXfs></styleSheet>'},
        {"xl/worksheets/s0.xml": ""},
        {"xl/worksheets/s0.xml": b"\xff\xfe\0\0"},
        {"xl/worksheets/s0.xml": f'<worksheet xmlns="{MAIN}"/>'},
        {"xl/strings.xml": "<sst><si>"},
    ],
    ids=str,
)
def test_a_workbook_with_a_broken_part_is_refused_in_a_sentence(path: Path, broken: dict[str, str | bytes]) -> None:
    assert refused(packed(path, parts(sheet(HEAD, ROW)) | broken)).endswith("。")


def test_a_workbook_that_was_not_sent_whole_or_was_altered_is_refused(path: Path) -> None:
    packed(path, parts(sheet(HEAD, *[ROW] * 200)))
    whole = path.read_bytes()
    for damaged in (whole[:100], whole[: len(whole) // 2], whole[:-30]):
        path.write_bytes(damaged)
        assert "损坏" in refused(path)


def test_a_wrong_check_sum_is_noticed_before_the_first_row(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(sheet(HEAD, ROW)).items():
            archive.writestr(name, content)
    path.write_bytes(path.read_bytes().replace("莘松路1号".encode(), "莘松路2号".encode()))
    assert "损坏" in refused(path)


def test_what_claims_to_unfold_to_gigabytes_is_not_unfolded(path: Path) -> None:
    packed(path, parts(sheet(HEAD, ROW)))
    whole = path.read_bytes()
    at = whole.rindex(b"PK\x01\x02")
    path.write_bytes(whole[: at + 24] + struct.pack("<I", 3_000_000_000) + whole[at + 28 :])
    assert "过大" in refused(path)


def test_elements_without_end_meet_the_limit_of_memory_not_the_platform(path: Path) -> None:
    endless = f'<sst xmlns="{MAIN}">' + "<a>" * 9_000_000
    assert "内存" in refused(packed(path, parts(sheet(HEAD, ROW), strings=endless)))


def test_a_sheet_formatted_to_its_last_row_and_column_is_its_few_rows(path: Path) -> None:
    empty = "".join(
        f'<row r="{n}" s="1">{"<c s=" + chr(34) + "1" + chr(34) + "/>" * 3}</row>' for n in range(3, 65_537)
    )
    wide = f'<row r="2">{ROW[5:-6]}' + '<c r="XFD2" s="1"/></row>'
    whole = parts(sheet(HEAD.replace("<row>", '<row r="1">'), wide, empty), names=("工单",))
    whole["xl/worksheets/s0.xml"] = whole["xl/worksheets/s0.xml"].replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols><sheetData>'
    )
    _, rows, _ = read(packed(path, whole))
    assert [cells for _, cells in rows] == [list(ONE)]


def test_only_the_cells_that_are_there_count_whatever_the_sheet_claims(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(HEADING)
    first.append(ONE)
    first["XFD1048576"] = "远处有一格，写着别的话"
    book.save(tmp_path / "b")
    book.close()
    _, rows, _ = read(tmp_path / "b")
    assert [(line, cells[0]) for line, cells in rows] == [(2, "A-1"), (1_048_576, None)]


@pytest.mark.parametrize(
    ("name", "value"),
    [("SILENT_SECONDS", 0.01), ("_PROCESS", "this_module_cannot_start")],
    ids=["silent", "dead"],
)
def test_a_reader_that_is_silent_or_dies_is_ended_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, path: Path, name: str, value: object
) -> None:
    monkeypatch.setattr(spreadsheet, name, value)
    assert "请" in refused(saved(path, HEADING, ONE))


def test_rows_nobody_takes_any_more_end_their_process(path: Path) -> None:
    saved(path, HEADING, *[(f"A-{n}", "灯", "路灯不亮" * 50, "路") for n in range(3000)])
    rows = read_table(path).rows
    assert next(rows)
    del rows  # a process left behind would be a ResourceWarning, which is an error
