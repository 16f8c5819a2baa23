# SPDX-License-Identifier: Apache-2.0
"""A board (看板): which part of the city's matters it shows, and its layout; a screen (大屏) shows one."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.ids import covers
from tongguan.ground.kernel.people import Actor, Role
from tongguan.steering.boards.domain.layout import Widget

DECIDERS = (Role.SHIFT_LEADER, Role.COMMANDER, Role.TENANT_ADMIN, Role.SYSTEM_ADMIN, Role.SCENE_MANAGER)
"""Who decides what hangs on the walls of a region."""
NOT_STORED = 0
"""The version of what the platform brings along until somebody stores another."""


@dataclass(frozen=True, kw_only=True)
class Board:
    """One version of a board."""

    id: str
    name: str
    name_en: str
    region: str
    """Whose board it is: the empty code belongs to the whole hub."""
    classes: tuple[str, ...]
    """Prefixes of the classes it shows; none: all matters."""
    awaits: str | None
    """What belongs on this board and is not connected yet, in words; none: nothing is missing."""
    awaits_en: str | None = None
    widgets: tuple[Widget, ...]
    version: int = NOT_STORED
    by: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A wall with a name, and what it shows now."""

    id: str
    name: str
    region: str
    """The region it hangs in: whoever decides there decides about it."""
    board: str
    focus: str
    """The region looked at, within its own."""
    case: str | None = None
    """Task number of the case looked at."""
    layers: tuple[str, ...] | None = None
    """Map layers switched on; None: those of the board."""
    night: bool = False
    version: int = NOT_STORED
    by: str | None = None
    at: datetime | None = None


def decides(by: Actor, region: str) -> bool:
    """Whether a person decides what hangs in a region."""
    return any(covers(post.region, region) for post in by.posts_as(*DECIDERS))
