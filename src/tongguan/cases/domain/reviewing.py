# SPDX-License-Identifier: Apache-2.0
"""Decisions on requests: each by somebody who had no part in it before."""

from tongguan.cases.domain.case import Case
from tongguan.cases.domain.errands import Request, RequestState, Review
from tongguan.cases.domain.turns import Turn, apart
from tongguan.kernel.values import replace


def reviewed(turn: Turn, request: Request, *, state: RequestState, agreed: bool, note: str) -> Request:
    """The request with one more decision on it; raises SeparationOfDuty when people decide on what they asked for."""
    apart(turn.by.person, (request.asked_by, *(r.by for r in request.reviews)), duty="申请人和前一级审批人不能再审批。")
    review = Review(by=turn.by.person, organ=turn.post.organ, at=turn.now, agreed=agreed, note=note)
    decided_at = None if state.open else turn.now
    return replace(request, state=state, reviews=(*request.reviews, review), decided_at=decided_at)


def with_request(case: Case, request: Request) -> Case:
    """The case with this request in place of its earlier self."""
    return replace(case, requests=tuple(request if r.id == request.id else r for r in case.requests))
