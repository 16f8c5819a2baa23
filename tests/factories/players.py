# SPDX-License-Identifier: Apache-2.0
"""Random people of the small city who try random things, and what must be true whatever they try."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from tests.factories import cases as made
from tongguan.ground.kernel.ids import CentreId, PersonId, UnitId, new_id
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Actor, Role
from tongguan.ground.kernel.refusal import Refusal
from tongguan.matters.cases import api
from tongguan.matters.cases import wishes as wish_kinds
from tongguan.matters.cases.domain import lifecycle, timing
from tongguan.matters.cases.domain.merging import GainVoice, LoseVoice
from tongguan.matters.cases.domain.refusals import (
    HelpersUnfinished,
    LeaderWordMissing,
    MeetingIncomplete,
    NoOpenRequest,
    NotTheBroker,
    NotYourPost,
    NoWayUp,
    QuotaUsed,
    RequestOpen,
    RevokeFirst,
    SeparationOfDuty,
    TooLate,
    UpperMustDecide,
    WrongState,
)
from tongguan.matters.cases.store.records import fold

CENTRE_ROLES = (
    Role.ACCEPTOR, Role.SHIFT_LEADER, Role.DISPATCHER, Role.COMMANDER, Role.LEGAL_OFFICER, Role.LEADER,
    Role.INSPECTOR, Role.AGENT, Role.COLLECTOR, Role.GRID_WORKER,
)  # fmt: skip


def _staff() -> tuple[Actor, ...]:
    people = [made.staff(role, centre) for centre in made.PARENTS for role in CENTRE_ROLES]
    people += [
        made.staff(role, centre, name=f"second-{role.value}@{centre}")
        for centre in (made.DISTRICT, made.STREET)
        for role in (Role.ACCEPTOR, Role.SHIFT_LEADER, Role.COLLECTOR)
    ]
    people += [made.staff(role, unit) for unit in made.UNITS for role in (Role.UNIT_DISPATCHER, Role.HANDLER)]
    people.append(made.staff(Role.UPPER_PLATFORM, made.CITY))
    everything: list[tuple[Role, str, str]] = [(role, made.STREET, "310112001") for role in CENTRE_ROLES]
    everything += [(role, made.SQUAD, "310112001") for role in (Role.UNIT_DISPATCHER, Role.HANDLER)]
    people.append(made.actor("everything@street", *everything))
    return (*people, SYSTEM_ACTOR)


STAFF = _staff()
"""Everybody who could have a part in a case."""

OFFICERS = tuple(person for person in STAFF if person is not SYSTEM_ACTOR)

WORDS = frozenset({
    "urge", "supervise", "instruct", "answer_notice", "add_evidence", "record_contact", "correct", "exclude_outage",
    "rate_whistle", "answer_whistle", "arrive_whistle", "tick", "request_void", "accept_task", "arrive_task",
})  # fmt: skip
"""Moves that do not bring a case any further."""

BACKWARD = frozenset({
    "reject", "refuse_void", "self_invalid", "upper_refuses", "revoke", "redispatch_same", "revoke_assign",
    "unit_return", "request_return", "approve_return", "refuse_return", "refuse_request", "check_fail",
    "callback_unsatisfied", "force_close", "reopen", "unmerge", "escalate", "return_upper", "refuse_task",
    "recall_task", "coordinate", "exclude_outage", "correct", "request_void", "void",
})  # fmt: skip
"""Moves that take something back, or leave the usual way: each has a reason on record."""


EARLY_ENDS = frozenset({
    "reject", "void", "direct_answer", "self_handle", "self_invalid", "return_upper", "request_return", "revoke",
    "revoke_assign", "force_close", "check_fail", "redispatch_same", "recall_task", "refuse_task", "unit_return",
})  # fmt: skip
"""Moves that would keep most cases from ever coming far, if they were as likely as the others."""


POWERLESS = (
    WrongState, NotYourPost, NoWayUp, HelpersUnfinished, LeaderWordMissing, MeetingIncomplete, NoOpenRequest,
    QuotaUsed, RequestOpen, RevokeFirst, TooLate, UpperMustDecide,
)  # fmt: skip
"""Refusals of state and power: whatever is written into the form, they stay."""

NAMES_ANOTHER = frozenset({"sign", "assign_handler", "assist_sign", "send_check", "transfer_centre"})
"""Moves whose form names a person or a centre: another one may do."""


def concerned(case: api.Case, city: made.SmallCity) -> list[Actor]:
    """Those who sit where something can be done on the case."""
    organs: set[str | None] = {case.owner, case.broker, city.parent(case.owner), *(o.unit for o in case.orders)}
    organs |= {call.unit for call in case.whistle_calls}
    assigned = {task.assignee for task in case.tasks}
    return [p for p in STAFF if p is SYSTEM_ACTOR or p.person in assigned or any(q.organ in organs for q in p.posts)]


def pick(case: api.Case, *, random: Random, city: made.SmallCity, now: datetime) -> tuple[Actor, str]:
    """Somebody and a move: mostly one that brings the case on, sometimes words, sometimes anything by anybody."""
    if random.random() < 0.1:
        return random.choice(STAFF), random.choice(sorted(api.BY_MOVE))
    able: dict[str, list[Actor]] = {}
    for person in concerned(case, city):
        for rule in lifecycle.moves_for(case, by=person, city=city, now=now):
            able.setdefault(rule.move, []).append(person)
    weights = {
        move: 0.3 if move in WORDS | {"give_legal_opinion"} else 0.4 if move in EARLY_ENDS else 3 for move in able
    }
    if not weights:
        return random.choice(STAFF), random.choice(sorted(api.BY_MOVE))
    move = random.choices(sorted(weights), [weights[name] for name in sorted(weights)])[0]
    return random.choice(able[move]), move


class Wishes:
    """Makes a wish of each kind for a case: mostly sensible, now and then not."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def report(self, centre: CentreId) -> wish_kinds.Report:
        citizen = self.random.random() < 0.5
        placed = self.random.random() < 0.7
        return wish_kinds.Report(
            source=self.random.choice(("hotline_12345", "upper_platform", "snap")) if citizen else "patrol",
            mode="passive" if citizen else "active",
            title="路面积水",
            address="北街12号",
            region=made.region_of(centre),
            lon=121.4 if placed else None,
            lat=31.0 if placed else None,
            needs_callback=citizen and self.random.random() < 0.7,
        )

    def of(self, move: str, case: api.Case, *, by: Actor, now: datetime) -> wish_kinds.Wish | None:
        """A wish for this move; none when the case has nothing it could be about."""
        makers: dict[str, Callable[[], wish_kinds.Wish | None]] = {
            "send_verify": lambda: wish_kinds.SendVerify(assignee=self._collector(case)),
            "verify_back": lambda: wish_kinds.VerifyBack(result="true", lon=121.4, lat=31.0),
            "accept_task": wish_kinds.AcceptTask,
            "arrive_task": lambda: wish_kinds.ArriveTask(lon=121.4, lat=31.0),
            "refuse_task": lambda: wish_kinds.RefuseTask(reason="去不了"),
            "recall_task": lambda: wish_kinds.RecallTask(reason="换人"),
            "accept": lambda: self._accept(),
            "reject": lambda: wish_kinds.Reject(reason=self._reason()),
            "file": wish_kinds.File,
            "request_void": lambda: wish_kinds.RequestVoid(reason=self._reason()),
            "void": wish_kinds.Void,
            "refuse_void": lambda: wish_kinds.RefuseVoid(reason=self._reason()),
            "direct_answer": lambda: wish_kinds.DirectAnswer(class_code=made.CARD, article="K-1", answer="带身份证"),
            "self_handle": lambda: wish_kinds.SelfHandle(
                class_code=made.RUBBISH, evidence=(made.photo("before"), made.photo("after"))
            ),
            "self_pass": wish_kinds.SelfPass,
            "self_invalid": lambda: wish_kinds.SelfInvalid(reason=self._reason()),
            "correct": lambda: self._correct(),
            "dispatch": lambda: self._dispatch(case, by),
            "escalate": lambda: wish_kinds.Escalate(reason=self._reason()),
            "coordinate": lambda: wish_kinds.Coordinate(candidates=self._units(2), reason=self._reason()),
            "give_legal_opinion": lambda: wish_kinds.GiveLegalOpinion(opinion="依法办理"),
            "decide_lead": lambda: wish_kinds.DecideLead(lead=self._own_unit(case), minutes="会议决定"),
            "return_upper": lambda: wish_kinds.ReturnUpper(reason=self._reason(), ground="outside_area"),
            "upper_accepts": wish_kinds.UpperAccepts,
            "upper_refuses": lambda: wish_kinds.UpperRefuses(reason=self._reason()),
            "transfer_centre": lambda: wish_kinds.TransferCentre(to=self._centre_below(case)),
            "redispatch_same": lambda: wish_kinds.RedispatchSame(reason=self._reason()),
            "revoke": lambda: wish_kinds.Revoke(reason=self._reason()),
            "sign": wish_kinds.Sign,
            "assign_handler": lambda: wish_kinds.AssignHandler(handler=PersonId(f"handler@{case.lead_unit}")),
            "revoke_assign": lambda: wish_kinds.RevokeAssign(reason=self._reason()),
            "record_contact": lambda: wish_kinds.RecordContact(way="phone", note="已联系"),
            "add_evidence": lambda: wish_kinds.AddEvidence(evidence=(made.photo("scene"),)),
            "finish": lambda: wish_kinds.Finish(result="solved", note="办好了", evidence=(made.photo(),)),
            "unit_return": lambda: wish_kinds.UnitReturn(reason=self._reason()),
            "unit_pass": wish_kinds.UnitPass,
            "assist_sign": lambda: self._assist(case, by, api.OrderState.SENT),
            "assist_finish": lambda: self._assist(case, by, api.OrderState.SIGNED),
            "request_return": lambda: wish_kinds.RequestReturn(
                reason_code="X", reason=self._reason(), legal_basis="条例"
            ),
            "approve_return": lambda: wish_kinds.ApproveReturn(note=self._reason()),
            "refuse_return": lambda: wish_kinds.RefuseReturn(reason=self._reason()),
            "request_extension": lambda: wish_kinds.RequestExtension(reason=self._reason()),
            "extend": wish_kinds.Extend,
            "request_suspend": lambda: wish_kinds.RequestSuspend(
                reason=self._reason(), plan="等雨停", until=now + timedelta(days=self.random.choice((1, 20, 400)))
            ),
            "suspend": wish_kinds.Suspend,
            "resume": wish_kinds.Resume,
            "request_assist": lambda: wish_kinds.RequestAssist(suggested_unit=self._units(1)[0], reason=self._reason()),
            "grant_assist": lambda: wish_kinds.GrantAssist(unit=self._own_unit(case)),
            "endorse_request": wish_kinds.EndorseRequest,
            "forward_request": lambda: wish_kinds.ForwardRequest(note="同意"),
            "refuse_request": lambda: wish_kinds.RefuseRequest(reason=self._reason()),
            "appeal_overtime": lambda: wish_kinds.AppealOvertime(reason=self._reason()),
            "review_appeal": lambda: wish_kinds.ReviewAppeal(agreed=self.random.random() < 0.7, note="核实"),
            "joint_start": lambda: wish_kinds.JointStart(
                manner=self.random.choice(("assist", "united", "serial")), units=self._others(case), reason="联动"
            ),
            "whistle": lambda: wish_kinds.Whistle(units=self._units(2), text="请报到"),
            "answer_whistle": lambda: self._call(case, by, "blown"),
            "arrive_whistle": lambda: self._call(case, by, "answered"),
            "rate_whistle": lambda: self._call(case, by, "arrived"),
            "send_check": lambda: wish_kinds.SendCheck(assignee=self._collector(case)),
            "check_pass": lambda: wish_kinds.CheckPass(lon=121.4, lat=31.0, evidence=(made.photo("check"),)),
            "check_fail": lambda: wish_kinds.CheckFail(reason=self._reason()),
            "callback_satisfied": lambda: wish_kinds.CallbackSatisfied(way="phone", note="满意"),
            "callback_unsatisfied": lambda: wish_kinds.CallbackUnsatisfied(
                way="phone", reason=self._reason(), judgement=self.random.choice(("rehandle", "explained"))
            ),
            "skip_callback": wish_kinds.SkipCallback,
            "close": lambda: wish_kinds.Close(condition_met=True),
            "force_close": lambda: wish_kinds.ForceClose(reason=self._reason()),
            "reopen": lambda: wish_kinds.Reopen(reason=self._reason(), evidence=(made.photo("scene"),)),
            "archive": wish_kinds.Archive,
            "urge": lambda: wish_kinds.Urge(text="请尽快"),
            "supervise": lambda: wish_kinds.Supervise(text="限期回复"),
            "instruct": lambda: wish_kinds.Instruct(text="请速办"),
            "answer_notice": lambda: self._answer(case, by),
            "exclude_outage": lambda: wish_kinds.ExcludeOutage(
                since=now - timedelta(hours=2),
                until=now - timedelta(hours=1),
                decision="决定3号",
                reason=self._reason(),
            ),
            "tick": wish_kinds.Tick,
            "merge": lambda: None,
            "unmerge": lambda: wish_kinds.Unmerge(reason=self._reason()),
            "gain_voice": lambda: GainVoice(child=new_id(), voices=1),
            "lose_voice": lambda: LoseVoice(child=new_id(), voices=1),
            "follow_parent": lambda: wish_kinds.FollowParent(outcome="solved", answer="已办结"),
        }
        return makers[move]()

    def _reason(self) -> str:
        return "" if self.random.random() < 0.05 else "情况属实"

    def _accept(self) -> wish_kinds.Accept:
        code = self.random.choice((made.RUBBISH, made.GROUP_RENTING, made.LEAK, made.CARD))
        return wish_kinds.Accept(class_code=code, condition=f"{code}-1")

    def _correct(self) -> wish_kinds.Correct:
        code = self.random.choice((None, made.RUBBISH, made.LEAK))
        return wish_kinds.Correct(reason="记错了", address="南街3号", class_code=code, condition=code and f"{code}-1")

    def _dispatch(self, case: api.Case, by: Actor) -> wish_kinds.Dispatch:
        lead = case.decided_lead or self._own_unit(case)
        why = api.Why(row="R-1", edition=1, proposed=lead, machine=by is SYSTEM_ACTOR)
        helps = tuple(unit for unit in self._others(case) if unit != lead)
        return wish_kinds.Dispatch(lead=lead, assists=helps if self.random.random() < 0.3 else (), why=why)

    def _assist(self, case: api.Case, by: Actor, state: api.OrderState) -> wish_kinds.Wish | None:
        order = next((o for o in case.helpers if o.state is state and by.acts_in(o.unit)), None)
        if order is None:
            return None
        if state is api.OrderState.SENT:
            return wish_kinds.AssistSign(order=order.id)
        return wish_kinds.AssistFinish(order=order.id, note="已配合")

    def _call(self, case: api.Case, by: Actor, state: str) -> wish_kinds.Wish | None:
        mine = [c for c in case.whistle_calls if c.state.value == state]
        if state == "arrived":
            call = next((c for c in mine if by.acts_in(c.blown_from)), None)
            return None if call is None else wish_kinds.RateWhistle(call=call.id, rating=4)
        call = next((c for c in mine if by.acts_in(c.unit)), None)
        if call is None:
            return None
        if state == "blown":
            return wish_kinds.AnswerWhistle(call=call.id)
        return wish_kinds.ArriveWhistle(call=call.id, lon=121.4, lat=31.0)

    def _answer(self, case: api.Case, by: Actor) -> wish_kinds.Wish | None:
        told = (n for n in case.notices if n.answered_at is None and n.organ is not None and by.acts_in(n.organ))
        notice = next(told, None)
        return None if notice is None else wish_kinds.AnswerNotice(notice=notice.id, answer="收到")

    def _collector(self, case: api.Case) -> PersonId:
        names = [f"collector@{case.owner}", f"second-collector@{made.STREET}", f"grid_worker@{case.owner}"]
        return PersonId(self.random.choice(names))

    def _own_unit(self, case: api.Case) -> UnitId:
        own = [u for u, centre in made.UNITS.items() if centre == case.owner]
        return UnitId(self.random.choice(own)) if own and self.random.random() < 0.95 else made.OTHER_SQUAD

    def _others(self, case: api.Case) -> tuple[UnitId, ...]:
        own = [UnitId(u) for u, c in made.UNITS.items() if c == case.owner and u != case.lead_unit]
        return tuple(self.random.sample(own, min(len(own), self.random.choice((1, 2)))))

    def _units(self, count: int) -> tuple[UnitId, ...]:
        return tuple(UnitId(u) for u in self.random.sample(sorted(made.UNITS), count))

    def _centre_below(self, case: api.Case) -> CentreId:
        below = [c for c, up in made.PARENTS.items() if up == case.owner]
        return CentreId(self.random.choice(below or list(made.PARENTS)))


