# SPDX-License-Identifier: Apache-2.0
"""Reads the polygons of a pack's GeoJSON files; whatever is wrong is noted with the feature that is meant."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.domain.shape_faults import of_geojson, of_shape
from tongguan.ground.kernel.pack import Reading


@dataclass(frozen=True, kw_only=True)
class NamedPolygon:
    """One polygon of a GeoJSON file with its texts."""

    shape: BaseGeometry
    texts: Mapping[str, str]


def read_polygons(
    reading: Reading, file: str, properties: Sequence[str], *, perhaps: Sequence[str] = ()
) -> list[NamedPolygon]:
    """The polygons of a GeoJSON file (WGS-84), each with these properties as non-empty texts, and those `perhaps`."""
    features = _features(reading, file)
    found = []
    for number, feature in enumerate(features, start=1):
        where = f"第{number}个要素"
        if not isinstance(feature, dict):
            reading.note(file, f"{where}不是要素", f"feature {number} is no feature", "请写type为Feature的对象")
            continue
        texts = _texts(feature.get("properties"), (*properties, *perhaps))
        missing = [name for name in properties if not texts.get(name)]
        if missing:
            names = "、".join(missing)
            reading.note(file, f"{where}缺少{names}", f"feature {number} lacks {names}", f"请在properties中补上{names}")
            continue
        where = f"{where}（{texts[properties[0]]}）"
        shape = of_geojson(feature.get("geometry"))
        if isinstance(shape, tuple):
            reading.note(file, f"{where}：{shape[0]}", f"feature {number}: {shape[1]}", shape[2])
        elif shape is None or shape.geom_type not in ("Polygon", "MultiPolygon") or shape.is_empty:
            reading.note(file, f"{where}不是面", f"feature {number} is no polygon", "请画成封闭的面")
        elif fault := of_shape(shape):
            reading.note(file, f"{where}：{fault[0]}", f"feature {number}: {fault[1]}", fault[2])
        elif not _on_earth(shape):
            reading.note(
                file,
                f"{where}的坐标不是经纬度",
                f"feature {number} is not in degrees",
                "请转换为WGS-84经纬度，先经度后纬度",
            )
        else:
            found.append(NamedPolygon(shape=shape, texts=texts))
    return found


def _features(reading: Reading, file: str) -> list[object]:
    content = reading.files.get(file)
    if content is None:
        reading.note(file, "文件缺失", "the file is missing", "请补上该文件，内容为GeoJSON的FeatureCollection")
        return []
    try:
        whole: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reading.note(file, "文件无法读取", f"unreadable GeoJSON ({error})", "请另存为UTF-8编码的GeoJSON")
        return []
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        return [whole]
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        reading.note(file, "没有要素集合", "no FeatureCollection", "最外层应为type为FeatureCollection的对象")
        return []
    return features


def _texts(given: object, names: Sequence[str]) -> dict[str, str]:
    if not isinstance(given, dict):
        return {}
    return {name: str(given[name]).strip() for name in names if given.get(name) is not None}


def _on_earth(shape: BaseGeometry) -> bool:
    west, south, east, north = shape.bounds
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90
