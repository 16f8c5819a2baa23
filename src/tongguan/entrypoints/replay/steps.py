# SPDX-License-Identifier: Apache-2.0
"""What the people of the hub do next with a case, given the state it is in: one function for each state.

Nothing here knows whether the store is memory or PostgreSQL, and nothing changes a case: a `Step` is a wish of
somebody at a moment; `cases` may still refuse it.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from tongguan.cases import api as cases
from tongguan.cases.api import Case, Clock, ClockKind, OrderState, RequestKind, RequestState, State, Wish
from tongguan.city_pack.api import City
from tongguan.dispatch.api import HandDown, Matter, Proposal, SendToUnits, next_step
from tongguan.entrypoints.replay.habits import Habits, fitted, wait
from tongguan.entrypoints.replay.life import Life, Step
from tongguan.entrypoints.replay.staff import Roster
from tongguan.kernel.ids import UnitId
from tongguan.kernel.people import SYSTEM_ACTOR, Actor, Role

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6368000000"
    "82008177cd72b60000000049454e44ae426082"
)
"""The one picture that stands for every photo of a replay: a single grey dot (PNG)."""
PICTURE_HASH = sha256(PICTURE).hexdigest()


@dataclass(frozen=True, kw_only=True)
class People:
    """The city, its staff and their habits."""

    city: City
    roster: Roster
    habits: Habits


class NobodyThere(Exception):
    """The pack has nobody for this seat: the pack is at fault, not the case."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A case, its life, the people around it, now."""

    case: Case
    life: Life
    people: People
    now: datetime

    @property
    def dice(self) -> random.Random:
        """The dice of this life."""
        return self.life.dice

    @property
    def habits(self) -> Habits:
        """Chances and durations."""
        return self.people.habits

    def at(self, organ: str, role: Role, *, besides: tuple[str, ...] = ()) -> Actor:
        """Somebody with a role in an organ; raises NobodyThere."""
        found = self.people.roster.at(organ, role, self.dice, besides=besides)
        if found is None:
            raise NobodyThere(f"{role.value}@{organ}")
        return found

    def owner(self, role: Role, *, besides: tuple[str, ...] = ()) -> Actor:
        """Somebody with a role in the owning centre."""
        return self.at(self.case.owner, role, besides=besides)

    def unit(self, role: Role) -> Actor:
        """Somebody with a role in the lead unit."""
        assert self.case.lead_unit is not None
        return self.at(self.case.lead_unit, role)

    def area(self, role: Role, *, besides: tuple[str, ...] = ()) -> Actor:
        """Somebody with a role whose area takes in the place."""
        found = self.people.roster.over(self.case.region, role, self.dice, besides=besides)
        if found is None:
            raise NobodyThere(f"{role.value} over {self.case.region}")
        return found

    def step(self, name: str, wish: Wish, by: Actor, *, part: float = 0.02) -> Step:
        """The wish, after the time people take for it; a real end known from the file is kept."""
        planned = self.now + wait(name, self.dice)
        return Step(at=fitted(self.now, planned, end=self.life.incoming.closed_at, part=part), wish=wish, by=by)

    def picture(self, kind: str) -> cases.Exhibit:
        """The picture that stands for a photo."""
        return cases.Exhibit(kind=kind, blob=PICTURE_HASH, name=f"{kind}.png", lon=self.case.lon, lat=self.case.lat)


def next_of(case: Case, life: Life, people: People, *, now: datetime) -> Step | None:
    """What happens next; none when the case has ended or only time can help it."""
    scene = Scene(case=case, life=life, people=people, now=now)
    if case.state in _BY_STATE:
        return _BY_STATE[case.state](scene)
    return None


