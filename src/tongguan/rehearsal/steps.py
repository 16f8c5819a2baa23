# SPDX-License-Identifier: Apache-2.0
"""What people do next with a case in the state it is in: one table, one function for each state.

With every chance at nought this is the plain life 受理 → 立案 → 派遣 → 签收 → 处置 → 核查 → 回访 → 结案; the dice of a
matter may lead it another way wherever the rules of the hub allow one. Nothing here changes a case: a step is a deed of
somebody, done through the doors, and the hub may still refuse it.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.cases import wishes
from tongguan.matters.cases.api import Case, CaseSettings, OrderState, Request, RequestKind, RequestState, State
from tongguan.matters.cases.wishes import Wish
from tongguan.rehearsal.deeds import FollowList, LookAgain, ScriptStep, SendTo
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.roster import NobodyThere
from tongguan.rehearsal.words import answer_for, finished

PARENT_ENDED = frozenset({"cases.not_mergeable", "cases.not_found"})
TOO_LATE = frozenset({"cases.too_late"})


def next_step(matter: PlayedMatter, case: Case) -> ScriptStep | None:
    """What happens next; none when the case has ended."""
    by_state = _BY_STATE.get(case.state)
    return None if by_state is None else by_state(matter, case)


def handler_of(matter: PlayedMatter, case: Case) -> Actor:
    """The person named as the handler."""
    return matter.roster.person(case.handler) if case.handler else _handler_in(matter, case, case.lead_unit or "")


def another_unit(matter: PlayedMatter, case: Case) -> UnitId:
    """A unit of the owning centre that was not asked yet; one that has not given the case back if all were asked."""
    asked = [order.unit for order in case.orders]
    found = matter.other_units(case, but=asked) or matter.other_units(case, but=_gave_back(case))
    if not found:
        raise NobodyThere(f"{case.owner} 没有其他可承办的单位")
    return found[0]


def _reported(matter: PlayedMatter, case: Case) -> ScriptStep:
    incident, chances = matter.incident, matter.chances
    if matter.repeats is not None:
        joined, matter.repeats = wishes.Merge(parent=matter.repeats), None
        return matter.step_of(matter.roster.at(Role.ACCEPTOR, case.owner), joined, may_fail=PARENT_ENDED)
    if incident.duplicate or matter.befalls("rejected", chances.rejected):
        no = wishes.Reject(reason=matter.say("accept", "duplicate" if incident.duplicate else "reject"))
        return matter.step(Role.ACCEPTOR, case.owner, no, shows=True)
    if matter.befalls("answered", chances.answered_at_once):
        code = incident.class_code
        answer = wishes.DirectAnswer(class_code=code, article=f"ZS-{code}", answer=incident.answer or answer_for(code))
        return matter.step_of(matter.roster.near(Role.AGENT, case.region[:6]), answer, shows=True)
    accept = wishes.Accept(class_code=incident.class_code, condition=incident.condition)
    return matter.step(Role.ACCEPTOR, case.owner, accept)


def _pending_filing(matter: PlayedMatter, case: Case) -> ScriptStep:
    return matter.step(Role.SHIFT_LEADER, case.owner, wishes.File())


def _pending_dispatch(matter: PlayedMatter, case: Case) -> ScriptStep:
    """Wherever the list points: to the unit, one level down, one level up; the machine may have been quicker."""
    gave_back = _gave_back(case)
    if len(gave_back) >= matter.city.part(CaseSettings).returns_before_coordination:
        call = wishes.Coordinate(candidates=gave_back, reason=matter.say("dispatch", "coordinate"))
        return matter.step(Role.DISPATCHER, case.owner, call, shows=True)
    if gave_back or matter.proposal(case) is None:
        unit = another_unit(matter, case)
        words = matter.say("dispatch", "second_review" if gave_back else "not_listed", unit=unit)
        return matter.step(Role.DISPATCHER, case.owner, SendTo(unit, words), only_in=State.PENDING_DISPATCH)
    follow = FollowList(matter.say("dispatch", "follow"))
    return matter.step(Role.DISPATCHER, case.owner, follow, only_in=State.PENDING_DISPATCH)


def _waiting_upper(matter: PlayedMatter, case: Case) -> ScriptStep:
    accept = wishes.UpperAccepts(note=matter.say("dispatch", "upper"))
    return matter.step(Role.DISPATCHER, matter.parent_of(case.owner), accept)


def _coordinating(matter: PlayedMatter, case: Case) -> ScriptStep:
    meeting = case.meeting
    assert meeting is not None
    lead = meeting.candidates[0]
    if meeting.legal_opinion is not None:
        decided = wishes.DecideLead(lead=lead, minutes=matter.say("dispatch", "minutes", unit=lead))
        return matter.step(Role.COMMANDER, case.owner, decided)
    opinion = wishes.GiveLegalOpinion(opinion=matter.say("dispatch", "legal", unit=lead))
    if matter.roster.has(Role.LEGAL_OFFICER, case.owner):
        return matter.step(Role.LEGAL_OFFICER, case.owner, opinion)
    return matter.step_of(matter.roster.near(Role.LEGAL_OFFICER, case.region), opinion)


def _pending_accept(matter: PlayedMatter, case: Case) -> ScriptStep:
    """The unit's dispatcher signs and names a handler, or gives the case back."""
    assert case.lead_unit is not None
    chance = matter.chances.returned if case.returns == 0 else matter.chances.returned_again
    if not case.binding and case.shirks == 0 and matter.befalls(f"return {case.returns}", chance):
        ask = wishes.RequestReturn(
            reason_code="not_our_duty",
            reason=matter.say("return", "reasons"),
            legal_basis=matter.say("return", "basis"),
            suggested_unit=another_unit(matter, case),
        )
        return matter.step(Role.UNIT_DISPATCHER, case.lead_unit, ask, shows=True)
    signed = wishes.Sign(handler=_handler_in(matter, case, case.lead_unit).person)
    return matter.step(Role.UNIT_DISPATCHER, case.lead_unit, signed, only_in=State.PENDING_ACCEPT)


