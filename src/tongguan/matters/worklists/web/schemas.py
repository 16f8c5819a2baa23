# SPDX-License-Identifier: Apache-2.0
"""What leaves the doors of worklists. Every field is always there."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.matters.worklists.api import CaseLineOut


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """一页案件 | a page of cases; `next` leads to the following page and is null on the last."""

    items: tuple[CaseLineOut, ...]
    next: str | None
    count: int | None
    """总数（仅在 count=true 时给出，最多数到 10000）| how many in all, when asked for, counted up to 10,000."""
    more: bool | None
    """实际多于 count | there are more than were counted."""


@dataclass(frozen=True, kw_only=True)
class TimingClockOut:
    """计时表中的一只表 | a clock of the timing table."""

    kind: str
    """overall 总时限、target 内部目标、link 环节、side 其他."""
    link: str
    name: str
    organ: str
    organ_name: str | None
    amount: float | None
    unit: str
    started_at: datetime
    due_at: datetime | None
    paused_at: datetime | None
    stopped_at: datetime | None
    limit_seconds: int | None
    used_seconds: int
    """已用工作秒数，扣除暂停 | working seconds used so far, pauses excluded."""
    left_seconds: int | None
    """剩余工作秒数，负数为已超时；停表或无时限时为空 | working seconds left, negative when overdue."""
    lamp: str


@dataclass(frozen=True, kw_only=True)
class TimingLineOut:
    """整体计时表的一行 | one order of the timing table (SLA-06)."""

    case: CaseLineOut
    clocks: tuple[TimingClockOut, ...]


@dataclass(frozen=True, kw_only=True)
class TimingPage:
    """一页整体计时表 | a page of the timing table."""

    items: tuple[TimingLineOut, ...]
    next: str | None
