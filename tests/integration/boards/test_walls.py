# SPDX-License-Identifier: Apache-2.0
"""Boards and screens over HTTP: who may change them, what is kept, and that a screen hears of it within a second."""

import asyncio
from collections.abc import AsyncIterator
from time import perf_counter

import httpx
import msgspec
import pytest

from tests.factories import cases as made
from tests.factories.doors import As, app_with, client_of
from tests.integration.boards.walls import WallCity, some_rows, write
from tongguan.boards.wiring import routers
from tongguan.cases.api import CaseNotFound, sight_of
from tongguan.kernel.clock import SimulatedClock
from tongguan.kernel.ids import new_id
from tongguan.kernel.people import Actor
from tongguan.plumbing.database import Database
from tongguan.plumbing.outbox import Relay, Told
from tongguan.plumbing.stream import Stream
from tongguan.portals.web.events import concerns

COMMANDER, STREET_LEADER, AGENT = "commander@C-310112", "shift_leader@C-310112001", "agent@C-310112"
ADMIN = "system_admin@C-310112"
FEED = {"id": "feed", "kind": "feed", "place": {"x": 0, "y": 0, "w": 6, "h": 8}}
BOARD = {"name": "防汛", "name_en": "Floods", "classes": ["13"], "widgets": [FEED]}


