# SPDX-License-Identifier: Apache-2.0
"""A position gets the cell that geometry, asked cell by cell, gives it: the lowest first."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.domain.point_to_cell import OUTSIDE, CellIndex

FRAME = shapely.box(121.0, 31.0, 121.2, 31.1)


def first_that_holds(shapes: Sequence[BaseGeometry], lon: float, lat: float) -> int:
    """The slow and obvious answer."""
    place = shapely.Point(lon, lat)
    return next((number for number, shape in enumerate(shapes) if shape.intersects(place)), OUTSIDE)


def divided(seed: int, cells: int) -> list[BaseGeometry]:
    """A ground of the given number of cells with neither gap nor overlap: Voronoi cells on a common lattice."""
    rng = np.random.default_rng(seed)
    sites = shapely.MultiPoint(np.column_stack([rng.uniform(121, 121.2, cells), rng.uniform(31, 31.1, cells)]))
    parts = shapely.get_parts(shapely.voronoi_polygons(sites, extend_to=FRAME))
    ground = [part.intersection(FRAME) for part in parts]
    return list(shapely.set_precision([cell for cell in ground if cell.area > 1e-8], 1e-7))


grounds = st.builds(divided, st.integers(0, 10_000), st.integers(3, 40))


def awkward_positions(shapes: Sequence[BaseGeometry], rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Corners, middles of edges, positions a hair beside them, and anywhere."""
    corners = shapely.get_coordinates(shapes)
    middles = (corners[:-1] + corners[1:]) / 2
    beside = corners + rng.uniform(-1e-12, 1e-12, corners.shape)
    anywhere = rng.uniform((120.99, 30.99), (121.21, 31.11), (300, 2))
    return np.vstack([corners, middles, beside, anywhere])


@settings(max_examples=30, deadline=None)
@given(shapes=grounds, seed=st.integers(0, 1000))
def test_every_position_gets_the_answer_of_exact_geometry(shapes, seed):
    index = CellIndex(shapes)
    positions = awkward_positions(shapes, np.random.default_rng(seed))
    expected = [first_that_holds(shapes, lon, lat) for lon, lat in positions.tolist()]
    assert index.numbers_at(positions[:, 0], positions[:, 1]).tolist() == expected
    assert [index.number_at(lon, lat) for lon, lat in positions.tolist()] == expected


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_overlaps_holes_islands_and_gaps_are_answered_by_the_lowest_number_too(seed):
    rng = np.random.default_rng(seed)
    ring = shapely.Point(121.1, 31.05).buffer(0.03).difference(shapely.Point(121.1, 31.05).buffer(0.015))
    shapes = [
        shapely.union_all([shapely.Point(*rng.uniform((121.0, 31.0), (121.2, 31.1))).buffer(0.01), ring]),
        shapely.MultiPolygon([shapely.box(121.0, 31.0, 121.05, 31.1), shapely.box(121.15, 31.0, 121.2, 31.1)]),
        shapely.box(*np.sort(rng.uniform((121.0, 31.0), (121.2, 31.1), (2, 2)), axis=0).ravel()),
        ring,
    ]
    index = CellIndex(shapes)
    positions = awkward_positions(shapes, rng)
    expected = [first_that_holds(shapes, lon, lat) for lon, lat in positions.tolist()]
    assert index.numbers_at(positions[:, 0], positions[:, 1]).tolist() == expected
    assert [index.number_at(lon, lat) for lon, lat in positions.tolist()] == expected


@pytest.mark.parametrize(
    ("lon", "lat"), [(float("nan"), 31.0), (float("inf"), 31.0), (121.1, -1e300), (0.0, 0.0), (1e308, 1e308)]
)
def test_a_position_that_is_nowhere_lies_in_no_cell(lon, lat):
    index = CellIndex([FRAME])
    assert index.number_at(lon, lat) == OUTSIDE
    assert index.numbers_at([lon], [lat]).tolist() == [OUTSIDE]


def test_a_ground_without_cells_has_no_answers():
    index = CellIndex([])
    assert index.number_at(121.0, 31.0) == OUTSIDE
    assert index.numbers_at([121.0, 0.5], [31.0, 0.5]).tolist() == [OUTSIDE, OUTSIDE]
