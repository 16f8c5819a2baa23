# SPDX-License-Identifier: Apache-2.0
"""A small application for tests: the small city's cases over HTTP, people told by a header instead of a sign-in."""

from collections.abc import Iterable

import httpx
from fastapi import APIRouter, FastAPI, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.factories import cases as made
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.plumbing.answers import speak_problem_json
from tongguan.ground.plumbing.gateway import Gateway
from tongguan.ground.plumbing.routing import offer
from tongguan.ground.plumbing.sign_in_routes import install_authenticator


class PeopleByHeader:
    """`X-As: acceptor@C-310112001` is somebody with that post; several posts are joined by `,`."""

    async def actor_of(self, header: str, *, changing: bool = False) -> Actor:
        posts = [
            (Role(role), organ, made.region_of(organ))
            for role, _, organ in (post.partition("@") for post in header.split(","))
        ]
        return made.actor(header, *posts)

    in_person = newcomer = actor_of


class NothingOnRecord:
    """What is read is not kept; that the platform keeps it on record, `stories/test_who_sees_what.py` shows."""

    async def taken(self, by: Actor, request: Request) -> None:
        """A file leaves."""

    async def looked_up(self, move: str, by: Actor, path: str, asked: str) -> None:
        """Somebody is looked for by a number."""

    async def admit(self, by: Actor, request: Request) -> None:
        """Everybody may search as often as they like."""

    async def searched(self, by: Actor, request: Request) -> None:
        """A list is searched."""


def bearer_from_header(app: ASGIApp) -> ASGIApp:
    """What stands in X-As is presented where others present a token."""

    async def presented(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["headers"] += [(b"authorization", b"Bearer " + v) for k, v in scope["headers"] if k == b"x-as"]
        await app(scope, receive, send)

    return presented


def app_with(*routers: APIRouter) -> FastAPI:
    """An application with these routes, refusals as problem+json and people by header."""
    app = FastAPI()
    speak_problem_json(app)
    for router in routers:
        offer(app, router)
    install_authenticator(app, PeopleByHeader())
    app.state.reading_record = NothingOnRecord()
    app.add_middleware(Gateway, most_bytes=5_000_000)
    app.add_middleware(bearer_from_header)
    return app


def client_of(app: FastAPI) -> httpx.AsyncClient:
    """A client of the application."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://tongguan")


class As:
    """Somebody at the door."""

    def __init__(self, client: httpx.AsyncClient, who: str) -> None:
        self._client = client
        self._headers = {"X-As": who}

    async def get(self, path: str, **parameters: str | int) -> httpx.Response:
        """Look."""
        return await self._client.get(f"/api/v1{path}", headers=self._headers, params=parameters)

    async def post(
        self, path: str, body: object, *, key: str | None = "", headers: Iterable[tuple[str, str]] = ()
    ) -> httpx.Response:
        """Wish; an empty key is a fresh one, None sends none."""
        sent = {**self._headers, **dict(headers)}
        if key is not None:
            sent["Idempotency-Key"] = key or str(new_id())
        return await self._client.post(f"/api/v1{path}", json=body, headers=sent)