# ---------------------------------------------------------------- what must be true


def whole(case: api.Case, city: made.SmallCity) -> None:
    """Invariants 3, 4, 5, 7 and 10 of one case."""
    _one_lead(case)
    _no_level_skipped(case, city)
    assert not set(case.handled_by) & set(case.checked_by), "handler and checker differ"
    _time_adds_up(case, city)
    _nothing_left_over(case)
    settled = timing.settle(case, case, city=city, now=case.touched_at)
    assert settled == case, "what lists and lamps show is what the clocks say"
    _one_lamp(case)
    if case.open:
        assert city.has_centre(case.owner)
        people = concerned(case, city)
        offers = (rule for p in people for rule in lifecycle.moves_for(case, by=p, city=city, now=case.touched_at))
        assert any(rule.move not in WORDS for rule in offers), f"nobody can move a case that is {case.state}"


def turning_points(case: api.Case) -> list[datetime]:
    """Now, and about the moments at which a lamp of the case turns."""
    turns = [turn for clock in case.clocks for turn in (clock.warn_at, clock.due_at) if turn is not None]
    steps = [timedelta(milliseconds=ms) for ms in (-1, 0, 999, 1000)]
    return [case.touched_at, *(turn + step for turn in turns for step in steps if turn + step >= case.touched_at)]


