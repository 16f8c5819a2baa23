# SPDX-License-Identifier: Apache-2.0
"""The front door of cases: everything a neighbour may use."""

from collections.abc import Sequence
from uuid import UUID

from tongguan.cases.application import moving
from tongguan.cases.application.ports import CaseBook, CaseShelf, CaseWork, Cities, HistoryLine
from tongguan.cases.domain import lifecycle
from tongguan.cases.domain.case import Case, Hop
from tongguan.cases.domain.city import City, ClassRules, ConditionRules, Settings
from tongguan.cases.domain.clocks import Almanac, Clock, ClockKind, Limit
from tongguan.cases.domain.clocks import lamp as clock_lamp
from tongguan.cases.domain.clocks import used as clock_used
from tongguan.cases.domain.closing import (
    Archive,
    CallbackSatisfied,
    CallbackUnsatisfied,
    CheckFail,
    CheckPass,
    Close,
    ForceClose,
    Reopen,
    SendCheck,
    SkipCallback,
)
from tongguan.cases.domain.dispatching import (
    Coordinate,
    DecideLead,
    Dispatch,
    Escalate,
    GiveLegalOpinion,
    RedispatchSame,
    ReturnUpper,
    Revoke,
    TransferCentre,
    UpperAccepts,
    UpperRefuses,
)
from tongguan.cases.domain.ending_early import (
    DirectAnswer,
    RefuseVoid,
    Reject,
    RequestVoid,
    SelfHandle,
    SelfInvalid,
    SelfPass,
    Void,
)
from tongguan.cases.domain.errands import (
    Contact,
    Evidence,
    Meeting,
    Notice,
    Order,
    OrderRole,
    OrderState,
    Request,
    RequestKind,
    RequestState,
    Task,
    TaskState,
    WhistleCall,
    Why,
)
from tongguan.cases.domain.filing import Accept, Correct, File, Report, SendVerify, VerifyBack
from tongguan.cases.domain.handling import (
    AddEvidence,
    AssignHandler,
    AssistFinish,
    AssistSign,
    Finish,
    RecordContact,
    RevokeAssign,
    Sign,
    UnitPass,
    UnitReturn,
)
from tongguan.cases.domain.joining import AnswerWhistle, ArriveWhistle, JointStart, RateWhistle, Whistle
from tongguan.cases.domain.lifecycle import Decision, moves_for
from tongguan.cases.domain.merging import FollowParent, Merge, Unmerge
from tongguan.cases.domain.moves import BY_MOVE, RULES, Grant, Rule, Seat
from tongguan.cases.domain.outages import ExcludeOutage
from tongguan.cases.domain.refusals import CaseChanged, CaseNotFound
from tongguan.cases.domain.requesting import (
    AppealOvertime,
    ApproveReturn,
    EndorseRequest,
    Extend,
    ForwardRequest,
    GrantAssist,
    RefuseRequest,
    RefuseReturn,
    RequestAssist,
    RequestExtension,
    RequestReturn,
    RequestSuspend,
    Resume,
    ReviewAppeal,
    Suspend,
)
from tongguan.cases.domain.sight import WATCHERS, Area, Sight, may_see, sight_of
from tongguan.cases.domain.states import FILED, OPEN, STATES, WITH_UNIT, Link, Stage, State, StateFacts
from tongguan.cases.domain.supervising import AnswerNotice, Instruct, Supervise, Urge
from tongguan.cases.domain.tasking import AcceptTask, ArriveTask, RecallTask, RefuseTask
from tongguan.cases.domain.timing import Tick, lamp
from tongguan.cases.domain.turns import Exhibit, Wish
from tongguan.kernel.clock import Clock as Watch
from tongguan.kernel.ids import CaseId, CentreId, new_id
from tongguan.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.kernel.work import Command

report = moving.report
"""Report inside a transaction of the caller's (a CaseBook)."""
move = moving.move
"""Move inside a transaction of the caller's (a CaseBook)."""
ring = moving.ring
"""Let due clocks ring inside a transaction of the caller's (a CaseBook)."""


