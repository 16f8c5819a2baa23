# SPDX-License-Identifier: Apache-2.0
"""From the check to the archive (核查、回访、结案): T35–T42, T44."""

from dataclasses import dataclass
from datetime import timedelta

from tongguan.cases.domain.case import Case, Hop
from tongguan.cases.domain.dispatching import to_centre
from tongguan.cases.domain.errands import Contact, TaskState
from tongguan.cases.domain.filing import with_errand
from tongguan.cases.domain.handling import resume_handling
from tongguan.cases.domain.refusals import (
    BadWish,
    EvidenceMissing,
    LeaderWordMissing,
    NoSuchItem,
    PositionMissing,
    SeparationOfDuty,
    TooLate,
)
from tongguan.cases.domain.states import State
from tongguan.cases.domain.turns import Exhibit, Outcome, Turn, Wish, go, text, with_evidence, with_task
from tongguan.kernel.ids import PersonId, new_id
from tongguan.kernel.people import Role
from tongguan.kernel.values import replace
from tongguan.kernel.work import Json


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


def check_pass(turn: Turn, wish: CheckPass) -> Outcome:
    """To the citizen's call-back or straight to closing, at the broker; raises EvidenceMissing, PositionMissing."""
    if not wish.evidence:
        raise EvidenceMissing("核查须上传现场照片。")
    if wish.lon is None or wish.lat is None:
        raise PositionMissing("核查须有现场定位。")
    case = _checked(turn, result="pass", note=wish.note, evidence=wish.evidence, lon=wish.lon, lat=wish.lat)
    skip = turn.rules.no_callback or not case.needs_callback
    case = _back_to_broker(turn, case)
    case = go(case, State.PENDING_CLOSE if skip else State.PENDING_CALLBACK)
    skipped: dict[str, Json] = {"skipped": ["pending_callback"]} if skip else {}
    return Outcome(case=case, facts=skipped)


@dataclass(frozen=True, kw_only=True)
class CheckFail(Wish):
    """核查不通过: the same lead does it again (T37)."""

    reason: str
    lon: float | None = None
    lat: float | None = None
    evidence: tuple[Exhibit, ...] = ()


def check_fail(turn: Turn, wish: CheckFail) -> Outcome:
    """Rework, counted; the same lead keeps the case."""
    case = turn.case
    if case.open_task("check") is not None:
        case = _checked(turn, result="fail", note=wish.reason, evidence=wish.evidence, lon=wish.lon, lat=wish.lat)
    case = replace(resume_handling(case, turn), reworks=case.reworks + 1)
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
        again = replace(resume_handling(case, turn), rehandles=case.rehandles + 1)
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


def close(turn: Turn, wish: Close) -> Outcome:
    """The broker closes, then the hops below close in order; raises SeparationOfDuty, BadWish."""
    if not wish.condition_met:
        raise BadWish("请确认本子类的结案条件已满足。")
    _no_hand_in_it(turn)
    return Outcome(case=_closed(turn, turn.case), reason=wish.note or None)


@dataclass(frozen=True, kw_only=True)
class ForceClose(Wish):
    """强制结案: flagged, with a leader's word on record (T41)."""

    reason: str


def force_close(turn: Turn, wish: ForceClose) -> Outcome:
    """Raises LeaderWordMissing, SeparationOfDuty."""
    if not any(notice.kind == "instruct" for notice in turn.case.notices):
        raise LeaderWordMissing("强制结案须先有领导批示。")
    _no_hand_in_it(turn)
    case = replace(_closed(turn, turn.case), forced=True)
    tasks = tuple(replace(t, state=TaskState.CANCELLED, done_at=turn.now) if t.state.open else t for t in case.tasks)
    return Outcome(case=replace(case, tasks=tasks), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class Reopen(Wish):
    """重新处置: new evidence, or a spot check failed (T42)."""

    reason: str
    evidence: tuple[Exhibit, ...]


def reopen(turn: Turn, wish: Reopen) -> Outcome:
    """The same lead handles it again, within the window; raises TooLate, EvidenceMissing, NoSuchItem."""
    case, days = turn.case, turn.city.settings.reopen_days
    if case.closed_at is not None and turn.now > case.closed_at + timedelta(days=days):
        raise TooLate(f"结案超过 {days} 天，不能重新处置。")
    if not wish.evidence:
        raise EvidenceMissing("重新处置须有新的证据或抽查结果。")
    if case.lead is None:
        raise NoSuchItem("本案没有承办单位，请重新上报。")
    case = _back_to_lead(turn, with_evidence(turn, case, wish.evidence))
    hops = tuple(replace(hop, closed_at=None) for hop in case.hops)
    case = replace(resume_handling(case, turn), rehandles=case.rehandles + 1, closed_at=None, hops=hops)
    return Outcome(case=replace(case, overtime=False, forced=False), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class Archive(Wish):
    """归档: read-only from now on (T44)."""


def archive(turn: Turn, wish: Archive) -> Outcome:
    """After the window has passed; raises TooLate when it has not."""
    del wish
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
    task = turn.case.open_task("check")
    if task is None:
        raise NoSuchItem("没有待办的核查任务。")
    lead = turn.case.lead
    if turn.by.person in turn.case.handled_by or (lead is not None and turn.by.acts_in(lead.unit)):
        raise SeparationOfDuty("处置单位和处置人不能核查自己的案件。")
    done = replace(
        task,
        state=TaskState.DONE,
        done_at=turn.now,
        result=result,
        note=note or None,
        lon=lon,
        lat=lat,
    )
    case = with_evidence(turn, with_task(turn.case, done), evidence)
    return replace(case, checked_by=(*case.checked_by, turn.by.person))


def _no_hand_in_it(turn: Turn) -> None:
    """Handler, checker and closer differ (invariant 5)."""
    case = turn.case
    if turn.post.role is not Role.SYSTEM and turn.by.person in (*case.handled_by, *case.checked_by):
        raise SeparationOfDuty("处置人、核查人不能结案。")


def _back_to_broker(turn: Turn, case: Case) -> Case:
    if case.broker is None or case.broker == case.owner:
        return case
    return to_centre(case, case.broker, how="back", now=turn.now)


def _back_to_lead(turn: Turn, case: Case) -> Case:
    lead = case.lead
    if lead is None:
        raise NoSuchItem("本案没有承办单位。")
    centre = turn.city.centre_of_unit(lead.unit)
    return case if centre == case.owner else to_centre(case, centre, how="down", now=turn.now)


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


def _closed(turn: Turn, case: Case) -> Case:
    """Closed at the broker first, then every centre below it in the order the case came down."""
    hops: list[Hop] = [hop if hop.closed_at is not None else replace(hop, closed_at=turn.now) for hop in case.hops]
    return replace(case, state=State.CLOSED, closed_at=turn.now, hops=tuple(hops))
