# SPDX-License-Identifier: Apache-2.0
"""The table of moves: from where, to where, by whom. A case changes in no other way.

T-numbers refer to the life-cycle table of the design (state_machine.csv). If you add a backward move here,
give its wish a `reason`: decide() demands it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.values import replace
from tongguan.matters.cases.domain import (
    appealing,
    closing,
    coordinating,
    dispatching,
    ending_early,
    filing,
    handling,
    joining,
    merging,
    outages,
    requesting,
    supervising,
    tasking,
    timing,
)
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import RequestKind, RequestState, TaskState
from tongguan.matters.cases.domain.requesting import ADJUSTMENTS
from tongguan.matters.cases.domain.reviewing import may_review
from tongguan.matters.cases.domain.states import OPEN, WITH_UNIT, State
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish


class Seat(StrEnum):
    """Where a person must sit to make a move."""

    OWNER = "owner"  # the centre that owns the case
    BROKER = "broker"  # the centre that closes the case; the owner until there is one
    UPPER = "upper"  # the centre directly above it
    ABOVE = "above"  # the centre directly above the one that forwarded a request
    UNIT = "unit"  # the lead unit
    HELPER = "helper"  # an assisting unit
    CALLED = "called"  # a department that was whistled for
    CALLER = "caller"  # the organ that whistled
    TOLD = "told"  # the organ an unanswered notice speaks to
    ERRAND = "errand"  # the person a task was given to
    REPORTER = "reporter"  # the person who reported it
    AREA = "area"  # any post of the owner, or whose region covers the case
    PLATFORM = "platform"  # the platform itself


@dataclass(frozen=True, kw_only=True)
class Grant:
    """These roles, sitting there, may make the move, while it is their turn."""

    roles: frozenset[Role]
    seat: Seat
    turn: Callable[[Case], bool] = lambda case: True


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row of the table of moves."""

    move: str
    name: str
    wish: type[Wish]
    verb: Callable[[Turn, Any], Outcome]
    start: frozenset[State]
    ends: frozenset[State] | None
    """None: the case stays in its state."""
    grants: tuple[Grant, ...]
    numbers: tuple[str, ...] = ()
    offered: Callable[[Case], bool] = lambda case: True
    """Whether there is anything to do, beyond state and seat; keeps buttons off the screen."""
    may: Callable[[Turn], object] = lambda turn: None
    """Raises the refusal of whoever cannot, whatever they write into the form: what it forbids is not offered."""
    inner: bool = False
    """Made by the platform or together with another move; never offered as a button."""


def _by(seat: Seat, *roles: Role, turn: Callable[[Case], bool] = lambda case: True) -> Grant:
    return Grant(roles=frozenset(roles), seat=seat, turn=turn)


def _at(state: RequestState, *kinds: RequestKind) -> Callable[[Case], bool]:
    """Whether a request of these kinds waits at this level."""

    def waits(case: Case) -> bool:
        request = case.open_request(*kinds)
        return request is not None and request.state is state

    return waits


def _reviewers(*kinds: RequestKind) -> tuple[Grant, ...]:
    """Whose turn it is to decide on a request: its unit, then the centre, then centre by centre above."""
    return (
        replace(_UNIT, turn=_at(RequestState.PENDING_UNIT, *kinds)),
        replace(_DISPATCHER, turn=_at(RequestState.PENDING_CENTRE, *kinds)),
        replace(_ABOVE, turn=_at(RequestState.PENDING_UPPER, *kinds)),
    )


_SYSTEM = _by(Seat.PLATFORM, Role.SYSTEM)
_ACCEPTOR = _by(Seat.OWNER, Role.ACCEPTOR)
_LEADER = _by(Seat.OWNER, Role.SHIFT_LEADER)
_DISPATCHER = _by(Seat.OWNER, Role.DISPATCHER)
_UNIT = _by(Seat.UNIT, Role.UNIT_DISPATCHER)
_HANDLERS = _by(Seat.UNIT, Role.UNIT_DISPATCHER, Role.HANDLER)
_HELPERS = _by(Seat.HELPER, Role.UNIT_DISPATCHER, Role.HANDLER)
_CALLED = _by(Seat.CALLED, Role.UNIT_DISPATCHER, Role.HANDLER)
_ERRAND = _by(Seat.ERRAND, Role.COLLECTOR, Role.GRID_WORKER, Role.GRID_OWNER)
_UPPER = _by(Seat.UPPER, Role.DISPATCHER, Role.UPPER_PLATFORM)
_ABOVE = _by(Seat.ABOVE, Role.DISPATCHER, Role.UPPER_PLATFORM)

