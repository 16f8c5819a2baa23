# SPDX-License-Identifier: Apache-2.0
"""The rows of lists, each said once: what it holds, what its reader is told, and its columns on a sheet.

What a mark means stands in kernel/rows.py; the tables a row is read from, in `store`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from tongguan.ground.kernel.rows import (
    FREE_WORDS,
    From,
    Heading,
    WordFor,
    matter_in,
    organ_in,
    person_in,
    region_in,
    source_in,
)
from tongguan.matters.cases.api import STATE_NAMES, Lamp, RequestKind, RequestState

LAMP_WORDS: Mapping[str, str] = {
    Lamp.RED: "红",
    Lamp.YELLOW: "黄",
    Lamp.GREEN: "绿",
    Lamp.PAUSED: "暂停",
    Lamp.NONE: "",
}
"""The lamps on a sheet."""
TaskNo = Annotated[str, From("c.task_no")]
Title = Annotated[str, From("c.title"), FREE_WORDS]
Address = Annotated[str, From("c.address"), FREE_WORDS]
Lon = Annotated[float | None, From("c.lon")]
Lat = Annotated[float | None, From("c.lat")]


@dataclass(frozen=True, kw_only=True)
class CaseLineOut:
    """列表中的一案 | a case as a list shows it."""

    id: UUID
    task_no: Annotated[str, Heading("任务号", 18)]
    upstream_no: Annotated[str | None, Heading("来源工单号", 18)]
    version: int
    state: str
    state_name: Annotated[str, WordFor("c.state", STATE_NAMES), Heading("状态", 12)]
    lamp: Annotated[str, Heading("灯", 6, LAMP_WORDS)]
    """red 红、yellow 黄、green 绿、paused 暂停、none 无."""
    source: str
    source_name: Annotated[str | None, source_in("c.source"), Heading("来源", 16)]
    kind: str
    title: Annotated[Title, Heading("标题", 40)]
    address: Annotated[Address, Heading("地址", 40)]
    class_code: str | None
    class_name: Annotated[str | None, matter_in("c.class_code"), Heading("类别", 24)]
    grade: str | None
    urgency: str
    special_attention: bool
    region: str
    region_name: Annotated[str | None, region_in("c.region"), Heading("街镇", 16)]
    lon: float | None
    lat: float | None
    owner: str
    owner_name: Annotated[str | None, organ_in("c.owner"), Heading("负责中心", 22)]
    lead_unit: str | None
    lead_unit_name: Annotated[str | None, organ_in("c.lead_unit"), Heading("主办单位", 22)]
    handler: str | None
    handler_name: Annotated[str | None, person_in("c.handler"), Heading("处置人", 12)]
    complainants: Annotated[int, Heading("诉求人数", 10, last=3)]
    returns: Annotated[int, Heading("退单次数", 10, last=2)]
    overtime: Annotated[bool, Heading("是否超时", 10, last=1)]
    suspended_until: datetime | None
    reported_at: Annotated[datetime, Heading("上报时间", 18)]
    due_at: Annotated[datetime | None, Heading("办结时限", 18)]
    link_due_at: datetime | None
    link_since: datetime | None
    """本环节起算时间 | when the clock of the present link began."""
    red_at: datetime | None
    """此后亮红灯 | after this moment the lamp is red."""
    closed_at: Annotated[datetime | None, Heading("办结时间", 18)]
    touched_at: datetime


@dataclass(frozen=True, kw_only=True)
class TaskOut:
    """我的任务 | an errand of mine."""

    id: UUID
    kind: str
    state: str
    sent_at: datetime
    due_at: datetime | None
    note: Annotated[str | None, FREE_WORDS]
    case_id: UUID
    task_no: TaskNo
    title: Title
    address: Address
    region: Annotated[str, From("c.region")]
    lon: Lon
    lat: Lat


@dataclass(frozen=True, kw_only=True)
class OrderOut:
    """本单位工单 | an order on the desk of my unit."""

    id: UUID
    unit: str
    unit_name: Annotated[str | None, organ_in("o.unit")]
    role: str
    state: str
    handler: str | None
    handler_name: Annotated[str | None, person_in("o.handler")]
    sent_at: datetime
    due_at: datetime | None
    case_id: UUID
    task_no: TaskNo
    case_state: Annotated[str, From("c.state")]
    case_state_name: Annotated[str, WordFor("c.state", STATE_NAMES)]
    title: Title
    address: Address
    class_name: Annotated[str | None, matter_in("c.class_code")]
    lamp: str
    lon: Lon
    lat: Lat


@dataclass(frozen=True, kw_only=True)
class CallOut:
    """吹哨 | a whistle that calls my unit."""

    id: UUID
    unit: str
    unit_name: Annotated[str | None, organ_in("w.unit")]
    state: str
    blown_from: str
    blown_from_name: Annotated[str | None, organ_in("w.blown_from")]
    blown_at: datetime
    text: Annotated[str, FREE_WORDS]
    answer_due_at: datetime | None
    arrive_due_at: datetime | None
    case_id: UUID
    task_no: TaskNo
    title: Title
    address: Address
    lon: Lon
    lat: Lat


@dataclass(frozen=True, kw_only=True)
class NoticeOut:
    """催办、督办、批示 | a word that waits for an answer, or has one."""

    id: UUID
    kind: Literal["urge", "supervise", "instruct", "answer"]
    """催办、督办、批示、答复市民."""
    by: str
    by_name: Annotated[str | None, person_in("n.by")]
    at: datetime
    organ: str | None
    organ_name: Annotated[str | None, organ_in("n.organ")]
    text: Annotated[str, FREE_WORDS]
    reply_due_at: datetime | None
    overdue: bool
    answered_at: datetime | None
    answered_by_name: Annotated[str | None, person_in("n.answered_by")]
    answer: Annotated[str | None, FREE_WORDS]
    case_id: UUID
    version: Annotated[int, From("c.version")]
    """案件所见版本，作 If-Match 用 | version of the case."""
    task_no: TaskNo
    case_state_name: Annotated[str, WordFor("c.state", STATE_NAMES)]
    title: Title
    region_name: Annotated[str | None, region_in("c.region")]


@dataclass(frozen=True, kw_only=True)
class ReviewNoteOut:
    """申请途中的一次审批 | one decision on the way of a request."""

    by: str
    by_name: Annotated[str | None, person_in("note.by")]
    organ_name: Annotated[str | None, organ_in("note.organ")]
    at: datetime
    agreed: bool
    note: Annotated[str, FREE_WORDS]


@dataclass(frozen=True, kw_only=True)
class RequestOut:
    """待审批的申请 | a request that waits for a decision."""

    id: UUID
    kind: RequestKind
    """return 退单、extension 延期、suspension 挂账、assist 协办、void 作废、appeal 超时申诉."""
    state: RequestState
    unit_name: Annotated[str | None, organ_in("r.unit")]
    asked_by: str
    asked_by_name: Annotated[str | None, person_in("r.asked_by")]
    asked_at: datetime
    reason_code: str | None
    reason: Annotated[str, FREE_WORDS]
    legal_basis: Annotated[str | None, FREE_WORDS]
    suggested_unit: str | None
    suggested_unit_name: Annotated[str | None, organ_in("r.suggested_unit")]
    days: int | None
    until: datetime | None
    plan: Annotated[str | None, FREE_WORDS]
    reviews: tuple[ReviewNoteOut, ...]
    waits_for: Annotated[str | None, From("NULL")]
    """轮到哪个单位的哪个岗位：岗位@单位 | whose turn it is, as role@organ."""
    waits_for_name: Annotated[str | None, From("NULL")]
    mine: Annotated[bool, From("false")]
    """轮到我 | my turn."""
    case: CaseLineOut


@dataclass(frozen=True, kw_only=True)
class RequestRow:
    """A request with what decides whose turn it is; its line says so once that was decided."""

    unit: str | None
    forwarded_by: str | None
    """The centre that sent it on to the one above."""
    line: RequestOut


@dataclass(frozen=True, kw_only=True)
class SuspendedOut:
    """挂账案件 | a suspended case: why, since when, until when, with what plan."""

    reason: Annotated[str, FREE_WORDS]
    plan: Annotated[str | None, FREE_WORDS]
    asked_by_name: Annotated[str | None, person_in("asked.asked_by")]
    granted_by_name: Annotated[str | None, person_in("asked.reviews -> -1 ->> 'by'")]
    since: Annotated[datetime, From("asked.decided_at")]
    left_seconds: Annotated[int | None, From("stood.left_seconds")]
    """恢复后剩余的工作秒数 | working seconds left of the limit once it goes on."""
    left_unit: Annotated[str | None, From("stood.unit")]
    case: CaseLineOut
