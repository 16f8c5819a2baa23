# SPDX-License-Identifier: Apache-2.0
"""Deciding a move: is it the right state, the right seat, is there a reason; then the verb, the clocks, the footprint.

Everything here is pure: the case, the wish, the person, the city and the moment go in, the new case and
its footprint come out, or a refusal is raised and nothing has happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.ids import CaseId, CentreId, covers
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.values import replace
from tongguan.ground.kernel.work import Footprint, Json
from tongguan.matters.cases.domain import closing, filing, handling, timing
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.city import LifecycleRules
from tongguan.matters.cases.domain.moves import RULES, Rule, Seat
from tongguan.matters.cases.domain.moving_on import moved_on
from tongguan.matters.cases.domain.refusals import NotYourPost, ReasonMissing, WrongState
from tongguan.matters.cases.domain.sight import audience
from tongguan.matters.cases.domain.states import STATES, State
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish
from tongguan.matters.cases.events import CaseMoved


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The case as it will be, and what the change leaves behind."""

    before: Case | None
    case: Case
    move: str
    post: Post
    reason: str | None
    facts: Mapping[str, Json]
    footprint: Footprint


def decide(case: Case, wish: Wish, *, by: Actor, city: LifecycleRules, now: datetime) -> Decision:
    """Make one move, or refuse. Raises WrongState, NotYourPost, ReasonMissing and the refusals of the verb."""
    rule = RULES[type(wish)]
    if case.state not in rule.start:
        raise WrongState(
            f"案件 {case.task_no} 当前为“{STATES[case.state].name}”，不能办理“{rule.name}”。",
            state=case.state.value,
            move=rule.move,
        )
    post = seat(case, rule, by=by, city=city)
    if post is None:
        raise NotYourPost(f"您的岗位不能对案件 {case.task_no} 办理“{rule.name}”。", move=rule.move)
    given: object = getattr(wish, "reason", None)
    if isinstance(given, str) and not given.strip() and needs_reason(rule):
        raise ReasonMissing(f"“{rule.name}”须填写理由。", move=rule.move)
    turn = Turn(case=case, by=by, post=post, city=city, now=now)
    rule.may(turn)
    outcome = rule.verb(turn, wish)
    allowed = rule.ends if rule.ends is not None else frozenset({case.state})
    assert outcome.case.state in allowed, (rule.move, outcome.case.state)
    return _decision(case, outcome, move=rule.move, post=post, by=by, city=city, now=now)


def open_case(
    wish: filing.Report,
    *,
    case_id: CaseId,
    task_no: str,
    centre: CentreId,
    by: Actor,
    city: LifecycleRules,
    now: datetime,
) -> Decision:
    """The first report makes the case (T01)."""
    case = filing.report(wish, case_id=case_id, task_no=task_no, centre=centre, by=by, city=city, now=now)
    reporting = [p for p in by.posts if p.role not in filing.MAY_NOT_REPORT]
    post = next((p for p in reporting if p.organ == centre), reporting[0])
    facts: dict[str, Json] = {"source": wish.source, "mode": wish.mode, "upstream_no": wish.upstream_no}
    outcome = Outcome(case=case, facts=facts)
    return _decision(None, outcome, move="report", post=post, by=by, city=city, now=now)


def shortcut(case: Case, *, city: LifecycleRules) -> Wish | None:
    """The link that the platform passes over by itself because the class says so; the pass leaves its own row."""
    rules = city.sub_class(case.class_code) if case.class_code else None
    if rules is None:
        return None
    if case.state is State.PENDING_FILING and rules.one_step_filing and case.condition is not None:
        return filing.File()
    if case.state is State.UNIT_CONFIRM and rules.no_unit_confirm and not handling.unfinished_helpers(case):
        return handling.UnitPass()
    if case.state is State.PENDING_CALLBACK and rules.no_callback:
        return closing.SkipCallback()
    return None


