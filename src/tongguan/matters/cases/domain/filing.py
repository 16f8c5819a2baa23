# SPDX-License-Identifier: Apache-2.0
"""From the first report to filing (上报 … 立案): T01–T04, T07, and correcting what was taken down."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.ids import CaseId, CentreId, PersonId, RegionCode
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain import clocks
from tongguan.matters.cases.domain.case import Case, Hop
from tongguan.matters.cases.domain.city import LifecycleRules
from tongguan.matters.cases.domain.clocks import ClockKind, ClockLimit
from tongguan.matters.cases.domain.refusals import (
    BadWish,
    ConditionMissing,
    NotYourPost,
    PositionMissing,
)
from tongguan.matters.cases.domain.states import FILED, State
from tongguan.matters.cases.domain.tasking import errand_of, with_errand, with_findings
from tongguan.matters.cases.domain.turns import Exhibit, Outcome, Turn, Wish, go, text, with_evidence

MODES = frozenset({"active", "passive", "automatic"})
"""主动发现、被动受理、自动感知 (DIS-01)."""

MAY_NOT_REPORT = frozenset({Role.AUDITOR, Role.SYSTEM_ADMIN})
"""Everybody may report what is wrong, except those who must not change anything."""


@dataclass(frozen=True, kw_only=True)
class Report(Wish):
    """上报: a problem comes to the hub's notice (T01)."""

    source: str
    mode: str
    kind: str = "complaint"
    title: str
    address: str
    region: str
    lon: float | None = None
    lat: float | None = None
    class_code: str | None = None
    urgency: str = "normal"
    upstream_no: str | None = None
    needs_callback: bool = False
    evidence: tuple[Exhibit, ...] = ()


def report(
    wish: Report, *, case_id: CaseId, task_no: str, centre: CentreId, by: Actor, city: LifecycleRules, now: datetime
) -> Case:
    """A new case at the centre that took it down; raises BadWish, ConditionMissing, NotYourPost."""
    text(wish.title, what="问题描述")
    text(wish.source, what="问题来源")
    if wish.mode not in MODES:
        raise BadWish("发现方式只能是：主动发现、被动受理、自动感知。")
    if not city.has_centre(centre) or city.is_external(centre):
        raise BadWish(f"没有可以受理的中心 {centre}。")
    if not any(post.role not in MAY_NOT_REPORT for post in by.posts):
        raise NotYourPost("您的岗位不能上报案件。")
    if not wish.address.strip() and wish.lon is None:
        raise BadWish("请填写地址或在地图上选点。")
    if wish.class_code is not None and city.sub_class(wish.class_code) is None:
        raise ConditionMissing(f"没有子类 {wish.class_code}。")
    rules = city.sub_class(wish.class_code) if wish.class_code else None
    case = Case(
        id=case_id,
        task_no=task_no,
        upstream_no=wish.upstream_no,
        edition=city.edition,
        state=State.REPORTED,
        source=wish.source,
        mode=wish.mode,
        kind=wish.kind,
        title=wish.title.strip(),
        address=wish.address.strip(),
        class_code=wish.class_code,
        grade=rules.grade if rules else None,
        special_attention=rules.special_attention if rules else False,
        urgency=wish.urgency,
        region=RegionCode(wish.region),
        lon=wish.lon,
        lat=wish.lat,
        reporter=by.person,
        origin=centre,
        owner=centre,
        hops=(Hop(centre=centre, since=now, how="reported"),),
        needs_callback=wish.needs_callback,
        reported_at=now,
        touched_at=now,
    )
    turn = Turn(case=case, by=by, post=by.posts[0], city=city, now=now)
    case = with_evidence(turn, case, wish.evidence)
    contact_limit = city.link_limit("first_contact", city.level(centre)) if wish.needs_callback else None
    if contact_limit is not None:
        clock = clocks.start(
            city.almanac,
            case_id=case.id,
            kind=ClockKind.SIDE,
            link="first_contact",
            organ=centre,
            limit=contact_limit,
            now=now,
            yellow=city.settings.yellow,
        )
        case = replace(case, clocks=(clock,))
    return case


@dataclass(frozen=True, kw_only=True)
class SendVerify(Wish):
    """下发核实: a collector shall look before filing (T02)."""

    assignee: PersonId
    note: str = ""


def send_verify(turn: Turn, wish: SendVerify) -> Outcome:
    """A verify task goes to a collector, with its 30-minute clock."""
    case = go(with_errand(turn, kind="verify", assignee=wish.assignee, note=wish.note), State.VERIFYING)
    return Outcome(case=case, facts={"assignee": wish.assignee})


@dataclass(frozen=True, kw_only=True)
class VerifyBack(Wish):
    """核实反馈: what the collector saw (T03)."""

    result: str
    note: str = ""
    lon: float | None = None
    lat: float | None = None
    evidence: tuple[Exhibit, ...] = ()


