# SPDX-License-Identifier: Apache-2.0
"""Side lines near the end: rework, an unsatisfied citizen, forced closing, reopening, appeal."""

from tongguan.cases.api import (
    AppealOvertime,
    CallbackUnsatisfied,
    Case,
    CheckFail,
    ForceClose,
    Instruct,
    Reopen,
    ReviewAppeal,
    SendCheck,
    State,
)
from tongguan.entrypoints.demo.chain import (
    call_back,
    check,
    close,
    from_unit,
    handler_now,
    sign,
    to_the_end,
    to_unit,
    wait,
    work,
)
from tongguan.entrypoints.demo.steps import Hours, Script
from tongguan.entrypoints.demo.tale import Tale
from tongguan.kernel.people import Role


def check_fail(tale: Tale, case: Case) -> Script:
    """核查不通过: the same unit does it again."""
    case = yield from _worked(tale, case)
    collector = tale.roster.near(Role.COLLECTOR, case.region, but=case.handled_by)
    send = SendCheck(assignee=collector.person, note=tale.say("check", "send"))
    case = yield tale.step(Role.ACCEPTOR, case.owner, send, after=tale.minutes(4, 40), hours=Hours.GROUND)
    place = tale.spot(case)
    no = CheckFail(reason=tale.say("check", "failed"), lon=place.lon, lat=place.lat, evidence=(tale.photo("check"),))
    case = yield tale.step_of(collector, no, after=tale.minutes(8, 27), hours=Hours.GROUND)
    return (yield from _again(tale, case))


def unsatisfied(tale: Tale, case: Case) -> Script:
    """回访不满意: a person judges: done again, or explained."""
    case = yield from _worked(tale, case)
    case = yield from check(tale, case)
    judgement = tale.message.notes["judgement"]
    if case.state is State.PENDING_CALLBACK:
        no = CallbackUnsatisfied(
            way="phone",
            reason=tale.say("check", "unsatisfied" if judgement == "rehandle" else "explained"),
            judgement=judgement,
        )
        agent = tale.roster.near(Role.AGENT, case.region[:6])
        case = yield tale.step_of(agent, no, after=tale.minutes(10, 90), hours=Hours.PHONE)
    tale.shown = True
    if case.state is State.HANDLING:
        return (yield from _again(tale, case))
    return (yield from close(tale, case))


def force_close(tale: Tale, case: Case) -> Script:
    """强制结案: on a leader's word, flagged for ever."""
    case = yield from _worked(tale, case)
    words = Instruct(text=tale.say("work", "instruct"))
    leader = tale.roster.at(Role.LEADER, tale.roster.district)
    case = yield tale.step_of(leader, words, after=tale.minutes(10, 40))
    tale.shown = True
    end = ForceClose(reason=tale.say("check", "force"))
    closer = case.broker or case.owner
    return (yield tale.step(Role.SHIFT_LEADER, closer, end, after=tale.minutes(5, 30), but=case.handled_by))


def reopen(tale: Tale, case: Case) -> Script:
    """重新处置: closed too soon; new evidence, the same unit."""
    case = yield from to_unit(tale, case)
    case = yield from from_unit(tale, case)
    again = Reopen(reason=tale.say("check", "reopen"), evidence=(tale.photo("scene"),))
    case = yield tale.step(Role.DISPATCHER, case.owner, again, after=tale.minutes(30, 90))
    return (yield from _again(tale, case))


def appeal(tale: Tale, case: Case) -> Script:
    """超时申诉: done late; the unit explains, two people review, the fact stays."""
    case = yield from to_unit(tale, case)
    case = yield from sign(tale, case)
    assert case.due_at is not None
    case = yield from wait(tale, handler_now(tale, case), case.due_at - case.touched_at + tale.minutes(5, 25))
    case = yield from work(tale, case)
    case = yield from to_the_end(tale, case)
    if not case.overtime:
        return case
    assert case.lead_unit is not None
    plea = AppealOvertime(reason=tale.say("check", "appeal"))
    case = yield tale.step(Role.UNIT_DISPATCHER, case.lead_unit, plea, after=tale.minutes(15, 60))
    tale.shown = True
    first = ReviewAppeal(agreed=True, note=tale.say("check", "appeal_first"))
    case = yield tale.step(Role.DISPATCHER, case.owner, first, after=tale.minutes(10, 40))
    last = ReviewAppeal(agreed=True, note=tale.say("check", "appeal_last"))
    return (yield tale.step(Role.ACCEPTOR, case.owner, last, after=tale.minutes(10, 40)))


def _worked(tale: Tale, case: Case) -> Script:
    case = yield from to_unit(tale, case)
    case = yield from sign(tale, case)
    return (yield from work(tale, case))


def _again(tale: Tale, case: Case) -> Script:
    tale.shown = True
    case = yield from work(tale, case, note=tale.say("work", "finish_again"))
    case = yield from check(tale, case)
    case = yield from call_back(tale, case)
    return (yield from close(tale, case))
