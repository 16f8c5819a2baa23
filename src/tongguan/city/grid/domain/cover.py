# SPDX-License-Identifier: Apache-2.0
"""Proves that the ground is covered: no gap, no overlap, every region exactly the sum of its parts.

Areas are square metres on the mean sphere at the district's middle latitude (error below 0.5 %). A gap or overlap
under `SURVEY_ACCURACY` is no fault: surveys are not better. Where such crumbs exist, a warning says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.domain.findings import first_few
from tongguan.city.grid.domain.ground import DistrictGround, RegionOutline
from tongguan.city.grid.domain.sheets import CELLS, COMMUNITIES, DISTRICT, STREETS
from tongguan.ground.kernel.findings import fault, warning
from tongguan.ground.kernel.geo import EARTH_RADIUS
from tongguan.ground.kernel.pack import Finding

SURVEY_ACCURACY = 1.0
"""Square metres that may be missing or doubled at one place."""


@dataclass(frozen=True, kw_only=True)
class GridCoverage:
    """How well the unit cells cover the district (GRD-10), in square metres."""

    district: float
    covered: float
    gaps: float
    overlaps: float
    beyond: float
    """Ground of cells outside the district."""

    @property
    def percent(self) -> float:
        """Share of the district that lies in a cell."""
        return 100.0 * self.covered / self.district if self.district else 0.0


def prove_cover(ground: DistrictGround) -> list[Finding]:
    """Gaps and overlaps of the unit cells, and cells beyond the district (GRD-09, GRD-10)."""
    if not ground.cells:
        return [fault(CELLS.file, "没有单元网格", "no unit cells", "请划分单元网格并写入该文件")]
    if _exact(ground):
        return []
    metres = square_metres_per_degree(ground)
    united = shapely.union_all(ground.shapes)
    overlaps = [
        fault(
            CELLS.file,
            f"单元网格{ground.cells[one].code}与{ground.cells[other].code}重叠{area:.0f}平方米，{_where(shared)}",
            f"cells {ground.cells[one].code} and {ground.cells[other].code} overlap by {area:.0f} m2",
            "请修改其中一个的边界，使两者只共用一条边",
            shape=shapely.to_geojson(shared),
        )
        for one, other, shared in _overlaps(ground)
        if (area := metres * shared.area) > SURVEY_ACCURACY
    ]
    gaps = [
        fault(
            CELLS.file,
            f"有{area:.0f}平方米不属于任何单元网格，{_where(gap)}",
            f"{area:.0f} m2 lie in no cell",
            "请把这一块划入相邻的单元网格",
            shape=shapely.to_geojson(gap),
        )
        for gap in _polygons(ground.district.shape.difference(united))
        if (area := metres * gap.area) > SURVEY_ACCURACY
    ]
    beyond = [
        fault(
            CELLS.file,
            f"有{area:.0f}平方米单元网格越出区界，{_where(part)}",
            f"{area:.0f} m2 of cells lie outside the district",
            f"请修改单元网格的边界，或改正{DISTRICT.file}",
            shape=shapely.to_geojson(part),
        )
        for part in _polygons(united.difference(ground.district.shape))
        if (area := metres * part.area) > SURVEY_ACCURACY
    ]
    found = [*first_few(overlaps), *first_few(gaps), *first_few(beyond)]
    return found or [
        warning(
            CELLS.file,
            "单元网格的边界没有点点相接（误差在测量精度以内）",
            "borders do not meet corner to corner, within survey accuracy",
            "相邻网格的公共边请使用相同的拐点坐标",
        )
    ]


def coverage(ground: DistrictGround) -> GridCoverage:
    """The coverage report: a proved ground covers 100 % (GRD-10)."""
    metres = square_metres_per_degree(ground)
    district = ground.district.shape
    united = shapely.union_all(ground.shapes)
    covered = metres * united.intersection(district).area
    return GridCoverage(
        district=metres * district.area,
        covered=covered,
        gaps=metres * district.difference(united).area,
        overlaps=sum((metres * shared.area for _, _, shared in _overlaps(ground)), start=0.0),
        beyond=metres * united.difference(district).area,
    )


def square_metres_per_degree(ground: DistrictGround) -> float:
    """Square metres in one square degree of the district."""
    _, south, _, north = ground.district.shape.bounds
    return (radians(1) * EARTH_RADIUS) ** 2 * cos(radians((south + north) / 2))


def prove_areas(ground: DistrictGround) -> list[Finding]:
    """Communities are exactly the cells they hold, streets exactly their communities (GRD-01, GRD-02)."""
    by_community: dict[str, list[BaseGeometry]] = {}
    for cell, shape in zip(ground.cells, ground.shapes, strict=True):
        by_community.setdefault(cell.community, []).append(shape)
    by_street: dict[str, list[BaseGeometry]] = {}
    for community in ground.communities:
        for street in ground.streets:
            if community.code.startswith(street.code):
                by_street.setdefault(street.code, []).append(community.shape)
    metres = square_metres_per_degree(ground)
    found = [*_different(COMMUNITIES.file, ground.communities, by_community, metres, "单元网格")]
    found += _different(STREETS.file, ground.streets, by_street, metres, "社区")
    return first_few(found)


def _exact(ground: DistrictGround) -> bool:
    """Whether neighbours share their borders corner by corner and together make the district exactly."""
    if not shapely.coverage_is_valid(ground.shapes):
        return False
    return bool(shapely.equals(shapely.coverage_union_all(ground.shapes), ground.district.shape))


def _overlaps(ground: DistrictGround) -> Iterator[tuple[int, int, BaseGeometry]]:
    tree = shapely.STRtree(list(ground.shapes))
    one, other = tree.query(ground.shapes, predicate="intersects")
    one, other = one[one < other], other[one < other]
    shared = shapely.intersection(ground.shapes[one], ground.shapes[other])
    solid = shapely.area(shared) > 0
    yield from zip(one[solid].tolist(), other[solid].tolist(), shared[solid], strict=True)


def _different(
    file: str, areas: tuple[RegionOutline, ...], parts: dict[str, list[BaseGeometry]], metres: float, what: str
) -> Iterator[Finding]:
    for area in areas:
        mine = parts.get(area.code, [])
        if not mine:
            yield fault(
                file, f"{area.name}没有{what}", f"{area.code} has no parts", f"请为它划分{what}", area=area.code
            )
            continue
        united = _united(mine)
        if united.equals(area.shape):
            continue
        difference = metres * united.symmetric_difference(area.shape).area
        if difference > SURVEY_ACCURACY:
            yield fault(
                file,
                f"{area.name}的边界与其{what}合起来相差{difference:.0f}平方米",
                f"{area.code} differs from its parts by {difference:.0f} m2",
                f"请修改边界，使其恰为所辖{what}之和",
                area=area.code,
            )


def _united(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Parts that fit corner to corner are united many times faster; others must not be united that way."""
    parts = np.array(shapes, dtype=object)
    fitting = shapely.coverage_is_valid(parts)
    united: BaseGeometry = shapely.coverage_union_all(parts) if fitting else shapely.union_all(parts)
    return united


def _polygons(shape: BaseGeometry) -> list[BaseGeometry]:
    return [part for part in shapely.get_parts(shape) if part.area > 0]


def _where(shape: BaseGeometry) -> str:
    inside = shapely.point_on_surface(shape)
    return f"位于{inside.x:.6f},{inside.y:.6f}"
