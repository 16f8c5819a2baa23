# SPDX-License-Identifier: Apache-2.0
"""Draws the demo district: streets, communities, grids and unit cells, without gap and without overlap.

    python cities/demo/build/geography.py [--into DIR]

Writes regions.csv and grids/*.geojson, grids/matching.csv. Only whole-number arithmetic decides the borders,
so the same sources give the same files on every machine. The rules are told in cities/demo/README.md.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from plane import LON_SCALE, Plane, Ring, centre, dissolve, edges, length, main_axis, signed_area
from tables import PACK, PLACES, SOURCES, Ground, largest_remainder, read_rows, write_ground, write_rows

DISTRICT = "310112"
CELLS = 5589  # unit cells of the district (GRD-09)
AUTONOMY = 835  # self-governing grids (GRD-08)
DISPOSAL = 68  # disposal grids (GRD-11)
LEAST_DISPOSAL = 2  # a street's team must be able to stand in for another
STREET_FRONT, EXTENSION = 0.24, 0.12  # share of a community's autonomy grids of these kinds
STREETS_EN = {
    "310112001": "Jiangchuan Road Subdistrict",
    "310112006": "Gumei Subdistrict",
    "310112008": "Xinhong Subdistrict",
    "310112009": "Pujin Subdistrict",
    "310112101": "Xinzhuang Town",
    "310112102": "Qibao Town",
    "310112103": "Zhuanqiao Town",
    "310112106": "Huacao Town",
    "310112107": "Hongqiao Town",
    "310112108": "Meilong Town",
    "310112110": "Wujing Town",
    "310112112": "Maqiao Town",
    "310112114": "Pujiang Town",
    "310112501": "Xinzhuang Industrial Park",
}


@dataclass(kw_only=True)
class Community:
    """A community while it is being divided."""

    code: str
    name: str
    parts: list[Ring]


@dataclass(kw_only=True)
class Cell:
    """A unit cell with the grids it belongs to; `autonomy` is the number of its grid within the community."""

    community: str
    ring: Ring
    autonomy: int
    code: str = ""
    disposal: str = ""
    centre: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        self.centre = centre(self.ring)


def communities() -> list[Community]:
    """The community polygons; a splinter under half a cell joins the neighbour it borders longest."""
    features = json.loads((SOURCES / "committee_voronoi.geojson").read_text(encoding="utf-8"))["features"]
    found: list[Community] = []
    for feature in features:
        shape = feature["geometry"]
        shells = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        code, name = feature["properties"]["code"], feature["properties"]["name"]
        if code.endswith("000"):  # the source's point for the street itself: its central part
            name += "中心片区"
        found.append(Community(code=code, name=name, parts=[_units(shell[0]) for shell in shells]))
    found.sort(key=lambda community: community.code)
    splinter = sum(signed_area(part) for c in found for part in c.parts) / CELLS / 2
    for community in found:
        for part in [part for part in community.parts if signed_area(part) < splinter]:
            community.parts.remove(part)
            _adopt(part, found)
    return found


def _units(coordinates: list[list[float]]) -> Ring:
    """A source ring as whole-number nodes, counter-clockwise, no node twice in a row."""
    nodes = [(round(x * 10**PLACES), round(y * 10**PLACES)) for x, y in coordinates]
    ring = [node for node, before in zip(nodes, [nodes[-2], *nodes], strict=False) if node != before][:-1]
    return ring if signed_area(ring) > 0 else ring[::-1]


def _adopt(splinter: Ring, found: list[Community]) -> None:
    inside = set(edges(splinter))
    shared: Counter[tuple[int, int]] = Counter()
    for i, community in enumerate(found):
        for k, part in enumerate(community.parts):
            shared[i, k] = round(sum(length(edge) for edge in edges(part) if edge[::-1] in inside))
    i, k = max(shared, key=lambda place: (shared[place], place))
    (found[i].parts[k],) = dissolve([found[i].parts[k], splinter])


def divide(found: list[Community], plane: Plane) -> list[Cell]:
    """Communities → autonomy grids → unit cells, each step in proportion to area."""
    parts = [(community, part) for community in found for part in community.parts]
    areas = [signed_area(part) for _, part in parts]
    cell_counts = largest_remainder(CELLS, areas, 1)
    grid_counts = largest_remainder(AUTONOMY, areas, 1)
    numbers: Counter[str] = Counter()
    cells: list[Cell] = []
    for (community, part), cell_count, grid_count in zip(parts, cell_counts, grid_counts, strict=True):
        axis = main_axis(part)
        per_grid = largest_remainder(cell_count, [1.0] * grid_count, 1)
        for grid, count in zip(plane.divide(part, per_grid, axis), per_grid, strict=True):
            numbers[community.code] += 1
            for ring in plane.divide(grid, [1] * count, axis):
                cell = Cell(community=community.code, ring=ring, autonomy=numbers[community.code])
                cells.append(cell)
    for cell in cells:
        cell.ring = plane.expand(cell.ring)
    return cells


def number(cells: list[Cell]) -> None:
    """Gives every cell its code: in its community row by row from the north, in a row from west to east."""
    groups: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[cell.community].append(cell)
    for code, members in groups.items():
        height = math.sqrt(sum(signed_area(cell.ring) for cell in members) / 2 / len(members) * LON_SCALE)
        north = max(y for cell in members for _, y in cell.ring)
        members.sort(key=lambda cell: (int((north - cell.centre[1]) / height), cell.centre[0]))
        for i, cell in enumerate(members, start=1):
            cell.code = f"{code}{i:03}"
    cells.sort(key=lambda cell: cell.code)


def autonomy_codes(cells: list[Cell]) -> dict[tuple[str, int], str]:
    """Codes of the autonomy grids, by community and number.

    The letter tells the kind: C committee, V village, S street front, X extension. Extension grids are those
    with most of the district's outline, street-front grids those that border most on other communities; what
    remains is the committee's (居委) or the village's (村委) own.
    """
    owner = {edge: cell for cell in cells for edge in edges(cell.ring)}
    outline: Counter[tuple[str, int]] = Counter()
    front: Counter[tuple[str, int]] = Counter()
    for edge, cell in owner.items():
        grid = (cell.community, cell.autonomy)
        across = owner.get(edge[::-1])
        if across is None:
            outline[grid] += round(length(edge))
        elif across.community != cell.community:
            front[grid] += round(length(edge))
    grids: defaultdict[str, list[int]] = defaultdict(list)
    for community, grid_number in sorted({(cell.community, cell.autonomy) for cell in cells}):
        grids[community].append(grid_number)
    codes: dict[tuple[str, int], str] = {}
    for community, members in grids.items():
        outer = sorted(members, key=lambda n: (-outline[community, n], -n))[: round(len(members) * EXTENSION)]
        inner = [n for n in members if n not in outer]
        street = sorted(inner, key=lambda n: (-front[community, n], n))[: round(len(members) * STREET_FRONT)]
        own = "V" if community[9:] >= "200" else "C"
        seen: Counter[str] = Counter()
        for n in members:
            letter = "X" if n in outer else "S" if n in street else own
            seen[letter] += 1
            codes[community, n] = f"A{community}-{letter}{seen[letter]:02}"
    return codes


def assign_disposal(cells: list[Cell]) -> None:
    """Shares each street among its teams like police beats: the longer side is halved by number of cells.

    The beats do not follow community borders, hence disposal and autonomy grids match many to many (GRD-12).
    """
    streets: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        streets[cell.community[:9]].append(cell)
    counts = largest_remainder(DISPOSAL, [float(len(members)) for members in streets.values()], LEAST_DISPOSAL)
    for (street, members), count in zip(streets.items(), counts, strict=True):
        for i, beat in enumerate(_beats(members, count), start=1):
            for cell in beat:
                cell.disposal = f"D{street}-{i:02}"


def _beats(cells: list[Cell], count: int) -> list[list[Cell]]:
    if count == 1:
        return [cells]
    xs, ys = [cell.centre[0] * LON_SCALE for cell in cells], [cell.centre[1] for cell in cells]
    side = 0 if max(xs) - min(xs) > max(ys) - min(ys) else 1
    # west before east, north before south
    ordered = sorted(cells, key=lambda cell: cell.centre[0] if side == 0 else -cell.centre[1])
    half = count // 2
    border = round(len(cells) * half / count)
    return [*_beats(ordered[:border], half), *_beats(ordered[border:], count - half)]


def outlines(cells: list[Cell], digits: int) -> dict[str, list[Ring]]:
    """Outlines of all regions of one level, dissolved from their cells so that every node is shared."""
    groups: defaultdict[str, list[Ring]] = defaultdict(list)
    for cell in cells:
        groups[cell.code[:digits]].append(cell.ring)
    return {code: dissolve(rings) for code, rings in groups.items()}


def write(into: Path, found: list[Community], cells: list[Cell]) -> None:
    """Writes the pack's geography below `into`."""
    streets = {row["code"]: row["name"] for row in read_rows(SOURCES / "streets.csv")}
    names = {DISTRICT: "X区"} | streets | {community.code: community.name for community in found}
    autonomy = autonomy_codes(cells)
    rows: list[tuple[str, str, str, str, str]] = [
        ("31", "city", "S市", "City S", ""),
        (DISTRICT, "district", "X区", "District X", "31"),
    ]
    rows += [(code, "street", name, STREETS_EN[code], DISTRICT) for code, name in sorted(streets.items())]
    for community in found:
        street = community.code[:9]
        english = f"Community {community.code[9:]}, {STREETS_EN[street]}"
        rows.append((community.code, "community", community.name, english, street))
    write_rows(into / "regions.csv", "code,level,name_zh,name_en,parent", rows)

    grids = into / "grids"
    matching: set[tuple[str, str]] = set()
    features: list[Ground] = []
    for cell in cells:
        grid = autonomy[cell.community, cell.autonomy]
        matching.add((cell.disposal, grid))
        properties = {
            "code": cell.code,
            "community": cell.community,
            "street": cell.community[:9],
            "autonomy_grid": grid,
            "disposal_grid": cell.disposal,
        }
        features.append({"properties": properties, "parts": [cell.ring]})
    write_ground(grids / "cells.geojson", features)
    write_rows(grids / "matching.csv", "disposal,autonomy", sorted(matching))
    for file, digits in (("communities", 12), ("streets", 9), ("district", 6)):
        shapes = outlines(cells, digits)
        write_ground(
            grids / f"{file}.geojson",
            [{"properties": {"code": code, "name_zh": names[code]}, "parts": parts} for code, parts in shapes.items()],
        )


def main() -> None:
    """Rebuilds the geography from the sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PACK, help="folder to write to (default: the pack itself)")
    into: Path = parser.parse_args().into
    found = communities()
    cells = divide(found, Plane())
    number(cells)
    assign_disposal(cells)
    write(into, found, cells)


if __name__ == "__main__":
    main()