def _reported(scene: Scene) -> Step:
    life, acceptor = scene.life, scene.owner(Role.ACCEPTOR)
    code = life.incoming.class_code
    if life.twin is not None:
        return scene.step("merge", cases.Merge(parent=life.twin), acceptor)
    if life.incoming.duplicate:
        return scene.step("reject", cases.Reject(reason="同一事项已登记，原件办理中或已办结"), acceptor)
    rules = scene.people.city.sub_class(code)
    if rules is not None and rules.consultation and life.once("answered", scene.habits.answered_at_once):
        answer = life.incoming.answer or "已按政策口径当场答复来电人。"
        return scene.step("direct_answer", cases.DirectAnswer(class_code=code, article="KB", answer=answer), acceptor)
    if life.once("rejected", scene.habits.rejected):
        return scene.step("reject", cases.Reject(reason="不属于受理范围，已告知来电人其他途径"), acceptor)
    condition = scene.people.city.taxonomy.conditions(code)[0].id
    return scene.step("accept", cases.Accept(class_code=code, condition=condition), acceptor)


def _pending_filing(scene: Scene) -> Step:
    return scene.step("file", cases.File(), scene.owner(Role.SHIFT_LEADER))


def _pending_dispatch(scene: Scene) -> Step:
    case, city = scene.case, scene.people.city
    dispatcher = scene.owner(Role.DISPATCHER)
    proposal = _proposal(scene)
    returned = tuple(dict.fromkeys(o.unit for o in case.orders if o.state is OrderState.RETURNED))
    if len(returned) >= city.settings.returns_before_coordination:
        meeting = cases.Coordinate(candidates=returned, reason="两次退单，主办单位有争议")
        return scene.step("coordinate", meeting, dispatcher)
    if returned:
        other = _another(scene, returned)
        why = cases.Why(
            row=None if proposal is None else proposal.row,
            edition=city.edition,
            proposed=None if proposal is None else proposal.lead,
            override="原主办退单，经二次审核改派",
        )
        return scene.step("dispatch", cases.Dispatch(lead=other, why=why), dispatcher)
    if proposal is None:
        why = cases.Why(edition=city.edition, override="清单无唯一主办，人工指定")
        return scene.step("dispatch", cases.Dispatch(lead=_another(scene, ()), why=why), dispatcher)
    step = next_step(proposal, parent=city.parent(case.owner))
    rules = city.sub_class(case.class_code or "")
    machine = city.machine_dispatch and proposal.machine and proposal.exact and rules is not None
    machine = machine and rules is not None and rules.machine_dispatch
    match step:
        case SendToUnits():
            why = cases.Why(row=proposal.row, edition=city.edition, proposed=proposal.lead, machine=machine)
            wish: Wish = cases.Dispatch(lead=step.lead, assists=step.assists, why=why)
        case HandDown():
            wish = cases.TransferCentre(to=step.to, note=f"按权责清单{proposal.row}")
        case _:
            return scene.step("escalate", cases.Escalate(reason=f"按权责清单{proposal.row}", to=step.to), dispatcher)
    name = "dispatch" if isinstance(wish, cases.Dispatch) else "transfer_centre"
    if machine:
        return Step(at=scene.now, wish=wish, by=SYSTEM_ACTOR)
    return scene.step(name, wish, dispatcher)


def _waiting_upper(scene: Scene) -> Step:
    upper = scene.people.city.parent(scene.case.owner)
    assert upper is not None
    return scene.step("upper_accepts", cases.UpperAccepts(note="同意承接"), scene.at(upper, Role.DISPATCHER))


def _coordinating(scene: Scene) -> Step:
    meeting = scene.case.meeting
    if meeting is None or meeting.legal_opinion is None:
        opinion = cases.GiveLegalOpinion(opinion="依照职责规定，建议由首个候选单位牵头。")
        return scene.step("give_legal_opinion", opinion, scene.area(Role.LEGAL_OFFICER))
    decided = cases.DecideLead(lead=meeting.candidates[0], minutes="经协调，由该单位牵头，不再退单。")
    return scene.step("decide_lead", decided, scene.owner(Role.COMMANDER))


def _pending_accept(scene: Scene) -> Step:
    case, life = scene.case, scene.life
    chance = scene.habits.returned / (1 + case.returns)
    if not case.binding and case.shirks == 0 and life.once(f"return{case.returns}", chance):
        wish = cases.RequestReturn(reason_code="not_our_duty", reason="不属本单位职责", legal_basis="权责清单")
        return scene.step("request_return", wish, scene.unit(Role.UNIT_DISPATCHER))
    return scene.step("sign", cases.Sign(), scene.unit(Role.HANDLER))


