# SPDX-License-Identifier: Apache-2.0
"""The table: what is known of each write operation, by its operation id."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.contract.ground import Ground
from tests.stories.city import Somebody
from tongguan.ground.kernel.ids import new_id


@dataclass(frozen=True)
class Facts:
    """What a recipe knows."""

    by: Somebody
    path: Mapping[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    file: tuple[str, bytes, str] | None = None


Recipe = Callable[[Ground], Awaitable[Facts]]
RECIPES: dict[str, Recipe] = {}


class NoRecipe(AssertionError):
    """Nobody has said how to be granted this write operation."""


async def facts_for(operation_id: str, ground: Ground) -> Facts:
    """What is known of an operation; raises NoRecipe."""
    if operation_id not in RECIPES:
        raise NoRecipe(f"{operation_id}: say in tests/contract/recipes who may do it, and on what")
    return await RECIPES[operation_id](ground)


def recipe(operation_id: str) -> Callable[[Recipe], Recipe]:
    """Keep a recipe in the table."""

    def kept(made: Recipe) -> Recipe:
        RECIPES[operation_id] = made
        return made

    return kept


def unheard_of() -> str:
    """A name nobody has taken."""
    return f"w-{new_id().hex[:24]}"
