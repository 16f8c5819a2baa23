# SPDX-License-Identifier: Apache-2.0
"""How a change is asked for and answered: granted, done before, somebody else was quicker, refused, malformed."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Annotated

import httpx
import msgspec
import pytest
from fastapi import APIRouter, Depends, FastAPI, Response
from pydantic import BaseModel

from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import Changed, NotAllowed, NotFound
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.answers import speak_problem_json
from tongguan.ground.plumbing.change_requests import (
    ChangeRequest,
    ChangeRequestDependency,
    Once,
    OnSeen,
    Versioned,
    answered,
    given_then,
    granted,
    shown,
)
from tongguan.ground.plumbing.gateway import Gateway
from tongguan.ground.plumbing.routing import QuickRoute, offer
from tongguan.ground.plumbing.sign_in_refusals import NotSignedIn
from tongguan.ground.plumbing.sign_in_routes import CurrentActor, install_authenticator


@dataclass(frozen=True)
class Sign:
    """A sign on a wall."""

    text: str
    version: int


class SignIn(BaseModel):
    text: str


class SignChanged(Changed):
    code = "signs.changed"


class TooRude(NotAllowed):
    code = "signs.too_rude"


class Wall:
    """A sign that anybody may change, and everything that was asked of it."""

    def __init__(self) -> None:
        self.sign: Sign | None = Sign("open", 1)
        self.done: dict[RequestId, Sign] = {}

    async def now(self) -> Sign:
        if self.sign is None:
            raise NotFound
        return self.sign

    async def write(self, text: str, asked: ChangeRequest) -> Sign:
        if asked.request_id in self.done:
            raise AlreadyDone(subject="sign/1", answer=msgspec.json.encode(self.done[asked.request_id]))
        if text == "rude":
            raise TooRude
        before = self.sign or Sign("", 0)
        if asked.seen not in (None, before.version):
            raise SignChanged(version=before.version)
        self.sign = self.done[asked.request_id] = replace(before, text=text, version=before.version + 1)
        return self.sign


class Everybody:
    """A secret is a name."""

    async def actor_of(self, secret: str, *, changing: bool) -> Actor:
        assert changing
        if secret == "nobody":
            raise NotSignedIn
        return Actor(person=PersonId(secret), name=secret, posts=())

    async def in_person(self, secret: str) -> Actor:
        raise NotImplementedError

    async def newcomer(self, secret: str) -> Actor:
        raise NotImplementedError


def not_bob(actor: Actor) -> None:
    if actor.person == "bob":
        raise NotAllowed


def routes(wall: Wall) -> APIRouter:
    offered = APIRouter(prefix="/sign", route_class=QuickRoute)
    thing = Versioned[Sign](name="sign", now=wall.now, shown=lambda sign: sign, version=lambda sign: sign.version)

    @offered.get("")
    async def get_sign() -> Response:
        return shown(await wall.now(), thing)

    @offered.put("")
    async def put_sign(form: SignIn, asked: OnSeen) -> Response:
        return await answered(asked, wall.write(form.text, asked), thing)

    @offered.put("/kept")
    async def put_kept(form: SignIn, asked: OnSeen) -> Response:
        return await answered(asked, wall.write(form.text, asked), thing, again=given_then(Sign), status=201)

    @offered.put("/text")
    async def put_text(form: SignIn, asked: Once) -> str:
        return (await granted(wall.write(form.text, asked), given_then(Sign))).text

    @offered.put("/guarded")
    async def put_guarded(
        form: SignIn, asked: Annotated[ChangeRequest, Depends(ChangeRequestDependency(CurrentActor(not_bob)))]
    ) -> str:
        return (await wall.write(form.text, asked)).text

    return offered


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def client(wall: Wall) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.add_middleware(Gateway)
    speak_problem_json(app)
    install_authenticator(app, Everybody())
    offer(app, routes(wall))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1") as client:
        yield client


async def put(
    client: httpx.AsyncClient, text: str, *, key: str = "k", path: str = "", seen: str | None = None, who: str = "ann"
) -> httpx.Response:
    headers = {"Authorization": f"Bearer {who}", "Idempotency-Key": key}
    if seen is not None:
        headers["If-Match"] = seen
    return await client.put(f"/sign{path}", json={"text": text}, headers=headers)


def told(answer: httpx.Response) -> tuple[int, str, str | None]:
    return answer.status_code, answer.json().get("text") or answer.json().get("code"), answer.headers.get("etag")


async def test_what_is_granted_is_shown_with_its_version(client: httpx.AsyncClient) -> None:
    assert told(await put(client, "closed", seen='"1"')) == (200, "closed", '"2"')
    assert told(await client.get("/sign")) == (200, "closed", '"2"')


@pytest.mark.parametrize("seen", [None, "*", '"1"', 'W/"1"', "1"])
async def test_the_version_seen_may_be_left_out_or_named_in_any_usual_way(
    client: httpx.AsyncClient, seen: str | None
) -> None:
    assert told(await put(client, "closed", seen=seen)) == (200, "closed", '"2"')


async def test_a_repeat_is_told_what_stands_now_although_its_version_is_past(client: httpx.AsyncClient) -> None:
    await put(client, "closed", key="one", seen='"1"')
    await put(client, "ajar", key="two")
    assert told(await put(client, "closed", key="one", seen='"1"')) == (200, "ajar", '"3"')


async def test_a_repeat_is_told_what_was_answered_then_where_that_was_kept(client: httpx.AsyncClient) -> None:
    first = await put(client, "closed", key="one", path="/kept")
    await put(client, "ajar", key="two")
    again = await put(client, "closed", key="one", path="/kept")
    assert told(again) == told(first) == (201, "closed", '"2"')
    assert again.content == first.content


async def test_a_repeat_of_what_has_no_version_is_told_the_same(client: httpx.AsyncClient) -> None:
    first = await put(client, "closed", key="one", path="/text")
    await put(client, "ajar", key="two")
    again = await put(client, "closed", key="one", path="/text")
    assert (first.status_code, first.json()) == (again.status_code, again.json()) == (200, "closed")


async def test_who_comes_too_late_is_refused_and_shown_the_present_state(client: httpx.AsyncClient, wall: Wall) -> None:
    await put(client, "closed", key="one")
    late = await put(client, "ajar", key="two", seen='"1"')
    assert told(late) == (409, "signs.changed", '"2"')
    assert late.headers["content-type"] == "application/problem+json"
    assert late.json()["sign"] == {"text": "closed", "version": 2}
    assert late.json()["facts"] == {"version": 2}
    assert late.json()["request_id"] == late.headers["x-request-id"]
    assert wall.sign == Sign("closed", 2)


async def test_who_comes_too_late_for_what_is_gone_is_refused_all_the_same(
    client: httpx.AsyncClient, wall: Wall
) -> None:
    wall.sign = None
    late = await put(client, "ajar", seen='"1"')
    assert told(late) == (409, "signs.changed", None)
    assert "sign" not in late.json()


async def test_what_is_refused_is_a_problem_without_a_version(client: httpx.AsyncClient) -> None:
    assert told(await put(client, "rude")) == (403, "signs.too_rude", None)


@pytest.mark.parametrize("seen", ["", "x", '"x"', '"-1"', '"²"', f'"{10**18}"'])
async def test_what_is_no_version_of_ours_is_refused(client: httpx.AsyncClient, seen: str) -> None:
    assert told(await put(client, "closed", seen=seen.encode())) == (400, "plumbing.wrong_version_tag", None)  # type: ignore[arg-type]


async def test_a_version_is_not_read_where_there_is_none(client: httpx.AsyncClient) -> None:
    assert (await put(client, "closed", path="/text", seen="x")).json() == "closed"


@pytest.mark.parametrize(
    ("headers", "where", "hint"),
    [
        ({}, "header.Idempotency-Key", "必填"),
        ({"Idempotency-Key": ""}, "header.Idempotency-Key", "内容太短"),
        ({"Idempotency-Key": "k" * 129}, "header.Idempotency-Key", "内容太长"),
        ({"Idempotency-Key": "k", "If-Match": "1" * 65}, "header.If-Match", "内容太长"),
    ],
)
async def test_a_malformed_header_is_named(
    client: httpx.AsyncClient, headers: dict[str, str], where: str, hint: str
) -> None:
    answer = await client.put("/sign", json={"text": "a"}, headers=headers | {"Authorization": "Bearer ann"})
    assert told(answer) == (422, "plumbing.malformed", None)
    assert [(one["where"], one["hint"]) for one in answer.json()["errors"]] == [(where, hint)]


async def test_who_may_not_come_in_is_told_so_before_anything_else(client: httpx.AsyncClient) -> None:
    assert (await client.put("/sign", content=b"{")).status_code == 401
    assert (await put(client, "closed", who="nobody")).status_code == 401
    assert (await put(client, "closed", path="/guarded", who="bob")).status_code == 403
    assert (await put(client, "closed", path="/guarded")).json() == "closed"


async def test_a_key_is_its_persons_own(client: httpx.AsyncClient, wall: Wall) -> None:
    await put(client, "closed", key="one")
    await put(client, "ajar", key="one", who="bob")
    assert wall.sign == Sign("ajar", 3)


async def test_the_headers_are_documented_though_no_route_declares_them(wall: Wall) -> None:
    app = FastAPI()
    offer(app, routes(wall))
    paths = app.openapi()["paths"]
    names = {path: [one["name"] for one in item["put"]["parameters"]] for path, item in paths.items()}
    keyed_and_seen, keyed = ["If-Match", "Idempotency-Key"], ["Idempotency-Key"]
    assert names == {"/sign": keyed_and_seen, "/sign/kept": keyed_and_seen, "/sign/text": keyed, "/sign/guarded": keyed}
    assert all(item["put"]["security"] == [{"HTTPBearer": []}] for item in paths.values())
