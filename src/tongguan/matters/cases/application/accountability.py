# SPDX-License-Identifier: Apache-2.0
"""Who answers for a case (失责倒查, CLO-05): the link that failed, the unit responsible, the cause, the acts.

Everything is derived from the clocks and the history of the case; nothing is entered for the purpose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tongguan.matters.cases.application.ports import HistoryLine
from tongguan.matters.cases.domain import clocks
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.clocks import Almanac, CaseClock, ClockKind
from tongguan.matters.cases.domain.lamps import Lamp
from tongguan.matters.cases.domain.states import Link

CAUSES = {
    Link.ACCEPT: ("late_acceptance", "逾期受理"),
    Link.VERIFY: ("late_verification", "逾期核实"),
    Link.FILE: ("late_filing", "逾期立案"),
    Link.DISPATCH: ("late_dispatch", "逾期派遣"),
    Link.SIGN: ("late_signature", "逾期签收"),
    Link.RETURN_REVIEW: ("late_review", "逾期审核退单"),
    Link.HANDLE: ("late_handling", "逾期处置"),
    Link.CHECK: ("late_check", "逾期核查"),
    Link.CALLBACK: ("late_callback", "逾期回访"),
    Link.CLOSE: ("late_closing", "逾期结案"),
    "evidence": ("late_evidence", "逾期上传现场核实情况"),
    "first_contact": ("late_contact", "逾期联系诉求人"),
}
"""What a link that ran out of its limit is called."""

FAULTS = {
    "approve_return": ("wrong_dispatch", "派遣错误", "dispatch"),
    "refuse_return": ("shirking", "推诿", "request_return"),
    "check_fail": ("rework", "处置不到位", "finish"),
    "callback_unsatisfied": ("rehandled", "群众不满意重办", "finish"),
    "redispatch_same": ("idle", "签而不办、再次交办", "sign"),
    "unit_return": ("sent_back", "部门内部打回", "finish"),
    "self_invalid": ("invalid_self_handling", "自处置无效", "self_handle"),
}
"""Moves that show a fault: its code, its name, and the move that the answerable person had made before."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something that somebody did, as the history has it (失责做法)."""

    at: datetime
    move: str
    person: str
    organ: str
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class Share:
    """How much of the overall limit went by while one organ had the case, in working seconds."""

    organ: str
    link: str
    seconds: int


@dataclass(frozen=True, kw_only=True)
class Lapse:
    """One failure: link, unit, cause, acts."""

    link: str
    organ: str
    person: str | None
    """Who had the case in that organ when the limit passed, or who made the move that turned out wrong."""
    cause: str
    cause_name: str
    late_seconds: int | None
    """Working seconds beyond the limit; none for a fault that is not one of time."""
    acts: tuple[Act, ...]
    shares: tuple[Share, ...] = ()
    """Of an overrun overall limit: where the time went."""


@dataclass(frozen=True, kw_only=True)
class Accountability:
    """What the traces of a case say about who failed."""

    task_no: str
    overdue: bool
    exempt: bool
    """Granted on appeal: statistics leave the case out, the fact stays."""
    lapses: tuple[Lapse, ...]


def accountability(case: Case, lines: Sequence[HistoryLine], *, almanac: Almanac, now: datetime) -> Accountability:
    """Every lapse in the order of time: limits that ran out, and moves that show a fault."""
    late = [_late(case, clock, lines, almanac, now) for clock in case.clocks if _counts(clock) and clock.overdue(now)]
    faulty = [lapse for n, line in enumerate(lines) if (lapse := _fault(line, lines[:n])) is not None]
    lapses = sorted(late + faulty, key=lambda lapse: lapse[0])
    return Accountability(
        task_no=case.task_no,
        overdue=any(c.kind is ClockKind.OVERALL and c.overdue(now) for c in case.clocks),
        exempt=case.exempt,
        lapses=tuple(lapse for _, lapse in lapses),
    )


def _counts(clock: CaseClock) -> bool:
    return clock.kind is not ClockKind.TARGET  # the internal target urges; only official limits are answered for