def moves_for(case: Case, *, by: Actor, city: LifecycleRules, now: datetime) -> tuple[Rule, ...]:
    """The moves this person may make now, from the same table, so that a screen never guesses."""
    return tuple(
        rule
        for rule in RULES.values()
        if case.state in rule.start
        and not rule.inner
        and rule.offered(case)
        and _granted(case, rule, by=by, city=city, now=now)
    )


def needs_reason(rule: Rule) -> bool:
    """Whether the wish has a reason that must not be empty: every backward move has (invariant 6)."""
    field = rule.wish.__dataclass_fields__.get("reason")
    return field is not None and field.default != ""


def seat(case: Case, rule: Rule, *, by: Actor, city: LifecycleRules) -> Post | None:
    """The post through which this person may make the move; none when there is none."""
    for grant in rule.grants:
        if not grant.turn(case):
            continue
        for post in by.posts:
            if post.role in grant.roles and _sits(case, post, grant.seat, by=by, city=city):
                return post
    return None


def _granted(case: Case, rule: Rule, *, by: Actor, city: LifecycleRules, now: datetime) -> bool:
    post = seat(case, rule, by=by, city=city)
    if post is None:
        return False
    try:
        rule.may(Turn(case=case, by=by, post=post, city=city, now=now))
    except Refusal:
        return False
    return True


def _sits(case: Case, post: Post, where: Seat, *, by: Actor, city: LifecycleRules) -> bool:
    if where is Seat.PLATFORM:
        return post.role is Role.SYSTEM
    if not post.classes:
        in_scope = True
    else:
        in_scope = case.class_code is None or any(case.class_code.startswith(c) for c in post.classes)
    match where:
        case Seat.OWNER:
            return in_scope and post.organ == case.owner
        case Seat.UNIT:
            lead = case.lead
            return in_scope and lead is not None and post.organ == lead.unit
        case Seat.BROKER:
            return in_scope and post.organ == (case.broker or case.owner)
        case Seat.UPPER:
            return in_scope and post.organ == city.parent(case.owner)
        case Seat.ABOVE:
            below = case.forwarded_by
            return in_scope and below is not None and post.organ == city.parent(below)
        case Seat.HELPER:
            return any(post.organ == order.unit for order in case.helpers)
        case Seat.CALLED:
            return any(post.organ == call.unit for call in case.whistle_calls)
        case Seat.CALLER:
            return any(post.organ == call.blown_from for call in case.whistle_calls)
        case Seat.TOLD:
            return any(post.organ == n.organ and n.answered_at is None for n in case.notices)
        case Seat.ERRAND:
            return any(task.assignee == by.person and task.state.open for task in case.tasks)
        case Seat.REPORTER:
            return by.person == case.reporter
        case Seat.AREA:
            return in_scope and (post.organ == case.owner or covers(post.region, case.region))


def _decision(
    before: Case | None,
    outcome: Outcome,
    *,
    move: str,
    post: Post,
    by: Actor,
    city: LifecycleRules,
    now: datetime,
) -> Decision:
    case = timing.settle(before, moved_on(before, outcome.case, now=now), city=city, now=now)
    case = replace(case, version=0 if before is None else before.version + 1, touched_at=now)
    was = None if before is None else before.state.value
    told = CaseMoved(
        at=now,
        audience=audience(case),
        case_id=case.id,
        task_no=case.task_no,
        version=case.version,
        move=move,
        before=was,
        after=case.state.value,
        owner=case.owner,
        unit=case.lead_unit,
        region=case.region,
        class_code=case.class_code,
        source=case.source,
        by=by.person,
    )
    rang = outcome.facts.get("rang")
    bells = (
        timing.bells(case, [str(r) for r in rang], audience=told.audience, now=now) if isinstance(rang, list) else ()
    )
    footprint = Footprint(
        subject=f"case/{case.id}",
        move=move,
        before=was,
        after=case.state.value,
        at=now,
        person=by.person,
        post=post.id,
        organ=post.organ,
        reason=outcome.reason,
        facts={"version": case.version, **outcome.facts},
        events=(told, *bells),
    )
    return Decision(
        before=before,
        case=case,
        move=move,
        post=post,
        reason=outcome.reason,
        facts=outcome.facts,
        footprint=footprint,
    )