def verify_back(turn: Turn, wish: VerifyBack) -> Outcome:
    """true | false | cannot_tell, shown by a photo or a position; raises PositionMissing, BadWish."""
    if wish.result not in ("true", "false", "cannot_tell"):
        raise BadWish("核实结果只能是：属实、不属实、无法核实。")
    if not wish.evidence and wish.lon is None:
        raise PositionMissing("核实反馈须有照片或定位。")
    case = with_findings(
        turn,
        errand_of(turn.case, "verify"),
        result=wish.result,
        note=wish.note,
        evidence=wish.evidence,
        lon=wish.lon,
        lat=wish.lat,
    )
    return Outcome(case=go(case, State.REPORTED), facts={"result": wish.result})


@dataclass(frozen=True, kw_only=True)
class Accept(Wish):
    """受理: the matter is taken on, its class and filing condition chosen (T04)."""

    class_code: str
    condition: str


def accept(turn: Turn, wish: Accept) -> Outcome:
    """The case waits for filing; classes with one-step filing are filed by the platform at once."""
    return Outcome(case=go(_classified(turn.case, turn.city, wish.class_code, wish.condition), State.PENDING_FILING))


@dataclass(frozen=True, kw_only=True)
class File(Wish):
    """立案: formally opened; the limits are worked out from class and condition (T07)."""

    class_code: str | None = None
    condition: str | None = None


def file(turn: Turn, wish: File) -> Outcome:
    """The case waits for dispatch; raises ConditionMissing."""
    case = turn.case
    if wish.class_code is not None or wish.condition is not None:
        case = _classified(
            case, turn.city, wish.class_code or case.class_code or "", wish.condition or case.condition or ""
        )
    filed = replace(case, state=State.PENDING_DISPATCH, filed_at=turn.now)
    return Outcome(case=with_limits(turn, filed))


@dataclass(frozen=True, kw_only=True)
class Correct(Wish):
    """更正: class, place or words were taken down wrongly."""

    reason: str
    class_code: str | None = None
    condition: str | None = None
    address: str | None = None
    region: str | None = None
    lon: float | None = None
    lat: float | None = None
    urgency: str | None = None


def correct(turn: Turn, wish: Correct) -> Outcome:
    """The case with the corrected facts; a new class after filing sets new limits from the filing moment on."""
    case = turn.case
    if wish.region is not None:
        case = replace(case, region=RegionCode(wish.region), lon=wish.lon, lat=wish.lat)
    if wish.address is not None:
        case = replace(case, address=text(wish.address, what="地址"))
    if wish.urgency is not None:
        case = replace(case, urgency=wish.urgency)
    if wish.class_code is not None:
        case = _classified(case, turn.city, wish.class_code, wish.condition or "", strict=case.state in FILED)
        if case.state in FILED:
            case = _with_other_limits(turn, case)
    return Outcome(case=case, reason=wish.reason)


def _classified(case: Case, city: LifecycleRules, code: str, condition_id: str, *, strict: bool = True) -> Case:
    rules = city.sub_class(code)
    if rules is None:
        raise ConditionMissing(f"没有子类“{code}”。")
    condition = city.condition(condition_id) if condition_id else None
    if condition is None and strict:
        raise ConditionMissing(f"请为“{rules.name}”选择立案条件。")
    if condition is not None and condition.class_code != code:
        raise ConditionMissing(f"立案条件 {condition_id} 不属于“{rules.name}”。")
    return replace(
        case,
        class_code=code,
        condition=condition.id if condition else None,
        grade=rules.grade,
        special_attention=rules.special_attention,
    )


def with_limits(turn: Turn, case: Case) -> Case:
    """Start the overall clock and the internal target clock of the class and condition; raises ConditionMissing."""
    fresh = [
        clocks.start(
            turn.city.almanac,
            case_id=case.id,
            kind=kind,
            link=kind.value,
            organ=case.owner,
            limit=limit,
            now=turn.now,
            yellow=turn.city.settings.yellow,
        )
        for kind, limit in _limits(turn, case).items()
    ]
    return replace(case, clocks=(*case.clocks, *fresh))


def _with_other_limits(turn: Turn, case: Case) -> Case:
    """The running clocks get the limits of the corrected class, counted from filing on, pauses left out."""
    limits = _limits(turn, case)
    almanac, yellow = turn.city.almanac, turn.city.settings.yellow
    return replace(
        case,
        clocks=tuple(
            clocks.relimit(clock, almanac, limit=limits[clock.kind], now=turn.now, yellow=yellow)
            if clock.stopped_at is None and clock.kind in limits
            else clock
            for clock in case.clocks
        ),
    )


def _limits(turn: Turn, case: Case) -> dict[ClockKind, ClockLimit]:
    condition = turn.city.condition(case.condition) if case.condition else None
    if condition is None:
        raise ConditionMissing("立案必须选定子类和立案条件。")
    limits = {ClockKind.OVERALL: condition.limit}
    return limits if condition.target is None else {**limits, ClockKind.TARGET: condition.target}
