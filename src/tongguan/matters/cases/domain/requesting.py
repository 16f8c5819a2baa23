# SPDX-License-Identifier: Apache-2.0
"""What a unit may ask for (申请) and who decides: return, extension, suspension, help: T18–T20, T24–T29."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tongguan.ground.kernel.ids import CentreId, UnitId, new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain import clocks
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import (
    OrderRole,
    OrderState,
    Request,
    RequestKind,
    RequestState,
)
from tongguan.matters.cases.domain.city import LifecycleRules
from tongguan.matters.cases.domain.clocks import ClockKind, ClockLimit
from tongguan.matters.cases.domain.dispatching import must_be_ours, not_yet_on_it, order_to
from tongguan.matters.cases.domain.lamps import late
from tongguan.matters.cases.domain.refusals import (
    BadWish,
    LeadDecisionBinds,
    NoWayUp,
    QuotaUsed,
    ReasonMissing,
    RequestOpen,
    RevokeFirst,
    TooLate,
    UpperMustDecide,
)
from tongguan.matters.cases.domain.reviewing import may_review, open_request, reviewed, with_request
from tongguan.matters.cases.domain.states import State
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish, go, text, withdraw_orders

ADJUSTMENTS = (RequestKind.EXTENSION, RequestKind.SUSPENSION, RequestKind.ASSIST)
"""Requests of a unit at work; only one of them is open at a time."""
UPPER_SOURCE = "upper_platform"
"""The source of cases whose limit another platform has set."""


@dataclass(frozen=True, kw_only=True)
class RequestReturn(Wish):
    """申请退单: not ours (T18); the centre was contacted, the law is named."""

    reason_code: str
    reason: str
    legal_basis: str
    suggested_unit: UnitId | None = None


def request_return(turn: Turn, wish: RequestReturn) -> Outcome:
    """The case is under review while the clock keeps running; raises LeadDecisionBinds, RevokeFirst."""
    if turn.case.binding:
        raise LeadDecisionBinds()
    if turn.case.state is State.HANDLING:
        raise RevokeFirst("已指派处置人，请先撤销指派再申请退单。")
    asked = ask(
        turn,
        RequestKind.RETURN,
        reason=wish.reason,
        reason_code=text(wish.reason_code, what="退单原因"),
        legal_basis=text(wish.legal_basis, what="法定依据"),
        suggested_unit=wish.suggested_unit,
    )
    facts = {"reason_code": wish.reason_code, "suggested": wish.suggested_unit}
    return Outcome(case=go(asked, State.RETURN_REVIEW), reason=wish.reason, facts=dict(facts))


@dataclass(frozen=True, kw_only=True)
class ApproveReturn(Wish):
    """同意退单: second review names the right unit if it can (T19, RTN-03)."""

    right_unit: UnitId | None = None
    note: str


def approve_return(turn: Turn, wish: ApproveReturn) -> Outcome:
    """Back to dispatch, counted; whether the list row was wrong is on record for the tolerance report.

    Raises ReasonMissing.
    """
    if not wish.note.strip():
        raise ReasonMissing("同意退单须写明审核意见。")
    lead = turn.case.lead
    case, request = _decide(turn, RequestKind.RETURN, agreed=True, note=wish.note)
    case = withdraw_orders(case, lead_as=OrderState.RETURNED, now=turn.now)
    why = lead.why if lead is not None else None
    facts = {
        "unit": lead.unit if lead is not None else None,
        "row": why.row if why is not None else None,
        "machine": why.machine if why is not None else False,
        "right_unit": wish.right_unit or request.suggested_unit,
    }
    case = replace(case, returns=case.returns + 1, state=State.PENDING_DISPATCH)
    return Outcome(case=case, reason=wish.note, facts=dict(facts))


@dataclass(frozen=True, kw_only=True)
class RefuseReturn(Wish):
    """拒绝退单: yours after all; counted as shirking (T20, RTN-07)."""

    reason: str


def refuse_return(turn: Turn, wish: RefuseReturn) -> Outcome:
    """The unit must sign and handle."""
    case, _ = _decide(turn, RequestKind.RETURN, agreed=False, note=wish.reason)
    return Outcome(case=replace(case, shirks=case.shirks + 1, state=State.PENDING_ACCEPT), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class RequestExtension(Wish):
    """申请延期: before the deadline; `days` working days, or the original limit once more (T24)."""

    reason: str
    days: int | None = None


def may_ask_for_time(turn: Turn) -> None:
    """Before the deadline, and not for ever: refusals do not use up the quota; raises TooLate, QuotaUsed."""
    case, most = turn.case, turn.city.settings.extension_max
    if late(turn.now, case.due_at):
        raise TooLate("已超过处置时限，不能申请延期。")
    if case.extensions >= most:
        raise QuotaUsed(f"延期最多 {most} 次，已用完。")


def request_extension(turn: Turn, wish: RequestExtension) -> Outcome:
    """For the original limit once more, or for some days; raises BadWish, RequestOpen."""
    if wish.days is not None and not 1 <= wish.days <= 60:
        raise BadWish("延期天数须在 1 到 60 个工作日之间。")
    return Outcome(case=ask(turn, RequestKind.EXTENSION, reason=wish.reason, days=wish.days), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class Extend(Wish):
    """同意延期 (T25)."""

    note: str = ""


def may_extend(turn: Turn) -> None:
    """Raises UpperMustDecide, SeparationOfDuty, NoOpenRequest."""
    _only_the_upper_may(turn)
    may_review(RequestKind.EXTENSION)(turn)


def extend(turn: Turn, wish: Extend) -> Outcome:
    """The deadline moves by the original limit or the days asked for."""
    case, request = _decide(turn, RequestKind.EXTENSION, agreed=True, note=wish.note)
    extended = tuple(
        lengthened(clock, request, city=turn.city, now=turn.now) if clock.kind is ClockKind.OVERALL else clock
        for clock in case.clocks
    )
    case = replace(case, clocks=extended, extensions=case.extensions + 1)
    return Outcome(case=case, reason=wish.note or request.reason)


def lengthened(clock: clocks.CaseClock, request: Request, *, city: LifecycleRules, now: datetime) -> clocks.CaseClock:
    """The overall clock with the days asked for, or its original limit once more."""
    if request.days is not None:
        more = ClockLimit(amount=request.days, unit="work_day")
    else:
        more = ClockLimit(amount=clock.amount or 0, unit=clock.unit)
    return clocks.extend(clock, city.almanac, limit=more, now=now, why=request.reason, yellow=city.settings.yellow)


@dataclass(frozen=True, kw_only=True)
class RequestSuspend(Wish):
    """申请挂账: cannot be solved now; a date and a plan (T26)."""

    reason: str
    plan: str
    until: datetime


def may_ask_to_suspend(turn: Turn) -> None:
    """Before the deadline, and once; raises TooLate, QuotaUsed."""
    if late(turn.now, turn.case.due_at):
        raise TooLate("已超过处置时限，不能申请挂账。")
    if turn.case.suspensions:
        raise QuotaUsed("挂账只能一次。")


def request_suspend(turn: Turn, wish: RequestSuspend) -> Outcome:
    """At most a year ahead; raises BadWish, RequestOpen."""
    most = turn.city.settings.suspension_max_days
    if not turn.now < wish.until <= turn.now + timedelta(days=most):
        raise BadWish(f"挂账截止日期须在今天之后、{most} 天之内。")
    asked = ask(
        turn,
        RequestKind.SUSPENSION,
        reason=wish.reason,
        plan=text(wish.plan, what="解决计划"),
        until=wish.until,
    )
    return Outcome(case=asked, reason=wish.reason, facts={"until": wish.until.isoformat()})


@dataclass(frozen=True, kw_only=True)
class Suspend(Wish):
    """同意挂账 (T27)."""

    note: str = ""


def may_suspend(turn: Turn) -> None:
    """While the date asked for lies ahead; raises UpperMustDecide, TooLate, SeparationOfDuty, NoOpenRequest."""
    _only_the_upper_may(turn)
    may_review(RequestKind.SUSPENSION)(turn)
    until = open_request(turn, RequestKind.SUSPENSION).until
    if until is None or until <= turn.now:
        raise TooLate("申请的挂账截止日期已过，请驳回后重新申请。")


def suspend(turn: Turn, wish: Suspend) -> Outcome:
    """The clocks stand; the case is listed and resumes by itself."""
    case, request = _decide(turn, RequestKind.SUSPENSION, agreed=True, note=wish.note)
    case = replace(case, state=State.SUSPENDED, suspensions=case.suspensions + 1, suspended_until=request.until)
    return Outcome(case=case, reason=wish.note or request.reason)


@dataclass(frozen=True, kw_only=True)
class Resume(Wish):
    """恢复: the date is reached, or the cause has gone (T28)."""

    reason: str = ""


def resume(turn: Turn, wish: Resume) -> Outcome:
    """Handling goes on with the time that was left."""
    case = replace(turn.case, state=State.HANDLING, suspended_until=None)
    return Outcome(case=case, reason=wish.reason or None)


@dataclass(frozen=True, kw_only=True)
class RequestAssist(Wish):
    """申请协办: the lead needs another unit, through the hub (T29)."""

    suggested_unit: UnitId
    reason: str


def request_assist(turn: Turn, wish: RequestAssist) -> Outcome:
    """A request to the centre; no unit hands to a unit (DSP-13)."""
    asked = ask(turn, RequestKind.ASSIST, reason=wish.reason, suggested_unit=wish.suggested_unit)
    return Outcome(case=asked, reason=wish.reason, facts={"suggested": wish.suggested_unit})


@dataclass(frozen=True, kw_only=True)
class GrantAssist(Wish):
    """同意协办: the centre sends an assisting order."""

    unit: UnitId | None = None
    note: str = ""


def grant_assist(turn: Turn, wish: GrantAssist) -> Outcome:
    """The named (or suggested) unit of this centre assists.

    Raises LevelSkipped, UnitHasAnotherCentre, NotExactlyOneLead.
    """
    case, request = _decide(turn, RequestKind.ASSIST, agreed=True, note=wish.note)
    unit = wish.unit or request.suggested_unit
    if unit is None:
        raise BadWish("请指定协办单位。")
    not_yet_on_it(case, unit)
    must_be_ours(turn.city, case.owner, unit)
    order = order_to(turn, unit, OrderRole.ASSIST, state=OrderState.SENT)
    return Outcome(case=replace(case, orders=(*case.orders, order)), facts={"unit": unit})


@dataclass(frozen=True, kw_only=True)
class EndorseRequest(Wish):
    """部门同意: first level, inside the unit."""

    note: str = ""


def endorse_request(turn: Turn, wish: EndorseRequest) -> Outcome:
    """The unit's dispatcher stands for the handler's request; it goes to the centre."""
    request = open_request(turn, *ADJUSTMENTS)
    endorsed = reviewed(turn, request, state=RequestState.PENDING_CENTRE, agreed=True, note=wish.note)
    return Outcome(case=with_request(turn.case, endorsed), facts={"request": request.kind.value})


@dataclass(frozen=True, kw_only=True)
class ForwardRequest(Wish):
    """报上级审批: the upper platform's own limit is touched (RTN-06)."""

    note: str


