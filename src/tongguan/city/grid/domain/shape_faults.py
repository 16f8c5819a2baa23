# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a shape, in words a draughtsman can act on: coordinates, rings, borders that cross themselves."""

import math
import re
from collections.abc import Callable, Sequence

import numpy as np
import shapely
from shapely.errors import GEOSException
from shapely.geometry import shape as shape_from
from shapely.geometry.base import BaseGeometry

Fault = tuple[str, str, str]
"""Problem in Chinese, in English, and what to do."""

NO_NUMBER: Fault = ("坐标不是数", "a coordinate is no number", "请核对坐标，每个坐标须是有限的数")
NOT_CLOSED: Fault = ("边界没有闭合，首尾两点须相同", "a ring is not closed", "请让边界的最后一点与第一点相同")
TOO_FEW: Fault = ("边界的点太少", "a ring has too few points", "面的边界至少四点，首尾相同")
NO_SHAPE: Fault = ("图形无法读取", "the shape cannot be read", "请核对图形的类型（type）与坐标（coordinates）")
_DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How many lists lie around the positions of a GeoJSON geometry."""
_REASONS = {
    "Self-intersection": ("边界自相交", "the border crosses itself"),
    "Ring Self-intersection": ("边界自相交", "a ring crosses itself"),
    "Hole lies outside shell": ("洞在边界之外", "a hole lies outside"),
    "Nested holes": ("洞中有洞", "holes are nested"),
    "Holes are nested": ("洞中有洞", "holes are nested"),
    "Nested shells": ("面互相重叠", "parts are nested"),
    "Duplicate Rings": ("边界重复", "a ring is there twice"),
    "Interior is disconnected": ("面的内部不相连", "the interior is disconnected"),
}
_REASON = re.compile(r"(?P<what>[^\[]+?)\s*(?:\[(?P<lon>\S+) (?P<lat>\S+)\])?")


def of_geojson(given: object) -> BaseGeometry | Fault | None:
    """The shape of a GeoJSON geometry, what is wrong with it, or none where there is none; heights are left out."""
    if given is None:
        return None
    kind = given.get("type") if isinstance(given, dict) else None
    if not isinstance(given, dict) or kind not in _DEPTHS:
        return NO_SHAPE
    positions = given.get("coordinates")
    if positions == []:
        return None
    fault = _of_positions(positions, depth=_DEPTHS[kind], rings="Polygon" in kind)
    return fault or read(lambda: shapely.force_2d(shape_from({"type": kind, "coordinates": positions})))


def read(make: Callable[[], BaseGeometry]) -> BaseGeometry | Fault:
    """The shape that this makes, or why it cannot be made."""
    try:
        return make()
    except (GEOSException, ValueError, TypeError, IndexError) as error:
        told = str(error)
        if "closed linestring" in told:
            return NOT_CLOSED
        return TOO_FEW if "nvalid number of points" in told or "requires at least" in told else NO_SHAPE


def of_shape(shape: BaseGeometry) -> Fault | None:
    """What is wrong with a shape that could be made."""
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return NO_NUMBER
    if shape.is_valid:
        return None
    reason = shapely.is_valid_reason(shape)
    found = _REASON.fullmatch(reason)
    assert found is not None
    if "oo few points" in found["what"]:
        return TOO_FEW
    zh, en = _REASONS.get(found["what"], ("边界自相交或重复", "the shape is not valid"))
    where = "该处边界" if found["lon"] is None else f"{found['lon']}, {found['lat']} 附近的边界"
    return zh, f"{en}: {reason}", f"请修正{where}"


def _of_positions(given: object, *, depth: int, rings: bool) -> Fault | None:
    if not isinstance(given, Sequence) or isinstance(given, str):
        return NO_SHAPE
    if depth == 0:
        numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in given)
        if not numbers or not all(map(_finite, given)):
            return NO_NUMBER
        return None if len(given) >= 2 else NO_SHAPE
    for one in given:
        fault = _of_positions(one, depth=depth - 1, rings=rings)
        if fault:
            return fault
    if rings and depth == 1:
        if given and given[0][:2] != given[-1][:2]:
            return NOT_CLOSED if len(given) > 2 else TOO_FEW
        return TOO_FEW if len(given) < 4 else None
    return None


def _finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:
        return False
