# SPDX-License-Identifier: Apache-2.0
"""Where a case can be: each fine state with everything that follows from it.

Queues, whose work it is, standing clocks, the wall's columns and the words to a caller all derive from STATES; a new
state is one row here, and a row that says too little fails at import.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongguan.ground.kernel.people import Role


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


class Column(StrEnum):
    """The columns of the wall, in the order of the chain; side links stand with the one that has to act."""

    ACCEPT = "accept"
    FILE = "file"
    DISPATCH = "dispatch"
    SIGN = "sign"
    HANDLE = "handle"
    CHECK = "check"
    CALLBACK = "callback"
    CLOSE = "close"
    SUSPENDED = "suspended"


class Queue(StrEnum):
    """The queues of work; every open case is in exactly one."""

    TO_ACCEPT = "to_accept"
    TO_VERIFY = "to_verify"
    TO_FILE = "to_file"
    TO_DISPATCH = "to_dispatch"
    TO_SIGN = "to_sign"
    HANDLING = "handling"
    TO_CONFIRM = "to_confirm"
    RETURN_REVIEW = "return_review"
    TO_CHECK = "to_check"
    TO_CALL_BACK = "to_call_back"
    TO_CLOSE = "to_close"
    SUSPENDED = "suspended"
    COORDINATING = "coordinating"
    WAITING_UPPER = "waiting_upper"


class Said(StrEnum):
    """What a caller is told who asks where the report is."""

    WITH_CENTRE = "with_centre"
    WITH_UNIT = "with_unit"
    CHECKED = "checked"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    VOID = "void"
    MERGED = "merged"
    CLOSED = "closed"


class Waiting(StrEnum):
    """How the people for whom a case waits are found."""

    ORGAN = "organ"  # the centre that owns it, or the unit that leads it
    AREA = "area"  # wherever their area takes it in
    ABOVE = "above"  # the centre above its owner
    HANDLER = "handler"  # who has it in hand
    ERRAND = "errand"  # who was sent
    NOBODY = "nobody"  # a day that was set


@dataclass(frozen=True)
class Waits:
    """For whom a case in a state waits."""

    how: Waiting
    roles: tuple[Role, ...] = ()


class Clocks(StrEnum):
    """Whether the unit's time, the overall and the target clock, runs in a state."""

    RUN = "run"
    STAND = "stand"
    AS_THE_CITY_SAYS = "as_the_city_says"  # `clock_runs_while_waiting_upper` of its settings


@dataclass(frozen=True, kw_only=True)
class OpenFacts:
    """What an open state says of its case; every field must be said."""

    link: Link
    column: Column
    queue: Queue
    waits: Waits
    clocks: Clocks
    onward: tuple[str, ...]
    """Moves that lead on towards the end; the proof of a city follows them."""
    with_unit: bool
    """The lead unit holds the case."""
    filed: bool
    """The limits of the class run."""


@dataclass(frozen=True)
class StateFacts:
    """What a state is called, the stage citizens see, what a caller is told; `open` is None when the case has ended."""

    name: str
    name_en: str
    stage: Stage
    said: Said
    open: OpenFacts | None

    @property
    def link(self) -> Link | None:
        """The link, while the case is open."""
        return None if self.open is None else self.open.link


