# SPDX-License-Identifier: Apache-2.0
"""The links of the main line as pieces of script: 受理 → 立案 → 派遣 → 签收 → 处置 → 核查 → 回访 → 结案."""

from datetime import timedelta

from tongguan.cases.api import (
    Accept,
    AddEvidence,
    AssistFinish,
    AssistSign,
    CallbackSatisfied,
    Case,
    CheckPass,
    Close,
    File,
    Finish,
    OrderState,
    RecordContact,
    SendCheck,
    Sign,
    State,
    UnitPass,
    UpperAccepts,
)
from tongguan.entrypoints.demo.phrases import finished
from tongguan.entrypoints.demo.steps import FollowList, Hours, LookAgain, Script
from tongguan.entrypoints.demo.tale import Tale
from tongguan.kernel.people import Actor, Role


def main_line(tale: Tale, case: Case) -> Script:
    """The whole life, as most cases live it."""
    case = yield from to_unit(tale, case)
    return (yield from from_unit(tale, case))


def to_unit(tale: Tale, case: Case) -> Script:
    """Until an order lies with a unit."""
    case = yield from take_on(tale, case)
    return (yield from route(tale, case))


def from_unit(tale: Tale, case: Case) -> Script:
    """From the order in the unit to the closed case."""
    case = yield from sign(tale, case)
    case = yield from work(tale, case)
    return (yield from to_the_end(tale, case))


def to_the_end(tale: Tale, case: Case) -> Script:
    """From the finished work to the closed case."""
    case = yield from check(tale, case)
    case = yield from call_back(tale, case)
    return (yield from close(tale, case))


def take_on(tale: Tale, case: Case) -> Script:
    """The acceptor chooses class and condition, the shift leader files, unless the class is filed in one step."""
    accept = Accept(class_code=tale.message.class_code, condition=tale.message.condition)
    case = yield tale.step(Role.ACCEPTOR, case.owner, accept, after=tale.minutes(2, 11))
    if case.state is State.PENDING_FILING:
        case = yield tale.step(Role.SHIFT_LEADER, case.owner, File(), after=tale.minutes(2, 12))
    return case


def route(tale: Tale, case: Case) -> Script:
    """Wherever the list points: to the unit, one level down, one level up; the machine may have been quicker."""
    while case.state in (State.PENDING_DISPATCH, State.WAITING_UPPER):
        if case.state is State.WAITING_UPPER:
            case = yield from upper_takes(tale, case)
        else:
            follow = FollowList(tale.say("dispatch", "follow"))
            dispatcher = tale.step(
                Role.DISPATCHER, case.owner, follow, after=tale.minutes(3, 16), only_in=State.PENDING_DISPATCH
            )
            case = yield dispatcher
    return case


def upper_takes(tale: Tale, case: Case) -> Script:
    """The centre above takes the case over."""
    accept = UpperAccepts(note=tale.say("dispatch", "upper"))
    return (yield tale.step(Role.DISPATCHER, tale.parent_of(case.owner), accept, after=tale.minutes(4, 20)))


def sign(tale: Tale, case: Case) -> Script:
    """The unit's dispatcher signs and names a handler."""
    assert case.lead_unit is not None
    handler = handler_in(tale, case, case.lead_unit)
    signed = Sign(handler=handler.person)
    later = tale.minutes(4, 18) if tale.urgent else tale.minutes(6, 55)
    return (
        yield tale.step(
            Role.UNIT_DISPATCHER,
            case.lead_unit,
            signed,
            after=later,
            only_in=State.PENDING_ACCEPT,
        )
    )


def handler_in(tale: Tale, case: Case, unit: str) -> Actor:
    """Somebody of the unit who may handle the case: whoever has checked it may not."""
    role = Role.HANDLER if tale.roster.has(Role.HANDLER, unit, but=case.checked_by) else Role.UNIT_DISPATCHER
    return tale.roster.at(role, unit, but=case.checked_by)


