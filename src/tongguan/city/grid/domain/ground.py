# SPDX-License-Identifier: Apache-2.0
"""The ground of a district as one edition of the city pack tells it: regions, unit cells, the grids over them."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
from shapely.geometry.base import BaseGeometry

from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode, UnitId


class AutonomyKind(StrEnum):
    """The four kinds of self-governing grid (GRD-08); the comment is the term on the screen."""

    COMMITTEE = "committee"  # 居委网格
    VILLAGE = "village"  # 村委网格
    STREET_FRONT = "street_front"  # 街面网格
    EXTENSION = "extension"  # 拓展网格


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A unit cell (单元网格): the smallest piece of ground; it belongs to exactly one of each of these."""

    code: RegionCode
    community: RegionCode
    street: RegionCode
    autonomy_grid: str
    disposal_grid: str


@dataclass(frozen=True, kw_only=True)
class RegionOutline:
    """A district, street or community with its outline (WGS-84)."""

    code: RegionCode
    name: str
    shape: BaseGeometry


@dataclass(frozen=True, kw_only=True)
class AutonomyGrid:
    """A self-governing grid (自治网格) of the social family; its owner answers for it (GRD-17)."""

    code: str
    kind: AutonomyKind
    name: str
    street: RegionCode
    community: RegionCode
    owner: PersonId


@dataclass(frozen=True, kw_only=True)
class DisposalGrid:
    """A disposal grid (处置网格) of the administrative family: police grid and forces merged (GRD-11, GRD-14)."""

    code: str
    name: str
    street: RegionCode
    police_grid: str
    unit: UnitId
    lead_post: PostId
    staffing: str
    """The pattern of staffing as the city writes it, for example `1+3+38`."""
    enforcement: int
    """Police, city-management, market and other enforcement people assigned."""
    self_governance: int
    """Self-governance people assigned."""


@dataclass(frozen=True, kw_only=True)
class DistrictGround:
    """Everything the grid files of one edition say; `cells` are in the order of their codes, `shapes` with them."""

    cells: tuple[Cell, ...]
    shapes: npt.NDArray[np.object_]
    district: RegionOutline
    streets: tuple[RegionOutline, ...]
    communities: tuple[RegionOutline, ...]
    autonomy: tuple[AutonomyGrid, ...]
    disposal: tuple[DisposalGrid, ...]
    matching: frozenset[tuple[str, str]]
    """Pairs of disposal grid and autonomy grid that work together, many to many (GRD-12)."""
