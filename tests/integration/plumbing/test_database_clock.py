# SPDX-License-Identifier: Apache-2.0
"""The platform's clock asks the database as long as the platform stands, and not a moment longer."""

import asyncio
from datetime import timedelta

import pytest

from tests.conftest import HANGS_SECONDS
from tongguan.ground.plumbing import worker_loops
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.database_clock import DatabaseClock
from tongguan.ground.plumbing.worker_loops import ended

pytestmark = pytest.mark.moment


async def test_told_to_end_as_a_connection_is_handed_to_it_the_clock_still_ends(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_loops, "HEARD_SECONDS", 0.1)
    database = Database(database_url, pool_size=1)
    await database.open()
    clock = DatabaseClock(database, tolerance=timedelta(seconds=1))
    async with database.reading():
        following = asyncio.create_task(clock.follow())
        await asyncio.sleep(0.1)
        assert database.sizes()["requests_waiting"] == 1
    async with asyncio.timeout(HANGS_SECONDS):
        await ended(following)
    await database.close()
