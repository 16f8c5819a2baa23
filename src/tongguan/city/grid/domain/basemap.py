# SPDX-License-Identifier: Apache-2.0
"""The base map of a city pack: GeoJSON drawn beneath the grids, kept as it was written; a pack may have none."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tongguan.ground.kernel.pack import Reading

FOLDER, SUFFIX = "basemap/", ".geojson"
BASE_LAYERS = ("water", "green", "roads", "metro", "stations")
"""The layers a pack may bring, from the bottom."""


@dataclass(frozen=True, kw_only=True)
class BaseLayer:
    """One layer of the base map."""

    code: str
    content: bytes
    """A GeoJSON FeatureCollection (WGS-84)."""
    attribution: str | None
    """Whom the map must name, if its source demands it."""


@dataclass(frozen=True, kw_only=True)
class Basemap:
    """What lies beneath the grids on a map, by layer from the bottom; a pack may bring none."""

    layers: Mapping[str, BaseLayer]


def read_basemap(reading: Reading) -> Mapping[str, BaseLayer]:
    """The base map of a pack by layer, from the bottom; mistakes are noted, PackFault is raised if one is a fault."""
    found: dict[str, BaseLayer] = {}
    for file in sorted(name for name in reading.files if name.startswith(FOLDER)):
        code = file.removeprefix(FOLDER).removesuffix(SUFFIX)
        if code not in BASE_LAYERS or not file.endswith(SUFFIX):
            known = "、".join(f"{one}{SUFFIX}" for one in BASE_LAYERS)
            reading.warn(file, "底图中没有这个图层", "the base map has no such layer", f"可用的文件：{known}")
        elif (layer := _read(code, reading.files[file])) is not None:
            found[code] = layer
        else:
            reading.note(file, "不是GeoJSON要素集", "is no GeoJSON FeatureCollection", "请另存为UTF-8的GeoJSON")
    reading.close()
    return {code: found[code] for code in BASE_LAYERS if code in found}


def _read(code: str, content: bytes) -> BaseLayer | None:
    try:
        told = json.loads(content)
    except ValueError:
        return None
    if not isinstance(told, dict) or told.get("type") != "FeatureCollection":
        return None
    attribution = told.get("attribution")
    return BaseLayer(code=code, content=content, attribution=attribution if isinstance(attribution, str) else None)
