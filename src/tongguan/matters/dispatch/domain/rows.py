# SPDX-License-Identifier: Apache-2.0
"""The rows of a responsibility list (权责清单), as a city pack writes them down (DSP-03)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tongguan.ground.kernel.ids import UnitId

ANY = "*"


class AtLevel(StrEnum):
    """The level at which `kind:…@level` looks for the one unit of that kind."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    CELL = "cell"


class GridKind(StrEnum):
    """Which kind of grid a matter goes to in the street (DSP-04)."""

    DISPOSAL = "disposal"  # 处置网格
    AUTONOMY = "autonomy"  # 自治网格
    NONE = "none"


class ClosingLevel(StrEnum):
    """The level that closes the matter: 小事不出社区、大事不出街道、难事区内统筹 (ORG-11)."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit named by its id."""

    unit: UnitId

    def __str__(self) -> str:
        return self.unit


@dataclass(frozen=True, slots=True)
class UnitByKind:
    """The one unit of a kind whose region covers the place at a level, for example `kind:water@street`."""

    kind: str
    level: AtLevel

    def __str__(self) -> str:
        return f"kind:{self.kind}@{self.level}"


Whom: TypeAlias = NamedUnit | UnitByKind
"""Who a row of the list means; only the place says which unit that is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListRow:
    """One row of the list: for this class, area, source and filing condition, this lead and these assists."""

    id: str
    class_code: str
    """2, 4 or 6 digits; the row holds for every sub-class below."""
    area: str
    """A region code; the row holds for every place inside."""
    source: str = ANY
    condition: str = ANY
    lead: Whom
    assists: tuple[Whom, ...] = ()
    grid_kind: GridKind = GridKind.NONE
    closing_level: ClosingLevel = ClosingLevel.STREET
    evidence: tuple[str, ...] = ()
    """What must be shown before closing."""
    basis: str = ""
    """The item of the power list the row rests on (权责依据)."""
    machine: bool = False
    """Whether the platform may dispatch by this row alone (DSP-10)."""
    line: int = 0
    """Where the row stands in the file, the header being 1."""

    @property
    def named(self) -> int:
        """How many of source and condition the row names."""
        return (self.source != ANY) + (self.condition != ANY)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the row is for."""
        return self.class_code, self.area, self.source, self.condition
