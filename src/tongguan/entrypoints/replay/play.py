# SPDX-License-Identifier: Apache-2.0
"""Lets the lives run: one queue of moments, one simulated clock, every move through the verbs of cases.

A bell is the moment at which a case's own clock wants something (a warning, an urge by name, overdue, the end of a
suspension); it rings when nothing is planned before it.
"""

import heapq
import random
from collections.abc import Callable, Sequence
from datetime import datetime

from tongguan.cases.api import Case, FollowParent, State, ring
from tongguan.city_pack.api import City
from tongguan.entrypoints.replay.habits import Habits, share_of_limit
from tongguan.entrypoints.replay.hub import Hub
from tongguan.entrypoints.replay.incoming import Incoming
from tongguan.entrypoints.replay.life import Life
from tongguan.entrypoints.replay.staff import Roster
from tongguan.entrypoints.replay.steps import People, next_of
from tongguan.entrypoints.replay.totals import Totals
from tongguan.entrypoints.replay.twins import Twins
from tongguan.intake.api import take_in
from tongguan.kernel.ids import CaseId, new_id
from tongguan.kernel.people import SYSTEM_ACTOR, Actor, Role
from tongguan.kernel.refusal import Refusal
from tongguan.kernel.work import Command

Told = Callable[[int, int], None]
"""Told how many matters have ended, of how many."""
ARRIVAL, STEP, BELL = "arrival", "step", "bell"
MOST_REFUSED = 5
"""Refusals in one life after which the behaviour model, not the matter, must be wrong."""


async def play(
    hub: Hub, city: City, incoming: Sequence[Incoming], *, seed: int, habits: Habits, told: Told, flush_every: int
) -> Totals:
    """Everything that came in, to its end: the counts of what happened; rows and bad rows are the caller's."""
    stage = _Stage(hub, city, seed=seed, habits=habits)
    for one in incoming:
        stage.expect(one)
    told_of = flushed = 0
    while stage.queue:
        await stage.go_on()
        if stage.ended > told_of:
            told_of = stage.ended
            told(told_of, len(incoming))
        if stage.totals.moves - flushed >= flush_every:
            flushed = stage.totals.moves
            await hub.flush()
    await hub.flush()
    return stage.totals


