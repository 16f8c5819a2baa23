# SPDX-License-Identifier: Apache-2.0
"""Calendars read from a city pack, every mistake with its place."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from tests.unit.deadlines.slow_walker import SHANGHAI, local
from tongguan.city.deadlines.api import read_calendars
from tongguan.ground.kernel.pack import PackFault, Reading, Severity

DEMO = Path(__file__).resolve().parents[3] / "cities" / "demo"
PACK = """
[pack]
timezone = "Asia/Shanghai"
[office_hours]
default = "09:00-12:00,13:00-17:30"
working_day_hours = 7.5
"""
YEARS = "year,status,edition,source_note\n2026,published,2026-1,notice\n2027,not_published,,\n"
DAYS = "date,kind,note\n2026-02-14,workday,\n2026-02-16,holiday,\n"


def pack(*, toml: str = PACK, years: str = YEARS, days: str = DAYS) -> Reading:
    texts = {"pack.toml": toml, "calendar_years.csv": years, "calendars.csv": days}
    return Reading(files={file: text.encode() for file, text in texts.items() if text})


def faults(reading: Reading) -> list[str]:
    with pytest.raises(PackFault) as refused:
        read_calendars(reading)
    return [str(finding) for finding in refused.value.findings if finding.severity is Severity.FAULT]


def test_a_pack_brings_its_holidays_hours_and_zone():
    reading = pack()
    calendars = read_calendars(reading)
    assert not reading.findings
    assert calendars.working_day(date(2026, 2, 14))
    assert not calendars.working_day(date(2026, 2, 16))
    assert calendars.due(local("2026-03-02T09:00:00"), 1, "work_day") == local("2026-03-02T17:30:00")
    assert calendars.years[2026].edition == "2026-1"
    assert not calendars.years[2027].published


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"days": DAYS + "2026-02-16,holiday,\n"}, "calendars.csv 第4行 date列：日期2026-02-16重复"),
        ({"days": DAYS + "2027-01-01,holiday,\n"}, "calendars.csv 第4行 date列：2027年尚未公布"),
        ({"days": DAYS + "2031-01-01,holiday,\n"}, "calendars.csv 第4行 date列：2031年尚未公布"),
        ({"days": DAYS + "2026-2-30,holiday,\n"}, "calendars.csv 第4行 date列：“2026-2-30”不是日期"),
        ({"days": DAYS + "2026-03-04,feast,\n"}, "calendars.csv 第4行 kind列"),
        ({"days": ""}, "calendars.csv：文件缺失"),
        ({"years": YEARS + "2026,published,2026-2,\n"}, "calendar_years.csv 第4行 year列：2026年重复"),
        ({"years": YEARS + "2028,published,,\n"}, "calendar_years.csv 第4行 edition列：不能为空"),
        ({"toml": PACK.replace("09:00-12:00", "9-12")}, "pack.toml：[office_hours]办公时间无效"),
        ({"toml": PACK.replace("7.5", '"much"')}, "pack.toml：[office_hours]办公时间无效"),
        ({"toml": PACK.replace("Shanghai", "Atlantis")}, "pack.toml：没有时区“Asia/Atlantis”"),
        ({"toml": PACK.replace("timezone", "zone")}, "pack.toml：没有时区"),
        ({"toml": "[pack]\ntimezone = 'Asia/Shanghai'\n"}, "pack.toml：缺少[office_hours]一节"),
        ({"toml": "not = = toml"}, "pack.toml：文件无法读取"),
        ({"toml": ""}, "pack.toml：文件缺失"),
    ],
)
def test_every_mistake_names_its_place(change, said):
    assert any(fault.startswith(said) for fault in faults(pack(**change)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"days": DAYS + "2026-03-04,workday,\n"}, "calendars.csv 第4行 kind列：2026-03-04本来就是工作日"),
        ({"years": YEARS + "2029,not_published,,\n"}, "calendar_years.csv：缺少2028年"),
        ({"years": YEARS + "2028,published,2028-1,\n"}, "calendars.csv：2028年已公布，却没有一个放假或调休日"),
    ],
)
def test_what_looks_odd_is_said_but_works(change, said):
    reading = pack(**change)
    read_calendars(reading)
    assert any(str(finding).startswith(said) for finding in reading.findings)


def test_the_demo_city_works_on_the_days_the_state_council_published():
    files = {name: (DEMO / name).read_bytes() for name in ("pack.toml", "calendars.csv", "calendar_years.csv")}
    reading = Reading(files=files)
    calendars = read_calendars(reading)
    assert not reading.findings
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366 + 365 + 365)]
    assert [calendars.working_day(day) for day in days] == [chinese_calendar.is_workday(day) for day in days]
    noon = datetime(2026, 9, 30, 12, tzinfo=SHANGHAI).astimezone(UTC)
    assert calendars.due(noon, 5, "work_day") == local("2026-10-13T12:00:00")
