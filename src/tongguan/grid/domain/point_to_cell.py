# SPDX-License-Identifier: Apache-2.0
"""Which unit cell holds a position: a raster answers nearly always, exact geometry where the raster cannot.

The bounding box of all cells is divided into small equal pixels. Each pixel holds one of
- the number of the cell that covers all of it, or OUTSIDE;
- the number of the one border edge that passes through it: the side of that edge decides;
- ASK: a corner, a hair's breadth, something unusual; Shapely's STRtree decides.

All three ways give the same answer. A position on a border belongs to the cell with the lowest number, that is the
lowest code, so that every position of the district belongs to exactly one cell (GRD-09).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Numbers = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

OUTSIDE = -1
_ASK = np.iinfo(np.int32).min
_PIXELS_PER_CELL = 400
_MOST_PIXELS = 4_000_000
"""16 MB a raster; beyond, look-ups gain nothing because the raster leaves the processor's cache."""
_TOO_NEAR = 1e-13
"""Degrees (10 nm): nearer to an edge, rounding might choose the wrong side, so exact geometry is asked."""
_CHUNK = 65_536


class CellIndex:
    """Answers which of the given polygons holds a position; numbers are positions in the given sequence."""

    def __init__(self, shapes: Sequence[BaseGeometry]) -> None:
        self._tree = shapely.STRtree(shapes)
        edges = _edges_of(np.asarray(shapes, dtype=object))
        frame = _frame_around(np.asarray(shapes, dtype=object))
        self._frame = frame
        self._raster = _raster_of(edges, frame)
        # The same tables as plain Python values: one position is answered without numpy's overhead.
        self._pixels: memoryview[int] = self._raster.data
        self._left, self._right = edges.cell, edges.opposite
        to_lon, to_lat = edges.end_lon - edges.lon, edges.end_lat - edges.lat
        too_near = np.hypot(to_lon, to_lat) * _TOO_NEAR
        self._edge = np.stack([edges.lon, edges.lat, to_lon, to_lat, too_near])
        self._sides: list[tuple[float, float, float, float, float, int, int]] = list(
            zip(*self._edge.tolist(), self._left.tolist(), self._right.tolist(), strict=True)
        )

    def number_at(self, lon: float, lat: float) -> int:
        """The number of the cell that holds one position (WGS-84 degrees), or OUTSIDE."""
        frame = self._frame
        x, y = (lon - frame.west) * frame.per_lon + 1.0, (lat - frame.south) * frame.per_lat + 1.0
        if not (1.0 <= x < frame.columns + 1.0 and 1.0 <= y < frame.rows + 1.0):
            return OUTSIDE
        found: int = self._pixels[int(y) * (frame.columns + 2) + int(x)]
        if found >= OUTSIDE:
            return found
        if found != _ASK:
            from_lon, from_lat, to_lon, to_lat, too_near, left, right = self._sides[-2 - found]
            side = to_lon * (lat - from_lat) - to_lat * (lon - from_lon)
            if side > too_near:
                return left
            if side < -too_near:
                return right
        touched = self._tree.query(shapely.Point(lon, lat), predicate="intersects")
        return int(touched.min()) if len(touched) else OUTSIDE

    def numbers_at(self, lons: npt.ArrayLike, lats: npt.ArrayLike) -> Numbers:
        """The numbers of the cells that hold many positions (WGS-84 degrees), OUTSIDE where there is none."""
        lon, lat = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
        found = np.empty(len(lon), dtype=np.int32)
        for start in range(0, len(lon), _CHUNK):
            part = slice(start, start + _CHUNK)
            found[part] = self._chunk_at(lon[part], lat[part])
        return found

    def touching(self, shape: BaseGeometry) -> list[int]:
        """The numbers of the cells that touch a shape, the lowest first."""
        numbers: list[int] = np.sort(self._tree.query(shape, predicate="intersects")).tolist()
        return numbers

    def around(self, lon: float, lat: float, *, degrees: float) -> list[int]:
        """The numbers of the cells within so many degrees of a position, the lowest first."""
        place = shapely.Point(lon, lat)
        numbers: list[int] = np.sort(self._tree.query(place, predicate="dwithin", distance=degrees)).tolist()
        return numbers

    def _chunk_at(self, lon: Floats, lat: Floats) -> Numbers:
        found = self._raster[self._frame.pixels(lon, lat)]
        (at_edge,) = np.nonzero(found < OUTSIDE)
        if not len(at_edge):
            return found
        near_lon, near_lat, what = lon[at_edge], lat[at_edge], found[at_edge]
        # For ASK the edge is any edge; its answer is replaced below.
        edge = np.where(what == _ASK, 0, -2 - what)
        from_lon, from_lat, to_lon, to_lat, too_near = self._edge[:, edge]
        side = to_lon * (near_lat - from_lat) - to_lat * (near_lon - from_lon)
        found[at_edge] = np.where(side > 0, self._left[edge], self._right[edge])
        ask = at_edge[(what == _ASK) | (np.abs(side) <= too_near)]
        if len(ask):
            found[ask] = self._asked(lon[ask], lat[ask])
        return found

    def _asked(self, lon: Floats, lat: Floats) -> Numbers:
        position, cell = self._tree.query(shapely.points(lon, lat), predicate="intersects")
        lowest = np.full(len(lon), np.iinfo(np.int32).max, dtype=np.int32)
        np.minimum.at(lowest, position, cell.astype(np.int32))
        lowest[lowest == np.iinfo(np.int32).max] = OUTSIDE
        return lowest


