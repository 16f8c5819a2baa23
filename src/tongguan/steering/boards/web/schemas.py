# SPDX-License-Identifier: Apache-2.0
"""What leaves the doors of boards. Every field is always there."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.steering.boards.api import Board, Metric, Screen, SituationFinding, SituationLevel
from tongguan.steering.boards.application.figures import KeyFigure
from tongguan.steering.boards.application.ports import Lived
from tongguan.steering.boards.domain.counts import AreaCount, CodeCount, HotCount, HourCount, LinkCount, Named
from tongguan.steering.boards.domain.layout import WidgetKindFacts


@dataclass(frozen=True, kw_only=True)
class FeedOut:
    """最新动态 | a case and its newest move; no words of the citizen."""

    task_no: str
    move: str
    move_name: str
    at: datetime
    state: str
    state_name: str
    state_name_en: str
    class_name: str | None
    class_name_en: str | None
    region: str
    region_name: str
    urgency: str
    lamp: str
    red_at: datetime | None
    closed: bool
    """已结束；没有时限的在办案件灯色也是 none | it has ended; an open case without a limit has no lamp either."""


@dataclass(frozen=True, kw_only=True)
class FiguresOut:
    """看板数据 | what a board shows of a region."""

    as_of: datetime
    region: Named
    path: tuple[Named, ...]
    """自上而下的上级区域，含本区域 | the regions above, from the top, this one last."""
    classes: tuple[str, ...]
    level: SituationLevel
    findings: tuple[SituationFinding, ...]
    """“是否可控”的判定依据 | every line of the rule behind the level."""
    figures: tuple[KeyFigure, ...]
    trend: tuple[HourCount, ...]
    hot: tuple[HotCount, ...]
    areas: tuple[AreaCount, ...]
    sources: tuple[CodeCount, ...]
    links: tuple[LinkCount, ...]
    forces: tuple[CodeCount, ...]
    """今日有办理动作的人数，按角色 | people who made a move today, by role."""
    feed: tuple[FeedOut, ...]


@dataclass(frozen=True, kw_only=True)
class BehindOut:
    """数字背后的案件 | a case behind a number."""

    task_no: str
    state_name: str
    state_name_en: str
    class_name: str | None
    class_name_en: str | None
    region: str
    region_name: str
    urgency: str
    lamp: str
    lead_unit_name: str | None
    reported_at: datetime
    red_at: datetime | None
    closed_at: datetime | None
    late: bool
    lon: float | None
    lat: float | None


@dataclass(frozen=True, kw_only=True)
class RowsOut:
    """数字背后的案件 | the cases behind a number."""

    as_of: datetime
    items: tuple[BehindOut, ...]
    more: bool


@dataclass(frozen=True, kw_only=True)
class PlaybackOut:
    """24 小时回放 | every case open at some moment of the last 24 hours."""

    as_of: datetime
    cases: tuple[Lived, ...]
    more: bool


@dataclass(frozen=True, kw_only=True)
class MetricOut:
    """指标定义 | what a number means."""

    metric: Metric
    name: str
    name_en: str
    unit: str
    text: str
    text_en: str
    source: str
    source_en: str
    key: bool
    """是否为关键指标，按此顺序显示 | a key figure, shown in this order unless a board says otherwise."""
    noted: str | None
    """附注的说法，{n} 处填附注 | how the note is said, with {n}."""
    noted_en: str | None
    empty: str | None
    """附注为 0 时的说法 | what is said when the note is 0."""
    empty_en: str | None
    tone: str | None
    """red、amber：大于 0 时的颜色 | its colour as soon as it is more than 0."""


@dataclass(frozen=True, kw_only=True)
class CatalogueOut:
    """看板可用的指标与组件 | what a board can be made of."""

    metrics: tuple[MetricOut, ...]
    kinds: tuple[WidgetKindFacts, ...]
    columns: int
    rows: int


@dataclass(frozen=True, kw_only=True)
class BoardsOut:
    """全部看板 | every board, in the order of the tabs."""

    items: tuple[Board, ...]


@dataclass(frozen=True, kw_only=True)
class ScreensOut:
    """大屏 | the screens this person knows, and the widest region this person may look at as a whole."""

    items: tuple[Screen, ...]
    home: str | None
