# SPDX-License-Identifier: Apache-2.0
"""Where a case can be: its fine states, the link each belongs to, and the six public stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The fine states that officers see."""

    REPORTED = "reported"
    VERIFYING = "verifying"
    PENDING_FILING = "pending_filing"
    NOT_ACCEPTED = "not_accepted"
    VOID = "void"
    MERGED = "merged"
    PENDING_DISPATCH = "pending_dispatch"
    PENDING_ACCEPT = "pending_accept"
    COORDINATING = "coordinating"
    WAITING_UPPER = "waiting_upper"
    HANDLING = "handling"
    UNIT_CONFIRM = "unit_confirm"
    RETURN_REVIEW = "return_review"
    SUSPENDED = "suspended"
    SELF_REVIEW = "self_review"
    PENDING_CHECK = "pending_check"
    CHECKING = "checking"
    PENDING_CALLBACK = "pending_callback"
    PENDING_CLOSE = "pending_close"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Link(StrEnum):
    """The links (环节) of the chain; at any moment an open case is in exactly one."""

    ACCEPT = "accept"
    VERIFY = "verify"
    FILE = "file"
    DISPATCH = "dispatch"
    COORDINATE = "coordinate"
    UPPER = "upper"
    SIGN = "sign"
    HANDLE = "handle"
    RETURN_REVIEW = "return_review"
    SUSPENDED = "suspended"
    CHECK = "check"
    CALLBACK = "callback"
    CLOSE = "close"


class Stage(StrEnum):
    """The six stages that citizens see: 上报 → 立案 → 派遣 → 处置 → 核查 → 结案."""

    REPORT = "report"
    FILE = "file"
    DISPATCH = "dispatch"
    HANDLE = "handle"
    CHECK = "check"
    CLOSE = "close"


@dataclass(frozen=True)
class StateFacts:
    """What a state is called and which link and stage it belongs to; no link means the case has ended."""

    name: str
    name_en: str
    stage: Stage
    link: Link | None


STATES: Mapping[State, StateFacts] = {
    State.REPORTED: StateFacts("待受理", "reported", Stage.REPORT, Link.ACCEPT),
    State.VERIFYING: StateFacts("核实中", "verifying", Stage.REPORT, Link.VERIFY),
    State.PENDING_FILING: StateFacts("待立案", "pending filing", Stage.FILE, Link.FILE),
    State.NOT_ACCEPTED: StateFacts("不予受理", "not accepted", Stage.CLOSE, None),
    State.VOID: StateFacts("作废", "void", Stage.CLOSE, None),
    State.MERGED: StateFacts("已并案", "merged", Stage.CLOSE, None),
    State.PENDING_DISPATCH: StateFacts("待派遣", "pending dispatch", Stage.DISPATCH, Link.DISPATCH),
    State.PENDING_ACCEPT: StateFacts("待签收", "pending signature", Stage.DISPATCH, Link.SIGN),
    State.COORDINATING: StateFacts("协调中", "coordinating", Stage.DISPATCH, Link.COORDINATE),
    State.WAITING_UPPER: StateFacts("等待上级反馈", "waiting for upper level", Stage.DISPATCH, Link.UPPER),
    State.HANDLING: StateFacts("处置中", "handling", Stage.HANDLE, Link.HANDLE),
    State.UNIT_CONFIRM: StateFacts("待部门确认", "unit to confirm", Stage.HANDLE, Link.HANDLE),
    State.RETURN_REVIEW: StateFacts("退单待审", "return under review", Stage.HANDLE, Link.RETURN_REVIEW),
    State.SUSPENDED: StateFacts("挂账", "suspended", Stage.HANDLE, Link.SUSPENDED),
    State.SELF_REVIEW: StateFacts("自处置待审核", "self-handled, to review", Stage.CHECK, Link.CHECK),
    State.PENDING_CHECK: StateFacts("待核查", "pending check", Stage.CHECK, Link.CHECK),
    State.CHECKING: StateFacts("核查中", "checking", Stage.CHECK, Link.CHECK),
    State.PENDING_CALLBACK: StateFacts("待回访", "pending call-back", Stage.CHECK, Link.CALLBACK),
    State.PENDING_CLOSE: StateFacts("待结案", "pending close", Stage.CLOSE, Link.CLOSE),
    State.CLOSED: StateFacts("已结案", "closed", Stage.CLOSE, None),
    State.ARCHIVED: StateFacts("已归档", "archived", Stage.CLOSE, None),
}

OPEN: frozenset[State] = frozenset(state for state, facts in STATES.items() if facts.link is not None)
"""States in which somebody still has to do something."""

FILED: frozenset[State] = OPEN - {State.REPORTED, State.VERIFYING, State.PENDING_FILING, State.SELF_REVIEW}
"""Open states after filing: the limits of the class run."""

WITH_UNIT: frozenset[State] = frozenset(
    {State.PENDING_ACCEPT, State.HANDLING, State.UNIT_CONFIRM, State.RETURN_REVIEW, State.SUSPENDED}
)
"""States in which the lead unit holds the case."""

LINK_NAMES: Mapping[str, str] = {
    "overall": "总时限",
    "target": "内部目标",
    "accept": "受理",
    "verify": "核实",
    "file": "立案",
    "dispatch": "派遣",
    "coordinate": "协调",
    "upper": "等待上级",
    "sign": "签收",
    "handle": "处置",
    "return_review": "退单审核",
    "suspended": "挂账",
    "check": "核查",
    "callback": "回访",
    "close": "结案",
    "first_contact": "首次联系",
    "evidence": "现场取证",
}
"""Links and clocks by name; a city's own side clocks show their code."""
