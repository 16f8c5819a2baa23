# SPDX-License-Identifier: Apache-2.0
"""The platform was down: a recorded decision leaves that time out of the clocks of a case, afterwards (SLA-10)."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain import clocks
from tongguan.matters.cases.domain.refusals import BadWish
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish, text


@dataclass(frozen=True, kw_only=True)
class ExcludeOutage(Wish):
    """扣除停机时段: from when until when, by which decision."""

    since: datetime
    until: datetime
    decision: str
    """The number or title of the decision on record."""
    reason: str


def exclude_outage(turn: Turn, wish: ExcludeOutage) -> Outcome:
    """Every clock that ran then ends as much later; a case late only because of it is on time. Raises BadWish."""
    if not wish.since < wish.until <= turn.now:
        raise BadWish("停机时段须已结束，且起止时间先后有序。")
    decision = text(wish.decision, what="决定文号")
    corrected = tuple(
        clocks.exclude(
            clock,
            turn.city.almanac,
            since=wish.since,
            until=wish.until,
            now=turn.now,
            why=f"停机：{decision}",
            yellow=turn.city.settings.yellow,
        )
        for clock in turn.case.clocks
    )
    if corrected == turn.case.clocks:
        raise BadWish("本案在该时段没有计时，无需扣除。")
    facts = {"since": wish.since.isoformat(), "until": wish.until.isoformat(), "decision": decision}
    return Outcome(case=replace(turn.case, clocks=corrected), reason=wish.reason, facts=dict(facts))
