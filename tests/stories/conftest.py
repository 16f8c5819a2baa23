# SPDX-License-Identifier: Apache-2.0
"""A city of its own for every story: the demo city copied from its template, served over HTTP without a network."""

from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import httpx
import pytest

from tests.factories.demo_city import FOLDER
from tests.stories.city import MONDAY, City
from tongguan.entrypoints.http import served
from tongguan.entrypoints.platform import opened
from tongguan.entrypoints.worker import Worker
from tongguan.ground.kernel import city as kernel
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.plumbing.settings import Settings
from tongguan.steering.city_pack import api as city_pack


@cache
def first_edition() -> kernel.City:
    """The edition that the template holds, read once for all stories."""
    return city_pack.read_city(city_pack.read_folder(FOLDER), edition=EditionNo(1))


@pytest.fixture
async def city(city_database_url: str, tmp_path: Path) -> AsyncIterator[City]:
    """Monday, nine in the morning."""
    clock = SimulatedClock(MONDAY)
    settings = Settings(city=FOLDER, data_dir=tmp_path, database_pool=4)
    async with opened(city_database_url, settings, clock, read={EditionNo(1): first_edition()}) as platform:
        transport = httpx.ASGITransport(app=served(platform))
        async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
            yield City(platform, clock, client, Worker(platform))