STATES: Mapping[State, StateFacts] = {
    State.REPORTED: StateFacts("待受理", "reported", Stage.REPORT, Said.WITH_CENTRE, OpenFacts(
        link=Link.ACCEPT, column=Column.ACCEPT, queue=Queue.TO_ACCEPT, waits=Waits(Waiting.ORGAN, (Role.ACCEPTOR,)),
        clocks=Clocks.RUN, onward=("accept",), with_unit=False, filed=False)),
    State.VERIFYING: StateFacts("核实中", "verifying", Stage.REPORT, Said.WITH_CENTRE, OpenFacts(
        link=Link.VERIFY, column=Column.ACCEPT, queue=Queue.TO_VERIFY, waits=Waits(Waiting.ERRAND),
        clocks=Clocks.RUN, onward=("verify_back",), with_unit=False, filed=False)),
    State.PENDING_FILING: StateFacts("待立案", "pending filing", Stage.FILE, Said.WITH_CENTRE, OpenFacts(
        link=Link.FILE, column=Column.FILE, queue=Queue.TO_FILE, waits=Waits(Waiting.ORGAN, (Role.SHIFT_LEADER,)),
        clocks=Clocks.RUN, onward=("file",), with_unit=False, filed=False)),
    State.NOT_ACCEPTED: StateFacts("不予受理", "not accepted", Stage.CLOSE, Said.REJECTED, None),
    State.VOID: StateFacts("作废", "void", Stage.CLOSE, Said.VOID, None),
    State.MERGED: StateFacts("已并案", "merged", Stage.CLOSE, Said.MERGED, None),
    State.PENDING_DISPATCH: StateFacts("待派遣", "pending dispatch", Stage.DISPATCH, Said.WITH_CENTRE, OpenFacts(
        link=Link.DISPATCH, column=Column.DISPATCH, queue=Queue.TO_DISPATCH,
        waits=Waits(Waiting.ORGAN, (Role.DISPATCHER,)),
        clocks=Clocks.RUN, onward=("dispatch", "transfer_centre"), with_unit=False, filed=True)),
    State.PENDING_ACCEPT: StateFacts("待签收", "pending signature", Stage.DISPATCH, Said.WITH_UNIT, OpenFacts(
        link=Link.SIGN, column=Column.SIGN, queue=Queue.TO_SIGN,
        waits=Waits(Waiting.ORGAN, (Role.UNIT_DISPATCHER, Role.HANDLER)),
        clocks=Clocks.RUN, onward=("sign",), with_unit=True, filed=True)),
    State.COORDINATING: StateFacts("协调中", "coordinating", Stage.DISPATCH, Said.WITH_CENTRE, OpenFacts(
        link=Link.COORDINATE, column=Column.DISPATCH, queue=Queue.COORDINATING,
        waits=Waits(Waiting.ORGAN, (Role.COMMANDER, Role.LEGAL_OFFICER)),
        clocks=Clocks.STAND, onward=("give_legal_opinion", "decide_lead"), with_unit=False, filed=True)),
    State.WAITING_UPPER: StateFacts("等待上级反馈", "waiting for upper level", Stage.DISPATCH, Said.WITH_CENTRE,
                                    OpenFacts(
        link=Link.UPPER, column=Column.DISPATCH, queue=Queue.WAITING_UPPER,
        waits=Waits(Waiting.ABOVE, (Role.DISPATCHER, Role.UPPER_PLATFORM)),
        clocks=Clocks.AS_THE_CITY_SAYS, onward=("upper_refuses",), with_unit=False, filed=True)),
    State.HANDLING: StateFacts("处置中", "handling", Stage.HANDLE, Said.WITH_UNIT, OpenFacts(
        link=Link.HANDLE, column=Column.HANDLE, queue=Queue.HANDLING,
        waits=Waits(Waiting.HANDLER, (Role.HANDLER, Role.UNIT_DISPATCHER)),
        clocks=Clocks.RUN, onward=("finish",), with_unit=True, filed=True)),
    State.UNIT_CONFIRM: StateFacts("待部门确认", "unit to confirm", Stage.HANDLE, Said.WITH_UNIT, OpenFacts(
        link=Link.HANDLE, column=Column.HANDLE, queue=Queue.TO_CONFIRM,
        waits=Waits(Waiting.ORGAN, (Role.UNIT_DISPATCHER,)),
        clocks=Clocks.RUN, onward=("unit_pass",), with_unit=True, filed=True)),
    State.RETURN_REVIEW: StateFacts("退单待审", "return under review", Stage.HANDLE, Said.WITH_UNIT, OpenFacts(
        link=Link.RETURN_REVIEW, column=Column.SIGN, queue=Queue.RETURN_REVIEW,
        waits=Waits(Waiting.ORGAN, (Role.DISPATCHER,)),
        clocks=Clocks.RUN, onward=("approve_return",), with_unit=True, filed=True)),
    State.SUSPENDED: StateFacts("挂账", "suspended", Stage.HANDLE, Said.SUSPENDED, OpenFacts(
        link=Link.SUSPENDED, column=Column.SUSPENDED, queue=Queue.SUSPENDED, waits=Waits(Waiting.NOBODY),
        clocks=Clocks.STAND, onward=("resume",), with_unit=True, filed=True)),
    State.SELF_REVIEW: StateFacts("自处置待审核", "self-handled, to review", Stage.CHECK, Said.CHECKED, OpenFacts(
        link=Link.CHECK, column=Column.CHECK, queue=Queue.TO_CHECK, waits=Waits(Waiting.ORGAN, (Role.ACCEPTOR,)),
        clocks=Clocks.RUN, onward=("self_pass",), with_unit=False, filed=False)),
    State.PENDING_CHECK: StateFacts("待核查", "pending check", Stage.CHECK, Said.CHECKED, OpenFacts(
        link=Link.CHECK, column=Column.CHECK, queue=Queue.TO_CHECK, waits=Waits(Waiting.ORGAN, (Role.ACCEPTOR,)),
        clocks=Clocks.STAND, onward=("send_check",), with_unit=False, filed=True)),
    State.CHECKING: StateFacts("核查中", "checking", Stage.CHECK, Said.CHECKED, OpenFacts(
        link=Link.CHECK, column=Column.CHECK, queue=Queue.TO_CHECK, waits=Waits(Waiting.ERRAND),
        clocks=Clocks.STAND, onward=("check_pass",), with_unit=False, filed=True)),
    State.PENDING_CALLBACK: StateFacts("待回访", "pending call-back", Stage.CHECK, Said.CHECKED, OpenFacts(
        link=Link.CALLBACK, column=Column.CALLBACK, queue=Queue.TO_CALL_BACK, waits=Waits(Waiting.AREA, (Role.AGENT,)),
        clocks=Clocks.STAND, onward=("callback_satisfied",), with_unit=False, filed=True)),
    State.PENDING_CLOSE: StateFacts("待结案", "pending close", Stage.CLOSE, Said.CHECKED, OpenFacts(
        link=Link.CLOSE, column=Column.CLOSE, queue=Queue.TO_CLOSE,
        waits=Waits(Waiting.ORGAN, (Role.ACCEPTOR, Role.SHIFT_LEADER)),
        clocks=Clocks.STAND, onward=("close",), with_unit=False, filed=True)),
    State.CLOSED: StateFacts("已结案", "closed", Stage.CLOSE, Said.CLOSED, None),
    State.ARCHIVED: StateFacts("已归档", "archived", Stage.CLOSE, Said.CLOSED, None),
}  # fmt: skip

