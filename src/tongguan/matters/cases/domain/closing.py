# SPDX-License-Identifier: Apache-2.0
"""From the check to the archive (核查、回访、结案): T35–T42, T44."""

from dataclasses import dataclass
from datetime import timedelta

from tongguan.ground.kernel.ids import PersonId, new_id
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case import CLOSED_ORDERS, Case
from tongguan.matters.cases.domain.case_items import Contact, RequestKind
from tongguan.matters.cases.domain.dispatching import along_the_way
from tongguan.matters.cases.domain.filing import with_limits
from tongguan.matters.cases.domain.handling import resume_handling
from tongguan.matters.cases.domain.refusals import (
    BadWish,
    EvidenceMissing,
    LeaderWordMissing,
    NoSuchItem,
    PositionMissing,
    RequestOpen,
    SeparationOfDuty,
    TooLate,
)
from tongguan.matters.cases.domain.states import State
from tongguan.matters.cases.domain.tasking import errand_of, with_errand, with_findings
from tongguan.matters.cases.domain.turns import (
    Exhibit,
    Outcome,
    Turn,
    Wish,
    apart,
    go,
    text,
    told_to_citizen,
    with_evidence,
)


@dataclass(frozen=True, kw_only=True)
class SendCheck(Wish):
    """下发核查: a collector shall look after handling (T35)."""

    assignee: PersonId
    note: str = ""


def send_check(turn: Turn, wish: SendCheck) -> Outcome:
    """Somebody who had no hand in the handling; raises SeparationOfDuty."""
    if wish.assignee in turn.case.handled_by:
        raise SeparationOfDuty("核查人不能是处置人。")
    case = with_errand(turn, kind="check", assignee=wish.assignee, note=wish.note)
    return Outcome(case=go(case, State.CHECKING), facts={"assignee": wish.assignee})


@dataclass(frozen=True, kw_only=True)
class CheckPass(Wish):
    """核查通过: seen on the ground to be done (T36)."""

    note: str = ""
    lon: float | None = None
    lat: float | None = None
    evidence: tuple[Exhibit, ...] = ()


def may_check(turn: Turn) -> None:
    """Who handles does not check, nor does anybody of the units at work; raises SeparationOfDuty."""
    case = turn.case
    apart(turn.by.person, case.handled_by, duty="处置人不能核查自己的案件。")
    if any(turn.by.acts_in(order.unit) for order in case.orders if order.state not in CLOSED_ORDERS):
        raise SeparationOfDuty("承办、协办单位不能核查自己的案件。")


def check_pass(turn: Turn, wish: CheckPass) -> Outcome:
    """To the citizen's call-back or straight to closing, at the broker; raises EvidenceMissing, PositionMissing."""
    if not wish.evidence:
        raise EvidenceMissing("核查须上传现场照片。")
    if wish.lon is None or wish.lat is None:
        raise PositionMissing("核查须有现场定位。")
    errand_of(turn.case, "check")
    case = _checked(turn, result="pass", note=wish.note, evidence=wish.evidence, lon=wish.lon, lat=wish.lat)
    case = _back_to_broker(turn, case)
    return Outcome(case=go(case, State.PENDING_CALLBACK if case.needs_callback else State.PENDING_CLOSE))


@dataclass(frozen=True, kw_only=True)
class CheckFail(Wish):
    """核查不通过: the same lead does it again (T37)."""

    reason: str
    lon: float | None = None
    lat: float | None = None
    evidence: tuple[Exhibit, ...] = ()


