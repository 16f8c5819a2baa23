# SPDX-License-Identifier: Apache-2.0
"""Side lines before a unit is asked: verify, reject, answer, self-handle, void, merge, machine."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tongguan.cases.api import (
    AcceptTask,
    ArriveTask,
    Case,
    DirectAnswer,
    Merge,
    Reject,
    RequestVoid,
    SelfHandle,
    SelfInvalid,
    SelfPass,
    SendVerify,
    State,
    VerifyBack,
    Void,
)
from tongguan.entrypoints.demo.chain import from_unit, main_line, route, sign, take_on, to_the_end, wait, work
from tongguan.entrypoints.demo.phrases import answer_for
from tongguan.entrypoints.demo.steps import Hours, Script
from tongguan.entrypoints.demo.tale import Tale
from tongguan.kernel.people import Role

LATE_EVENING = 22
"""Hour of the day until which a matter is held open for more voices, where nobody knows how many will come."""


def verify(tale: Tale, case: Case) -> Script:
    """核实: a collector looks first; what is not true is not taken on."""
    tale.shown = True
    collector = tale.roster.near(Role.COLLECTOR, case.region)
    send = SendVerify(assignee=collector.person, note=tale.say("accept", "verify"))
    case = yield tale.step(Role.ACCEPTOR, case.owner, send, after=tale.minutes(3, 10), hours=Hours.GROUND)
    place = tale.spot(case)
    case = yield tale.step_of(collector, AcceptTask(), after=tale.minutes(1, 4), hours=Hours.GROUND)
    case = yield tale.step_of(collector, ArriveTask(lon=place.lon, lat=place.lat), after=tale.minutes(5, 14))
    result = tale.message.notes["result"]
    seen = VerifyBack(
        result=result,
        note=tale.say("accept", f"seen_{result}"),
        lon=place.lon,
        lat=place.lat,
        evidence=(tale.photo("scene"),),
    )
    case = yield tale.step_of(collector, seen, after=tale.minutes(2, 8))
    if result == "true":
        return (yield from main_line(tale, case))
    no = Reject(reason=tale.say("accept", "not_seen"))
    return (yield tale.step(Role.ACCEPTOR, case.owner, no, after=tale.minutes(2, 9)))


def reject(tale: Tale, case: Case) -> Script:
    """不予受理."""
    no = Reject(reason=tale.say("accept", "reject"))
    return (yield tale.step(Role.ACCEPTOR, case.owner, no, after=tale.minutes(4, 13)))


def direct_answer(tale: Tale, case: Case) -> Script:
    """直接答复: the agent answers from the knowledge base."""
    code = tale.message.class_code
    answer = DirectAnswer(class_code=code, article=f"ZS-{code}", answer=answer_for(code))
    return (yield tale.step_of(tale.roster.near(Role.AGENT, case.region[:6]), answer, after=tale.minutes(1, 6)))


def self_handle(tale: Tale, case: Case) -> Script:
    """自发自处: put right on the spot, shown by two photos, then audited."""
    case = yield from _handled_on_the_spot(tale, case)
    return (yield tale.step(Role.ACCEPTOR, case.owner, SelfPass(), after=tale.minutes(5, 60), but=case.handled_by))


def self_invalid(tale: Tale, case: Case) -> Script:
    """自发自处，审核无效: the photos do not prove it."""
    case = yield from _handled_on_the_spot(tale, case)
    no = SelfInvalid(reason=tale.say("accept", "self_invalid"))
    return (yield tale.step(Role.ACCEPTOR, case.owner, no, after=tale.minutes(5, 60), but=case.handled_by))


def _handled_on_the_spot(tale: Tale, case: Case) -> Script:
    role = Role.COLLECTOR if tale.message.source == "patrol" else Role.GRID_WORKER
    worker = tale.roster.near(role, case.region)
    done = SelfHandle(
        class_code=tale.message.class_code,
        note=tale.say("accept", "self_handled"),
        evidence=(tale.photo("before"), tale.photo("after")),
    )
    case = yield tale.step_of(worker, done, after=tale.minutes(1, 9))
    tale.shown = True
    return case


def void(tale: Tale, case: Case) -> Script:
    """作废: a false alarm, or taken back; the shift leader agrees."""
    case = yield from take_on(tale, case)
    ask = RequestVoid(reason=tale.say("accept", "void"))
    case = yield tale.step(Role.ACCEPTOR, case.owner, ask, after=tale.minutes(3, 20))
    agreed = Void(note=tale.say("accept", "void_agreed"))
    return (yield tale.step(Role.SHIFT_LEADER, case.owner, agreed, after=tale.minutes(3, 25)))


def merge(tale: Tale, case: Case) -> Script:
    """并案: the first report of a matter is its case, every later one joins it; one that comes too late goes alone."""
    group = tale.message.group
    parent = tale.groups.parents.setdefault(group, case.id)
    if parent == case.id:
        return (yield from _for_everybody(tale, case))
    acceptor = tale.roster.at(Role.ACCEPTOR, case.owner)
    joined = Merge(parent=parent)
    late = frozenset({"cases.not_mergeable"})
    case = yield tale.step_of(acceptor, joined, after=tale.minutes(2, 14), may_fail=late)
    return case if case.state is State.MERGED else (yield from main_line(tale, case))


def _for_everybody(tale: Tale, case: Case) -> Script:
    """The parent is handled until the last voice has been heard."""
    case = yield from take_on(tale, case)
    case = yield from route(tale, case)
    case = yield from sign(tale, case)
    until = tale.groups.until.get(tale.message.group) or _late_evening(tale, case)
    handler = tale.roster.person(case.handler or "")
    case = yield from wait(tale, handler, max(until - case.touched_at, timedelta(0)) + tale.minutes(20, 40))
    case = yield from work(tale, case)
    return (yield from to_the_end(tale, case))


def _late_evening(tale: Tale, case: Case) -> datetime:
    reported = case.reported_at.astimezone(ZoneInfo(tale.city.calendars.zone))
    return reported.replace(hour=LATE_EVENING, minute=0, second=0)


def machine(tale: Tale, case: Case) -> Script:
    """机器派单: the platform dispatches by itself; where it holds back, a person does."""
    case = yield from take_on(tale, case)
    if case.state is State.PENDING_DISPATCH:
        acceptor = tale.roster.at(Role.ACCEPTOR, case.owner)
        case = yield from wait(tale, acceptor, tale.minutes(1, 2))
    tale.shown = True
    case = yield from route(tale, case)
    return (yield from from_unit(tale, case))