def _one_lamp(case: api.Case) -> None:
    """The lamp of a case is the worst of the lamps of its overall and its link clock, at every moment."""
    lights = [c for c in case.clocks if c.stopped_at is None and c.kind in timing.LAMPS]
    for moment in turning_points(case):
        shown = {api.clock_lamp(clock, now=moment) for clock in lights}
        worst = next((lamp for lamp in api.Lamp if lamp in shown), api.Lamp.NONE)
        assert api.lamp(case, now=moment) is worst


def _one_lead(case: api.Case) -> None:
    leads = [o for o in case.orders if o.role is api.OrderRole.LEAD and o.state.value not in ("returned", "withdrawn")]
    after_dispatch = case.state in api.WITH_UNIT or case.state.value in (
        "pending_check", "checking", "pending_callback", "pending_close", "archived",
    )  # fmt: skip
    if after_dispatch and case.outcome not in ("transferred", "answered", "self_handled"):
        assert len(leads) == 1
        assert case.lead_unit == leads[0].unit
    elif case.open:
        assert leads == []
        assert case.lead_unit is None


def _no_level_skipped(case: api.Case, city: made.SmallCity) -> None:
    for a, b in pairwise(case.hops):
        assert city.parent(a.centre) == b.centre or city.parent(b.centre) == a.centre, (a.centre, b.centre)
    assert case.hops[-1].centre == case.owner
    if case.state in api.WITH_UNIT:
        assert case.lead is not None
        for order in (case.lead, *case.helpers):
            assert city.centre_of_unit(order.unit) == case.owner


