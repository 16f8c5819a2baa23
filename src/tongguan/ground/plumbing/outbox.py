# SPDX-License-Identifier: Apache-2.0
"""From the outbox onwards: the relay numbers committed events, owes each to the modules that react, notifies.

Events are written with the change they tell of (`unit_of_work`), so none is lost and none is told of a change that
was rolled back. Numbers are given after the commit, one relay at a time, so a reader who has seen number n has seen
every event before it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid5

import msgspec

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.database import Database, as_json
from tongguan.ground.plumbing.notifications import COMMITTED, PUBLISHED, at_every_notification

BATCH = 500
_REQUESTS = UUID("0b6f7a5e-5a0e-4f0c-9a51-6d6f1f2f8f11")

Kind = TypeVar("Kind")


@dataclass(frozen=True, kw_only=True)
class PublishedEvent:
    """An event as it travels: numbered, addressed, its content still JSON."""

    id: int
    name: str
    at: datetime
    subject: str
    audience: Sequence[str]
    payload: bytes
    stream_no: int

    def decoded(self, kind: type[Kind]) -> Kind:
        """The content as the event class that its module publishes."""
        return msgspec.json.decode(self.payload, type=kind)

    def request_id(self, handler: str) -> RequestId:
        """The request id under which this handler reacts: the same at every attempt, so it changes things once."""
        return RequestId(uuid5(_REQUESTS, f"{self.id}/{handler}"))


class Relay:
    """Numbers events in the order it finds them; several relays take turns."""

    def __init__(self, database: Database, clock: Clock, handlers: Mapping[str, Sequence[str]]) -> None:
        """`handlers`: event name → names of the handlers that react to it."""
        self._database = database
        self._clock = clock
        self._handlers = as_json([{"name": n, "handler": h} for n, all_ in handlers.items() for h in all_])

    async def step(self) -> int:
        """Number one batch of waiting events; how many it was."""
        async with self._database.reading() as look:
            if not await look.value(bool, "SELECT EXISTS (SELECT FROM plumbing.outbox WHERE stream_no IS NULL)"):
                return 0
        async with self._database.begin() as tx:
            last = await tx.value(int, "SELECT last FROM plumbing.stream FOR UPDATE") or 0
            numbered = await tx.value(int, _NUMBER, (BATCH, last, self._handlers, self._clock.now())) or 0
            if numbered:
                await tx.put("UPDATE plumbing.stream SET last = last + %s", [numbered])
                await tx.put("SELECT pg_notify(%s, '')", [PUBLISHED])
        return numbered

    async def run(self, url: str, stop: asyncio.Event, *, every: float = 1.0) -> None:
        """Relay until told to stop: whenever something was committed, and every so many seconds."""

        async def relay_all() -> None:
            while await self.step() == BATCH and not stop.is_set():
                pass

        await at_every_notification(url, COMMITTED, relay_all, stop, every=every)


_NUMBER = """
    WITH waiting AS (
        SELECT id, row_number() OVER (ORDER BY id) AS rank FROM (
            SELECT id FROM plumbing.outbox WHERE stream_no IS NULL ORDER BY id LIMIT %s
        ) AS oldest
    ), numbered AS (
        UPDATE plumbing.outbox SET stream_no = %s + waiting.rank FROM waiting WHERE outbox.id = waiting.id
        RETURNING outbox.id, outbox.name
    ), owed AS (
        INSERT INTO plumbing.reaction (event_id, handler, due_at)
        SELECT numbered.id, wanted.handler, given.now
        FROM json_to_recordset(%s::json) AS wanted(name text, handler text)
        JOIN numbered USING (name) CROSS JOIN (SELECT %s::timestamptz AS now) AS given
    )
    SELECT count(*) FROM numbered
"""


async def forget(database: Database, now: datetime, *, keep: timedelta = timedelta(days=30)) -> int:
    """Retention: drop events told long ago that nobody owes a reaction, and claims of requests as old."""
    async with database.begin() as tx:
        events = await tx.change(
            "DELETE FROM plumbing.outbox WHERE stream_no IS NOT NULL AND at < %s AND NOT EXISTS"
            " (SELECT FROM plumbing.reaction WHERE reaction.event_id = outbox.id)",
            [now - keep],
        )
        requests = await tx.change("DELETE FROM plumbing.request WHERE at < %s", [now - keep])
    return events + requests
