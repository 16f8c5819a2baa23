# SPDX-License-Identifier: Apache-2.0
"""What comes in: one report with the moment it comes and what is known of its further way, whatever its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tongguan.ground.kernel.geo import Point
from tongguan.matters.cases.api import State
from tongguan.matters.intake.api import ReportDraft

PATROL, EXTERNAL, HOTLINE = "patrol", "external", "hotline"


@dataclass(frozen=True, kw_only=True)
class Incident:
    """One report about to come in."""

    no: int
    name: str
    """How a fault names it."""
    at: datetime
    draft: ReportDraft
    channel: str
    """The door that it comes through."""
    class_code: str
    """What a good clerk would choose."""
    condition: str
    line: str = ""
    """Which side line it shows; empty where the dice decide."""
    until: State | None = None
    """The state in which it is left; none: to its end."""
    group: str = ""
    """The matter that several people speak of; empty for one person's own."""
    notes: Mapping[str, str] = field(default_factory=dict)
    said_where: Point | None = None
    """The position in a foreign file, which tells what lies near what; not a place of this district."""
    closed_at: datetime | None = None
    """When it was really closed or answered; none if nobody says."""
    due_at: datetime | None = None
    """When it was really due."""
    duplicate: bool = False
    """Whether the file says that it was closed as a duplicate."""
    answer: str = ""
    """What was really answered."""