@pytest.fixture
async def client(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    async def may_see(task_no: str, by: Actor) -> None:
        del by
        if task_no != "TG1":
            raise CaseNotFound

    walls = routers(database, cities=WallCity(), may_see=may_see, clock=SimulatedClock(made.MONDAY))  # type: ignore[arg-type]
    async with client_of(app_with(*walls)) as client:
        yield client


async def put(client: httpx.AsyncClient, who: str, path: str, body: object, *, seen: int | None = None, key: str = ""):
    headers = {"X-As": who, "Idempotency-Key": key or str(new_id())}
    if seen is not None:
        headers["If-Match"] = f'"{seen}"'
    return await client.put(f"/api/v1{path}", json=body, headers=headers)


async def test_the_boards_of_the_platform_hang_until_somebody_stores_another(client: httpx.AsyncClient) -> None:
    by = As(client, COMMANDER)
    names = [one["name"] for one in (await by.get("/boards")).json()["items"]]
    assert names == ["运行总览", "公共管理", "公共安全", "公共服务", "经济发展"]
    board = (await by.get("/boards/economy")).json()
    assert (board["version"], board["classes"]) == (0, ["17"])
    stored = await put(client, COMMANDER, "/boards/economy", BOARD | {"name": "经济发展（试）"}, seen=0)
    assert (stored.status_code, stored.json()["version"], stored.headers["etag"]) == (200, 1, '"1"')
    names = [one["name"] for one in (await by.get("/boards")).json()["items"]]
    assert names == ["运行总览", "公共管理", "公共安全", "公共服务", "经济发展（试）"]
    assert (await put(client, COMMANDER, "/boards/economy", BOARD, seen=0)).status_code == 409
    assert (await put(client, COMMANDER, "/boards/economy", BOARD, seen=1)).json()["version"] == 2


async def test_every_version_of_a_board_is_kept_and_on_record(client: httpx.AsyncClient, database: Database) -> None:
    for version in range(3):
        await put(client, COMMANDER, "/boards/overview", BOARD | {"name": f"第{version}版"})
    async with database.reading() as look:
        kept = await look.tuples("SELECT version, name FROM boards.board ORDER BY version")
        lines = await look.tuples("SELECT move, person FROM audit.entry WHERE subject = 'board/overview' ORDER BY no")
    assert kept == [(1, "第0版"), (2, "第1版"), (3, "第2版")]
    assert lines == [("store_board", COMMANDER)] * 3


async def test_a_new_board_takes_no_other_ones_place(client: httpx.AsyncClient) -> None:
    by = As(client, COMMANDER)
    made_ = await by.post("/boards", BOARD | {"id": "floods"})
    assert (made_.status_code, made_.json()["version"]) == (201, 1)
    for taken in ("floods", "overview"):
        again = await by.post("/boards", BOARD | {"id": taken})
        assert (again.status_code, again.json()["code"]) == (409, "boards.board_changed")


@pytest.mark.parametrize("who", [AGENT, STREET_LEADER, "handler@U-310112-water"])
async def test_boards_of_the_whole_are_not_for_everybody_to_change(client: httpx.AsyncClient, who: str) -> None:
    refused = await put(client, who, "/boards/overview", BOARD)
    assert (refused.status_code, refused.json()["code"]) == (403, "boards.not_your_screen")


async def test_a_street_makes_boards_of_its_own(client: httpx.AsyncClient) -> None:
    by = As(client, STREET_LEADER)
    assert (await by.post("/boards", BOARD | {"id": "street", "region": "310112001"})).status_code == 201
    assert (await by.post("/boards", BOARD | {"id": "other", "region": "310112002"})).status_code == 403
    stolen = await put(client, "shift_leader@C-310112002", "/boards/street", BOARD | {"region": "310112002"})
    assert stolen.status_code == 403


async def test_a_layout_that_overlaps_is_refused_in_words(client: httpx.AsyncClient) -> None:
    widgets = [FEED, FEED | {"id": "again"}]
    refused = await put(client, COMMANDER, "/boards/overview", BOARD | {"widgets": widgets})
    assert (refused.status_code, refused.json()["code"]) == (400, "boards.layout_unfit")
    assert "重叠" in refused.json()["detail"]


async def test_the_hall_is_there_and_shows_what_it_is_sent(client: httpx.AsyncClient, database: Database) -> None:
    by = As(client, COMMANDER)
    (hall,) = (await by.get("/screens")).json()["items"]
    assert (hall["id"], hall["board"], hall["focus"], hall["version"]) == ("hall", "overview", "310112", 0)
    sent = await by.post("/screens/hall/show", {"board": "public-safety", "region": "310112001", "case": "TG1"})
    assert sent.status_code == 200, sent.text
    hall = (await by.get("/screens/hall")).json()
    assert (hall["board"], hall["focus"], hall["case"], hall["version"]) == ("public-safety", "310112001", "TG1", 1)
    async with database.reading() as look:
        ((move, person, facts),) = await look.tuples(
            "SELECT move, person, facts FROM audit.entry WHERE subject = 'screen/hall'"
        )
    assert (move, person) == ("show_on_screen", COMMANDER)
    assert msgspec.json.decode(facts)["case"] == "TG1"


async def test_the_same_wish_twice_shows_once(client: httpx.AsyncClient) -> None:
    by = As(client, COMMANDER)
    first = await by.post("/screens/hall/show", {"night": True}, key="once")
    again = await by.post("/screens/hall/show", {"night": True}, key="once")
    assert again.headers["idempotent-replayed"] == "true"
    assert first.json() == again.json()
    assert (await by.get("/screens/hall")).json()["version"] == 1


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        ({}, 400, "boards.nothing_to_show"),
        ({"board": "nowhere"}, 404, "boards.no_board"),
        ({"case": "TG2"}, 404, "cases.not_found"),
        ({"region": "310113"}, 403, "boards.not_your_region"),
        ({"region": "abc"}, 422, "plumbing.malformed"),
    ],
)
async def test_what_cannot_be_shown_is_refused(
    client: httpx.AsyncClient, wish: dict[str, str], status: int, code: str
) -> None:
    refused = await As(client, COMMANDER).post("/screens/hall/show", wish)
    assert (refused.status_code, refused.json()["code"]) == (status, code)


