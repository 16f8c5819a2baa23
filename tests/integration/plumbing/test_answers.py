# SPDX-License-Identifier: Apache-2.0
"""Whatever goes wrong, the caller gets problem+json with a code, a Chinese sentence and a request id."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Annotated

import httpx
import msgspec
import pytest
from fastapi import FastAPI, File, Response, UploadFile
from pydantic import BaseModel, Field

from tests.integration.plumbing.lamps import Lamp, Light, build_lamps, light
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.ground.plumbing.answers import json_answer, speak_problem_json
from tongguan.ground.plumbing.change_requests import OnSeen, given_then, granted
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.database_clock import DatabaseClock
from tongguan.ground.plumbing.gateway import Gateway
from tongguan.ground.plumbing.health import health_routes
from tongguan.ground.plumbing.readiness import clock_probe, database_probe
from tongguan.ground.plumbing.sign_in_routes import install_authenticator
from tongguan.ground.plumbing.unit_of_work import Work


class LightIn(BaseModel):
    lamp: int = Field(ge=1)
    reason: str = Field(max_length=10)


class TheSystem:
    """Whoever asks is the platform itself."""

    async def actor_of(self, secret: str, *, changing: bool) -> Actor:
        return SYSTEM_ACTOR

    async def in_person(self, secret: str) -> Actor:
        return SYSTEM_ACTOR

    async def newcomer(self, secret: str) -> Actor:
        return SYSTEM_ACTOR


def build(database: Database) -> FastAPI:
    app = FastAPI()
    app.add_middleware(Gateway, most_bytes=100_000)
    clock = DatabaseClock(database, tolerance=timedelta(seconds=5))
    app.include_router(health_routes(database, database_probe(database), clock_probe(clock)))
    speak_problem_json(app)
    install_authenticator(app, TheSystem())
    work = Work(database)

    @app.post("/lamps/{street}", status_code=201)
    async def post_light(street: str, body: LightIn, asked: OnSeen) -> Response:
        wish = Light(request_id=asked.request_id, by=asked.by, lamp=body.lamp, reason=body.reason)
        return json_answer(await granted(light(work, wish), given_then(Lamp)), status=201)

    @app.post("/file")
    async def post_file(file: Annotated[UploadFile, File()]) -> int:
        return len(await file.read())

    @app.get("/fault")
    async def get_fault() -> None:
        raise RuntimeError("password=geheim")

    return app


async def keyed(request: httpx.Request) -> None:
    """Every request is one of its own unless a test says otherwise."""
    request.headers.setdefault("Idempotency-Key", str(new_id()))
    request.headers.setdefault("Authorization", "Bearer system")


@pytest.fixture
async def client(database: Database, database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    build_lamps(database_url)
    transport = httpx.ASGITransport(app=build(database))
    hooks = {"request": [keyed]}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", event_hooks=hooks) as client:
        yield client


def check_problem(answer: httpx.Response, status: int, code: str) -> dict[str, object]:
    body: dict[str, object] = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert body["request_id"] == answer.headers["x-request-id"]
    assert body["title"]
    assert body["title_en"]
    assert body["detail"]
    return body


async def test_a_granted_wish_is_answered_with_security_headers(client: httpx.AsyncClient):
    answer = await client.post("/lamps/a", json={"lamp": 1, "reason": "天黑"}, headers={"X-Request-Id": "abcdefgh-1"})
    assert (answer.status_code, answer.json()) == (201, {"id": 1, "lit": True})
    assert answer.headers["x-request-id"] == "abcdefgh-1"
    policy = set(answer.headers["content-security-policy"].split("; "))
    assert {"default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= policy
    assert not {rule for rule in policy if "eval" in rule or ("unsafe" in rule and not rule.startswith("style-src"))}
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


async def test_a_repeated_key_gets_the_first_answer(client: httpx.AsyncClient):
    wish, key = {"lamp": 2, "reason": ""}, {"Idempotency-Key": "once"}
    assert (await client.post("/lamps/a", json=wish, headers=key)).status_code == 201
    again = await client.post("/lamps/a", json=wish, headers=key)
    assert (again.status_code, again.json()) == (201, {"id": 2, "lit": True})
    assert again.headers["idempotent-replayed"] == "true"


async def test_a_refusal_is_a_problem_with_a_stable_code(client: httpx.AsyncClient):
    await client.post("/lamps/a", json={"lamp": 3, "reason": ""})
    check_problem(await client.post("/lamps/a", json={"lamp": 3, "reason": ""}), 409, "lamps.already_lit")
    check_problem(await client.post("/lamps/a", json={"lamp": 99, "reason": ""}), 404, "kernel.not_found")


async def test_a_malformed_body_is_told_field_by_field_in_chinese(client: httpx.AsyncClient):
    body = check_problem(
        await client.post("/lamps/a", json={"lamp": "x", "reason": "一" * 11}),
        422,
        "plumbing.malformed",
    )
    assert [(e["where"], e["hint"]) for e in msgspec.convert(body["errors"], list[dict[str, str]])] == [
        ("body.lamp", "应为整数"),
        ("body.reason", "内容太长"),
    ]
    check_problem(await client.post("/lamps/a", content=b"{"), 422, "plumbing.malformed")
    check_problem(await client.post("/lamps/a"), 422, "plumbing.malformed")


async def test_a_foreign_version_tag_is_refused(client: httpx.AsyncClient):
    answer = await client.post("/lamps/a", json={"lamp": 1, "reason": ""}, headers={"If-Match": '"x"'})
    check_problem(answer, 400, "plumbing.wrong_version_tag")


async def test_unknown_paths_and_methods_are_problems_too(client: httpx.AsyncClient):
    check_problem(await client.get("/nowhere"), 404, "http.404")
    check_problem(await client.get("/lamps/a"), 405, "http.405")


async def test_an_inner_fault_shows_nothing_of_the_inside(client: httpx.AsyncClient):
    answer = await client.get("/fault")
    check_problem(answer, 500, "plumbing.fault")
    assert "geheim" not in answer.text


async def test_a_body_that_is_too_large_is_refused_declared_or_not(client: httpx.AsyncClient):
    async def stream() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 10_000

    check_problem(await client.post("/lamps/a", content=b"x" * 200_000), 413, "http.413")
    check_problem(await client.post("/lamps/a", content=stream()), 413, "http.413")
    check_problem(await client.post("/file", files={"file": b"x" * 200_000}), 413, "http.413")


async def test_without_a_database_the_caller_is_asked_to_try_again(client: httpx.AsyncClient, database: Database):
    await database.close()
    answer = await client.post("/lamps/a", json={"lamp": 1, "reason": ""})
    check_problem(answer, 503, "plumbing.database_unavailable")
    assert answer.headers["retry-after"] == "2"
    assert (await client.get("/readyz")).status_code == 503
    assert (await client.get("/healthz")).status_code == 200


async def test_figures_tell_requests_statements_moves_refusals_and_queues(client: httpx.AsyncClient):
    await client.post("/lamps/a", json={"lamp": 4, "reason": ""})
    await client.post("/lamps/a", json={"lamp": 4, "reason": ""})
    assert (await client.get("/readyz")).json() == {"status": "ready"}
    figures = (await client.get("/metrics")).text
    assert 'tongguan_request_sql_statements_count{route="/lamps/{street}"}' in figures
    assert 'tongguan_moves_total{move="light",result="granted"}' in figures
    assert 'tongguan_moves_total{move="any",result="refused"}' in figures
    assert 'tongguan_refusals_total{code="lamps.already_lit"}' in figures
    assert 'tongguan_queue_depth{queue="outbox"} 1.0' in figures
    assert 'tongguan_lag_seconds{queue="rounds"}' in figures
    assert 'tongguan_lag_seconds{queue="seals"}' in figures
    assert "tongguan_clock_off_seconds 0.0" in figures
    assert "tongguan_database_connections" in figures
