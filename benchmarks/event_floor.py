# SPDX-License-Identifier: Apache-2.0
"""The floor of live events: the same bytes to as many sockets, with nothing behind them.

A process of its own; it prints its port, then writes each line it is given (a JSON string) to everybody connected and
prints the moment before the first write.
"""

import asyncio
import sys
import time

import msgspec
import uvloop

HELLO = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"


class _Connection(asyncio.Protocol):
    def __init__(self, clients: set[asyncio.Transport]) -> None:
        self._clients = clients

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if self._transport not in self._clients:
            self._transport.write(HELLO)
            self._clients.add(self._transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._clients.discard(self._transport)


async def _serve() -> None:
    loop, clients = asyncio.get_running_loop(), set[asyncio.Transport]()
    server = await loop.create_server(lambda: _Connection(clients), "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.buffer.readline):
        block = msgspec.json.decode(line, type=str).encode()
        print(time.monotonic(), flush=True)
        for client in clients:
            client.write(block)


if __name__ == "__main__":
    uvloop.run(_serve())
