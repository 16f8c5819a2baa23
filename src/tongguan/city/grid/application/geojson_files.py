# SPDX-License-Identifier: Apache-2.0
"""Reads GeoJSON as people hand it over; what is wrong in it is told with its place."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from tongguan.city.grid.application.survey_rows import SurveyRows, UnreadableSurvey, need, text_of
from tongguan.city.grid.domain.features import RawFeature
from tongguan.city.grid.domain.shape_faults import of_geojson

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_TRAILING = re.compile(r",(?=\s*[\]}])")
_ADVICE = "请导出为GeoJSON：最外层type为FeatureCollection，features为要素的列表"


def read_geojson(path: Path, texts: Mapping[str, str]) -> tuple[SurveyRows, str | None]:
    """The features of a GeoJSON file, in degrees as they stand there, and the system it names; raises UnreadableSurvey.

    UTF-8 or UTF-16, with or without a mark of its encoding; NaN and infinity are read so that they can be told.
    """
    encoding, whole = _decoded(path.read_bytes())
    features = _features(whole)
    properties = [feature.get("properties") if isinstance(feature, dict) else None for feature in features]
    fields = [given if isinstance(given, dict) else {} for given in properties]
    if any(fields):
        need(texts.values(), dict.fromkeys(str(name) for given in fields for name in given))
    rows = []
    for number, (feature, given) in enumerate(zip(features, fields, strict=True), start=1):
        shape = of_geojson(feature.get("geometry")) if isinstance(feature, dict) else None
        fault = shape if isinstance(shape, tuple) else None
        values = {ours: text_of(given.get(theirs)) for ours, theirs in texts.items()}
        rows.append(
            RawFeature(row=number, shape=None if isinstance(shape, tuple) else shape, texts=values, fault=fault)
        )
    return SurveyRows(rows=rows, encoding=encoding), _crs(whole)


def _decoded(content: bytes) -> tuple[str, object]:
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSurvey("文件不是UTF-8编码", "the file is not UTF-8", "请另存为UTF-8编码的GeoJSON") from error
    if not text.strip():
        raise UnreadableSurvey("文件是空的", "the file is empty", _ADVICE)
    try:
        return encoding, json.loads(text)
    except json.JSONDecodeError as error:
        comma = _TRAILING.search(text, max(error.pos - 100, 0), error.pos + 100)
        at = comma.start() if comma else error.pos
        where = f"第{text.count(chr(10), 0, at) + 1}行第{at - text.rfind(chr(10), 0, at)}列"
        what = "多了一个逗号" if comma else "起不是JSON"
        raise UnreadableSurvey(
            f"{where}{what}", f"no JSON ({error})", f"请改正{where}，或从制图软件重新导出"
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableSurvey(
            "文件不是可读的JSON", "the JSON is nested too deeply or holds an endless number", _ADVICE
        ) from error


def _features(whole: object) -> list[object]:
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        return [whole]
    features = whole.get("features") if isinstance(whole, dict) and whole.get("type") == "FeatureCollection" else None
    if not isinstance(features, list):
        raise UnreadableSurvey("不是GeoJSON，没有要素集合", "no FeatureCollection", _ADVICE)
    return features


def _crs(whole: object) -> str | None:
    """What the member `crs` of older GeoJSON names; none means degrees of WGS-84, as the standard has it."""
    given = whole.get("crs") if isinstance(whole, dict) else None
    properties = given.get("properties") if isinstance(given, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) and name else None
