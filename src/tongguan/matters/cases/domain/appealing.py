# SPDX-License-Identifier: Apache-2.0
"""Appeals against being counted as overdue (超时申诉): once, two reviews, the raw fact stays: T43."""

from dataclasses import dataclass
from datetime import timedelta

from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case_items import RequestKind, RequestState
from tongguan.matters.cases.domain.refusals import BadWish, QuotaUsed, ReasonMissing, TooLate
from tongguan.matters.cases.domain.requesting import ask
from tongguan.matters.cases.domain.reviewing import open_request, reviewed, with_request
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish


@dataclass(frozen=True, kw_only=True)
class AppealOvertime(Wish):
    """超时申诉: once, after closing, when overdue (T43)."""

    reason: str


def may_appeal(turn: Turn) -> None:
    """Once, within the time for it, and only what was late; raises QuotaUsed, TooLate, BadWish."""
    case, days = turn.case, turn.city.settings.appeal_days
    if not case.overtime:
        raise BadWish("本案没有超时，无需申诉。")
    if any(r.kind is RequestKind.APPEAL for r in case.requests):
        raise QuotaUsed("超时申诉只能一次。")
    if case.closed_at is not None and turn.now > case.closed_at + timedelta(days=days):
        raise TooLate(f"结案超过 {days} 天，不能再申诉。")


def appeal_overtime(turn: Turn, wish: AppealOvertime) -> Outcome:
    """Two reviews follow; the raw fact stays whatever they say."""
    return Outcome(case=ask(turn, RequestKind.APPEAL, reason=wish.reason), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class ReviewAppeal(Wish):
    """申诉审核: first the dispatcher, then the acceptor."""

    agreed: bool
    note: str


def review_appeal(turn: Turn, wish: ReviewAppeal) -> Outcome:
    """Both must agree; then statistics exempt the case, and the fact of overtime is kept. Raises ReasonMissing."""
    if not wish.note.strip():
        raise ReasonMissing("申诉审核须写明意见。")
    request = open_request(turn, RequestKind.APPEAL)
    if not wish.agreed:
        state = RequestState.REJECTED
    elif request.state is RequestState.PENDING_UNIT:
        state = RequestState.PENDING_CENTRE
    else:
        state = RequestState.APPROVED
    case = with_request(turn.case, reviewed(turn, request, state=state, agreed=wish.agreed, note=wish.note))
    if state is RequestState.APPROVED:
        case = replace(case, exempt=True)
    return Outcome(case=case, reason=wish.note, facts={"agreed": wish.agreed})
