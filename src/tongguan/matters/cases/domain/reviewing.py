# SPDX-License-Identifier: Apache-2.0
"""Decisions on requests: each by somebody who had no part in it before."""

from collections.abc import Callable

from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Request, RequestKind, RequestState, Review
from tongguan.matters.cases.domain.refusals import NoOpenRequest
from tongguan.matters.cases.domain.turns import Turn, apart


def may_review(*kinds: RequestKind) -> Callable[[Turn], None]:
    """Nobody decides on what they asked for, nor twice; raises NoOpenRequest, SeparationOfDuty."""

    def may(turn: Turn) -> None:
        request = open_request(turn, *kinds)
        people = (request.asked_by, *(review.by for review in request.reviews))
        apart(turn.by.person, people, duty="申请人和前一级审批人不能再审批。")

    return may


def open_request(turn: Turn, *kinds: RequestKind) -> Request:
    """The undecided request of these kinds; raises NoOpenRequest."""
    request = turn.case.open_request(*kinds)
    if request is None:
        raise NoOpenRequest()
    return request


def reviewed(turn: Turn, request: Request, *, state: RequestState, agreed: bool, note: str) -> Request:
    """The request with one more decision on it."""
    review = Review(by=turn.by.person, organ=turn.post.organ, at=turn.now, agreed=agreed, note=note)
    decided_at = None if state.open else turn.now
    return replace(request, state=state, reviews=(*request.reviews, review), decided_at=decided_at)


def with_request(case: Case, request: Request) -> Case:
    """The case with this request in place of its earlier self."""
    return replace(case, requests=tuple(request if r.id == request.id else r for r in case.requests))
