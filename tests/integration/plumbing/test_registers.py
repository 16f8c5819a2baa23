# SPDX-License-Identifier: Apache-2.0
"""A register keeps what it is given, one change after the other, each with its line on record."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.refusal import Changed
from tongguan.ground.kernel.registers import dropped, kept
from tongguan.ground.kernel.work import AlreadyDone, Command, Footprint, RequestId
from tongguan.ground.plumbing.conditions import SqlCondition
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.registers import PostgresRegister, Register

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
LONG_AGO, FAR_OFF = (NOW.replace(year=year, tzinfo=None) for year in (1900, 2999))


@dataclass(frozen=True, kw_only=True)
class Place:
    lon: float
    lat: float


@dataclass(frozen=True, kw_only=True)
class Hydrant:
    id: str
    name: str
    case: str | None = None
    places: tuple[Place, ...] = ()
    classes: tuple[str, ...] = ()
    works: bool = True
    version: int = 0
    at: datetime = NOW


HYDRANTS = Register(entry=Hydrant, table="fire.hydrant")
EVERY_VERSION = Register(entry=Hydrant, table="fire.hydrant_version", keeps_versions=True)
TABLES = """
    CREATE SCHEMA fire;
    CREATE TABLE fire.hydrant (
        id text PRIMARY KEY, name text NOT NULL, "case" text, places jsonb NOT NULL, classes text[] NOT NULL,
        works boolean NOT NULL, version integer NOT NULL, at timestamptz NOT NULL
    );
    CREATE TABLE fire.hydrant_version (LIKE fire.hydrant, PRIMARY KEY (id, version));
    GRANT USAGE ON SCHEMA fire TO tongguan_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA fire TO tongguan_app;
"""


@pytest.fixture
def hydrants(database_url: str, database: Database) -> PostgresRegister[Hydrant]:
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute(TABLES)
    return PostgresRegister(HYDRANTS, database)


def wish() -> Command:
    return Command(request_id=RequestId.fresh(), by=SYSTEM_ACTOR)


def line(of: str, move: str = "set_up") -> Footprint:
    return Footprint(subject=f"hydrant/{of}", move=move, at=NOW, person=SYSTEM_ACTOR.person)


async def put(register: PostgresRegister[Hydrant], one: Hydrant, command: Command | None = None) -> Hydrant:
    return await kept(register, command or wish(), one.id, lambda before: (one, line(one.id)))


WORDS = st.text(st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"]), max_size=40)
ANY_HYDRANT = st.builds(
    Hydrant,
    id=st.just("H1"),
    name=WORDS,
    case=st.none() | WORDS,
    places=st.lists(st.builds(Place, lon=st.floats(-180, 180), lat=st.floats(-90, 90)), max_size=3).map(tuple),
    classes=st.lists(WORDS, max_size=3).map(tuple),
    works=st.booleans(),
    version=st.integers(0, 2**31 - 1),
    at=st.datetimes(LONG_AGO, FAR_OFF, timezones=st.just(UTC)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=ANY_HYDRANT)
async def test_whatever_is_kept_is_read_back(hydrants: PostgresRegister[Hydrant], one: Hydrant) -> None:
    await put(hydrants, one)
    assert await hydrants.entry("H1") == one


async def test_an_entry_stands_in_place_of_the_one_with_its_key(hydrants: PostgresRegister[Hydrant]) -> None:
    await put(hydrants, Hydrant(id="H2", name="东门"))
    await put(hydrants, Hydrant(id="H1", name="西门"))
    await put(hydrants, Hydrant(id="H2", name="东门外", works=False))
    assert [(one.id, one.name) for one in await hydrants.entries()] == [("H1", "西门"), ("H2", "东门外")]
    assert [one.id for one in await hydrants.entries(["H2", "H9"])] == ["H2"]
    await dropped(hydrants, wish(), "H1", lambda before: line("H1", "take_away"))
    assert await hydrants.entry("H1") is None


async def test_earlier_versions_stay_and_the_newest_stands(
    hydrants: PostgresRegister[Hydrant], database: Database
) -> None:
    versions = PostgresRegister(EVERY_VERSION, database)
    for number, name in enumerate(("一", "二", "三"), start=1):
        await put(versions, Hydrant(id="H1", name=name, version=number))
    assert [one.name for one in await versions.entries()] == ["三"]
    async with database.reading() as look:
        assert await look.value(int, "SELECT count(*) FROM fire.hydrant_version") == 3
        former = await EVERY_VERSION.entries(look, SqlCondition("version < 3"))
    assert [one.name for one in former] == ["二"]


async def test_a_repeated_wish_changes_nothing_and_is_told_what_it_was_given(
    hydrants: PostgresRegister[Hydrant],
) -> None:
    first = wish()
    await put(hydrants, Hydrant(id="H1", name="甲"), first)
    await put(hydrants, Hydrant(id="H1", name="乙"))
    with pytest.raises(AlreadyDone) as done:
        await put(hydrants, Hydrant(id="H1", name="甲"), first)
    assert b"\xe7\x94\xb2" in (done.value.answer or b"")
    assert (await hydrants.entry("H1") or Hydrant(id="", name="")).name == "乙"


async def test_a_refused_decision_leaves_no_trace(hydrants: PostgresRegister[Hydrant], database: Database) -> None:
    def refuse(before: Hydrant | None) -> tuple[Hydrant, Footprint]:
        raise Changed("已被他人更改")

    with pytest.raises(Changed):
        await kept(hydrants, wish(), "H1", refuse)
    async with database.reading() as look:
        assert await look.value(int, "SELECT count(*) FROM audit.entry WHERE subject = 'hydrant/H1'") == 0
    assert await hydrants.entries() == []


async def test_of_two_who_add_the_same_at_once_the_second_sees_the_first(hydrants: PostgresRegister[Hydrant]) -> None:
    def next_version(before: Hydrant | None) -> tuple[Hydrant, Footprint]:
        stands = before or Hydrant(id="H1", name="新")
        return replace(stands, version=stands.version + 1), line("H1")

    await asyncio.gather(*(kept(hydrants, wish(), "H1", next_version) for _ in range(8)))
    now = await hydrants.entry("H1")
    assert now is not None
    assert now.version == 8
