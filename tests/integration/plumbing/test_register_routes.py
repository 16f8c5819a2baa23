# SPDX-License-Identifier: Apache-2.0
"""What the doors of a register promise, told of one that no city has: umbrellas lent at a window."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import psycopg
import pytest
import uvicorn

from tests.factories.http_app import app_with
from tests.factories.registers import registers_of, sheet_in
from tests.integration.plumbing.umbrellas import TABLE, umbrella_routes
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.rows import Names
from tongguan.ground.plumbing.database import Database

WINDOW, AUDITOR, STRANGER = "agent@C-310112", "auditor@C-310112", "handler@C-310112"
NAMES = Names(person={WINDOW: "王窗口"}.get)


@dataclass(frozen=True)
class Window:
    """A window with its umbrellas, behind a server of its own."""

    client: httpx.AsyncClient
    owner: psycopg.Connection

    async def ask(
        self, method: str, path: str, body: object = None, *, who: str = WINDOW, seen: int | None = None, key: str = ""
    ) -> httpx.Response:
        headers = {"X-As": who, "Idempotency-Key": key or str(new_id())}
        if seen is not None:
            headers["If-Match"] = f'"{seen}"'
        return await self.client.request(method, f"/api/v1{path}", json=body, headers=headers)

    async def add(self, id_: str, **besides: str) -> httpx.Response:
        return await self.ask("POST", "/umbrellas", {"id": id_, "place": "一号窗口", **besides})

    def kept(self) -> list[tuple[object, ...]]:
        """Everything that is kept of umbrellas, their record and the keys used."""
        asked = "SELECT to_jsonb(u) FROM rain.umbrella AS u", "SELECT to_jsonb(e) FROM audit.entry AS e"
        claimed = "SELECT to_jsonb(r) FROM plumbing.request AS r"
        return [row for sql in (*asked, claimed) for row in self.owner.execute(f"{sql} ORDER BY 1").fetchall()]


@pytest.fixture
async def window(database_url: str, database: Database) -> AsyncIterator[Window]:
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute(TABLE)
        app = app_with(umbrella_routes(database, registers_of(database, names=NAMES)))
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan="off"))
        served = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        address = server.servers[0].sockets[0].getsockname()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{address[1]}") as client:
            yield Window(client, owner)
        server.should_exit = True
        await served


async def test_an_umbrella_is_added_lent_and_ended_with_a_reason_and_the_history_tells_it(window: Window) -> None:
    added = await window.add("U-1")
    assert (added.status_code, added.headers["etag"], added.json()["lent_to"]) == (201, '"1"', None)
    lent = await window.ask("PUT", "/umbrellas/U-1", {"place": "一号窗口", "lent_to": "李先生 13812345678"}, seen=1)
    assert (lent.status_code, lent.headers["etag"]) == (200, '"2"')
    ended = await window.ask("POST", "/umbrellas/U-1/end", {"reason": "被风吹坏，电话13812345678"}, seen=2)
    assert (ended.status_code, ended.json()["version"]) == (200, 3)
    assert (await window.ask("GET", "/umbrellas/U-1")).json() == ended.json()
    history = (await window.ask("GET", "/umbrellas/U-1/history")).json()
    told = [(one["move"], one["person_name"], one["reason"]) for one in history["items"]]
    assert told[1:] == [("change", "王窗口", None), ("add", "王窗口", None)]
    assert told[0][:2] == ("end", "王窗口")
    assert told[0][2].startswith("被风吹坏")
    assert "13812345678" not in str(history)
    first = (await window.ask("GET", "/umbrellas/U-1/history?limit=2")).json()
    rest = (await window.ask("GET", f"/umbrellas/U-1/history?limit=2&cursor={first['next']}")).json()
    assert first["items"] + rest["items"] == history["items"]


async def test_page_by_page_and_on_the_sheet_every_umbrella_comes_once_with_no_number_in_it(window: Window) -> None:
    for number in range(5):
        await window.add(f"U-{number}", lent_to=f"电话 1381234567{number}")
    await window.ask("POST", "/umbrellas", {"id": "U-9", "place": "二号窗口"})
    pages, cursor = list[dict[str, str]](), ""
    while cursor is not None:
        page = (await window.ask("GET", f"/umbrellas?limit=4&place=一号窗口{cursor and '&cursor='}{cursor}")).json()
        pages, cursor = pages + page["items"], page["next"]
    assert [line["id"] for line in pages] == [f"U-{number}" for number in range(5)]
    assert "1381234567" not in str(pages)
    sheet = await window.ask("GET", "/umbrellas.xlsx?place=一号窗口")
    assert (sheet.status_code, sheet.headers["x-more"], sheet.headers["x-lines"]) == (200, "false", "5")
    assert "umbrellas-20261123" in sheet.headers["content-disposition"]
    heading, *lines = sheet_in(sheet)
    assert heading == ("编号", "窗口", "借给", "注销", "经办人")
    assert [(line[0], line[2], line[4]) for line in lines] == [(one["id"], one["lent_to"], "王窗口") for one in pages]


async def test_a_repeat_is_told_what_it_was_given_and_whoever_came_too_late_what_there_is(window: Window) -> None:
    body = {"id": "U-1", "place": "一号窗口"}
    first = await window.ask("POST", "/umbrellas", body, key="one")
    changed = await window.ask("PUT", "/umbrellas/U-1", {"place": "二号窗口"})
    again = await window.ask("POST", "/umbrellas", body, key="one")
    assert (again.status_code, again.json(), again.headers["etag"]) == (201, first.json(), '"1"')
    for late in (
        await window.ask("PUT", "/umbrellas/U-1", {"place": "三号窗口"}, seen=1),
        await window.ask("POST", "/umbrellas/U-1/end", {"reason": "丢失"}, seen=1),
        await window.add("U-1"),
    ):
        assert (late.status_code, late.json()["umbrella"], late.headers["etag"]) == (409, changed.json(), '"2"')


async def test_who_is_refused_changes_nothing_and_history_is_for_those_who_see_the_umbrella(window: Window) -> None:
    await window.add("U-1")
    await window.add("U-2")
    await window.ask("POST", "/umbrellas/U-2/end", {"reason": "丢失"})
    before = window.kept()
    new = {"id": "U-3", "place": "一号窗口"}
    for who, method, path, body, status in (
        (STRANGER, "POST", "/umbrellas", new, 403),
        (STRANGER, "PUT", "/umbrellas/U-1", {"place": "别处"}, 403),
        (AUDITOR, "POST", "/umbrellas/U-1/end", {"reason": "丢失"}, 403),
        (WINDOW, "POST", "/umbrellas", new | {"id": "U-1"}, 409),
        (WINDOW, "PUT", "/umbrellas/U-2", {"place": "别处"}, 409),
        (WINDOW, "PUT", "/umbrellas/U-7", {"place": "别处"}, 404),
        (WINDOW, "POST", "/umbrellas/U-1/end", {"reason": " "}, 422),
        (WINDOW, "POST", "/umbrellas/U-1/end", {}, 422),
        (WINDOW, "PUT", "/umbrellas/V-1", {"place": "别处"}, 422),
        (STRANGER, "GET", "/umbrellas/U-1/history", None, 403),
        (STRANGER, "GET", "/umbrellas.xlsx", None, 403),
        (STRANGER, "GET", "/umbrellas", None, 403),
        (WINDOW, "GET", "/umbrellas/U-7/history", None, 404),
        (WINDOW, "GET", "/umbrellas/U-1/history?cursor=nonsense", None, 400),
    ):
        answer = await window.ask(method, path, body, who=who)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), path
        assert window.kept() == before, path
    assert (await window.ask("GET", "/umbrellas/U-1/history", who=AUDITOR)).status_code == 200


async def test_openapi_tells_of_every_door_what_it_takes_and_gives(database: Database) -> None:
    paths = app_with(umbrella_routes(database, registers_of(database, names=NAMES))).openapi()["paths"]
    doors = {
        (path.removeprefix("/api/v1"), method): [one["name"] for one in door.get("parameters", [])]
        for path, methods in paths.items()
        for method, door in methods.items()
    }
    versioned = ["umbrella", "If-Match", "Idempotency-Key"]
    assert {door: sorted(names) for door, names in doors.items()} == {
        ("/umbrellas", "get"): ["cursor", "limit", "place"],
        ("/umbrellas", "post"): ["Idempotency-Key"],
        ("/umbrellas.xlsx", "get"): ["place"],
        ("/umbrellas/{umbrella}", "get"): ["umbrella"],
        ("/umbrellas/{umbrella}", "put"): sorted(versioned),
        ("/umbrellas/{umbrella}/end", "post"): sorted(versioned),
        ("/umbrellas/{umbrella}/history", "get"): ["cursor", "limit", "umbrella"],
    }
