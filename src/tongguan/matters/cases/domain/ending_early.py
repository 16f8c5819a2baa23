# SPDX-License-Identifier: Apache-2.0
"""Cases that end without a unit: not accepted, void, answered at once, put right on the spot: T05, T08–T10, T45–T47."""

from dataclasses import dataclass

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Request, RequestKind, RequestState
from tongguan.matters.cases.domain.refusals import EvidenceMissing, NotOnTheList, RequestOpen
from tongguan.matters.cases.domain.reviewing import open_request, reviewed, with_request
from tongguan.matters.cases.domain.states import State
from tongguan.matters.cases.domain.turns import (
    Exhibit,
    Outcome,
    Turn,
    Wish,
    apart,
    text,
    told_to_citizen,
    with_evidence,
)


@dataclass(frozen=True, kw_only=True)
class Reject(Wish):
    """不予受理: outside the scope; the citizen is told why (T05)."""

    reason: str


def reject(turn: Turn, wish: Reject) -> Outcome:
    """The case ends as not accepted."""
    case = told_to_citizen(turn, turn.case, f"您反映的事项不予受理：{wish.reason}")
    return Outcome(case=replace(case, state=State.NOT_ACCEPTED, outcome="rejected"), reason=wish.reason)


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
    """Approves the open request to void."""
    case, asked = _decide_void(turn, agreed=True, note=wish.note)
    return Outcome(case=replace(case, state=State.VOID, outcome="void"), reason=wish.note or asked.reason)


@dataclass(frozen=True, kw_only=True)
class RefuseVoid(Wish):
    """不同意作废: the case goes on."""

    reason: str


def refuse_void(turn: Turn, wish: RefuseVoid) -> Outcome:
    """Rejects the open request to void."""
    case, _ = _decide_void(turn, agreed=False, note=wish.reason)
    return Outcome(case=case, reason=wish.reason)


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
    facts = {"article": text(wish.article, what="知识库条目"), "answer": text(wish.answer, what="答复内容")}
    case = told_to_citizen(turn, turn.case, wish.answer)
    case = replace(case, class_code=rules.code, grade=rules.grade, state=State.CLOSED, outcome="answered")
    return Outcome(case=case, facts=dict(facts))


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


def may_judge(turn: Turn) -> None:
    """Nobody judges what they put right themselves; raises SeparationOfDuty."""
    apart(turn.by.person, turn.case.handled_by, duty="自处置人不能审核自己的案件。")


def self_pass(turn: Turn, wish: SelfPass) -> Outcome:
    """The self-handled case counts as valid and is closed."""
    del wish
    return Outcome(case=replace(turn.case, state=State.CLOSED, outcome="self_handled"))


@dataclass(frozen=True, kw_only=True)
class SelfInvalid(Wish):
    """审核无效 (T47)."""

    reason: str


def self_invalid(turn: Turn, wish: SelfInvalid) -> Outcome:
    """The self-handled case does not count."""
    return Outcome(case=replace(turn.case, state=State.VOID, outcome="void"), reason=wish.reason)


def _decide_void(turn: Turn, *, agreed: bool, note: str) -> tuple[Case, Request]:
    request = open_request(turn, RequestKind.VOID)
    decided = reviewed(
        turn, request, state=RequestState.APPROVED if agreed else RequestState.REJECTED, agreed=agreed, note=note
    )
    return with_request(turn.case, decided), decided
