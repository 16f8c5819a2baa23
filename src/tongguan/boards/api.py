# SPDX-License-Identifier: Apache-2.0
"""The front door of boards: figures of a region, boards, screens."""

from tongguan.boards.application.figures import FigureDesk, Figures
from tongguan.boards.application.hanging import Hanging, MaySee, Show, shown
from tongguan.boards.application.ports import Cities, City, Counted, Counting, Moments, Scope
from tongguan.boards.domain.board import Board, Screen
from tongguan.boards.domain.layout import (
    KINDS,
    MOST_WIDGETS,
    Widget,
    WidgetKind,
    WidgetPlace,
    WidgetSettings,
    check_layout,
)
from tongguan.boards.domain.metrics import DEFINITIONS, Metric
from tongguan.boards.domain.refusals import LayoutUnfit
from tongguan.boards.domain.situation import Pressure, Sign, SituationFinding, SituationLevel, situation
from tongguan.boards.domain.standard import HALL, OVERVIEW, STANDARD_BOARDS

__all__ = [
    "DEFINITIONS",
    "HALL",
    "KINDS",
    "MOST_WIDGETS",
    "OVERVIEW",
    "STANDARD_BOARDS",
    "Board",
    "Cities",
    "City",
    "Counted",
    "Counting",
    "FigureDesk",
    "Figures",
    "Hanging",
    "LayoutUnfit",
    "MaySee",
    "Metric",
    "Moments",
    "Pressure",
    "Scope",
    "Screen",
    "Show",
    "Sign",
    "SituationFinding",
    "SituationLevel",
    "Widget",
    "WidgetKind",
    "WidgetPlace",
    "WidgetSettings",
    "check_layout",
    "shown",
    "situation",
]