def work(tale: Tale, case: Case, *, note: str = "") -> Script:
    """Call the citizen, see the place, do the work with whoever assists, show it, and let the unit stand for it."""
    assert case.lead_unit is not None
    unit, handler = case.lead_unit, handler_now(tale, case)
    whole = tale.pace(tale.condition, tale.rng)
    if case.needs_callback and not case.contacts:
        contact = RecordContact(way="phone", note=tale.say("work", "contact"))
        case = yield tale.step_of(handler, contact, after=whole * 0.15, hours=tale.office)
    if case.special_attention and not any(one.kind == "before" for one in case.evidence):
        seen = AddEvidence(evidence=(tale.photo("before"),))
        case = yield tale.step_of(handler, seen, after=whole * 0.2, hours=tale.office)
    case = yield from helpers_work(tale, case, share=whole * 0.15)
    done = Finish(result="solved", note=note or finished(tale.rng, tale.domain), evidence=(tale.photo("after"),))
    case = yield tale.step_of(handler, done, after=whole * 0.5, hours=tale.office, only_in=State.HANDLING)
    if case.state is State.UNIT_CONFIRM:
        passed = UnitPass(note=tale.say("work", "passed"))
        case = yield tale.step(
            Role.UNIT_DISPATCHER, unit, passed, after=tale.minutes(3, 25), hours=tale.office, but=case.checked_by
        )
    return case


def handler_now(tale: Tale, case: Case) -> Actor:
    """The person named as the handler."""
    return tale.roster.person(case.handler) if case.handler else handler_in(tale, case, case.lead_unit or "")


def helpers_work(tale: Tale, case: Case, *, share: timedelta) -> Script:
    """Every assisting unit signs and does its part; in serial handling one after the other."""
    for _ in range(2 * len(case.helpers)):
        order = next((o for o in case.helpers if o.state in (OrderState.SENT, OrderState.SIGNED)), None)
        if order is None:
            break
        if order.state is OrderState.SENT:
            handler = handler_in(tale, case, order.unit)
            signed = AssistSign(order=order.id, handler=handler.person)
            case = yield tale.step_of(handler, signed, after=tale.minutes(3, 20), hours=tale.office)
        else:
            assert order.handler is not None
            done = AssistFinish(order=order.id, note=tale.say("work", "helped"))
            case = yield tale.step_of(tale.roster.person(order.handler), done, after=share, hours=tale.office)
    return case


def check(tale: Tale, case: Case) -> Script:
    """A collector who had no hand in it looks at the place."""
    collector = tale.roster.near(Role.COLLECTOR, case.region, but=case.handled_by)
    send = SendCheck(assignee=collector.person, note=tale.say("check", "send"))
    case = yield tale.step(Role.ACCEPTOR, case.owner, send, after=tale.minutes(4, 40), hours=Hours.GROUND)
    place = tale.spot(case)
    seen = CheckPass(note=tale.say("check", "passed"), lon=place.lon, lat=place.lat, evidence=(tale.photo("check"),))
    return (yield tale.step_of(collector, seen, after=tale.minutes(8, 27), hours=Hours.GROUND))


def call_back(tale: Tale, case: Case) -> Script:
    """The hotline asks the citizen, where there is one to ask."""
    if case.state is State.PENDING_CALLBACK:
        content = CallbackSatisfied(way="phone", note=tale.say("check", "satisfied"))
        agent = tale.roster.near(Role.AGENT, case.region[:6])
        case = yield tale.step_of(agent, content, after=tale.minutes(10, 120), hours=Hours.PHONE)
    return case


def close(tale: Tale, case: Case) -> Script:
    """The shift leader of the closing centre looks it through and closes."""
    if case.state is State.PENDING_CLOSE:
        done = Close(condition_met=True, note=tale.say("check", "closed"))
        apart = (*case.handled_by, *case.checked_by)
        case = yield tale.step(Role.SHIFT_LEADER, case.owner, done, after=tale.minutes(5, 45), but=apart)
    return case


def wait(tale: Tale, who: Actor, after: timedelta) -> Script:
    """Time passes."""
    return (yield tale.step_of(who, LookAgain(), after=after))
