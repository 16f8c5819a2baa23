# SPDX-License-Identifier: Apache-2.0
"""What leaves the doors of boards. Every field is always there."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.boards.api import Board, Metric, Screen, SituationFinding, SituationLevel, WidgetKind


@dataclass(frozen=True, kw_only=True)
class NamedOut:
    """代码与名称 | a code and what it is called."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class FigureOut:
    """一项指标与比较 | a key figure with what it is compared with; null where nothing can be said."""

    metric: Metric
    value: float | None
    yesterday: float | None
    """昨日同期 | the same hours of yesterday."""
    week: float | None
    """上周同期 | the same hours of a week ago."""
    note: int | None
    """附注，含义见指标定义 | a part or denominator, see the definition."""


@dataclass(frozen=True, kw_only=True)
class HourOut:
    """一小时 | one hour."""

    at: datetime
    reported: int
    closed: int


@dataclass(frozen=True, kw_only=True)
class HotOut(NamedOut):
    """高发小类 | a minor class: the last 24 hours, and the daily mean of the 7 days before."""

    count: int
    mean: float


@dataclass(frozen=True, kw_only=True)
class AreaOut(NamedOut):
    """下级区域 | a part of the region; `on_time` goes over the last seven days."""

    open: int
    overdue: int
    due_soon: int
    reported: int
    closed: int
    on_time: float | None


@dataclass(frozen=True, kw_only=True)
class TallyOut(NamedOut):
    """件数 | how many."""

    count: int


@dataclass(frozen=True, kw_only=True)
class LinkOut(NamedOut):
    """在办状态 | open cases in one state."""

    count: int
    overdue: int


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


@dataclass(frozen=True, kw_only=True)
class FiguresOut:
    """看板数据 | what a board shows of a region."""

    as_of: datetime
    region: NamedOut
    path: tuple[NamedOut, ...]
    """自上而下的上级区域，含本区域 | the regions above, from the top, this one last."""
    classes: tuple[str, ...]
    level: SituationLevel
    findings: tuple[SituationFinding, ...]
    """“是否可控”的判定依据 | every line of the rule behind the level."""
    figures: tuple[FigureOut, ...]
    trend: tuple[HourOut, ...]
    hot: tuple[HotOut, ...]
    areas: tuple[AreaOut, ...]
    sources: tuple[TallyOut, ...]
    links: tuple[LinkOut, ...]
    forces: tuple[TallyOut, ...]
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
class LivedOut:
    """一件案件在办的起止 | from when to when a case was open, and where (WGS-84)."""

    lon: float
    lat: float
    reported_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PlaybackOut:
    """24 小时回放 | every case open at some moment of the last 24 hours."""

    as_of: datetime
    cases: tuple[LivedOut, ...]
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


@dataclass(frozen=True, kw_only=True)
class WidgetKindOut:
    """组件种类 | a kind of widget, and how small it may become."""

    kind: WidgetKind
    name: str
    name_en: str
    least_width: int
    least_height: int


@dataclass(frozen=True, kw_only=True)
class CatalogueOut:
    """看板可用的指标与组件 | what a board can be made of."""

    metrics: tuple[MetricOut, ...]
    kinds: tuple[WidgetKindOut, ...]
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
