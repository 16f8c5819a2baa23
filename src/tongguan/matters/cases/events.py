# SPDX-License-Identifier: Apache-2.0
"""What cases tell the city; names carry a version and are what server-sent events carry too."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tongguan.ground.kernel.work import Event


@dataclass(frozen=True, kw_only=True)
class CaseMoved(Event):
    """Somebody made a move; `move` says which, the rest is what lists and lamps need."""

    name: ClassVar[str] = "cases.case_moved.v1"
    case_id: UUID
    task_no: str
    version: int
    move: str
    before: str | None
    after: str
    owner: str
    unit: str | None
    region: str
    class_code: str | None
    source: str
    by: str


@dataclass(frozen=True, kw_only=True)
class ClockRang(Event):
    """A clock warned (80 %), urged by name (one day before) or ran out."""

    name: ClassVar[str] = "cases.clock_rang.v1"
    case_id: UUID
    task_no: str
    rang: str
    """warned | urged | overdue."""
    clock: str
    link: str
    owner: str
    unit: str | None
    region: str
    person: str | None
