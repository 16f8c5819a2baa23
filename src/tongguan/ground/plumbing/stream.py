# SPDX-License-Identifier: Apache-2.0
"""Live events for any number of listeners: one connection per process listens, everybody gets a copy.

A listener names the last number it has seen and misses nothing after it; one that reads too slowly, or was away
longer than events are kept, is told once to fetch everything anew.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.notifications import PUBLISHED, at_every_notification
from tongguan.ground.plumbing.outbox import PublishedEvent

ROOM = 500
"""Events that may wait for a slow listener."""
PAGE = 1000


@dataclass(frozen=True, kw_only=True)
class Missed:
    """Some events cannot be told any more: fetch the present state, then go on from this number."""

    stream_no: int


Concerns = Callable[[Sequence[str]], bool]
"""Whether an event with this audience concerns the listener."""


class Listener:
    """One listener's place in the stream; iterate over it."""

    def __init__(self, concerns: Concerns) -> None:
        self.concerns = concerns
        self._waiting: asyncio.Queue[PublishedEvent] = asyncio.Queue(maxsize=ROOM)
        self._overrun: int | None = None

    def offer(self, event: PublishedEvent) -> None:
        """Keep the event for this listener, if it concerns it and there is room."""
        if not self.concerns(event.audience):
            return
        if self._overrun is not None or self._waiting.full():
            self._overrun = event.stream_no
            return
        self._waiting.put_nowait(event)

    async def next(self) -> PublishedEvent | Missed:
        """The next event; waits for it."""
        if self._overrun is not None:
            missed, self._overrun = Missed(stream_no=self._overrun), None
            while not self._waiting.empty():
                self._waiting.get_nowait()
            return missed
        return await self._waiting.get()


class Stream:
    """Listens, reads the new events once, hands them to the listeners of this process."""

    def __init__(self, database: Database, url: str) -> None:
        self._database = database
        self._url = url
        self._listeners: set[Listener] = set()
        self._position: int | None = None
        self._reading = asyncio.Lock()

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop; a lost connection is made again, and what was missed is read."""
        await at_every_notification(self._url, PUBLISHED, self.catch_up, stop)

    @property
    def position(self) -> int:
        """The number up to which events were handed out."""
        return self._position or 0

    async def catch_up(self) -> None:
        """Hand out whatever was numbered since the last look."""
        async with self._reading:
            if self._position is None:
                async with self._database.reading() as look:
                    self._position = await look.value(int, "SELECT last FROM plumbing.stream") or 0
            while True:
                events = await self._after(self._position)
                for event in events:
                    for listener in self._listeners:
                        listener.offer(event)
                    self._position = event.stream_no
                if len(events) < PAGE:
                    return

    @asynccontextmanager
    async def listen(
        self, concerns: Concerns, *, after: int | None = None
    ) -> AsyncIterator[AsyncIterator[PublishedEvent | Missed]]:
        """Events from now on, or from after this number."""
        listener = Listener(concerns)
        await self.catch_up()
        self._listeners.add(listener)
        began = self.position
        try:
            yield self._events(listener, after, began)
        finally:
            self._listeners.discard(listener)

    async def _events(
        self, listener: Listener, after: int | None, began: int
    ) -> AsyncIterator[PublishedEvent | Missed]:
        if after is not None and after < began:
            async with self._database.reading() as look:
                oldest = await look.value(int, "SELECT min(stream_no) FROM plumbing.outbox")
            if oldest is None or oldest > after + 1:
                yield Missed(stream_no=began)
                after = began
            while events := await self._after(after, upto=began):
                after = events[-1].stream_no
                for event in events:
                    if listener.concerns(event.audience):
                        yield event
        while True:
            yield await listener.next()

    async def _after(self, position: int, upto: int | None = None) -> list[PublishedEvent]:
        async with self._database.reading() as look:
            return await look.rows(PublishedEvent, _AFTER, (position, upto, PAGE))


_AFTER = """
    SELECT id, name, at, subject, audience, payload, stream_no FROM plumbing.outbox
    WHERE stream_no > %s AND stream_no <= coalesce(%s, 9223372036854775807) ORDER BY stream_no LIMIT %s
"""
