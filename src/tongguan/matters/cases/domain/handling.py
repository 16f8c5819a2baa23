# SPDX-License-Identifier: Apache-2.0
"""The unit's work (处置): signing, naming the handler, contact, finishing, the unit's own review: T15–T17, T32–T34."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.ground.kernel.ids import PersonId, UnitId, new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain import clocks
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Contact, Order, OrderRole, OrderState
from tongguan.matters.cases.domain.clocks import ClockKind
from tongguan.matters.cases.domain.refusals import (
    BadWish,
    ContactMissing,
    EvidenceMissing,
    HelpersUnfinished,
    NoSuchItem,
    NotYourPost,
    WrongState,
)
from tongguan.matters.cases.domain.states import State
from tongguan.matters.cases.domain.turns import (
    Exhibit,
    Outcome,
    Turn,
    Wish,
    apart,
    go,
    lead_of,
    order_by_id,
    text,
    with_evidence,
    with_order,
)


@dataclass(frozen=True, kw_only=True)
class Sign(Wish):
    """签收: the unit takes the order; a person is named from the first minute (T15, DSP-07)."""

    handler: PersonId | None = None


def sign(turn: Turn, wish: Sign) -> Outcome:
    """The named handler (the signer when nobody is named) is at work; raises SeparationOfDuty."""
    handler = _free_to_handle(turn, wish.handler or turn.by.person)
    lead = replace(lead_of(turn.case), state=OrderState.SIGNED, signed_at=turn.now, handler=handler)
    case = replace(
        with_order(turn.case, lead),
        state=State.HANDLING,
        handler=handler,
        signed_at=turn.case.signed_at or turn.now,
    )
    return Outcome(case=case, facts={"handler": handler})


@dataclass(frozen=True, kw_only=True)
class AssignHandler(Wish):
    """指派处置人: the order goes to a person (T16, DSP-10)."""

    handler: PersonId


def assign_handler(turn: Turn, wish: AssignHandler) -> Outcome:
    """Another (or the first) named handler; an unsigned order is signed by this. Raises SeparationOfDuty."""
    handler, lead = _free_to_handle(turn, wish.handler), lead_of(turn.case)
    lead = replace(lead, state=OrderState.SIGNED, signed_at=lead.signed_at or turn.now, handler=handler)
    case = replace(
        with_order(turn.case, lead),
        state=State.HANDLING,
        handler=handler,
        signed_at=turn.case.signed_at or turn.now,
    )
    return Outcome(case=case, facts={"handler": wish.handler})


@dataclass(frozen=True, kw_only=True)
class RevokeAssign(Wish):
    """撤销指派: needed before the unit may ask for a return (T17)."""

    reason: str


def revoke_assign(turn: Turn, wish: RevokeAssign) -> Outcome:
    """The order lies with the unit again, with nobody named."""
    lead = replace(lead_of(turn.case), state=OrderState.SENT, handler=None)
    case = replace(with_order(turn.case, lead), state=State.PENDING_ACCEPT, handler=None)
    return Outcome(case=case, reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class RecordContact(Wish):
    """联系诉求人: a talk with the citizen (HDL-06)."""

    way: str
    note: str


def record_contact(turn: Turn, wish: RecordContact) -> Outcome:
    """The talk goes on record; the first one stops the first-contact clock."""
    contact = Contact(
        id=new_id(),
        case_id=turn.case.id,
        by=turn.by.person,
        at=turn.now,
        way=wish.way,
        note=text(wish.note, what="联系情况"),
    )
    case = replace(turn.case, contacts=(*turn.case.contacts, contact))
    return Outcome(case=_side_clock_stopped(turn, case, "first_contact"), facts={"way": wish.way})


@dataclass(frozen=True, kw_only=True)
class AddEvidence(Wish):
    """补充照片或材料."""

    evidence: tuple[Exhibit, ...]


def add_evidence(turn: Turn, wish: AddEvidence) -> Outcome:
    """More evidence; from the unit's side it stops the on-site evidence clock (HDL-07)."""
    if not wish.evidence:
        raise EvidenceMissing()
    case = with_evidence(turn, turn.case, wish.evidence)
    if turn.case.lead_unit is not None and turn.by.acts_in(turn.case.lead_unit):
        case = _side_clock_stopped(turn, case, "evidence")
    return Outcome(case=case, facts={"count": len(wish.evidence)})


