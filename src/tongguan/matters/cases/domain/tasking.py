# SPDX-License-Identifier: Apache-2.0
"""Errands (任务) of one person on the ground: looking before filing (核实), looking after handling (核查)."""

from dataclasses import dataclass

from tongguan.ground.kernel.ids import PersonId, new_id
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Task, TaskState
from tongguan.matters.cases.domain.refusals import NoSuchItem, PositionMissing, WrongState
from tongguan.matters.cases.domain.states import State
from tongguan.matters.cases.domain.turns import Exhibit, Outcome, Turn, Wish, go, near_enough, with_evidence, with_task

BACK_TO = {State.VERIFYING: State.REPORTED, State.CHECKING: State.PENDING_CHECK}
"""Where a case waits again when its errand is refused or recalled."""


def with_errand(turn: Turn, *, kind: str, assignee: PersonId, note: str) -> Case:
    """The case with an errand for one person, due within the limit of its kind (30 minutes in the demo city)."""
    limit = turn.city.link_limit(f"{kind}_task", turn.city.level(turn.case.owner))
    task = Task(
        id=new_id(),
        case_id=turn.case.id,
        kind=kind,
        state=TaskState.ASSIGNED,
        assignee=assignee,
        sent_at=turn.now,
        sent_by=turn.by.person,
        due_at=None if limit is None else turn.city.almanac.due(turn.now, limit.amount, limit.unit),
        note=note or None,
    )
    return replace(turn.case, tasks=(*turn.case.tasks, task))


def with_findings(
    turn: Turn,
    task: Task,
    *,
    result: str,
    note: str,
    evidence: tuple[Exhibit, ...],
    lon: float | None,
    lat: float | None,
) -> Case:
    """The case with the errand done: what was seen, where, shown by which photos."""
    done = replace(task, state=TaskState.DONE, done_at=turn.now, result=result, note=note or None, lon=lon, lat=lat)
    return with_evidence(turn, with_task(turn.case, done), evidence)


def errand_of(case: Case, kind: str) -> Task:
    """The unfinished errand of this kind; raises NoSuchItem."""
    task = case.open_task(kind)
    if task is None:
        raise NoSuchItem("没有待办的核实任务。" if kind == "verify" else "没有待办的核查任务。")
    return task


@dataclass(frozen=True, kw_only=True)
class AcceptTask(Wish):
    """任务签收: the person is on the way."""


def accept_task(turn: Turn, wish: AcceptTask) -> Outcome:
    """The errand is taken on; raises WrongState when it was before."""
    del wish
    task = _open_errand(turn)
    if task.state is not TaskState.ASSIGNED:
        raise WrongState("任务已经签收。", state=task.state.value)
    return Outcome(case=with_task(turn.case, replace(task, state=TaskState.ACCEPTED)), facts={"task": str(task.id)})


@dataclass(frozen=True, kw_only=True)
class ArriveTask(Wish):
    """任务签到: on the spot, shown by position."""

    lon: float | None = None
    lat: float | None = None
    accuracy: float | None = None


def arrive_task(turn: Turn, wish: ArriveTask) -> Outcome:
    """Checked in within the allowed distance; raises PositionMissing, TooFarAway, WrongState."""
    task = _open_errand(turn)
    if task.state is TaskState.ARRIVED:
        raise WrongState("已经签到。", state=task.state.value)
    if wish.lon is None or wish.lat is None:
        raise PositionMissing()
    metres = near_enough(turn, lon=wish.lon, lat=wish.lat, accuracy=wish.accuracy)
    arrived = replace(task, state=TaskState.ARRIVED, arrived_at=turn.now, lon=wish.lon, lat=wish.lat)
    return Outcome(
        case=with_task(turn.case, arrived),
        facts={"task": str(task.id), "metres": metres, "accuracy": wish.accuracy},
    )


@dataclass(frozen=True, kw_only=True)
class RefuseTask(Wish):
    """拒绝任务: cannot go; whoever sent the errand finds somebody else."""

    reason: str


def refuse_task(turn: Turn, wish: RefuseTask) -> Outcome:
    """The errand ends as refused, the case waits where it came from."""
    return _given_back(turn, TaskState.REFUSED, reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class RecallTask(Wish):
    """撤销任务: the centre takes the errand back, to look again or to send somebody else."""

    reason: str


def recall_task(turn: Turn, wish: RecallTask) -> Outcome:
    """The errand is cancelled, the case waits where it came from."""
    return _given_back(turn, TaskState.CANCELLED, reason=wish.reason)


def _open_errand(turn: Turn) -> Task:
    return errand_of(turn.case, "verify" if turn.case.state is State.VERIFYING else "check")


def _given_back(turn: Turn, state: TaskState, *, reason: str) -> Outcome:
    task = replace(_open_errand(turn), state=state, done_at=turn.now)
    case = go(with_task(turn.case, task), BACK_TO[turn.case.state])
    return Outcome(case=case, reason=reason, facts={"task": str(task.id), "assignee": task.assignee})
