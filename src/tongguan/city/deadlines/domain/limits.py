# SPDX-License-Identifier: Apache-2.0
"""A limit is an amount of time in a unit; the unit says which seconds count."""

from dataclasses import dataclass
from enum import StrEnum


class TimeUnit(StrEnum):
    """The units limits are written in; the comment is the term on the screen."""

    MINUTE = "minute"  # 分钟
    HOUR = "hour"  # 小时
    URGENT_WORK_HOUR = "urgent_work_hour"  # 紧急工作时
    WORK_HOUR = "work_hour"  # 工作时
    WORK_DAY = "work_day"  # 工作日
    CALENDAR_DAY = "calendar_day"  # 自然日


CONTINUOUS_SECONDS = {
    TimeUnit.MINUTE: 60,
    TimeUnit.HOUR: 3_600,
    TimeUnit.URGENT_WORK_HOUR: 3_600,
    TimeUnit.CALENDAR_DAY: 86_400,
}
"""Seconds in one unit of a clock that never stands still."""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """So much of a unit: 2 hours, 5 work days; half a work day is allowed."""

    amount: float
    unit: TimeUnit

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"a limit cannot be negative: {self.amount}")
