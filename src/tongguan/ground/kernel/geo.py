# SPDX-License-Identifier: Apache-2.0
"""Places on the earth: WGS-84 in the store, other systems only at the door."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 6_371_008.8
"""Mean earth radius in metres (IUGG)."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A position in WGS-84: longitude and latitude in degrees."""

    lon: float
    lat: float


def distance(a: Point, b: Point) -> float:
    """Great-circle distance in metres (haversine)."""
    half_lat = radians(b.lat - a.lat) / 2
    half_lon = radians(b.lon - a.lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


def may_be_within(metres: float, allowed: float, *, accuracy: float | None) -> bool:
    """Whether somebody seen so far off may be near enough: the phone's own doubt (metres) counts for the person."""
    return metres - (accuracy or 0.0) <= allowed
