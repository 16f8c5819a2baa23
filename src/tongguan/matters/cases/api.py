# SPDX-License-Identifier: Apache-2.0
"""The front door of cases: its verbs and what they speak of; what may be asked of one case stands in `wishes`."""

from tongguan.matters.cases.application.accountability import (
    Accountability,
    Step,
)
from tongguan.matters.cases.application.cases import Cases
from tongguan.matters.cases.application.city_rules import CityRules, RulesByEdition
from tongguan.matters.cases.application.free_words import masked_accountability, masked_case, masked_lines
from tongguan.matters.cases.application.moving import move, report
from tongguan.matters.cases.application.parts import PARTS
from tongguan.matters.cases.application.ports import CaseBook, HistoryLine
from tongguan.matters.cases.domain.case import Case, Hop
from tongguan.matters.cases.domain.case_items import (
    Contact,
    Evidence,
    Meeting,
    Notice,
    Order,
    OrderRole,
    OrderState,
    Request,
    RequestKind,
    RequestState,
    Task,
    TaskState,
    WhistleCall,
    Why,
)
from tongguan.matters.cases.domain.city import CaseSettings, ClassRules, ConditionRules, LifecycleRules
from tongguan.matters.cases.domain.clocks import Almanac, CaseClock, ClockKind, ClockLimit, Extension, Pause
from tongguan.matters.cases.domain.clocks import lamp as clock_lamp
from tongguan.matters.cases.domain.clocks import left as clock_left
from tongguan.matters.cases.domain.clocks import used as clock_used
from tongguan.matters.cases.domain.foreseeing import Foreseen
from tongguan.matters.cases.domain.lamps import Lamp, lamp_at, late, whole_second
from tongguan.matters.cases.domain.moves import BY_MOVE, ENDING, MOVE_NAMES, RULES, Rule, Seat, move_name
from tongguan.matters.cases.domain.queues import MINE, NO_DUTY, QUEUES, Duty, WorkQueue, duty_of
from tongguan.matters.cases.domain.refusals import CaseNotFound
from tongguan.matters.cases.domain.sight import BLIND, CENTRE, WATCHERS, Sight, SightArea, audience, may_see, sight_of
from tongguan.matters.cases.domain.states import (
    FILED,
    LINK_NAMES,
    OPEN,
    OPEN_STATES,
    STATE_NAMES,
    STATES,
    WITH_UNIT,
    Column,
    Link,
    Queue,
    Said,
    Stage,
    State,
    Waiting,
    waiting_for,
)
from tongguan.matters.cases.domain.timing import lamp

__all__ = [
    "BLIND",
    "BY_MOVE",
    "CENTRE",
    "ENDING",
    "FILED",
    "LINK_NAMES",
    "MINE",
    "MOVE_NAMES",
    "NO_DUTY",
    "OPEN",
    "OPEN_STATES",
    "PARTS",
    "QUEUES",
    "RULES",
    "STATES",
    "STATE_NAMES",
    "WATCHERS",
    "WITH_UNIT",
    "Accountability",
    "Almanac",
    "Case",
    "CaseBook",
    "CaseClock",
    "CaseNotFound",
    "CaseSettings",
    "Cases",
    "CityRules",
    "ClassRules",
    "ClockKind",
    "ClockLimit",
    "Column",
    "ConditionRules",
    "Contact",
    "Duty",
    "Evidence",
    "Extension",
    "Foreseen",
    "HistoryLine",
    "Hop",
    "Lamp",
    "LifecycleRules",
    "Link",
    "Meeting",
    "Notice",
    "Order",
    "OrderRole",
    "OrderState",
    "Pause",
    "Queue",
    "Request",
    "RequestKind",
    "RequestState",
    "Rule",
    "RulesByEdition",
    "Said",
    "Seat",
    "Sight",
    "SightArea",
    "Stage",
    "State",
    "Step",
    "Task",
    "TaskState",
    "Waiting",
    "WhistleCall",
    "Why",
    "WorkQueue",
    "audience",
    "clock_lamp",
    "clock_left",
    "clock_used",
    "duty_of",
    "lamp",
    "lamp_at",
    "late",
    "masked_accountability",
    "masked_case",
    "masked_lines",
    "may_see",
    "move",
    "move_name",
    "report",
    "sight_of",
    "waiting_for",
    "whole_second",
]
