# SPDX-License-Identifier: Apache-2.0
"""What boards tell the city; names carry a version and are what server-sent events carry too."""

from dataclasses import dataclass
from typing import ClassVar

from tongguan.ground.kernel.work import Event


@dataclass(frozen=True, kw_only=True)
class ScreenShown(Event):
    """Somebody decided what a screen shows; the screen asks for its new state."""

    name: ClassVar[str] = "boards.screen_shown.v1"
    screen: str
    version: int
    by: str


@dataclass(frozen=True, kw_only=True)
class BoardStored(Event):
    """A board has a new version; screens that show it ask for it."""

    name: ClassVar[str] = "boards.board_stored.v1"
    board: str
    version: int
    by: str
