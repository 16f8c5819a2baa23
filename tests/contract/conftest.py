# SPDX-License-Identifier: Apache-2.0
"""A platform as it is served, and the document of its interface."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.factories.demo_city import FOLDER
from tests.stories.city import MONDAY
from tests.stories.conftest import first_edition
from tongguan.entrypoints.http import staff_app
from tongguan.entrypoints.platform import Platform, opened
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.plumbing.openapi import openapi_document
from tongguan.ground.plumbing.settings import Settings


@pytest.fixture
async def platform(city_database_url: str, tmp_path: Path) -> AsyncIterator[Platform]:
    settings = Settings(city=FOLDER, data_dir=tmp_path, database_pool=1)
    clock = SimulatedClock(MONDAY)
    async with opened(city_database_url, settings, clock, read={EditionNo(1): first_edition()}) as platform:
        yield platform


@pytest.fixture
def document(platform: Platform) -> dict[str, Any]:
    return openapi_document(staff_app(platform))
