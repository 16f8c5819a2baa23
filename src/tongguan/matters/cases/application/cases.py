# SPDX-License-Identifier: Apache-2.0
"""The verbs of cases, each in a transaction of its own: reporting, moving, looking, what the platform does itself."""

from collections.abc import Sequence
from datetime import timedelta

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import CaseId, CentreId
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import Command, RequestId
from tongguan.matters.cases.application import moving
from tongguan.matters.cases.application.accountability import Accountability, Step, accountability, progress
from tongguan.matters.cases.application.ports import CaseShelf, CaseWork, HistoryLine, LifecycleEditions
from tongguan.matters.cases.domain import lifecycle, merging
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Request
from tongguan.matters.cases.domain.closing import Archive
from tongguan.matters.cases.domain.filing import Report
from tongguan.matters.cases.domain.foreseeing import Foreseen, foreseen
from tongguan.matters.cases.domain.moves import Rule
from tongguan.matters.cases.domain.turns import Wish


class Cases:
    """The verbs of cases, each in a transaction of its own."""

    def __init__(self, work: CaseWork, shelf: CaseShelf, cities: LifecycleEditions, clock: Clock) -> None:
        self._work = work
        self._clock = clock
        self.shelf = shelf
        self.cities = cities

    async def report(
        self, wish: Report, *, centre: CentreId, by: Actor, request_id: RequestId, words: str | None = None
    ) -> Case:
        """A new case (T01); raises BadWish, ConditionMissing, AlreadyDone."""
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            now = self._clock.now()
            return await moving.report(book, wish, centre=centre, by=by, cities=self.cities, now=now, words=words)

    async def move(
        self, case_id: CaseId, wish: Wish, *, by: Actor, request_id: RequestId, seen: int | None = None
    ) -> Case:
        """One move on one case (a merge touches its parent too).

        Raises the refusals of the life-cycle, CaseChanged, AlreadyDone.
        """
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            now = self._clock.now()
            return await moving.move(book, case_id, wish, by=by, cities=self.cities, now=now, seen=seen)

    async def begin_batch(self, *, by: Actor, request_id: RequestId) -> None:
        """Bind a request to moves on many cases, each made by itself under a `part` of it.

        Raises KeyUsedElsewhere when its key was used for anything else.
        """
        command = Command(request_id=request_id, by=by)
        await self._work.bind(command, subject=f"batch/{request_id.id}", at=self._clock.now())

    async def get(self, case_id: CaseId) -> Case:
        """The case as it is now; raises CaseNotFound."""
        return await self.shelf.get(case_id)

    async def history(self, case_id: CaseId) -> Sequence[HistoryLine]:
        """Every move, first to last."""
        return await self.shelf.history(case_id)

    def moves(self, case: Case, *, by: Actor) -> tuple[Rule, ...]:
        """The moves this person may make on this case now."""
        return lifecycle.moves_for(case, by=by, city=self.cities.of(case.edition), now=self._clock.now())

    def foreseen(self, case: Case, request: Request) -> Foreseen:
        """What granting a request would do to the limit of its case."""
        return foreseen(case, request, city=self.cities.of(case.edition), now=self._clock.now())

    async def accountability(self, case_id: CaseId) -> Accountability:
        """Which links failed, which unit answers, why, and by which acts (CLO-05); raises CaseNotFound."""
        case, lines = await self.shelf.get(case_id), await self.shelf.history(case_id)
        almanac = self.cities.of(case.edition).almanac
        return accountability(case, lines, almanac=almanac, now=self._clock.now())

    def progress(self, case: Case) -> tuple[Step, ...]:
        """The links the case has gone through with owner, time used and left (HDL-13)."""
        return progress(case, almanac=self.cities.of(case.edition).almanac, now=self._clock.now())

    async def ring_due(self, *, most: int = 200) -> int:
        """Let every due clock ring once, each case in its own transaction; returns how many cases rang.

        A case that cannot ring keeps none of the others waiting; its fault is raised when the round is over.
        """
        rang, faults = 0, list[Exception]()
        for case_id in await self.shelf.due(self._clock.now(), most):
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
        wishes = [(case_id, Archive()) for case_id in await self.shelf.to_archive(self._clock.now() - window, most)]
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
            await self.move(case_id, wish, by=SYSTEM_ACTOR, request_id=RequestId.fresh())
        except Refusal:
            return False
        return True

    async def _ring(self, case_id: CaseId) -> bool:
        async with self._work.begin(Command(request_id=RequestId.fresh(), by=SYSTEM_ACTOR)) as book:
            now = self._clock.now()
            return await moving.ring(book, case_id, cities=self.cities, now=now) is not None