S = State


def _nobody_asked(*kinds: RequestKind) -> Callable[[Case], bool]:
    return lambda case: case.open_request(*kinds) is None


def _errand_in(*states: TaskState) -> Callable[[Case], bool]:
    return lambda case: any(task.state in states for task in case.tasks)


def _row(
    move: str,
    name: str,
    wish: type[Wish],
    verb: Callable[[Turn, Any], Outcome],
    start: set[State] | frozenset[State],
    ends: set[State] | None,
    *grants: Grant,
    t: str = "",
    offered: Callable[[Case], bool] = lambda case: True,
    may: Callable[[Turn], object] = lambda turn: None,
    inner: bool = False,
) -> Rule:
    return Rule(
        move=move,
        name=name,
        wish=wish,
        verb=verb,
        start=frozenset(start),
        ends=None if ends is None else frozenset(ends),
        grants=grants,
        numbers=tuple(t.split()),
        offered=offered,
        may=may,
        inner=inner,
    )


_ROWS: tuple[Rule, ...] = (
    # ------------------------------------------------------------------ before filing
    _row("send_verify", "下发核实", filing.SendVerify, filing.send_verify,
         {S.REPORTED}, {S.VERIFYING}, _ACCEPTOR, t="T02"),
    _row("verify_back", "核实反馈", filing.VerifyBack, filing.verify_back,
         {S.VERIFYING}, {S.REPORTED}, _ERRAND, t="T03"),
    _row("accept_task", "任务签收", tasking.AcceptTask, tasking.accept_task,
         {S.VERIFYING, S.CHECKING}, None, _ERRAND, offered=_errand_in(TaskState.ASSIGNED)),
    _row("arrive_task", "任务签到", tasking.ArriveTask, tasking.arrive_task,
         {S.VERIFYING, S.CHECKING}, None, _ERRAND, offered=_errand_in(TaskState.ASSIGNED, TaskState.ACCEPTED)),
    _row("refuse_task", "拒绝任务", tasking.RefuseTask, tasking.refuse_task,
         {S.VERIFYING, S.CHECKING}, {S.REPORTED, S.PENDING_CHECK}, _ERRAND),
    _row("recall_task", "撤销任务", tasking.RecallTask, tasking.recall_task,
         {S.VERIFYING, S.CHECKING}, {S.REPORTED, S.PENDING_CHECK}, _ACCEPTOR),
    _row("accept", "受理", filing.Accept, filing.accept,
         {S.REPORTED}, {S.PENDING_FILING}, _ACCEPTOR, _SYSTEM, t="T04"),
    _row("reject", "不予受理", ending_early.Reject, ending_early.reject,
         {S.REPORTED}, {S.NOT_ACCEPTED}, _ACCEPTOR, t="T05"),
    _row("merge", "并案", merging.Merge, merging.merge,
         {S.REPORTED, S.PENDING_FILING}, {S.MERGED}, _ACCEPTOR, _DISPATCHER,
         _by(Seat.AREA, Role.AGENT, turn=lambda case: case.state is S.REPORTED), t="T06", may=merging.may_join),
    _row("gain_voice", "并入来案", merging.GainVoice, merging.gain_voice,
         OPEN, None, _by(Seat.AREA, Role.ACCEPTOR, Role.DISPATCHER, Role.AGENT), t="T06", inner=True),
    _row("unmerge", "撤销并案", merging.Unmerge, merging.unmerge,
         {S.MERGED}, {S.REPORTED}, _ACCEPTOR, _DISPATCHER, _SYSTEM,
         offered=lambda case: case.closed_at is None),
    _row("lose_voice", "移出并案", merging.LoseVoice, merging.lose_voice,
         OPEN, None, _by(Seat.AREA, Role.ACCEPTOR, Role.DISPATCHER), inner=True),
    _row("follow_parent", "随主案答复", merging.FollowParent, merging.follow_parent,
         {S.MERGED}, None, _SYSTEM, inner=True),
    _row("file", "立案", filing.File, filing.file,
         {S.PENDING_FILING}, {S.PENDING_DISPATCH}, _LEADER, _SYSTEM, t="T07"),
    _row("request_void", "申请作废", ending_early.RequestVoid, ending_early.request_void,
         OPEN, None, _ACCEPTOR, t="T08", offered=_nobody_asked(RequestKind.VOID)),
    _row("void", "作废", ending_early.Void, ending_early.void,
         OPEN, {S.VOID}, _LEADER, t="T09", may=may_review(RequestKind.VOID)),
    _row("refuse_void", "不同意作废", ending_early.RefuseVoid, ending_early.refuse_void,
         OPEN, None, _LEADER, may=may_review(RequestKind.VOID)),
    _row("direct_answer", "直接答复", ending_early.DirectAnswer, ending_early.direct_answer,
         {S.REPORTED}, {S.CLOSED}, _by(Seat.AREA, Role.AGENT), _ACCEPTOR, t="T10"),
    _row("self_handle", "自发自处", ending_early.SelfHandle, ending_early.self_handle,
         {S.REPORTED}, {S.SELF_REVIEW}, _by(Seat.AREA, Role.COLLECTOR, Role.GRID_WORKER), t="T45"),
    _row("self_pass", "审核有效", ending_early.SelfPass, ending_early.self_pass,
         {S.SELF_REVIEW}, {S.CLOSED}, _ACCEPTOR, t="T46", may=ending_early.may_judge),
    _row("self_invalid", "审核无效", ending_early.SelfInvalid, ending_early.self_invalid,
         {S.SELF_REVIEW}, {S.VOID}, _ACCEPTOR, t="T47", may=ending_early.may_judge),
    _row("correct", "更正", filing.Correct, filing.correct,
         {S.REPORTED, S.PENDING_FILING, S.PENDING_DISPATCH}, None, _ACCEPTOR, _LEADER, _DISPATCHER),
    # ------------------------------------------------------------------ dispatch
    _row("dispatch", "派遣", dispatching.Dispatch, dispatching.dispatch,
         {S.PENDING_DISPATCH}, {S.PENDING_ACCEPT}, _DISPATCHER, _SYSTEM, t="T11"),
    _row("escalate", "上报上级", dispatching.Escalate, dispatching.escalate,
         {S.PENDING_DISPATCH}, {S.WAITING_UPPER}, _DISPATCHER, t="T12", may=dispatching.may_go_up),
    _row("coordinate", "提请协调", coordinating.Coordinate, coordinating.coordinate,
         {S.PENDING_DISPATCH}, {S.COORDINATING}, _DISPATCHER, _LEADER, t="T13"),
    _row("give_legal_opinion", "出具法制意见", coordinating.GiveLegalOpinion, coordinating.give_legal_opinion,
         {S.COORDINATING}, None, _by(Seat.AREA, Role.LEGAL_OFFICER)),
    _row("decide_lead", "确定牵头", coordinating.DecideLead, coordinating.decide_lead,
         {S.COORDINATING}, {S.PENDING_ACCEPT}, _by(Seat.OWNER, Role.COMMANDER), t="T14",
         offered=lambda case: case.meeting is not None and case.meeting.legal_opinion is not None),
    _row("return_upper", "退回上级", dispatching.ReturnUpper, dispatching.return_upper,
         {S.PENDING_DISPATCH}, {S.WAITING_UPPER}, _DISPATCHER, t="T21", may=dispatching.may_go_up),
    _row("upper_accepts", "上级接收", dispatching.UpperAccepts, dispatching.upper_accepts,
         {S.WAITING_UPPER}, {S.CLOSED, S.PENDING_DISPATCH}, _UPPER, t="T22"),
    _row("upper_refuses", "上级不同意", dispatching.UpperRefuses, dispatching.upper_refuses,
         {S.WAITING_UPPER}, {S.PENDING_DISPATCH}, _UPPER, t="T23"),
    _row("transfer_centre", "分拨", dispatching.TransferCentre, dispatching.transfer_centre,
         {S.PENDING_DISPATCH}, {S.PENDING_DISPATCH}, _DISPATCHER, _SYSTEM, t="T53", may=dispatching.may_go_down),
    _row("redispatch_same", "再次交办", dispatching.RedispatchSame, dispatching.redispatch_same,
         {S.PENDING_ACCEPT, S.HANDLING}, {S.PENDING_ACCEPT}, _DISPATCHER, t="T51"),
    _row("revoke", "撤回", dispatching.Revoke, dispatching.revoke,
         {S.PENDING_ACCEPT}, {S.PENDING_DISPATCH}, _DISPATCHER, t="T52"),
    # ------------------------------------------------------------------ the unit's work
    _row("sign", "签收", handling.Sign, handling.sign,
         {S.PENDING_ACCEPT}, {S.HANDLING}, _HANDLERS, t="T15"),
    _row("assign_handler", "指派处置人", handling.AssignHandler, handling.assign_handler,
         {S.PENDING_ACCEPT, S.HANDLING}, {S.HANDLING}, _UNIT, t="T16"),
    _row("revoke_assign", "撤销指派", handling.RevokeAssign, handling.revoke_assign,
         {S.HANDLING}, {S.PENDING_ACCEPT}, _UNIT, t="T17"),
    _row("record_contact", "联系诉求人", handling.RecordContact, handling.record_contact,
         OPEN, None, _HANDLERS, _by(Seat.AREA, Role.AGENT)),
    _row("add_evidence", "补充材料", handling.AddEvidence, handling.add_evidence,
         OPEN, None, _HANDLERS, _HELPERS, _CALLED, _ERRAND, _ACCEPTOR, _by(Seat.AREA, Role.AGENT)),
    _row("finish", "处置完成", handling.Finish, handling.finish,
         {S.HANDLING}, {S.UNIT_CONFIRM}, _HANDLERS, t="T32", may=handling.may_handle),
    _row("unit_return", "打回处置人", handling.UnitReturn, handling.unit_return,
         {S.UNIT_CONFIRM}, {S.HANDLING}, _UNIT, t="T33"),
    _row("unit_pass", "部门确认", handling.UnitPass, handling.unit_pass,
         {S.UNIT_CONFIRM}, {S.PENDING_CHECK}, _UNIT, _SYSTEM, t="T34", may=handling.may_pass),
    _row("assist_sign", "协办签收", handling.AssistSign, handling.assist_sign,
         WITH_UNIT, None, _HELPERS, may=handling.may_sign_help),
    _row("assist_finish", "协办完成", handling.AssistFinish, handling.assist_finish,
         WITH_UNIT, None, _HELPERS, may=handling.may_finish_help),
    # ------------------------------------------------------------------ requests
    _row("request_return", "申请退单", requesting.RequestReturn, requesting.request_return,
         {S.PENDING_ACCEPT, S.HANDLING}, {S.RETURN_REVIEW}, _UNIT, t="T18",
         offered=lambda case: not case.binding and case.state is S.PENDING_ACCEPT),
    _row("approve_return", "同意退单", requesting.ApproveReturn, requesting.approve_return,
         {S.RETURN_REVIEW}, {S.PENDING_DISPATCH}, _DISPATCHER, t="T19", may=may_review(RequestKind.RETURN)),
    _row("refuse_return", "拒绝退单", requesting.RefuseReturn, requesting.refuse_return,
         {S.RETURN_REVIEW}, {S.PENDING_ACCEPT}, _DISPATCHER, t="T20", may=may_review(RequestKind.RETURN)),
    _row("request_extension", "申请延期", requesting.RequestExtension, requesting.request_extension,
         {S.HANDLING}, None, _HANDLERS, t="T24", offered=_nobody_asked(*ADJUSTMENTS),
         may=requesting.may_ask_for_time),
    _row("extend", "同意延期", requesting.Extend, requesting.extend,
         {S.HANDLING}, None, *_reviewers(RequestKind.EXTENSION)[1:], t="T25", may=requesting.may_extend),
    _row("request_suspend", "申请挂账", requesting.RequestSuspend, requesting.request_suspend,
         {S.HANDLING}, None, _HANDLERS, t="T26",
         offered=_nobody_asked(*ADJUSTMENTS),
         may=requesting.may_ask_to_suspend),
    _row("suspend", "同意挂账", requesting.Suspend, requesting.suspend,
         {S.HANDLING}, {S.SUSPENDED}, *_reviewers(RequestKind.SUSPENSION)[1:], t="T27", may=requesting.may_suspend),
    _row("resume", "恢复", requesting.Resume, requesting.resume,
         {S.SUSPENDED}, {S.HANDLING}, _DISPATCHER, _SYSTEM, t="T28"),
    _row("request_assist", "申请协办", requesting.RequestAssist, requesting.request_assist,
         {S.HANDLING}, None, _HANDLERS, t="T29", offered=_nobody_asked(*ADJUSTMENTS)),
    _row("grant_assist", "同意协办", requesting.GrantAssist, requesting.grant_assist,
         {S.HANDLING}, None, _reviewers(RequestKind.ASSIST)[1], t="T29", may=may_review(RequestKind.ASSIST)),
    _row("endorse_request", "部门同意申请", requesting.EndorseRequest, requesting.endorse_request,
         {S.HANDLING}, None, _reviewers(*ADJUSTMENTS)[0], may=may_review(*ADJUSTMENTS)),
    _row("forward_request", "申请报上级", requesting.ForwardRequest, requesting.forward_request,
         {S.HANDLING}, None, *_reviewers(RequestKind.EXTENSION, RequestKind.SUSPENSION)[1:],
         may=requesting.may_forward),
    _row("refuse_request", "驳回申请", requesting.RefuseRequest, requesting.refuse_request,
         {S.HANDLING}, None, *_reviewers(*ADJUSTMENTS), may=may_review(*ADJUSTMENTS)),
    _row("appeal_overtime", "超时申诉", appealing.AppealOvertime, appealing.appeal_overtime,
         {S.CLOSED}, None, _UNIT, t="T43", may=appealing.may_appeal),
    _row("review_appeal", "申诉审核", appealing.ReviewAppeal, appealing.review_appeal,
         {S.CLOSED}, None,
         _by(Seat.OWNER, Role.DISPATCHER, turn=_at(RequestState.PENDING_UNIT, RequestKind.APPEAL)),
         _by(Seat.OWNER, Role.ACCEPTOR, turn=_at(RequestState.PENDING_CENTRE, RequestKind.APPEAL)),
         may=may_review(RequestKind.APPEAL)),
    # ------------------------------------------------------------------ several units
    _row("joint_start", "联勤联动", joining.JointStart, joining.joint_start,
         {S.PENDING_ACCEPT, S.HANDLING}, None,
         _by(Seat.OWNER, Role.DISPATCHER, Role.COMMANDER), t="T31"),
    _row("whistle", "吹哨", joining.Whistle, joining.whistle,
         {S.HANDLING}, None, _DISPATCHER, _UNIT, t="T30", may=joining.may_whistle),
    _row("answer_whistle", "应哨", joining.AnswerWhistle, joining.answer_whistle,
         OPEN, None, _CALLED, t="T57", may=joining.may_answer),
    _row("arrive_whistle", "报到", joining.ArriveWhistle, joining.arrive_whistle,
         OPEN, None, _CALLED, t="T58", may=joining.may_arrive),
    _row("rate_whistle", "评价报到", joining.RateWhistle, joining.rate_whistle,
         OPEN | {S.CLOSED}, None, _by(Seat.CALLER, Role.DISPATCHER, Role.UNIT_DISPATCHER), t="T59",
         may=joining.may_rate),
    # ------------------------------------------------------------------ check, call back, close
    _row("send_check", "下发核查", closing.SendCheck, closing.send_check,
         {S.PENDING_CHECK}, {S.CHECKING}, _ACCEPTOR, t="T35"),
    _row("check_pass", "核查通过", closing.CheckPass, closing.check_pass,
         {S.CHECKING}, {S.PENDING_CLOSE, S.PENDING_CALLBACK}, _ERRAND, t="T36", may=closing.may_check),
    _row("check_fail", "核查不通过", closing.CheckFail, closing.check_fail,
         {S.CHECKING, S.PENDING_CHECK}, {S.HANDLING}, _ERRAND, _ACCEPTOR, t="T37", may=closing.may_check),
    _row("callback_satisfied", "回访满意", closing.CallbackSatisfied, closing.callback_satisfied,
         {S.PENDING_CALLBACK}, {S.PENDING_CLOSE}, _by(Seat.AREA, Role.AGENT), _SYSTEM, t="T38"),
    _row("skip_callback", "免回访", closing.SkipCallback, closing.skip_callback,
         {S.PENDING_CALLBACK}, {S.PENDING_CLOSE}, _SYSTEM, inner=True),
    _row("callback_unsatisfied", "回访不满意", closing.CallbackUnsatisfied, closing.callback_unsatisfied,
         {S.PENDING_CALLBACK}, {S.HANDLING, S.PENDING_CLOSE}, _by(Seat.AREA, Role.AGENT), t="T39"),
    _row("close", "结案", closing.Close, closing.close,
         {S.PENDING_CLOSE}, {S.CLOSED}, _LEADER, _ACCEPTOR, t="T40", may=closing.may_close),
    _row("force_close", "强制结案", closing.ForceClose, closing.force_close,
         {S.PENDING_CHECK, S.CHECKING}, {S.CLOSED}, _by(Seat.BROKER, Role.SHIFT_LEADER), t="T41",
         may=closing.may_force),
    _row("reopen", "重新处置", closing.Reopen, closing.reopen,
         {S.CLOSED}, {S.HANDLING},
         _by(Seat.OWNER, Role.DISPATCHER, Role.SHIFT_LEADER, Role.INSPECTOR), t="T42", may=closing.may_reopen),
    _row("archive", "归档", closing.Archive, closing.archive,
         {S.CLOSED}, {S.ARCHIVED}, _SYSTEM, t="T44", inner=True),
    # ------------------------------------------------------------------ words and bells
    _row("urge", "催办", supervising.Urge, supervising.urge, OPEN, None,
         _by(Seat.AREA, Role.DISPATCHER, Role.SHIFT_LEADER, Role.LEADER, Role.INSPECTOR, Role.AGENT),
         _by(Seat.REPORTER, Role.CITIZEN, Role.ENTERPRISE), _SYSTEM, t="T48"),
    _row("supervise", "督办", supervising.Supervise, supervising.supervise, OPEN, None,
         _by(Seat.AREA, Role.LEADER, Role.INSPECTOR, Role.SHIFT_LEADER), t="T49"),
    _row("instruct", "批示", supervising.Instruct, supervising.instruct, OPEN, None,
         _by(Seat.AREA, Role.LEADER), t="T50"),
    _row("answer_notice", "回复督办批示", supervising.AnswerNotice, supervising.answer_notice, OPEN, None,
         _by(Seat.TOLD, *Role),
         offered=lambda case: any(n.answered_at is None and n.organ for n in case.notices)),
    _row("exclude_outage", "扣除停机时段", outages.ExcludeOutage, outages.exclude_outage,
         OPEN | {S.CLOSED}, None, _LEADER),
    _row("tick", "计时提醒", timing.Tick, timing.tick, OPEN, None, _SYSTEM, t="T48", inner=True),
)  # fmt: skip

RULES: Mapping[type[Wish], Rule] = {rule.wish: rule for rule in _ROWS}
"""The rule of each wish."""

BY_MOVE: Mapping[str, Rule] = {rule.move: rule for rule in _ROWS}
"""The rule of each move by its name."""

ENDING: frozenset[str] = frozenset(
    rule.move for rule in _ROWS if rule.ends and rule.start & OPEN and not rule.ends & (OPEN | {S.MERGED})
)
"""Moves that end an open matter; a merged case is no end of its own, it goes with its parent."""

REPORT_NUMBERS = ("T01",)
"""The first report is not a move on a case: it makes one (filing.report)."""

MOVE_NAMES: Mapping[str, str] = {"report": "上报"} | {rule.move: rule.name for rule in _ROWS}
"""What moves are called on record; a report is no row of the table."""


def move_name(move: str) -> str:
    """What a move is called on record; one that is in no table any more, by its code."""
    return MOVE_NAMES.get(move, move)
