# SPDX-License-Identifier: Apache-2.0
"""The demo city for tests: the pack of the repository, loaded the way the first start does it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from tongguan.city_pack.api import read_folder
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.platform import opened
from tongguan.kernel.clock import SimulatedClock
from tongguan.plumbing.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "cities" / "demo"
LOADED_AT = datetime(2026, 11, 2, tzinfo=UTC)
"""Some weeks before any story begins."""

__all__ = ["FOLDER", "LOADED_AT", "load", "read_folder"]


def load(url: str) -> None:
    """Load the pack, its people and their accounts into an empty, migrated database."""

    async def first_start() -> None:
        async with opened(url, Settings(city=FOLDER, database_pool=2), SimulatedClock(LOADED_AT)) as platform:
            await load_city(platform)

    asyncio.run(first_start())
