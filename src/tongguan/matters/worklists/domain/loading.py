# SPDX-License-Identifier: Apache-2.0
"""How the load of a piece of ground is added up from the regions that cases name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """The pieces of ground that cases are counted by; the comment is the term on the screen."""

    CELL = "cell"  # 单元网格
    AUTONOMY = "autonomy"  # 自治网格
    DISPOSAL = "disposal"  # 处置网格
    COMMUNITY = "community"  # 居村
    STREET = "street"  # 街镇


DIGITS: Mapping[Ground, int] = {Ground.CELL: 15, Ground.COMMUNITY: 12, Ground.STREET: 9}
"""How long the code of a region of this kind is."""
CELL_DIGITS = DIGITS[Ground.CELL]


@dataclass(frozen=True, kw_only=True)
class Load:
    """Open cases, and how many of them are late or soon will be."""

    open: int = 0
    red: int = 0
    yellow: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(open=self.open + other.open, red=self.red + other.red, yellow=self.yellow + other.yellow)


def loads_by(
    ground: Ground, regions: Iterable[tuple[str, Load]], *, grid_of: Callable[[str], str | None]
) -> tuple[Mapping[str, Load], Load]:
    """The load of every piece of ground that has any, and of the cases placed no more precisely than above it.

    `grid_of` tells the autonomy or disposal grid of a unit cell.
    """
    loads: defaultdict[str, Load] = defaultdict(Load)
    unplaced = Load()
    digits = DIGITS.get(ground)
    for region, load in regions:
        if digits is not None:
            code = region[:digits] if len(region) >= digits else None
        else:
            code = grid_of(region) if len(region) == CELL_DIGITS else None
        if code is None:
            unplaced += load
        else:
            loads[code] += load
    return loads, unplaced
