# SPDX-License-Identifier: Apache-2.0
"""From the first report to filing (上报 … 立案): T01–T10, T45–T47, and correcting what was taken down."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.cases.domain import clocks
from tongguan.cases.domain.case import Case, Hop
from tongguan.cases.domain.city import City
from tongguan.cases.domain.clocks import ClockKind
from tongguan.cases.domain.errands import Request, RequestKind, RequestState, Review, Task, TaskState
from tongguan.cases.domain.refusals import (
    BadWish,
    ConditionMissing,
    EvidenceMissing,
    NoOpenRequest,
    NoSuchItem,
    NotOnTheList,
    PositionMissing,
    RequestOpen,
)
from tongguan.cases.domain.states import FILED, State
from tongguan.cases.domain.turns import Exhibit, Outcome, Turn, Wish, go, text, with_evidence, with_task
from tongguan.kernel.ids import CaseId, CentreId, PersonId, RegionCode, new_id
from tongguan.kernel.people import Actor
from tongguan.kernel.values import replace


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
    wish: Report, *, case_id: CaseId, task_no: str, centre: CentreId, by: Actor, city: City, now: datetime
) -> Case:
    """A new case at the centre that took it down; raises BadWish, ConditionMissing."""
    text(wish.title, what="问题描述")
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
    task = turn.case.open_task("verify")
    if task is None:
        raise NoSuchItem("没有待办的核实任务。")
    done = replace(
        task,
        state=TaskState.DONE,
        done_at=turn.now,
        result=wish.result,
        note=wish.note or None,
        lon=wish.lon,
        lat=wish.lat,
    )
    case = with_evidence(turn, with_task(turn.case, done), wish.evidence)
    return Outcome(case=go(case, State.REPORTED), facts={"result": wish.result})


@dataclass(frozen=True, kw_only=True)
class Accept(Wish):
    """受理: the matter is taken on, its class and filing condition chosen (T04)."""

    class_code: str
    condition: str


def accept(turn: Turn, wish: Accept) -> Outcome:
    """The case waits for filing; classes with one-step filing are filed in the same breath."""
    case = _classified(turn.case, turn.city, wish.class_code, wish.condition)
    rules = turn.city.sub_class(wish.class_code)
    if rules is not None and rules.one_step_filing:
        return Outcome(case=_filed(turn, case), facts={"skipped": [State.PENDING_FILING.value]})
    return Outcome(case=go(case, State.PENDING_FILING))


@dataclass(frozen=True, kw_only=True)
class Reject(Wish):
    """不予受理: outside the scope; the citizen is told why (T05)."""

    reason: str


def reject(turn: Turn, wish: Reject) -> Outcome:
    """The case ends as not accepted."""
    case = replace(turn.case, state=State.NOT_ACCEPTED, outcome="rejected", closed_at=turn.now)
    return Outcome(case=case, reason=wish.reason)


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
    return Outcome(case=_filed(turn, case))


@dataclass(frozen=True, kw_only=True)
class RequestVoid(Wish):
    """申请作废: wrong, double or withdrawn (T08)."""

    reason: str


def request_void(turn: Turn, wish: RequestVoid) -> Outcome:
    """A request to the shift leader; the case goes on until it is decided."""
    if turn.case.open_request(RequestKind.VOID):
        raise RequestOpen("已有作废申请待值班长审批。")
    request = Request(
        id=new_id(),
        case_id=turn.case.id,
        kind=RequestKind.VOID,
        state=RequestState.PENDING_CENTRE,
        asked_by=turn.by.person,
        asked_at=turn.now,
        reason=wish.reason,
    )
    return Outcome(case=replace(turn.case, requests=(*turn.case.requests, request)), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class Void(Wish):
    """作废: the approved end of a wrong case (T09)."""

    note: str = ""


def void(turn: Turn, wish: Void) -> Outcome:
    """Approves the open request to void; raises NoOpenRequest."""
    case = _decide_void(turn, agreed=True, note=wish.note)
    case = replace(case, state=State.VOID, outcome="void", closed_at=turn.now)
    return Outcome(case=case, reason=wish.note or None)


@dataclass(frozen=True, kw_only=True)
class RefuseVoid(Wish):
    """不同意作废: the case goes on."""

    reason: str


def refuse_void(turn: Turn, wish: RefuseVoid) -> Outcome:
    """Rejects the open request to void; raises NoOpenRequest."""
    return Outcome(case=_decide_void(turn, agreed=False, note=wish.reason), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class DirectAnswer(Wish):
    """直接答复: a consultation answered at once from the knowledge base (T10)."""

    class_code: str
    article: str
    answer: str


def direct_answer(turn: Turn, wish: DirectAnswer) -> Outcome:
    """The case is closed on the phone; only for classes that are consultations."""
    rules = turn.city.sub_class(wish.class_code)
    if rules is None or not rules.consultation:
        raise NotOnTheList("只有咨询类事项可以直接答复。")
    text(wish.answer, what="答复内容")
    case = replace(
        turn.case,
        class_code=rules.code,
        grade=rules.grade,
        state=State.CLOSED,
        outcome="answered",
        satisfied=None,
        closed_at=turn.now,
    )
    return Outcome(case=case, facts={"article": wish.article, "answer": wish.answer})


@dataclass(frozen=True, kw_only=True)
class SelfHandle(Wish):
    """自发自处: found and put right on the spot (T45), still audited."""

    class_code: str
    note: str = ""
    evidence: tuple[Exhibit, ...]


def self_handle(turn: Turn, wish: SelfHandle) -> Outcome:
    """Needs a class on the list and photos of before and after; raises NotOnTheList, EvidenceMissing."""
    rules = turn.city.sub_class(wish.class_code)
    if rules is None or not rules.self_handle:
        raise NotOnTheList("该子类不在自发自处清单内。")
    if not {"before", "after"} <= {exhibit.kind for exhibit in wish.evidence}:
        raise EvidenceMissing("自发自处须上传处置前、处置后照片。")
    case = with_evidence(turn, turn.case, wish.evidence)
    case = replace(
        case,
        class_code=rules.code,
        grade=rules.grade,
        state=State.SELF_REVIEW,
        handled_at=turn.now,
        handled_by=(*case.handled_by, turn.by.person),
    )
    return Outcome(case=case, facts={"note": wish.note})


@dataclass(frozen=True, kw_only=True)
class SelfPass(Wish):
    """审核有效 (T46)."""


def self_pass(turn: Turn, wish: SelfPass) -> Outcome:
    """The self-handled case counts as valid and is closed."""
    del wish
    return Outcome(case=replace(turn.case, state=State.CLOSED, outcome="self_handled", closed_at=turn.now))


@dataclass(frozen=True, kw_only=True)
class SelfInvalid(Wish):
    """审核无效 (T47)."""

    reason: str


def self_invalid(turn: Turn, wish: SelfInvalid) -> Outcome:
    """The self-handled case does not count."""
    case = replace(turn.case, state=State.VOID, outcome="void", closed_at=turn.now)
    return Outcome(case=case, reason=wish.reason)


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
            case = _with_limits(turn, case, since=case.filed_at or turn.now)
    return Outcome(case=case, reason=wish.reason)


def _classified(case: Case, city: City, code: str, condition_id: str, *, strict: bool = True) -> Case:
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


def _filed(turn: Turn, case: Case) -> Case:
    case = replace(case, state=State.PENDING_DISPATCH, filed_at=turn.now)
    return _with_limits(turn, case, since=turn.now)


def _with_limits(turn: Turn, case: Case, *, since: datetime) -> Case:
    """Start the overall and the target clock (again) from the filing moment."""
    condition = turn.city.condition(case.condition) if case.condition else None
    if condition is None:
        raise ConditionMissing("立案必须选定子类和立案条件。")
    almanac = turn.city.almanac
    kept = tuple(
        clocks.stop(c, almanac, now=turn.now) if c.kind in (ClockKind.OVERALL, ClockKind.TARGET) else c
        for c in case.clocks
    )
    fresh = [
        clocks.start(
            almanac,
            case_id=case.id,
            kind=kind,
            link=kind.value,
            organ=case.owner,
            limit=limit,
            now=since,
            yellow=turn.city.settings.yellow,
        )
        for kind, limit in ((ClockKind.OVERALL, condition.limit), (ClockKind.TARGET, condition.target))
        if limit is not None
    ]
    return replace(case, clocks=(*kept, *fresh))


def with_errand(turn: Turn, *, kind: str, assignee: PersonId, note: str) -> Case:
    """The case with a task of 30 minutes (SLA: verify/check task) for one person."""
    limit = turn.city.link_limit(f"{kind}_task", turn.city.level(turn.case.owner))
    due = None if limit is None else turn.city.almanac.due(turn.now, limit.amount, limit.unit)
    task = Task(
        id=new_id(),
        case_id=turn.case.id,
        kind=kind,
        state=TaskState.ASSIGNED,
        assignee=assignee,
        sent_at=turn.now,
        sent_by=turn.by.person,
        due_at=due,
        note=note or None,
    )
    return replace(turn.case, tasks=(*turn.case.tasks, task))


def _decide_void(turn: Turn, *, agreed: bool, note: str) -> Case:
    request = turn.case.open_request(RequestKind.VOID)
    if request is None:
        raise NoOpenRequest("没有待审批的作废申请。")
    review = Review(by=turn.by.person, at=turn.now, agreed=agreed, note=note)
    decided = replace(
        request,
        state=RequestState.APPROVED if agreed else RequestState.REJECTED,
        reviews=(*request.reviews, review),
        decided_at=turn.now,
    )
    return with_request(turn.case, decided)


def with_request(case: Case, request: Request) -> Case:
    """The case with this request in place of its earlier self."""
    return replace(case, requests=tuple(request if r.id == request.id else r for r in case.requests))
