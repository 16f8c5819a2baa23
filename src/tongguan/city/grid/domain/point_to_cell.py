# SPDX-License-Identifier: Apache-2.0
"""Which unit cell holds a position: Shapely's tree of the cells decides, by exact geometry.

A position on a border belongs to the cell with the lowest number, that is the lowest code, so that every position of
the district belongs to exactly one cell (GRD-09).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Numbers = npt.NDArray[np.int32]

OUTSIDE = -1
_NONE_YET = np.iinfo(np.int32).max


class CellIndex:
    """Answers which of the given polygons holds a position; numbers are positions in the given sequence."""

    def __init__(self, shapes: Sequence[BaseGeometry]) -> None:
        self._tree = shapely.STRtree(shapes)

    def number_at(self, lon: float, lat: float) -> int:
        """The number of the cell that holds one position (WGS-84 degrees), or OUTSIDE."""
        touched = self._tree.query(shapely.Point(lon, lat), predicate="intersects")
        return int(touched.min()) if len(touched) else OUTSIDE

    def numbers_at(self, lons: npt.ArrayLike, lats: npt.ArrayLike) -> Numbers:
        """The numbers of the cells that hold many positions (WGS-84 degrees), OUTSIDE where there is none."""
        lon, lat = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
        position, cell = self._tree.query(shapely.points(lon, lat), predicate="intersects")
        lowest = np.full(len(lon), _NONE_YET, dtype=np.int32)
        np.minimum.at(lowest, position, cell.astype(np.int32))
        lowest[lowest == _NONE_YET] = OUTSIDE
        return lowest

    def touching(self, shape: BaseGeometry) -> list[int]:
        """The numbers of the cells that touch a shape, the lowest first."""
        numbers: list[int] = np.sort(self._tree.query(shape, predicate="intersects")).tolist()
        return numbers

    def around(self, lon: float, lat: float, *, degrees: float) -> list[int]:
        """The numbers of the cells within so many degrees of a position, the lowest first."""
        place = shapely.Point(lon, lat)
        numbers: list[int] = np.sort(self._tree.query(place, predicate="dwithin", distance=degrees)).tolist()
        return numbers
