# SPDX-License-Identifier: Apache-2.0
"""The worker: relays events, carries out reactions, lets clocks ring, seals the audit record. Run many if need be."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tongguan.entrypoints.modules import modules_of
from tongguan.entrypoints.platform import Platform
from tongguan.ground.plumbing.notifications import notify_after_commits
from tongguan.ground.plumbing.outbox import Relay
from tongguan.ground.plumbing.reactions import Reactions
from tongguan.ground.plumbing.worker_loops import Rounds


class Worker:
    """Everything one worker does."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        modules = modules_of(platform)
        reactions = [one for module in modules for one in module.reactions]
        self._reactions = Reactions(platform.database, platform.clock, reactions)
        self.relay = Relay(platform.database, platform.clock, self._reactions.handlers)
        self.rounds = Rounds(platform.database, platform.clock, [one for module in modules for one in module.rounds])

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop, but only while this machine's clock is right; what was begun is finished."""
        await self._platform.time.while_right(self._work, stop)

    async def _work(self, stop: asyncio.Event) -> None:
        async with asyncio.TaskGroup() as loops:
            loops.create_task(self.relay.run(self._platform.url, stop))
            loops.create_task(self._reactions.run(self._platform.url, stop))
            loops.create_task(notify_after_commits(self._platform.database, stop))
            loops.create_task(self.rounds.run(stop))

    async def settle(self) -> None:
        """Relay and react until nothing is owed; a play calls this between its steps."""
        while await self.relay.step() or await self._reactions.step():
            pass


@asynccontextmanager
async def working(platform: Platform, leave: asyncio.Event) -> AsyncIterator[Worker]:
    """A worker beside whatever else this process does; should it break down, `leave` is set and its fault raised."""
    stop, worker = asyncio.Event(), Worker(platform)
    task = asyncio.create_task(worker.run(stop))
    task.add_done_callback(lambda _: leave.set())  # a process without its worker must not look alive
    try:
        yield worker
    finally:
        stop.set()
        await task
