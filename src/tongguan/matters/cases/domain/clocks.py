# SPDX-License-Identifier: Apache-2.0
"""The clocks of a case (时限): one over all, one internal target, one per link, and side clocks.

A clock knows its unit and its calendar through the city; pauses are subtracted in working time, because a
paused clock keeps the working seconds that were left and spends them after it resumes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.lamps import Lamp, lamp_at, late


class ClockKind(StrEnum):
    """overall: the official limit; target: the tighter internal one (SLA-04); link: one link; side: beside it."""

    OVERALL = "overall"
    TARGET = "target"
    LINK = "link"
    SIDE = "side"


class Almanac(Protocol):
    """The calendar a clock counts on (deadlines.api): seconds are working seconds of the unit."""

    @property
    def zone(self) -> str:
        """The time zone in which the city's days begin and moments are told."""
        ...

    def due(self, start: datetime, amount: float, unit: str) -> datetime:
        """The moment by which `amount` units from `start` are used up."""
        ...

    def worked(self, start: datetime, end: datetime, unit: str) -> int:
        """Working seconds of this unit between two moments."""
        ...

    def after(self, start: datetime, seconds: int, unit: str) -> datetime:
        """The moment when so many working seconds of this unit have passed."""
        ...


@dataclass(frozen=True, kw_only=True)
class ClockLimit:
    """An amount of time in a unit of the calendar: 紧急工作时, 工作时, 工作日, 自然日 or minutes."""

    amount: float
    unit: str


@dataclass(frozen=True, kw_only=True)
class Pause:
    """计时暂停 | a stretch in which a clock stood still, and why."""

    since: datetime
    until: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class Extension:
    """时限变动 | a deadline moved, and why."""

    at: datetime
    was: datetime
    now: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class CaseClock:
    """A running, standing or stopped clock; without a limit it only measures."""

    id: UUID
    case_id: UUID
    kind: ClockKind
    link: str
    organ: str
    amount: float | None = None
    unit: str
    limit_seconds: int | None = None
    started_at: datetime
    due_at: datetime | None = None
    paused_at: datetime | None = None
    left_seconds: int | None = None
    """Working seconds left (negative: overdue) when the clock was paused."""
    pauses: tuple[Pause, ...] = ()
    extended: tuple[Extension, ...] = ()
    stopped_at: datetime | None = None
    used_seconds: int | None = None
    warn_at: datetime | None = None
    warned_at: datetime | None = None
    urge_at: datetime | None = None
    urged_at: datetime | None = None
    overdue_at: datetime | None = None

    @property
    def running(self) -> bool:
        """Whether time counts now."""
        return self.stopped_at is None and self.paused_at is None

    def overdue(self, now: datetime) -> bool:
        """Whether the limit has passed, or had when the clock stopped; the last second still counts as in time."""
        return late(self.stopped_at or self.paused_at or now, self.due_at)

    @property
    def yellow_at(self) -> datetime | None:
        """From this moment its lamp is yellow, unless it is red; none while it stands."""
        return self.warn_at if self.paused_at is None else None

    @property
    def red_at(self) -> datetime | None:
        """After this moment its lamp is red; none while it stands, unless it had run out before."""
        return self.due_at if self.paused_at is None or late(self.paused_at, self.due_at) else None

    @property
    def next_tick_at(self) -> datetime | None:
        """When this clock next wants something done: a warning, an urge, the mark of overdue."""
        if not self.running or self.due_at is None:
            return None
        pending = [
            moment
            for moment, done in (
                (self.warn_at, self.warned_at),
                (self.urge_at, self.urged_at),
                (self.due_at + timedelta(seconds=1), self.overdue_at),
            )
            if moment is not None and done is None
        ]
        return min(pending, default=None)


def start(
    almanac: Almanac,
    *,
    case_id: UUID,
    kind: ClockKind,
    link: str,
    organ: str,
    limit: ClockLimit | None,
    now: datetime,
    yellow: float,
) -> CaseClock:
    """Set a clock going at `now`; `yellow` is the share (0..1) of the limit at which it warns."""
    if limit is None:
        return CaseClock(id=new_id(), case_id=case_id, kind=kind, link=link, organ=organ, unit="minute", started_at=now)
    due = almanac.due(now, limit.amount, limit.unit)
    clock = CaseClock(
        id=new_id(),
        case_id=case_id,
        kind=kind,
        link=link,
        organ=organ,
        amount=limit.amount,
        unit=limit.unit,
        limit_seconds=almanac.worked(now, due, limit.unit),
        started_at=now,
        due_at=due,
    )
    return _with_reminders(clock, almanac, since=now, yellow=yellow)


