# SPDX-License-Identifier: Apache-2.0
"""Reads and writes the pack's CSV and GeoJSON in one fixed form: a rebuild changes nothing by itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from plane import Ring

BUILD = Path(__file__).resolve().parent
PACK = BUILD.parent
SOURCES = BUILD / "sources"
PLACES = 7  # decimals of a shipped coordinate; the plane's unit is one of the last


class Ground(TypedDict):
    """One feature to write: its properties and the rings of its parts, in whole units."""

    properties: Mapping[str, str]
    parts: Sequence[Ring]


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, each under its column names."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, header: str, rows: Iterable[Sequence[object]]) -> None:
    """Writes a CSV file with the comma-separated `header`."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(header.split(","))
    out.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="utf-8")


def degrees(units: float) -> str:
    """A coordinate in degrees as the pack writes it."""
    return f"{units / 10**PLACES:.{PLACES}f}"


def write_ground(path: Path, grounds: Iterable[Ground]) -> None:
    """Writes polygons as GeoJSON (WGS-84), one feature a line so that a change shows as one line."""
    lines: list[str] = []
    for ground in grounds:
        shapes = [_coordinates(ring) for ring in ground["parts"]]
        geometry = (
            f'{{"type":"Polygon","coordinates":{shapes[0]}}}'
            if len(shapes) == 1
            else f'{{"type":"MultiPolygon","coordinates":[{",".join(shapes)}]}}'
        )
        properties = json.dumps(ground["properties"], ensure_ascii=False, separators=(",", ":"))
        lines.append(f'{{"type":"Feature","properties":{properties},"geometry":{geometry}}}')
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


def _coordinates(ring: Ring) -> str:
    return "[[" + ",".join(f"[{degrees(x)},{degrees(y)}]" for x, y in [*ring, ring[0]]) + "]]"


def largest_remainder(total: int, weights: Sequence[float], least: int) -> list[int]:
    """Whole numbers in proportion to the weights that add up to `total`, each at least `least`."""
    shares = [total * weight / sum(weights) for weight in weights]
    counts = [max(least, int(share)) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: (counts[i] - shares[i], i))
    turn = 0
    while sum(counts) < total:
        counts[by_remainder[turn % len(shares)]] += 1
        turn += 1
    while sum(counts) > total:
        i = max(range(len(shares)), key=lambda k: (counts[k] - shares[k] if counts[k] > least else -1.0, k))
        counts[i] -= 1
    return counts