def may_forward(turn: Turn) -> None:
    """There is a centre above the one that decides; raises NoWayUp, SeparationOfDuty, NoOpenRequest."""
    if turn.city.parent(CentreId(turn.post.organ)) is None:
        raise NoWayUp()
    may_review(RequestKind.EXTENSION, RequestKind.SUSPENSION)(turn)


def forward_request(turn: Turn, wish: ForwardRequest) -> Outcome:
    """The centre agrees and asks the one directly above, which may do the same."""
    request = open_request(turn, RequestKind.EXTENSION, RequestKind.SUSPENSION)
    forwarded = reviewed(turn, request, state=RequestState.PENDING_UPPER, agreed=True, note=wish.note)
    return Outcome(case=with_request(turn.case, forwarded), facts={"request": request.kind.value})


@dataclass(frozen=True, kw_only=True)
class RefuseRequest(Wish):
    """驳回申请 (延期、挂账、协办): does not use up the quota."""

    reason: str


def refuse_request(turn: Turn, wish: RefuseRequest) -> Outcome:
    """The open request is rejected; the case goes on as it was."""
    request = open_request(turn, *ADJUSTMENTS)
    refused = reviewed(turn, request, state=RequestState.REJECTED, agreed=False, note=wish.reason)
    return Outcome(case=with_request(turn.case, refused), reason=wish.reason, facts={"request": request.kind.value})


