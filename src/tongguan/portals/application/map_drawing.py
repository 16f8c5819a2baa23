# SPDX-License-Identifier: Apache-2.0
"""The layers of the map as GeoJSON: outlines rounded to 10 cm, with few and short properties."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from tongguan.grid.api import GRID_LAYERS, outlines
from tongguan.kernel.ids import RegionCode
from tongguan.portals.application.city import City

DECIMALS = 6
Properties = Mapping[str, str | tuple[float, float] | None]


@dataclass(frozen=True, kw_only=True)
class Outlined:
    """A shape with what is said of it."""

    shape: BaseGeometry
    properties: Properties


def drawn(city: City, layer: str) -> bytes:
    """A layer of the catalogue as GeoJSON (WGS-84); an empty one where the city has nothing to draw."""
    if layer in city.basemap:
        return city.basemap[layer].content
    draw = _DRAWN.get(layer)
    return _collection(draw(city) if draw is not None else ())


def _district(city: City) -> Iterable[Outlined]:
    area = city.grids.district
    yield Outlined(shape=area.shape, properties=_named(city, area.code, area.shape))


def _streets(city: City) -> Iterable[Outlined]:
    for area in city.grids.streets.values():
        yield Outlined(shape=area.shape, properties=_named(city, area.code, area.shape))


def _communities(city: City) -> Iterable[Outlined]:
    for area in city.grids.communities.values():
        yield Outlined(shape=area.shape, properties=_named(city, area.code, area.shape))


def _cells(city: City) -> Iterable[Outlined]:
    for cell in city.grids.cells:
        told = {
            "code": cell.code,
            "street": cell.street,
            "community": cell.community,
            "autonomy": cell.autonomy_grid,
            "disposal": cell.disposal_grid,
        }
        yield Outlined(shape=city.grids.shape_of(cell), properties=told)


def _autonomy(city: City) -> Iterable[Outlined]:
    for code, shape in _outlines(city, "autonomy_grids").items():
        grid = city.grids.autonomy[code]
        told = {"code": code, "name": grid.name, "kind": grid.kind.value, "street": grid.street}
        yield Outlined(shape=shape, properties={**told, "community": grid.community, "label": _label(shape)})


def _disposal(city: City) -> Iterable[Outlined]:
    for code, shape in _outlines(city, "disposal_grids").items():
        grid = city.grids.disposal[code]
        told = {"code": code, "name": grid.name, "street": grid.street, "unit": grid.unit}
        yield Outlined(shape=shape, properties={**told, "label": _label(shape)})


def _outlines(city: City, layer: str) -> Mapping[str, BaseGeometry]:
    return outlines(city.grids, next(one for one in GRID_LAYERS if one.code == layer))


def _named(city: City, code: RegionCode, shape: BaseGeometry) -> Properties:
    region = city.organisation.regions.get(code)
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


def _collection(outlined: Iterable[Outlined]) -> bytes:
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


_DRAWN: Mapping[str, Callable[[City], Iterable[Outlined]]] = {
    "district": _district,
    "streets": _streets,
    "communities": _communities,
    "cells": _cells,
    "autonomy": _autonomy,
    "disposal": _disposal,
}
