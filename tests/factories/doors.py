# SPDX-License-Identifier: Apache-2.0
"""A small application for tests: the small city's cases over HTTP, people told by a header instead of a sign-in."""

from collections.abc import Iterable

import httpx
from fastapi import APIRouter, FastAPI, Request

from tests.factories import cases as made
from tongguan.kernel.ids import new_id
from tongguan.kernel.people import Actor, Role
from tongguan.plumbing.answers import speak_problem_json
from tongguan.plumbing.gateway import Gateway
from tongguan.plumbing.sign_in import NotSignedIn
from tongguan.plumbing.sign_in_routes import present


def told_by_header(request: Request) -> Actor:
    """`X-As: acceptor@C-310112001` is somebody with that post; several posts are joined by `,`."""
    told = request.headers.get("x-as")
    if told is None:
        raise NotSignedIn
    posts = [
        (Role(role), organ, made.region_of(organ)) for role, _, organ in (p.partition("@") for p in told.split(","))
    ]
    return made.actor(told, *posts)


def app_with(*routers: APIRouter) -> FastAPI:
    """An application with these routes, refusals as problem+json and people by header."""
    app = FastAPI()
    speak_problem_json(app)
    for router in routers:
        app.include_router(router)
    app.dependency_overrides[present] = told_by_header
    app.add_middleware(Gateway, most_bytes=5_000_000)
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
