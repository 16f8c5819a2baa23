# SPDX-License-Identifier: Apache-2.0
"""The demo city for tests: the pack of the repository, loaded the way the first start does it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.platform import opened
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.plumbing.settings import Settings
from tongguan.steering.city_pack.api import read_folder

FOLDER = Path(__file__).resolve().parents[2] / "cities" / "demo"
LOADED_AT = datetime(2026, 11, 2, tzinfo=UTC)
"""Some weeks before any story begins."""

__all__ = ["FOLDER", "LOADED_AT", "as_in_a_real_city", "load", "read_folder"]


def load(url: str) -> None:
    """Load the pack, its people and their accounts into an empty, migrated database."""

    async def first_start() -> None:
        settings = Settings(demo=True, city=FOLDER, database_pool=2)
        async with opened(url, settings, SimulatedClock(LOADED_AT)) as platform:
            await load_city(platform)

    asyncio.run(first_start())


def as_in_a_real_city(url: str) -> str:
    """The same database, its accounts no longer those of a demonstration: their passwords open anywhere."""
    with psycopg.connect(url) as hand:
        hand.execute("UPDATE plumbing.account SET demo = false")
    return url
