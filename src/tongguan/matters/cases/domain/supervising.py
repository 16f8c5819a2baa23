# SPDX-License-Identifier: Apache-2.0
"""Words that must be seen and answered: urge (催办), supervise (督办), instruct (批示): T48–T50."""

from dataclasses import dataclass
from uuid import UUID

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case_items import Notice
from tongguan.matters.cases.domain.refusals import BadWish, NoSuchItem, NotYourPost, WrongState
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish, text


@dataclass(frozen=True, kw_only=True)
class Urge(Wish):
    """催办: a reminder by name."""

    text: str
    channel: str = "platform"


def urge(turn: Turn, wish: Urge) -> Outcome:
    """Whoever holds the case is named."""
    return _noted(turn, kind="urge", words=wish.text, channel=wish.channel, link=None)


@dataclass(frozen=True, kw_only=True)
class Supervise(Wish):
    """督办: needs a reply by a date; overtime, leader or important."""

    text: str
    channel: str = "platform"
    ground: str = "important"
    """overtime | leader | important: 超时督办、领导督办、重要督办."""


def supervise(turn: Turn, wish: Supervise) -> Outcome:
    """The reply limit of the level applies (three working days in the demo city); raises BadWish."""
    if wish.ground not in ("overtime", "leader", "important"):
        raise BadWish("督办类型只能是：超时督办、领导督办、重要督办。")
    noted = _noted(turn, kind="supervise", words=wish.text, channel=wish.channel, link="supervise_reply")
    return replace(noted, facts={**noted.facts, "ground": wish.ground})


@dataclass(frozen=True, kw_only=True)
class Instruct(Wish):
    """批示: a leader's word, pinned to the case."""

    text: str


def instruct(turn: Turn, wish: Instruct) -> Outcome:
    """Must be acknowledged by whoever holds the case."""
    return _noted(turn, kind="instruct", words=wish.text, channel="platform", link=None)


@dataclass(frozen=True, kw_only=True)
class AnswerNotice(Wish):
    """回复督办 / 签阅批示 / 签收催办."""

    notice: UUID
    answer: str


def answer_notice(turn: Turn, wish: AnswerNotice) -> Outcome:
    """The organ spoken to answers, once; raises NoSuchItem, NotYourPost, WrongState."""
    notice = next((n for n in turn.case.notices if n.id == wish.notice), None)
    if notice is None:
        raise NoSuchItem("案件中没有这条催办、督办或批示。")
    if notice.organ is None or not turn.by.acts_in(notice.organ):
        raise NotYourPost("这条不是发给您单位的。")
    if notice.answered_at is not None:
        raise WrongState("这条已经回复。")
    answered = replace(
        notice,
        answered_by=turn.by.person,
        answered_at=turn.now,
        answer=text(wish.answer, what="回复内容"),
    )
    notices = tuple(answered if n.id == notice.id else n for n in turn.case.notices)
    return Outcome(case=replace(turn.case, notices=notices), facts={"notice": str(notice.id)})


def _noted(turn: Turn, *, kind: str, words: str, channel: str, link: str | None) -> Outcome:
    limit = turn.city.link_limit(link, turn.city.level(turn.case.owner)) if link else None
    due = None if limit is None else turn.city.almanac.due(turn.now, limit.amount, limit.unit)
    notice = Notice(
        id=new_id(),
        case_id=turn.case.id,
        kind=kind,
        by=turn.by.person,
        at=turn.now,
        organ=turn.case.lead_unit or turn.case.owner,
        person=turn.case.handler,
        text=text(words, what="内容"),
        channel=channel,
        reply_due_at=due,
    )
    return Outcome(
        case=replace(turn.case, notices=(*turn.case.notices, notice)),
        facts={"kind": kind, "organ": notice.organ, "person": notice.person, "text": words},
    )
