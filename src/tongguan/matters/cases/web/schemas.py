# SPDX-License-Identifier: Apache-2.0
"""What leaves the doors of cases. Every field is always there; msgspec encodes, FastAPI only tells OpenAPI of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.matters.cases.api import (
    Contact,
    Evidence,
    Extension,
    Hop,
    Link,
    Meeting,
    Notice,
    Order,
    Pause,
    Request,
    Said,
    Stage,
    State,
    Task,
    WhistleCall,
)


@dataclass(frozen=True, kw_only=True)
class MoveOut:
    """此人此刻可办的一步 | a move that this person may make now."""

    move: str
    """接口路径 /moves/{move} | last part of its path."""
    name: str
    """中文名称 | name on the button."""
    form: str
    """表单在 OpenAPI 组件中的名称 | name of its form among the schema components."""


@dataclass(frozen=True, kw_only=True)
class ClockOut:
    """计时 | a clock with its lamp."""

    id: UUID
    kind: str
    """overall 总时限、target 内部目标、link 环节、side 其他."""
    link: str
    name: str
    organ: str
    amount: float | None
    unit: str
    limit_seconds: int | None
    started_at: datetime
    due_at: datetime | None
    lamp: str
    """green 绿、yellow 黄、red 红、paused 暂停、none 无时限."""
    used_seconds: int
    """已用工作秒数，扣除暂停 | working seconds used so far, pauses excluded."""
    left_seconds: int | None
    """剩余工作秒数，负数为已超时；停表或无时限时为空 | working seconds left, negative when overdue."""
    paused_at: datetime | None
    stopped_at: datetime | None
    warned_at: datetime | None
    urged_at: datetime | None
    overdue_at: datetime | None
    pauses: tuple[Pause, ...]
    extended: tuple[Extension, ...]


@dataclass(frozen=True, kw_only=True)
class CaseOut:
    """案件全貌 | a case as this person may see it, and what this person may do with it now."""

    id: UUID
    task_no: str
    """任务号 | the hub's own number."""
    upstream_no: str | None
    """来源工单号 | the number of the platform it came from."""
    version: int
    """第几步，作 If-Match 用 | number of the last move; the ETag."""
    edition: int
    state: State
    state_name: str
    state_name_en: str
    stage: Stage
    stage_name: str
    """公众可见的六个阶段 | the public stage."""
    said: Said
    """答复来电人的话 | what a caller is told."""
    link: Link | None
    """所在环节；办结后为空 | the link it is in; none when it has ended."""
    lamp: str
    open: bool
    source: str
    mode: str
    kind: str
    title: str
    address: str
    class_code: str | None
    class_name: str | None
    class_path: str | None
    """大类、小类、子类的名称 | names of major, minor and sub-class."""
    condition: str | None
    condition_filing: str | None
    """立案条件 | when it is filed, in words."""
    condition_closing: str | None
    """结案条件 | when it may be closed, in words."""
    grade: str | None
    urgency: str
    special_attention: bool
    region: str
    lon: float | None
    lat: float | None
    reporter: str
    origin: str
    owner: str
    """现由哪个中心负责 | the centre that owns it."""
    broker: str | None
    hops: tuple[Hop, ...]
    lead_unit: str | None
    handler: str | None
    binding: bool
    needs_callback: bool
    complainants: int
    parent: UUID | None
    returns: int
    shirks: int
    reworks: int
    rehandles: int
    extensions: int
    suspensions: int
    suspended_until: datetime | None
    outcome: str | None
    satisfied: bool | None
    forced: bool
    overtime: bool
    exempt: bool
    handled_by: tuple[str, ...]
    checked_by: tuple[str, ...]
    reported_at: datetime
    filed_at: datetime | None
    dispatched_at: datetime | None
    signed_at: datetime | None
    handled_at: datetime | None
    closed_at: datetime | None
    due_at: datetime | None
    link_due_at: datetime | None
    touched_at: datetime
    clocks: tuple[ClockOut, ...]
    orders: tuple[Order, ...]
    tasks: tuple[Task, ...]
    requests: tuple[Request, ...]
    whistle_calls: tuple[WhistleCall, ...]
    meetings: tuple[Meeting, ...]
    notices: tuple[Notice, ...]
    contacts: tuple[Contact, ...]
    evidence: tuple[Evidence, ...]
    moves: tuple[MoveOut, ...]
    names: dict[str, str]
    """文中出现的单位、中心、人员编号的中文名 | Chinese names of the ids above."""


@dataclass(frozen=True, kw_only=True)
class WordsOut:
    """市民原话 | what was said, in full."""

    words: str


@dataclass(frozen=True, kw_only=True)
class HistoryLineOut:
    """历程中的一步 | one move of the history."""

    version: int
    move: str
    name: str
    at: datetime
    person: str
    post: str
    role: str
    organ: str
    before: str | None
    after: str
    before_name: str | None
    after_name: str
    reason: str | None
    facts: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class HistoryOut:
    """案件历程 | every move, first to last."""

    id: UUID
    lines: tuple[HistoryLineOut, ...]
    names: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class TimingOut:
    """整体计时表 | the timing table of a case (SLA-06): every clock in the order it was started."""

    id: UUID
    task_no: str
    upstream_no: str | None
    source: str
    reported_at: datetime
    closed_at: datetime | None
    lamp: str
    overtime: bool
    exempt: bool
    total_seconds: int
    """自上报起的自然秒数，办结后为全程 | seconds by the wall clock since the report, pauses included."""
    clocks: tuple[ClockOut, ...]
    names: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class BatchLineOut:
    """批量办理中一案的结果 | what became of one case of a batch."""

    case_id: UUID
    granted: bool
    version: int | None
    state: str | None
    code: str | None
    """不予办理的原因代码 | code of the refusal."""
    detail: str | None


@dataclass(frozen=True, kw_only=True)
class BatchOut:
    """批量办理结果 | what became of each case, in the order given."""

    granted: int
    refused: int
    lines: tuple[BatchLineOut, ...]
