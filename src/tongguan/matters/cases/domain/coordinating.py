# SPDX-License-Identifier: Apache-2.0
"""A disputed lead is decided in a meeting with a legal opinion, and the decision binds (协调定牵头): T13, T14."""

from dataclasses import dataclass

from tongguan.ground.kernel.ids import UnitId, new_id
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Meeting, Why
from tongguan.matters.cases.domain.dispatching import sent_to
from tongguan.matters.cases.domain.refusals import BadWish, MeetingIncomplete, NotEnoughCandidates
from tongguan.matters.cases.domain.states import State
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish, text


@dataclass(frozen=True, kw_only=True)
class Coordinate(Wish):
    """提请协调: the lead is disputed (T13)."""

    candidates: tuple[UnitId, ...]
    reason: str


def coordinate(turn: Turn, wish: Coordinate) -> Outcome:
    """A meeting is called for at least two candidates, or after N returns; raises NotEnoughCandidates, BadWish."""
    need = turn.city.settings.returns_before_coordination
    strangers = [unit for unit in wish.candidates if not turn.city.has_unit(unit)]
    if strangers:
        raise BadWish("没有单位：" + "、".join(strangers))
    if len(set(wish.candidates)) < 2 and turn.case.returns < need:
        raise NotEnoughCandidates(f"须有两个以上候选单位，或已退单 {need} 次（现 {turn.case.returns} 次）。")
    meeting = Meeting(
        id=new_id(),
        case_id=turn.case.id,
        called_by=turn.by.person,
        called_at=turn.now,
        candidates=tuple(dict.fromkeys(wish.candidates)),
        reason=wish.reason,
    )
    case = replace(turn.case, meetings=(*turn.case.meetings, meeting), state=State.COORDINATING)
    return Outcome(case=case, reason=wish.reason, facts={"candidates": list(wish.candidates)})


@dataclass(frozen=True, kw_only=True)
class GiveLegalOpinion(Wish):
    """法制意见: the legal officer's word in the meeting."""

    opinion: str


def give_legal_opinion(turn: Turn, wish: GiveLegalOpinion) -> Outcome:
    """The opinion is put into the open meeting."""
    meeting = _meeting(turn)
    told = replace(meeting, legal_officer=turn.by.person, legal_opinion=text(wish.opinion, what="法制意见"))
    return Outcome(case=_with_meeting(turn.case, told), facts={"opinion": wish.opinion})


@dataclass(frozen=True, kw_only=True)
class DecideLead(Wish):
    """确定牵头: the meeting's decision, which binds (T14)."""

    lead: UnitId
    assists: tuple[UnitId, ...] = ()
    minutes: str


def decide_lead(turn: Turn, wish: DecideLead) -> Outcome:
    """Sends the case to the decided lead; "not ours" is no longer possible. Raises MeetingIncomplete."""
    meeting = _meeting(turn)
    if meeting.legal_opinion is None:
        raise MeetingIncomplete("请先由法制办人员填写法制意见。")
    decided = replace(
        meeting,
        chair=turn.by.person,
        minutes=text(wish.minutes, what="会议纪要"),
        decided_lead=wish.lead,
        decided_at=turn.now,
    )
    why = Why(edition=turn.city.edition, meeting=meeting.id)
    case = sent_to(turn, lead=wish.lead, assists=wish.assists, why=why)
    case = replace(_with_meeting(case, decided), binding=True)
    return Outcome(case=case, reason=wish.minutes, facts={"meeting": str(meeting.id), "lead": wish.lead})


def _meeting(turn: Turn) -> Meeting:
    meeting = turn.case.meeting
    if meeting is None:
        raise MeetingIncomplete("没有正在进行的协调会议。")
    return meeting


def _with_meeting(case: Case, meeting: Meeting) -> Case:
    return replace(case, meetings=tuple(meeting if m.id == meeting.id else m for m in case.meetings))
