# SPDX-License-Identifier: Apache-2.0
"""What granting a request would do to the official limit of a case, before anybody grants it."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.matters.cases.domain import clocks
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Request, RequestKind
from tongguan.matters.cases.domain.city import LifecycleRules
from tongguan.matters.cases.domain.clocks import CaseClock, ClockKind
from tongguan.matters.cases.domain.requesting import lengthened


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """申请若获同意 | what would be, were the request granted now."""

    due_at: datetime | None
    """现办结时限 | the limit of the case as it is."""
    due_then: datetime | None
    """同意后的办结时限 | the limit as it would be."""
    shift_seconds: int
    """推迟的自然秒数 | by how much it would move, by the wall clock."""
    returns: int
    """已退单次数 | returns so far."""
    returns_before_coordination: int
    """退单几次即须协调 | from so many on, a coordination meeting decides."""
    extensions: int
    extension_max: int


def foreseen(case: Case, request: Request, *, city: LifecycleRules, now: datetime) -> Foreseen:
    """The numbers at stake; a suspension is worked out as if the case resumed on the date that was asked for."""
    running = (c for c in case.clocks if c.kind is ClockKind.OVERALL and c.stopped_at is None)
    clock = next(running, None)
    due = None if clock is None else clock.due_at
    then = None if clock is None else _then(clock, request, city=city, now=now).due_at
    shift = 0 if due is None or then is None else int((then - due).total_seconds())
    return Foreseen(
        due_at=due,
        due_then=then,
        shift_seconds=shift,
        returns=case.returns,
        returns_before_coordination=city.settings.returns_before_coordination,
        extensions=case.extensions,
        extension_max=city.settings.extension_max,
    )


def _then(clock: CaseClock, request: Request, *, city: LifecycleRules, now: datetime) -> CaseClock:
    if request.kind is RequestKind.EXTENSION:
        return lengthened(clock, request, city=city, now=now)
    if request.kind is RequestKind.SUSPENSION and request.until is not None and request.until > now:
        standing = clocks.pause(clock, city.almanac, now=now)
        yellow = city.settings.yellow
        return clocks.resume(standing, city.almanac, now=request.until, why=request.reason, yellow=yellow)
    return clock
