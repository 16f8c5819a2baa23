# SPDX-License-Identifier: Apache-2.0
"""The next step of a case towards its lead: to the unit, one level down, or one level up (DSP-08, ORG-12, ORG-13)."""

from dataclasses import dataclass
from typing import TypeAlias

from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.matters.dispatch.domain.responsibility import Proposal


@dataclass(frozen=True, kw_only=True, slots=True)
class SendToUnits:
    """派遣: the owning centre sends the case to its own units."""

    lead: UnitId
    assists: tuple[UnitId, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class HandDown:
    """分拨: the owning centre hands the case to the centre directly below on the way to the lead."""

    to: CentreId


@dataclass(frozen=True, kw_only=True, slots=True)
class HandUp:
    """上报: only a centre above shares the way to the lead; the case goes to the one directly above."""

    to: CentreId


NextStep: TypeAlias = SendToUnits | HandDown | HandUp


def next_step(proposal: Proposal, *, parent: CentreId | None) -> NextStep:
    """What the owner of the case (first on the path, below `parent`) should do now."""
    if len(proposal.path) == 1:
        return SendToUnits(lead=proposal.lead, assists=proposal.assists)
    to = proposal.path[1]
    return HandUp(to=to) if to == parent else HandDown(to=to)
