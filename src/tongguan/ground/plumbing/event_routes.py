# SPDX-License-Identifier: Apache-2.0
"""Live events (server-sent): the names of the outbox, resumable; each person hears what concerns them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import StreamingResponse

from tongguan.ground.kernel.people import Actor
from tongguan.ground.plumbing.answers import Problem, json_answer
from tongguan.ground.plumbing.modules import MakesOld
from tongguan.ground.plumbing.outbox import PublishedEvent
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present, StillPresent
from tongguan.ground.plumbing.stream import Concerns, Missed, Stream

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that nobody on the way takes the line for dead."""
LOOK_AGAIN = 5.0
"""Seconds after which a line asks whether its listener is still signed in, in the same posts."""
LONGEST = 30 * 60.0
"""Seconds after which the line is closed; browsers come back by themselves, with the posts of that moment."""
NUMBER = r"^\d{1,18}$"


def event_routes(
    stream: Stream,
    hears: Callable[[Actor], Concerns],
    *,
    makes_old: Sequence[MakesOld] = (),
    heartbeat: float = HEARTBEAT,
    look_again: float = LOOK_AGAIN,
    longest: float = LONGEST,
) -> APIRouter:
    """/events; `hears`: what may reach the ears of a person."""
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
            hears(by),
            lambda: still(by),
            after=None if seen is None else int(seen),
            heartbeat=heartbeat,
            look_again=look_again,
            longest=longest,
        )
        return StreamingResponse(
            told, media_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        )

    _offer_makes_old(offered, makes_old)
    return offered


def _offer_makes_old(offered: APIRouter, makes_old: Sequence[MakesOld]) -> None:
    @offered.get(
        "/events/makes-old",
        summary="事件使哪些数据过时 | what an event makes old",
        responses={200: {"model": tuple[MakesOld, ...]}, 401: {"model": Problem, "description": "未登录"}},
    )
    async def list_makes_old(by: Present) -> Response:
        """Whoever keeps answers fetches those again that an event makes old; other answers stay as they are."""
        del by
        return json_answer(makes_old)


async def _told(
    stream: Stream,
    concerns: Concerns,
    still: Callable[[], Awaitable[bool]],
    *,
    after: int | None,
    heartbeat: float,
    look_again: float,
    longest: float,
) -> AsyncIterator[bytes]:
    loop = asyncio.get_running_loop()
    end, again, silence = loop.time() + longest, loop.time() + look_again, loop.time() + heartbeat
    async with stream.listen(concerns, after=after) as events:
        # A line that begins says where: whoever loses it before the first event comes back to here, and misses nothing.
        yield b"retry: 3000\nid: %d\n\n" % stream.position if after is None else b"retry: 3000\n: tongguan\n\n"
        coming = asyncio.ensure_future(anext(events))
        try:
            while (now := loop.time()) < end:
                if now >= again:
                    if not await still():
                        return
                    again = now + look_again
                done, _ = await asyncio.wait({coming}, timeout=min(silence, again, end) - now)
                if not done and loop.time() < silence:
                    continue
                silence = loop.time() + heartbeat
                if not done:
                    yield b": still here\n\n"
                    continue
                yield _line(coming.result())
                coming = asyncio.ensure_future(anext(events))
        finally:
            coming.cancel()


def _line(event: PublishedEvent | Missed) -> bytes:
    if isinstance(event, Missed):
        return b"id: %d\nevent: tongguan.missed\ndata: {}\n\n" % event.stream_no
    payload = event.payload.replace(b"\n", b" ")
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event.stream_no, event.name.encode(), payload)
