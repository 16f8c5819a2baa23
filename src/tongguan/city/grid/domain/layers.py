# SPDX-License-Identifier: Apache-2.0
"""The grid layers of the one map: three nets over the same unit cells, so that they cannot drift apart (GRD-05..07)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.ground import Cell


class GridFamily(StrEnum):
    """The two families of grids (GRD-05); the comment is the term on the screen."""

    SOCIAL = "social"  # 社会网格
    ADMINISTRATIVE = "administrative"  # 行政网格


class LayerGroup(StrEnum):
    """The three nets that are one (GRD-06, GRD-07); the comment is the term on the screen."""

    SOCIAL_GOVERNANCE = "social_governance"  # 社会治理网格
    CITY_MANAGEMENT = "city_management"  # 城市管理网格
    COMMUNITY_SERVICE = "community_service"  # 社区服务网格


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A layer of the map whose areas are unit cells gathered by one of their memberships."""

    code: str
    name_zh: str
    name_en: str
    group: LayerGroup
    family: GridFamily
    area_of: Callable[[Cell], str]
    """The code of the area of this layer that a cell belongs to."""


GRID_LAYERS = (
    Layer(
        code="autonomy_grids",
        name_zh="自治网格",
        name_en="Self-governing grids",
        group=LayerGroup.SOCIAL_GOVERNANCE,
        family=GridFamily.SOCIAL,
        area_of=lambda cell: cell.autonomy_grid,
    ),
    Layer(
        code="unit_cells",
        name_zh="单元网格",
        name_en="Unit cells",
        group=LayerGroup.CITY_MANAGEMENT,
        family=GridFamily.ADMINISTRATIVE,
        area_of=lambda cell: cell.code,
    ),
    Layer(
        code="disposal_grids",
        name_zh="处置网格",
        name_en="Disposal grids",
        group=LayerGroup.CITY_MANAGEMENT,
        family=GridFamily.ADMINISTRATIVE,
        area_of=lambda cell: cell.disposal_grid,
    ),
    Layer(
        code="communities",
        name_zh="社区",
        name_en="Communities",
        group=LayerGroup.COMMUNITY_SERVICE,
        family=GridFamily.SOCIAL,
        area_of=lambda cell: cell.community,
    ),
    Layer(
        code="streets",
        name_zh="街镇",
        name_en="Streets and towns",
        group=LayerGroup.COMMUNITY_SERVICE,
        family=GridFamily.SOCIAL,
        area_of=lambda cell: cell.street,
    ),
)
"""The catalogue of grid layers, in the order in which a map offers them."""


def outlines(grids: Grids, layer: Layer) -> Mapping[str, BaseGeometry]:
    """The outline (WGS-84) of every area of a layer by its code: the union of its unit cells."""
    members: dict[str, list[BaseGeometry]] = {}
    for cell in grids.cells:
        members.setdefault(layer.area_of(cell), []).append(grids.shape_of(cell))
    return {
        code: shapely.coverage_union_all(np.array(shapes, dtype=object)) for code, shapes in sorted(members.items())
    }
