# SPDX-License-Identifier: Apache-2.0
"""Events travel once and in order; reactions happen once, whoever dies; slow readers are told to fetch anew."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence
from datetime import timedelta

import psycopg
import pytest

from tests.conftest import HANGS_SECONDS
from tests.integration.plumbing.lamps import NOON, AlreadyLit, LampLit, build_lamps, footprint, light, wish
from tongguan.ground.kernel.clock import SimulatedClock, SystemClock
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.refusal import NotAllowed
from tongguan.ground.kernel.work import Command
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.notifications import PUBLISHED, at_every_notification, notify_after_commits
from tongguan.ground.plumbing.outbox import PublishedEvent, Relay, forget
from tongguan.ground.plumbing.reactions import MOST_TRIES, Reaction, Reactions
from tongguan.ground.plumbing.stream import ROOM, Missed, Stream
from tongguan.ground.plumbing.unit_of_work import Work
from tongguan.ground.plumbing.worker_loops import Round, Rounds


@pytest.fixture
def work(database_url: str, database: Database) -> Work:
    build_lamps(database_url, 2000)
    return Work(database)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(NOON)


class Died(BaseException):
    """The worker is gone."""


def everything(audience: Sequence[str]) -> bool:
    return True


async def look(database: Database, sql: str) -> list[tuple[object, ...]]:
    async with database.reading() as session:
        return await session.tuples(sql)


async def light_many(work: Work, count: int, first: int = 1) -> None:
    for lamp in range(first, first + count):
        await light(work, wish(lamp))


async def test_events_are_numbered_in_order_without_gaps_by_relays_in_turn(
    work: Work, database: Database, clock: SimulatedClock
):
    relays = [Relay(database, clock, {}) for _ in range(3)]
    moves = asyncio.gather(*(light(work, wish(lamp)) for lamp in range(1, 61)))
    while not moves.done():
        await asyncio.gather(*(relay.step() for relay in relays))
    await moves
    await relays[0].step()
    assert await look(database, "SELECT count(*), min(stream_no), max(stream_no) FROM plumbing.outbox") == [(60, 1, 60)]
    assert await look(database, "SELECT last FROM plumbing.stream") == [(60,)]


async def test_an_event_committed_late_is_not_passed_by(work: Work, database: Database, clock: SimulatedClock):
    relay = Relay(database, clock, {})
    async with work.begin(wish(1)) as slow:
        await slow.leave(footprint(1))
        await slow.value(int, "SELECT 1")
        await light(work, wish(2))
        assert await relay.step() == 1
    assert await relay.step() == 1
    assert await look(database, "SELECT subject FROM plumbing.outbox ORDER BY stream_no") == [("lamp/2",), ("lamp/1",)]


def lighting_the_next(work: Work, tried: list[int]) -> Reaction:
    async def react(event: PublishedEvent) -> None:
        lit = event.decoded(LampLit).lamp
        tried.append(lit)
        command = Command(request_id=event.request_id("lamps.next"), by=SYSTEM_ACTOR)
        async with work.begin(command) as tx:
            await tx.put("UPDATE lamps.lamp SET lit = true WHERE id = %s", [lit + 1000])
            await tx.leave(footprint(lit + 1000))

    return Reaction(event="lamps.lit.v1", handler="lamps.next", react=react)


async def test_a_reaction_happens_once_though_the_worker_dies_before_crossing_it_off(
    work: Work, database: Database, clock: SimulatedClock
):
    tried: list[int] = []
    reaction = lighting_the_next(work, tried)
    reactions = Reactions(database, clock, [reaction])
    await Relay(database, clock, {}).step()
    await light(work, wish(1))
    relay = Relay(database, clock, reactions.handlers)
    await relay.step()
    [(told_id,)] = await look(database, "SELECT event_id FROM plumbing.reaction")
    assert isinstance(told_id, int)

    async def die_afterwards(event: PublishedEvent) -> None:
        await reaction.react(event)
        raise Died

    dying = Reactions(database, clock, [Reaction(event="lamps.lit.v1", handler="lamps.next", react=die_afterwards)])
    with pytest.raises(Died):
        await dying.step()
    assert await reactions.step() == 0
    clock.advance(timedelta(minutes=3))
    assert await reactions.step() == 1
    assert tried == [1, 1]
    assert await look(database, "SELECT count(*) FROM audit.entry WHERE subject = 'lamp/1001'") == [(1,)]
    assert await look(database, "SELECT count(*) FROM plumbing.reaction") == [(0,)]


async def test_several_workers_share_reactions_and_none_happens_twice(
    work: Work, database: Database, clock: SimulatedClock
):
    tried: list[int] = []
    workers = [Reactions(database, clock, [lighting_the_next(work, tried)]) for _ in range(3)]
    await light_many(work, 40)
    await Relay(database, clock, workers[0].handlers).step()
    await asyncio.gather(*(worker.step(most=20) for worker in workers))
    assert sorted(tried) == list(range(1, 41))
    assert await look(database, "SELECT count(*) FROM plumbing.reaction") == [(0,)]


async def test_a_failing_reaction_is_put_off_then_kept_with_its_reason(
    work: Work, database: Database, clock: SimulatedClock
):
    async def fail(event: PublishedEvent) -> None:
        raise RuntimeError("no paper")

    reactions = Reactions(database, clock, [Reaction(event="lamps.lit.v1", handler="lamps.fail", react=fail)])
    await light(work, wish(1))
    await Relay(database, clock, reactions.handlers).step()
    for _ in range(MOST_TRIES):
        assert await reactions.step() == 1
        assert await reactions.step() == 0
        clock.advance(timedelta(minutes=11))
    assert await reactions.step() == 0
    assert await look(database, "SELECT tries, failed FROM plumbing.reaction") == [
        (MOST_TRIES, "RuntimeError: no paper")
    ]


async def test_a_reaction_that_the_rules_refuse_is_not_tried_again(
    work: Work, database: Database, clock: SimulatedClock
):
    async def refuse(event: PublishedEvent) -> None:
        raise AlreadyLit if event.subject == "lamp/1" else NotAllowed

    reactions = Reactions(database, clock, [Reaction(event="lamps.lit.v1", handler="lamps.r", react=refuse)])
    await light_many(work, 2)
    await Relay(database, clock, reactions.handlers).step()
    await reactions.step()
    kept = await look(database, "SELECT event_id, failed FROM plumbing.reaction ORDER BY event_id")
    assert kept == [(1, None), (2, "NotAllowed: 无此权限")]  # a conflict is worth another try


async def test_the_loops_of_a_worker_carry_an_event_to_its_reaction_at_once(
    work: Work, database: Database, database_url: str, clock: SimulatedClock
):
    tried: list[int] = []
    reactions = Reactions(database, clock, [lighting_the_next(work, tried)])
    relay, stop = Relay(database, clock, reactions.handlers), asyncio.Event()
    loops = [
        asyncio.create_task(relay.run(database_url, stop, every=60)),
        asyncio.create_task(reactions.run(database_url, stop, every=60)),
        asyncio.create_task(notify_after_commits(database, stop)),
    ]
    await asyncio.sleep(0.3)  # all have looked once and now wait for a notification
    await light(work, wish(1))
    async with asyncio.timeout(HANGS_SECONDS):
        while not tried:
            await asyncio.sleep(0.01)
    stop.set()
    await asyncio.gather(*loops)


async def test_notifications_come_again_after_the_connection_was_cut(database: Database, database_url: str):
    went, stop = asyncio.Event(), asyncio.Event()

    async def go() -> None:
        went.set()

    async def goes_after(deed: Awaitable[object]) -> None:
        went.clear()  # before the deed: the notification may come before whoever sent it is answered
        await deed
        async with asyncio.timeout(HANGS_SECONDS):
            await went.wait()

    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as other:
        listening = asyncio.create_task(at_every_notification(database_url, PUBLISHED, go, stop, every=60))
        await goes_after(asyncio.sleep(0))
        await goes_after(  # the line is made again, and what was missed is gone for
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query = %s AND pid <> pg_backend_pid()",
                [f"LISTEN {PUBLISHED}"],
            )
        )
        await asyncio.sleep(0.3)
        await goes_after(other.execute(f"NOTIFY {PUBLISHED}"))
    stop.set()
    await listening


@pytest.fixture
async def stream(database: Database, database_url: str) -> AsyncIterator[Stream]:
    stream, stop = Stream(database, database_url), asyncio.Event()
    task = asyncio.create_task(stream.run(stop))
    yield stream
    stop.set()
    await task


async def test_a_listener_hears_what_concerns_it_and_resumes_where_it_left(
    work: Work, database: Database, clock: SimulatedClock, stream: Stream
):
    relay = Relay(database, clock, {})
    async with (
        stream.listen(lambda audience: "C-310112" in audience) as events,
        stream.listen(lambda audience: "C-OTHER" in audience) as others,
    ):
        await light_many(work, 3)
        await relay.step()
        async with asyncio.timeout(HANGS_SECONDS):
            heard = [await anext(events) for _ in range(3)]
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(others), 0.05)
    assert [event.stream_no for event in heard] == [1, 2, 3]
    await light_many(work, 2, first=4)
    await relay.step()
    async with stream.listen(everything, after=2) as events:
        await light(work, wish(6))
        await relay.step()
        async with asyncio.timeout(HANGS_SECONDS):
            again = [await anext(events) for _ in range(4)]
    assert [event.stream_no for event in again] == [3, 4, 5, 6]


async def test_a_slow_listener_is_told_once_to_fetch_anew(
    work: Work, database: Database, clock: SimulatedClock, stream: Stream
):
    relay = Relay(database, clock, {})
    async with stream.listen(everything) as events:
        first = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0)
        async with database.load() as load:
            await load.copy(
                "COPY plumbing.outbox (name, at, subject, audience, payload) FROM STDIN",
                [("lamps.lit.v1", NOON, "lamp/1", [], "{}") for _ in range(ROOM + 50)],
            )
        while await relay.step():
            pass
        await stream.catch_up()
        await first
        missed = await anext(events)
        assert missed == Missed(stream_no=ROOM + 50)
        await light(work, wish(1))
        await relay.step()
        async with asyncio.timeout(HANGS_SECONDS):
            event = await anext(events)
        assert event.stream_no == ROOM + 51


async def test_a_listener_away_longer_than_events_are_kept_is_told_to_fetch_anew(
    work: Work, database: Database, clock: SimulatedClock, stream: Stream
):
    relay = Relay(database, clock, {})
    await light_many(work, 3)
    await relay.step()
    assert await forget(database, NOON + timedelta(days=31)) == 6
    await light(work, wish(4))
    await relay.step()
    async with stream.listen(everything, after=1) as events:
        assert await anext(events) == Missed(stream_no=4)


async def test_an_event_that_is_still_owed_a_reaction_is_kept(work: Work, database: Database, clock: SimulatedClock):
    reactions = Reactions(database, clock, [lighting_the_next(work, [])])
    await light(work, wish(1))
    await Relay(database, clock, reactions.handlers).step()
    await forget(database, NOON + timedelta(days=31))
    assert await look(database, "SELECT count(*) FROM plumbing.outbox WHERE subject = 'lamp/1'") == [(1,)]


async def test_a_round_is_taken_by_one_worker_each_time_it_is_due(database: Database, clock: SimulatedClock):
    went: list[object] = []

    async def go(now: object) -> None:
        went.append(now)

    async def stumble(now: object) -> None:
        raise RuntimeError("rain")

    rounds = [
        Round(name="lamps.check", every=timedelta(minutes=1), go=go),
        Round(name="lamps.stumble", every=timedelta(minutes=5), go=stumble),
    ]
    workers = [Rounds(database, clock, rounds) for _ in range(4)]
    await asyncio.gather(*(worker.step() for worker in workers))
    await asyncio.gather(*(worker.step() for worker in workers))
    assert len(went) == 1
    clock.advance(timedelta(seconds=61))
    await asyncio.gather(*(worker.step() for worker in workers))
    assert len(went) == 2
    assert await look(database, "SELECT last_error FROM plumbing.round ORDER BY name") == [
        (None,),
        ("RuntimeError: rain",),
    ]


@pytest.mark.moment
async def test_a_slow_round_holds_up_no_other_and_is_seen_through(database: Database):
    slow, quick, stop = asyncio.Event(), asyncio.Semaphore(0), asyncio.Event()
    ended: list[str] = []

    async def dawdle(now: object) -> None:
        await slow.wait()
        ended.append("slow")

    async def hurry(now: object) -> None:
        quick.release()

    often = timedelta(milliseconds=1)
    rounds = [Round(name="lamps.slow", every=often, go=dawdle), Round(name="lamps.quick", every=often, go=hurry)]
    going = asyncio.create_task(Rounds(database, SystemClock(), rounds).run(stop, every=0.01))
    async with asyncio.timeout(HANGS_SECONDS):
        for _ in range(3):
            await quick.acquire()
    stop.set()
    assert ended == []
    slow.set()
    await going
    assert ended == ["slow"]


@pytest.mark.moment
async def test_rounds_go_on_when_the_database_has_been_away(database: Database, database_url: str):
    went, stop = asyncio.Event(), asyncio.Event()

    async def go(now: object) -> None:
        went.set()

    rounds = Rounds(database, SystemClock(), [Round(name="lamps.check", every=timedelta(milliseconds=1), go=go)])
    going = asyncio.create_task(rounds.run(stop, every=0.01))
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as other:
        for _ in range(3):
            await other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            went.clear()
            async with asyncio.timeout(HANGS_SECONDS):
                await went.wait()
    stop.set()
    await going
