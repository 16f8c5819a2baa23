# SPDX-License-Identifier: Apache-2.0
"""A driver without HTTP: the verbs of the modules, called in this process, over PostgreSQL or over memory."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tongguan.ground.kernel.city import City, OneCity
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CaseId, UnitId
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import Command, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import wiring as cases_wiring
from tongguan.matters.cases.api import Case, Cases, RulesByEdition, State, Why
from tongguan.matters.cases.wishes import Dispatch, Wish
from tongguan.matters.dispatch.api import advise, as_listed, machine_turn
from tongguan.matters.intake import wiring as intake_wiring
from tongguan.matters.intake.api import PetitionWork, take_in
from tongguan.rehearsal.deeds import Deed, FollowList, LookAgain, SendTo
from tongguan.rehearsal.driver import Look, Refused
from tongguan.rehearsal.matter import PlayedMatter

MOST = 1000
"""Cases that ring or follow in one go."""


async def nothing() -> None:
    """For doors behind which nothing is owed, or is done by somebody else."""


@dataclass(frozen=True, kw_only=True)
class InProcess:
    """Implements `Driver` over the verbs, with the platform's own share (machine dispatch) done on the spot."""

    cases: Cases
    petitions: PetitionWork
    city: City
    clock: SimulatedClock
    flush: Callable[[], Awaitable[None]] = nothing
    """Write what is still in memory."""

    async def report(self, matter: PlayedMatter, by: Actor) -> Case | None:
        """The report taken in as intake does it, case and petition together."""
        try:
            async with self.petitions.begin(Command(request_id=RequestId.fresh(), by=by)) as book:
                channel, cities, now = matter.incident.channel, OneCity(self.city), self.clock.now()
                receipt = await take_in(book, matter.draft(), channel=channel, by=by, cities=cities, now=now)
        except Refusal as refusal:
            raise Refused(refusal.code, refusal.detail) from refusal
        return await self.cases.get(receipt.case_id) if receipt.fresh else None

    async def look(self, case_id: CaseId, by: Actor) -> Look:
        """The case, and the moves of this person from the same table that the doors use."""
        case = await self.cases.get(case_id)
        return Look(case=case, moves=frozenset(rule.move for rule in self.cases.moves(case, by=by)))

    async def do(self, case: Case, deed: Deed, by: Actor, *, request_id: RequestId) -> Case:
        """The deed as a wish; what the list says is looked up here, as dispatch does."""
        try:
            wish = self._wish(case, deed)
            moved = await self.cases.move(case.id, wish, by=by, request_id=request_id, seen=case.version)
        except Refusal as refusal:
            raise Refused(refusal.code, refusal.detail) from refusal
        return await self._by_machine(moved)

    async def settle(self) -> None:
        """Nothing is owed: the machine acts within `do`."""

    async def ring(self) -> int:
        """Let every due clock ring."""
        rang = 0
        while (now := await self.cases.ring_due(most=MOST)) == MOST:
            rang += now
        return rang + now

    async def write(self) -> None:
        """Answer the citizens of merged cases whose parent has ended, then write."""
        while await self.cases.answer_children(most=MOST):
            pass
        await self.flush()

    def _wish(self, case: Case, deed: Deed) -> Wish:
        match deed:
            case LookAgain():
                raise TypeError("nothing to do")
            case FollowList(reason):
                return as_listed(case, self.city, reason=reason)
            case SendTo(lead, reason):
                proposal = advise(case, self.city).proposal
                row, proposed = (None, None) if proposal is None else (proposal.row, proposal.lead)
                why = Why(row=row, edition=case.edition, proposed=proposed, override=reason)
                return Dispatch(lead=UnitId(lead), why=why)
            case Wish():
                return deed

    async def _by_machine(self, case: Case) -> Case:
        """What the worker would do after a move: dispatch where class, list and place allow it, once."""
        while case.state is State.PENDING_DISPATCH and case.dispatched_at is None:
            wish = machine_turn(case, self.city)
            if wish is None:
                break
            case = await self.cases.move(
                case.id, wish, by=SYSTEM_ACTOR, request_id=RequestId.fresh(), seen=case.version
            )
        return case


def over_database(database: Database, city: City, clock: SimulatedClock) -> InProcess:
    """Every move in a transaction of its own, as the API makes it."""
    cases = cases_wiring.build(database, cities=RulesByEdition(OneCity(city)), clock=clock)
    petitions = intake_wiring.petition_work(database, cases_wiring.book_of)
    return InProcess(cases=cases, petitions=petitions, city=city, clock=clock)


async def in_memory(database: Database, city: City, clock: SimulatedClock) -> InProcess:
    """The same rules over memory, written in bulk to a database into which nobody else reports meanwhile."""
    async with database.reading() as session:
        last = await session.value(
            int, "SELECT (CASE WHEN is_called THEN last_value ELSE 0 END)::int FROM cases.task_no"
        )
    store = cases_wiring.MemoryStore(last_number=last or 0)
    petitions = intake_wiring.in_memory(store.begin)
    await petitions.recall(database)

    async def flush() -> None:
        async with database.load() as load:
            await store.flush(load)
            await petitions.flush(load)

    cases = cases_wiring.in_memory(store, cities=RulesByEdition(OneCity(city)), clock=clock)
    return InProcess(cases=cases, petitions=petitions, city=city, clock=clock, flush=flush)