def _return_review(matter: PlayedMatter, case: Case) -> ScriptStep:
    asked = case.open_request(RequestKind.RETURN)
    if matter.happens(matter.chances.return_approved):
        unit = None if asked is None else asked.suggested_unit
        agreed = wishes.ApproveReturn(right_unit=unit, note=matter.say("return", "approved"))
        return matter.step(Role.DISPATCHER, case.owner, agreed)
    return matter.step(Role.DISPATCHER, case.owner, wishes.RefuseReturn(reason=matter.say("return", "refused")))


def _handling(matter: PlayedMatter, case: Case) -> ScriptStep:
    """Call the citizen, see the place, do the work with whoever assists, show it."""
    asked = case.open_request(RequestKind.EXTENSION, RequestKind.SUSPENSION)
    if asked is not None:
        return _request_review(matter, case, asked)
    handler = handler_of(matter, case)
    matter.work = matter.work or matter.pace(matter, case)
    if case.needs_callback and not case.contacts:
        return matter.step_of(handler, wishes.RecordContact(way="phone", note=matter.say("work", "contact")))
    if case.special_attention and not any(one.kind == "before" for one in case.evidence):
        return matter.step_of(handler, wishes.AddEvidence(evidence=(matter.photo("before"),)))
    helper = _helper_step(matter, case)
    if helper is not None:
        return helper
    ask = _asks_for_time(matter, case, matter.work)
    if ask is not None:
        return matter.step_of(handler, ask, may_fail=TOO_LATE, shows=True)
    first = case.handled_at is None
    note = finished(matter.rng, matter.domain) if first else matter.say("work", "finish_again")
    note = matter.incident.answer[:500] or note
    done = wishes.Finish(result="solved", note=note, evidence=(matter.photo("after"),))
    step = matter.step_of(handler, done, only_in=State.HANDLING)
    matter.work = None
    return step


def _asks_for_time(matter: PlayedMatter, case: Case, work: timedelta) -> Wish | None:
    """More time, or none for long; not where the file tells when it was really closed, unless that was late."""
    if case.due_at is None or case.due_at <= matter.now + timedelta(hours=1):
        return None
    end = matter.incident.closed_at
    if end is None and matter.befalls("suspended", matter.chances.suspended):
        return asks_to_suspend(matter, days=20)
    done_at = end or matter.now + work / 2
    if done_at > case.due_at and matter.befalls("extended", matter.chances.extended):
        return wishes.RequestExtension(reason=matter.say("work", "extension"))
    return None


def asks_to_suspend(matter: PlayedMatter, *, days: int) -> Wish:
    """挂账: it cannot be solved now."""
    reason, plan = matter.say("work", "suspension"), matter.say("work", "plan")
    return wishes.RequestSuspend(reason=reason, plan=plan, until=matter.now + timedelta(days=days))


def _request_review(matter: PlayedMatter, case: Case, asked: Request) -> ScriptStep:
    """The unit's dispatcher stands for it, the centre decides, the one above where it was sent up."""
    assert case.lead_unit is not None
    if asked.state is RequestState.PENDING_UNIT:
        agreed = wishes.EndorseRequest(note=matter.say("work", "endorsed"))
        return matter.step(Role.UNIT_DISPATCHER, case.lead_unit, agreed, but=(asked.asked_by,))
    centre = matter.parent_of(case.owner) if asked.state is RequestState.PENDING_UPPER else case.owner
    if not matter.happens(matter.chances.extension_approved):
        no = wishes.RefuseRequest(reason=matter.say("work", "extension_refused"))
        return matter.step(Role.DISPATCHER, centre, no, shows=True)
    if asked.kind is RequestKind.EXTENSION:
        return matter.step(Role.DISPATCHER, centre, wishes.Extend(note=matter.say("work", "extended")), shows=True)
    return matter.step(Role.DISPATCHER, centre, wishes.Suspend(note=matter.say("work", "suspended")), shows=True)


