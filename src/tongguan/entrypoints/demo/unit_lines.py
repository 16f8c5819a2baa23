# SPDX-License-Identifier: Apache-2.0
"""Side lines while a unit is at work: more time, standing still, help, joint handling, whistle, words from above."""

from collections.abc import Generator
from datetime import timedelta

from tongguan.cases.api import (
    AnswerNotice,
    AnswerWhistle,
    ArriveWhistle,
    Case,
    EndorseRequest,
    Extend,
    ForwardRequest,
    GrantAssist,
    Instruct,
    JointStart,
    RateWhistle,
    RefuseRequest,
    RequestAssist,
    RequestExtension,
    RequestSuspend,
    Resume,
    Supervise,
    Suspend,
    Urge,
    Whistle,
    Wish,
)
from tongguan.entrypoints.demo.chain import handler_now, sign, take_on, to_the_end, to_unit, wait, work
from tongguan.entrypoints.demo.dispatch_lines import down_to
from tongguan.entrypoints.demo.steps import Script, Step
from tongguan.entrypoints.demo.tale import HELPFUL_KINDS, Tale
from tongguan.kernel.ids import UnitId
from tongguan.kernel.people import Role

DEPARTMENTS = {
    "04": "market_regulation",
    "05": "human_resources",
    "06": "planning",
    "07": "housing",
    "12": "road_maintenance",
    "15": "ecology",
    "18": "market_regulation",
    "19": "fire",
}
"""Which department of the district a street whistles for, by major."""


def extension(tale: Tale, case: Case) -> Script:
    """延期: asked for in time, endorsed by the unit, granted by the centre."""
    case = yield from _ask_for_time(tale, case)
    agreed = Extend(note=tale.say("work", "extended"))
    case = yield tale.step(Role.DISPATCHER, case.owner, agreed, after=tale.minutes(5, 30))
    return (yield from _finished(tale, case))


def extension_refused(tale: Tale, case: Case) -> Script:
    """延期被拒: in the old time, then."""
    case = yield from _ask_for_time(tale, case)
    no = RefuseRequest(reason=tale.say("work", "extension_refused"))
    case = yield tale.step(Role.DISPATCHER, case.owner, no, after=tale.minutes(5, 30))
    return (yield from _finished(tale, case))


def extension_upper(tale: Tale, case: Case) -> Script:
    """延期报上级: the limit of the level above is touched, so it decides."""
    case = yield from _ask_for_time(tale, case)
    ask = ForwardRequest(note=tale.say("work", "forwarded"))
    case = yield tale.step(Role.DISPATCHER, case.owner, ask, after=tale.minutes(5, 20))
    agreed = Extend(note=tale.say("work", "extended"))
    case = yield tale.step(Role.DISPATCHER, tale.parent_of(case.owner), agreed, after=tale.minutes(10, 60))
    return (yield from _finished(tale, case))


def suspension(tale: Tale, case: Case) -> Script:
    """挂账: cannot be solved now; resumes by itself, or earlier when the cause has gone."""
    case = yield from _in_hand(tale, case)
    ask = RequestSuspend(
        reason=tale.say("work", "suspension"),
        plan=tale.say("work", "plan"),
        until=case.touched_at + timedelta(days=tale.rng.randint(30, 180)),
    )
    case = yield from _asked_and_endorsed(tale, case, ask)
    agreed = Suspend(note=tale.say("work", "suspended"))
    case = yield tale.step(Role.DISPATCHER, case.owner, agreed, after=tale.minutes(10, 40))
    tale.shown = True
    if tale.message.notes["resume"] == "later":
        return case
    again = Resume(reason=tale.say("work", "resumed"))
    case = yield tale.step(Role.DISPATCHER, case.owner, again, after=tale.minutes(60, 180))
    return (yield from _finished(tale, case))


def assist(tale: Tale, case: Case) -> Script:
    """协办: the lead asks for another unit, through the hub."""
    case = yield from _in_hand(tale, case)
    on_it = tuple(order.unit for order in case.orders)
    unit = tale.other_units(case, but=on_it)[0]
    ask = RequestAssist(suggested_unit=unit, reason=tale.say("work", "assist", unit=unit))
    case = yield from _asked_and_endorsed(tale, case, ask)
    agreed = GrantAssist(unit=unit, note=tale.say("work", "granted", unit=unit))
    case = yield tale.step(Role.DISPATCHER, case.owner, agreed, after=tale.minutes(5, 20))
    return (yield from _finished(tale, case))


def joint(tale: Tale, case: Case) -> Script:
    """联勤联动: more units on the same case, together or one after the other."""
    case = yield from to_unit(tale, case)
    case = yield from sign(tale, case)
    on_it = tuple(order.unit for order in case.orders)
    units = tuple(tale.other_units(case, but=on_it)[:2])
    if units:
        start = JointStart(manner=tale.message.notes["manner"], units=units, reason=tale.say("work", "joint"))
        case = yield tale.step(Role.DISPATCHER, case.owner, start, after=tale.minutes(5, 20))
    return (yield from _finished(tale, case))