def ask(
    turn: Turn,
    kind: RequestKind,
    *,
    reason: str,
    reason_code: str | None = None,
    legal_basis: str | None = None,
    suggested_unit: UnitId | None = None,
    days: int | None = None,
    until: datetime | None = None,
    plan: str | None = None,
) -> Case:
    """The case with a new request, waiting where its first decision is taken; raises RequestOpen."""
    if turn.case.open_request(*(ADJUSTMENTS if kind in ADJUSTMENTS else (kind,))):
        raise RequestOpen()
    by_handler = turn.post.role is Role.HANDLER
    first = RequestState.PENDING_UNIT if by_handler or kind is RequestKind.APPEAL else RequestState.PENDING_CENTRE
    request = Request(
        id=new_id(),
        case_id=turn.case.id,
        kind=kind,
        state=first,
        unit=turn.case.lead_unit,
        asked_by=turn.by.person,
        asked_at=turn.now,
        reason=reason,
        reason_code=reason_code,
        legal_basis=legal_basis,
        suggested_unit=suggested_unit,
        days=days,
        until=until,
        plan=plan,
    )
    return replace(turn.case, requests=(*turn.case.requests, request))


def _decide(turn: Turn, kind: RequestKind, *, agreed: bool, note: str) -> tuple[Case, Request]:
    """Approve or reject for good; whose turn it is, the table of moves has seen to."""
    state = RequestState.APPROVED if agreed else RequestState.REJECTED
    decided = reviewed(turn, open_request(turn, kind), state=state, agreed=agreed, note=note)
    return with_request(turn.case, decided), decided


def _only_the_upper_may(turn: Turn) -> None:
    """A limit that the upper platform has set is moved at the top only, however far down the case is (RTN-06)."""
    if turn.case.source == UPPER_SOURCE and turn.city.parent(CentreId(turn.post.organ)) is not None:
        raise UpperMustDecide()
