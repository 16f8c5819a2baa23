# SPDX-License-Identifier: Apache-2.0
"""Every write operation of the OpenAPI document is granted to somebody in the demo city, and is on record in words."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.contract.recipes.table import RECIPES
from tests.contract.walk import Walk, walking


@dataclass(frozen=True)
class Left:
    """What distinct footprints were left."""

    kind: str
    move: str
    after: str | None


@pytest.mark.long
async def test_every_write_is_granted_somewhere(city_database_url: str, tmp_path: Path):
    """A route that fails here needs a recipe in tests/contract/recipes."""
    refused: list[str] = []
    async with walking(city_database_url, tmp_path) as walk:
        operations = {operation.id: operation for operation in walk.document.writes()}
        assert set(RECIPES) <= set(operations), "recipes of operations that are no more"
        for operation in operations.values():
            try:
                answer = await walk.sends(await walk.granted(operation))
            except AssertionError as error:
                refused.append(str(error))
                continue
            if not answer.is_success:
                refused.append(f"{operation} ({operation.id}): {answer.status_code} {answer.text}")
        await what_it_left_has_words(walk)
    assert not refused, "\n\n".join(refused)


async def what_it_left_has_words(walk: Walk) -> None:
    """The record calls everything by a name that a module declares: kinds of subjects, deeds, states."""
    async with walk.city.platform.database.reading() as look:
        left = await look.rows(
            Left, "SELECT DISTINCT split_part(subject, '/', 1) AS kind, move, after FROM audit.entry"
        )
    agent = await walk.city.somebody("agent", "C-310112-RX")
    words = await agent.asks("/audit/words")
    kinds, deeds, states = ({word["code"] for word in words[part]} for part in ("kinds", "deeds", "states"))
    assert len(left) > 50
    assert {one.kind for one in left} - kinds == set()
    assert {one.move for one in left} - deeds == set()
    assert {one.after for one in left if one.after is not None} - states == set()
