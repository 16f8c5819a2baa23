# SPDX-License-Identifier: Apache-2.0
"""Work done beside other work ends when it is told to, whatever happens to the first telling."""

import asyncio

import pytest

from tests.conftest import HANGS_SECONDS
from tongguan.ground.plumbing import worker_loops
from tongguan.ground.plumbing.worker_loops import beside, ended


async def test_who_swallows_the_first_request_to_end_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_loops, "HEARD_SECONDS", 0.01)
    swallowed = 0

    async def deaf() -> None:
        nonlocal swallowed
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                if swallowed == 2:
                    raise
                swallowed += 1

    async with asyncio.timeout(HANGS_SECONDS), beside(deaf()):
        await asyncio.sleep(0)
    assert swallowed == 2


async def test_leaving_the_block_by_a_fault_ends_the_work_and_keeps_the_fault() -> None:
    begun = asyncio.Event()

    async def forever() -> None:
        begun.set()
        await asyncio.sleep(60)

    async def broken() -> None:
        async with beside(forever()):
            await begun.wait()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await broken()


async def test_what_failed_or_ended_before_is_no_reason_to_wait() -> None:
    async def fails() -> None:
        raise OSError

    async def ends() -> None:
        return None

    tasks = [asyncio.create_task(fails()), asyncio.create_task(ends())]
    await asyncio.wait(tasks)
    await ended(*tasks)
    await ended()
