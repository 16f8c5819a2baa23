# SPDX-License-Identifier: Apache-2.0
"""When the platform may dispatch by itself (DSP-10): every condition, and the first one that is not met.

Human preference outranks the machine (DSP-12): it acts only where nobody has decided yet.
"""

from dataclasses import dataclass

from tongguan.matters.dispatch.domain.next_step import HandUp, NextStep
from tongguan.matters.dispatch.domain.responsibility import Proposal

FRESH_MOVES = frozenset({"accept", "file", "transfer_centre"})
"""The moves that lead a case to dispatch without anybody having rejected a lead before."""


@dataclass(frozen=True, kw_only=True)
class DispatchSettings:
    """Values in which cities differ (pack.toml)."""

    machine_dispatch: bool = False
    """Whether the platform may dispatch by itself where the answer is unique (DSP-10)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MachineQuestion:
    """What the platform looks at before it acts."""

    switched_on: bool
    """The setting of the city."""
    class_allows: bool
    """The flag of the sub-class."""
    returns: int
    """How often a unit gave the case back."""
    binding: bool
    """Whether a coordination meeting has decided the lead."""
    proposal: Proposal | None
    step: NextStep | None


def why_not_by_machine(question: MachineQuestion) -> str | None:
    """Why a person must dispatch this case, in Chinese; None when the platform may."""
    proposal = question.proposal
    if not question.switched_on:
        return "本市未开启机器派单"
    if not question.class_allows:
        return "该子类不在机器派单范围"
    if question.returns or question.binding:
        return "案件曾被退单或经协调，须人工二次审核"
    if proposal is None or question.step is None:
        return "权责清单没有唯一结果"
    if not proposal.machine:
        return f"清单{proposal.row}要求人工派遣"
    if not proposal.exact:
        return "地点不够精确，清单对其中部分区域另有规定"
    if isinstance(question.step, HandUp):
        return "须上报上级，由人工决定"
    return None
