# SPDX-License-Identifier: Apache-2.0
"""What comes round: suspended cases resume, children are answered with their parent, old cases are archived; once."""

import asyncio
from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.factories.town import Town
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.sealing import verify
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.store.records import fold
from tongguan.matters.cases.wiring import build


@pytest.fixture
def town() -> Town:
    """The small city in memory, to be flushed into the test's database."""
    return Town()


async def flush(town: Town, database: Database) -> tuple[api.Cases, SimulatedClock]:
    async with database.load() as load:
        await town.store.flush(load)
    clock = SimulatedClock(town.clock.now())
    return build(database, cities=town.city, clock=clock), clock


async def test_cases_played_in_memory_are_written_whole(town: Town, database: Database, database_url: str) -> None:
    closed = town.closed(mode="passive", source="hotline_12345")
    handling = town.handling()
    cases, _ = await flush(town, database)
    for case in (closed, handling):
        stored = await cases.get(case.id)
        assert stored == case
        assert fold(line.patch for line in await cases.history(case.id)) == stored
    assert closed.id not in town.store.cases, "what has ended leaves the memory"
    town.case = handling
    town.finish()
    await flush(town, database)
    assert await cases.get(handling.id) == town.case
    assert (await asyncio.to_thread(verify, database_url)).holds
    later = await cases.move(
        handling.id, wishes.UnitPass(), by=made.staff(Role.UNIT_DISPATCHER, made.SQUAD), request_id=RequestId.fresh()
    )
    assert later.version == town.case.version + 1
    assert (await asyncio.to_thread(verify, database_url)).holds, "the chain goes on where the flush left it"
    fresh = await cases.report(
        wishes.Report(source="patrol", mode="active", title="新案", address="北街", region="310112001"),
        centre=made.STREET,
        by=made.staff(Role.COLLECTOR, made.STREET),
        request_id=RequestId.fresh(),
    )
    assert fresh.task_no > handling.task_no


async def test_children_are_answered_once_when_their_parent_has_ended(town: Town, database: Database) -> None:
    parent = town.unit_passed(mode="passive", source="hotline_12345")
    children = []
    for _ in range(3):
        town.report(mode="passive", source="hotline_12345")
        town.go(wishes.Merge(parent=parent.id), Role.ACCEPTOR)
        children.append(town.case.id)
    void_parent = town.filed()
    freed = town.report(mode="passive", source="hotline_12345")
    town.go(wishes.Merge(parent=void_parent.id), Role.ACCEPTOR)
    cases, _ = await flush(town, database)
    assert await cases.answer_children() == 0
    town.case = town.store.cases[parent.id]
    town.check()
    town.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)
    town.case = town.store.cases[void_parent.id]
    town.go(wishes.RequestVoid(reason="误报"), Role.ACCEPTOR)
    town.go(wishes.Void(), Role.SHIFT_LEADER)
    cases, _ = await flush(town, database)
    done = await asyncio.gather(*(cases.answer_children() for _ in range(4)))
    assert sum(done) == 4
    for child in children:
        case = await cases.get(child)
        assert (case.state, case.outcome, len(case.notices)) == (api.State.MERGED, "solved", 1)
    assert (await cases.get(freed.id)).state is api.State.REPORTED
    assert await cases.answer_children() == 0


async def test_old_cases_are_archived_once_and_not_while_an_appeal_is_open(town: Town, database: Database) -> None:
    quiet = town.closed()
    town.handling()
    town.wait(days=3)
    town.finish()
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    town.check()
    town.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)
    appealed = town.go(wishes.AppealOvertime(reason="停电"), Role.UNIT_DISPATCHER)
    cases, clock = await flush(town, database)
    assert await cases.archive_ended() == 0
    clock.advance(timedelta(days=91))
    assert sum(await asyncio.gather(*(cases.archive_ended() for _ in range(4)))) == 1
    assert (await cases.get(quiet.id)).state is api.State.ARCHIVED
    assert (await cases.get(appealed.id)).state is api.State.CLOSED


async def test_a_suspended_case_resumes_on_its_day(town: Town, database: Database) -> None:
    town.handling()
    until = town.clock.now() + timedelta(days=10)
    town.go(wishes.RequestSuspend(reason="等雨停", plan="雨后施工", until=until), Role.UNIT_DISPATCHER)
    suspended = town.go(wishes.Suspend(), Role.DISPATCHER)
    cases, clock = await flush(town, database)
    assert await cases.ring_due() == 0
    clock.set(until)
    assert sum(await asyncio.gather(cases.ring_due(), cases.ring_due())) == 1
    assert (await cases.get(suspended.id)).state is api.State.HANDLING
