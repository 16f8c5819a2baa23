# SPDX-License-Identifier: Apache-2.0
"""Side lines near the end: forced closing, reopening, appeal; rework and unsatisfied citizens are dice of the table."""

from tongguan.ground.kernel.people import Role
from tongguan.matters.cases.api import Case
from tongguan.matters.cases.wishes import AppealOvertime, ForceClose, Instruct, Reopen, ReviewAppeal
from tongguan.rehearsal.deeds import Script
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.phases import in_hand, onward, worked
from tongguan.rehearsal.steps import handler_of


def force_close(matter: PlayedMatter, case: Case) -> Script:
    """强制结案: on a leader's word, flagged for ever."""
    case = yield from worked(matter, case)
    words = Instruct(text=matter.say("work", "instruct"))
    leader = matter.roster.at(Role.LEADER, matter.roster.district)
    case = yield matter.step_of(leader, words, after=matter.minutes(10, 40), shows=True)
    end = ForceClose(reason=matter.say("check", "force"))
    return (yield matter.step(Role.SHIFT_LEADER, case.broker or case.owner, end, but=case.handled_by))


def reopen(matter: PlayedMatter, case: Case) -> Script:
    """重新处置: closed too soon; new evidence, the same unit."""
    case = yield from onward(matter, case)
    again = Reopen(reason=matter.say("check", "reopen"), evidence=(matter.photo("scene"),))
    case = yield matter.step(Role.DISPATCHER, case.owner, again, shows=True)
    return (yield from onward(matter, case))


def overdue(matter: PlayedMatter, case: Case) -> Script:
    """超时: signed, and then left lying past its limit."""
    case = yield from in_hand(matter, case)
    assert case.due_at is not None
    after = case.due_at - case.touched_at + matter.minutes(5, 30)
    case = yield from matter.wait(handler_of(matter, case), after, shows=True)
    return (yield from onward(matter, case))


def appeal(matter: PlayedMatter, case: Case) -> Script:
    """超时申诉: done late; the unit explains, two people review, the fact stays."""
    case = yield from in_hand(matter, case)
    assert case.due_at is not None
    after = case.due_at - case.touched_at + matter.minutes(5, 25)
    case = yield from matter.wait(handler_of(matter, case), after)
    case = yield from onward(matter, case)
    if not case.overtime:
        return case
    assert case.lead_unit is not None
    plea = AppealOvertime(reason=matter.say("check", "appeal"))
    case = yield matter.step(Role.UNIT_DISPATCHER, case.lead_unit, plea, shows=True)
    first = ReviewAppeal(agreed=True, note=matter.say("check", "appeal_first"))
    case = yield matter.step(Role.DISPATCHER, case.owner, first)
    last = ReviewAppeal(agreed=True, note=matter.say("check", "appeal_last"))
    return (yield matter.step(Role.ACCEPTOR, case.owner, last))
