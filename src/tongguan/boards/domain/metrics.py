# SPDX-License-Identifier: Apache-2.0
"""The closed list of what a board can show: every number has one definition, unit and source."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Metric(StrEnum):
    """A number with a definition; the comment is the term on the screen."""

    REPORTED = "reported"  # 今日受理
    CLOSED = "closed"  # 今日办结
    OPEN = "open"  # 在办
    DUE_SOON = "due_soon"  # 临期
    OVERDUE = "overdue"  # 超时
    ON_TIME = "on_time"  # 按期办结率
    SATISFIED = "satisfied"  # 群众满意率
    HOT = "hot"  # 近 24 小时高发


class Unit(StrEnum):
    """What a value is counted in."""

    CASES = "cases"
    SHARE = "share"


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What a number means, so that whoever asks on the wall gets an answer."""

    name: str
    name_en: str
    unit: Unit
    text: str
    text_en: str


SOURCE = "案件库（上报、办理历程与时限），按案件所在区域统计"
SOURCE_EN = "The case register (reports, moves, clocks), counted by where a case lies"

DEFINITIONS: Mapping[Metric, Definition] = {
    Metric.REPORTED: Definition(
        name="今日受理",
        name_en="Reported today",
        unit=Unit.CASES,
        text="今日零时至此刻登记的案件，各来源合计；并案的每次诉求各计一件。比较：昨日、上周同日的同一时段。",
        text_en="Cases registered since midnight, all sources; a merged complaint counts. "
        "Compared with the same hours of yesterday and of a week ago.",
    ),
    Metric.CLOSED: Definition(
        name="今日办结",
        name_en="Closed today",
        unit=Unit.CASES,
        text="今日零时至此刻结案的案件；不予受理与作废不计。比较：昨日、上周同日的同一时段。",
        text_en="Cases closed since midnight; rejected and void ones do not count. "
        "Compared with the same hours of yesterday and of a week ago.",
    ),
    Metric.OPEN: Definition(
        name="在办",
        name_en="Open",
        unit=Unit.CASES,
        text="此刻未了结的案件，已并入他案的不另计。比较：24 小时前、7 天前同一时刻未了结的案件。",
        text_en="Cases not ended at this moment; those merged into another do not count. "
        "Compared with what was open 24 hours and 7 days before.",
    ),
    Metric.DUE_SOON: Definition(
        name="临期",
        name_en="Due soon",
        unit=Unit.CASES,
        text="在办且亮黄灯：在走的整体或环节时限已用去大部分（比例由城市包规定），尚未超出。"
        "附注为 2 小时内到时限的件数。",
        text_en="Open with the yellow lamp: most of a running limit is used (the city pack says how much). "
        "The note counts what turns red within two hours.",
    ),
    Metric.OVERDUE: Definition(
        name="超时",
        name_en="Overdue",
        unit=Unit.CASES,
        text="在办且亮红灯：在走的整体或环节时限已过。附注为今日零时以后新超时的件数。",
        text_en="Open with the red lamp: a running limit has passed. "
        "The note counts those that turned red since midnight.",
    ),
    Metric.ON_TIME: Definition(
        name="按期办结率",
        name_en="Closed on time",
        unit=Unit.SHARE,
        text="今日办结且有整体时限的案件中，未超整体时限（含申诉免责）的比例；今日无此类办结则不显示。附注为分母。",
        text_en="Of the cases closed today that had an overall limit, the share within it (or exempted on appeal); "
        "the note is the denominator.",
    ),
    Metric.SATISFIED: Definition(
        name="群众满意率",
        name_en="Satisfied",
        unit=Unit.SHARE,
        text="今日办结且已回访的案件中，回访满意的比例；今日无回访则不显示。附注为回访件数。",
        text_en="Of the cases closed today that were called back, the share that was satisfied; "
        "the note counts the call-backs.",
    ),
    Metric.HOT: Definition(
        name="高发事项",
        name_en="Hot classes",
        unit=Unit.CASES,
        text="最近 24 小时按小类登记的件数，与此前 7 天的日均相比。",
        text_en="Cases registered in the last 24 hours by minor class, against the daily mean of the 7 days before.",
    ),
}