def whistle(tale: Tale, case: Case) -> Script:
    """吹哨报到: the street handles, lacks the power, and calls the department; it comes, acts and is rated."""
    case = yield from take_on(tale, case)
    street = tale.street_centre(case)
    kinds = HELPFUL_KINDS[tale.message.class_code[:2]]
    organisation = tale.city.organisation
    unit = next(unit for unit in tale.other_units(case, owner=street) if organisation.unit(unit).kind in kinds)
    case = yield from down_to(tale, case, unit)
    case = yield from sign(tale, case)
    department = next(
        unit.id
        for unit in organisation.units.values()
        if unit.kind == DEPARTMENTS[tale.message.class_code[:2]] and unit.region == tale.city.region
    )
    blow = Whistle(units=(UnitId(department),), text=tale.say("work", "whistle"))
    case = yield tale.step(Role.UNIT_DISPATCHER, unit, blow, after=tale.minutes(10, 40), hours=tale.office)
    call = case.whistle_calls[-1]
    yes = AnswerWhistle(call=call.id, note=tale.say("work", "answered"))
    case = yield tale.step(Role.UNIT_DISPATCHER, department, yes, after=tale.minutes(8, 50), hours=tale.office)
    place = tale.spot(case)
    there = ArriveWhistle(call=call.id, lon=place.lon + 0.0004, lat=place.lat)
    case = yield tale.step(Role.HANDLER, department, there, after=tale.minutes(25, 80), hours=tale.office)
    tale.shown = True
    rate = RateWhistle(call=call.id, rating=tale.rng.choice((3, 4, 5, 5)), comment=tale.say("work", "rated"))
    case = yield tale.step(Role.UNIT_DISPATCHER, unit, rate, after=tale.minutes(40, 90), hours=tale.office)
    return (yield from _finished(tale, case))


def urge(tale: Tale, case: Case) -> Script:
    """催办: the citizen calls again, the agent urges whoever has it."""
    case = yield from _in_hand(tale, case)
    words = Urge(text=tale.say("work", "urge"), channel="phone")
    agent = tale.roster.near(Role.AGENT, case.region[:6])
    case = yield tale.step_of(agent, words, after=tale.minutes(20, 60))
    return (yield from _answered(tale, case))


def supervise(tale: Tale, case: Case) -> Script:
    """督办: an inspector wants an answer by a date."""
    case = yield from _in_hand(tale, case)
    words = Supervise(text=tale.say("work", "supervise"), ground=tale.message.notes["ground"])
    inspector = tale.roster.at(Role.INSPECTOR, tale.roster.district)
    case = yield tale.step_of(inspector, words, after=tale.minutes(20, 60))
    return (yield from _answered(tale, case))


def instruct(tale: Tale, case: Case) -> Script:
    """批示: a leader's word on the case."""
    case = yield from to_unit(tale, case)
    words = Instruct(text=tale.say("work", "instruct"))
    leader = tale.roster.at(Role.LEADER, tale.roster.district)
    case = yield tale.step_of(leader, words, after=tale.minutes(2, 12))
    case = yield from sign(tale, case)
    return (yield from _answered(tale, case))


def overdue(tale: Tale, case: Case) -> Script:
    """超时: signed, and then left lying past its limit."""
    case = yield from _in_hand(tale, case)
    assert case.due_at is not None
    case = yield from wait(tale, handler_now(tale, case), case.due_at - case.touched_at + tale.minutes(5, 30))
    return (yield from _finished(tale, case))


def _in_hand(tale: Tale, case: Case) -> Script:
    case = yield from to_unit(tale, case)
    return (yield from sign(tale, case))


def _finished(tale: Tale, case: Case) -> Script:
    tale.shown = True
    case = yield from work(tale, case)
    return (yield from to_the_end(tale, case))


def _ask_for_time(tale: Tale, case: Case) -> Script:
    case = yield from _in_hand(tale, case)
    days = tale.rng.choice((None, 2, 3, 5))
    return (
        yield from _asked_and_endorsed(tale, case, RequestExtension(reason=tale.say("work", "extension"), days=days))
    )


def _asked_and_endorsed(tale: Tale, case: Case, ask: Wish) -> Script:
    """The handler asks, the unit's dispatcher stands for it."""
    handler, unit = handler_now(tale, case), case.lead_unit
    assert unit is not None
    case = yield tale.step_of(handler, ask, after=tale.minutes(15, 50), hours=tale.office)
    agreed = EndorseRequest(note=tale.say("work", "endorsed"))
    boss = tale.step(
        Role.UNIT_DISPATCHER, unit, agreed, after=tale.minutes(3, 15), hours=tale.office, but=(handler.person,)
    )
    return (yield boss)


def _answered(tale: Tale, case: Case) -> Generator[Step, Case, Case]:
    """Whoever was spoken to replies; then the work goes on."""
    notice = next(n for n in reversed(case.notices) if n.organ is not None and n.answered_at is None)
    assert notice.organ is not None
    reply = AnswerNotice(notice=notice.id, answer=tale.say("work", "replied"))
    case = yield tale.step(Role.UNIT_DISPATCHER, notice.organ, reply, after=tale.minutes(8, 40), hours=tale.office)
    return (yield from _finished(tale, case))
