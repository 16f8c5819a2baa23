# SPDX-License-Identifier: Apache-2.0
"""Reads calendars.csv, calendar_years.csv and the office hours of pack.toml from a city pack."""

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tongguan.city.deadlines.domain.calendars import Calendars
from tongguan.city.deadlines.domain.office_hours import USUAL_HOURS, OfficeHours
from tongguan.city.deadlines.domain.sheets import DAYS, YEARS
from tongguan.city.deadlines.domain.year_table import CalendarYear, DayKind, ExceptionalDay, Status
from tongguan.ground.kernel.pack import PACK, Reading


def read_calendars(reading: Reading) -> Calendars:
    """The calendars of a pack; mistakes are noted in the reading, and PackFault is raised if one is a fault."""
    years = _years(reading)
    days = _days(reading, years)
    hours = _office_hours(reading)
    zone = _zone(reading)
    reading.close()
    return Calendars.from_rows(days, years.values(), hours=hours, zone=zone)


def _years(reading: Reading) -> dict[int, CalendarYear]:
    years: dict[int, CalendarYear] = {}
    for row in reading.rows_of(YEARS):
        year = row.whole("year", at_least=1990)
        published = row.word("status", Status) is Status.PUBLISHED
        if year in years:
            row.fault("year", f"{year}年重复", f"{year} is listed twice", "每年只写一行，请删去多余的行")
        edition = row.text("edition") if published else row.optional("edition")
        years[year] = CalendarYear(year=year, published=published, edition=edition)
    for missing in sorted(set(range(min(years, default=0), max(years, default=0))) - set(years)):
        reading.warn(YEARS.file, f"缺少{missing}年，将按尚未公布处理", f"{missing} is missing", "请补上该年")
    return years


def _days(reading: Reading, years: dict[int, CalendarYear]) -> list[ExceptionalDay]:
    days: dict[date, ExceptionalDay] = {}
    for row in reading.rows_of(DAYS):
        day, kind = row.day("date"), row.word("kind", DayKind)
        if day == date.min:
            continue
        year = years.get(day.year)
        if day in days:
            row.fault("date", f"日期{day}重复", f"{day} is listed twice", "每天只写一行，请删去多余的行")
        if year is None or not year.published:
            row.fault(
                "date",
                f"{day.year}年尚未公布，不应有放假或调休日",
                f"the year of {day} is not published",
                f"请删去此行；若已公布，请在{YEARS.file}中写明published及版本",
            )
        if kind is DayKind.WORKDAY and day.weekday() < 5:
            row.warn(
                "kind",
                f"{day}本来就是工作日",
                f"{day} is a working day anyway",
                "请核对日期；调休上班日应是周六或周日",
            )
        days[day] = ExceptionalDay(day=day, kind=kind)
    known = {day.year for day in days}
    for one in years.values():
        if one.published and one.year not in known:
            reading.warn(
                DAYS.file,
                f"{one.year}年已公布，却没有一个放假或调休日",
                f"{one.year} is published but has no holiday",
                "请补录该年的放假安排，或改为not_published",
            )
    return list(days.values())


def _office_hours(reading: Reading) -> OfficeHours:
    table = reading.table(PACK, "office_hours")
    text, day_hours = table.get("default"), table.get("working_day_hours", 8)
    try:
        if not isinstance(text, str) or not isinstance(day_hours, int | float):
            raise ValueError("default must be a text and working_day_hours a number")
        return OfficeHours.parse(text, working_day_hours=day_hours)
    except ValueError as error:
        advice = '请写 default = "08:00-12:00,14:00-18:00" 和 working_day_hours = 8'
        reading.note(PACK, "[office_hours]办公时间无效", f"office hours make no sense: {error}", advice)
        return USUAL_HOURS


def _zone(reading: Reading) -> str:
    zone = reading.table(PACK, "pack").get("timezone")
    try:
        return ZoneInfo(zone if isinstance(zone, str) else "").key
    except (ZoneInfoNotFoundError, ValueError):
        advice = '请写 timezone = "Asia/Shanghai"'
        reading.note(PACK, f"没有时区“{zone}”", f"no such time zone: {zone!r}", advice)
        return "UTC"