class _Stage:
    """The queue of what is to come, and the lives on their way."""

    def __init__(self, hub: Hub, city: City, *, seed: int, habits: Habits) -> None:
        self.totals = Totals()
        self.queue: list[tuple[datetime, int, str, int, Life]] = []
        self.ended = 0
        self._hub = hub
        self._seed = seed
        self._people = People(city=city, roster=Roster(city.staff), habits=habits)
        self._serial = 0
        self._twins = Twins()
        self._children: dict[CaseId, list[CaseId]] = {}

    def expect(self, one: Incoming) -> None:
        """A report is on its way."""
        dice = random.Random(f"{self._seed}/{one.key}")
        life = Life(incoming=one, dice=dice, share=share_of_limit(self._people.habits, dice))
        self._push(one.at, ARRIVAL, life)

    async def go_on(self) -> None:
        """The next thing that happens."""
        moment, _, kind, turn, life = heapq.heappop(self.queue)
        if turn != life.turn:
            return
        self._hub.clock.set(moment)
        if kind == ARRIVAL:
            await self._arrive(life)
        elif life.case_id is not None and kind == BELL:
            await self._ring(life, life.case_id)
        elif life.case_id is not None:
            await self._move(life, life.case_id)

    async def _arrive(self, life: Life) -> None:
        one, now, totals = life.incoming, self._hub.clock.now(), self.totals
        by = self._desk(life)
        async with self._hub.petitions.begin(Command(request_id=new_id(), by=by)) as book:
            receipt = await take_in(book, one.draft, by=by, cities=self._hub.cities, now=now)
        totals.first = totals.first or now
        if not receipt.fresh:
            totals.known += 1
            self.ended += 1
            return
        totals.registered += 1
        totals.moves += 1
        totals.by_major[one.class_code[:2]] += 1
        life.case_id = receipt.case_id
        life.twin = self._twins.of(life, now=now)
        if life.twin is None:
            self._twins.add(life, now=now)
        self._plan(life, await self._hub.cases.get(receipt.case_id))

    def _desk(self, life: Life) -> Actor:
        """Who takes it down: an agent of the district, for a patrol a collector of the street."""
        role = Role.COLLECTOR if life.incoming.draft.source == "patrol" else Role.AGENT
        found = self._people.roster.over(life.incoming.draft.region, role, life.dice)
        assert found is not None, "a proved pack has collectors and agents"
        return found

    async def _move(self, life: Life, case_id: CaseId) -> None:
        step = life.planned
        assert step is not None
        if life.twin is not None and not self._twins.is_open(life.twin):
            life.twin = None  # the parent has ended since it was chosen: this one goes its own way
            self._plan(life, await self._hub.cases.get(case_id))
            return
        try:
            case = await self._hub.cases.move(case_id, step.wish, by=step.by, request_id=new_id())
        except Refusal:
            await self._think_again(life, case_id)
            return
        self.totals.moves += 1
        life.turn += 1
        if case.state is State.MERGED and life.twin is not None:
            self._children.setdefault(life.twin, []).append(case_id)
        elif case.open:
            self._plan(life, case)
        else:
            await self._end(life, case)

    async def _think_again(self, life: Life, case_id: CaseId) -> None:
        """The hub said no, for example to an extension asked for a minute late: people do something else instead."""
        self.totals.refused += 1
        life.refused += 1
        if life.refused > MOST_REFUSED:
            raise RuntimeError(f"{life.incoming.key}: the staff of the replay keep asking for what is refused")
        self._plan(life, await self._hub.cases.get(case_id))

    async def _ring(self, life: Life, case_id: CaseId) -> None:
        command = Command(request_id=new_id(), by=SYSTEM_ACTOR)
        async with self._hub.petitions.begin(command) as book:
            rang = await ring(book.cases, case_id, cities=self._hub.cities, now=self._hub.clock.now())
        assert rang is not None, "a bell rings only when it is due"
        self.totals.bells += 1
        if life.planned is None:
            self._plan(life, rang)
        else:
            self._await(life, rang)

    def _plan(self, life: Life, case: Case) -> None:
        life.planned = next_of(case, life, self._people, now=self._hub.clock.now())
        self._await(life, case)

    def _await(self, life: Life, case: Case) -> None:
        """Whatever comes first: the planned step, or a bell."""
        life.turn += 1
        step, bell = life.planned, case.next_tick_at
        if step is not None and (bell is None or step.at <= bell):
            self._push(step.at, STEP, life)
        elif bell is not None:
            self._push(max(bell, self._hub.clock.now()), BELL, life)

    async def _end(self, life: Life, case: Case) -> None:
        self.ended += 1
        self.totals.last = self._hub.clock.now()
        self._twins.forget(life)
        _count(self.totals, case, life)
        for child in self._children.pop(case.id, ()):
            await self._follow(child, case)

    async def _follow(self, child: CaseId, parent: Case) -> None:
        """The child's citizen is answered with the parent's result."""
        wish = FollowParent(outcome=parent.outcome or "solved", answer=f"与{parent.task_no}同一事项，已一并办结。")
        await self._hub.cases.move(child, wish, by=SYSTEM_ACTOR, request_id=new_id())
        self.totals.moves += 1
        self.totals.merged += 1
        self.ended += 1

    def _push(self, moment: datetime, kind: str, life: Life) -> None:
        self._serial += 1
        heapq.heappush(self.queue, (moment, self._serial, kind, life.turn, life))


def _count(totals: Totals, case: Case, life: Life) -> None:
    """What this case adds to the totals, now that it has ended."""
    totals.filed += case.filed_at is not None
    totals.returned += case.returns
    totals.shirked += case.shirks
    totals.meetings += len(case.meetings)
    totals.extended += case.extensions
    totals.suspended += case.suspensions
    totals.reworked += case.reworks
    totals.rehandled += case.rehandles
    if case.state is State.NOT_ACCEPTED:
        totals.rejected += 1
        return
    totals.closed += 1
    totals.answered += case.outcome == "answered"
    totals.late += case.overtime
    due, real = life.incoming.due_at, life.incoming.closed_at
    if due is not None and real is not None and case.closed_at is not None:
        totals.with_real_times += 1
        totals.really_late += case.closed_at > due
