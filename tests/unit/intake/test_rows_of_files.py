# SPDX-License-Identifier: Apache-2.0
"""The cells of a row: headings, numbers, marks, positions as offices write them; understood or told, never guessed."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tongguan.city.grid.api import System, system_named
from tongguan.matters.intake.channels.batch.callers import numbers_in
from tongguan.matters.intake.channels.batch.columns import header_of
from tongguan.matters.intake.channels.batch.marks import KINDS, confidence_asked, word_in
from tongguan.matters.intake.channels.batch.names import NAMES
from tongguan.matters.intake.channels.batch.positions import NoPosition, position_in, position_of
from tongguan.matters.intake.channels.batch.reading.table import Cell, ErrorValue, NoValue
from tongguan.matters.intake.channels.batch.rows import FileRow, Mistake, cut_off_fields

SHANGHAI = ZoneInfo("Asia/Shanghai")


def row_of(
    cells: Mapping[str, Cell], *, system: System | None = None, cut_off: frozenset[str] = frozenset()
) -> FileRow:
    """A row under these headings, and one for the content."""
    titles = ["内容", *cells]
    header = header_of([(1, titles)])
    return FileRow(header, (2, ["路灯不亮", *cells.values()]), zone=SHANGHAI, system=system, cut_off=cut_off)


def field_of(title: str) -> str | None:
    """The field that a heading means."""
    header = header_of([(1, ["内容", title])])
    return next((field for field, places in header.places.items() if 1 in places), None)


# ---------------------------------------------------------------- headings
@pytest.mark.parametrize(
    "title",
    [
        "工单编号", "*工单编号", "工单编号＊", "工单编号(必填)", "工单编号（必填）", "工单编号【12位】",
        "工单编号[必填",
        "1.工单编号", "1、工单编号", "（1）工单编号", "①工单编号", "一、工单编号", "工单编号1", "工单编号：",
        "工单编号\n(请勿修改)", "工单编号\n请勿修改", "工单 编号", "工单编号 Order No.", "Order No. 工单编号",
        "工单编号/Order No", "Order No\n工单编号",
        "必填 工单编号", "工单编号 如：20261130-01", "\ufeff工单编号\u200b", "工单编号\u3000", "Order_No", "order no.",
        "工单编号OrderNo",
    ],
)  # fmt: skip
def test_what_stands_around_a_name_does_not_hide_its_column(title: str) -> None:
    assert field_of(title) == "source_no"


@pytest.mark.parametrize(
    "title",
    ["处理单位/地址", "IP地址", "E-mail 地址", "办理单位", "序号", "街镇/社区", "时间", "备注", "办理单位 地址"],
)
def test_a_heading_that_may_mean_something_else_is_nobodys_and_told(title: str) -> None:
    header = header_of([(1, ["内容", title])])
    assert header.passed_over == (title,)


@pytest.mark.parametrize(
    ("title", "field", "system"),
    [
        ("经度(GCJ02)", "lon", System.GCJ02),
        ("高德纬度", "lat", System.GCJ02),
        ("lat_mars", "lat", System.GCJ02),
        ("bd09_lng", "lon", System.BD09),
        ("坐标（百度）", "position", System.BD09),
        ("WGS84经度", "lon", System.WGS84),
        ("经度（2000国家大地坐标系）", "lon", System.CGCS2000),
        ("经度", "lon", None),
    ],
)
def test_a_heading_may_name_the_reference_system(title: str, field: str, system: System | None) -> None:
    header = header_of([(1, ["内容", title])])
    assert header.places[field] == (1,)
    assert header.systems.get(1) is system


DECORATIONS = (
    "*{}",
    "{}（必填）",
    "{}(选填，见说明)",
    "2.{}",
    "（3）{}",
    " {} ",
    "{}\n（示例）",
    "{}：",
    "【{}】",
    "{}*",
    "\ufeff{}",
)


@given(st.data())
def test_decorations_never_change_what_is_read(data: st.DataObject) -> None:
    fields = data.draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=8, unique=True))
    plain = ["诉求内容", *(data.draw(st.sampled_from(NAMES[field])) for field in fields)]
    decorated = [data.draw(st.sampled_from(DECORATIONS)).format(title) for title in plain]
    assert header_of([(1, decorated)]).places == header_of([(1, plain)]).places


def test_no_name_stands_for_two_fields() -> None:
    for field, names in NAMES.items():
        for name in names:
            assert field_of(name) in (field, "words") if field != "words" else True, name
            assert field in header_of([(1, ["内容", name])]).places, name


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12, unique=True))
def test_every_heading_is_read_or_named_as_passed_over(titles: list[str]) -> None:
    header = header_of([(1, ["诉求内容", *titles])])
    used = {at for places in header.places.values() for at in places}
    named = [title for at, title in enumerate(header.titles) if title and at not in used]
    assert tuple(named) == header.passed_over


# ---------------------------------------------------------------- numbers
@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ('="0000123"', "0000123"), ("'0000124", "0000124"), ("\t0000125\t", "0000125"), ("`0000126", "0000126"),
        ("\ufeff0000127\u200b", "0000127"), ("\u00a00000128\u3000", "0000128"), ("０００００１２９", "00000129"),
        ('"0000130"', "0000130"), ("00\u200b00131", "0000131"), (24, "24"), (24.0, "24"), ("24.0", "24"),
        ("2026E0013", "2026E0013"), ("SH-2026－1", "SH-2026-1"), ('=T("0000132")', "0000132"), ("=0000133", "0000133"),
        ("“0000134”", "0000134"), ("'=\"0000135\"", "0000135"),
        ("202611300000123456", "202611300000123456"),
        ("无", None), ("/", None), ("NULL", None), ("-", None), ("  ", None),
    ],
)  # fmt: skip
def test_a_number_is_the_same_whatever_a_program_put_around_it(cell: Cell, number: str | None) -> None:
    assert row_of({"工单编号": cell}).number("source_no") == number


@pytest.mark.parametrize(
    "cell",
    [
        "2.0261E+13",
        "2.0261e13",
        "2E+13",
        "2,0261E+13",
        "２．０２６１Ｅ＋１３",
        "20.261E+12",
        2.0261130000012e17,
        10**15,
        date(2026, 3, 12),
        NoValue(),
        ErrorValue("#N/A"),
        "#REF!",
        "########",
    ],
)
def test_a_number_that_a_spreadsheet_spoilt_is_told(cell: Cell) -> None:
    with pytest.raises(Mistake) as mistake:
        row_of({"工单编号": cell}).number("source_no")
    assert mistake.value.wrong.column == "工单编号"


@pytest.mark.parametrize(
    ("numbers", "cut"),
    [
        (["20261130000012300", "20261130000012400"], True),
        (["202611300000123000"], True),
        (["20261130000012300", "20261130000012401"], False),
        (["2026113000001230"], False),
        (["123000", "4000"], False),
    ],
)
def test_numbers_that_all_end_in_zeros_after_the_fifteenth_digit_were_cut_off(numbers: list[str], cut: bool) -> None:
    rows = [row_of({"工单编号": number}) for number in numbers]
    assert cut_off_fields(rows, ["source_no"]) == ({"source_no"} if cut else set())


@pytest.mark.parametrize("cell", [NoValue(), ErrorValue("#VALUE!"), "#N/A", "####"])
@pytest.mark.parametrize("field", sorted(NAMES))
def test_a_cell_without_a_value_is_told_in_every_column(field: str, cell: Cell) -> None:
    row = row_of({NAMES[field][0]: cell})
    reads = {
        "said_at": lambda: row.moment("said_at"),
        "due_at": lambda: row.moment("due_at"),
        "closed_at": lambda: row.moment("closed_at"),
        "confidential": row.confidential,
        "public": row.confidential,
        "phone": lambda: row.telephones("phone"),
        "call_back": lambda: row.telephones("call_back"),
        **dict.fromkeys(("lon", "lat", "position", "system"), row.point),
    }
    with pytest.raises(Mistake):
        reads.get(field, lambda: row.words(field))()


# ---------------------------------------------------------------- telephones
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("13812342671", ("13812342671",)),
        ("13812342671/13912345678", ("13812342671", "13912345678")),
        ("13812342671、021-64921234", ("13812342671", "021-64921234")),
        ("13812342671 13912345678", ("13812342671", "13912345678")),
        ("13812342671;13912345678;138-1234-2671", ("13812342671", "13912345678")),
        ("021-64921234/801", ("021-64921234转801",)),
        ("021-64921234转801", ("021-64921234转801",)),
        ("138 1234 2671", ("138 1234 2671",)),
        ("13812342671（王先生）", ("13812342671(王先生)",)),
        ("13812342671\n13912345678", ("13812342671", "13912345678")),
        ("本人", None),
        ("123", None),
        ("", ()),
    ],
)
def test_several_telephones_of_one_cell_are_told_apart(text: str, numbers: tuple[str, ...] | None) -> None:
    assert numbers_in(text) == numbers


# ---------------------------------------------------------------- marks
@pytest.mark.parametrize(
    "mark", ["√", "✓", "需保密", "Ｙ", "要求保密", "匿名", "是", "是。", "1", "TRUE", "Yes", "不公开", "不愿公开"]
)
def test_a_wish_for_confidence_is_understood(mark: str) -> None:
    assert row_of({"是否保密": mark}).confidential()


@pytest.mark.parametrize("mark", ["否", "不保密", "无", "×", "N", "0", "公开", "/", "", None])
def test_no_wish_for_confidence_is_understood_too(mark: str | None) -> None:
    assert not row_of({"是否保密": mark}).confidential()


@pytest.mark.parametrize("mark", ["待定", "?", "x", "看情况", "○", "部分", "2"])
def test_a_mark_that_is_not_understood_is_never_taken_for_a_no(mark: str) -> None:
    with pytest.raises(Mistake):
        row_of({"是否保密": mark}).confidential()


@given(st.text(max_size=12))
def test_any_mark_is_a_wish_or_none_or_told(mark: str) -> None:
    assert confidence_asked(mark) in (True, False, None)


@pytest.mark.parametrize("title", ["保密要求：是/否", "诉求人是否要求对个人信息保密", "匿名情况登记", "保密（√）"])
def test_a_column_that_speaks_of_confidence_is_never_passed_over(title: str) -> None:
    assert row_of({title: "√"}).confidential()
    with pytest.raises(Mistake):
        row_of({title: "怕报复"}).confidential()


def test_one_wish_among_several_columns_is_enough_and_a_column_may_ask_the_other_way_round() -> None:
    assert row_of({"是否保密": "否", "是否匿名": "是"}).confidential()
    assert row_of({"是否公开": "否"}).confidential()
    assert row_of({"是否公开": "不公开"}).confidential()
    assert not row_of({"是否公开": "是"}).confidential()
    assert not row_of({"是否公开": "公开"}).confidential()


@pytest.mark.parametrize("text", ["投诉", "投诉类", "投诉件", "complaint"])
def test_a_kind_is_the_same_with_the_word_for_kind_behind_it(text: str) -> None:
    assert word_in(text, KINDS) is KINDS["投诉"]


# ---------------------------------------------------------------- positions
HERE = (121.3701, 31.1229)


@pytest.mark.parametrize(
    "text",
    [
        "121.3701,31.1229", "31.1229,121.3701", "121.3701，31.1229", "(121.3701 31.1229)", "POINT(121.3701 31.1229)",
        "SRID=4326;Point(121.3701 31.1229)", '{"type":"Point","coordinates":[121.3701,31.1229]}',
        "东经121.3701°，北纬31.1229°",
        "31.1229N 121.3701E", '{"lng":121.3701,"lat":31.1229}', "lat=31.1229 lng=121.3701",
        "１２１．３７０１，３１．１２２９",
        "121°22′12.36″E 31°7′22.44″N", "N31°7'22.44\" E121°22'12.36\"", "121度22分12.36秒,31度7分22.44秒",
    ],
)  # fmt: skip
def test_a_position_in_one_cell_is_one_place(text: str) -> None:
    degrees = position_in(text)
    assert (degrees.lon, degrees.lat) == pytest.approx(HERE, abs=1e-9)


@pytest.mark.parametrize(
    ("lon", "lat", "turned"),
    [
        ("121.3701", "31.1229", False), ("31.1229", "121.3701", True), ("东经121.3701度", "北纬31.1229度", False),
        ("121°22′12.36″", "31°7′22.44″", False), ("121 22 12.36", "31 7 22.44", False),
        ("121:22:12.36", "31:07:22.44", False), ("N31.1229", "E121.3701", True),
    ],
)  # fmt: skip
def test_degrees_are_read_however_written_and_turned_round_where_only_that_is_possible(
    lon: str, lat: str, turned: bool
) -> None:
    degrees = position_of(lon, lat)
    assert (degrees.lon, degrees.lat) == pytest.approx(HERE, abs=1e-9)
    assert degrees.turned is turned


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        ("40512345.1", "3445678.2"),
        ("abc", "31"),
        ("121,3701", "31,1229"),
        ("121°61′", "31"),
        ("1e2", "31"),
        ("121.37", "131.12"),
    ],
)
def test_what_may_be_elsewhere_is_no_position(lon: str, lat: str) -> None:
    with pytest.raises(NoPosition):
        position_of(lon, lat)


@pytest.mark.parametrize(
    "text", ["39.3,-76.6", "121.1,31.1;121.2,31.2", "121.37", "13511111,3650000", "路口", "121.3,31.1,4.5"]
)
def test_one_cell_that_is_not_one_place_is_told(text: str) -> None:
    with pytest.raises(NoPosition):
        position_in(text)


@given(st.text(alphabet="0123456789.,-°′″NSEW东北经纬度分秒 ()", max_size=24))
def test_any_text_is_a_position_or_told(text: str) -> None:
    try:
        degrees = position_in(text)
    except NoPosition:
        return
    assert abs(degrees.lon) <= 180
    assert abs(degrees.lat) <= 90


@pytest.mark.parametrize(
    ("words", "system"),
    [
        (
            ("gcj02", "GCJ-02", "gcj_02", "火星坐标系", "高德", "高德地图（GCJ-02）", "国测局坐标", "腾讯地图"),
            System.GCJ02,
        ),
        (("wgs84", "WGS-84坐标系", "EPSG:4326", "GPS", "ＷＧＳ８４"), System.WGS84),
        (("bd09", "BD-09", "百度", "百度坐标系"), System.BD09),
        (("cgcs2000", "2000国家大地坐标系", "国家2000", "天地图"), System.CGCS2000),
        (("", "北京54", "上海2000", "高德/百度", "不详", "WGS84 UTM51N"), None),
    ],
)
def test_a_reference_system_goes_by_many_names(words: Sequence[str], system: System | None) -> None:
    assert {system_named(word) for word in words} == {system}


def test_the_row_names_its_system_before_its_heading_and_the_heading_before_the_file() -> None:
    place = {"经度": "121.3701", "纬度": "31.1229"}
    plain = row_of(place)
    assert plain.point() == row_of(place, system=System.WGS84).point()
    assert [note.code for note in plain.notes] == ["system_assumed"]
    shifted = row_of(place, system=System.GCJ02).point()
    assert shifted != plain.point()
    assert row_of({**place, "坐标系": "火星"}, system=System.BD09).point() == shifted
    assert row_of({"经度(高德)": "121.3701", "纬度(高德)": "31.1229"}, system=System.BD09).point() == shifted
    for wrong in (
        {**place, "坐标系": "待定"},
        {"经度(高德)": "121.3701", "纬度(高德)": "31.1229", "坐标系": "wgs84"},
        {"经度": "121.3701"},
        {"经度(高德)": "121.3701", "纬度(百度)": "31.1229"},
    ):
        with pytest.raises(Mistake):
            row_of(wrong).point()


def test_an_address_that_is_a_position_is_one() -> None:
    assert row_of({"位置": "121.3701,31.1229"}).point() == row_of({"经度": "121.3701", "纬度": "31.1229"}).point()
    assert row_of({"位置": "莘松路12号"}).point() is None
    assert row_of({"位置": "12.5,3"}).point() is None


# ---------------------------------------------------------------- rows
def test_a_heading_may_say_that_times_are_those_of_greenwich() -> None:
    local, greenwich = (
        row_of({title: "2026-11-29 08:00"}).moment("said_at") for title in ("来电时间", "来电时间(UTC)")
    )
    assert local is not None
    assert greenwich is not None
    assert greenwich - local == timedelta(hours=8)
    assert row_of({"来电时间(UTC+8)": "2026-11-29 08:00"}).moment("said_at") == local


def test_two_columns_of_a_field_that_differ_are_told_and_blanks_give_way() -> None:
    row = row_of({"事发地址": "甲路1号", "详细地址": "乙路2号"})
    assert row.text("address") == "甲路1号"
    assert [note.code for note in row.notes] == ["two_columns.address"]
    assert "详细地址" in row.notes[0].zh
    same = row_of({"事发地址": "", "详细地址": "乙路2号", "地址": "乙路2号"})
    assert (same.text("address"), same.notes) == ("乙路2号", [])


WRITTEN = st.text(alphabet="甲乙丙abc123-，。 ", max_size=6)


@given(st.lists(st.lists(WRITTEN, min_size=4, max_size=4), min_size=2, max_size=6))
def test_rows_that_differ_in_any_cell_have_different_prints(rows: list[list[str]]) -> None:
    assume(all(any(cell.strip() for cell in row) for row in rows))
    header = header_of([(1, ["诉求内容", "备注", "", "备注"])])
    prints = {FileRow(header, (2, row), zone=SHANGHAI).print() for row in rows}
    assert len(prints) == len({tuple(cell.strip() for cell in row) for row in rows})
