# SPDX-License-Identifier: Apache-2.0
"""How the clocks follow the case: links start and stop by themselves, limits stand while nobody can work,
and what is due rings exactly once."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.cases.domain import clocks
from tongguan.cases.domain.case import Case
from tongguan.cases.domain.city import City
from tongguan.cases.domain.clocks import Clock, ClockKind
from tongguan.cases.domain.errands import Notice
from tongguan.cases.domain.states import STATES, Link, State
from tongguan.cases.domain.turns import Outcome, Turn, Wish
from tongguan.cases.events import ClockRang
from tongguan.kernel.ids import PersonId, new_id
from tongguan.kernel.values import replace

STANDING: dict[State, str] = {
    State.SUSPENDED: "挂账",
    State.COORDINATING: "协调",
    State.PENDING_CHECK: "待核查",
    State.CHECKING: "核查",
    State.PENDING_CALLBACK: "待回访",
    State.PENDING_CLOSE: "待结案",
}
"""States in which the overall and the target clock stand: the unit's time is not running."""


def settle(before: Case | None, after: Case, *, city: City, now: datetime) -> Case:
    """The case with its clocks brought in line with the state it has come to."""
    almanac, yellow = city.almanac, city.settings.yellow
    link = after.link
    was = before.link if before is not None else None
    moved = before is None or link != was or before.owner != after.owner
    ticking: list[Clock] = []
    stand = _stand_reason(after.state, city)
    stood = _stand_reason(before.state, city) if before is not None else None
    for clock in after.clocks:
        if clock.stopped_at is not None:
            ticking.append(clock)
        elif link is None:
            ticking.append(clocks.stop(clock, almanac, now=now))
        elif clock.kind is ClockKind.LINK:
            ticking.append(clocks.stop(clock, almanac, now=now) if moved else clock)
        elif clock.kind is ClockKind.SIDE:
            ticking.append(clock)
        elif stand is not None:
            ticking.append(clocks.pause(clock, almanac, now=now))
        else:
            ticking.append(clocks.resume(clock, almanac, now=now, why=stood or "", yellow=yellow))
    if moved and link is not None:
        ticking.append(
            clocks.start(
                almanac,
                case_id=after.id,
                kind=ClockKind.LINK,
                link=link.value,
                organ=(after.lead_unit or after.owner) if link is Link.HANDLE else after.owner,
                limit=city.link_limit(link.value, city.level(after.owner)),
                now=now,
                yellow=yellow,
            )
        )
    return _with_due(replace(after, clocks=tuple(ticking)))


def _stand_reason(state: State, city: City) -> str | None:
    if state is State.WAITING_UPPER and not city.settings.clock_runs_while_waiting_upper:
        return "等待上级"
    return STANDING.get(state)


def _with_due(case: Case) -> Case:
    """Copy what lists sort by, and when the worker must look again, onto the case."""
    overall = next((c for c in reversed(case.clocks) if c.kind is ClockKind.OVERALL), None)
    running = (c for c in case.clocks if c.kind is ClockKind.LINK and c.stopped_at is None)
    link = next(running, None)
    ticks = [c.next_tick_at for c in case.clocks]
    if case.state is State.SUSPENDED:
        ticks.append(case.suspended_until)
    lit = [c for c in case.clocks if c.stopped_at is None and c.kind in (ClockKind.OVERALL, ClockKind.LINK)]
    ended = case.link is None
    overtime = case.overtime
    if ended and overall is not None and overall.stopped_at is not None and overall.due_at is not None:
        overtime = overall.stopped_at > overall.due_at
    return replace(
        case,
        due_at=overall.due_at if overall is not None else None,
        link_due_at=link.due_at if link is not None else None,
        next_tick_at=min((t for t in ticks if t is not None), default=None),
        yellow_at=min((c.warn_at for c in lit if c.running and c.warn_at is not None), default=None),
        red_at=min((c.due_at for c in lit if c.due_at is not None and _may_be_red(c, c.due_at)), default=None),
        overtime=overtime,
    )


def _may_be_red(clock: Clock, due: datetime) -> bool:
    """A running clock will be red one day; one that was paused after its limit stays red."""
    return clock.paused_at is None or clock.paused_at > due


def lamp(case: Case, *, now: datetime) -> str:
    """The worst lamp of the overall and the running link clock: red, yellow, green, paused or none."""
    lamps = {
        clocks.lamp(c, now=now)
        for c in case.clocks
        if c.stopped_at is None and c.kind in (ClockKind.OVERALL, ClockKind.LINK)
    }
    return next((name for name in ("red", "yellow", "green", "paused") if name in lamps), "none")


def link_name(case: Case) -> str:
    """The Chinese name of the state, for sentences."""
    return STATES[case.state].name


@dataclass(frozen=True, kw_only=True)
class Tick(Wish):
    """The platform looks at what is due."""


def tick(turn: Turn, wish: Tick) -> Outcome:
    """Warn at 80 %, urge the named person one day before, mark what ran out; each exactly once."""
    del wish
    rang: list[str] = []
    ticked: list[Clock] = []
    notices: list[Notice] = []
    for clock in turn.case.clocks:
        due = clock.next_tick_at
        while due is not None and due <= turn.now:
            clock, bell = _ring(clock, turn.now)
            rang.append(f"{bell}:{clock.kind.value}:{clock.link}")
            if bell == "urged":
                notices.append(_urge_by_name(turn, clock))
            due = clock.next_tick_at
        ticked.append(clock)
    case = replace(turn.case, clocks=tuple(ticked), notices=(*turn.case.notices, *notices))
    return Outcome(case=case, facts={"rang": list(rang)})


def bells(case: Case, rang: list[str], *, audience: tuple[str, ...], now: datetime) -> tuple[ClockRang, ...]:
    """One event for each bell, for those who send messages and light lamps."""
    told = []
    for line in rang:
        bell, kind, link = line.split(":")
        told.append(
            ClockRang(
                at=now,
                audience=audience,
                case_id=case.id,
                task_no=case.task_no,
                rang=bell,
                clock=kind,
                link=link,
                owner=case.owner,
                unit=case.lead_unit,
                region=case.region,
                person=case.handler,
            )
        )
    return tuple(told)


def _ring(clock: Clock, now: datetime) -> tuple[Clock, str]:
    if clock.warn_at is not None and clock.warned_at is None and clock.warn_at <= now:
        return replace(clock, warned_at=now), "warned"
    if clock.urge_at is not None and clock.urged_at is None and clock.urge_at <= now:
        return replace(clock, urged_at=now), "urged"
    return replace(clock, overdue_at=now), "overdue"


def _urge_by_name(turn: Turn, clock: Clock) -> Notice:
    person: PersonId | None = turn.case.handler
    assert clock.due_at is not None
    return Notice(
        id=new_id(),
        case_id=turn.case.id,
        kind="urge",
        by=turn.by.person,
        at=turn.now,
        organ=turn.case.lead_unit or turn.case.owner,
        person=person,
        text=f"案件 {turn.case.task_no} 将于 {clock.due_at.isoformat(timespec='minutes')} 到期，请抓紧办理。",
    )
