# SPDX-License-Identifier: Apache-2.0
"""Writes the gazetteer: what people call a place, and where that is.

    python cities/demo/build/gazetteer.py [--into DIR]

Run after geography.py. Communities, stations and through roads bear the names of the sources; local roads,
estates and landmarks are invented. A name that stands in several streets gets a row in each, so that a search
asks instead of guessing.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from names import Names, number
from plane import Node, Ring, centre, edges
from tables import PACK, PLACES, SOURCES, degrees, largest_remainder, read_rows, write_rows

ESTATES, LOCAL_ROADS_PER_STREET = 360, 10
STEP = 5000  # a road is looked at every 50 m or so
BUCKET = 40000  # cells are filed by squares of this side to be found quickly
NO_ROAD = ("匝道", "出发", "其他")
LANDMARKS = ("农贸市场", "公园", "小学", "中学", "商业广场", "社区医院", "体育馆", "文化广场")

Row = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A unit cell read back from the pack."""

    community: str
    ring: Ring


class Ground:
    """Finds the unit cell under a point."""

    def __init__(self, path: Path) -> None:
        self.cells: list[Cell] = []
        self._filed: defaultdict[Node, list[Cell]] = defaultdict(list)
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            ring = [units(x, y) for x, y in feature["geometry"]["coordinates"][0][:-1]]
            cell = Cell(community=feature["properties"]["community"], ring=ring)
            self.cells.append(cell)
            xs, ys = [x // BUCKET for x, _ in ring], [y // BUCKET for _, y in ring]
            for x in range(min(xs), max(xs) + 1):
                for y in range(min(ys), max(ys) + 1):
                    self._filed[x, y].append(cell)

    def at(self, point: Node) -> Cell | None:
        """The cell that holds the point, or None outside the district."""
        for cell in self._filed.get((point[0] // BUCKET, point[1] // BUCKET), []):
            if inside(cell.ring, point):
                return cell
        return None

    def within(self, region: str) -> list[Cell]:
        """The cells of a street or community."""
        return [cell for cell in self.cells if cell.community.startswith(region)]

    def middle(self, region: str) -> Node:
        """A point well inside a region: the centre of the cell nearest to the region's middle."""
        centres = [spot(cell, "") for cell in self.within(region)]
        x, y = sum(x for x, _ in centres) / len(centres), sum(y for _, y in centres) / len(centres)
        return min(centres, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2)


def units(lon: float, lat: float) -> Node:
    """Degrees as whole units of the plane."""
    return round(lon * 10**PLACES), round(lat * 10**PLACES)


def inside(ring: Ring, point: Node) -> bool:
    """Whether a point lies in a ring (even-odd rule, whole numbers)."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in edges(ring):
        if (ay > y) != (by > y):
            side = (x - ax) * (by - ay) - (bx - ax) * (y - ay)
            odd ^= side < 0 if by > ay else side > 0
    return odd


def spot(cell: Cell, key: str) -> Node:
    """A point inside the cell: its centre, or for a key some place up to half-way from there to a corner."""
    x, y = centre(cell.ring)
    corner = cell.ring[number(key, len(cell.ring))]
    share = number(key + "/share", 50) / 100 if key else 0.0
    point = (round(x + (corner[0] - x) * share), round(y + (corner[1] - y) * share))
    return point if inside(cell.ring, point) else (round(x), round(y))


def row(name: str, kind: str, point: Node, region: str, aliases: list[str]) -> Row:
    """A gazetteer row; aliases that equal the name are left out."""
    others = ";".join(dict.fromkeys(alias for alias in aliases if alias != name))
    return name, kind, degrees(point[0]), degrees(point[1]), region, others


def communities(ground: Ground, names: dict[str, str]) -> Iterator[Row]:
    """All official communities; one without a polygon of its own is only known to lie in its street."""
    official = {r["code"]: r["name"] for r in read_rows(SOURCES / "communities.csv")}
    for code, name in sorted((official | {c: n for c, n in names.items() if len(c) == 12}).items()):
        region = code if code in names else code[:9]
        yield row(name, "community", ground.middle(region), region, spoken(name))


def spoken(name: str) -> list[str]:
    """How people shorten a committee's name: 罗阳新村第八居委会 → 罗阳新村第八居委, 罗阳新村, 罗阳八村."""
    if not name.endswith("委会"):
        return []
    stem = name.removesuffix("居委会").removesuffix("村委会")
    aliases = [name.removesuffix("会")]
    numbered = re.fullmatch(r"(.+)第([一二三四五六七八九十]+)", stem)
    estate = numbered[1] if numbered else stem
    if len(estate) > 2 and not estate.endswith("路"):  # the bare name of a road means the road
        aliases.append(estate)
    if numbered and estate.endswith("新村"):
        aliases.append(f"{estate.removesuffix('新村')}{numbered[2]}村")
    return aliases


def transport(ground: Ground) -> Iterator[Row]:
    """Stations, and every through road once in each street it crosses."""
    features = json.loads((SOURCES / "osm_transport.geojson").read_text(encoding="utf-8"))["features"]
    for feature in features:
        name: str = feature["properties"]["name"]
        if feature["geometry"]["type"] == "Point":
            point = units(*feature["geometry"]["coordinates"])
            cell = ground.at(point)
            if cell is not None:
                full = name if name.endswith(("站", "楼")) else name + "站"
                yield row(full, "station", point, cell.community, [] if full == name else [name + "地铁站"])
        elif not any(word in name for word in NO_ROAD):
            met: defaultdict[str, list[Node]] = defaultdict(list)
            for line in feature["geometry"]["coordinates"]:
                for point in along([units(x, y) for x, y in line]):
                    cell = ground.at(point)
                    if cell is not None:
                        met[cell.community[:9]].append(point)
            for street, points in sorted(met.items()):
                kind = "landmark" if name.endswith("桥") else "road"
                aliases = [name.removesuffix("路")] if name.endswith("高架路") else []
                yield row(name, kind, points[len(points) // 2], street, aliases)


def along(line: list[Node]) -> Iterator[Node]:
    """Points every 50 m or so along a line."""
    for (ax, ay), (bx, by) in pairwise(line):
        steps = max(abs(bx - ax), abs(by - ay)) // STEP + 1
        for i in range(steps):
            yield ax + (bx - ax) * i // steps, ay + (by - ay) * i // steps
    yield line[-1]


def invented(ground: Ground, names: dict[str, str], taken: set[str]) -> Iterator[Row]:
    """Estates, local roads and landmarks that exist nowhere else."""
    inventor = Names(taken)
    codes = [code for code in sorted(names) if len(code) == 12]
    sizes = [len(ground.within(code)) ** 0.5 for code in codes]  # dense blocks hold more estates per hectare
    for code, count in zip(codes, largest_remainder(ESTATES, sizes, 1), strict=True):
        cells = ground.within(code)
        for i in range(count):
            key = f"{code}/estate/{i}"
            name = inventor.estate(key)
            cell = cells[number(key, len(cells))]
            yield row(name, "estate", spot(cell, key), code, [name + "小区"] if "小区" not in name else [name[:2]])
    for street in [code for code in sorted(names) if len(code) == 9]:
        cells = ground.within(street)
        for i in range(LOCAL_ROADS_PER_STREET):
            key = f"{street}/road/{i}"
            yield row(inventor.road(key), "road", spot(cells[number(key, len(cells))], key), street, [])
        for ending in LANDMARKS:
            key = f"{street}/{ending}"
            cell = cells[number(key, len(cells))]
            yield row(inventor.place(key, ending), "landmark", spot(cell, key), cell.community, [])
        office = names[street]
        key = f"{street}/office"
        cell = ground.at(ground.middle(street)) or cells[0]
        yield row(
            f"{office}社区事务受理服务中心",
            "landmark",
            spot(cell, key),
            cell.community,
            [f"{office}受理中心"],
        )
    hall = ground.within("310112101")[number("hall", 100)]
    yield row("X区政务服务中心", "landmark", spot(hall, "hall"), hall.community, ["区行政服务中心", "政务大厅"])


def main() -> None:
    """Rebuilds gazetteer.csv."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PACK, help="folder to write to (default: the pack itself)")
    into: Path = parser.parse_args().into
    ground = Ground(into / "grids" / "cells.geojson")
    names = {r["code"]: r["name_zh"] for r in read_rows(into / "regions.csv")}
    rows = [*communities(ground, names), *transport(ground)]
    rows += invented(ground, names, {name for name, *_ in rows})
    write_rows(into / "gazetteer.csv", "name,kind,lon,lat,region,aliases", rows)


if __name__ == "__main__":
    main()
