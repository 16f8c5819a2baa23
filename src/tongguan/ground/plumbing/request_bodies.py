# SPDX-License-Identifier: Apache-2.0
"""What a request sends, counted while it comes: so many bytes, not too slowly, and nothing is left lying unread.

A server that answers and closes while bytes are still under way resets the connection: the proxy in front takes
that for a dead server. So what nobody reads is read here and thrown away, up to a limit, before the connection ends.
"""

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

BODY = "tongguan.body"
"""Where the body of a request is found in its scope."""
JSON_BYTES = 4_000_000
"""The largest form anybody fills in; files have a limit of their own."""
ENVELOPE_BYTES = 1_000_000
"""What a multipart body may hold beside its file."""

PATIENCE_SECONDS = 30.0
SLOWEST = 4_000
"""Bytes a second, once patience is over: a telephone at the edge of the network."""

SMALL_BYTES = 64_000
"""As much as is read before the answer, so that the connection can be used again."""
SMALL_SECONDS = 1.0
DRAINED_BYTES = 64_000_000
DRAINED_SECONDS = 10.0
SILENT_SECONDS = 2.0
"""Who sends nothing for so long is waited for no longer."""


class BodyRefused(HTTPException):
    """What is being sent is not taken in; `detail` says why, in Chinese."""


class BodyTooLarge(BodyRefused):
    """The body is larger than this route accepts."""

    def __init__(self, most: int) -> None:
        size = f"{most / 1_000_000:g} MB" if most >= 1_000_000 else f"{most / 1_000:g} KB"
        super().__init__(413, f"内容超过 {size} 的上限，请压缩或分开提交。")


class BodyTooSlow(BodyRefused):
    """The body came so slowly that the connection was given to somebody else."""

    def __init__(self) -> None:
        super().__init__(408, "网络太慢，内容没有收全，请稍后重试。")


class Body:
    """The body of one request."""

    def __init__(self, scope: Scope, receive: Receive, *, most: int, most_file: int) -> None:
        """`most`: bytes of an ordinary body; `most_file`: of one that brings a file."""
        headers = Headers(scope=scope)
        length = headers.get("content-length", "")
        self._receive = receive
        self._most = most
        self._most_file = most_file
        self._declared = int(length) if length.isascii() and length.isdigit() else None
        self._asks_first = headers.get("expect", "").lower() == "100-continue"
        self._received = 0
        self._began: float | None = None
        self.ended = not self._declared and "transfer-encoding" not in headers
        """Whether all of it has come, or the caller has gone."""

    def brings_a_file(self) -> None:
        """This route takes a file: its limit is that of files."""
        self._most = self._most_file

    async def receive(self) -> Message:
        """The next piece, as ASGI has it; raises BodyTooLarge, BodyTooSlow."""
        if self.ended:
            return await self._receive()
        if self._declared is not None and self._declared > self._most:
            raise BodyTooLarge(self._most)
        now = asyncio.get_running_loop().time()
        self._began = now if self._began is None else self._began
        left = self._began + PATIENCE_SECONDS + self._received / SLOWEST - now
        try:
            message = await self._next(left)
        except TimeoutError as error:
            raise BodyTooSlow from error
        if self._received > self._most:
            raise BodyTooLarge(self._most)
        return message

    async def settle(self) -> bool:
        """Read the small rest that nobody wants; whether the connection can be used again."""
        if self.ended:
            return True
        waits_to_be_asked = self._asks_first and self._began is None
        if not waits_to_be_asked and (self._declared or 0) - self._received <= SMALL_BYTES:
            await self._throw_away(bytes_=SMALL_BYTES, seconds=SMALL_SECONDS)
        return self.ended

    async def drain(self) -> None:
        """Read what is still on its way, up to a limit."""
        await self._throw_away(bytes_=DRAINED_BYTES, seconds=DRAINED_SECONDS)

    async def _throw_away(self, *, bytes_: int, seconds: float) -> None:
        enough = self._received + bytes_
        try:
            async with asyncio.timeout(seconds):
                while not self.ended and self._received <= enough:
                    await self._next(SILENT_SECONDS)
        except TimeoutError:
            pass

    async def _next(self, seconds: float) -> Message:
        async with asyncio.timeout(seconds):
            message = await self._receive()
        self._received += len(message.get("body", b""))
        self.ended = message["type"] != "http.request" or not message.get("more_body", False)
        return message