def _late(
    case: Case, clock: CaseClock, lines: Sequence[HistoryLine], almanac: Almanac, now: datetime
) -> tuple[datetime, Lapse]:
    assert clock.due_at is not None
    end = clock.stopped_at or clock.paused_at or now
    holder = _holder(case, clock)
    cause, name = CAUSES.get(holder.link, ("late", "逾期"))
    acts = tuple(_act(line) for line in lines if clock.started_at <= line.at <= end and line.organ == holder.organ)
    lapse = Lapse(
        link=holder.link,
        organ=holder.organ,
        person=_person(lines, holder.organ, until=clock.due_at),
        cause=cause,
        cause_name=name,
        late_seconds=almanac.worked(clock.due_at, end, clock.unit),
        acts=acts,
        shares=_shares(case, clock, end, almanac) if clock.kind is ClockKind.OVERALL else (),
    )
    return clock.due_at, lapse


def _holder(case: Case, clock: CaseClock) -> CaseClock:
    """The clock of the link that ran when the limit passed; a link's own clock answers for itself."""
    if clock.kind is not ClockKind.OVERALL or clock.due_at is None:
        return clock
    links = [c for c in case.clocks if c.kind is ClockKind.LINK and c.started_at <= clock.due_at]
    return max(links, key=lambda link: (link.started_at, link.id), default=clock)


def _shares(case: Case, overall: CaseClock, end: datetime, almanac: Almanac) -> tuple[Share, ...]:
    """Where the time of the overall limit went, longest first."""
    spent: dict[tuple[str, str], int] = {}
    for link in (c for c in case.clocks if c.kind is ClockKind.LINK):
        begin, until = max(link.started_at, overall.started_at), min(link.stopped_at or end, end)
        if begin >= until:
            continue
        seconds = almanac.worked(begin, until, overall.unit)
        seconds -= sum(
            almanac.worked(max(p.since, begin), min(p.until, until), overall.unit)
            for p in overall.pauses
            if p.since < until and p.until > begin
        )
        key = (link.organ, link.link)
        spent[key] = spent.get(key, 0) + seconds
    shares = (Share(organ=organ, link=link, seconds=seconds) for (organ, link), seconds in spent.items() if seconds)
    return tuple(sorted(shares, key=lambda share: -share.seconds))


def _person(lines: Sequence[HistoryLine], organ: str, *, until: datetime) -> str | None:
    """The person who held the case in this organ: the handler named last, else whoever acted there last."""
    for line in reversed(lines):
        if line.at > until or line.organ != organ:
            continue
        handler = line.facts.get("handler")
        return handler if isinstance(handler, str) else line.person
    return None


def _fault(line: HistoryLine, before: Sequence[HistoryLine]) -> tuple[datetime, Lapse] | None:
    if line.move not in FAULTS:
        return None
    if line.move == "callback_unsatisfied" and line.facts.get("judgement") != "rehandle":
        return None
    cause, name, made = FAULTS[line.move]
    earlier = next((one for one in reversed(before) if one.move == made), None)
    if earlier is None:
        return None
    lapse = Lapse(
        link=_LINK_OF[made].value,
        organ=earlier.organ,
        person=earlier.person,
        cause=cause,
        cause_name=name,
        late_seconds=None,
        acts=(_act(earlier), _act(line)),
    )
    return line.at, lapse


_LINK_OF = {
    "dispatch": Link.DISPATCH,
    "request_return": Link.SIGN,
    "sign": Link.SIGN,
    "finish": Link.HANDLE,
    "self_handle": Link.HANDLE,
}


def _act(line: HistoryLine) -> Act:
    return Act(at=line.at, move=line.move, person=line.person, organ=line.organ, reason=line.reason)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the progress panel (进度面板, HDL-13): who has or had the case, time used and left."""

    link: str
    organ: str
    started_at: datetime
    ended_at: datetime | None
    used_seconds: int
    left_seconds: int | None
    """None without a limit; negative when overdue."""
    lamp: Lamp


def progress(case: Case, *, almanac: Almanac, now: datetime) -> tuple[Step, ...]:
    """The links the case has gone through, first to last, each with its owner, time used and time left."""
    links = sorted((c for c in case.clocks if c.kind is ClockKind.LINK), key=lambda c: (c.started_at, c.id))
    return tuple(
        Step(
            link=clock.link,
            organ=clock.organ,
            started_at=clock.started_at,
            ended_at=clock.stopped_at,
            used_seconds=(used := clocks.used(clock, almanac, now=now)),
            left_seconds=None if clock.limit_seconds is None else clock.limit_seconds - used,
            lamp=clocks.lamp(clock, now=now),
        )
        for clock in links
    )
