# SPDX-License-Identifier: Apache-2.0
"""How the clocks follow the case: links start and stop by themselves, limits stand while nobody can work,
and what is due rings exactly once."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.cases.domain import clocks
from tongguan.cases.domain.case import Case
from tongguan.cases.domain.city import City
from tongguan.cases.domain.clocks import Clock, ClockKind
from tongguan.cases.domain.errands import Notice, Order
from tongguan.cases.domain.states import Link, State
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

UNITS_TURN = frozenset({Link.SIGN, Link.HANDLE})
"""Links in which the lead unit has to act."""

LAMPS = frozenset({ClockKind.OVERALL, ClockKind.LINK})
"""Clocks whose lamp is the lamp of the case."""

LIMIT_NAMES = {Link.VERIFY: "verify_task"}
"""Links whose limit is listed under another name."""


def settle(before: Case | None, after: Case, *, city: City, now: datetime) -> Case:
    """The case with its clocks brought in line with the state it has come to."""
    link = after.link
    moved = before is None or link != before.link or before.owner != after.owner
    stood = None if before is None else _stand_reason(before.state, city)
    ticking = [
        _settled(clock, case=after, moved=moved, stood=stood, city=city, now=now) if clock.stopped_at is None else clock
        for clock in after.clocks
    ]
    if moved and link is not None:
        ticking.append(_link_clock(after, link, city=city, now=now))
    return _with_due(after, tuple(ticking))


def _settled(clock: Clock, *, case: Case, moved: bool, stood: str | None, city: City, now: datetime) -> Clock:
    """One clock that has not stopped: stopped with its link or with the case, standing, or going."""
    if case.link is None or (moved and clock.kind is ClockKind.LINK):
        return clocks.stop(clock, city.almanac, now=now)
    if clock.kind in (ClockKind.LINK, ClockKind.SIDE):
        return clock
    if _stand_reason(case.state, city) is not None:
        return clocks.pause(clock, city.almanac, now=now)
    return clocks.resume(clock, city.almanac, now=now, why=stood or "", yellow=city.settings.yellow)


def _link_clock(case: Case, link: Link, *, city: City, now: datetime) -> Clock:
    """The clock of the link the case has come to: the unit's own while the unit has to act, else the centre's."""
    return clocks.start(
        city.almanac,
        case_id=case.id,
        kind=ClockKind.LINK,
        link=link.value,
        organ=(case.lead_unit or case.owner) if link in UNITS_TURN else case.owner,
        limit=city.link_limit(LIMIT_NAMES.get(link, link.value), city.level(case.owner)),
        now=now,
        yellow=city.settings.yellow,
    )


def _stand_reason(state: State, city: City) -> str | None:
    if state is State.WAITING_UPPER and not city.settings.clock_runs_while_waiting_upper:
        return "等待上级"
    return STANDING.get(state)


def _with_due(case: Case, ticking: tuple[Clock, ...]) -> Case:
    """The case with these clocks, and copied from them what lists sort by, what lamps show, when to look again."""
    due_at: datetime | None = None
    link_due_at: datetime | None = None
    overtime = False
    ticks = [case.suspended_until] if case.state is State.SUSPENDED else []
    yellows, reds = [], []
    for clock in ticking:
        if clock.kind is ClockKind.OVERALL:
            due_at = clock.due_at
            overtime = overtime or (clock.stopped_at is not None and clocks.late(clock.stopped_at, clock.due_at))
        if clock.stopped_at is not None or clock.due_at is None:
            continue
        ticks.append(clock.next_tick_at)
        if clock.kind is ClockKind.LINK:
            link_due_at = clock.due_at
        if clock.kind in LAMPS:
            yellows.append(clock.warn_at if clock.running else None)
            reds.append(clock.due_at if clock.paused_at is None or clocks.late(clock.paused_at, clock.due_at) else None)
    return replace(
        case,
        clocks=ticking,
        orders=_with_deadline(case.orders, due_at) if due_at != case.due_at else case.orders,
        due_at=due_at,
        link_due_at=link_due_at,
        next_tick_at=_first(ticks),
        yellow_at=_first(yellows),
        red_at=_first(reds),
        overtime=overtime,
    )


def _first(moments: list[datetime | None]) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


def _with_deadline(orders: tuple[Order, ...], due_at: datetime | None) -> tuple[Order, ...]:
    """What the units still have to do follows the deadline of the case when it moves."""
    return tuple(replace(order, due_at=due_at) if order.done_at is None else order for order in orders)


def lamp(case: Case, *, now: datetime) -> str:
    """The worst lamp of the overall and the running link clock: red, yellow, green, paused or none."""
    lamps = {clocks.lamp(c, now=now) for c in case.clocks if c.stopped_at is None and c.kind in LAMPS}
    return next((name for name in ("red", "yellow", "green", "paused") if name in lamps), "none")


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
