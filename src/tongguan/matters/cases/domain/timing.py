# SPDX-License-Identifier: Apache-2.0
"""How the clocks follow the case: links start and stop by themselves, limits stand while nobody can work,
and what is due rings exactly once."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.clock import local_text
from tongguan.ground.kernel.ids import PersonId, new_id
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain import clocks
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Notice, Order
from tongguan.matters.cases.domain.city import LifecycleRules
from tongguan.matters.cases.domain.clocks import CaseClock, ClockKind
from tongguan.matters.cases.domain.lamps import Lamp, lamp_at, late
from tongguan.matters.cases.domain.states import STATES, Clocks, Link, State
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish
from tongguan.matters.cases.events import ClockRang

UNITS_TURN = frozenset({Link.SIGN, Link.HANDLE})
"""Links in which the lead unit has to act."""

LAMPS = frozenset({ClockKind.OVERALL, ClockKind.LINK})
"""Clocks whose lamp is the lamp of the case."""

LIMIT_NAMES = {Link.VERIFY: "verify_task"}
"""Links whose limit is listed under another name."""


def settle(before: Case | None, after: Case, *, city: LifecycleRules, now: datetime) -> Case:
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


def _settled(
    clock: CaseClock, *, case: Case, moved: bool, stood: str | None, city: LifecycleRules, now: datetime
) -> CaseClock:
    """One clock that has not stopped: stopped with its link or with the case, standing, or going."""
    if case.link is None or (moved and clock.kind is ClockKind.LINK):
        return clocks.stop(clock, city.almanac, now=now)
    if clock.kind in (ClockKind.LINK, ClockKind.SIDE):
        return clock
    if _stand_reason(case.state, city) is not None:
        return clocks.pause(clock, city.almanac, now=now)
    return clocks.resume(clock, city.almanac, now=now, why=stood or "", yellow=city.settings.yellow)


def _link_clock(case: Case, link: Link, *, city: LifecycleRules, now: datetime) -> CaseClock:
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


def _stand_reason(state: State, city: LifecycleRules) -> str | None:
    """Why the overall and the target clock stand: the unit's time is not running; None when it is."""
    facts = STATES[state].open
    if facts is None or facts.clocks is Clocks.RUN:
        return None
    if facts.clocks is Clocks.AS_THE_CITY_SAYS and city.settings.clock_runs_while_waiting_upper:
        return None
    return STATES[state].name


def _with_due(case: Case, ticking: tuple[CaseClock, ...]) -> Case:
    """The case with these clocks, and copied from them what lists sort by, what lamps show, when to look again."""
    due_at: datetime | None = None
    link_due_at: datetime | None = None
    overtime = False
    ticks = [case.suspended_until] if case.state is State.SUSPENDED else []
    yellows, reds = [], []
    for clock in ticking:
        if clock.kind is ClockKind.OVERALL:
            due_at = clock.due_at
            overtime = overtime or (clock.stopped_at is not None and late(clock.stopped_at, clock.due_at))
        if clock.stopped_at is not None or clock.due_at is None:
            continue
        ticks.append(clock.next_tick_at)
        if clock.kind is ClockKind.LINK:
            link_due_at = clock.due_at
        if clock.kind in LAMPS:
            yellows.append(clock.yellow_at)
            reds.append(clock.red_at)
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


def lamp(case: Case, *, now: datetime) -> Lamp:
    """The lamp of a case: the worst of its overall and its link clock, from the moments copied of them."""
    closed = case.closed_at is not None
    return lamp_at(now, yellow_at=case.yellow_at, red_at=case.red_at, due_at=case.due_at, closed=closed)


@dataclass(frozen=True, kw_only=True)
class Tick(Wish):
    """The platform looks at what is due."""


def tick(turn: Turn, wish: Tick) -> Outcome:
    """Warn at 80 %, urge the named person one day before, mark what ran out; each exactly once."""
    del wish
    rang: list[str] = []
    ticked: list[CaseClock] = []
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


def _ring(clock: CaseClock, now: datetime) -> tuple[CaseClock, str]:
    if clock.warn_at is not None and clock.warned_at is None and clock.warn_at <= now:
        return replace(clock, warned_at=now), "warned"
    if clock.urge_at is not None and clock.urged_at is None and clock.urge_at <= now:
        return replace(clock, urged_at=now), "urged"
    return replace(clock, overdue_at=now), "overdue"


def _urge_by_name(turn: Turn, clock: CaseClock) -> Notice:
    person: PersonId | None = turn.case.handler
    assert clock.due_at is not None
    due = local_text(clock.due_at, turn.city.almanac.zone)
    return Notice(
        id=new_id(),
        case_id=turn.case.id,
        kind="urge",
        by=turn.by.person,
        at=turn.now,
        organ=turn.case.lead_unit or turn.case.owner,
        person=person,
        text=f"案件 {turn.case.task_no} 将于 {due} 到期，请抓紧办理。",
    )