STATE_NAMES: Mapping[str, str] = {state.value: facts.name for state, facts in STATES.items()}
"""The Chinese names of the states, for lists and sheets."""

OPEN_STATES: Mapping[State, OpenFacts] = {
    state: facts.open for state, facts in STATES.items() if facts.open is not None
}
"""What each open state says."""

OPEN: frozenset[State] = frozenset(OPEN_STATES)
"""States in which somebody still has to do something."""

FILED: frozenset[State] = frozenset(state for state, facts in OPEN_STATES.items() if facts.filed)
"""Open states after filing: the limits of the class run."""

WITH_UNIT: frozenset[State] = frozenset(state for state, facts in OPEN_STATES.items() if facts.with_unit)
"""States in which the lead unit holds the case."""

IN_QUEUE: Mapping[Queue, tuple[State, ...]] = {
    queue: tuple(state for state, facts in OPEN_STATES.items() if facts.queue is queue) for queue in Queue
}
"""The states of each queue."""


def waiting_for(role: Role, how: Waiting) -> tuple[State, ...]:
    """The states in which a case waits for somebody in this role, found in this way."""
    return tuple(state for state, facts in OPEN_STATES.items() if facts.waits.how is how and role in facts.waits.roles)


if missing := set(State) - set(STATES):
    raise RuntimeError(f"states without facts: {missing}")
if empty := [queue for queue, states in IN_QUEUE.items() if not states]:
    raise RuntimeError(f"queues that no state is in: {empty}")

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
