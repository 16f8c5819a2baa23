# SPDX-License-Identifier: Apache-2.0
"""One sentence: is the city all right now. A rule with numbers that anybody may look up, not a feeling."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class SituationLevel(StrEnum):
    """How it stands; the comment is the sentence."""

    CALM = "calm"  # 总体平稳
    WATCH = "watch"  # 总体可控，有关注项
    ALARM = "alarm"  # 需要处置


class Sign(StrEnum):
    """What is looked at."""

    URGENT_OVERDUE = "urgent_overdue"  # 紧急或特别关注的案件超时
    OVERDUE_SHARE = "overdue_share"  # 超时占在办的比例
    BACKLOG_GROWTH = "backlog_growth"  # 在办较 24 小时前增长
    HOT_CLASS = "hot_class"  # 某类事项明显高发


@dataclass(frozen=True, kw_only=True)
class Pressure:
    """What the rule looks at."""

    open: int
    open_yesterday: int
    open_week: int
    """Seven days ago; none: the register has just begun, and its growth says nothing about the city."""
    overdue: int
    urgent_overdue: int
    hottest_class: str | None
    hottest_today: int
    hottest_mean: float


@dataclass(frozen=True, kw_only=True)
class SituationFinding:
    """One line of the rule: what was found, where watch and alarm begin, and which of them it is."""

    sign: Sign
    value: float
    watch: float | None
    alarm: float | None
    level: SituationLevel
    subject: str | None = None
    """The class that is meant, when one is."""


SMALL = 20
"""With fewer open cases shares jump about; they are not judged."""
HOT_FROM = 10
"""A class is hot from so many cases a day."""


def situation(pressure: Pressure) -> tuple[SituationLevel, Sequence[SituationFinding]]:
    """The level and every line of the rule, the gravest first."""
    many = pressure.open >= SMALL
    share = pressure.overdue / pressure.open if many else 0.0
    comparable = many and pressure.open_yesterday >= SMALL and pressure.open_week > 0
    grown = pressure.open / pressure.open_yesterday - 1 if comparable else 0.0
    hot = pressure.hottest_today >= HOT_FROM
    times = pressure.hottest_today / max(pressure.hottest_mean, 1.0) if hot else 0.0
    findings = [
        _finding(Sign.URGENT_OVERDUE, pressure.urgent_overdue, watch=None, alarm=1),
        _finding(Sign.OVERDUE_SHARE, share, watch=0.05, alarm=0.15),
        _finding(Sign.BACKLOG_GROWTH, grown, watch=0.2, alarm=0.5),
        _finding(Sign.HOT_CLASS, times, watch=2, alarm=None, subject=pressure.hottest_class if hot else None),
    ]
    findings.sort(key=lambda one: _GRAVITY[one.level])
    return findings[0].level, findings


_GRAVITY = {SituationLevel.ALARM: 0, SituationLevel.WATCH: 1, SituationLevel.CALM: 2}


def _finding(
    sign: Sign, value: float, *, watch: float | None, alarm: float | None, subject: str | None = None
) -> SituationFinding:
    level = SituationLevel.CALM
    if alarm is not None and value >= alarm:
        level = SituationLevel.ALARM
    elif watch is not None and value >= watch:
        level = SituationLevel.WATCH
    return SituationFinding(sign=sign, value=value, watch=watch, alarm=alarm, level=level, subject=subject)
