# SPDX-License-Identifier: Apache-2.0
"""Widgets on a grid of 24 by 24: what they are, where they lie, and whether they fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from tongguan.steering.boards.domain.metrics import Metric
from tongguan.steering.boards.domain.refusals import LayoutUnfit

COLUMNS = ROWS = 24
"""The board below its header is divided into so many columns and rows, whatever the size of the wall."""
MOST_WIDGETS = 24


class WidgetKind(StrEnum):
    """The closed list of widgets; the comment is the term on the screen."""

    KPIS = "kpis"  # 指标带
    MAP = "map"  # 城市地图
    TREND = "trend"  # 24 小时受理与办结
    HOT_CLASSES = "hot_classes"  # 高发事项
    RANKING = "ranking"  # 区域排名
    SOURCES = "sources"  # 来源构成
    LINKS = "links"  # 环节分布
    FEED = "feed"  # 实时办理
    ALARMS = "alarms"  # 告警与关注
    VITAL_SIGNS = "vital_signs"  # 城市体征
    FORCES = "forces"  # 一线力量


@dataclass(frozen=True, kw_only=True)
class WidgetKindFacts:
    """组件种类 | a kind of widget: how it is called, and how small it may become before nobody can read it."""

    kind: WidgetKind
    name: str
    name_en: str
    least_width: int
    least_height: int


_KIND_FACTS = (
    WidgetKindFacts(kind=WidgetKind.KPIS, name="指标带", name_en="Key figures", least_width=8, least_height=3),
    WidgetKindFacts(kind=WidgetKind.MAP, name="城市地图", name_en="City map", least_width=8, least_height=8),
    WidgetKindFacts(kind=WidgetKind.TREND, name="24 小时受理与办结", name_en="24 hours", least_width=6, least_height=4),
    WidgetKindFacts(kind=WidgetKind.HOT_CLASSES, name="高发事项", name_en="Hot classes", least_width=4, least_height=4),
    WidgetKindFacts(kind=WidgetKind.RANKING, name="区域排名", name_en="Ranking", least_width=4, least_height=4),
    WidgetKindFacts(kind=WidgetKind.SOURCES, name="来源构成", name_en="Sources", least_width=4, least_height=4),
    WidgetKindFacts(kind=WidgetKind.LINKS, name="环节分布", name_en="By link", least_width=4, least_height=4),
    WidgetKindFacts(kind=WidgetKind.FEED, name="实时办理", name_en="Live feed", least_width=4, least_height=4),
    WidgetKindFacts(kind=WidgetKind.ALARMS, name="告警与关注", name_en="Alarms", least_width=4, least_height=3),
    WidgetKindFacts(kind=WidgetKind.VITAL_SIGNS, name="城市体征", name_en="Vital signs", least_width=4, least_height=3),
    WidgetKindFacts(kind=WidgetKind.FORCES, name="一线力量", name_en="Forces", least_width=4, least_height=3),
)
KINDS: Mapping[WidgetKind, WidgetKindFacts] = {facts.kind: facts for facts in _KIND_FACTS}


@dataclass(frozen=True, kw_only=True)
class WidgetPlace:
    """Where a widget lies, in cells of the grid from the upper left."""

    x: int
    y: int
    w: int
    h: int

    def meets(self, other: "WidgetPlace") -> bool:
        """Whether the two overlap."""
        apart = (
            self.x + self.w <= other.x
            or other.x + other.w <= self.x
            or self.y + self.h <= other.y
            or other.y + other.h <= self.y
        )
        return not apart


@dataclass(frozen=True, kw_only=True)
class WidgetSettings:
    """What can be set on a widget; what a kind has no use for stays unset."""

    metrics: tuple[Metric, ...] = ()
    """Which key figures, in this order; none: all."""
    limit: int | None = None
    """How many lines at most."""
    layers: tuple[str, ...] = ()
    """Which map layers are on at first."""


@dataclass(frozen=True, kw_only=True)
class Widget:
    """One piece of a board."""

    id: str
    kind: WidgetKind
    place: WidgetPlace
    settings: WidgetSettings = field(default_factory=WidgetSettings)


def check_layout(widgets: Sequence[Widget]) -> None:
    """Raises LayoutUnfit when widgets leave the grid, overlap, are too small to read, or share an id."""
    if not widgets:
        raise LayoutUnfit("看板上至少要有一个组件。")
    ids = [widget.id for widget in widgets]
    if len(set(ids)) < len(ids):
        raise LayoutUnfit("两个组件用了同一编号。")
    if sum(widget.kind is WidgetKind.MAP for widget in widgets) > 1:
        raise LayoutUnfit("一块看板只放一张地图。")
    for widget in widgets:
        _check_place(widget)
    for one, other in combinations(widgets, 2):
        if one.place.meets(other.place):
            names = f"“{KINDS[one.kind].name}”与“{KINDS[other.kind].name}”"
            raise LayoutUnfit(f"{names}相互重叠，请移开其中一个。", widget=one.id, other=other.id)


def _check_place(widget: Widget) -> None:
    place, facts = widget.place, KINDS[widget.kind]
    if place.x < 0 or place.y < 0 or place.x + place.w > COLUMNS or place.y + place.h > ROWS:
        raise LayoutUnfit(f"“{facts.name}”超出看板边界。", widget=widget.id)
    if place.w < facts.least_width or place.h < facts.least_height:
        least = f"{facts.least_width}×{facts.least_height}"
        raise LayoutUnfit(f"“{facts.name}”太小，看不清：至少 {least} 格。", widget=widget.id)
