# SPDX-License-Identifier: Apache-2.0
"""The layers of the map as GeoJSON: outlines rounded to 10 cm, with few and short properties."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.domain.basemap import Basemap
from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.layers import GRID_LAYERS, outlines
from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import RegionCode

DECIMALS = 6
Properties = Mapping[str, str | tuple[float, float] | None]


@dataclass(frozen=True, kw_only=True)
class DrawnShape:
    """A shape with what is said of it."""

    shape: BaseGeometry
    properties: Properties


def drawn(city: City, layer: str) -> bytes:
    """A layer of the catalogue as GeoJSON (WGS-84); an empty one where the city has nothing to draw."""
    basemap = city.part(Basemap).layers
    if layer in basemap:
        return basemap[layer].content
    draw = _DRAWN.get(layer)
    return _collection(draw(city) if draw is not None else ())


def _district(city: City) -> Iterable[DrawnShape]:
    area = city.part(Grids).district
    yield DrawnShape(shape=area.shape, properties=_named(city, area.code, area.shape))


def _streets(city: City) -> Iterable[DrawnShape]:
    for area in city.part(Grids).streets.values():
        yield DrawnShape(shape=area.shape, properties=_named(city, area.code, area.shape))


def _communities(city: City) -> Iterable[DrawnShape]:
    for area in city.part(Grids).communities.values():
        yield DrawnShape(shape=area.shape, properties=_named(city, area.code, area.shape))


def _cells(city: City) -> Iterable[DrawnShape]:
    grids = city.part(Grids)
    for cell in grids.cells:
        told = {
            "code": cell.code,
            "street": cell.street,
            "community": cell.community,
            "autonomy": cell.autonomy_grid,
            "disposal": cell.disposal_grid,
        }
        yield DrawnShape(shape=grids.shape_of(cell), properties=told)


def _autonomy(city: City) -> Iterable[DrawnShape]:
    for code, shape in _outlines(city, "autonomy_grids").items():
        grid = city.part(Grids).autonomy[code]
        told = {"code": code, "name": grid.name, "kind": grid.kind.value, "street": grid.street}
        yield DrawnShape(shape=shape, properties={**told, "community": grid.community, "label": _label(shape)})


def _disposal(city: City) -> Iterable[DrawnShape]:
    for code, shape in _outlines(city, "disposal_grids").items():
        grid = city.part(Grids).disposal[code]
        told = {"code": code, "name": grid.name, "street": grid.street, "unit": grid.unit}
        yield DrawnShape(shape=shape, properties={**told, "label": _label(shape)})


def _outlines(city: City, layer: str) -> Mapping[str, BaseGeometry]:
    return outlines(city.part(Grids), next(one for one in GRID_LAYERS if one.code == layer))


def _named(city: City, code: RegionCode, shape: BaseGeometry) -> Properties:
    region = city.part(Organisation).regions.get(code)
    name = region.name_zh if region is not None else code
    return {
        "code": code,
        "name": name,
        "name_en": region.name_en if region is not None else code,
        "label": _label(shape),
    }


def _label(shape: BaseGeometry) -> tuple[float, float]:
    """Where a name stands well: the middle of the largest circle inside."""
    if not isinstance(shape, shapely.Polygon | shapely.MultiPolygon):
        raise TypeError(f"an area of the map is a {shape.geom_type}")
    middle = shapely.maximum_inscribed_circle(shape, tolerance=0.001).coords[0]
    return round(middle[0], DECIMALS), round(middle[1], DECIMALS)


def _collection(outlined: Iterable[DrawnShape]) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": one.properties,
            "geometry": {"type": one.shape.geom_type, "coordinates": _coordinates(one.shape)},
        }
        for one in outlined
    ]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})


def _coordinates(shape: BaseGeometry) -> object:
    """The positions of a polygon or of several, as GeoJSON nests them."""
    if isinstance(shape, shapely.MultiPolygon):
        return [_coordinates(part) for part in shape.geoms]
    if not isinstance(shape, shapely.Polygon):
        raise TypeError(f"an area of the map is a {shape.geom_type}")
    return [shapely.get_coordinates(ring).round(DECIMALS).tolist() for ring in (shape.exterior, *shape.interiors)]


_DRAWN: Mapping[str, Callable[[City], Iterable[DrawnShape]]] = {
    "district": _district,
    "streets": _streets,
    "communities": _communities,
    "cells": _cells,
    "autonomy": _autonomy,
    "disposal": _disposal,
}
