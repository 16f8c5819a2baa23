# SPDX-License-Identifier: Apache-2.0
"""The front door of cases: everything a neighbour may use."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from tongguan.cases.application import moving
from tongguan.cases.application.accountability import Accountability, Act, Lapse, Share, Step, accountability, progress
from tongguan.cases.application.free_words import masked_accountability, masked_case, masked_lines
from tongguan.cases.application.ports import CaseBook, CaseShelf, CaseWork, Cities, HistoryLine
from tongguan.cases.domain import lifecycle, merging
from tongguan.cases.domain.appealing import AppealOvertime, ReviewAppeal
from tongguan.cases.domain.case import Case, Hop
from tongguan.cases.domain.city import City, ClassRules, ConditionRules, Settings
from tongguan.cases.domain.clocks import Almanac, Clock, ClockKind, Limit
from tongguan.cases.domain.clocks import lamp as clock_lamp
from tongguan.cases.domain.clocks import left as clock_left
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
from tongguan.cases.domain.coordinating import Coordinate, DecideLead, GiveLegalOpinion
from tongguan.cases.domain.dispatching import (
    Dispatch,
    Escalate,
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
    Review,
    Task,
    TaskState,
    WhistleCall,
    Why,
)
from tongguan.cases.domain.filing import Accept, Correct, File, Report, SendVerify, VerifyBack
from tongguan.cases.domain.foreseeing import Foreseen, foreseen
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
from tongguan.cases.domain.joining import MANNERS, AnswerWhistle, ArriveWhistle, JointStart, RateWhistle, Whistle
from tongguan.cases.domain.lifecycle import Decision, moves_for
from tongguan.cases.domain.merging import FollowParent, Merge, Unmerge
from tongguan.cases.domain.moves import BY_MOVE, RULES, Grant, Rule, Seat
from tongguan.cases.domain.outages import ExcludeOutage
from tongguan.cases.domain.refusals import CaseChanged, CaseNotFound
from tongguan.cases.domain.requesting import (
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
    Suspend,
)
from tongguan.cases.domain.sight import WATCHERS, Area, Sight, may_see, sight_of
from tongguan.cases.domain.states import FILED, LINK_NAMES, OPEN, STATES, WITH_UNIT, Link, Stage, State, StateFacts
from tongguan.cases.domain.supervising import AnswerNotice, Instruct, Supervise, Urge
from tongguan.cases.domain.tasking import AcceptTask, ArriveTask, RecallTask, RefuseTask
from tongguan.cases.domain.timing import Tick, lamp
from tongguan.cases.domain.turns import Exhibit, Wish
from tongguan.kernel.clock import Clock as Watch
from tongguan.kernel.ids import CaseId, CentreId, new_id
from tongguan.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.kernel.refusal import Refusal
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
        """One move on one case (a merge touches its parent too).

        Raises the refusals of the life-cycle, CaseChanged, AlreadyDone.
        """
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            now = self._watch.now()
            return await moving.move(book, case_id, wish, by=by, cities=self.cities, now=now, seen=seen)

    async def get(self, case_id: CaseId) -> Case:
        """The case as it is now; raises CaseNotFound."""
        return await self.shelf.get(case_id)

    async def history(self, case_id: CaseId) -> Sequence[HistoryLine]:
        """Every move, first to last."""
        return await self.shelf.history(case_id)

    def moves(self, case: Case, *, by: Actor) -> tuple[Rule, ...]:
        """The moves this person may make on this case now."""
        return lifecycle.moves_for(case, by=by, city=self.cities.of(case.edition), now=self._watch.now())

    def foreseen(self, case: Case, request: Request) -> Foreseen:
        """What granting a request would do to the limit of its case."""
        return foreseen(case, request, city=self.cities.of(case.edition), now=self._watch.now())

    async def accountability(self, case_id: CaseId) -> Accountability:
        """Which links failed, which unit answers, why, and by which acts (CLO-05); raises CaseNotFound."""
        case, lines = await self.shelf.get(case_id), await self.shelf.history(case_id)
        almanac = self.cities.of(case.edition).almanac
        return accountability(case, lines, almanac=almanac, now=self._watch.now())

    def progress(self, case: Case) -> tuple[Step, ...]:
        """The links the case has gone through with owner, time used and left (HDL-13)."""
        return progress(case, almanac=self.cities.of(case.edition).almanac, now=self._watch.now())

    async def ring_due(self, *, most: int = 200) -> int:
        """Let every due clock ring once, each case in its own transaction; returns how many cases rang.

        A case that cannot ring keeps none of the others waiting; its fault is raised when the round is over.
        """
        rang, faults = 0, list[Exception]()
        for case_id in await self.shelf.due(self._watch.now(), most):
            try:
                rang += await self._ring(case_id)
            except Exception as fault:
                faults.append(fault)
        if faults:
            raise ExceptionGroup(f"{len(faults)} cases could not ring", faults)
        return rang

    async def archive_ended(self, *, most: int = 200) -> int:
        """Archive closed cases whose window has passed (T44); returns how many."""
        window = timedelta(days=self.cities.current().settings.archive_days)
        wishes = [(case_id, Archive()) for case_id in await self.shelf.to_archive(self._watch.now() - window, most)]
        return sum([await self._by_platform(case_id, wish) for case_id, wish in wishes])

    async def answer_children(self, *, most: int = 200) -> int:
        """Let merged cases follow a parent that has ended, each citizen answered; of a void parent they come free."""
        followed = 0
        for parent_id in await self.shelf.unanswered(most):
            parent = await self.shelf.get(parent_id)
            wish = merging.parting(parent)
            for child in await self.shelf.children(parent_id):
                followed += await self._by_platform(child, wish)
        return followed

    async def _by_platform(self, case_id: CaseId, wish: Wish) -> bool:
        """One move of the platform's own; False when another worker was quicker or the rules say not yet."""
        try:
            await self.move(case_id, wish, by=SYSTEM_ACTOR, request_id=new_id())
        except Refusal:
            return False
        return True

    async def _ring(self, case_id: CaseId) -> bool:
        async with self._work.begin(Command(request_id=new_id(), by=SYSTEM_ACTOR)) as book:
            now = self._watch.now()
            return await moving.ring(book, case_id, cities=self.cities, now=now) is not None


__all__ = [
    "BY_MOVE",
    "FILED",
    "LINK_NAMES",
    "MANNERS",
    "OPEN",
    "RULES",
    "STATES",
    "WATCHERS",
    "WITH_UNIT",
    "Accept",
    "AcceptTask",
    "Accountability",
    "Act",
    "AddEvidence",
    "Almanac",
    "AnswerNotice",
    "AnswerWhistle",
    "AppealOvertime",
    "ApproveReturn",
    "Archive",
    "Area",
    "ArriveTask",
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
    "Foreseen",
    "ForwardRequest",
    "GiveLegalOpinion",
    "Grant",
    "GrantAssist",
    "HistoryLine",
    "Hop",
    "Instruct",
    "JointStart",
    "Lapse",
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
    "Review",
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
    "Share",
    "Sight",
    "Sign",
    "SkipCallback",
    "Stage",
    "State",
    "StateFacts",
    "Step",
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
    "clock_left",
    "clock_used",
    "lamp",
    "masked_accountability",
    "masked_case",
    "masked_lines",
    "may_see",
    "move",
    "moves_for",
    "report",
    "ring",
    "sight_of",
]
