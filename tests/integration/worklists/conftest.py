# SPDX-License-Identifier: Apache-2.0
"""The small hub, empty or with cases in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.worklists.small_hub import Hub, small_hub
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import api


@pytest.fixture
async def hub(database: Database, database_url: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with small_hub(database, database_url, tmp_path) as hub:
        yield hub


@pytest.fixture
async def grown(hub: Hub) -> list[api.Case]:
    return await hub.populate()
