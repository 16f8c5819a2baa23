# SPDX-License-Identifier: Apache-2.0
"""The ten invariants against the real store: random people, random moves, random time, checked after every step."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule, run_state_machine_as_test

from tests.factories import cases as made
from tests.factories.players import OFFICERS, STAFF, Wishes, offers_are_true, pick, told, turning_points, whole
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CaseId, CentreId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import api
from tongguan.matters.cases import wishes as wish_kinds
from tongguan.matters.cases.sql import lamps
from tongguan.matters.cases.wiring import build

Result = TypeVar("Result")
TRACES = (
    "SELECT (SELECT count(*) FROM cases.history), (SELECT count(*) FROM audit.entry),"
    " (SELECT count(*) FROM plumbing.outbox), (SELECT count(*) FROM plumbing.request)"
)
granted: list[str] = []


class City(RuleBasedStateMachine):
    """Several cases at once in one database; every rule is one wish of somebody."""

    ids = Bundle("ids")

    def __init__(self, runner: asyncio.Runner, database: Database) -> None:
        super().__init__()
        self.runner = runner
        self.database = database
        self.city = made.small_city()
        self.clock = SimulatedClock(made.MONDAY)
        self.cases = build(database, cities=self.city, clock=self.clock)

    def run(self, deed: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(deed)

    async def traces(self) -> object:
        async with self.database.reading() as session:
            return await session.tuples(TRACES)

    async def check(self, case_id: CaseId) -> api.Case:
        case = await self.cases.get(case_id)
        whole(case, self.city)
        told(case, await self.cases.history(case_id))
        for moment in turning_points(case):
            assert await self.lamp_in_lists(case_id, moment) == api.lamp(case, now=moment)
        return case

    async def lamp_in_lists(self, case_id: CaseId, moment: datetime) -> object:
        asked = lamps.bound(lamps.lamp(), moment)
        async with self.database.reading() as session:
            sql = f'SELECT {asked.sql} FROM cases."case" AS c WHERE c.id = %s'
            return await session.value(str, sql, [*asked.parameters, case_id])

    @rule(target=ids, seed=st.integers(0, 2**32))
    def somebody_reports(self, seed: int) -> CaseId:
        random = Random(seed)
        centre = CentreId(random.choice(sorted(made.PARENTS)))
        wish = Wishes(random).report(centre)
        by = random.choice(OFFICERS)
        case = self.run(
            self.cases.report(wish, centre=centre, by=by, request_id=RequestId.fresh(), words="路面积水，行人绕行。")
        )
        self.run(self.check(case.id))
        return case.id

    @rule(case_id=ids, seed=st.integers(0, 2**32), minutes=st.sampled_from((1, 10, 60, 1440)))
    def somebody_tries_something(self, case_id: CaseId, seed: int, minutes: int) -> None:
        self.clock.advance(timedelta(minutes=minutes))
        self.run(self._try(case_id, Random(seed)))

    @rule(case_id=ids, seed=st.integers(0, 2**32))
    def people_go_on_with_it_for_a_while(self, case_id: CaseId, seed: int) -> None:
        random = Random(seed)
        for _ in range(12):
            self.clock.advance(timedelta(minutes=random.choice((1, 20, 90))))
            self.run(self._try(case_id, random))

    async def _try(self, case_id: CaseId, random: Random) -> None:
        wishes = Wishes(random)
        case = await self.cases.get(case_id)
        person, move = pick(case, random=random, city=self.city, now=self.clock.now())
        wish = wishes.of(move, case, by=person, now=self.clock.now())
        if wish is None or api.BY_MOVE[move].inner:
            return
        before, request_id = await self.traces(), RequestId.fresh()
        try:
            after = await self.cases.move(case_id, wish, by=person, request_id=request_id, seen=case.version)
        except Refusal:
            assert await self.traces() == before, "a refusal leaves no trace"
            assert await self.cases.get(case_id) == case
            return
        granted.append(move)
        assert await self.check(case_id) == after, "what was decided is what is stored"
        await self._repeat(case_id, wish, person, request_id)
        offers_are_true(after, by=random.choice(STAFF), wishes=wishes, city=self.city, now=self.clock.now())

    async def _repeat(self, case_id: CaseId, wish: wish_kinds.Wish, by: Actor, request_id: RequestId) -> None:
        before = await self.traces()
        with pytest.raises(AlreadyDone) as done:
            await self.cases.move(case_id, wish, by=by, request_id=request_id)
        assert done.value.subject == f"case/{case_id}"
        assert await self.traces() == before

    @rule(target=ids, child=consumes(ids), parent=ids)
    def two_cases_turn_out_to_be_one(self, child: CaseId, parent: CaseId) -> object:
        acceptor = made.staff(Role.ACCEPTOR, self.run(self.cases.get(child)).owner)
        boss = made.actor("并案员", *((p.role, p.organ, "31") for p in acceptor.posts))
        before = self.run(self.traces())
        try:
            self.run(self.cases.move(child, wish_kinds.Merge(parent=parent), by=boss, request_id=RequestId.fresh()))
        except Refusal:
            assert self.run(self.traces()) == before
        else:
            self.run(self.check(child))
        self.run(self.check(parent))
        return multiple(child)

    @rule(hours=st.sampled_from((1, 8, 30, 200)))
    def the_bells_ring(self, hours: int) -> None:
        self.clock.advance(timedelta(hours=hours))
        while self.run(self.cases.ring_due()):
            pass
        assert self.run(self.cases.ring_due()) == 0


def test_random_people_cannot_break_the_stored_cases(new_database: Callable[[], str]) -> None:
    database = Database(new_database(), pool_size=4)
    with asyncio.Runner() as runner:

        class ThisCity(City):
            def __init__(self) -> None:
                super().__init__(runner, database)

        runner.run(database.open())
        try:
            run_state_machine_as_test(
                ThisCity,
                settings=settings(
                    max_examples=15,
                    stateful_step_count=40,
                    deadline=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            runner.run(database.close())
    assert len(granted) > 50