def pause(clock: CaseClock, almanac: Almanac, *, now: datetime) -> CaseClock:
    """Let the clock stand; what is left of the limit is kept in working seconds."""
    if not clock.running:
        return clock
    left = None
    if clock.due_at is not None:
        if now <= clock.due_at:
            left = almanac.worked(now, clock.due_at, clock.unit)
        else:
            left = -almanac.worked(clock.due_at, now, clock.unit)
    return replace(clock, paused_at=now, left_seconds=left)


def resume(clock: CaseClock, almanac: Almanac, *, now: datetime, why: str, yellow: float) -> CaseClock:
    """Let the clock go on with the working seconds that were left; an overdue clock stays overdue."""
    if clock.paused_at is None or clock.stopped_at is not None:
        return clock
    pauses = (*clock.pauses, Pause(since=clock.paused_at, until=now, why=why))
    going = replace(clock, paused_at=None, left_seconds=None, pauses=pauses)
    if clock.due_at is None or clock.left_seconds is None or clock.left_seconds < 0:
        return going  # without a limit, or overdue before it stood: nothing to work out again
    going = replace(going, due_at=almanac.after(now, clock.left_seconds, clock.unit))
    return _with_reminders(going, almanac, since=now, yellow=yellow)


def extend(
    clock: CaseClock, almanac: Almanac, *, limit: ClockLimit, now: datetime, why: str, yellow: float
) -> CaseClock:
    """Move the deadline: the extra limit begins where the old one ends."""
    if clock.due_at is None or clock.stopped_at is not None:
        return clock
    due = almanac.due(clock.due_at, limit.amount, limit.unit)
    more = almanac.worked(clock.due_at, due, clock.unit)
    moved = replace(
        clock,
        due_at=due,
        limit_seconds=(clock.limit_seconds or 0) + more,
        left_seconds=None if clock.left_seconds is None else clock.left_seconds + more,
        extended=(*clock.extended, Extension(at=now, was=clock.due_at, now=due, why=why)),
    )
    return _ringing_anew(moved, almanac, now=now, yellow=yellow)


def relimit(clock: CaseClock, almanac: Almanac, *, limit: ClockLimit, now: datetime, yellow: float) -> CaseClock:
    """Give a running clock another limit, as if it had had it from its start; its pauses stay left out."""
    seconds = almanac.worked(clock.started_at, almanac.due(clock.started_at, limit.amount, limit.unit), limit.unit)
    need = seconds
    for gap in clock.pauses:
        if almanac.worked(clock.started_at, gap.since, limit.unit) >= need:
            break
        need += almanac.worked(gap.since, gap.until, limit.unit)
    changed = replace(
        clock,
        amount=limit.amount,
        unit=limit.unit,
        limit_seconds=seconds,
        due_at=almanac.after(clock.started_at, need, limit.unit),
        extended=(),
    )
    return _ringing_anew(changed, almanac, now=now, yellow=yellow)


def exclude(
    clock: CaseClock, almanac: Almanac, *, since: datetime, until: datetime, now: datetime, why: str, yellow: float
) -> CaseClock:
    """Leave a stretch of the past out of a clock, running or ended, as if it had stood still then (SLA-10)."""
    first, last = max(since, clock.started_at), min(until, clock.stopped_at or clock.paused_at or now)
    for begin, end in _free(first, last, clock.pauses):
        pauses = tuple(sorted((*clock.pauses, Pause(since=begin, until=end, why=why)), key=lambda gap: gap.since))
        lost = almanac.worked(begin, end, clock.unit)
        due, left = clock.due_at, clock.left_seconds
        if due is not None and begin <= due:
            due = almanac.after(end, almanac.worked(begin, due, clock.unit), clock.unit)
            left = None if left is None else left + lost
        used = None if clock.used_seconds is None else clock.used_seconds - lost
        clock = replace(clock, pauses=pauses, due_at=due, left_seconds=left, used_seconds=used)
    if clock.due_at is None:
        return clock
    if clock.stopped_at is not None:
        return clock if clock.overdue(now) else replace(clock, overdue_at=None)
    return _ringing_anew(clock, almanac, now=now, yellow=yellow)


