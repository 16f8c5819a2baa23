# SPDX-License-Identifier: Apache-2.0
"""Side lines before a unit is asked: verify, self-handle, void, several voices of one matter, machine."""

from datetime import datetime, timedelta

from tongguan.city.deadlines.api import Calendars
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases import wishes
from tongguan.matters.cases.api import Case, State
from tongguan.rehearsal.deeds import Script
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.phases import in_hand, onward, take_on
from tongguan.rehearsal.steps import handler_of

LATE_EVENING = 22
"""Hour of the day until which a matter is held open for more voices, where nobody knows how many will come."""


def verify(matter: PlayedMatter, case: Case) -> Script:
    """核实: a collector looks first; what is not true is not taken on."""
    collector = matter.roster.near(Role.COLLECTOR, case.region)
    send = wishes.SendVerify(assignee=collector.person, note=matter.say("accept", "verify"))
    case = yield matter.step(Role.ACCEPTOR, case.owner, send, shows=True)
    place = matter.spot(case)
    case = yield matter.step_of(collector, wishes.AcceptTask())
    case = yield matter.step_of(collector, wishes.ArriveTask(lon=place.lon, lat=place.lat))
    result = matter.incident.notes["result"]
    note, shown = matter.say("accept", f"seen_{result}"), (matter.photo("scene"),)
    seen = wishes.VerifyBack(result=result, note=note, lon=place.lon, lat=place.lat, evidence=shown)
    case = yield matter.step_of(collector, seen)
    if result == "true":
        return (yield from onward(matter, case))
    return (yield matter.step(Role.ACCEPTOR, case.owner, wishes.Reject(reason=matter.say("accept", "not_seen"))))


def self_handle(matter: PlayedMatter, case: Case) -> Script:
    """自发自处: put right on the spot, shown by two photos, then audited."""
    case = yield from _handled_on_the_spot(matter, case)
    return (yield matter.step(Role.ACCEPTOR, case.owner, wishes.SelfPass(), but=case.handled_by))


def self_invalid(matter: PlayedMatter, case: Case) -> Script:
    """自发自处，审核无效: the photos do not prove it."""
    case = yield from _handled_on_the_spot(matter, case)
    no = wishes.SelfInvalid(reason=matter.say("accept", "self_invalid"))
    return (yield matter.step(Role.ACCEPTOR, case.owner, no, but=case.handled_by))


def _handled_on_the_spot(matter: PlayedMatter, case: Case) -> Script:
    role = Role.COLLECTOR if matter.incident.draft.source == "patrol" else Role.GRID_WORKER
    worker = matter.roster.near(role, case.region)
    note, shown = matter.say("accept", "self_handled"), (matter.photo("before"), matter.photo("after"))
    done = wishes.SelfHandle(class_code=matter.incident.class_code, note=note, evidence=shown)
    return (yield matter.step_of(worker, done, shows=True))


def void(matter: PlayedMatter, case: Case) -> Script:
    """作废: a false alarm, or taken back; the shift leader agrees."""
    case = yield from take_on(matter, case)
    ask = wishes.RequestVoid(reason=matter.say("accept", "void"))
    case = yield matter.step(Role.ACCEPTOR, case.owner, ask)
    return (yield matter.step(Role.SHIFT_LEADER, case.owner, wishes.Void(note=matter.say("accept", "void_agreed"))))


def merge(matter: PlayedMatter, case: Case) -> Script:
    """并案: the first report of a matter is its case, every later one joins it; one that comes too late goes alone."""
    parent = matter.groups.parents.setdefault(matter.incident.group, case.id)
    if parent != case.id:
        matter.repeats = parent
        return (yield from onward(matter, case))
    case = yield from in_hand(matter, case)
    until = matter.groups.until.get(matter.incident.group) or _late_evening(matter, case)
    after = max(until - case.touched_at, timedelta(0)) + matter.minutes(20, 40)
    case = yield from matter.wait(handler_of(matter, case), after)
    return (yield from onward(matter, case))


def _late_evening(matter: PlayedMatter, case: Case) -> datetime:
    reported = case.reported_at.astimezone(matter.city.part(Calendars).time_zone)
    return reported.replace(hour=LATE_EVENING, minute=0, second=0)


def machine(matter: PlayedMatter, case: Case) -> Script:
    """机器派单: the platform dispatches by itself; where it holds back, a person does."""
    case = yield from take_on(matter, case)
    if case.state is State.PENDING_DISPATCH:
        case = yield from matter.wait(matter.roster.at(Role.ACCEPTOR, case.owner), matter.minutes(1, 2))
    matter.shown = True
    return (yield from onward(matter, case))
