# SPDX-License-Identifier: Apache-2.0
"""Reads the ground of a district from the `grids/` files of a city pack."""

from collections.abc import Iterable
from operator import attrgetter

import numpy as np
from shapely.geometry import Polygon

from tongguan.city.grid.domain.geojson import NamedPolygon, read_polygons
from tongguan.city.grid.domain.ground import (
    AutonomyGrid,
    AutonomyKind,
    Cell,
    DisposalGrid,
    DistrictGround,
    RegionOutline,
)
from tongguan.city.grid.domain.sheets import AUTONOMY, CELLS, COMMUNITIES, DISPOSAL, DISTRICT, MATCHING, STREETS
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode, UnitId
from tongguan.ground.kernel.pack import Reading

STREET_WIDTHS = range(8, 11)
COMMUNITY_WIDTHS = range(11, 14)
"""Usually 6+3 and 6+3+3 digits; some cities number their streets with two or four."""


def read_ground(reading: Reading) -> DistrictGround:
    """The ground a pack tells of; mistakes are noted in the reading, PackFault is raised if one is a fault."""
    cells = sorted(read_polygons(reading, CELLS.file, _CELL_TEXTS), key=lambda cell: cell.texts["code"])
    ground = DistrictGround(
        cells=tuple(_cell(shaped) for shaped in cells),
        shapes=_shapes(cells),
        district=_district(reading),
        streets=_areas(reading, STREETS.file),
        communities=_areas(reading, COMMUNITIES.file),
        autonomy=_autonomy(reading),
        disposal=_disposal(reading),
        matching=_matching(reading),
    )
    _refuse_repeats(reading, CELLS.file, [cell.code for cell in ground.cells])
    _refuse_repeats(reading, STREETS.file, [street.code for street in ground.streets])
    _refuse_repeats(reading, COMMUNITIES.file, [community.code for community in ground.communities])
    reading.close()
    return ground


_CELL_TEXTS = ["code", "community", "street", "autonomy_grid", "disposal_grid"]


def _cell(shaped: NamedPolygon) -> Cell:
    texts = shaped.texts
    return Cell(
        code=RegionCode(texts["code"]),
        community=RegionCode(texts["community"]),
        street=RegionCode(texts["street"]),
        autonomy_grid=texts["autonomy_grid"],
        disposal_grid=texts["disposal_grid"],
    )


def _shapes(cells: list[NamedPolygon]) -> np.typing.NDArray[np.object_]:
    shapes = np.empty(len(cells), dtype=object)
    shapes[:] = [cell.shape for cell in cells]
    return shapes


def _district(reading: Reading) -> RegionOutline:
    areas = _areas(reading, DISTRICT.file)
    if len(areas) == 1:
        return areas[0]
    if areas:
        reading.note(
            DISTRICT.file, f"有{len(areas)}个区", f"{len(areas)} districts", "一个城市包只管一个区，请只留一个"
        )
    return RegionOutline(code=RegionCode(""), name="", shape=Polygon())


def _areas(reading: Reading, file: str) -> tuple[RegionOutline, ...]:
    areas = [
        RegionOutline(code=RegionCode(found.texts["code"]), name=found.texts["name_zh"], shape=found.shape)
        for found in read_polygons(reading, file, ["code", "name_zh"])
    ]
    return tuple(sorted(areas, key=attrgetter("code")))


def _autonomy(reading: Reading) -> tuple[AutonomyGrid, ...]:
    grids: dict[str, AutonomyGrid] = {}
    for row in reading.rows_of(AUTONOMY):
        grid = AutonomyGrid(
            code=row.text("code"),
            kind=row.word("kind", AutonomyKind),
            name=row.text("name_zh"),
            street=RegionCode(row.code("street", lengths=STREET_WIDTHS)),
            community=RegionCode(row.code("community", lengths=COMMUNITY_WIDTHS)),
            owner=PersonId(row.text("owner")),
        )
        if grid.code in grids:
            row.fault("code", f"自治网格{grid.code}重复", f"{grid.code} is listed twice", "请改用未用过的编码")
        grids[grid.code] = grid
    return tuple(grids.values())


def _disposal(reading: Reading) -> tuple[DisposalGrid, ...]:
    grids: dict[str, DisposalGrid] = {}
    for row in reading.rows_of(DISPOSAL):
        grid = DisposalGrid(
            code=row.text("code"),
            name=row.text("name_zh"),
            street=RegionCode(row.code("street", lengths=STREET_WIDTHS)),
            police_grid=row.text("police_grid"),
            unit=UnitId(row.text("unit")),
            lead_post=PostId(row.text("lead_post")),
            staffing=row.optional("staffing"),
            enforcement=row.whole("enforcement"),
            self_governance=row.whole("self_governance"),
        )
        if grid.code in grids:
            row.fault("code", f"处置网格{grid.code}重复", f"{grid.code} is listed twice", "请改用未用过的编码")
        grids[grid.code] = grid
    return tuple(grids.values())


def _matching(reading: Reading) -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for row in reading.rows_of(MATCHING):
        pair = row.text("disposal"), row.text("autonomy")
        if pair in pairs:
            row.warn("autonomy", "该匹配重复", "this pair is listed twice", "请删去多余的行")
        pairs.add(pair)
    return frozenset(pairs)


def _refuse_repeats(reading: Reading, file: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            reading.note(file, f"编码{code}重复", f"code {code} is used twice", "每个编码只能用一次，请重新编号")
        seen.add(code)
