# SPDX-License-Identifier: Apache-2.0
"""The four reference systems met in Chinese cities, and the way from each to WGS-84 and back.

| system   | who uses it                                  | relation to WGS-84 |
|----------|----------------------------------------------|--------------------|
| WGS-84   | satellites, phones' raw position, this hub   | –                  |
| CGCS2000 | surveys, city components (2000国家大地坐标系)  | taken as equal     |
| GCJ-02   | public maps in China, most phone maps        | shifted 18–714 m   |
| BD-09    | Baidu maps (GCJ-02, shifted again)           | shifted 0.7–1.5 km |

CGCS2000 and WGS-84 both follow the International Terrestrial Reference Frame. CGCS2000 is frozen at the
epoch 2000.0 while the plate below China drifts by roughly 3 to 4 cm a year, and the ellipsoids differ by
0.1 mm; so taking them as equal errs by about 1 m in 2026. A unit cell is about 100 m wide: the error is
accepted and named here.

GCJ-02 and BD-09 have no published definition. The formulas are those that the public has known since about
2010 from reverse engineering (Krasovsky 1940 ellipsoid, a polynomial with sine terms). The inverse has no
closed form; it is found by fixed-point iteration, which contracts by a factor of about 50 a step.

Bounds, shown by tests: the residual of the inverse is below 1e-9 degree (0.1 mm), a round trip through any
system below 1 mm. Outside China's rectangle both shifts are nothing. Within 0.02 degree of the rectangle's
edge (open sea and foreign land but for a few border posts) the inverse is not unique: no bound is promised.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from tongguan.ground.kernel.geo import Point

Degrees = npt.NDArray[np.float64]

CHINA = (72.004, 0.8293, 137.8347, 55.8271)
"""West, south, east, north of the rectangle within which GCJ-02 shifts, in degrees."""

_KRASOVSKY_AXIS = 6_378_245.0
_KRASOVSKY_ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943_23
_BAIDU_ANGLE = np.pi * 3000.0 / 180.0
_STEPS = 12
"""More than enough for 1e-13 degree at a contraction of 1/50 a step."""


class System(StrEnum):
    """A coordinate reference system that a file, a phone or a neighbour's platform may speak."""

    WGS84 = "wgs84"
    CGCS2000 = "cgcs2000"
    GCJ02 = "gcj02"
    BD09 = "bd09"


SYSTEM_WORDS: Mapping[System, tuple[str, ...]] = {
    System.WGS84: ("wgs84", "wgs1984", "wgs", "gps", "84", "epsg4326", "4326", "世界大地", "地球", "国际"),
    System.CGCS2000: (
        "cgcs2000", "cgcs", "2000", "国家2000", "中国2000", "大地2000", "国家大地2000", "2000国家大地", "2000大地",
        "2000国家", "中国大地2000", "epsg4490", "4490", "天地图",
    ),
    System.GCJ02: (
        "gcj02", "gcj", "02", "国测局", "国测局02", "火星", "火星02", "mars",
        "高德", "gaode", "amap", "腾讯", "tencent", "qq", "谷歌中国",
    ),
    System.BD09: ("bd09", "bd09ll", "bd", "百度", "百度09", "baidu"),
}  # fmt: skip
"""How people write a system; blanks, signs, case and words such as 坐标系 or 地图 make no difference."""
_FILLING = ("coordinatesystem", "坐标系统", "坐标系", "坐标", "经纬度", "地图", "定位", "map")
_SYSTEM_OF = {word: system for system, words in SYSTEM_WORDS.items() for word in words}
_BETWEEN = re.compile(r"[()\[\]【】/|,，、;；]+")


def system_named(text: str) -> System | None:
    """The system that people mean by GCJ-02, 火星坐标系 or 高德（GCJ02）; none when a part of it is not understood."""
    parts = [part for part in _BETWEEN.split(unicodedata.normalize("NFKC", text).casefold()) if part.strip()]
    systems = {_system_of("".join(letter for letter in part if letter.isalnum())) for part in parts}
    return systems.pop() if len(systems) == 1 else None


def _system_of(word: str) -> System | None:
    bare = word
    for filling in _FILLING:
        bare = bare.replace(filling, "")
    return _SYSTEM_OF.get(word) or _SYSTEM_OF.get(bare)