class Cases:
    """The verbs of cases, each in a transaction of its own."""

    def __init__(self, work: CaseWork, shelf: CaseShelf, cities: Cities, watch: Watch) -> None:
        self._work = work
        self._watch = watch
        self.shelf = shelf
        self.cities = cities

    async def report(
        self, wish: Report, *, centre: CentreId, by: Actor, request_id: UUID, words: str | None = None
    ) -> Case:
        """A new case (T01); raises BadWish, ConditionMissing, AlreadyDone."""
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            now = self._watch.now()
            return await moving.report(book, wish, centre=centre, by=by, cities=self.cities, now=now, words=words)

    async def move(self, case_id: CaseId, wish: Wish, *, by: Actor, request_id: UUID, seen: int | None = None) -> Case:
        """One move on one case; raises the refusals of the life-cycle, CaseChanged, AlreadyDone."""
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            now = self._watch.now()
            return await moving.move(book, case_id, wish, by=by, cities=self.cities, now=now, seen=seen)

    async def merge(self, child: CaseId, parent: CaseId, *, by: Actor, request_id: UUID) -> Case:
        """The child joins the parent (T06); raises NotMergeable."""
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            return await moving.merge(book, child, parent, by=by, cities=self.cities, now=self._watch.now())

    async def unmerge(self, child: CaseId, parent: CaseId, *, reason: str, by: Actor, request_id: UUID) -> Case:
        """The child is on its own again; raises CaseChanged when it has another parent."""
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            return await moving.unmerge(
                book, child, parent, reason=reason, by=by, cities=self.cities, now=self._watch.now()
            )

    async def get(self, case_id: CaseId) -> Case:
        """The case as it is now; raises CaseNotFound."""
        return await self.shelf.get(case_id)

    async def history(self, case_id: CaseId) -> Sequence[HistoryLine]:
        """Every move, first to last."""
        return await self.shelf.history(case_id)

    def moves(self, case: Case, *, by: Actor) -> tuple[Rule, ...]:
        """The moves this person may make on this case now."""
        return lifecycle.moves_for(case, by=by, city=self.cities.of(case.edition))

    async def ring_due(self, *, most: int = 200) -> int:
        """Let every due clock ring once, each case in its own transaction; returns how many cases rang."""
        now, rang = self._watch.now(), 0
        for case_id in await self.shelf.due(now, most):
            rang += await self._ring(case_id)
        return rang

    async def _ring(self, case_id: CaseId) -> bool:
        async with self._work.begin(Command(request_id=new_id(), by=SYSTEM_ACTOR)) as book:
            now = self._watch.now()
            return await moving.ring(book, case_id, cities=self.cities, now=now) is not None


__all__ = [
    "BY_MOVE",
    "FILED",
    "OPEN",
    "RULES",
    "STATES",
    "WATCHERS",
    "WITH_UNIT",
    "Accept",
    "AcceptTask",
    "AddEvidence",
    "Almanac",
    "AnswerNotice",
    "AnswerWhistle",
    "AppealOvertime",
    "ApproveReturn",
    "Archive",
    "ArriveTask",
    "Area",
    "ArriveWhistle",
    "AssignHandler",
    "AssistFinish",
    "AssistSign",
    "CallbackSatisfied",
    "CallbackUnsatisfied",
    "Case",
    "CaseBook",
    "CaseChanged",
    "CaseNotFound",
    "CaseShelf",
    "CaseWork",
    "Cases",
    "CheckFail",
    "CheckPass",
    "Cities",
    "City",
    "ClassRules",
    "Clock",
    "ClockKind",
    "Close",
    "ConditionRules",
    "Contact",
    "Coordinate",
    "Correct",
    "DecideLead",
    "Decision",
    "DirectAnswer",
    "Dispatch",
    "EndorseRequest",
    "Escalate",
    "Evidence",
    "ExcludeOutage",
    "Exhibit",
    "Extend",
    "File",
    "Finish",
    "FollowParent",
    "ForceClose",
    "ForwardRequest",
    "GiveLegalOpinion",
    "Grant",
    "GrantAssist",
    "HistoryLine",
    "Hop",
    "Instruct",
    "JointStart",
    "Limit",
    "Link",
    "Meeting",
    "Merge",
    "Notice",
    "Order",
    "OrderRole",
    "OrderState",
    "RateWhistle",
    "RecallTask",
    "RecordContact",
    "RedispatchSame",
    "RefuseRequest",
    "RefuseReturn",
    "RefuseTask",
    "RefuseVoid",
    "Reject",
    "Reopen",
    "Report",
    "Request",
    "RequestAssist",
    "RequestExtension",
    "RequestKind",
    "RequestReturn",
    "RequestState",
    "RequestSuspend",
    "RequestVoid",
    "Resume",
    "ReturnUpper",
    "ReviewAppeal",
    "Revoke",
    "RevokeAssign",
    "Rule",
    "Seat",
    "SelfHandle",
    "SelfInvalid",
    "SelfPass",
    "SendCheck",
    "SendVerify",
    "Settings",
    "Sight",
    "Sign",
    "SkipCallback",
    "Stage",
    "State",
    "StateFacts",
    "Supervise",
    "Suspend",
    "Task",
    "TaskState",
    "Tick",
    "TransferCentre",
    "UnitPass",
    "UnitReturn",
    "Unmerge",
    "UpperAccepts",
    "UpperRefuses",
    "Urge",
    "VerifyBack",
    "Void",
    "Whistle",
    "WhistleCall",
    "Why",
    "Wish",
    "clock_lamp",
    "clock_used",
    "lamp",
    "may_see",
    "move",
    "moves_for",
    "report",
    "ring",
    "sight_of",
]
