# SPDX-License-Identifier: Apache-2.0
"""Place names of the district: suggests, from what somebody wrote, where it may be; it never decides."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.ground import Cell
from tongguan.city.grid.domain.place_names import Found, NameIndex
from tongguan.city.grid.domain.place_text import Folded, folded
from tongguan.ground.kernel.geo import Point, distance
from tongguan.ground.kernel.ids import RegionCode


class PlaceKind(StrEnum):
    """What a name stands for; the comment is the term on the screen."""

    COMMUNITY = "community"  # 社区
    ROAD = "road"  # 道路
    CROSSING = "crossing"  # 路口
    STATION = "station"  # 车站
    ESTATE = "estate"  # 小区
    LANDMARK = "landmark"  # 地标


class PlaceReason(StrEnum):
    """Why a place is suggested; the comment is the term on the screen."""

    NAME = "name"  # 名称
    ALIAS = "alias"  # 别名
    CROSSING = "crossing"  # 登记的路口
    ROADS_MEET = "roads_meet"  # 两路最近处
    BETWEEN_NUMBERS = "between_numbers"  # 按门牌推算
    NEAR_NUMBER = "near_number"  # 邻近门牌
    ROAD_ONLY = "road_only"  # 只到道路
    RESEMBLES = "resembles"  # 名称相近


@dataclass(frozen=True, kw_only=True)
class NamedPlace:
    """One row of the gazetteer. A long road has several rows, one for each stretch; a crossing is named 甲路/乙路."""

    name: str
    kind: PlaceKind
    point: Point
    region: RegionCode
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LikelyPlace:
    """可能的地点 | a suggestion: where the text may mean (WGS-84), how sure that is, and why it is suggested."""

    name: str
    kind: PlaceKind
    lon: float
    lat: float
    region: RegionCode
    cell: str | None
    """单元网格代码 | code of the unit cell."""
    score: float
    """0 至 1，只在同一段话的几个建议之间可比 | comparable between the suggestions for one text, not a probability."""
    matched: str
    """所依据的原文 | the words of the text that led here."""
    reason: PlaceReason

    @property
    def point(self) -> Point:
        """Where it is."""
        return Point(lon=self.lon, lat=self.lat)


# How far a name alone leads: an estate is found by its name, a road is kilometres long.
_SURENESS = {
    PlaceKind.CROSSING: 0.95,
    PlaceKind.ESTATE: 0.95,
    PlaceKind.STATION: 0.9,
    PlaceKind.LANDMARK: 0.9,
    PlaceKind.COMMUNITY: 0.75,
    PlaceKind.ROAD: 0.45,
}
_SHORT_NAME = 0.6
"""A name of two letters is often part of something else."""
_AMBIGUOUS = 0.7
_ALIKE = 0.6
_HOUSE = re.compile(r"(\d{1,5})(?:号|弄|支弄)")
_ADDRESS = re.compile(r"(.+?(?:路|街|道|巷|公路|大道))(\d{1,5})(?:号|弄)")
_BETWEEN_ROADS = re.compile(r"(?:[与和跟及近到、/,，&-]|靠近|交叉?)?")
_MEETING = re.compile(r"的?(?:十字)?(?:路?口|(?:交叉|交汇|交界|相交)(?:路?口|处)?)")
_MEET_WITHIN = 400.0
"""Metres between the nearest rows of two roads beyond which their meeting is not guessed."""
_SAME_BLOCK = 60
"""House numbers this near to a known one are suggested there."""
LONGEST_TEXT = 2_000
"""Letters of a text that are looked at."""


class Gazetteer:
    """One edition of the place names; build it once, ask it as often as you like."""

    def __init__(self, places: Sequence[NamedPlace], grids: Grids | None = None) -> None:
        self.places = tuple(places)
        self._cells = _cells_of(self.places, grids)
        self._grids = grids
        self._rows: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        self._houses: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row, place in enumerate(self.places):
            for name in (place.name, *place.aliases):
                key = _key(name)
                self._rows[key].append((row, name != place.name))
                if address := _ADDRESS.fullmatch(key):
                    self._houses[address[1]].append((int(address[2]), row))
        for houses in self._houses.values():
            houses.sort()
        self._names = NameIndex(self._rows)

    @classmethod
    def from_rows(cls, rows: Iterable[NamedPlace], grids: Grids | None = None) -> "Gazetteer":
        """A gazetteer of these names; with grids every suggestion also tells its unit cell."""
        return cls(tuple(rows), grids)

    def suggest(self, text: str, limit: int = 5) -> list[LikelyPlace]:
        """Places the text may mean, the surest first; empty when it names none that is known."""
        given = text[:LONGEST_TEXT]
        plain = folded(given)
        found = self._names.found_in(plain.text)
        look = _Look(text=given, plain=plain, found=tuple(found))
        suggested = [place for one in found for place in self._named(look, one)]
        suggested += self._crossings(look)
        if not any(place.score >= _SURENESS[PlaceKind.COMMUNITY] for place in suggested):
            for one in self._names.resembling(plain.text, besides=found):
                suggested += self._resembled(look, one)
        return _best(_in_context(suggested), limit)

    # ------------------------------------------------------------ names
    def _named(self, look: "_Look", found: Found) -> Iterator[LikelyPlace]:
        rows = self._rows[found.name]
        sureness = _SHORT_NAME if len(found.name) == 2 else 1.0
        if len(rows) > 1:
            sureness *= _AMBIGUOUS
        for row, alias in rows:
            place = self.places[row]
            if place.kind is PlaceKind.ROAD:
                numbered = self._numbered(look, found)
                if numbered:
                    yield numbered
                yield self._place(row, _SURENESS[place.kind] * sureness, look.given(found), PlaceReason.ROAD_ONLY)
            else:
                reason = PlaceReason.ALIAS if alias else PlaceReason.NAME
                yield self._place(row, _SURENESS[place.kind] * sureness, look.given(found), reason)

    def _resembled(self, look: "_Look", found: Found) -> Iterator[LikelyPlace]:
        for row, _ in self._rows[found.name]:
            score = _ALIKE * found.share * _SURENESS[self.places[row].kind]
            yield self._place(row, score, look.given(found), PlaceReason.RESEMBLES)

    # ------------------------------------------------------------ house numbers
    def _numbered(self, look: "_Look", road: Found) -> LikelyPlace | None:
        house = _HOUSE.match(look.plain.text, road.end)
        houses = self._houses.get(road.name)
        if not house or not houses:
            return None
        wanted = int(house[1])
        matched = look.plain.given(road.start, house.end(), look.text)
        below = max((known for known in houses if known[0] <= wanted), default=None)
        above = min((known for known in houses if known[0] >= wanted), default=None)
        if below and above and below[0] < above[0]:
            share = (wanted - below[0]) / (above[0] - below[0])
            start, end = self.places[below[1]].point, self.places[above[1]].point
            point = Point(lon=start.lon + share * (end.lon - start.lon), lat=start.lat + share * (end.lat - start.lat))
            score = 0.8 - 0.3 * min(1.0, distance(start, end) / 2_000)
            return self._moved(below[1], point, score, matched, PlaceReason.BETWEEN_NUMBERS)
        number, row = min(houses, key=lambda known: abs(known[0] - wanted))
        if abs(number - wanted) > _SAME_BLOCK:
            return None
        return self._place(row, 0.7, matched, PlaceReason.NEAR_NUMBER)

    # ------------------------------------------------------------ crossings
    def _crossings(self, look: "_Look") -> Iterator[LikelyPlace]:
        roads = [one for one in look.found if self._kind(one.name) is PlaceKind.ROAD]
        for one, other in pairwise(roads):
            if not _BETWEEN_ROADS.fullmatch(look.plain.text, one.end, other.start):
                continue
            meeting = _MEETING.match(look.plain.text, other.end)
            end = meeting.end() if meeting else other.end
            matched = look.plain.given(one.start, end, look.text)
            known = self._rows.get(f"{one.name}/{other.name}") or self._rows.get(f"{other.name}/{one.name}")
            if known:
                yield self._place(known[0][0], _SURENESS[PlaceKind.CROSSING], matched, PlaceReason.CROSSING)
            elif place := self._nearest_rows(one.name, other.name, matched, sure=meeting is not None):
                yield place

    def _nearest_rows(self, one: str, other: str, matched: str, *, sure: bool) -> LikelyPlace | None:
        apart, row, next_row = min(
            (distance(self.places[row].point, self.places[next_row].point), row, next_row)
            for row, _ in self._rows[one]
            for next_row, _ in self._rows[other]
        )
        if apart > _MEET_WITHIN:
            return None
        start, end = self.places[row].point, self.places[next_row].point
        middle = Point(lon=(start.lon + end.lon) / 2, lat=(start.lat + end.lat) / 2)
        score = (0.8 if sure else 0.65) - 0.3 * apart / _MEET_WITHIN
        found = self._moved(row, middle, score, matched, PlaceReason.ROADS_MEET)
        name = f"{self.places[row].name}/{self.places[next_row].name}"
        return replace(found, name=name, kind=PlaceKind.CROSSING)

    # ------------------------------------------------------------ suggestions
    def _kind(self, name: str) -> PlaceKind:
        return self.places[self._rows[name][0][0]].kind

    def _place(self, row: int, score: float, matched: str, reason: PlaceReason) -> LikelyPlace:
        place = self.places[row]
        return LikelyPlace(
            name=place.name,
            kind=place.kind,
            lon=place.point.lon,
            lat=place.point.lat,
            region=place.region,
            cell=None if (cell := self._cells[row]) is None else cell.code,
            score=round(score, 3),
            matched=matched,
            reason=reason,
        )

    def _moved(self, row: int, point: Point, score: float, matched: str, reason: PlaceReason) -> LikelyPlace:
        """A suggestion beside a known place: its cell is looked up anew, its region is what the cell says."""
        cell = self._grids.cell_at(point) if self._grids else None
        region = cell.community if cell else self.places[row].region
        known = self._place(row, score, matched, reason)
        code = None if cell is None else cell.code
        return replace(known, name=matched, lon=point.lon, lat=point.lat, cell=code, region=region)


@dataclass(frozen=True, kw_only=True)
class _Look:
    """One text being looked at."""

    text: str
    plain: Folded
    found: tuple[Found, ...]

    def given(self, found: Found) -> str:
        return self.plain.given(found.start, found.end, self.text)


def _key(name: str) -> str:
    return folded(name).text


def _cells_of(places: Sequence[NamedPlace], grids: Grids | None) -> list[Cell | None]:
    if grids is None:
        return [None] * len(places)
    numbers = grids.cells_at([place.point.lon for place in places], [place.point.lat for place in places])
    return [grids.cells[number] if number >= 0 else None for number in numbers.tolist()]


def _in_context(suggested: list[LikelyPlace]) -> list[LikelyPlace]:
    """Of places with one name, those in a region that the text names elsewhere are surer."""
    context = {
        place.region: place.matched
        for place in suggested
        if place.kind is not PlaceKind.ROAD and place.reason is not PlaceReason.RESEMBLES
    }
    return [
        replace(place, score=round(min(1.0, place.score + 0.1), 3))
        if any(
            matched != place.matched and (place.region.startswith(region) or region.startswith(place.region))
            for region, matched in context.items()
        )
        else place
        for place in suggested
    ]


def _best(suggested: list[LikelyPlace], limit: int) -> list[LikelyPlace]:
    best: dict[tuple[str, PlaceKind, Point], LikelyPlace] = {}
    for place in suggested:
        key = (place.name, place.kind, place.point)
        if key not in best or place.score > best[key].score:
            best[key] = place
    return sorted(best.values(), key=lambda place: (-place.score, place.name, place.region))[:limit]
