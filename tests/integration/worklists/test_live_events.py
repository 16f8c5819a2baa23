# SPDX-License-Identifier: Apache-2.0
"""Live events: heard by whom they concern, resumed without loss, with a sign of life in between."""

import asyncio
import contextlib
import re
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

import msgspec
import pytest

from tests.conftest import HANGS_SECONDS
from tests.factories.http_app import PeopleByHeader, app_with, client_of
from tests.integration.worklists.small_hub import Hub
from tongguan.ground.kernel.people import Actor
from tongguan.ground.plumbing.event_routes import event_routes
from tongguan.ground.plumbing.sign_in_refusals import NotSignedIn
from tongguan.ground.plumbing.sign_in_routes import install_authenticator
from tongguan.matters.cases.api import sight_of


def hears(by: Actor) -> Callable[[Sequence[str]], bool]:
    return sight_of(by).hears


async def heard(hub: Hub, who: str, *, last: str | None = None, many: int = 0) -> list[dict[str, str]]:
    """So many events as they arrive, then the listener hangs up; for none, a moment of silence is waited for."""
    app = app_with(event_routes(hub.stream, hears))
    enough, arrived = asyncio.Event(), bytearray()
    headers = [(b"x-as", who.encode())] + ([(b"last-event-id", last.encode())] if last is not None else [])
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http"}
    place = {"path": "/api/v1/events", "raw_path": b"/api/v1/events", "query_string": b"", "headers": headers}
    asked = False

    async def receive() -> dict[str, object]:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(enough.wait(), HANGS_SECONDS if many else 0.5)
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        arrived.extend(message.get("body", b""))
        if many and arrived.count(b"\nevent: ") >= many:
            enough.set()

    await app({**scope, **place}, receive, send)
    blocks = [block for block in arrived.decode().split("\n\n") if block.startswith("id:")]
    return [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]


async def relayed(hub: Hub) -> None:
    while await hub.relay.step():
        await hub.stream.catch_up()


async def test_a_move_is_heard_by_the_area_and_not_beyond(hub: Hub) -> None:
    case = await hub.report("积水")
    await relayed(hub)
    (event,) = await heard(hub, "acceptor@C-310112001", last="0", many=1)
    assert event["event"] == "cases.case_moved.v1"
    assert msgspec.json.decode(event["data"])["task_no"] == case.task_no
    assert await heard(hub, "acceptor@C-310112002", last="0") == []
    assert await heard(hub, "system_admin@C-310112", last="0") == []


async def test_a_line_is_taken_up_where_it_broke(hub: Hub) -> None:
    for n in range(3):
        await hub.report(f"积水{n}")
    await relayed(hub)
    everything = await heard(hub, "dispatcher@C-310112", last="0", many=3)
    rest = await heard(hub, "dispatcher@C-310112", last=everything[0]["id"], many=2)
    assert [e["id"] for e in rest] == [e["id"] for e in everything[1:]]
    assert await heard(hub, "dispatcher@C-310112") == []


async def test_what_happens_meanwhile_is_heard_at_once(hub: Hub) -> None:
    listening = asyncio.create_task(heard(hub, "dispatcher@C-310112", many=1))
    await asyncio.sleep(0.3)
    await hub.report("积水")
    await relayed(hub)
    assert [event["event"] for event in await listening] == ["cases.case_moved.v1"]


async def test_a_line_lost_before_its_first_event_is_taken_up_where_it_began(hub: Hub) -> None:
    await hub.report("早先的积水")
    await relayed(hub)
    app = app_with(event_routes(hub.stream, hears, longest=0.05))
    async with client_of(app) as client:
        answer = await client.get("/api/v1/events", headers={"X-As": "dispatcher@C-310112"})
    [began] = re.findall(r"^id: (\d+)$", answer.text, re.MULTILINE)
    assert "event:" not in answer.text
    missed = await hub.report("断线时的积水")
    await relayed(hub)
    [event] = await heard(hub, "dispatcher@C-310112", last=began, many=1)
    assert msgspec.json.decode(event["data"])["task_no"] == missed.task_no


async def test_silence_is_broken_by_a_sign_of_life(hub: Hub) -> None:
    app = app_with(event_routes(hub.stream, hears, heartbeat=0.05, longest=1.0))
    async with client_of(app) as client:
        answer = await client.get("/api/v1/events", headers={"X-As": "dispatcher@C-310112"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text.count(": still here") >= 2


class SignedOutLater(PeopleByHeader):
    """Knows people three times; then they have signed out."""

    def __init__(self) -> None:
        self.left = 3

    async def actor_of(self, told: str, *, changing: bool = False) -> Actor:
        if not self.left:
            raise NotSignedIn
        self.left -= 1
        return await super().actor_of(told, changing=changing)


async def test_a_line_ends_when_its_listener_is_no_longer_signed_in(hub: Hub) -> None:
    app, people = app_with(event_routes(hub.stream, hears, heartbeat=0.02, look_again=0.02)), SignedOutLater()
    install_authenticator(app, people)
    async with client_of(app) as client, asyncio.timeout(HANGS_SECONDS):
        answer = await client.get("/api/v1/events", headers={"X-As": "dispatcher@C-310112"})
    assert (answer.status_code, people.left) == (200, 0)


class PostEndedLater(PeopleByHeader):
    """Knows people by two posts; later one of them has ended."""

    def __init__(self) -> None:
        self.asked = 0

    async def actor_of(self, told: str, *, changing: bool = False) -> Actor:
        self.asked += 1
        left = told if self.asked < 3 else told.partition(",")[0]
        return await super().actor_of(left, changing=changing)


async def test_a_line_ends_when_a_post_of_its_listener_has_ended(hub: Hub) -> None:
    app, people = app_with(event_routes(hub.stream, hears, look_again=0.02)), PostEndedLater()
    install_authenticator(app, people)
    async with client_of(app) as client, asyncio.timeout(HANGS_SECONDS):
        headers = {"X-As": "dispatcher@C-310112,dispatcher@C-310112001"}
        answer = await client.get("/api/v1/events", headers=headers)
    assert (answer.status_code, people.asked) == (200, 3)
    assert "still here" not in answer.text, "it did not wait for a sign of life"


@pytest.mark.parametrize("last", ["x", "-1", "9" * 30])
async def test_a_foreign_number_is_malformed(hub: Hub, last: str) -> None:
    app = app_with(event_routes(hub.stream, hears, longest=0.1))
    async with client_of(app) as client:
        answer = await client.get("/api/v1/events", headers={"X-As": "dispatcher@C-310112", "Last-Event-ID": last})
    assert answer.status_code == 422
