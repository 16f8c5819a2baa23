# SPDX-License-Identifier: Apache-2.0
"""The front door of the grid: what a neighbour may know."""

from tongguan.grid.domain.coordinates import (
    System,
    from_wgs84,
    point_from_wgs84,
    point_to_wgs84,
    to_wgs84,
)
from tongguan.grid.domain.cover import Coverage, coverage, prove_areas, prove_cover
from tongguan.grid.domain.gazetteer import Gazetteer, NamedPlace, Place, PlaceKind, Reason
from tongguan.grid.domain.gazetteer_pack import read_gazetteer
from tongguan.grid.domain.grids import Counts, Grids, Whereabouts
from tongguan.grid.domain.ground import Area, AutonomyGrid, AutonomyKind, Cell, DisposalGrid, Ground
from tongguan.grid.domain.pack import read_ground
from tongguan.grid.domain.proof import prove_codes, prove_grids, prove_ground
from tongguan.grid.domain.refinement import Refinement, Retired, prove_refinement, refinement
from tongguan.grid.domain.refusals import NoSuchCell

__all__ = [
    "Area",
    "AutonomyGrid",
    "AutonomyKind",
    "Cell",
    "Counts",
    "Coverage",
    "DisposalGrid",
    "Gazetteer",
    "Grids",
    "Ground",
    "NamedPlace",
    "NoSuchCell",
    "Place",
    "PlaceKind",
    "Reason",
    "Refinement",
    "Retired",
    "System",
    "Whereabouts",
    "coverage",
    "from_wgs84",
    "point_from_wgs84",
    "point_to_wgs84",
    "prove_areas",
    "prove_codes",
    "prove_cover",
    "prove_grids",
    "prove_ground",
    "prove_refinement",
    "read_gazetteer",
    "read_ground",
    "refinement",
    "to_wgs84",
]