async def test_who_decides_about_a_screen(client: httpx.AsyncClient) -> None:
    wish = {"night": True}
    for who in (COMMANDER, ADMIN, "shift_leader@C-310112"):
        assert (await As(client, who).post("/screens/hall/show", wish)).status_code == 200
    seen_only = await As(client, AGENT).post("/screens/hall/show", wish)
    assert (seen_only.status_code, seen_only.json()["code"]) == (403, "boards.not_your_screen")
    unknown = await As(client, STREET_LEADER).post("/screens/hall/show", wish)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "boards.no_screen")


async def test_a_street_hangs_a_screen_of_its_own(client: httpx.AsyncClient) -> None:
    wall = {"name": "街道大厅", "region": "310112001", "board": "overview"}
    assert (await put(client, STREET_LEADER, "/screens/street", wall)).json()["focus"] == "310112001"
    assert [one["id"] for one in (await As(client, STREET_LEADER).get("/screens")).json()["items"]] == ["street"]
    assert [one["id"] for one in (await As(client, COMMANDER).get("/screens")).json()["items"]] == ["hall", "street"]
    assert (await put(client, STREET_LEADER, "/screens/far", wall | {"region": "310112002"})).status_code == 403
    beyond = await As(client, STREET_LEADER).post("/screens/street/show", {"region": "310112002"})
    assert beyond.status_code == 403


async def test_a_screen_hears_within_a_second_and_other_areas_do_not(
    client: httpx.AsyncClient, database: Database, database_url: str
) -> None:
    stop, stream, relay = (
        asyncio.Event(),
        Stream(database, database_url),
        Relay(database, SimulatedClock(made.MONDAY), {}),
    )
    running = [asyncio.create_task(stream.run(stop)), asyncio.create_task(relay.run(database_url, stop))]
    wall = made.staff(made.Role.COMMANDER, made.DISTRICT)
    other = made.staff(made.Role.COMMANDER, made.OTHER_STREET)
    try:
        await asyncio.sleep(0.3)
        async with (
            stream.listen(lambda audience: concerns(sight_of(wall), audience)) as heard,
            stream.listen(lambda audience: concerns(sight_of(other), audience)) as overheard,
        ):
            began = perf_counter()
            await As(client, COMMANDER).post("/screens/hall/show", {"region": "310112001"})
            told = await asyncio.wait_for(anext(heard), 5)
            took = perf_counter() - began
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(anext(overheard), 0.3)
    finally:
        stop.set()
        await asyncio.gather(*running)
    assert isinstance(told, Told)
    assert told.name == "boards.screen_shown.v1"
    assert msgspec.json.decode(told.payload)["screen"] == "hall"
    assert took < 1.0


async def test_figures_speak_names_and_come_with_their_rows(client: httpx.AsyncClient, database: Database) -> None:
    await write(database, some_rows(made.MONDAY, 200, seed=3))
    by = As(client, COMMANDER)
    figures = (await by.get("/screen/figures", region="310112")).json()
    assert [step["code"] for step in figures["path"]] == ["310112"]
    assert {area["code"] for area in figures["areas"]} == {"310112001", "310112002"}
    assert figures["areas"][0]["name"] == "区域310112001"
    catalogue = (await by.get("/screen/catalogue")).json()
    told = {one["metric"] for one in catalogue["metrics"]}
    assert told == {one["metric"] for one in figures["figures"]} | {"hot"}
    overdue = next(one["value"] for one in figures["figures"] if one["metric"] == "overdue")
    rows = (await by.get("/screen/rows", region="310112", metric="overdue", limit=200)).json()
    assert len(rows["items"]) == overdue
    assert {row["lamp"] for row in rows["items"]} == {"red"}
    of_street = (await by.get("/screen/rows", region="310112001", metric="open", **{"class": "02"}, limit=200)).json()
    assert all(row["region"].startswith("310112001") for row in of_street["items"])
    refused = await As(client, STREET_LEADER).get("/screen/figures", region="310112")
    assert (refused.status_code, refused.json()["code"]) == (403, "boards.not_your_region")
