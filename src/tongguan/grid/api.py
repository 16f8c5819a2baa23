# SPDX-License-Identifier: Apache-2.0
"""The front door of the grid: what a neighbour may know."""

from tongguan.grid.application.import_components import ImportComponents, Taken
from tongguan.grid.application.import_features import import_features
from tongguan.grid.application.ports import ComponentRegistry
from tongguan.grid.domain.basemap import BaseLayer, read_basemap
from tongguan.grid.domain.components import (
    COMPONENT_REQUIRED,
    COMPONENT_TEXTS,
    Component,
    ComponentIdForm,
    ComponentState,
    Survey,
    components_from,
)
from tongguan.grid.domain.coordinates import (
    System,
    from_wgs84,
    point_from_wgs84,
    point_to_wgs84,
    to_wgs84,
)
from tongguan.grid.domain.cover import Coverage, coverage, prove_areas, prove_cover
from tongguan.grid.domain.features import Feature, Imported, ShapeKind
from tongguan.grid.domain.gazetteer import Gazetteer, NamedPlace, Place, PlaceKind, Reason
from tongguan.grid.domain.gazetteer_pack import read_gazetteer
from tongguan.grid.domain.grids import Counts, Grids, Whereabouts
from tongguan.grid.domain.ground import Area, AutonomyGrid, AutonomyKind, Cell, DisposalGrid, Ground
from tongguan.grid.domain.layers import GRID_LAYERS, GridFamily, Layer, LayerGroup, outlines
from tongguan.grid.domain.pack import read_ground
from tongguan.grid.domain.proof import prove_codes, prove_grids, prove_ground
from tongguan.grid.domain.refinement import Refinement, Retired, prove_refinement, refinement
from tongguan.grid.domain.refusals import NoSuchCell, NoSuchComponent

__all__ = [
    "COMPONENT_REQUIRED",
    "COMPONENT_TEXTS",
    "GRID_LAYERS",
    "Area",
    "AutonomyGrid",
    "AutonomyKind",
    "BaseLayer",
    "Cell",
    "Component",
    "ComponentIdForm",
    "ComponentRegistry",
    "ComponentState",
    "Counts",
    "Coverage",
    "DisposalGrid",
    "Feature",
    "Gazetteer",
    "GridFamily",
    "Grids",
    "Ground",
    "ImportComponents",
    "Imported",
    "Layer",
    "LayerGroup",
    "NamedPlace",
    "NoSuchCell",
    "NoSuchComponent",
    "Place",
    "PlaceKind",
    "Reason",
    "Refinement",
    "Retired",
    "ShapeKind",
    "Survey",
    "System",
    "Taken",
    "Whereabouts",
    "components_from",
    "coverage",
    "from_wgs84",
    "import_features",
    "outlines",
    "point_from_wgs84",
    "point_to_wgs84",
    "prove_areas",
    "prove_codes",
    "prove_cover",
    "prove_grids",
    "prove_ground",
    "prove_refinement",
    "read_basemap",
    "read_gazetteer",
    "read_ground",
    "refinement",
    "to_wgs84",
]
