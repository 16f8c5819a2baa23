# SPDX-License-Identifier: Apache-2.0
"""What leaves the doors of portals. Every field is always there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class CaseLineOut:
    """列表中的一案 | a case as a list shows it."""

    id: UUID
    task_no: str
    upstream_no: str | None
    version: int
    state: str
    state_name: str
    lamp: str
    """red 红、yellow 黄、green 绿、paused 暂停、none 无."""
    source: str
    source_name: str | None
    kind: str
    title: str
    address: str
    class_code: str | None
    class_name: str | None
    grade: str | None
    urgency: str
    special_attention: bool
    region: str
    region_name: str | None
    lon: float | None
    lat: float | None
    owner: str
    owner_name: str | None
    lead_unit: str | None
    lead_unit_name: str | None
    handler: str | None
    handler_name: str | None
    complainants: int
    returns: int
    overtime: bool
    suspended_until: datetime | None
    reported_at: datetime
    due_at: datetime | None
    link_due_at: datetime | None
    link_since: datetime | None
    """本环节起算时间 | when the clock of the present link began."""
    red_at: datetime | None
    """此后亮红灯 | after this moment the lamp is red."""
    closed_at: datetime | None
    touched_at: datetime


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """一页案件 | a page of cases; `next` leads to the following page and is null on the last."""

    items: tuple[CaseLineOut, ...]
    next: str | None
    count: int | None
    """总数（仅在 count=true 时给出，最多数到 10000）| how many in all, when asked for, counted up to 10,000."""
    more: bool | None
    """实际多于 count | there are more than were counted."""


@dataclass(frozen=True, kw_only=True)
class QueueOut:
    """一个队列 | a queue with what waits in it."""

    code: str
    name: str
    name_en: str
    count: int
    more: bool
    """多于 10000 | more than were counted."""
    red: int
    yellow: int


@dataclass(frozen=True, kw_only=True)
class TimingClockOut:
    """计时表中的一只表 | a clock of the timing table."""

    kind: str
    """overall 总时限、target 内部目标、link 环节、side 其他."""
    link: str
    name: str
    organ: str
    organ_name: str | None
    amount: float | None
    unit: str
    started_at: datetime
    due_at: datetime | None
    paused_at: datetime | None
    stopped_at: datetime | None
    limit_seconds: int | None
    used_seconds: int
    """已用工作秒数，扣除暂停 | working seconds used so far, pauses excluded."""
    left_seconds: int | None
    """剩余工作秒数，负数为已超时；停表或无时限时为空 | working seconds left, negative when overdue."""
    lamp: str


@dataclass(frozen=True, kw_only=True)
class TimingLineOut:
    """整体计时表的一行 | one order of the timing table (SLA-06)."""

    case: CaseLineOut
    clocks: tuple[TimingClockOut, ...]


@dataclass(frozen=True, kw_only=True)
class TimingPage:
    """一页整体计时表 | a page of the timing table."""

    items: tuple[TimingLineOut, ...]
    next: str | None


@dataclass(frozen=True, kw_only=True)
class TaskOut:
    """我的任务 | an errand of mine."""

    id: UUID
    kind: str
    state: str
    sent_at: datetime
    due_at: datetime | None
    note: str | None
    case_id: UUID
    task_no: str
    title: str
    address: str
    region: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True, kw_only=True)
class OrderOut:
    """本单位工单 | an order on the desk of my unit."""

    id: UUID
    unit: str
    unit_name: str | None
    role: str
    state: str
    handler: str | None
    handler_name: str | None
    sent_at: datetime
    due_at: datetime | None
    case_id: UUID
    task_no: str
    case_state: str
    case_state_name: str
    title: str
    address: str
    class_name: str | None
    lamp: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True, kw_only=True)
class CallOut:
    """吹哨 | a whistle that calls my unit."""

    id: UUID
    unit: str
    unit_name: str | None
    state: str
    blown_from: str
    blown_from_name: str | None
    blown_at: datetime
    text: str
    answer_due_at: datetime | None
    arrive_due_at: datetime | None
    case_id: UUID
    task_no: str
    title: str
    address: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True, kw_only=True)
class NoticeOut:
    """催办、督办、批示 | a word that waits for an answer, or has one."""

    id: UUID
    kind: str
    by: str
    by_name: str | None
    at: datetime
    organ: str | None
    organ_name: str | None
    text: str
    reply_due_at: datetime | None
    overdue: bool
    answered_at: datetime | None
    answered_by_name: str | None
    answer: str | None
    case_id: UUID
    version: int
    """案件所见版本，作 If-Match 用 | version of the case."""
    task_no: str
    case_state_name: str
    title: str
    region_name: str | None


@dataclass(frozen=True, kw_only=True)
class StateCountOut:
    """某一状态的在办案件 | open cases in one state."""

    state: str
    name: str
    count: int
    red: int
    yellow: int


@dataclass(frozen=True, kw_only=True)
class AreaCountOut:
    """某一街镇 | one street or town."""

    region: str
    name: str | None
    open: int
    red: int
    reported: int


@dataclass(frozen=True, kw_only=True)
class CountOut:
    """一个计数 | one number."""

    code: str
    name: str | None
    count: int


@dataclass(frozen=True, kw_only=True)
class BoardOut:
    """值班看板 | the numbers of the duty desk."""

    as_of: datetime
    since: datetime
    """今日起点 | when the day began."""
    open: int
    red: int
    yellow: int
    reported: int
    closed: int
    states: tuple[StateCountOut, ...]
    areas: tuple[AreaCountOut, ...]
    sources: tuple[CountOut, ...]
    moves: tuple[CountOut, ...]


@dataclass(frozen=True, kw_only=True)
class UploadOut:
    """已上传的文件 | a file that is kept; name it by `blob` in the evidence of a move."""

    blob: str
    """原件的 SHA-256 | SHA-256 of the original."""
    media_type: str
    size: int
    taken_at: datetime | None
    """照片自带的拍摄时间 | when the camera says it was taken."""
    lon: float | None
    lat: float | None