@dataclass(frozen=True, kw_only=True)
class _Frame:
    """The raster laid over the cells; one row and column of OUTSIDE runs around it."""

    west: float
    south: float
    per_lon: float
    per_lat: float
    columns: int
    rows: int

    def place(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Columns and rows, with fractions, of positions."""
        return (lon - self.west) * self.per_lon + 1.0, (lat - self.south) * self.per_lat + 1.0

    def pixels(self, lon: Floats, lat: Floats) -> npt.NDArray[np.intp]:
        """The pixel of each position; the surrounding frame for positions off the raster (and NaN)."""
        with np.errstate(over="ignore"):
            x, y = self.place(lon, lat)
        column = np.fmin(np.fmax(x, 0.0), self.columns + 1.0)
        row = np.fmin(np.fmax(y, 0.0), self.rows + 1.0)
        return row.astype(np.intp) * (self.columns + 2) + column.astype(np.intp)


@dataclass(frozen=True, kw_only=True)
class _Edges:
    """Every border edge of every cell, directed so that the cell lies to its left."""

    lon: Floats
    lat: Floats
    end_lon: Floats
    end_lat: Floats
    cell: Numbers
    opposite: Numbers
    """The cell on the right, where it holds exactly the same edge the other way round; else OUTSIDE."""
    twin: Numbers
    """The number of that same edge seen from the right, or -1."""


def _edges_of(shapes: npt.NDArray[np.object_]) -> _Edges:
    parts, owner = shapely.get_parts(shapely.orient_polygons(shapes), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    (start,) = np.nonzero(ring[:-1] == ring[1:])
    start = start[(corners[start] != corners[start + 1]).any(axis=1)]
    begin, end = corners[start], corners[start + 1]
    cell = owner[part[ring[start]]].astype(np.int32)
    twin = _twins(begin, end)
    return _Edges(
        lon=begin[:, 0],
        lat=begin[:, 1],
        end_lon=end[:, 0],
        end_lat=end[:, 1],
        cell=cell,
        opposite=np.where(twin >= 0, cell[twin], OUTSIDE).astype(np.int32),
        twin=twin,
    )


def _twins(begin: Floats, end: Floats) -> Numbers:
    """For each edge the number of the same edge in the other direction, -1 where there is none or more than one."""
    known: dict[tuple[float, ...], int] = {}
    keys = [tuple(key) for key in np.hstack([begin, end]).tolist()]
    for number, key in enumerate(keys):
        known[key] = -1 if key in known else number
    return np.array([known.get((*key[2:], *key[:2]), -1) for key in keys], dtype=np.int32)


def _frame_around(shapes: npt.NDArray[np.object_]) -> _Frame:
    if shapely.is_empty(shapes).all():
        return _Frame(west=0.0, south=0.0, per_lon=1.0, per_lat=1.0, columns=0, rows=0)
    west, south, east, north = shapely.total_bounds(shapes)
    covered = max(float(shapely.area(shapes).sum()), 1e-12)
    wanted = len(shapes) * _PIXELS_PER_CELL * (east - west) * (north - south) / covered
    side = max(2, int(np.sqrt(min(max(wanted, 4.0), _MOST_PIXELS))))
    # Pixels are as wide as high in degrees of their own axis; a hair is added so that the last corner is inside.
    width, height = (east - west) * (1 + 1e-9), (north - south) * (1 + 1e-9)
    return _Frame(
        west=float(west),
        south=float(south),
        per_lon=side / float(width),
        per_lat=side / float(height),
        columns=side,
        rows=side,
    )


def _raster_of(edges: _Edges, frame: _Frame) -> Numbers:
    raster = np.full((frame.columns + 2) * (frame.rows + 2), OUTSIDE, dtype=np.int32)
    if not len(edges.cell):
        return raster
    # Begin and end by the same sum, so that an edge ends on the very number where the next one begins.
    begin, end = frame.place(edges.lon, edges.lat), frame.place(edges.end_lon, edges.end_lat)
    middle, owner = _filled(begin, end, edges.cell, frame.columns + 2)
    raster[middle] = owner
    crowded = np.bincount(middle, minlength=len(raster)) > 1
    pixel, edge = _touched(begin, end, frame.columns + 2)
    order = np.argsort(pixel, kind="stable")
    pixel, edge = pixel[order], edge[order]
    first = np.flatnonzero(np.r_[True, pixel[1:] != pixel[:-1]])
    count = np.diff(np.r_[first, len(pixel)])
    border, one, other = pixel[first], edge[first], edge[np.minimum(first + 1, len(edge) - 1)]
    # One edge alone (the rim of the district), or one edge seen from both its sides, may decide by side; and only
    # where the pixel's middle lies in one of the two cells, for else a third one is involved.
    alone = (count == 1) & (edges.twin[one] < 0)
    shared = (count == 2) & (edges.twin[one] == other)
    in_middle = raster[border]
    expected = (in_middle == edges.cell[one]) | (in_middle == edges.opposite[one])
    simple = (alone | shared) & expected & ~crowded[border]
    raster[crowded] = _ASK
    raster[border] = np.where(simple, -2 - one, _ASK)
    return raster


def _filled(
    begin: tuple[Floats, Floats], end: tuple[Floats, Floats], cell: Numbers, width: int
) -> tuple[npt.NDArray[np.intp], Numbers]:
    """Pixels whose middle lies in a cell, and that cell: along each row, between odd and even border crossings."""
    (x, y), (to_x, to_y) = begin, end
    low, high = np.ceil(np.minimum(y, to_y) - 0.5), np.ceil(np.maximum(y, to_y) - 0.5)
    edge, row = _runs(low.astype(np.intp), (high - low).astype(np.intp))
    slope = (to_x[edge] - x[edge]) / (to_y[edge] - y[edge])
    crossing = x[edge] + (row + 0.5 - y[edge]) * slope
    order = np.lexsort((crossing, row, -cell[edge]))  # the lowest cell comes last and wins
    owner, row = cell[edge][order], row[order]
    column = np.ceil(crossing[order] - 0.5).astype(np.intp)
    run, column = _runs(column[0::2], column[1::2] - column[0::2])
    return row[0::2][run] * width + column, owner[0::2][run]


def _touched(
    begin: tuple[Floats, Floats], end: tuple[Floats, Floats], width: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Pixels that an edge touches (taken a hair too wide, never too narrow), with the edge."""
    (x, y), (to_x, to_y) = begin, end
    hair = 1e-6
    low, high = np.minimum(y, to_y), np.maximum(y, to_y)
    first = np.floor(low - hair).astype(np.intp)
    edge, row = _runs(first, np.floor(high + hair).astype(np.intp) - first + 1)
    level = (y == to_y)[edge]
    slope = (to_x - x)[edge] / np.where(level, 1.0, (to_y - y)[edge])
    bottom = np.clip(row - hair, low[edge], high[edge]) - y[edge]
    top = np.clip(row + 1 + hair, low[edge], high[edge]) - y[edge]
    at_bottom = np.where(level, x[edge], x[edge] + bottom * slope)
    at_top = np.where(level, to_x[edge], x[edge] + top * slope)
    left = np.floor(np.minimum(at_bottom, at_top) - hair).astype(np.intp)
    right = np.floor(np.maximum(at_bottom, at_top) + hair).astype(np.intp)
    run, column = _runs(left, right - left + 1)
    return row[run] * width + column, edge[run]


def _runs(
    first: npt.NDArray[np.intp], length: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Every whole number of every run `first … first + length - 1`, with the number of its run."""
    run = np.repeat(np.arange(len(first), dtype=np.intp), length)
    begin = np.cumsum(length) - length
    return run, np.arange(len(run), dtype=np.intp) - begin[run] + first[run]