def _helper_step(matter: PlayedMatter, case: Case) -> ScriptStep | None:
    """Every assisting unit signs and does its part; in serial handling one after the other."""
    for order in case.helpers:
        if order.state is OrderState.SENT:
            handler = _handler_in(matter, case, order.unit)
            return matter.step_of(handler, wishes.AssistSign(order=order.id, handler=handler.person))
        if order.state is OrderState.SIGNED:
            assert order.handler is not None
            done = wishes.AssistFinish(order=order.id, note=matter.say("work", "helped"))
            return matter.step_of(matter.roster.person(order.handler), done)
    return None


def _suspended(matter: PlayedMatter, case: Case) -> ScriptStep:
    """Its own clock wakes it up."""
    bell = case.next_tick_at or matter.now
    wait = max(bell - matter.now, timedelta(0)) + timedelta(minutes=1)
    return matter.step_of(handler_of(matter, case), LookAgain(), after=wait)


def _unit_confirm(matter: PlayedMatter, case: Case) -> ScriptStep:
    assert case.lead_unit is not None
    wish: Wish
    if matter.befalls("sent back", matter.chances.sent_back_by_unit):
        wish = wishes.UnitReturn(reason=matter.say("work", "sent_back"))
    else:
        wish = wishes.UnitPass(note=matter.say("work", "passed"))
    return matter.step(Role.UNIT_DISPATCHER, case.lead_unit, wish, but=case.checked_by)


def _pending_check(matter: PlayedMatter, case: Case) -> ScriptStep:
    """A collector who had no hand in it is to look at the place."""
    collector = matter.roster.near(Role.COLLECTOR, case.region, but=case.handled_by)
    send = wishes.SendCheck(assignee=collector.person, note=matter.say("check", "send"))
    return matter.step(Role.ACCEPTOR, case.owner, send)


def _checking(matter: PlayedMatter, case: Case) -> ScriptStep:
    task, place = case.open_task("check"), matter.spot(case)
    assert task is not None
    wish: Wish
    if matter.befalls("check failed", matter.chances.check_failed):
        words, shown = matter.say("check", "failed"), (matter.photo("check"),)
        wish = wishes.CheckFail(reason=words, lon=place.lon, lat=place.lat, evidence=shown)
        return matter.step_of(matter.roster.person(task.assignee), wish, shows=True)
    words, shown = matter.say("check", "passed"), (matter.photo("check"),)
    wish = wishes.CheckPass(note=words, lon=place.lon, lat=place.lat, evidence=shown)
    return matter.step_of(matter.roster.person(task.assignee), wish)


def _pending_callback(matter: PlayedMatter, case: Case) -> ScriptStep:
    """The hotline asks the citizen, where there is one to ask; a person judges whether it is done again."""
    agent = matter.roster.near(Role.AGENT, case.region[:6])
    if matter.befalls("unsatisfied", matter.chances.unsatisfied):
        again = matter.happens(matter.chances.rehandled) and matter.incident.closed_at is None
        judgement = matter.incident.notes.get("judgement", "rehandle" if again else "explained")
        words = matter.say("check", "unsatisfied" if judgement == "rehandle" else "explained")
        no = wishes.CallbackUnsatisfied(way="phone", reason=words, judgement=judgement)
        return matter.step_of(agent, no, shows=True)
    return matter.step_of(agent, wishes.CallbackSatisfied(way="phone", note=matter.say("check", "satisfied")))


def _pending_close(matter: PlayedMatter, case: Case) -> ScriptStep:
    """The shift leader of the closing centre looks it through and closes."""
    done = wishes.Close(condition_met=True, note=matter.say("check", "closed"))
    return matter.step(Role.SHIFT_LEADER, case.owner, done, but=(*case.handled_by, *case.checked_by))


def _handler_in(matter: PlayedMatter, case: Case, unit: str) -> Actor:
    """Somebody of the unit who may handle the case: whoever has checked it may not."""
    role = Role.HANDLER if matter.roster.has(Role.HANDLER, unit, but=case.checked_by) else Role.UNIT_DISPATCHER
    return matter.roster.at(role, unit, but=case.checked_by)


def _gave_back(case: Case) -> tuple[UnitId, ...]:
    """The units that have given the case back, the first one first."""
    return tuple(dict.fromkeys(order.unit for order in case.orders if order.state is OrderState.RETURNED))


_BY_STATE: Mapping[State, Callable[[PlayedMatter, Case], ScriptStep]] = {
    State.REPORTED: _reported,
    State.PENDING_FILING: _pending_filing,
    State.PENDING_DISPATCH: _pending_dispatch,
    State.WAITING_UPPER: _waiting_upper,
    State.COORDINATING: _coordinating,
    State.PENDING_ACCEPT: _pending_accept,
    State.RETURN_REVIEW: _return_review,
    State.HANDLING: _handling,
    State.SUSPENDED: _suspended,
    State.UNIT_CONFIRM: _unit_confirm,
    State.PENDING_CHECK: _pending_check,
    State.CHECKING: _checking,
    State.PENDING_CALLBACK: _pending_callback,
    State.PENDING_CLOSE: _pending_close,
}
