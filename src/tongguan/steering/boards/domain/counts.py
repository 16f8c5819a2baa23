# SPDX-License-Identifier: Apache-2.0
"""What is counted of a region at one moment; the figures of a board are worked out from these sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from tongguan.ground.kernel.people import ROLES, Role


@dataclass(frozen=True, kw_only=True)
class WaitingCount:
    """What is open at this moment."""

    open: int
    yesterday: int
    """Was open 24 hours ago, as far as it is open still."""
    week: int
    due_soon: int
    within_two_hours: int
    overdue: int
    overdue_since_midnight: int
    urgent_overdue: int


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """What was reported today and in the same hours of yesterday and of a week ago."""

    today: int
    yesterday: int
    week: int


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What was closed in some hours: in all, with a limit, within it, called back, satisfied."""

    closed: int
    limited: int
    on_time: int
    called: int
    satisfied: int


@dataclass(frozen=True, kw_only=True)
class HourCount:
    """一小时 | one hour."""

    at: datetime
    reported: int
    closed: int


@dataclass(frozen=True, kw_only=True)
class Named:
    """代码与名称 | a code and what it is called; counted by code, the names are put in when it is told."""

    code: str
    name: str = ""
    name_en: str = ""

    def called(self, name: str, name_en: str) -> Self:
        """The same with its names."""
        return replace(self, name=name, name_en=name_en)


FORCES: Mapping[Role, tuple[str, str]] = {
    Role.COLLECTOR: (ROLES[Role.COLLECTOR], "Inspectors of the grid"),
    Role.GRID_WORKER: (ROLES[Role.GRID_WORKER], "Grid workers"),
    Role.HANDLER: (ROLES[Role.HANDLER], "Handlers"),
    Role.UNIT_DISPATCHER: (ROLES[Role.UNIT_DISPATCHER], "Unit dispatchers"),
    Role.DISPATCHER: (ROLES[Role.DISPATCHER], "Dispatchers"),
    Role.AGENT: (ROLES[Role.AGENT], "Call agents"),
}
"""Roles whose people are counted as active, in the order of a wall, and what they are called there."""


@dataclass(frozen=True, kw_only=True)
class CodeCount(Named):
    """件数 | how many."""

    count: int


@dataclass(frozen=True, kw_only=True)
class HotCount(Named):
    """高发小类 | a minor class: the last 24 hours, and the daily mean of the 7 days before."""

    count: int
    mean: float


@dataclass(frozen=True, kw_only=True)
class AreaCount(Named):
    """下级区域 | a part of the region.

    `closed` with a limit and the share `on_time` go over seven days, because a day is too few in a small street.
    """

    open: int = 0
    overdue: int = 0
    due_soon: int = 0
    reported: int = 0
    closed: int = 0
    on_time: float | None = None


@dataclass(frozen=True, kw_only=True)
class LinkCount(Named):
    """在办状态 | open cases in one state."""

    count: int
    overdue: int


@dataclass(frozen=True, kw_only=True)
class FeedLine:
    """The newest move of a case that was moved lately; no words of the citizen hang on a wall."""

    task_no: str
    move: str
    at: datetime
    state: str
    class_code: str | None
    region: str
    urgency: str
    red_at: datetime | None
    yellow_at: datetime | None
    due_at: datetime | None
    closed: bool


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Everything counted for one region and some classes."""

    waiting: WaitingCount
    arrived: Arrived
    ended_today: Ended
    ended_yesterday: Ended
    ended_week: Ended
    ended_since_yesterday: int
    """Reported before, ended within the last 24 hours: was open 24 hours ago as well."""
    ended_since_week: int
    trend: Sequence[HourCount]
    hot: Sequence[HotCount]
    areas: Sequence[AreaCount]
    sources: Sequence[CodeCount]
    links: Sequence[LinkCount]
    forces: Sequence[CodeCount]
    """People who made a move today, by role."""
    feed: Sequence[FeedLine]
