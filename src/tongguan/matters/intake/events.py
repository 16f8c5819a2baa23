# SPDX-License-Identifier: Apache-2.0
"""What intake tells the city."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tongguan.ground.kernel.work import Event


@dataclass(frozen=True, kw_only=True)
class PetitionRegistered(Event):
    """A report was taken down and has become a case; who reported it is not told."""

    name: ClassVar[str] = "intake.petition_registered.v1"
    case_id: UUID
    task_no: str
    channel: str
    source: str
    source_no: str | None
    centre: str
    region: str
