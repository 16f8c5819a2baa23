# SPDX-License-Identifier: Apache-2.0
"""The tables of a city pack about its calendar: the years that are known, and the days that differ."""

from collections.abc import Mapping

from tongguan.city.deadlines.domain.year_table import DayKind, Status
from tongguan.ground.kernel.sheets import Holds, PackSheet, SheetColumn

DAY_KINDS: Mapping[str, str] = {DayKind.HOLIDAY: "放假", DayKind.WORKDAY: "调休上班"}
STATUSES: Mapping[str, str] = {Status.PUBLISHED: "已公布", Status.NOT_PUBLISHED: "尚未公布"}

DAYS = PackSheet(
    file="calendars.csv",
    zh="放假与调休",
    en="holidays",
    key=("date",),
    columns=(
        SheetColumn("date", "日期", "date", Holds.DATE),
        SheetColumn("kind", "安排", "kind", Holds.CHOICE, DAY_KINDS),
        SheetColumn("note", "说明", "note"),
    ),
)
YEARS = PackSheet(
    file="calendar_years.csv",
    zh="年份",
    en="years",
    key=("year",),
    columns=(
        SheetColumn("year", "年份", "year", Holds.NUMBER),
        SheetColumn("status", "状态", "state", Holds.CHOICE, STATUSES),
        SheetColumn("edition", "版本", "edition"),
        SheetColumn("source_note", "依据", "source"),
    ),
)
