# SPDX-License-Identifier: Apache-2.0
"""What lapses by itself when a case moves on: requests nobody needs any more, errands, orders, open hops."""

from datetime import datetime

from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import (
    Order,
    OrderState,
    Request,
    RequestKind,
    RequestState,
    Task,
    TaskState,
)
from tongguan.matters.cases.domain.states import State

ERRAND_STATES = {"verify": State.VERIFYING, "check": State.CHECKING}
"""An errand is wanted only while the case is in its state."""

AT_WORK = frozenset({OrderState.WAITING, OrderState.SENT, OrderState.SIGNED, OrderState.SUBMITTED})
"""Orders that a unit still has to act on."""


def moved_on(before: Case | None, after: Case, *, now: datetime) -> Case:
    """The case with everything closed that the new state makes pointless."""
    if before is None or before.state is after.state:
        return after
    case = after
    if any(r.state.open and not _wanted(r, case) for r in case.requests):
        case = replace(case, requests=tuple(_lapsed(r, case, now) for r in case.requests))
    if any(t.state.open and ERRAND_STATES[t.kind] is not case.state for t in case.tasks):
        case = replace(case, tasks=tuple(_cancelled(t, case, now) for t in case.tasks))
    if before.open and not case.open:
        case = _ended(case, now)
    return case


def _ended(case: Case, now: datetime) -> Case:
    """Nobody has to act any more; the broker closes first, then every centre below it in order (HDL-01)."""
    return replace(
        case,
        closed_at=None if case.state is State.MERGED else now,
        hops=tuple(hop if hop.closed_at is not None else replace(hop, closed_at=now) for hop in case.hops),
        orders=tuple(_withdrawn(order, now) for order in case.orders),
    )


def _wanted(request: Request, case: Case) -> bool:
    """Whether a decision on the request still makes sense where the case is now."""
    match request.kind:
        case RequestKind.RETURN:
            return case.state is State.RETURN_REVIEW
        case RequestKind.VOID:
            return case.open
        case RequestKind.APPEAL:
            return not case.open
        case RequestKind.EXTENSION | RequestKind.SUSPENSION | RequestKind.ASSIST:
            return case.state is State.HANDLING


def _lapsed(request: Request, case: Case, now: datetime) -> Request:
    if not request.state.open or _wanted(request, case):
        return request
    return replace(request, state=RequestState.CANCELLED, decided_at=now)


def _cancelled(task: Task, case: Case, now: datetime) -> Task:
    if not task.state.open or ERRAND_STATES[task.kind] is case.state:
        return task
    return replace(task, state=TaskState.CANCELLED, done_at=now)


def _withdrawn(order: Order, now: datetime) -> Order:
    return replace(order, state=OrderState.WITHDRAWN, done_at=now) if order.state in AT_WORK else order