def _return_review(scene: Scene) -> Step:
    dispatcher = scene.owner(Role.DISPATCHER)
    if scene.dice.random() < scene.habits.return_approved:
        return scene.step("review_return", cases.ApproveReturn(note="情况属实，同意改派"), dispatcher)
    return scene.step("review_return", cases.RefuseReturn(reason="属本单位职责，请签收办理"), dispatcher)


def _handling(scene: Scene) -> Step:
    case, life = scene.case, scene.life
    asked = case.open_request(RequestKind.EXTENSION, RequestKind.SUSPENSION)
    if asked is not None:
        return _review(scene, asked.kind, asked.state)
    if case.needs_callback and not case.contacts:
        talk = cases.RecordContact(way="电话", note="已联系诉求人，了解情况")
        return scene.step("record_contact", talk, scene.unit(Role.HANDLER))
    if (helper := _helper_step(scene)) is not None:
        return helper
    if life.finish_at is None or life.finish_at < scene.now:
        life.finish_at = _finish_at(scene)
    due = case.due_at
    in_time = due is not None and scene.now + timedelta(hours=1) < due
    if life.incoming.closed_at is None and in_time and life.once("suspended", scene.habits.suspended):
        until = scene.now + timedelta(days=20)
        wish: Wish = cases.RequestSuspend(reason="须待设施改造完成", plan="改造完成后恢复办理", until=until)
        return scene.step("request", wish, scene.unit(Role.UNIT_DISPATCHER))
    late = due is not None and life.finish_at > due
    if late and in_time and life.once("extended", scene.habits.extended):
        return scene.step(
            "request", cases.RequestExtension(reason="情况复杂，需要更多时间"), scene.unit(Role.UNIT_DISPATCHER)
        )
    note = life.incoming.answer[:500] or "已到现场处置完毕。"
    done = cases.Finish(result="solved", note=note, evidence=(scene.picture("after"),))
    by = scene.at(case.lead_unit or "", Role.HANDLER)
    return Step(at=max(scene.now, life.finish_at), wish=done, by=by)


def _review(scene: Scene, kind: RequestKind, state: RequestState) -> Step:
    if state is RequestState.PENDING_UNIT:
        return scene.step("review", cases.EndorseRequest(), scene.unit(Role.UNIT_DISPATCHER))
    dispatcher = scene.owner(Role.DISPATCHER)
    if scene.dice.random() >= scene.habits.extension_approved:
        return scene.step("review", cases.RefuseRequest(reason="请按原时限抓紧办理"), dispatcher)
    wish: Wish = cases.Extend() if kind is RequestKind.EXTENSION else cases.Suspend()
    return scene.step("review", wish, dispatcher)


def _helper_step(scene: Scene) -> Step | None:
    for order in scene.case.helpers:
        if order.state is OrderState.SENT:
            by = scene.at(order.unit, Role.HANDLER)
            return scene.step("assist", cases.AssistSign(order=order.id), by)
        if order.state is OrderState.SIGNED:
            by = scene.at(order.unit, Role.HANDLER)
            return scene.step("assist", cases.AssistFinish(order=order.id, note="已配合办理"), by)
    return None


def _unit_confirm(scene: Scene) -> Step:
    if scene.life.once("sent_back", scene.habits.sent_back_by_unit):
        wish: Wish = cases.UnitReturn(reason="照片不清，请补充处置")
        return scene.step("unit_return", wish, scene.unit(Role.UNIT_DISPATCHER))
    return scene.step("unit_pass", cases.UnitPass(), scene.unit(Role.UNIT_DISPATCHER), part=0.2)


def _pending_check(scene: Scene) -> Step:
    checker = scene.area(Role.COLLECTOR, besides=scene.case.handled_by)
    wish = cases.SendCheck(assignee=checker.person)
    return scene.step("send_check", wish, scene.owner(Role.ACCEPTOR), part=0.2)


