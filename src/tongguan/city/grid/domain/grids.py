# SPDX-License-Identifier: Apache-2.0
"""The grids of a district as one immutable snapshot: from any position to the cell, the grids, the owner."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, inf, radians

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.domain.cover import square_metres_per_degree
from tongguan.city.grid.domain.ground import (
    AutonomyGrid,
    AutonomyKind,
    Cell,
    DisposalGrid,
    DistrictGround,
    RegionOutline,
)
from tongguan.city.grid.domain.pack import read_ground
from tongguan.city.grid.domain.point_to_cell import OUTSIDE, CellIndex
from tongguan.city.grid.domain.refusals import NoSuchCell
from tongguan.ground.kernel.geo import EARTH_RADIUS, Point, distance
from tongguan.ground.kernel.ids import PersonId, RegionCode, covers
from tongguan.ground.kernel.pack import PackFiles, Reading

METRES_PER_DEGREE = radians(1) * EARTH_RADIUS
"""Along a meridian."""


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """All the grid knows about a position: the background of a case's place (GRD-20)."""

    cell: Cell
    community: RegionOutline
    street: RegionOutline
    autonomy: AutonomyGrid
    disposal: DisposalGrid
    owner: PersonId
    """The person who answers for the autonomy grid."""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many there are of everything, and how many people stand behind them."""

    streets: int
    communities: int
    cells: int
    disposal: int
    autonomy: Mapping[AutonomyKind, int]
    matching: int
    enforcement: int
    self_governance: int


class Grids:
    """One edition of the grids. Build it from a proved pack: every name a cell bears must exist."""

    def __init__(self, ground: DistrictGround) -> None:
        self.cells = ground.cells
        self.district = ground.district
        self.streets = {street.code: street for street in ground.streets}
        self.communities = {community.code: community for community in ground.communities}
        self.autonomy = {grid.code: grid for grid in ground.autonomy}
        self.disposal = {grid.code: grid for grid in ground.disposal}
        self._ground = ground
        self._index = CellIndex(list(ground.shapes))
        self._numbers = {cell.code: number for number, cell in enumerate(ground.cells)}
        self._autonomy_of = _gathered(ground.matching)
        self._disposal_of = _gathered((autonomy, disposal) for disposal, autonomy in ground.matching)

    @classmethod
    def from_files(cls, files: PackFiles) -> "Grids":
        """The grids of a city pack; raises PackFault when its grid files cannot be read."""
        return cls(read_ground(Reading(files=files)))

    # ------------------------------------------------------------ from a position
    def cell_at(self, point: Point) -> Cell | None:
        """The one cell that holds a position, or None outside the district (GRD-09).

        A position on a border belongs to the cell with the lowest code, so the answer is always the same.
        """
        number = self._index.number_at(point.lon, point.lat)
        return None if number == OUTSIDE else self.cells[number]

    def cells_at(self, lons: npt.ArrayLike, lats: npt.ArrayLike) -> npt.NDArray[np.int32]:
        """For many positions (WGS-84 degrees) the place of their cell in `cells`; -1 outside the district."""
        return self._index.numbers_at(lons, lats)

    def whereabouts(self, point: Point) -> Whereabouts | None:
        """Cell, community, street, both grids and the owner of a position; None outside the district."""
        cell = self.cell_at(point)
        return None if cell is None else self.whereabouts_of(cell)

    def nearest_cell(self, point: Point, *, within: float) -> Cell | None:
        """The cell a position just outside the district may be meant for, within so many metres; else None."""
        inside = self.cell_at(point)
        if inside is not None:
            return inside
        degrees = within / (METRES_PER_DEGREE * max(0.01, cos(radians(point.lat))))
        found = [
            (self._metres_to(number, point), number)
            for number in self._index.around(point.lon, point.lat, degrees=degrees)
        ]
        metres, number = min(found, default=(inf, OUTSIDE))
        return self.cells[number] if metres <= within else None

    # ------------------------------------------------------------ from a code
    def cell(self, code: str) -> Cell:
        """The cell of this code; raises NoSuchCell."""
        number = self._numbers.get(RegionCode(code))
        if number is None:
            raise NoSuchCell(f"没有编码为“{code}”的单元网格。", code=code)
        return self.cells[number]

    def shape_of(self, cell: Cell) -> BaseGeometry:
        """The polygon of a cell (WGS-84)."""
        shape: BaseGeometry = self._ground.shapes[self._numbers[cell.code]]
        return shape

    def outline(self, code: str) -> BaseGeometry | None:
        """The polygon (WGS-84) of the district, a street, a community or a cell; None for another code."""
        number = self._numbers.get(RegionCode(code))
        if number is not None:
            shape: BaseGeometry = self._ground.shapes[number]
            return shape
        areas = (self.communities.get(RegionCode(code)), self.streets.get(RegionCode(code)), self.district)
        return next((area.shape for area in areas if area is not None and area.code == code), None)

    def middle_of(self, cell: Cell) -> Point:
        """A position inside the cell, near its middle: where a case is put that names no more than the cell."""
        inside = shapely.point_on_surface(self.shape_of(cell))
        return Point(lon=inside.x, lat=inside.y)

    def whereabouts_of(self, cell: Cell) -> Whereabouts:
        """Community, street, both grids and the owner of a cell."""
        autonomy = self.autonomy[cell.autonomy_grid]
        return Whereabouts(
            cell=cell,
            community=self.communities[cell.community],
            street=self.streets[cell.street],
            autonomy=autonomy,
            disposal=self.disposal[cell.disposal_grid],
            owner=autonomy.owner,
        )

    def owner_of(self, cell: Cell) -> PersonId:
        """The person who answers for the cell (GRD-17): the owner of its autonomy grid."""
        return self.autonomy[cell.autonomy_grid].owner

    def cells_in(self, region: str) -> tuple[Cell, ...]:
        """The cells of a district, street or community, by its code."""
        return tuple(cell for cell in self.cells if covers(region, cell.code))

    def neighbours(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells that share a border or a corner with this one, in the order of their codes."""
        return tuple(other for other in self.cells_touching(self.shape_of(cell)) if other != cell)

    def cells_touching(self, shape: BaseGeometry) -> tuple[Cell, ...]:
        """The cells that a shape (WGS-84) touches, in the order of their codes."""
        return tuple(self.cells[number] for number in self._index.touching(shape))

    def square_metres(self, shape: BaseGeometry) -> float:
        """The area of a shape of this district, on the mean sphere (error below 0.5 %)."""
        return square_metres_per_degree(self._ground) * float(shape.area)

    def _metres_to(self, number: int, point: Point) -> float:
        way = shapely.shortest_line(self._ground.shapes[number], shapely.Point(point.lon, point.lat))
        lon, lat = way.coords[0]
        return distance(point, Point(lon=lon, lat=lat))

    # ------------------------------------------------------------ disposal ↔ autonomy
    def autonomy_matched(self, disposal: str) -> tuple[AutonomyGrid, ...]:
        """The autonomy grids that work with a disposal grid (GRD-12)."""
        return tuple(self.autonomy[code] for code in self._autonomy_of.get(disposal, ()))

    def disposal_matched(self, autonomy: str) -> tuple[DisposalGrid, ...]:
        """The disposal grids that work with an autonomy grid (GRD-12)."""
        return tuple(self.disposal[code] for code in self._disposal_of.get(autonomy, ()))

    def counts(self) -> Counts:
        """How many there are of everything (GRD-08, GRD-11, GRD-13)."""
        kinds = Counter(grid.kind for grid in self.autonomy.values())
        return Counts(
            streets=len(self.streets),
            communities=len(self.communities),
            cells=len(self.cells),
            disposal=len(self.disposal),
            autonomy={kind: kinds[kind] for kind in AutonomyKind},
            matching=len(self._ground.matching),
            enforcement=sum(grid.enforcement for grid in self.disposal.values()),
            self_governance=sum(grid.self_governance for grid in self.disposal.values()),
        )


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, list[str]] = {}
    for one, other in sorted(pairs):
        gathered.setdefault(one, []).append(other)
    return {one: tuple(others) for one, others in gathered.items()}
