# SPDX-License-Identifier: Apache-2.0
"""Clients of the platform: a crowd before a server process, or one by one with every statement recorded."""

from collections.abc import Iterable, Sequence
from unittest.mock import patch

import httpx
import psycopg

from benchmarks import load
from benchmarks.bench import Bench, Server
from benchmarks.costs import Cpu
from benchmarks.recording import Statement, recorded_statements
from tongguan.entrypoints.http import served
from tongguan.entrypoints.platform import Platform
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Actor

Walk = list[tuple[str, str, str, str]]
"""Requests one after the other: method, path, token, body."""
Sent = list[tuple[Statement, ...]]
"""The statements of each request of one walk."""
Tokens = dict[PersonId, str]


async def tokens_for(platform: Platform, people: Iterable[Actor]) -> Tokens:
    """An API token for each of these people."""
    tokens: Tokens = {}
    for actor in people:
        if actor.person not in tokens:
            fresh = await platform.sign_in.make_api_token(actor, label="benchmark", days=1)
            tokens[actor.person] = fresh.secret
    return tokens


def in_process_client(platform: Platform) -> httpx.AsyncClient:
    """Speaks to the application without a network in between."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(served(platform)), base_url="http://127.0.0.1")


def bearer(token: str) -> dict[str, str]:
    """The header that shows a token."""
    return {"Authorization": f"Bearer {token}"}


async def recorded(bench: Bench, url: str, walks: Sequence[Walk]) -> list[Sent]:
    """What these walks send to the database: per walk and request, the statements in order."""
    with psycopg.connect(url, autocommit=True) as connection:  # recorded, not measured: need not be durable
        name = psycopg.sql.Identifier(connection.info.dbname)
        connection.execute(psycopg.sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(name))
    found: list[Sent] = []
    known = patch("tongguan.ground.plumbing.sign_in.REMEMBERED_SECONDS", 3600.0)  # as in a busy hour
    async with bench.platform(url) as platform, in_process_client(platform) as client:
        with known:
            for token in {token for walk in walks for _, _, token, _ in walk}:
                await client.get("/api/v1/session", headers=bearer(token))
        for number, walk in enumerate(walks):
            sent: Sent = []
            for method, path, token, body in walk:
                headers = bearer(token) | {"Content-Type": "application/json", "Idempotency-Key": f"{path}-{number}"}
                with recorded_statements() as recorder:
                    answer = await client.request(method, path, headers=headers, content=body)
                answer.raise_for_status()
                sent.append(recorder.taken())
            found.append(sent)
    return found


async def crowd(server: Server, walks: list[Walk], *, people: int, seconds: float) -> tuple[load.Answer, Cpu]:
    """Let a crowd loose; what it cost application and database while it was measured."""
    readings: list[Cpu] = []

    def read() -> None:
        readings.append(server.cpu())

    orders = load.Orders(
        host="127.0.0.1", port=server.port, people=people, warm_seconds=1.5, seconds=seconds, walks=walks
    )
    answer = await load.crowd(orders, on_begin=read, on_end=read)
    return answer, readings[1].since(readings[0])
