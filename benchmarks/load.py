# SPDX-License-Identifier: Apache-2.0
"""A lean crowd: so many people at once, each walking cases step by step over one connection of its own.

A process of its own, so that its work is not charged to the server; started by `crowd`, it reads its orders as JSON
from standard input, says `begin` and `end` in between, and answers in JSON.
"""

import asyncio
import sys
import time
from collections import deque
from collections.abc import Callable

import msgspec
import uvloop


class Orders(msgspec.Struct, kw_only=True):
    """What a crowd shall do."""

    host: str
    port: int
    people: int
    warm_seconds: float
    seconds: float
    walks: list[list[tuple[str, str, str, str]]]
    """Per case: method, path, token, body."""


class Answer(msgspec.Struct, kw_only=True):
    """What became of it, within the measured seconds."""

    requests: int
    seconds: float
    latencies: list[float]
    """Milliseconds, sorted."""
    refused: dict[str, str]
    """Answers other than 2xx by status and move: the beginning of the first of each."""

    def at(self, share: float) -> float:
        """The latency below which this share of the requests stayed."""
        return self.latencies[min(len(self.latencies) - 1, int(len(self.latencies) * share))]


class _Person(asyncio.Protocol):
    """Speaks just enough HTTP/1.1: one request, one answer with a length, again."""

    def __init__(self) -> None:
        self._held = b""
        self._answered: asyncio.Future[tuple[int, bytes]] | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._held += data
        end = self._held.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._held[:end].lower()
        at = head.find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(self._held) < end + 4 + length:
            return
        body, self._held = self._held[end + 4 : end + 4 + length], self._held[end + 4 + length :]
        if self._answered is not None:
            self._answered.set_result((int(head[9:12]), body))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answered is not None and not self._answered.done():
            self._answered.set_exception(exc or ConnectionResetError("the server hung up"))

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        self._answered = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answered


async def _crowd(orders: Orders) -> Answer:
    loop = asyncio.get_running_loop()
    waiting = deque(orders.walks)
    latencies: list[float] = []
    refused: dict[str, str] = {}
    began = time.perf_counter()
    open_at, close_at = began + orders.warm_seconds, began + orders.warm_seconds + orders.seconds
    number = 0

    async def walk_on() -> None:
        nonlocal number
        _, person = await loop.create_connection(_Person, orders.host, orders.port)
        while waiting and time.perf_counter() < close_at:
            for method, path, token, body in waiting.popleft():
                number += 1
                asked = time.perf_counter()
                status, said = await person.ask(_request(method, path, token, body, number))
                done = time.perf_counter()
                if not 200 <= status < 300:
                    refused.setdefault(f"{status} {path.rpartition('/')[2]}", said[:500].decode(errors="replace"))
                    break
                if open_at <= asked and done <= close_at:
                    latencies.append((done - asked) * 1000)
                if done > close_at:
                    return

    crowd = [asyncio.ensure_future(walk_on()) for _ in range(orders.people)]
    await asyncio.sleep(max(0.0, open_at - time.perf_counter()))
    print("begin", flush=True)
    gathered = asyncio.gather(*crowd)
    await asyncio.wait([gathered], timeout=max(0.0, close_at - time.perf_counter()))
    ended = min(time.perf_counter(), close_at)
    print("end", flush=True)
    await gathered
    return Answer(requests=len(latencies), seconds=ended - open_at, latencies=sorted(latencies), refused=refused)


def _request(method: str, path: str, token: str, body: str, number: int) -> bytes:
    content = body.encode()
    return (
        f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        f"Idempotency-Key: {path}-{number}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    ).encode() + content


async def crowd(orders: Orders, *, on_begin: Callable[[], None], on_end: Callable[[], None]) -> Answer:
    """Send a crowd and wait for its answer; the two calls frame the measured seconds."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.load",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=2**26,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(msgspec.json.encode(orders) + b"\n")
    process.stdin.write_eof()
    answer: Answer | None = None
    async for line in process.stdout:
        if line == b"begin\n":
            on_begin()
        elif line == b"end\n":
            on_end()
        elif line.startswith(b"{"):
            answer = msgspec.json.decode(line, type=Answer)
    await process.wait()
    if answer is None or answer.refused:
        raise RuntimeError(f"the crowd met refusals: {answer.refused if answer else 'no answer'}")
    return answer


if __name__ == "__main__":
    told = uvloop.run(_crowd(msgspec.json.decode(sys.stdin.buffer.read(), type=Orders)))
    print(msgspec.json.encode(told).decode(), flush=True)
