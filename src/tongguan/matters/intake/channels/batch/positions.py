# SPDX-License-Identifier: Apache-2.0
"""Positions as people and programs write them; what can mean two places is refused, not guessed."""

import re
import unicodedata
from dataclasses import dataclass

from tongguan.city.grid.api import System, in_china, point_to_wgs84
from tongguan.ground.kernel.geo import Point

_NUMBER = r"[+-]?\d+(?:\.\d*)?|[+-]?\.\d+"
_DECIMAL = re.compile(_NUMBER)
_SEXAGESIMAL = re.compile(
    r"(-?\d{1,3})(?:[°º度:]\s*|\s+)(\d{1,2}(?:\.\d+)?)(?:['′’‘分:]\s*|\s+|$)(?:(\d{1,2}(?:\.\d+)?)\s*(?:\"|″|”|“|''|′′|秒)?)?"
)
_NAMED = r"(?:东经|西经|北纬|南纬|经度|纬度|longitude|latitude|lng|lon|lat|[ewns经纬])"
_SIDE = re.compile(rf"^({_NAMED})[\s:=\"']*|\s*({_NAMED})$")
_EAST_WEST = ("东经", "西经", "经度", "longitude", "lng", "lon", "e", "w", "经")
_NEGATIVE = ("西经", "南纬", "w", "s")
_FRAME = re.compile(r"(?:srid=\d+;)?\s*point(?:\s*z)?\s*\(([^()]*)\)")
_ONLY_DEGREES = re.compile(r"(?:point|[\d\s.,;()°'\"′″]|[NSEW]|东经|西经|北纬|南纬|经度|纬度)+", re.IGNORECASE)
_ADVICE = "请写十进制度数，例如经度121.4135、纬度31.1205"


class NoPosition(ValueError):
    """The text is no position that could be understood without guessing."""

    def __init__(self, problem_zh: str, problem_en: str, advice_zh: str = _ADVICE) -> None:
        super().__init__(problem_zh)
        self.problem_zh, self.problem_en, self.advice_zh = problem_zh, problem_en, advice_zh


@dataclass(frozen=True, kw_only=True, slots=True)
class Degrees:
    """A position in degrees of some reference system."""

    lon: float
    lat: float
    turned: bool = False
    """Whether longitude and latitude stood in each other's place."""

    @property
    def empty(self) -> bool:
        """Whether these are whole degrees, which systems write when they know no place."""
        return self.lon == round(self.lon) and self.lat == round(self.lat)

    def point(self, system: System) -> Point:
        """The position in WGS-84."""
        return point_to_wgs84(self.lon, self.lat, system=system)


def position_of(lon: str, lat: str) -> Degrees:
    """The position that two cells mean; raises NoPosition."""
    (east, lon_side), (north, lat_side) = _degrees(lon), _degrees(lat)
    if lon_side is False and lat_side is True:  # both say outright that they are the other one
        return _sound(north, east, turned=True)
    if lon_side is False or lat_side is True:
        raise NoPosition(f"“{lon[:20]}，{lat[:20]}”经纬度矛盾", "longitude and latitude contradict each other")
    return _turned(east, north)


def position_in(text: str) -> Degrees:
    """The position that one cell means: “121.37,31.12”, POINT(…), GeoJSON, degrees and minutes; raises NoPosition."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    framed = _FRAME.fullmatch(plain)
    if framed or '"coordinates"' in plain:
        numbers = _DECIMAL.findall(framed[1] if framed else plain.partition('"coordinates"')[2])
        if len(numbers) not in (2, 3):
            raise _not_one(text)
        return _turned(float(numbers[0]), float(numbers[1]))
    parts = _parts(plain.strip("()[]{} \"'"))
    if len(parts) != 2:
        raise _not_one(text)
    (first, first_side), (second, second_side) = _degrees(parts[0]), _degrees(parts[1])
    if first_side is not None and first_side == second_side:
        raise _not_one(text)
    if first_side is True or second_side is False:
        return _sound(first, second)
    if first_side is False or second_side is True:
        return _sound(second, first)
    if _plausible(first, second) or abs(first) > 90:
        return _sound(first, second)
    if _plausible(second, first) or abs(second) > 90:
        return _sound(second, first)
    if first == round(first) and second == round(second):
        return _sound(first, second)
    raise NoPosition(f"“{text[:40]}”分不清经度和纬度", "which is longitude and which latitude is not clear")


def is_position(text: str) -> bool:
    """Whether a text that may be an address consists of degrees of some place in China and of nothing else."""
    if not _ONLY_DEGREES.fullmatch(unicodedata.normalize("NFKC", text)) or "." not in text:
        return False
    try:
        degrees = position_in(text)
    except NoPosition:
        return False
    return _plausible(degrees.lon, degrees.lat)


def _parts(plain: str) -> list[str]:
    """Two halves of a text: at a sign that separates, or where the second direction is named."""
    for between in (r"[,;、|/]", r"(?<=[ewns])\s*(?=\d)", r"\s*(?=北纬|东经|南纬|西经|[ns]\s*\d|[ew]\s*\d)", r"\s+"):
        parts = [part for part in re.split(between, plain) if part.strip(" :\"'{}")]
        if len(parts) == 2:
            return parts
    return [plain]


def _degrees(text: str) -> tuple[float, bool | None]:
    """Degrees, and whether the text says that it is a longitude (none when it does not say)."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip(" :\"'{}=")
    sides = [before or behind for before, behind in _SIDE.findall(plain)]
    if len({side in _EAST_WEST for side in sides}) > 1:
        raise _not_one(text)
    bare = _SIDE.sub("", plain).strip(" :\"'=")
    if re.fullmatch(_NUMBER, bare.removesuffix("°").removesuffix("度").strip()):
        value = float(bare.removesuffix("°").removesuffix("度"))
    elif found := _SEXAGESIMAL.fullmatch(bare.strip()) or _SEXAGESIMAL.fullmatch(bare.strip() + "″"):
        degrees, minutes, seconds = float(found[1]), float(found[2]), float(found[3] or 0)
        if minutes >= 60 or seconds >= 60:
            raise NoPosition(f"“{text[:20]}”不是坐标", "no coordinate")
        value = (abs(degrees) + minutes / 60 + seconds / 3600) * (-1 if found[1].startswith("-") else 1)
    else:
        raise NoPosition(f"“{text[:20]}”不是坐标", "no coordinate")
    if any(side in _NEGATIVE for side in sides):
        value = -abs(value)
    if abs(value) > 180:
        raise NoPosition(
            f"“{text[:20]}”不是度数，像是投影坐标（米）",
            "no degrees; this looks like metres of a projection",
            "请先换算成度，例如经度121.4135、纬度31.1205",
        )
    return value, sides[0] in _EAST_WEST if sides else None


def _turned(lon: float, lat: float) -> Degrees:
    """Longitude and latitude, turned round where only the other way lies in China or on the globe."""
    if _plausible(lon, lat) or not (_plausible(lat, lon) or abs(lat) > 90):
        return _sound(lon, lat)
    return _sound(lat, lon, turned=True)


def _plausible(lon: float, lat: float) -> bool:
    return bool(in_china(lon, lat))


def _sound(lon: float, lat: float, *, turned: bool = False) -> Degrees:
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise NoPosition(f"“{lon:g}，{lat:g}”不是坐标", "no coordinate")
    return Degrees(lon=lon, lat=lat, turned=turned)


def _not_one(text: str) -> NoPosition:
    return NoPosition(f"“{text[:40]}”不是一个位置", "this is not one position", "请只写一个点，例如121.4135,31.1205")