def stop(clock: CaseClock, almanac: Almanac, *, now: datetime) -> CaseClock:
    """End the clock for good; `used_seconds` is the working time it ran, pauses excluded."""
    if clock.stopped_at is not None:
        return clock
    end = clock.paused_at or now
    used = almanac.worked(clock.started_at, end, clock.unit)
    used -= sum(almanac.worked(p.since, p.until, clock.unit) for p in clock.pauses)
    return replace(clock, stopped_at=end, paused_at=None, left_seconds=None, used_seconds=used)


def used(clock: CaseClock, almanac: Almanac, *, now: datetime) -> int:
    """Working seconds used so far, pauses excluded."""
    ended = stop(clock, almanac, now=now)
    return ended.used_seconds or 0


def left(clock: CaseClock, almanac: Almanac, *, now: datetime) -> int | None:
    """Working seconds left, negative when overdue; none when it has stopped or has no limit."""
    if clock.stopped_at is not None or clock.due_at is None:
        return None
    if clock.paused_at is not None:
        return clock.left_seconds
    if now <= clock.due_at:
        return almanac.worked(now, clock.due_at, clock.unit)
    return -almanac.worked(clock.due_at, now, clock.unit)


def lamp(clock: CaseClock, *, now: datetime) -> Lamp:
    """The lamp of this clock alone; one that has stopped keeps the lamp with which it stopped."""
    end = clock.stopped_at or now
    return lamp_at(end, yellow_at=clock.yellow_at, red_at=clock.red_at, due_at=clock.due_at, closed=False)


def _ringing_anew(clock: CaseClock, almanac: Almanac, *, now: datetime, yellow: float) -> CaseClock:
    """The deadline has moved: what has rung may ring again, unless the new deadline has passed as well."""
    if clock.overdue(now):
        return clock
    silent = replace(clock, warned_at=None, urged_at=None, overdue_at=None)
    return _with_reminders(silent, almanac, since=now, yellow=yellow)


def _with_reminders(clock: CaseClock, almanac: Almanac, *, since: datetime, yellow: float) -> CaseClock:
    """Work out when to warn (share of the limit) and when to urge by name (one day of its calendar before, SLA-05)."""
    assert clock.due_at is not None
    assert clock.limit_seconds is not None
    reserve = round(clock.limit_seconds * (1 - yellow))
    warn_at = _before_due(clock, almanac, since=since, seconds=reserve)
    if clock.kind is not ClockKind.OVERALL:
        return replace(clock, warn_at=warn_at, urge_at=None)
    day = _one_day(clock, almanac)
    urged = clock.limit_seconds > day
    return replace(
        clock,
        warn_at=warn_at,
        urge_at=_before_due(clock, almanac, since=since, seconds=day) if urged else None,
    )


def _before_due(clock: CaseClock, almanac: Almanac, *, since: datetime, seconds: int) -> datetime:
    """When so many working seconds will be left; `since` when fewer are left by then."""
    assert clock.due_at is not None
    ahead = almanac.worked(since, clock.due_at, clock.unit) - seconds
    return almanac.after(since, ahead, clock.unit) if ahead > 0 else since


def _one_day(clock: CaseClock, almanac: Almanac) -> int:
    """One day in seconds of the clock's unit: a working day for those that count office hours."""
    unit = "work_day" if clock.unit.startswith("work_") else "calendar_day"
    return almanac.worked(clock.started_at, almanac.due(clock.started_at, 1, unit), unit)


def _free(begin: datetime, end: datetime, pauses: tuple[Pause, ...]) -> list[tuple[datetime, datetime]]:
    """The parts of a stretch that no pause covers."""
    parts = []
    for gap in pauses:
        if gap.until <= begin or gap.since >= end:
            continue
        if gap.since > begin:
            parts.append((begin, gap.since))
        begin = max(begin, gap.until)
    return [*parts, (begin, end)] if begin < end else parts
