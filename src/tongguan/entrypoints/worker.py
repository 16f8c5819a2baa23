# SPDX-License-Identifier: Apache-2.0
"""The worker: relays events, carries out reactions, lets clocks ring, seals the audit record. Run many if need be."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from tongguan.cases import wiring as cases_wiring
from tongguan.entrypoints.platform import Platform
from tongguan.patrols import wiring as patrols_wiring
from tongguan.plumbing.bells import ring_after_work
from tongguan.plumbing.outbox import Relay, forget
from tongguan.plumbing.pacing import Round, Rounds
from tongguan.plumbing.reactions import Reactions
from tongguan.plumbing.sealing import seal
from tongguan.plumbing.throttle import Throttle


def rounds_of(platform: Platform) -> tuple[Round, ...]:
    """The jobs that come round."""
    database = platform.database
    return (
        *cases_wiring.rounds(platform.cases),
        *patrols_wiring.rounds(platform.patrols),
        Round(name="plumbing.seal", every=timedelta(minutes=1), go=lambda now: seal(database, now)),
        Round(name="plumbing.forget", every=timedelta(hours=6), go=lambda now: forget(database, now)),
        Round(name="plumbing.forget_tokens", every=timedelta(hours=6), go=platform.sign_in.forget_tokens),
        Round(name="plumbing.forget_tries", every=timedelta(hours=6), go=Throttle(database).forget),
    )


class Worker:
    """Everything one worker does."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._reactions = Reactions(platform.database, platform.clock, platform.reactions)
        self.relay = Relay(platform.database, platform.clock, self._reactions.handlers)
        self._rounds = Rounds(platform.database, platform.clock, rounds_of(platform))

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop; what was begun is finished."""
        async with asyncio.TaskGroup() as loops:
            loops.create_task(self.relay.run(self._platform.url, stop))
            loops.create_task(self._reactions.run(self._platform.url, stop))
            loops.create_task(ring_after_work(self._platform.database, stop))
            loops.create_task(self._rounds.run(stop))

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
