# SPDX-License-Identifier: Apache-2.0
"""Boards and screens over HTTP: who may change them, what is kept, and who hears of what is sent to a screen."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest

from tests.conftest import HANGS_SECONDS
from tests.factories import cases as made
from tests.factories.http_app import As, app_with, client_of
from tests.factories.registers import registers_of, sheet_in
from tests.integration.boards.walls import some_rows, walls_city, write
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.rows import Names
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.outbox import PublishedEvent, Relay
from tongguan.ground.plumbing.stream import Stream
from tongguan.matters.cases.api import MOVE_NAMES, CaseNotFound, sight_of
from tongguan.steering.boards.wiring import Welcome, module

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

    walls = module(
        database,
        cities=walls_city(),
        may_see=may_see,
        registers=registers_of(database, names=Names(region=lambda code: f"区域{code}", person=lambda _: "王指挥")),
        welcome=lambda: Welcome(city="小城"),
    )
    async with client_of(app_with(*walls.routers())) as client:
        yield client


async def put(
    client: httpx.AsyncClient, who: str, path: str, body: object, *, seen: int | None = None, key: str = ""
) -> httpx.Response:
    headers = {"X-As": who, "Idempotency-Key": key or str(new_id())}
    if seen is not None:
        headers["If-Match"] = f'"{seen}"'
    return await client.put(f"/api/v1{path}", json=body, headers=headers)


@pytest.mark.requirement("CMD-01")
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
    late = await put(client, COMMANDER, "/boards/economy", BOARD, seen=0)
    assert (late.status_code, late.json()["board"], late.headers["etag"]) == (409, stored.json(), '"1"')
    assert (await put(client, COMMANDER, "/boards/economy", BOARD, seen=1)).json()["version"] == 2


async def test_a_board_stored_again_under_its_key_is_told_as_it_was_although_it_has_changed(
    client: httpx.AsyncClient,
) -> None:
    first = await put(client, COMMANDER, "/boards/economy", BOARD, key="one")
    await put(client, COMMANDER, "/boards/economy", BOARD | {"name": "别的"}, key="two")
    again = await put(client, COMMANDER, "/boards/economy", BOARD, key="one")
    assert (again.status_code, again.content, again.headers["etag"]) == (200, first.content, first.headers["etag"])


async def test_every_version_of_a_board_is_kept_and_on_record(client: httpx.AsyncClient, database: Database) -> None:
    for version in range(3):
        await put(client, COMMANDER, "/boards/overview", BOARD | {"name": f"第{version}版"})
    async with database.reading() as look:
        kept = await look.tuples("SELECT version, name FROM boards.board ORDER BY version")
        lines = await look.tuples("SELECT move, person FROM audit.entry WHERE subject = 'board/overview' ORDER BY no")
    assert kept == [(1, "第0版"), (2, "第1版"), (3, "第2版")]
    assert lines == [("store_board", COMMANDER)] * 3


async def test_who_sees_a_screen_reads_who_changed_it_and_finds_it_on_the_sheet(client: httpx.AsyncClient) -> None:
    await put(client, COMMANDER, "/boards/economy", BOARD | {"name": "致电13812345678"}, seen=0)
    await As(client, COMMANDER).post("/screens/hall/show", {"region": "310112001"})
    await As(client, COMMANDER).post("/screens/hall/show", {"night": True})
    history = (await As(client, AGENT).get("/screens/hall/history")).json()["items"]
    assert [(one["move"], one["person"], one["facts"]["night"]) for one in history] == [
        ("show_on_screen", COMMANDER, True),
        ("show_on_screen", COMMANDER, False),
    ]
    (stored,) = (await As(client, AGENT).get("/boards/economy/history")).json()["items"]
    assert (stored["person_name"], stored["facts"]["version"]) == ("王指挥", 1)
    assert (await As(client, STREET_LEADER).get("/screens/hall/history")).status_code == 404
    heading, hall = sheet_in(await As(client, COMMANDER).get("/screens.xlsx"))
    assert (heading[:3], hall[:5]) == (
        ("编号", "名称", "所在区域"),
        ("hall", "指挥大厅", "区域310112", "overview", "区域310112001"),
    )
    assert len(sheet_in(await As(client, STREET_LEADER).get("/screens.xlsx"))) == 1
    boards = sheet_in(await As(client, AGENT).get("/boards.xlsx"))
    assert [line[0] for line in boards[1:]] == [
        one["id"] for one in (await As(client, AGENT).get("/boards")).json()["items"]
    ]
    assert "13812345678" not in str(boards) + str(stored)


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


async def test_a_screen_hears_of_it_and_other_areas_do_not(
    client: httpx.AsyncClient, database: Database, database_url: str
) -> None:
    stop, stream, relay = (
        asyncio.Event(),
        Stream(database, database_url),
        Relay(database, SimulatedClock(made.MONDAY), {}),
    )
    running = [asyncio.create_task(stream.run(stop)), asyncio.create_task(relay.run(database_url, stop))]
    wall = made.staff(Role.COMMANDER, made.DISTRICT)
    other = made.staff(Role.COMMANDER, made.OTHER_STREET)
    try:
        await asyncio.sleep(0.3)
        async with (
            stream.listen(sight_of(wall).hears) as heard,
            stream.listen(sight_of(other).hears) as overheard,
        ):
            await As(client, COMMANDER).post("/screens/hall/show", {"region": "310112001"})
            told = await asyncio.wait_for(anext(heard), HANGS_SECONDS)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(anext(overheard), 0.3)
    finally:
        stop.set()
        await asyncio.gather(*running)
    assert isinstance(told, PublishedEvent)
    assert told.name == "boards.screen_shown.v1"
    assert msgspec.json.decode(told.payload)["screen"] == "hall"


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


async def test_an_open_case_without_a_limit_has_no_lamp_and_has_not_ended(
    client: httpx.AsyncClient, database: Database
) -> None:
    rows = {row.task_no: row for row in some_rows(made.MONDAY, 200, seed=4)}
    await write(database, list(rows.values()))
    feed = (await As(client, COMMANDER).get("/screen/figures", region="310112")).json()["feed"]
    assert {(one["lamp"] == "none", one["closed"]) for one in feed} >= {(True, True), (True, False)}
    assert {one["move_name"] for one in feed} <= set(MOVE_NAMES.values())
    assert all(one["closed"] == (rows[one["task_no"]].closed_at is not None) for one in feed)
