# SPDX-License-Identifier: Apache-2.0
"""Live events (server-sent): the names of the outbox, resumable, each person hears what concerns area and organs."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Annotated, Protocol

from fastapi import APIRouter, Header, Query
from fastapi.responses import StreamingResponse

from tongguan.cases.api import Sight, sight_of
from tongguan.kernel.ids import covers
from tongguan.plumbing.answers import Problem
from tongguan.plumbing.outbox import Told
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present, StillPresent
from tongguan.plumbing.stream import Missed

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that nobody on the way takes the line for dead."""
LOOK_AGAIN = 60.0
"""Seconds after which a line asks whether its listener is still signed in."""
LONGEST = 30 * 60.0
"""Seconds after which the line is closed; browsers come back by themselves, with the posts of that moment."""
NUMBER = r"^\d{1,18}$"


class LiveEvents(Protocol):
    """Hands out events as they are numbered (plumbing.stream.Stream)."""

    def listen(
        self, concerns: Callable[[Sequence[str]], bool], *, after: int | None = None
    ) -> AbstractAsyncContextManager[AsyncIterator[Told | Missed]]:
        """Events from now on, or from after this number."""
        ...


def event_routes(
    stream: LiveEvents, *, heartbeat: float = HEARTBEAT, look_again: float = LOOK_AGAIN, longest: float = LONGEST
) -> APIRouter:
    """/events."""
    offered = APIRouter(prefix="/api/v1", tags=["events"], route_class=QuickRoute)

    @offered.get(
        "/events",
        summary="实时事件 | live events",
        response_class=StreamingResponse,
        responses={
            200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "text/event-stream"},
            401: {"model": Problem, "description": "未登录 | not signed in"},
        },
    )
    async def live(
        by: Present,
        still: StillPresent,
        last_seen: Annotated[
            str | None,
            Header(
                alias="Last-Event-ID", pattern=NUMBER, description="已收到的最后编号 | number of the last event seen"
            ),
        ] = None,
        after: Annotated[
            str | None, Query(pattern=NUMBER, description="同 Last-Event-ID | the same, where no header can be set")
        ] = None,
    ) -> StreamingResponse:
        """Events by their versioned names (`cases.case_moved.v1` …); with their numbers nothing is lost after a break.

        `tongguan.missed` says that some can no longer be told: fetch the lists anew and go on.
        """
        seen = last_seen if last_seen is not None else after
        told = _told(
            stream,
            sight_of(by),
            still,
            after=None if seen is None else int(seen),
            heartbeat=heartbeat,
            look_again=look_again,
            longest=longest,
        )
        return StreamingResponse(
            told, media_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        )

    return offered


def concerns(sight: Sight, audience: Sequence[str]) -> bool:
    """Whether an event for these organs and regions may be heard by a person."""
    if any(organ in audience for organ in sight.organs):
        return True
    regions = [code for code in audience if code.isdigit()]
    return any(covers(area.region, code) for area in sight.areas for code in regions)


async def _told(
    stream: LiveEvents,
    sight: Sight,
    still: Callable[[], Awaitable[bool]],
    *,
    after: int | None,
    heartbeat: float,
    look_again: float,
    longest: float,
) -> AsyncIterator[bytes]:
    loop = asyncio.get_running_loop()
    end, again = loop.time() + longest, loop.time() + look_again
    async with stream.listen(lambda audience: concerns(sight, audience), after=after) as events:
        yield b"retry: 3000\n: tongguan\n\n"
        coming = asyncio.ensure_future(anext(events))
        try:
            while (now := loop.time()) < end:
                if now >= again:
                    if not await still():
                        return
                    again = now + look_again
                done, _ = await asyncio.wait({coming}, timeout=min(heartbeat, end - now))
                if not done:
                    yield b": still here\n\n"
                    continue
                yield _line(coming.result())
                coming = asyncio.ensure_future(anext(events))
        finally:
            coming.cancel()


def _line(told: Told | Missed) -> bytes:
    if isinstance(told, Missed):
        return b"id: %d\nevent: tongguan.missed\ndata: {}\n\n" % told.stream_no
    payload = told.payload.replace(b"\n", b" ")
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (told.stream_no, told.name.encode(), payload)
