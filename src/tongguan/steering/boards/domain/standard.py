# SPDX-License-Identifier: Apache-2.0
"""The boards the platform brings along: the overview and the four of the first screen (CMD-01)."""

from collections.abc import Mapping

from tongguan.steering.boards.domain.board import Board
from tongguan.steering.boards.domain.layout import Widget, WidgetKind, WidgetPlace, WidgetSettings
from tongguan.steering.boards.domain.metrics import Metric

OVERVIEW = "overview"
HALL = "hall"
"""The id of the screen that is there from the beginning."""


def _widget(kind: WidgetKind, x: int, y: int, w: int, h: int, settings: WidgetSettings | None = None) -> Widget:
    return Widget(
        id=kind.value, kind=kind, place=WidgetPlace(x=x, y=y, w=w, h=h), settings=settings or WidgetSettings()
    )


def _around_the_map(left: tuple[Widget, ...], right: tuple[Widget, ...]) -> tuple[Widget, ...]:
    middle = (
        _widget(WidgetKind.KPIS, 5, 0, 14, 3),
        _widget(WidgetKind.MAP, 5, 3, 14, 16),
        _widget(WidgetKind.TREND, 5, 19, 14, 5),
    )
    return (*left, *middle, *right)


_LAYOUT = _around_the_map(
    (
        _widget(WidgetKind.VITAL_SIGNS, 0, 0, 5, 6),
        _widget(WidgetKind.FORCES, 0, 6, 5, 6),
        _widget(WidgetKind.HOT_CLASSES, 0, 12, 5, 12, WidgetSettings(limit=8)),
    ),
    (
        _widget(WidgetKind.ALARMS, 19, 0, 5, 6),
        _widget(WidgetKind.FEED, 19, 6, 5, 8, WidgetSettings(limit=5)),
        _widget(WidgetKind.RANKING, 19, 14, 5, 10, WidgetSettings(limit=14)),
    ),
)
_THEME_LAYOUT = _around_the_map(
    (
        _widget(WidgetKind.VITAL_SIGNS, 0, 0, 5, 6),
        _widget(WidgetKind.HOT_CLASSES, 0, 6, 5, 11, WidgetSettings(limit=8)),
        _widget(WidgetKind.SOURCES, 0, 17, 5, 7, WidgetSettings(limit=6)),
    ),
    (
        _widget(WidgetKind.LINKS, 19, 0, 5, 8),
        _widget(WidgetKind.FEED, 19, 8, 5, 6, WidgetSettings(limit=3)),
        _widget(WidgetKind.RANKING, 19, 14, 5, 10, WidgetSettings(limit=14)),
    ),
)
_FIGURES_ONLY = (
    _widget(
        WidgetKind.KPIS,
        0,
        0,
        24,
        4,
        WidgetSettings(metrics=(Metric.REPORTED, Metric.CLOSED, Metric.OPEN, Metric.OVERDUE, Metric.ON_TIME)),
    ),
    _widget(WidgetKind.VITAL_SIGNS, 0, 4, 8, 8),
    _widget(WidgetKind.TREND, 8, 4, 16, 8),
    _widget(WidgetKind.HOT_CLASSES, 0, 12, 8, 12, WidgetSettings(limit=8)),
    _widget(WidgetKind.SOURCES, 8, 12, 8, 12, WidgetSettings(limit=8)),
    _widget(WidgetKind.RANKING, 16, 12, 8, 12, WidgetSettings(limit=14)),
)


def _board(
    id_: str, names: tuple[str, str], classes: str, widgets: tuple[Widget, ...], awaits: tuple[str, str]
) -> Board:
    return Board(
        id=id_,
        name=names[0],
        name_en=names[1],
        region="",
        classes=tuple(classes.split()),
        awaits=awaits[0],
        awaits_en=awaits[1],
        widgets=widgets,
    )


_ALL = (
    _board(
        OVERVIEW,
        ("运行总览", "Overview"),
        "",
        _LAYOUT,
        ("气象、水情、路况等感知数据", "Sensing of weather, water and traffic"),
    ),
    _board(
        "public-management",
        ("公共管理", "Public management"),
        "01 02 04 06 07 08 09 10 12 15 16 20 21 28",
        _THEME_LAYOUT,
        ("道路、河道、空气质量等感知数据", "Sensing of roads, rivers and air"),
    ),
    _board(
        "public-safety",
        ("公共安全", "Public safety"),
        "03 18 19 26",
        _THEME_LAYOUT,
        ("消防、燃气、防汛等感知数据", "Sensing of fire, gas and floods"),
    ),
    _board(
        "public-service",
        ("公共服务", "Public service"),
        "05 11 13 14 22 23 24 25 27",
        _THEME_LAYOUT,
        ("供水、供气、办事大厅等运行数据", "Data of water, gas and service halls"),
    ),
    _board(
        "economy",
        ("经济发展", "Economic development"),
        "17",
        _FIGURES_ONLY,
        ("企业、投资、用电、税收等经济运行数据", "Data of firms, investment, power use and taxes"),
    ),
)
STANDARD_BOARDS: Mapping[str, Board] = {board.id: board for board in _ALL}
"""By id, in the order of the tabs. The mapping of majors to boards is the platform's proposal for the taxonomy of 28;
a city stores its own."""
