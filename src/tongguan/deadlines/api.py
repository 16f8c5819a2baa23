# SPDX-License-Identifier: Apache-2.0
"""The front door of time limits: what a neighbour may know."""

from tongguan.deadlines.domain.calendars import Calendars, ClockFace, Deadline
from tongguan.deadlines.domain.limits import Lamp, Limit, TimeUnit, lamp
from tongguan.deadlines.domain.office_hours import USUAL_HOURS, OfficeHours, Session
from tongguan.deadlines.domain.pack import read_calendars
from tongguan.deadlines.domain.refusals import BeyondCalendar
from tongguan.deadlines.domain.windows import Outage, Pause, Window
from tongguan.deadlines.domain.year_table import CalendarYear, DayKind, ExceptionalDay, YearTable

__all__ = [
    "USUAL_HOURS",
    "BeyondCalendar",
    "CalendarYear",
    "Calendars",
    "ClockFace",
    "DayKind",
    "Deadline",
    "ExceptionalDay",
    "Lamp",
    "Limit",
    "OfficeHours",
    "Outage",
    "Pause",
    "Session",
    "TimeUnit",
    "Window",
    "YearTable",
    "lamp",
    "read_calendars",
]