def _time_adds_up(case: api.Case, city: made.SmallCity) -> None:
    links = sorted((c for c in case.clocks if c.kind is api.ClockKind.LINK), key=lambda c: (c.started_at, c.id))
    assert links[0].started_at == case.reported_at
    assert sum(c.stopped_at is None for c in links) == (1 if case.open else 0)
    for overall in (c for c in case.clocks if c.kind is api.ClockKind.OVERALL and c.stopped_at is not None):
        stood = sum(city.almanac.worked(p.since, p.until, overall.unit) for p in overall.pauses)
        assert overall.stopped_at is not None
        assert overall.used_seconds is not None
        whole_time = city.almanac.worked(overall.started_at, overall.stopped_at, overall.unit)
        assert overall.used_seconds + stood == whole_time
    assert sum(c.kind is api.ClockKind.OVERALL and c.stopped_at is None for c in case.clocks) <= 1
    for pauses in (c.pauses for c in case.clocks):
        assert all(a.until <= b.since for a, b in pairwise(pauses))


def _nothing_left_over(case: api.Case) -> None:
    if case.open:
        return
    assert not any(t.state.open for t in case.tasks)
    assert not any(o.state.value in ("waiting", "sent", "signed", "submitted") for o in case.orders)
    assert not any(r.state.open and r.kind is not api.RequestKind.APPEAL for r in case.requests)
    assert all(c.stopped_at is not None for c in case.clocks)
    assert (case.closed_at is None) == (case.state is api.State.MERGED and case.outcome is None)
    assert all(hop.closed_at is not None for hop in case.hops)
    assert case.next_tick_at is None


