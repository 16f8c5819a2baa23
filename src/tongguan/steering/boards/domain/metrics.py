# SPDX-License-Identifier: Apache-2.0
"""The closed list of what a board can show: every number has one definition, unit and source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from tongguan.steering.boards.domain.counts import Counted, Ended


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


class MetricUnit(StrEnum):
    """What a value is counted in."""

    CASES = "cases"
    SHARE = "share"


Sum = Callable[[Counted], float | None]
"""A number out of what was counted; None where nothing can be said."""


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What a number means, so that whoever asks on the wall gets an answer."""

    name: str
    name_en: str
    unit: MetricUnit
    text: str
    text_en: str
    value: Sum | None = None
    """Worked out of the counts; None: no key figure, but a list of its own on the board."""
    yesterday: Sum | None = None
    week: Sum | None = None
    note: Callable[[Counted], int] | None = None
    """A part of the value, or its denominator."""
    noted: tuple[str, str] | None = None
    """How the note is said, with `{n}`, in Chinese and English."""
    empty: tuple[str, str] | None = None
    """What is said instead when the note is 0."""
    tone: Literal["red", "amber"] | None = None
    """How the value is coloured as soon as it is more than 0."""


def on_time(ended: Ended) -> float | None:
    """The share closed within its limit; None when nothing with a limit was closed."""
    return ended.on_time / ended.limited if ended.limited else None


def satisfied(ended: Ended) -> float | None:
    """The share of the called back that was satisfied; None when nobody was called."""
    return ended.satisfied / ended.called if ended.called else None


SOURCE = "案件库（上报、办理历程与时限），按案件所在区域统计"
SOURCE_EN = "The case register (reports, moves, clocks), counted by where a case lies"

DEFINITIONS: Mapping[Metric, Definition] = {
    Metric.REPORTED: Definition(
        name="今日受理",
        name_en="Reported today",
        unit=MetricUnit.CASES,
        text="今日零时至此刻登记的案件，各来源合计；并案的每次诉求各计一件。比较：昨日、上周同日的同一时段。",
        text_en="Cases registered since midnight, all sources; a merged complaint counts. "
        "Compared with the same hours of yesterday and of a week ago.",
        value=lambda counted: counted.arrived.today,
        yesterday=lambda counted: counted.arrived.yesterday,
        week=lambda counted: counted.arrived.week,
    ),
    Metric.CLOSED: Definition(
        name="今日办结",
        name_en="Closed today",
        unit=MetricUnit.CASES,
        text="今日零时至此刻结案的案件；不予受理与作废不计。比较：昨日、上周同日的同一时段。",
        text_en="Cases closed since midnight; rejected and void ones do not count. "
        "Compared with the same hours of yesterday and of a week ago.",
        value=lambda counted: counted.ended_today.closed,
        yesterday=lambda counted: counted.ended_yesterday.closed,
        week=lambda counted: counted.ended_week.closed,
    ),
    Metric.OPEN: Definition(
        name="在办",
        name_en="Open",
        unit=MetricUnit.CASES,
        text="此刻未了结的案件，已并入他案的不另计。比较：24 小时前、7 天前同一时刻未了结的案件。",
        text_en="Cases not ended at this moment; those merged into another do not count. "
        "Compared with what was open 24 hours and 7 days before.",
        value=lambda counted: counted.waiting.open,
        yesterday=lambda counted: counted.waiting.yesterday + counted.ended_since_yesterday,
        week=lambda counted: counted.waiting.week + counted.ended_since_week,
    ),
    Metric.DUE_SOON: Definition(
        name="临期",
        name_en="Due soon",
        unit=MetricUnit.CASES,
        text="在办且亮黄灯：在走的整体或环节时限已用去大部分（比例由城市包规定），尚未超出。"
        "附注为 2 小时内到时限的件数。",
        text_en="Open with the yellow lamp: most of a running limit is used (the city pack says how much). "
        "The note counts what turns red within two hours.",
        value=lambda counted: counted.waiting.due_soon,
        note=lambda counted: counted.waiting.within_two_hours,
        noted=("2 小时内到时限 {n}", "{n} within 2 h"),
        tone="amber",
    ),
    Metric.OVERDUE: Definition(
        name="超时",
        name_en="Overdue",
        unit=MetricUnit.CASES,
        text="在办且亮红灯：在走的整体或环节时限已过。附注为今日零时以后新超时的件数。",
        text_en="Open with the red lamp: a running limit has passed. "
        "The note counts those that turned red since midnight.",
        value=lambda counted: counted.waiting.overdue,
        note=lambda counted: counted.waiting.overdue_since_midnight,
        noted=("今日新超时 {n}", "{n} since midnight"),
        tone="red",
    ),
    Metric.ON_TIME: Definition(
        name="按期办结率",
        name_en="Closed on time",
        unit=MetricUnit.SHARE,
        text="今日办结且有整体时限的案件中，未超整体时限（含申诉免责）的比例；今日无此类办结则不显示。附注为分母。",
        text_en="Of the cases closed today that had an overall limit, the share within it (or exempted on appeal); "
        "the note is the denominator.",
        value=lambda counted: on_time(counted.ended_today),
        yesterday=lambda counted: on_time(counted.ended_yesterday),
        week=lambda counted: on_time(counted.ended_week),
        note=lambda counted: counted.ended_today.limited,
        noted=("{n} 件有时限", "of {n} with a limit"),
        empty=("今日尚无办结", "nothing closed yet today"),
    ),
    Metric.SATISFIED: Definition(
        name="群众满意率",
        name_en="Satisfied",
        unit=MetricUnit.SHARE,
        text="今日办结且已回访的案件中，回访满意的比例；今日无回访则不显示。附注为回访件数。",
        text_en="Of the cases closed today that were called back, the share that was satisfied; "
        "the note counts the call-backs.",
        value=lambda counted: satisfied(counted.ended_today),
        yesterday=lambda counted: satisfied(counted.ended_yesterday),
        week=lambda counted: satisfied(counted.ended_week),
        note=lambda counted: counted.ended_today.called,
        noted=("回访 {n} 件", "{n} called back"),
        empty=("今日尚无回访", "nobody called back yet"),
    ),
    Metric.HOT: Definition(
        name="高发事项",
        name_en="Hot classes",
        unit=MetricUnit.CASES,
        text="最近 24 小时按小类登记的件数，与此前 7 天的日均相比。",
        text_en="Cases registered in the last 24 hours by minor class, against the daily mean of the 7 days before.",
    ),
}
