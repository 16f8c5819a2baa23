# SPDX-License-Identifier: Apache-2.0
"""The statutory calendar of each year: what differs from Monday to Friday, and whether it is known yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """How a day differs from the plain week."""

    HOLIDAY = "holiday"  # 法定节假日（含调休放假）
    WORKDAY = "workday"  # 调休上班的周末


class Status(StrEnum):
    """Whether the holidays of a year are known."""

    PUBLISHED = "published"
    NOT_PUBLISHED = "not_published"


@dataclass(frozen=True, kw_only=True)
class ExceptionalDay:
    """A day on which the plain week does not hold."""

    day: date
    kind: DayKind


@dataclass(frozen=True, kw_only=True)
class CalendarYear:
    """A year of the calendar; the State Council publishes the next one only in late autumn."""

    year: int
    published: bool
    edition: str = ""


@dataclass(frozen=True, kw_only=True)
class YearTable:
    """All years a city knows of. A year that is missing counts as not published."""

    days: tuple[ExceptionalDay, ...] = ()
    years: tuple[CalendarYear, ...] = ()

    def __post_init__(self) -> None:
        if len({one.day for one in self.days}) < len(self.days):
            raise ValueError("a date is listed twice")
        if len({one.year for one in self.years}) < len(self.years):
            raise ValueError("a year is listed twice")
        early = [one.day for one in self.days if one.day.year not in self.published]
        if early:
            # Whoever knows the exceptions of a year knows the year; half a year would pass for a whole one.
            raise ValueError(f"the year of {min(early)} is not published")

    @property
    def published(self) -> frozenset[int]:
        """The years whose exceptions are known."""
        return frozenset(one.year for one in self.years if one.published)