@dataclass(frozen=True, kw_only=True)
class Finish(Wish):
    """处置完成: solved, or explained with the reason why not (T32, HDL-05)."""

    result: str
    note: str
    evidence: tuple[Exhibit, ...] = ()


def may_handle(turn: Turn) -> None:
    """Who has checked the case may not handle it; raises SeparationOfDuty."""
    _free_to_handle(turn, turn.by.person)


def finish(turn: Turn, wish: Finish) -> Outcome:
    """The unit's own review comes next; raises EvidenceMissing, ContactMissing."""
    if wish.result not in ("solved", "explained"):
        raise BadWish("处置结果只能是：已解决、解释说明。")
    note = text(wish.note, what="处置情况" if wish.result == "solved" else "不能解决的原因")
    case = with_evidence(turn, turn.case, wish.evidence)
    since = _at_work_since(case)
    shown = any(e.kind in ("after", "document") and e.at >= since for e in case.evidence)
    if not shown and not turn.rules.consultation:
        raise EvidenceMissing("请上传处置后的照片或材料。")
    if case.needs_callback and not case.contacts:
        raise ContactMissing("热线诉求须先联系诉求人并登记联系情况。")
    lead = replace(lead_of(case), state=OrderState.SUBMITTED, submitted_at=turn.now, result=wish.result, note=note)
    case = replace(
        _side_clock_stopped(turn, with_order(case, lead), "evidence"),
        handled_at=turn.now,
        outcome=wish.result,
        handled_by=_with_people(case.handled_by, turn.by.person, case.handler),
        state=State.UNIT_CONFIRM,
    )
    return Outcome(case=case, reason=note, facts={"result": wish.result})


@dataclass(frozen=True, kw_only=True)
class UnitReturn(Wish):
    """打回处置人: not good enough for the unit itself (T33)."""

    reason: str


