# SPDX-License-Identifier: Apache-2.0
"""Requests and suspended cases as they leave the doors of portals. Every field is always there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.portals.web.schemas import CaseLineOut


@dataclass(frozen=True, kw_only=True)
class ReviewNoteOut:
    """申请途中的一次审批 | one decision on the way of a request."""

    by: str
    by_name: str | None
    organ_name: str | None
    at: datetime
    agreed: bool
    note: str


@dataclass(frozen=True, kw_only=True)
class RequestOut:
    """待审批的申请 | a request that waits for a decision."""

    id: UUID
    kind: str
    """return 退单、extension 延期、suspension 挂账、assist 协办、void 作废、appeal 超时申诉."""
    state: str
    unit_name: str | None
    asked_by: str
    asked_by_name: str | None
    asked_at: datetime
    reason_code: str | None
    reason: str
    legal_basis: str | None
    suggested_unit: str | None
    suggested_unit_name: str | None
    days: int | None
    until: datetime | None
    plan: str | None
    reviews: tuple[ReviewNoteOut, ...]
    waits_for: str | None
    """轮到哪个单位的哪个岗位：岗位@单位 | whose turn it is, as role@organ."""
    waits_for_name: str | None
    mine: bool
    """轮到我 | my turn."""
    case: CaseLineOut


@dataclass(frozen=True, kw_only=True)
class SuspendedOut:
    """挂账案件 | a suspended case: why, since when, until when, with what plan."""

    reason: str
    plan: str | None
    asked_by_name: str | None
    granted_by_name: str | None
    since: datetime
    left_seconds: int | None
    """恢复后剩余的工作秒数 | working seconds left of the limit once it goes on."""
    left_unit: str | None
    case: CaseLineOut