def told(case: api.Case, lines: Sequence[api.HistoryLine]) -> None:
    """Invariants 1 and 6, and the closer's part of 5, over the history."""
    assert fold(line.patch for line in lines) == case
    assert [line.version for line in lines] == list(range(case.version + 1))
    for line in lines:
        if line.move in BACKWARD:
            assert (line.reason or "").strip(), f"{line.move} without a reason"
        if line.move in ("close", "force_close"):
            assert line.person not in case.handled_by + case.checked_by or case.rehandles


def offers_are_true(case: api.Case, *, by: Actor, wishes: Wishes, city: made.SmallCity, now: datetime) -> int:
    """`moves_for` offers nothing that no form could save, and hides nothing that would be granted."""
    offered = {rule.move for rule in lifecycle.moves_for(case, by=by, city=city, now=now)}
    tried = 0
    for move, rule in api.BY_MOVE.items():
        wish = wishes.of(move, case, by=by, now=now)
        if wish is None or rule.inner:
            continue
        tried += 1
        refusal = _refusal(case, wish, by=by, city=city, now=now)
        if refusal is None:
            assert move in offered, f"{move} is granted to {by.person} but not offered"
        elif move in offered:
            about_the_form = isinstance(refusal, (SeparationOfDuty, NotTheBroker)) and move in NAMES_ANOTHER
            assert about_the_form or not isinstance(refusal, POWERLESS), (move, refusal)
    return tried


def _refusal(
    case: api.Case, wish: wish_kinds.Wish, *, by: Actor, city: made.SmallCity, now: datetime
) -> Refusal | None:
    try:
        lifecycle.decide(case, wish, by=by, city=city, now=now)
    except Refusal as refusal:
        return refusal
    return None