def check_fail(turn: Turn, wish: CheckFail) -> Outcome:
    """Rework, counted; the same lead keeps the case."""
    case = _checked(turn, result="fail", note=wish.reason, evidence=wish.evidence, lon=wish.lon, lat=wish.lat)
    case = replace(resume_handling(case), reworks=case.reworks + 1)
    return Outcome(case=case, reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class CallbackSatisfied(Wish):
    """回访满意 (T38)."""

    way: str
    note: str
    solved: bool = True


def callback_satisfied(turn: Turn, wish: CallbackSatisfied) -> Outcome:
    """The citizen is content; the case waits for closing."""
    case = _called_back(turn, wish.way, wish.note)
    case = replace(case, satisfied=True, state=State.PENDING_CLOSE)
    return Outcome(case=case, facts={"solved": wish.solved})


@dataclass(frozen=True, kw_only=True)
class SkipCallback(Wish):
    """免回访: a setting of the class; the platform passes the link over and leaves its row."""


def skip_callback(turn: Turn, wish: SkipCallback) -> Outcome:
    """The case waits for closing without a word from the citizen."""
    del wish
    return Outcome(case=go(turn.case, State.PENDING_CLOSE))


@dataclass(frozen=True, kw_only=True)
class CallbackUnsatisfied(Wish):
    """回访不满意: a person judges (T39)."""

    way: str
    reason: str
    judgement: str
    """rehandle: unsolved and reasonable; explained: unreasonable, closed as explained."""


def callback_unsatisfied(turn: Turn, wish: CallbackUnsatisfied) -> Outcome:
    """Handled again by the same lead, or closed as explained; raises BadWish."""
    case = replace(_called_back(turn, wish.way, wish.reason), satisfied=False)
    if wish.judgement == "rehandle":
        case = _back_to_lead(turn, case)
        again = replace(resume_handling(case), rehandles=case.rehandles + 1)
        return Outcome(case=again, reason=wish.reason, facts={"judgement": "rehandle"})
    if wish.judgement == "explained":
        case = replace(case, outcome="explained", state=State.PENDING_CLOSE)
        return Outcome(case=case, reason=wish.reason, facts={"judgement": "explained"})
    raise BadWish("请判定：重新办理，或解释说明后结案。")


@dataclass(frozen=True, kw_only=True)
class Close(Wish):
    """结案: the closing condition of the class is met (T40)."""

    condition_met: bool
    note: str = ""


def may_close(turn: Turn) -> None:
    """Who handled or checked the case does not close it; raises SeparationOfDuty."""
    apart(turn.by.person, turn.case.handled_by, duty="处置人不能结案。")
    apart(turn.by.person, turn.case.checked_by, duty="核查人不能结案。")


def close(turn: Turn, wish: Close) -> Outcome:
    """The broker closes, then the hops below close in order; raises BadWish."""
    if not wish.condition_met:
        raise BadWish("请确认本子类的结案条件已满足。")
    return Outcome(case=_closed(turn, turn.case, wish.note), reason=wish.note or None)


@dataclass(frozen=True, kw_only=True)
class ForceClose(Wish):
    """强制结案: flagged, with a leader's word on record (T41)."""

    reason: str


def may_force(turn: Turn) -> None:
    """On a leader's word, by somebody who had no hand in it; raises LeaderWordMissing, SeparationOfDuty."""
    if not any(notice.kind == "instruct" for notice in turn.case.notices):
        raise LeaderWordMissing("强制结案须先有领导批示。")
    may_close(turn)


def force_close(turn: Turn, wish: ForceClose) -> Outcome:
    """Closed at the broker against the usual order."""
    case = _closed(turn, _back_to_broker(turn, turn.case), wish.reason)
    return Outcome(case=replace(case, forced=True), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class Reopen(Wish):
    """重新处置: new evidence, or a spot check failed (T42)."""

    reason: str
    evidence: tuple[Exhibit, ...]


def may_reopen(turn: Turn) -> None:
    """Within the window, and where there was a unit; raises TooLate, NoSuchItem."""
    case, days = turn.case, turn.city.settings.reopen_days
    if case.closed_at is not None and turn.now > case.closed_at + timedelta(days=days):
        raise TooLate(f"结案超过 {days} 天，不能重新处置。")
    if case.lead is None:
        raise NoSuchItem("本案没有承办单位，请重新上报。")


def reopen(turn: Turn, wish: Reopen) -> Outcome:
    """The same lead handles it again under a new limit; what was overdue stays on record. Raises EvidenceMissing."""
    if not wish.evidence:
        raise EvidenceMissing("重新处置须有新的证据或抽查结果。")
    case = _back_to_lead(turn, with_evidence(turn, turn.case, wish.evidence))
    hops = tuple(replace(hop, closed_at=None) for hop in case.hops)
    case = replace(resume_handling(case), rehandles=case.rehandles + 1, closed_at=None, forced=False, hops=hops)
    return Outcome(case=with_limits(turn, case), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class Archive(Wish):
    """归档: read-only from now on (T44)."""


def archive(turn: Turn, wish: Archive) -> Outcome:
    """After the window has passed; raises TooLate when it has not, RequestOpen while an appeal is undecided."""
    del wish
    if turn.case.open_request(RequestKind.APPEAL):
        raise RequestOpen("超时申诉尚未审结。")
    days = turn.city.settings.archive_days
    if turn.case.closed_at is None or turn.now < turn.case.closed_at + timedelta(days=days):
        raise TooLate(f"结案满 {days} 天后才能归档。")
    return Outcome(case=go(turn.case, State.ARCHIVED))


def _checked(
    turn: Turn,
    *,
    result: str,
    note: str,
    evidence: tuple[Exhibit, ...],
    lon: float | None,
    lat: float | None,
) -> Case:
    """The check on record: on the errand if one was sent, and always with the person who judged."""
    case = turn.case
    task = case.open_task("check")
    if task is None:
        case = with_evidence(turn, case, evidence)
    else:
        case = with_findings(turn, task, result=result, note=note, evidence=evidence, lon=lon, lat=lat)
    return replace(case, checked_by=tuple(dict.fromkeys((*case.checked_by, turn.by.person))))


def _back_to_broker(turn: Turn, case: Case) -> Case:
    return along_the_way(case, turn.city, case.broker or case.owner, how="back", now=turn.now)


def _back_to_lead(turn: Turn, case: Case) -> Case:
    lead = case.lead
    if lead is None:
        raise NoSuchItem("本案没有承办单位。")
    return along_the_way(case, turn.city, turn.city.centre_of_unit(lead.unit), how="down", now=turn.now)


def _called_back(turn: Turn, way: str, note: str) -> Case:
    contact = Contact(
        id=new_id(),
        case_id=turn.case.id,
        by=turn.by.person,
        at=turn.now,
        way=text(way, what="回访方式"),
        note=text(note, what="回访情况"),
    )
    return replace(turn.case, contacts=(*turn.case.contacts, contact))


def _closed(turn: Turn, case: Case, note: str) -> Case:
    told = told_to_citizen(turn, case, f"您反映的“{case.title}”已办结。{note}".strip())
    return go(told, State.CLOSED)
