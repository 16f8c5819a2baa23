# SPDX-License-Identifier: Apache-2.0
"""A thousand clients of live events: so many connections held open at once, and when each received what.

A process of its own, so that its memory and its work are not the server's; started by `EventClients`, it reads its
orders as JSON, says `listening` once every connection stands, listens until its input ends, and answers in JSON. Times
are of the machine's monotonic clock, which all its processes share.
"""

import asyncio
import os
import resource
import sys
import time
from collections import defaultdict
from typing import Self

import msgspec
import uvloop

AT_ONCE = 50
"""Connections being opened at the same moment."""
NAME, VERSION = b'"case_id":"', b'"version":'


class Orders(msgspec.Struct, kw_only=True):
    """Where to listen, as whom, how many times."""

    host: str
    port: int
    path: str
    token: str
    connections: int


Received = dict[str, list[float]]
"""By `case/version`: the seconds at which each connection received it."""


class _Connection(asyncio.Protocol):
    """One connection; knows just enough HTTP to tell that it stands."""

    def __init__(self, received: dict[bytes, list[float]]) -> None:
        self._received = received
        self._rest = b""
        self.stands: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        if not self.stands.done():
            self._rest += data
            head, ends, data = self._rest.partition(b"\r\n\r\n")
            if not ends:
                return
            self._rest = b""
            if b" 200 " in head.split(b"\r\n", 1)[0]:
                self.stands.set_result(None)
            else:
                self.stands.set_exception(ConnectionRefusedError(head.decode()))
        *blocks, self._rest = (self._rest + data).split(b"\n\n")
        for block in blocks:
            _, named, rest = block.partition(NAME)
            if named:
                self._received[rest[:36] + b"/" + _number(block)].append(now)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.stands.done():
            self.stands.set_exception(exc or ConnectionResetError("the connection was lost"))


def _number(block: bytes) -> bytes:
    _, _, rest = block.partition(VERSION)
    return rest[: len(rest) - len(rest.lstrip(b"0123456789"))]


async def _listen(orders: Orders) -> Received:
    _many_files()
    received: dict[bytes, list[float]] = defaultdict(list)
    loop = asyncio.get_running_loop()
    ask = (
        f"GET {orders.path} HTTP/1.1\r\nHost: {orders.host}\r\nAuthorization: Bearer {orders.token}\r\n"
        "Accept: text/event-stream\r\n\r\n"
    ).encode()
    door = asyncio.Semaphore(AT_ONCE)

    async def open_one() -> asyncio.Transport:
        async with door:
            transport, connection = await loop.create_connection(
                lambda: _Connection(received), orders.host, orders.port
            )
            transport.write(ask)
            await connection.stands
            return transport

    connections = await asyncio.gather(*(open_one() for _ in range(orders.connections)))
    print("listening", flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.readline)
    for connection in connections:
        connection.abort()
    return {key.decode(): times for key, times in received.items()}


def _many_files() -> None:
    """As many open files as the machine allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class EventClients:
    """The process; `async with EventClients(orders) as clients`, then `await clients.received()`."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "benchmarks.event_clients",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=2**28,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(self._orders) + b"\n")
        if await self._process.stdout.readline() != b"listening\n":
            raise RuntimeError("the connections could not be opened")
        return self

    async def received(self) -> Received:
        """Stop listening; what was received when."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(b"enough\n")
        self._process.stdin.write_eof()
        told = await self._process.stdout.read()
        if await self._process.wait() or not told.endswith(b"\n"):
            raise RuntimeError(f"the clients died ({self._process.returncode}) after {len(told):,} bytes")
        return msgspec.json.decode(told, type=Received)

    async def __aexit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self._process.terminate()
        await self._process.wait()


if __name__ == "__main__":
    told = uvloop.run(_listen(msgspec.json.decode(sys.stdin.buffer.readline(), type=Orders)))
    os.set_blocking(sys.stdout.fileno(), True)  # the loop may have left it otherwise, and a megabyte waits
    print(msgspec.json.encode(told).decode(), flush=True)