def unit_return(turn: Turn, wish: UnitReturn) -> Outcome:
    """The same handler goes on."""
    lead = replace(lead_of(turn.case), state=OrderState.SIGNED, submitted_at=None)
    return Outcome(case=go(with_order(turn.case, lead), State.HANDLING), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class UnitPass(Wish):
    """部门确认: the unit stands for the result; the handling clock stops here (T34)."""

    note: str = ""


def may_pass(turn: Turn) -> None:
    """The lead waits for its helpers; raises HelpersUnfinished while an assisting unit is at work."""
    waiting = unfinished_helpers(turn.case)
    if waiting:
        raise HelpersUnfinished("协办单位尚未全部完成：" + "、".join(waiting), waiting=len(waiting))


def unit_pass(turn: Turn, wish: UnitPass) -> Outcome:
    """The case goes to be checked."""
    case = turn.case
    lead = replace(lead_of(case), state=OrderState.DONE, done_at=turn.now)
    case = replace(with_order(case, lead), state=State.PENDING_CHECK)
    if turn.post.role is not Role.SYSTEM:
        case = replace(case, handled_by=_with_people(case.handled_by, turn.by.person))
    return Outcome(case=case, reason=wish.note or None)


@dataclass(frozen=True, kw_only=True)
class AssistSign(Wish):
    """协办签收: the assisting unit takes its part; without `order` the only one that waits for it."""

    order: UUID | None = None
    handler: PersonId | None = None


def may_sign_help(turn: Turn) -> None:
    """An order to help waits for one's own unit; raises NoSuchItem."""
    _has_helper_order(turn, OrderState.SENT)


def may_finish_help(turn: Turn) -> None:
    """One's own unit is helping; raises NoSuchItem, SeparationOfDuty."""
    _has_helper_order(turn, OrderState.SIGNED)
    may_handle(turn)


def assist_sign(turn: Turn, wish: AssistSign) -> Outcome:
    """The helper order has a named person; raises NotYourPost, WrongState, BadWish."""
    order = _own_helper_order(turn, wish.order, OrderState.SENT)
    handler = _free_to_handle(turn, wish.handler or turn.by.person)
    signed = replace(order, state=OrderState.SIGNED, signed_at=turn.now, handler=handler)
    return Outcome(case=with_order(turn.case, signed), facts={"order": str(order.id), "handler": handler})


@dataclass(frozen=True, kw_only=True)
class AssistFinish(Wish):
    """协办完成: the assisting unit has done its part; without `order` the only one it has."""

    note: str
    order: UUID | None = None
    evidence: tuple[Exhibit, ...] = ()


def assist_finish(turn: Turn, wish: AssistFinish) -> Outcome:
    """The helper order is done; in serial handling the next unit's turn begins."""
    order = _own_helper_order(turn, wish.order, OrderState.SIGNED)
    done = replace(order, state=OrderState.DONE, done_at=turn.now, note=text(wish.note, what="协办情况"))
    case = with_evidence(turn, with_order(turn.case, done), wish.evidence)
    if order.role is OrderRole.SERIAL:
        following = next((o for o in case.orders if o.role is OrderRole.SERIAL and o.state is OrderState.WAITING), None)
        if following is not None:
            case = with_order(case, replace(following, state=OrderState.SENT, sent_at=turn.now))
    case = replace(case, handled_by=_with_people(case.handled_by, turn.by.person, order.handler))
    return Outcome(case=case, facts={"order": str(order.id), "unit": order.unit})


def resume_handling(case: Case) -> Case:
    """The same lead goes on (rework, re-handle, reopen): its order is open again."""
    lead = lead_of(case)
    again = replace(lead, state=OrderState.SIGNED, submitted_at=None, done_at=None)
    return replace(
        with_order(case, again),
        state=State.HANDLING,
        lead_unit=lead.unit,
        handler=lead.handler,
        outcome=None,
        satisfied=None,
    )


def unfinished_helpers(case: Case) -> list[UnitId]:
    """The assisting and joint units the lead still waits for."""
    return [order.unit for order in case.helpers if order.state is not OrderState.DONE]


def _at_work_since(case: Case) -> datetime:
    """When this round of handling began: what was shown before does not prove it."""
    running = (c.started_at for c in case.clocks if c.kind is ClockKind.LINK and c.stopped_at is None)
    return next(running, case.reported_at)


def _free_to_handle(turn: Turn, person: PersonId) -> PersonId:
    apart(person, turn.case.checked_by, duty="核查过本案的人不能再处置本案。")
    return person


def _helper_orders(turn: Turn, state: OrderState) -> list[Order]:
    return [order for order in turn.case.helpers if turn.by.acts_in(order.unit) and order.state is state]


def _has_helper_order(turn: Turn, state: OrderState) -> None:
    if not _helper_orders(turn, state):
        raise NoSuchItem("没有等待您单位办理的协办工单。")


def _own_helper_order(turn: Turn, order_id: UUID | None, state: OrderState) -> Order:
    if order_id is None:
        mine = _helper_orders(turn, state)
        if len(mine) > 1:
            raise BadWish("您的单位在本案中有多张协办工单，请指明是哪一张。")
        return mine[0]
    order = order_by_id(turn.case, order_id)
    if order.role is OrderRole.LEAD or not turn.by.acts_in(order.unit):
        raise NotYourPost("这张工单不是交给您单位协办的。")
    if order.state is not state:
        raise WrongState("协办工单当前状态不能做这一步。", state=order.state.value)
    return order


def _side_clock_stopped(turn: Turn, case: Case, link: str) -> Case:
    return replace(
        case,
        clocks=tuple(
            clocks.stop(c, turn.city.almanac, now=turn.now) if c.kind is ClockKind.SIDE and c.link == link else c
            for c in case.clocks
        ),
    )


def _with_people(people: tuple[PersonId, ...], *more: PersonId | None) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys((*people, *(person for person in more if person is not None))))