def _checking(scene: Scene) -> Step:
    task = scene.case.open_task("check")
    assert task is not None
    by = scene.people.roster.person(task.assignee)
    place = scene.people.city.grids.middle_of(scene.people.city.grids.cell(scene.case.region))
    lon, lat = scene.case.lon or place.lon, scene.case.lat or place.lat
    shown = (scene.picture("check"),)
    if scene.life.once("check_failed", scene.habits.check_failed):
        wish: Wish = cases.CheckFail(reason="现场仍有残留", lon=lon, lat=lat, evidence=shown)
    else:
        wish = cases.CheckPass(lon=lon, lat=lat, evidence=shown)
    return scene.step("check", wish, by, part=0.2)


def _pending_callback(scene: Scene) -> Step:
    agent, end = scene.area(Role.AGENT), scene.life.incoming.closed_at
    if scene.life.once("unsatisfied", scene.habits.unsatisfied):
        again = scene.dice.random() < scene.habits.rehandled and end is None
        judgement = "rehandle" if again else "explained"
        wish: Wish = cases.CallbackUnsatisfied(way="电话", reason="诉求人对结果不满意", judgement=judgement)
    else:
        wish = cases.CallbackSatisfied(way="电话", note="诉求人表示认可")
    return scene.step("callback", wish, agent, part=0.4)


def _pending_close(scene: Scene) -> Step:
    case, end = scene.case, scene.life.incoming.closed_at
    by = scene.owner(Role.SHIFT_LEADER, besides=(*case.handled_by, *case.checked_by))
    step = scene.step("close", cases.Close(condition_met=True), by)
    return Step(at=max(scene.now, end), wish=step.wish, by=by) if end is not None else step


def _finish_at(scene: Scene) -> datetime:
    """When the unit will be done: nine tenths of the real span, or its share of the official limit."""
    end = scene.life.incoming.closed_at
    if end is not None:
        return max(scene.now, scene.now + (end - scene.now) * 0.9)
    clock = _overall(scene.case)
    if clock is None or clock.limit_seconds is None:
        return scene.now + timedelta(days=1)
    again = 0.3 if scene.case.reworks or scene.case.rehandles or "sent_back" in scene.life.tried else 1.0
    seconds = max(600, int(clock.limit_seconds * scene.life.share * again))
    begun = scene.now if again < 1.0 else (scene.case.filed_at or scene.now)
    planned = scene.people.city.calendars.after(begun, seconds, clock.unit)
    return max(planned, scene.now + wait("unit_pass", scene.dice))


def _overall(case: Case) -> Clock | None:
    return next((c for c in reversed(case.clocks) if c.kind is ClockKind.OVERALL), None)


def _proposal(scene: Scene) -> Proposal | None:
    case = scene.case
    if case.class_code is None:
        return None
    matter = Matter(class_code=case.class_code, region=case.region, source=case.source, condition=case.condition)
    return scene.people.city.responsibility.propose(matter, owner=case.owner)


def _another(scene: Scene, besides: tuple[UnitId, ...]) -> UnitId:
    """Another unit of the owning centre."""
    units = [unit.id for unit in scene.people.city.organisation.units_of(scene.case.owner) if unit.id not in besides]
    if not units:
        raise NobodyThere(f"no other unit at {scene.case.owner}")
    return units[scene.dice.randrange(len(units))]


_BY_STATE: Mapping[State, Callable[[Scene], Step]] = {
    State.REPORTED: _reported,
    State.PENDING_FILING: _pending_filing,
    State.PENDING_DISPATCH: _pending_dispatch,
    State.WAITING_UPPER: _waiting_upper,
    State.COORDINATING: _coordinating,
    State.PENDING_ACCEPT: _pending_accept,
    State.RETURN_REVIEW: _return_review,
    State.HANDLING: _handling,
    State.UNIT_CONFIRM: _unit_confirm,
    State.PENDING_CHECK: _pending_check,
    State.CHECKING: _checking,
    State.PENDING_CALLBACK: _pending_callback,
    State.PENDING_CLOSE: _pending_close,
}

__all__ = ["PICTURE", "PICTURE_HASH", "NobodyThere", "People", "next_of"]
