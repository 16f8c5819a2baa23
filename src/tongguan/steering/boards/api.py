# SPDX-License-Identifier: Apache-2.0
"""The front door of boards: figures of a region, boards, screens."""

from tongguan.steering.boards.application.boards import Boards, MaySee, Show, shown
from tongguan.steering.boards.application.figures import Figures, FigureService
from tongguan.steering.boards.application.ports import Counting, Moments, Scope
from tongguan.steering.boards.domain.board import Board, Screen
from tongguan.steering.boards.domain.counts import Counted
from tongguan.steering.boards.domain.layout import (
    KINDS,
    MOST_WIDGETS,
    Widget,
    WidgetKind,
    WidgetPlace,
    WidgetSettings,
    check_layout,
)
from tongguan.steering.boards.domain.metrics import DEFINITIONS, Metric
from tongguan.steering.boards.domain.refusals import LayoutUnfit
from tongguan.steering.boards.domain.situation import Pressure, Sign, SituationFinding, SituationLevel, situation
from tongguan.steering.boards.domain.standard import HALL, OVERVIEW, STANDARD_BOARDS

__all__ = [
    "DEFINITIONS",
    "HALL",
    "KINDS",
    "MOST_WIDGETS",
    "OVERVIEW",
    "STANDARD_BOARDS",
    "Board",
    "Boards",
    "Counted",
    "Counting",
    "FigureService",
    "Figures",
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
