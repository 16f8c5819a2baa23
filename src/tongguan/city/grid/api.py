# SPDX-License-Identifier: Apache-2.0
"""The front door of the grid: what a neighbour may know."""

from tongguan.city.grid.application.import_components import ImportComponents, SurveyResult
from tongguan.city.grid.application.import_features import import_features
from tongguan.city.grid.application.map_drawing import drawn
from tongguan.city.grid.application.ports import ComponentRegistry
from tongguan.city.grid.domain.basemap import BaseLayer, Basemap, read_basemap
from tongguan.city.grid.domain.components import (
    COMPONENT_REQUIRED,
    COMPONENT_TEXTS,
    Component,
    ComponentIdForm,
    ComponentState,
    Survey,
    components_from,
)
from tongguan.city.grid.domain.coordinates import (
    SYSTEM_WORDS,
    System,
    from_wgs84,
    in_china,
    point_from_wgs84,
    point_to_wgs84,
    system_named,
    to_wgs84,
)
from tongguan.city.grid.domain.cover import GridCoverage, coverage, prove_areas, prove_cover
from tongguan.city.grid.domain.features import Feature, ImportedFeatures, ShapeKind
from tongguan.city.grid.domain.gazetteer import Gazetteer, LikelyPlace, NamedPlace, PlaceKind, PlaceReason
from tongguan.city.grid.domain.gazetteer_pack import read_gazetteer
from tongguan.city.grid.domain.geojson import read_polygons
from tongguan.city.grid.domain.grids import Counts, Grids, Whereabouts
from tongguan.city.grid.domain.ground import (
    AutonomyGrid,
    AutonomyKind,
    Cell,
    DisposalGrid,
    DistrictGround,
    RegionOutline,
)
from tongguan.city.grid.domain.layers import GRID_LAYERS, GridFamily, Layer, LayerGroup, outlines
from tongguan.city.grid.domain.map_layers import MAP_LAYERS, LayerKind, MapLayer
from tongguan.city.grid.domain.pack import read_ground
from tongguan.city.grid.domain.parts import PARTS
from tongguan.city.grid.domain.proof import prove_codes, prove_grids, prove_ground
from tongguan.city.grid.domain.refinement import Refinement, Retired, prove_refinement, refinement
from tongguan.city.grid.domain.refusals import NoSuchCell, NoSuchComponent, NoSuchLayer

__all__ = [
    "COMPONENT_REQUIRED",
    "COMPONENT_TEXTS",
    "GRID_LAYERS",
    "MAP_LAYERS",
    "PARTS",
    "SYSTEM_WORDS",
    "AutonomyGrid",
    "AutonomyKind",
    "BaseLayer",
    "Basemap",
    "Cell",
    "Component",
    "ComponentIdForm",
    "ComponentRegistry",
    "ComponentState",
    "Counts",
    "DisposalGrid",
    "DistrictGround",
    "Feature",
    "Gazetteer",
    "GridCoverage",
    "GridFamily",
    "Grids",
    "ImportComponents",
    "ImportedFeatures",
    "Layer",
    "LayerGroup",
    "LayerKind",
    "LikelyPlace",
    "MapLayer",
    "NamedPlace",
    "NoSuchCell",
    "NoSuchComponent",
    "NoSuchLayer",
    "PlaceKind",
    "PlaceReason",
    "Refinement",
    "RegionOutline",
    "Retired",
    "ShapeKind",
    "Survey",
    "SurveyResult",
    "System",
    "Whereabouts",
    "components_from",
    "coverage",
    "drawn",
    "from_wgs84",
    "import_features",
    "in_china",
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
    "read_polygons",
    "refinement",
    "system_named",
    "to_wgs84",
]
