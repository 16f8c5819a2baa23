# SPDX-License-Identifier: Apache-2.0
"""Writes the base map: metro lines, stations and elevated roads in and around the district.

    python cities/demo/build/basemap.py [--into DIR]

Run after geography.py. Lines of one name become one feature: cut at the window around the district, joined where
they meet, and thinned to what is seen at street level. Positions are WGS-84 degrees with six decimals (10 cm).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import TypeAlias

from tables import PACK, SOURCES

MARGIN = 0.07  # degrees shown beyond the district on every side
SEEN = 5.0  # metres: a bend smaller than this is left out
YARDS = "上海轨道交通网络"  # tracks of no line: depots
CRUMB = 250.0  # metres: a bridge or ramp shorter than this is left out
DECIMALS = 6
ATTRIBUTION = "© OpenStreetMap contributors (ODbL)"
METRES = 111_195.0  # per degree of latitude

Position: TypeAlias = tuple[float, float]
Line: TypeAlias = list[Position]


class Window:
    """The part of the world that is drawn."""

    def __init__(self, ring: Sequence[Sequence[float]]) -> None:
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        self.west, self.east = min(lons) - MARGIN, max(lons) + MARGIN
        self.south, self.north = min(lats) - MARGIN, max(lats) + MARGIN
        self.narrow = cos(radians((self.south + self.north) / 2))

    def holds(self, position: Position) -> bool:
        """Whether a position is drawn."""
        lon, lat = position
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def cut(self, line: Line) -> Iterator[Line]:
        """The stretches of a line within the window, to its very edge."""
        stretch: Line = []
        for before, at in zip([None, *line], line, strict=False):
            if self.holds(at):
                if not stretch and before is not None:
                    stretch.append(self.edge(at, before))
                stretch.append(at)
            elif stretch and before is not None:
                yield [*stretch, self.edge(before, at)]
                stretch = []
        if len(stretch) > 1:
            yield stretch

    def edge(self, inside: Position, outside: Position) -> Position:
        """Where the way from an inner to an outer position leaves the window, found by halving."""
        for _ in range(30):
            middle = ((inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2)
            inside, outside = (middle, outside) if self.holds(middle) else (inside, middle)
        return inside

    def metres(self, a: Position, b: Position, off: Position) -> float:
        """How far a position lies off the straight line between two others."""
        ax, ay = (a[0] - off[0]) * self.narrow, a[1] - off[1]
        bx, by = (b[0] - off[0]) * self.narrow, b[1] - off[1]
        length = hypot(bx - ax, by - ay)
        return METRES * (abs(ax * by - ay * bx) / length if length else hypot(ax, ay))

    def length(self, lines: Iterable[Line]) -> float:
        """The length of lines in metres."""
        return METRES * sum(
            hypot((b[0] - a[0]) * self.narrow, b[1] - a[1]) for line in lines for a, b in pairwise(line)
        )

    def thinned(self, line: Line) -> Line:
        """The line without the bends that nobody sees (Douglas–Peucker)."""
        if len(line) < 3:
            return line
        far, at = max((self.metres(line[0], line[-1], off), n) for n, off in enumerate(line[1:-1], 1))
        if far <= SEEN:
            return [line[0], line[-1]]
        return [*self.thinned(line[: at + 1])[:-1], *self.thinned(line[at:])]


def joined(lines: Iterable[Line]) -> list[Line]:
    """Lines that meet end to end become one; the order of what is given decides, so the outcome is always the same."""
    whole: list[Line] = []
    starting: defaultdict[Position, list[Line]] = defaultdict(list)
    for line in lines:
        starting[line[0]].append(line)
    used: set[int] = set()
    ends = {line[-1] for several in starting.values() for line in several}
    heads = [line for several in starting.values() for line in several if line[0] not in ends]
    others = [line for several in starting.values() for line in several]
    for line in [*heads, *others]:
        if id(line) in used:
            continue
        used.add(id(line))
        chain = list(line)
        while following := next((one for one in starting[chain[-1]] if id(one) not in used), None):
            used.add(id(following))
            chain += following[1:]
        whole.append(chain)
    return whole


def short(name: str) -> str:
    """A metro line by what people call it."""
    return re.sub(r"^上海(地铁|轨道交通)?", "", name)


def feature(properties: Mapping[str, str], kind: str, coordinates: object) -> str:
    """One feature as one line of GeoJSON."""
    return json.dumps(
        {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def write(path: Path, features: Iterable[str]) -> None:
    """A GeoJSON file that names its source."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps(ATTRIBUTION, ensure_ascii=False)
    text = ",\n".join(features)
    path.write_text(f'{{"type":"FeatureCollection","attribution":{head},"features":[\n{text}\n]}}\n', encoding="utf-8")


def rounded(line: Line) -> list[list[float]]:
    """Positions as they are written."""
    return [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in line]


def main() -> None:
    """Reads the source, writes basemap/{metro,stations,roads}.geojson."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--into", type=Path, default=PACK, help="folder of the pack")
    into = asked.parse_args().into
    outline = json.loads((PACK / "grids" / "district.geojson").read_text(encoding="utf-8"))["features"][0]["geometry"]
    window = Window(outline["coordinates"][0])
    lines: defaultdict[tuple[str, str, str], list[Line]] = defaultdict(list)
    stations: dict[str, str] = {}
    for one in json.loads((SOURCES / "osm_around.geojson").read_text(encoding="utf-8"))["features"]:
        told, shape = one["properties"], one["geometry"]
        if told["kind"] == "station":
            lon, lat = shape["coordinates"]
            if window.holds((lon, lat)):
                name = told["name"]
                stations[name] = feature({"code": name, "name": name}, "Point", rounded([(lon, lat)])[0])
            continue
        for part in shape["coordinates"]:
            rank = told.get("scope", "major")
            lines[told["kind"], told["name"], rank] += window.cut([(lon, lat) for lon, lat in part])
    written: defaultdict[str, list[str]] = defaultdict(list)
    for (kind, name, rank), parts in sorted(lines.items()):
        if name == YARDS or (rank == "local" and window.length(parts) < CRUMB):
            continue
        drawn = [rounded(window.thinned(line)) for line in joined(parts)]
        called = short(name) if kind == "metro" else name
        if drawn:
            written[kind].append(feature({"code": called, "name": called, "rank": rank}, "MultiLineString", drawn))
    write(into / "basemap" / "metro.geojson", written["metro"])
    write(into / "basemap" / "roads.geojson", written["elevated"])
    write(into / "basemap" / "stations.geojson", [stations[name] for name in sorted(stations)])


if __name__ == "__main__":
    main()
