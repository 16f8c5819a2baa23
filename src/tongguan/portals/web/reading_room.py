# SPDX-License-Identifier: Apache-2.0
"""What every route of portals is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from tongguan.cases.api import Almanac
from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import EditionNo
from tongguan.kernel.words import Masked
from tongguan.portals.api import Boards, CaseLists, Desks, Names, Reviews

LOCAL = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, kw_only=True)
class ReadingRoom:
    """Lists, desks and boards, with the names to read them by."""

    lists: CaseLists
    desks: Desks
    boards: Boards
    reviews: Reviews
    names: Names
    masked: Masked
    clock: Clock
    almanac: Callable[[EditionNo], Almanac]
    """The calendar that clocks of an edition count on."""

    def maybe_masked(self, words: str | None) -> str | None:
        """Words that may be missing, masked."""
        return None if words is None else self.masked(words)


def day_began(now: datetime) -> datetime:
    """Midnight of the city's day."""
    return now.astimezone(LOCAL).replace(hour=0, minute=0, second=0, microsecond=0)
