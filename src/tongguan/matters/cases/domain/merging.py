# SPDX-License-Identifier: Apache-2.0
"""Many voices, one matter (并案, 多人一诉): a child follows its parent, and every citizen is answered: T06."""

from dataclasses import dataclass
from uuid import UUID

from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.refusals import NotMergeable
from tongguan.matters.cases.domain.states import STATES, State
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish, told_to_citizen

OUTCOMES = {
    "solved": "已解决",
    "explained": "已作解释说明",
    "transferred": "已转上级平台办理",
    "answered": "已直接答复",
    "rejected": "不予受理",
}
"""How an ended case is told to those who had joined it."""


@dataclass(frozen=True, kw_only=True)
class Merge(Wish):
    """并案: the same matter as an open case (T06)."""

    parent: UUID


@dataclass(frozen=True, kw_only=True)
class GainVoice(Wish):
    """The parent's side of a merge: one more complainant."""

    child: UUID
    voices: int


@dataclass(frozen=True, kw_only=True)
class Unmerge(Wish):
    """撤销并案: not the same matter after all."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class LoseVoice(Wish):
    """The parent's side of taking a merge back."""

    child: UUID
    voices: int


@dataclass(frozen=True, kw_only=True)
class FollowParent(Wish):
    """随主案办结: the parent has ended; this citizen is answered too."""

    outcome: str
    answer: str


def parting(parent: Case) -> FollowParent | Unmerge:
    """What becomes of the children of a case that has ended: its answer is theirs; a void case answers nobody."""
    if parent.state is State.VOID:
        return Unmerge(reason=f"主案 {parent.task_no} 已作废，恢复为独立案件。")
    outcome = parent.outcome or "followed"
    words = OUTCOMES.get(outcome, "已办结")
    return FollowParent(outcome=outcome, answer=f"您反映的事项已并入 {parent.task_no} 办理：{words}。")


def may_merge(child: Case, parent: Case, *, merged_into: str | None = None) -> None:
    """Two different cases, the parent open; `merged_into` is what it was itself merged into. Raises NotMergeable."""
    if child.id == parent.id:
        raise NotMergeable("不能与自己并案。")
    if merged_into is not None:
        raise NotMergeable(
            f"主案 {parent.task_no} 已并入 {merged_into}，请改为并入 {merged_into}。",
            parent=parent.task_no,
            merged_into=merged_into,
        )
    if not parent.open:
        raise NotMergeable(
            f"主案 {parent.task_no} 当前为“{STATES[parent.state].name}”，不能并入。",
            parent=parent.task_no,
            state=parent.state.value,
        )


def may_join(turn: Turn) -> None:
    """What others have joined does not join in its turn; raises NotMergeable."""
    if turn.case.complainants > 1:
        raise NotMergeable(f"{turn.case.task_no} 自身已是主案，请把较晚的案件并入它。")


def merge(turn: Turn, wish: Merge) -> Outcome:
    """The child ends here and keeps its petitioner."""
    case = replace(turn.case, state=State.MERGED, parent=CaseId(wish.parent))
    return Outcome(case=case, facts={"parent": str(wish.parent)})


def gain_voice(turn: Turn, wish: GainVoice) -> Outcome:
    """The parent counts complainants."""
    return Outcome(
        case=replace(turn.case, complainants=turn.case.complainants + wish.voices),
        facts={"child": str(wish.child)},
    )


def unmerge(turn: Turn, wish: Unmerge) -> Outcome:
    """The child is reported again, on its own; raises NotMergeable when it was answered with the parent."""
    if turn.case.closed_at is not None:
        raise NotMergeable("本案已随主案答复，不能撤销并案。")
    hops = tuple(replace(hop, closed_at=None) for hop in turn.case.hops)
    case = replace(turn.case, state=State.REPORTED, parent=None, outcome=None, hops=hops)
    return Outcome(case=case, reason=wish.reason, facts={"parent": str(turn.case.parent)})


def lose_voice(turn: Turn, wish: LoseVoice) -> Outcome:
    """The parent counts one voice fewer."""
    return Outcome(
        case=replace(turn.case, complainants=max(1, turn.case.complainants - wish.voices)),
        facts={"child": str(wish.child)},
    )


def follow_parent(turn: Turn, wish: FollowParent) -> Outcome:
    """The child has the parent's result, and its citizen the answer."""
    if turn.case.closed_at is not None:
        raise NotMergeable("本案已随主案答复。")
    case = told_to_citizen(turn, turn.case, wish.answer)
    case = replace(case, outcome=wish.outcome, closed_at=turn.now)
    return Outcome(case=case, facts={"answer": wish.answer})
