# SPDX-License-Identifier: Apache-2.0
"""Modules react to each other's events: owed in the relay's transaction, carried out in their own, once.

A handler opens its own unit of work with `event.request_id(handler)`; should a worker die between that commit and
crossing the debt off, the next attempt finds the request already granted and changes nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.refusal import Conflict, Refusal
from tongguan.ground.kernel.work import AlreadyDone
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.notifications import PUBLISHED, at_every_notification
from tongguan.ground.plumbing.outbox import PublishedEvent
from tongguan.ground.plumbing.telemetry import REACTIONS

MOST_TRIES = 12
LEASE = timedelta(minutes=2)
"""After this time a worker that took a reaction counts as dead."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Reaction:
    """What a module does when it hears of an event."""

    event: str
    """Name of the event, with its version."""
    handler: str
    """Name of the deed, `module.verb`; never renamed while events wait for it."""
    react: Callable[[PublishedEvent], Awaitable[None]]


class Reactions:
    """Carries out what is owed. Several workers share the work; events of one subject go in order within a batch."""

    def __init__(self, database: Database, clock: Clock, reactions: Sequence[Reaction], *, at_once: int = 8) -> None:
        self._database = database
        self._clock = clock
        self._deeds = {reaction.handler: reaction.react for reaction in reactions}
        self._places = asyncio.Semaphore(at_once)
        self.handlers: Mapping[str, Sequence[str]] = {
            event: [r.handler for r in reactions if r.event == event] for event in {r.event for r in reactions}
        }
        """Event name → handlers, as the relay wants to know it."""

    async def step(self, most: int = 64) -> int:
        """Take and carry out one batch; how many were taken."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            taken = await tx.tuples(_TAKE, (now, list(self._deeds), most, now + LEASE))
        by_subject: dict[str, list[tuple[str, int, PublishedEvent]]] = {}
        for handler, tries, id_, name, at, subject, audience, payload, stream_no in taken:
            event = PublishedEvent(
                id=id_, name=name, at=at, subject=subject, audience=audience, payload=payload, stream_no=stream_no
            )
            by_subject.setdefault(subject, []).append((handler, tries, event))
        settled = await asyncio.gather(*(self._in_order(owed) for owed in by_subject.values()))
        done = [key for keys in settled for key in keys]
        if done:
            async with self._database.begin() as tx:
                await tx.put(
                    "DELETE FROM plumbing.reaction USING unnest(%s::bigint[], %s::text[]) AS done(event_id, handler)"
                    " WHERE reaction.event_id = done.event_id AND reaction.handler = done.handler",
                    ([event for event, _ in done], [handler for _, handler in done]),
                )
        return len(taken)

    async def run(self, url: str, stop: asyncio.Event, *, every: float = 1.0) -> None:
        """Work until told to stop: whenever events were numbered, and every so many seconds."""

        async def carry_out_all() -> None:
            while await self.step() and not stop.is_set():
                pass

        await at_every_notification(url, PUBLISHED, carry_out_all, stop, every=every)

    async def _in_order(self, owed: list[tuple[str, int, PublishedEvent]]) -> list[tuple[int, str]]:
        async with self._places:
            return [
                (event.id, handler) for handler, tries, event in owed if await self._carried_out(handler, tries, event)
            ]

    async def _carried_out(self, handler: str, tries: int, event: PublishedEvent) -> bool:
        try:
            await self._deeds[handler](event)
        except AlreadyDone:
            REACTIONS.labels(handler, "repeated").inc()
            return True
        except Exception as error:  # one module's fault must not stop the others
            final = tries >= MOST_TRIES or (isinstance(error, Refusal) and not isinstance(error, Conflict))
            log.warning("reaction_failed", handler=handler, event_id=event.id, subject=event.subject, tries=tries,
                        final=final, exc_info=not isinstance(error, Refusal))  # fmt: skip
            REACTIONS.labels(handler, "failed" if final else "put off").inc()
            await self._put_off(handler, event, f"{type(error).__name__}: {error}", final=final, tries=tries)
            return False
        REACTIONS.labels(handler, "done").inc()
        return True

    async def _put_off(self, handler: str, event: PublishedEvent, reason: str, *, final: bool, tries: int) -> None:
        later = self._clock.now() + min(timedelta(seconds=2**tries), timedelta(minutes=10))
        async with self._database.begin() as tx:
            await tx.put(
                "UPDATE plumbing.reaction SET due_at = %s, failed = %s WHERE event_id = %s AND handler = %s",
                (later, reason if final else None, event.id, handler),
            )


_TAKE = """
    WITH due AS (
        SELECT event_id, handler FROM plumbing.reaction
        WHERE due_at <= %s AND failed IS NULL AND handler = ANY(%s)
        ORDER BY due_at, event_id LIMIT %s FOR UPDATE SKIP LOCKED
    ), taken AS (
        UPDATE plumbing.reaction SET due_at = %s, tries = tries + 1 FROM due
        WHERE reaction.event_id = due.event_id AND reaction.handler = due.handler
        RETURNING reaction.event_id, reaction.handler, reaction.tries
    )
    SELECT handler, tries, id, name, at, subject, audience, payload, stream_no
    FROM taken JOIN plumbing.outbox ON outbox.id = taken.event_id ORDER BY id, handler
"""