def to_wgs84(lons: npt.ArrayLike, lats: npt.ArrayLike, *, system: System) -> tuple[Degrees, Degrees]:
    """Longitudes and latitudes (degrees) of the given system, as WGS-84 degrees."""
    lon, lat = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
    if system is System.GCJ02 or system is System.BD09:
        return _unshifted(lon, lat, system=system)
    return lon, lat


def from_wgs84(lons: npt.ArrayLike, lats: npt.ArrayLike, *, system: System) -> tuple[Degrees, Degrees]:
    """WGS-84 longitudes and latitudes (degrees), as degrees of the given system."""
    lon, lat = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
    if system is System.GCJ02 or system is System.BD09:
        inside = in_china(lon, lat)
        shifted_lon, shifted_lat = _shifted(lon, lat, system=system)
        return np.where(inside, shifted_lon, lon), np.where(inside, shifted_lat, lat)
    return lon, lat


def point_to_wgs84(lon: float, lat: float, *, system: System) -> Point:
    """One position (degrees) of the given system, as the hub's Point."""
    lons, lats = to_wgs84([lon], [lat], system=system)
    return Point(lon=float(lons[0]), lat=float(lats[0]))


def point_from_wgs84(point: Point, *, system: System) -> tuple[float, float]:
    """One Point as longitude and latitude (degrees) of the given system."""
    lons, lats = from_wgs84([point.lon], [point.lat], system=system)
    return float(lons[0]), float(lats[0])


def in_china(lons: npt.ArrayLike, lats: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Whether positions lie in the rectangle within which GCJ-02 shifts."""
    west, south, east, north = CHINA
    lons, lats = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
    inside: npt.NDArray[np.bool_] = (lons >= west) & (lons <= east) & (lats >= south) & (lats <= north)
    return inside


def _shifted(lon: Degrees, lat: Degrees, *, system: System) -> tuple[Degrees, Degrees]:
    lon, lat = _wgs84_to_gcj02(lon, lat)
    return _gcj02_to_bd09(lon, lat) if system is System.BD09 else (lon, lat)


def _unshifted(lon: Degrees, lat: Degrees, *, system: System) -> tuple[Degrees, Degrees]:
    """Look for the position whose shift ends here: guess, shift the guess, correct it by what is missing."""
    inside = in_china(lon, lat)
    # Far outside the sine terms may not contract; those positions are returned as they came.
    target_lon, target_lat = np.where(inside, lon, 105.0), np.where(inside, lat, 35.0)
    guess_lon, guess_lat = target_lon, target_lat
    for _ in range(_STEPS):
        reached_lon, reached_lat = _shifted(guess_lon, guess_lat, system=system)
        guess_lon = guess_lon + (target_lon - reached_lon)
        guess_lat = guess_lat + (target_lat - reached_lat)
    return np.where(inside, guess_lon, lon), np.where(inside, guess_lat, lat)


def _wgs84_to_gcj02(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    x, y = lon - 105.0, lat - 35.0
    ripple = 20.0 * np.sin(6.0 * np.pi * x) + 20.0 * np.sin(2.0 * np.pi * x)
    bend = 0.2 * np.sqrt(np.abs(x))
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + bend
    north = north + (ripple + 20.0 * np.sin(np.pi * y) + 40.0 * np.sin(np.pi / 3.0 * y)) * 2.0 / 3.0
    north = north + (160.0 * np.sin(np.pi / 12.0 * y) + 320.0 * np.sin(np.pi / 30.0 * y)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + bend * 0.5
    east = east + (ripple + 20.0 * np.sin(np.pi * x) + 40.0 * np.sin(np.pi / 3.0 * x)) * 2.0 / 3.0
    east = east + (150.0 * np.sin(np.pi / 12.0 * x) + 300.0 * np.sin(np.pi / 30.0 * x)) * 2.0 / 3.0
    # metres on the Krasovsky ellipsoid → degrees
    latitude = np.radians(lat)
    curvature = 1.0 - _KRASOVSKY_ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    meridian = _KRASOVSKY_AXIS * (1.0 - _KRASOVSKY_ECCENTRICITY_SQUARED) / curvature**1.5
    parallel = _KRASOVSKY_AXIS / np.sqrt(curvature) * np.cos(latitude)
    return lon + np.degrees(east / parallel), lat + np.degrees(north / meridian)


def _gcj02_to_bd09(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _BAIDU_ANGLE)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _BAIDU_ANGLE)
    return radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006
