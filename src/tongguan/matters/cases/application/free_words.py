# SPDX-License-Identifier: Apache-2.0
"""Where people write freely in a case: the one list by which doors mask telephone and identity numbers (脱敏).

Nobody reads a number of a petitioner in passing. Whoever has to call opens the petition (`intake`), on record.
"""

from collections.abc import Sequence

from tongguan.ground.kernel.values import replace
from tongguan.ground.kernel.words import Masked, masked_facts
from tongguan.matters.cases.application.accountability import Accountability
from tongguan.matters.cases.application.ports import HistoryLine
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Meeting, Notice, Order, Request, WhistleCall
from tongguan.matters.cases.domain.clocks import CaseClock


def masked_case(case: Case, masked: Masked) -> Case:
    """The case with every text that somebody wrote masked."""
    say = _Saying(masked)
    return replace(
        case,
        title=masked(case.title),
        address=masked(case.address),
        orders=tuple(say.order(one) for one in case.orders),
        tasks=tuple(replace(one, note=say.maybe(one.note)) for one in case.tasks),
        requests=tuple(say.request(one) for one in case.requests),
        clocks=tuple(say.clock(one) for one in case.clocks),
        whistle_calls=tuple(say.call(one) for one in case.whistle_calls),
        meetings=tuple(say.meeting(one) for one in case.meetings),
        notices=tuple(say.notice(one) for one in case.notices),
        contacts=tuple(replace(one, note=masked(one.note)) for one in case.contacts),
        evidence=tuple(replace(one, name=masked(one.name)) for one in case.evidence),
    )


def masked_lines(lines: Sequence[HistoryLine], masked: Masked) -> tuple[HistoryLine, ...]:
    """The history with reasons and facts masked."""
    say = _Saying(masked)
    return tuple(replace(line, reason=say.maybe(line.reason), facts=masked_facts(line.facts, masked)) for line in lines)


def masked_accountability(found: Accountability, masked: Masked) -> Accountability:
    """What was found out about who failed, with the reasons of the acts masked."""
    say = _Saying(masked)
    lapses = tuple(
        replace(lapse, acts=tuple(replace(act, reason=say.maybe(act.reason)) for act in lapse.acts))
        for lapse in found.lapses
    )
    return replace(found, lapses=lapses)


class _Saying:
    """The parts of a case, each with its texts masked."""

    def __init__(self, masked: Masked) -> None:
        self._masked = masked

    def maybe(self, words: str | None) -> str | None:
        return None if words is None else self._masked(words)

    def order(self, order: Order) -> Order:
        why = None if order.why is None else replace(order.why, override=self.maybe(order.why.override))
        return replace(order, note=self.maybe(order.note), why=why)

    def request(self, request: Request) -> Request:
        return replace(
            request,
            reason=self._masked(request.reason),
            legal_basis=self.maybe(request.legal_basis),
            plan=self.maybe(request.plan),
            reviews=tuple(replace(one, note=self._masked(one.note)) for one in request.reviews),
        )

    def clock(self, clock: CaseClock) -> CaseClock:
        return replace(
            clock,
            pauses=tuple(replace(one, why=self._masked(one.why)) for one in clock.pauses),
            extended=tuple(replace(one, why=self._masked(one.why)) for one in clock.extended),
        )

    def call(self, call: WhistleCall) -> WhistleCall:
        return replace(call, text=self._masked(call.text), comment=self.maybe(call.comment))

    def meeting(self, meeting: Meeting) -> Meeting:
        return replace(
            meeting,
            reason=self._masked(meeting.reason),
            legal_opinion=self.maybe(meeting.legal_opinion),
            minutes=self.maybe(meeting.minutes),
        )

    def notice(self, notice: Notice) -> Notice:
        return replace(notice, text=self._masked(notice.text), answer=self.maybe(notice.answer))
