# SPDX-License-Identifier: Apache-2.0
"""Nothing lost, nothing twice: people race for one case, processes die between two statements, connections break."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from tests.factories import cases as made
from tests.factories.players import told, whole
from tests.integration.cases.killed_mover import LATER, wish
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import AlreadyDone, Command, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.sealing import verify
from tongguan.ground.plumbing.unit_of_work import Work
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.store.book import PostgresCaseWork
from tongguan.matters.cases.wiring import build

CROWD = 32
REPOSITORY = Path(__file__).resolve().parents[3]


def cases_on(database: Database, *, hours: float = 0) -> api.Cases:
    return build(database, cities=made.small_city(), clock=SimulatedClock(made.MONDAY + timedelta(hours=hours)))


@pytest.fixture
async def crowded(database_url: str) -> AsyncIterator[Database]:
    """Connections for everybody at once."""
    database = Database(database_url, pool_size=CROWD)
    await database.open()
    yield database
    await database.close()


async def reported(cases: api.Cases) -> api.Case:
    wish = wishes.Report(source="patrol", mode="active", title="路面积水", address="北街1号", region="310112001001")
    by = made.staff(Role.COLLECTOR, made.STREET)
    return await cases.report(wish, centre=made.STREET, by=by, request_id=RequestId.fresh(), words="路面积水。")


async def sent(cases: api.Cases) -> api.Case:
    """A case that waits to be signed by the squad."""
    case = await reported(cases)
    why = api.Why(row="R-1", edition=1, proposed=made.SQUAD)
    for step, role in (
        (wishes.Accept(class_code=made.RUBBISH, condition=f"{made.RUBBISH}-1"), Role.ACCEPTOR),
        (wishes.File(), Role.SHIFT_LEADER),
        (wishes.Dispatch(lead=made.SQUAD, why=why), Role.DISPATCHER),
    ):
        case = await cases.move(case.id, step, by=made.staff(role, made.STREET), request_id=RequestId.fresh())
    return case


async def sound(database: Database, url: str, case_id: CaseId) -> api.Case:
    """The stored case, after its history, its audit lines and its events were seen to agree."""
    cases = cases_on(database)
    case, lines = await cases.get(case_id), await cases.history(case_id)
    whole(case, made.small_city())
    told(case, lines)
    async with database.reading() as session:
        subject = f"case/{case_id}"
        audited = await session.tuples("SELECT move FROM audit.entry WHERE subject = %s ORDER BY no", [subject])
        events = await session.tuples(
            "SELECT name FROM plumbing.outbox WHERE subject = %s AND name = 'cases.case_moved.v1'", [subject]
        )
    assert [move for (move,) in audited] == [line.move for line in lines]
    assert len(events) == len(lines)
    assert (await asyncio.to_thread(verify, url)).holds
    return case


async def outcome(deed: Awaitable[object]) -> str:
    """granted, or the code of the refusal."""
    try:
        await deed
    except Refusal as refusal:
        return refusal.code
    return "granted"


async def test_thirty_two_people_race_for_one_move_and_one_wins(crowded: Database, database_url: str) -> None:
    cases = cases_on(crowded)
    case = await sent(cases)
    people = [made.staff(Role.HANDLER, made.SQUAD, name=f"handler-{n}") for n in range(CROWD)]
    race = [cases.move(case.id, wishes.Sign(), by=p, request_id=RequestId.fresh(), seen=case.version) for p in people]
    results = Counter(await asyncio.gather(*(outcome(deed) for deed in race)))
    assert results == {"granted": 1, "cases.changed": CROWD - 1}
    stored = await sound(crowded, database_url, case.id)
    assert stored.version == case.version + 1
    assert stored.handler in {p.person for p in people}


async def test_thirty_two_people_add_to_one_case_and_nothing_is_lost(crowded: Database, database_url: str) -> None:
    cases = cases_on(crowded)
    case = await sent(cases)
    handler, leader = made.staff(Role.HANDLER, made.SQUAD), made.staff(Role.LEADER, made.STREET)
    deeds: list[tuple[wishes.Wish, Actor]] = [(wishes.Sign(), handler)]
    deeds += [(wishes.Instruct(text=f"批示{n}"), leader) for n in range(10)]
    deeds += [(wishes.RecordContact(way="phone", note=f"第{n}次联系"), handler) for n in range(10)]
    deeds += [(wishes.AddEvidence(evidence=(made.photo("scene"),)), handler) for _ in range(10)]
    race = [cases.move(case.id, wish, by=by, request_id=RequestId.fresh()) for wish, by in deeds]
    assert Counter(await asyncio.gather(*(outcome(deed) for deed in race))) == {"granted": len(deeds)}
    stored = await sound(crowded, database_url, case.id)
    assert (len(stored.notices), len(stored.contacts), len(stored.evidence)) == (10, 10, 10)
    assert stored.version == case.version + len(deeds)


async def test_who_waited_for_a_move_decides_on_what_it_left_behind(database: Database, database_url: str) -> None:
    cases = cases_on(database)
    case = await sent(cases)
    handler, leader = made.staff(Role.HANDLER, made.SQUAD), made.staff(Role.LEADER, made.STREET)
    work = PostgresCaseWork(Work(database))
    async with work.begin(Command(request_id=RequestId.fresh(), by=handler)) as book:
        await api.move(book, case.id, wishes.Sign(), by=handler, cities=made.small_city(), now=made.MONDAY)
        second = cases.move(case.id, wishes.Instruct(text="请速办"), by=leader, request_id=RequestId.fresh())
        waiting = asyncio.create_task(second)
        await asyncio.sleep(0.3)  # it has asked for the case and waits for the lock
        assert not waiting.done()
    assert (await waiting).version == case.version + 2
    stored = await sound(database, database_url, case.id)
    assert [c.link for c in stored.clocks if c.kind is api.ClockKind.LINK and c.stopped_at is None] == ["handle"]


async def test_the_same_request_thirty_two_times_at_once_changes_once(crowded: Database, database_url: str) -> None:
    cases = cases_on(crowded)
    case = await sent(cases)
    request_id, leader = RequestId.fresh(), made.staff(Role.LEADER, made.STREET)

    async def once() -> str:
        try:
            await cases.move(case.id, wishes.Instruct(text="请速办"), by=leader, request_id=request_id)
        except AlreadyDone as done:
            return done.subject
        return "granted"

    results = Counter(await asyncio.gather(*(once() for _ in range(CROWD))))
    assert results == {"granted": 1, f"case/{case.id}": CROWD - 1}
    assert len((await sound(crowded, database_url, case.id)).notices) == 1


async def test_merges_the_other_way_round_do_not_wait_for_each_other(crowded: Database, database_url: str) -> None:
    cases = cases_on(crowded)
    acceptor = made.staff(Role.ACCEPTOR, made.STREET)
    pairs = [(await reported(cases), await reported(cases)) for _ in range(8)]
    race = [cases.move(a.id, wishes.Merge(parent=b.id), by=acceptor, request_id=RequestId.fresh()) for a, b in pairs]
    race += [cases.move(b.id, wishes.Merge(parent=a.id), by=acceptor, request_id=RequestId.fresh()) for a, b in pairs]
    results = Counter(await asyncio.gather(*(outcome(deed) for deed in race)))
    assert results["granted"] == len(pairs)
    for a, b in pairs:
        states = {(await sound(crowded, database_url, one.id)).state for one in (a, b)}
        assert states == {api.State.REPORTED, api.State.MERGED}


async def killed(url: str, deed: str, case_id: CaseId, request_id: RequestId, statement: int) -> bool:
    """Whether the process got to the end of its deed before it was killed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.integration.cases.killed_mover",
        url, deed, str(case_id), str(request_id.id), str(statement),
        cwd=REPOSITORY,
        env={"PYTHONPATH": "src"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, complaint = await process.communicate()
    assert process.returncode == -9, complaint.decode()
    return said == b"done\n"


async def kill_at_every_statement(url: str, deed: str, cases: list[api.Case]) -> tuple[list[bool], list[RequestId]]:
    turns = asyncio.Semaphore(3)
    requests = [RequestId.fresh() for _ in cases]

    async def one(case: api.Case, request_id: RequestId, statement: int) -> bool:
        async with turns:
            return await killed(url, deed, case.id, request_id, statement)

    numbered = enumerate(zip(cases, requests, strict=True), start=1)
    finished = await asyncio.gather(*(one(case, request, n) for n, (case, request) in numbered))
    return list(finished), requests


@pytest.mark.parametrize(("deed", "rows", "statements"), [("sign", 1, 4), ("accept", 2, 5)])
async def test_a_process_killed_between_any_two_statements_leaves_all_or_nothing(
    database: Database, database_url: str, deed: str, rows: int, statements: int
) -> None:
    cases = cases_on(database, hours=1)
    make = sent if deed == "sign" else reported
    before = [await make(cases_on(database)) for _ in range(statements + 1)]
    finished, requests = await kill_at_every_statement(database_url, deed, before)
    assert finished == [False] * statements + [True], "one kill before each statement, one after the last"
    the_wish, by = wish(deed)
    for case, request_id, ended in zip(before, requests, finished, strict=True):
        stored = await sound(database, database_url, case.id)
        assert stored.version == case.version + (rows if ended else 0)
        if ended:
            with pytest.raises(AlreadyDone):
                await cases.move(case.id, the_wish, by=by, request_id=request_id)
        else:
            await cases.move(case.id, the_wish, by=by, request_id=request_id)
        again = await sound(database, database_url, case.id)
        assert again.version == case.version + rows


async def test_a_connection_lost_in_the_middle_of_a_move_changes_nothing(database: Database, database_url: str) -> None:
    cases = cases_on(database)
    case = await sent(cases)
    handler, request_id = made.staff(Role.HANDLER, made.SQUAD), RequestId.fresh()
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute('SELECT FROM cases."case" WHERE id = %s', [case.id])
        with owner.transaction():  # somebody else holds the case while the connection is cut
            owner.execute('SELECT FROM cases."case" WHERE id = %s FOR UPDATE', [case.id])
            waiting = asyncio.create_task(cases.move(case.id, wishes.Sign(), by=handler, request_id=request_id))
            cut = 0
            while not cut:
                await asyncio.sleep(0.05)
                (cut,) = owner.execute(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
                ).fetchone() or (0,)
        with pytest.raises(psycopg.OperationalError):
            await waiting
    assert (await sound(database, database_url, case.id)).version == case.version
    await cases.move(case.id, wishes.Sign(), by=handler, request_id=request_id)
    assert (await sound(database, database_url, case.id)).state is api.State.HANDLING


async def bells(database: Database) -> Counter[tuple[str, ...]]:
    async with database.reading() as session:
        rows = await session.tuples(
            "SELECT subject, payload->>'rang', payload->>'clock', payload->>'link'"
            " FROM plumbing.outbox WHERE name = 'cases.clock_rang.v1'"
        )
    return Counter(tuple(row) for row in rows)


async def test_two_workers_let_every_bell_ring_exactly_once(crowded: Database, database_url: str) -> None:
    before = [await sent(cases_on(crowded)) for _ in range(6)]
    workers = [cases_on(crowded, hours=72) for _ in range(2)]
    rang = await asyncio.gather(*(worker.ring_due() for worker in workers for _ in range(2)))
    assert sum(rang) == len(before)
    once = await bells(crowded)
    assert set(once.values()) == {1}
    assert len({subject for subject, *_ in once}) == len(before)
    for case in before:
        await sound(crowded, database_url, case.id)
    assert sum([await worker.ring_due() for worker in workers]) == 0


async def test_a_worker_killed_while_ringing_leaves_the_rest_to_another(crowded: Database, database_url: str) -> None:
    before = [await sent(cases_on(crowded)) for _ in range(5)]
    await asyncio.gather(*(killed(database_url, "ring", before[0].id, RequestId.fresh(), n) for n in (4, 9, 14)))
    worker = build(crowded, cities=made.small_city(), clock=SimulatedClock(LATER))
    await worker.ring_due()
    once = await bells(crowded)
    assert set(once.values()) == {1}
    assert {subject for subject, *_ in once} == {f"case/{case.id}" for case in before}
    for case in before:
        await sound(crowded, database_url, case.id)
