# SPDX-License-Identifier: Apache-2.0
"""Whose names stand beside a case or its history: every centre, unit and person they speak of."""

from collections.abc import Iterable, Mapping, Sequence

from tongguan.matters.cases.api import Case, HistoryLine


def organs_of(case: Case) -> Iterable[str | None]:
    """The centres and units a case speaks of."""
    yield from (case.owner, case.origin, case.broker, case.lead_unit)
    yield from (hop.centre for hop in case.hops)
    yield from (clock.organ for clock in case.clocks)
    for order in case.orders:
        yield order.unit
        yield None if order.why is None else order.why.proposed
    for request in case.requests:
        yield from (request.unit, request.suggested_unit, *(review.organ for review in request.reviews))
    for call in case.whistle_calls:
        yield from (call.unit, call.blown_from)
    yield from (notice.organ for notice in case.notices)
    for meeting in case.meetings:
        yield from (meeting.decided_lead, *meeting.candidates)


def people_of(case: Case) -> Iterable[str | None]:
    """The people a case speaks of."""
    yield from (case.reporter, case.handler, *case.handled_by, *case.checked_by)
    for order in case.orders:
        yield from (order.handler, order.sent_by)
    for task in case.tasks:
        yield from (task.assignee, task.sent_by)
    for request in case.requests:
        yield from (request.asked_by, *(review.by for review in request.reviews))
    for call in case.whistle_calls:
        yield from (call.blown_by, call.arrived_by)
    for meeting in case.meetings:
        yield from (meeting.called_by, meeting.legal_officer, meeting.chair)
    for notice in case.notices:
        yield from (notice.by, notice.person, notice.answered_by)
    yield from (contact.by for contact in case.contacts)
    yield from (evidence.by for evidence in case.evidence)


def organs_in_history(lines: Sequence[HistoryLine]) -> Iterable[str | None]:
    """The organs that moved a case, and whatever its facts may name besides."""
    yield from (line.organ for line in lines)
    for line in lines:
        yield from _words(line.facts)


def people_in_history(lines: Sequence[HistoryLine]) -> Iterable[str | None]:
    """The people who moved a case, and those named in its facts."""
    yield from (line.person for line in lines)
    for line in lines:
        yield from (str(line.facts[role]) for role in ("handler", "assignee", "person") if line.facts.get(role))


def _words(facts: Mapping[str, object]) -> Iterable[str]:
    for value in facts.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from (word for word in value if isinstance(word, str))
