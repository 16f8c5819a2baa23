# SPDX-License-Identifier: Apache-2.0
"""One wish, one transaction, one footprint; the same request changes the data once."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from psycopg.errors import InsufficientPrivilege, PipelineAborted, ReadOnlySqlTransaction, UndefinedTable

from tests.conftest import HANGS_SECONDS
from tests.integration.plumbing.lamps import Lamp, LampLit, build_lamps, footprint, light, wish
from tongguan.ground.kernel.refusal import NotFound, Refusal
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.database import Database, Tally, tally
from tongguan.ground.plumbing.unit_of_work import Work, leave_many


@pytest.fixture
def work(database_url: str, database: Database) -> Work:
    build_lamps(database_url)
    return Work(database)


@pytest.fixture
def cost() -> Iterator[Tally]:
    token = tally.set(Tally())
    yield tally.get()
    tally.reset(token)


async def count(database: Database, table: str) -> int | None:
    async with database.reading() as look:
        return await look.value(int, f"SELECT count(*) FROM {table}")


async def test_a_move_takes_two_round_trips(work: Work, cost: Tally):
    async with asyncio.timeout(HANGS_SECONDS):
        token = tally.set(cost)
        assert await light(work, wish(1)) == Lamp(id=1, lit=True)
        tally.reset(token)
    assert (cost.round_trips, cost.statements) == (2, 5)


async def test_a_move_leaves_state_audit_line_event_and_claim_together(work: Work, database: Database):
    await light(work, wish(2))
    async with database.reading() as look:
        [(subject, no, move, facts, hash_)] = await look.tuples(
            "SELECT subject, no, move, facts, hash FROM audit.entry"
        )
        [(name, audience, stream_no)] = await look.tuples("SELECT name, audience, stream_no FROM plumbing.outbox")
        event = await look.decoded(LampLit, "SELECT payload FROM plumbing.outbox")
        assert await look.value(bool, "SELECT lit FROM lamps.lamp WHERE id = 2") is True
    assert (subject, no, move, facts) == (
        "lamp/2",
        1,
        "light",
        '{"a":[1.5,null,true],"b":1,"灯":"亮"}'.encode(),
    )
    assert len(hash_) == 32
    assert (name, audience, stream_no) == ("lamps.lit.v1", ["C-310112"], None)
    assert event is not None
    assert event.lamp == 2


async def test_the_same_request_changes_the_data_once(work: Work, database: Database):
    request = RequestId.fresh()
    await light(work, wish(1, request))
    with pytest.raises(AlreadyDone) as done:
        await light(work, wish(1, request))
    assert (done.value.subject, done.value.answer) == ("lamp/1", b'{"id":1,"lit":true}')
    assert await count(database, "audit.entry") == 1


async def test_the_same_request_on_a_second_subject_is_not_granted_either(work: Work, database: Database):
    request = RequestId.fresh()
    await light(work, wish(1, request))
    with pytest.raises(AlreadyDone) as done:
        await light(work, wish(2, request))
    assert done.value.subject == "lamp/1"
    async with database.reading() as look:
        assert await look.value(bool, "SELECT lit FROM lamps.lamp WHERE id = 2") is False


async def test_the_same_request_sent_at_once_by_sixteen_changes_the_data_once(work: Work, database: Database):
    request = RequestId.fresh()
    outcomes = await asyncio.gather(*(light(work, wish(3, request)) for _ in range(16)), return_exceptions=True)
    assert Counter(type(outcome) for outcome in outcomes) == {Lamp: 1, AlreadyDone: 15}
    assert await count(database, "audit.entry") == await count(database, "plumbing.outbox") == 1


async def test_sixteen_different_people_race_and_one_wins(work: Work, database: Database):
    outcomes = await asyncio.gather(*(light(work, wish(4)) for _ in range(16)), return_exceptions=True)
    assert sum(isinstance(outcome, Lamp) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == 15
    assert await count(database, "audit.entry") == 1


async def test_a_refusal_leaves_nothing(work: Work, database: Database):
    with pytest.raises(NotFound):
        await light(work, wish(99))
    assert await count(database, "plumbing.request") == 0


async def test_an_exception_after_the_writes_rolls_everything_back(work: Work, database: Database):
    command = wish(5)

    async def stumble() -> None:
        async with work.begin(command) as tx:
            await tx.put("UPDATE lamps.lamp SET lit = true WHERE id = 5")
            await tx.leave(footprint(5))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await stumble()
    assert await count(database, "audit.entry") == 0
    await light(work, command)


async def test_a_failing_statement_in_the_pipeline_keeps_nothing(work: Work, database: Database):
    async def fail() -> None:
        async with work.begin(wish(5)) as tx:
            await tx.leave(footprint(5))
            await tx.put("UPDATE lamps.no_such_table SET lit = true")

    with pytest.raises(UndefinedTable):
        await fail()
    assert await count(database, "audit.entry") == 0
    await light(work, wish(5))


async def test_a_swallowed_error_is_not_taken_for_success(work: Work):
    async def swallow() -> None:
        async with work.begin(wish(5)) as tx:
            with pytest.raises(UndefinedTable):
                await tx.tuples("SELECT 1 FROM lamps.no_such_table")

    with pytest.raises(PipelineAborted):
        await swallow()


async def test_a_cancelled_move_keeps_nothing_and_gives_its_connection_back(work: Work, database: Database):
    async def dawdle() -> None:
        async with work.begin(wish(6)) as tx:
            await tx.put("UPDATE lamps.lamp SET lit = true WHERE id = 6")
            await tx.tuples("SELECT pg_sleep(30)")

    for _ in range(10):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(dawdle(), 0.05)
    assert await light(work, wish(6)) == Lamp(id=6, lit=True)


async def test_two_footprints_of_one_move_are_chained(work: Work, database: Database):
    async with work.begin(wish(7)) as tx:
        await tx.leave(footprint(7))
        await tx.leave(footprint(7))
        await tx.leave(footprint(8))
    async with database.reading() as look:
        lines = await look.tuples("SELECT subject, no FROM audit.entry ORDER BY id")
    assert lines == [("lamp/7", 1), ("lamp/7", 2), ("lamp/8", 1)]


async def test_footprints_in_bulk_give_the_same_lines_as_one_by_one(
    work: Work, database: Database, new_database: Callable[[], str]
):
    request, columns = RequestId.fresh(), "no, move, before, after, at, person, reason, facts, request_id, hash"
    footprints = [footprint(7, reason="天黑"), footprint(8), footprint(7)]
    async with work.begin(wish(7, request)) as tx:
        for each in footprints:
            await tx.leave(each)
    bulk = Database(new_database())
    await bulk.open()
    ends: dict[str, tuple[int, bytes]] = {}
    async with bulk.load() as load:
        await leave_many(load, [(request.id, each) for each in footprints], ends=ends)
    lines = []
    for kept in (database, bulk):
        async with kept.reading() as look:
            lines.append(await look.tuples(f"SELECT {columns} FROM audit.entry ORDER BY id"))
            assert await look.value(int, "SELECT count(*) FROM plumbing.outbox") == 3
    await bulk.close()
    assert lines[0] == lines[1]
    assert ends["lamp/7"] == (2, lines[0][2][-1])


async def test_a_reading_session_cannot_write(work: Work, database: Database):
    async with database.reading() as look:
        with pytest.raises(ReadOnlySqlTransaction):
            await look.tuples("UPDATE lamps.lamp SET lit = true RETURNING id")


async def test_the_application_may_not_touch_the_structure(work: Work, database: Database):
    with pytest.raises(InsufficientPrivilege):
        async with database.begin() as tx:
            await tx.put("CREATE TABLE lamps.other (id int)")


async def test_a_change_tells_how_many_rows_it_touched(work: Work, database: Database):
    async with database.begin() as tx:
        assert await tx.change("UPDATE lamps.lamp SET lit = true WHERE id < 4") == 3
        assert await tx.change("UPDATE lamps.lamp SET lit = true WHERE id = 400") == 0
