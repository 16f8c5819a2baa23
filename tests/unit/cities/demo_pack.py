# SPDX-License-Identifier: Apache-2.0
"""Reads the demo city pack as it ships, with nothing but the standard library and shapely."""

import csv
import json
from pathlib import Path

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

PACK = Path(__file__).resolve().parents[3] / "cities" / "demo"
SOURCES = PACK / "build" / "sources"


def rows(file: str, pack: Path = PACK) -> list[dict[str, str]]:
    """The rows of one of the pack's tables."""
    with (pack / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ground(file: str) -> list[tuple[dict[str, str], BaseGeometry]]:
    """The features of one of the pack's maps: properties and shape."""
    features = json.loads((PACK / "grids" / file).read_text(encoding="utf-8"))["features"]
    return [(feature["properties"], shape(feature["geometry"])) for feature in features]
