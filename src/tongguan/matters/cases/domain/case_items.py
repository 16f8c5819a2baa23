# SPDX-License-Identifier: Apache-2.0
"""What hangs on a case: orders, tasks, requests, whistle calls, meetings, notices, contacts, evidence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tongguan.ground.kernel.ids import PersonId, UnitId


class OrderRole(StrEnum):
    """What part the unit plays: 主办, 协办, 联办, 顺序办."""

    LEAD = "lead"
    ASSIST = "assist"
    UNITED = "united"
    SERIAL = "serial"


class OrderState(StrEnum):
    """Where an order (工单) is inside its unit."""

    WAITING = "waiting"  # serial: the unit before has not finished
    SENT = "sent"
    SIGNED = "signed"
    SUBMITTED = "submitted"
    DONE = "done"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Why:
    """Why a unit was chosen: the row of the responsibility list, or the override with its reason."""

    row: str | None = None
    edition: int | None = None
    proposed: UnitId | None = None
    override: str | None = None
    machine: bool = False
    meeting: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Order:
    """The leg of a case given to one unit (工单)."""

    id: UUID
    case_id: UUID
    unit: UnitId
    role: OrderRole
    state: OrderState
    step: int = 0
    handler: PersonId | None = None
    sent_at: datetime
    sent_by: PersonId
    due_at: datetime | None = None
    signed_at: datetime | None = None
    submitted_at: datetime | None = None
    done_at: datetime | None = None
    result: str | None = None
    note: str | None = None
    why: Why | None = None


class TaskState(StrEnum):
    """Where a task (任务) is."""

    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    ARRIVED = "arrived"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"

    @property
    def open(self) -> bool:
        """Whether somebody still has to do it."""
        return self in (TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.ARRIVED)


@dataclass(frozen=True, kw_only=True)
class Task:
    """A small errand for one person: verify (核实) before filing, check (核查) after handling."""

    id: UUID
    case_id: UUID
    kind: str
    state: TaskState
    assignee: PersonId
    sent_at: datetime
    sent_by: PersonId
    due_at: datetime | None = None
    arrived_at: datetime | None = None
    done_at: datetime | None = None
    result: str | None = None
    note: str | None = None
    lon: float | None = None
    lat: float | None = None


class RequestKind(StrEnum):
    """What may be asked for: 退单, 延期, 挂账, 作废, 申诉, 协办."""

    RETURN = "return"
    EXTENSION = "extension"
    SUSPENSION = "suspension"
    VOID = "void"
    APPEAL = "appeal"
    ASSIST = "assist"


class RequestState(StrEnum):
    """Who has to decide next, or what was decided."""

    PENDING_UNIT = "pending_unit"
    PENDING_CENTRE = "pending_centre"
    PENDING_UPPER = "pending_upper"
    APPROVED = "approved"
    REJECTED = "rejected"
    CANCELLED = "cancelled"

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self in (RequestState.PENDING_UNIT, RequestState.PENDING_CENTRE, RequestState.PENDING_UPPER)


@dataclass(frozen=True, kw_only=True)
class Review:
    """One decision on the way of a request."""

    by: PersonId
    organ: str
    """The unit or centre for which the person decided."""
    at: datetime
    agreed: bool
    note: str


@dataclass(frozen=True, kw_only=True)
class Request:
    """Something that must be approved (申请)."""

    id: UUID
    case_id: UUID
    kind: RequestKind
    state: RequestState
    unit: UnitId | None = None
    asked_by: PersonId
    asked_at: datetime
    reason_code: str | None = None
    reason: str
    legal_basis: str | None = None
    suggested_unit: UnitId | None = None
    days: int | None = None
    until: datetime | None = None
    plan: str | None = None
    reviews: tuple[Review, ...] = ()
    decided_at: datetime | None = None


class CallState(StrEnum):
    """吹哨 → 应哨 → 报到 → 办结."""

    BLOWN = "blown"
    ANSWERED = "answered"
    ARRIVED = "arrived"
    FINISHED = "finished"


@dataclass(frozen=True, kw_only=True)
class WhistleCall:
    """One department called by a whistle (吹哨报到): it answers, arrives, acts and is rated."""

    id: UUID
    case_id: UUID
    unit: UnitId
    state: CallState
    blown_by: PersonId
    blown_from: str
    blown_at: datetime
    text: str
    answer_due_at: datetime | None = None
    answered_at: datetime | None = None
    arrive_due_at: datetime | None = None
    arrived_at: datetime | None = None
    arrived_by: PersonId | None = None
    metres: float | None = None
    finished_at: datetime | None = None
    rating: int | None = None
    comment: str | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A coordination meeting (协调会议) that decides a disputed lead; its decision binds (DSP-15)."""

    id: UUID
    case_id: UUID
    called_by: PersonId
    called_at: datetime
    candidates: tuple[UnitId, ...]
    reason: str
    legal_officer: PersonId | None = None
    legal_opinion: str | None = None
    chair: PersonId | None = None
    minutes: str | None = None
    decided_lead: UnitId | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A word that must be seen: urge (催办), supervise (督办, wants a reply), instruct (批示)."""

    id: UUID
    case_id: UUID
    kind: str
    by: PersonId
    at: datetime
    organ: str | None = None
    person: PersonId | None = None
    text: str
    channel: str = "platform"
    reply_due_at: datetime | None = None
    answered_by: PersonId | None = None
    answered_at: datetime | None = None
    answer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A talk with the citizen (HDL-06): by whom, how, what was said."""

    id: UUID
    case_id: UUID
    by: PersonId
    at: datetime
    way: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A photo or file that shows something: `blob` is the SHA-256 of its content."""

    id: UUID
    case_id: UUID
    kind: str
    """scene | before | after | check | document."""
    blob: str
    name: str
    by: PersonId
    at: datetime
    lon: float | None = None
    lat: float | None = None
