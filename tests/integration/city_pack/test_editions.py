# SPDX-License-Identifier: Apache-2.0
"""Applying packs to a real database: proved first, kept for ever, the same content only once."""

import asyncio
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from tests.unit.city_pack.demo import demo_files, with_row
from tests.unit.city_pack.one_street import one_street
from tongguan.city.organisation.wiring import load_staff
from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import PackFault
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases.api import CityRules
from tongguan.matters.intake.api import Sources
from tongguan.steering.city_pack import wiring
from tongguan.steering.city_pack.api import CityPacks, Editions, NoEditionInForce, UnknownEdition, fingerprint

MORNING = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(MORNING)


@pytest.fixture
def packs(database: Database, clock: SimulatedClock) -> CityPacks:
    return wiring.city_packs(database, load_staff=load_staff, clock=clock)


@pytest.fixture
def editions(database_url: str, clock: SimulatedClock) -> Editions:
    return wiring.editions(database_url, clock=clock)


async def count(database: Database, table: str) -> int:
    async with database.reading() as session:
        return await session.value(int, f"SELECT count(*) FROM {table}") or 0


async def test_an_applied_pack_governs_new_cases_at_once(packs: CityPacks, editions: Editions, database: Database):
    with pytest.raises(NoEditionInForce):
        editions.current()
    edition = await packs.apply(demo_files(), by=SYSTEM_ACTOR, request_id=RequestId.fresh(), note="首版")
    assert (edition.no, edition.name, edition.effective_from) == (1, "demo", MORNING)
    assert await editions.refresh()
    cities: Cities = editions
    assert cities.current().edition == 1
    assert cities.current().part(CityRules).sub_class("120103") is not None
    assert await count(database, "organisation.person") == 2296
    assert await count(database, "organisation.post") == 2901
    assert await count(database, "audit.entry WHERE subject = 'edition/1' AND move = 'apply_edition'") == 1


async def test_the_same_content_is_applied_only_once(packs: CityPacks, database: Database):
    first = await packs.apply(one_street(), by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    again = await packs.apply(dict(reversed(one_street().items())), by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    assert again == first
    assert await count(database, "city_pack.edition") == 1
    assert await count(database, "audit.entry") == 1


async def test_the_same_request_applies_only_once(packs: CityPacks, database: Database):
    request = RequestId.fresh()
    await packs.apply(one_street(), by=SYSTEM_ACTOR, request_id=request)
    later = with_row(one_street(), "sources.csv", "drone,无人机巡查,Drone,automatic")
    with pytest.raises(AlreadyDone):
        await packs.apply(later, by=SYSTEM_ACTOR, request_id=request)
    assert await count(database, "city_pack.edition") == 1


async def test_a_broken_pack_changes_nothing_and_says_where_it_is_broken(packs: CityPacks, database: Database):
    broken = with_row(one_street(), "centres.csv", "C-X,street,comprehensive,越级中心,Leap,C-CITY,310112501,false")
    with pytest.raises(PackFault) as refused:
        await packs.apply(broken, by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    assert any((f.file, f.row, f.column) == ("centres.csv", 11, "parent") for f in refused.value.findings)
    for table in ("city_pack.edition", "organisation.person", "audit.entry", "plumbing.request"):
        assert await count(database, table) == 0


async def test_a_running_case_keeps_the_edition_it_began_with(packs: CityPacks, editions: Editions):
    await packs.apply(one_street(), by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    await editions.refresh()
    began_under = editions.current()
    changed = with_row(one_street(), "sources.csv", "drone,无人机巡查,Drone,automatic")
    await packs.apply(changed, by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    assert await editions.refresh()
    assert "drone" in editions.current().part(Sources).by_code
    assert editions.of(began_under.edition) is began_under
    assert not await editions.refresh()


async def test_an_edition_may_be_applied_today_for_next_month(
    packs: CityPacks, editions: Editions, clock: SimulatedClock
):
    await packs.apply(one_street(), by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    changed = with_row(one_street(), "sources.csv", "drone,无人机巡查,Drone,automatic")
    month = MORNING + timedelta(days=30)
    await packs.apply(changed, by=SYSTEM_ACTOR, request_id=RequestId.fresh(), effective_from=month)
    await editions.refresh()
    assert editions.current().edition == 1
    clock.set(month)
    assert editions.current().edition == 2


async def test_a_process_that_has_not_heard_of_an_edition_fetches_it(packs: CityPacks, editions: Editions):
    await packs.apply(one_street(), by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    assert editions.of(EditionNo(1)).edition == 1
    with pytest.raises(UnknownEdition):
        editions.of(EditionNo(2))


async def test_an_edition_cannot_be_changed_by_anybody(packs: CityPacks, database: Database, database_url: str):
    edition = await packs.apply(one_street(), by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    assert edition.sha256 == fingerprint(one_street())
    for change in (
        "UPDATE city_pack.edition SET note = 'x'",
        "DELETE FROM city_pack.edition",
        "TRUNCATE city_pack.edition",
    ):
        with (
            psycopg.connect(database_url, autocommit=True) as owner,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            owner.execute(change)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            async with database.begin() as transaction:
                await transaction.change(change)


async def test_editions_stay_known_while_the_database_is_away(clock: SimulatedClock):
    away = wiring.editions("host=/nowhere dbname=nothing", clock=clock)
    with pytest.raises(ConnectionError):
        await away.refresh()
    following = asyncio.create_task(away.follow(every=0.01))
    await asyncio.sleep(0.1)
    assert not following.done(), "it goes on looking"
    following.cancel()
