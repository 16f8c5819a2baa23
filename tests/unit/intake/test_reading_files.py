# SPDX-License-Identifier: Apache-2.0
"""Files as people send them: other names, other encodings, dirty dates, blanks; every bad row says what to write."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.matters.intake.channels.batch.mapping import Line, read_lines
from tongguan.matters.intake.channels.batch.moments import NoMoment, moment_of
from tongguan.matters.intake.channels.batch.rows import Wrong
from tongguan.matters.intake.domain.petition import OrderKind, Petitioner, Urgency
from tongguan.matters.intake.domain.refusals import UnreadableFile

SHANGHAI = ZoneInfo("Asia/Shanghai")
EIGHT_THIRTY = datetime(2026, 1, 31, 0, 30, tzinfo=UTC)


def lines(path: Path) -> list[Line | Wrong]:
    return list(read_lines(path, zone=SHANGHAI))


def written(tmp_path: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = tmp_path / "file.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "dirty",
    [
        "2026-01-31 08:30:00",
        "2026/1/31 8:30",
        "2026年1月31日 8时30分",
        "2026.01.31  08:30",
        "２０２６-０１-３１ ０８：３０",
        "2026年01月31日（星期六）上午8:30",
        "20260131083000",
        "01/31/2026 08:30:00 AM",
        "31/1/2026 8:30",
        "2026-01-31T08:30:00+08:00",
        "2026-01-31T00:30:00Z",
        46053.354166667,
        "46053.354166667",
        datetime(2026, 1, 31, 8, 30),  # noqa: DTZ001 - as a spreadsheet gives it
    ],
)
def test_one_moment_in_many_hands(dirty: object) -> None:
    assert moment_of(dirty, SHANGHAI) == EIGHT_THIRTY


@pytest.mark.parametrize("text", ["下午1:05", "13:05", "1:05 PM"])
def test_the_afternoon_is_the_afternoon(text: str) -> None:
    assert moment_of(f"2026-1-31 {text}", SHANGHAI) == datetime(2026, 1, 31, 5, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong", ["昨天", "2026-13-01", "2026-02-30", "03/04/2026", "0026-01-01", "8", "2026-1-1 99:00"]
)
def test_what_cannot_be_understood_is_said_not_guessed(wrong: str) -> None:
    with pytest.raises(NoMoment, match=r"请|核对"):
        moment_of(wrong, SHANGHAI)


@given(st.datetimes(datetime(1991, 6, 1), datetime(2090, 1, 1)))  # noqa: DTZ001 - wall-clock times
def test_every_moment_written_out_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    expected = moment.replace(tzinfo=SHANGHAI).astimezone(UTC)
    for form in (
        "%Y-%m-%d %H:%M:%S",
        "%Y/%m/%d %H:%M:%S",
        "%Y年%m月%d日%H时%M分%S秒",
        "%m/%d/%Y %I:%M:%S %p",
        "%Y%m%d%H%M%S",
    ):
        assert moment_of(moment.strftime(form), SHANGHAI) == expected


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    try:
        moment = moment_of(text, SHANGHAI)
    except NoMoment:
        return
    assert moment is None or moment.tzinfo is UTC


def test_the_hotline_form_is_read_by_its_column_names_under_a_title_row(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "二〇二六年一月市民诉求清单,,,,,,\n"
        "原编号, 案件来源 ,工单类型,发现时间,描述,上报地址,联系电话,紧急程度,备注\n"
        ' 20260131-77 ,12345,投诉,2026/1/31 8:30,"楼道堆物。\n\n  已多次反映 ",北街12号, 138 1234 2671 ,紧急,无\n',
    )
    (line,) = lines(path)
    assert isinstance(line, Line)
    assert (line.row, line.draft.source_no, line.draft.kind, line.draft.urgency) == (
        3,
        "20260131-77",
        OrderKind.COMPLAINT,
        Urgency.URGENT,
    )
    assert line.draft.words == "楼道堆物。\n已多次反映"
    assert line.draft.said_at == EIGHT_THIRTY
    assert line.draft.petitioner == Petitioner(phone="138 1234 2671")


def test_gbk_and_tabs_are_read_as_well(tmp_path: Path) -> None:
    path = written(tmp_path, "描述\t地址\n路灯不亮\t北街\n", encoding="gbk")
    (line,) = lines(path)
    assert isinstance(line, Line)
    assert (line.draft.words, line.draft.address) == ("路灯不亮", "北街")


def test_a_spreadsheet_with_numbers_as_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["留言编号", "留言主题", "留言详情", "留言时间", "联系电话"])
    sheet.append([24.0, "路灯", "路灯不亮", datetime(2026, 1, 31, 8, 30), 13812342671])  # noqa: DTZ001
    sheet.append([None, None, None, None, None])
    path = tmp_path / "file.xlsx"
    book.save(path)
    book.close()
    (line,) = lines(path)
    assert isinstance(line, Line)
    assert (line.draft.source_no, line.draft.said_at) == ("24", EIGHT_THIRTY)
    assert line.draft.petitioner == Petitioner(phone="13812342671")


def test_a_bad_row_names_line_column_and_what_to_write_and_the_others_go_on(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "描述,发现时间,工单类型,经度,纬度\n"
        "甲,去年,投诉,,\n"
        "乙,2026-1-31,抱怨,,\n"
        ",2026-1-31,投诉,,\n"
        "丁,2026-1-31,投诉,abc,31\n"
        "\n"
        "戊,2026-1-31,投诉,39,-77\n",
    )
    *bad, good = lines(path)
    assert [(wrong.row, wrong.column) for wrong in bad if isinstance(wrong, Wrong)] == [
        (2, "发现时间"), (3, "工单类型"), (4, "描述"), (5, "经度"),
    ]  # fmt: skip
    assert all("请" in wrong.advice_zh for wrong in bad if isinstance(wrong, Wrong))
    assert isinstance(good, Line)
    assert (good.row, good.draft.point) == (7, None)  # whole degrees are what systems write when they know none


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空"),
        (b"a,b\n1,2\n", "表头"),
        (b"\xd0\xcf\x11\xe0old", "xlsx"),
        (b"PK\x03\x04nonsense", "Excel"),
        (b"\xe6\x8f\x8f\0\0\0", "文本"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=says):
        lines(path)


@pytest.mark.parametrize(
    ("text", "day", "hour", "minute"),
    [
        ("2026-11-29 24:30", 30, 0, 30), ("2026-11-29 24:00", 30, 0, 0), ("2026-11-29 次日凌晨1点", 30, 1, 0),
        ("2026年11月29日凌晨12:30", 29, 0, 30), ("2026-11-29 下午3点半", 29, 15, 30), ("2026-11-29 12:00 AM", 29, 0, 0),
        ("2026-11-29 12:30 PM", 29, 12, 30), ("2026-11-29 3:05pm", 29, 15, 5), ("2026-11-29 晚8点", 29, 20, 0),
        ("2026-11-29 中午1点", 29, 13, 0), ("2026-11-29 3点一刻", 29, 3, 15), ("2026-11-29 深夜11:30", 29, 23, 30),
        ("2026-11-29 08:30 左右", 29, 8, 30), ("2026-11-29 08:30（北京时间）", 29, 8, 30), ("20261129 0830", 29, 8, 30),
        ("2026-11-29 08:30:00 UTC", 29, 16, 30), ("2026-11-29 08:30:00+08:00", 29, 8, 30),
        ("2026年11月29日8时", 29, 8, 0),
        ("2026-11-29T00:30:00.000Z", 29, 8, 30), ("2026/11/29 下午 15:30:00", 29, 15, 30),
    ],
)  # fmt: skip
def test_hours_of_the_night_and_halves_of_the_day(text: str, day: int, hour: int, minute: int) -> None:
    expected = datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)
    assert moment_of(text, SHANGHAI) == expected


@pytest.mark.parametrize("cell", [20261129083000, 20261129083000.0, "20261129083000"])
def test_a_moment_run_together_is_read_whether_text_or_number(cell: object) -> None:
    assert moment_of(cell, SHANGHAI) == datetime(2026, 11, 29, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "ambiguous",
    [
        "2026-11-29 25:10", "2026-11-29 上午12:30", "2026-11-29 晚上12点", "2026-11-29 晚上1点", "2026-11-29 夜里2点",
        "2026-11-29 上午13:30", "2026-11-29 08:00-09:00", "2026-11-29 08:00至09:00", "26-11-29", "11/12/2026",
        "2026-11", "115年11月29日", "2026-11-29 午夜", "2026-11-29 8", "08:30", "9999-12-31", "0001-01-01",
        "2101-01-01", "1990-01-01 00:00",
    ],
)  # fmt: skip
def test_a_moment_that_may_be_two_or_none_is_told(ambiguous: str) -> None:
    with pytest.raises(NoMoment):
        moment_of(ambiguous, SHANGHAI)
