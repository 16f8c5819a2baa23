# SPDX-License-Identifier: Apache-2.0
"""The front door of time limits: what a neighbour may know."""

from tongguan.city.deadlines.domain.calendars import Calendars, ClockFace, Deadline
from tongguan.city.deadlines.domain.limits import Limit, TimeUnit
from tongguan.city.deadlines.domain.office_hours import USUAL_HOURS, OfficeHours, Session
from tongguan.city.deadlines.domain.pack import read_calendars
from tongguan.city.deadlines.domain.parts import PARTS
from tongguan.city.deadlines.domain.refusals import BeyondCalendar
from tongguan.city.deadlines.domain.windows import Outage, PauseWindow, Window
from tongguan.city.deadlines.domain.year_table import CalendarYear, DayKind, ExceptionalDay, YearTable

__all__ = [
    "PARTS",
    "USUAL_HOURS",
    "BeyondCalendar",
    "CalendarYear",
    "Calendars",
    "ClockFace",
    "DayKind",
    "Deadline",
    "ExceptionalDay",
    "Limit",
    "OfficeHours",
    "Outage",
    "PauseWindow",
    "Session",
    "TimeUnit",
    "Window",
    "YearTable",
    "read_calendars",
]
