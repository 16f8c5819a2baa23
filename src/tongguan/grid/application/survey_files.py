# SPDX-License-Identifier: Apache-2.0
"""Reads the rows of SHP, GeoPackage, GeoJSON and CSV files, shapes in degrees of the file's own system."""

import csv
import io
import math
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from tongguan.grid.application.text_encoding import encoding_of_shapefile, encoding_of_text
from tongguan.grid.domain.features import RawFeature, Shapes

MODERN_AXIS, MODERN_FLATTENING = 6_378_137.0, 298.257
"""Metres, and one part in: the ellipsoid of WGS-84 and CGCS2000 alike; Beijing 54 and Xi'an 80 have others."""


class Unreadable(Exception):
    """A survey file cannot be read at all: problem in Chinese, in English, and what to do."""

    def __init__(self, problem_zh: str, problem_en: str, advice_zh: str) -> None:
        super().__init__(problem_en)
        self.problem_zh, self.problem_en, self.advice_zh = problem_zh, problem_en, advice_zh


@dataclass(frozen=True, kw_only=True)
class SurveyRows:
    """The rows of a file as they stand there."""

    rows: list[RawFeature]
    encoding: str


def read_layer(path: Path, texts: Mapping[str, str], *, layer: str | None, epsg: int | None) -> SurveyRows:
    """The records of a SHP, GeoPackage or GeoJSON file; `texts` maps the hub's names to the file's columns."""
    encoding = encoding_of_shapefile(path) if path.suffix.lower() == ".shp" else "utf-8"
    if path.suffix.lower() in (".geojson", ".json") and encoding_of_text(path.read_bytes()) != "utf-8-sig":
        raise Unreadable("文件不是UTF-8编码", "the file is not UTF-8", "请另存为UTF-8编码的GeoJSON")
    chosen = _layer(path, layer)
    with warnings.catch_warnings():
        # GDAL warns of letters cut off by the width of a dBase field; what is left of the text is kept.
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            meta, _, geometry, fields = pyogrio.raw.read(path, layer=chosen, encoding=encoding)
        except (DataSourceError, DataLayerError, UnicodeDecodeError) as error:
            raise _unopened(error) from error
    names = [str(name) for name in meta["fields"]]
    _need(texts.values(), names)
    columns = {ours: fields[names.index(theirs)].tolist() for ours, theirs in texts.items()}
    count = len(geometry) if geometry is not None else 0
    wkb = geometry if geometry is not None else np.empty(0, dtype=object)
    shapes: Shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    placed = _in_degrees(shapes, crs=str(epsg) if epsg else meta["crs"])
    values = [{ours: _text(column[row]) for ours, column in columns.items()} for row in range(count)]
    rows = [
        RawFeature(row=number, shape=shape, texts=value)
        for number, (shape, value) in enumerate(zip(placed.tolist(), values, strict=True), start=1)
    ]
    return SurveyRows(rows=rows, encoding=encoding)


def read_csv(
    path: Path, texts: Mapping[str, str], *, position: tuple[str, str], wkt: str | None, epsg: int | None
) -> SurveyRows:
    """The lines of a CSV file, placed by two columns (longitude, latitude) or by one column of WKT."""
    content = path.read_bytes()
    encoding = encoding_of_text(content)
    try:
        reader = csv.reader(io.StringIO(content.decode(encoding), newline=""), strict=True)
        lines = [(reader.line_num, line) for line in reader if any(cell.strip() for cell in line)]
    except UnicodeDecodeError as error:
        raise Unreadable(
            "文件既不是UTF-8也不是GBK编码", "neither UTF-8 nor GBK", "请另存为UTF-8（CSV UTF-8）格式"
        ) from error
    except csv.Error as error:
        raise Unreadable("引号不成对", f"unreadable CSV ({error})", "请检查英文双引号是否成对") from error
    if not lines:
        raise Unreadable("文件没有表头", "the file has no header", "第一行应为列名")
    header = [name.strip() for name in lines[0][1]]
    placed_by = (wkt,) if wkt else position
    _need([*texts.values(), *placed_by], header)
    rows = []
    for number, line in lines[1:]:
        cells = dict(zip(header, (cell.strip() for cell in line), strict=False))
        shape = _from_wkt(cells.get(wkt, "")) if wkt else _from_numbers(*(cells.get(name, "") for name in position))
        rows.append((number, shape, {ours: cells.get(theirs, "") for ours, theirs in texts.items()}))
    shapes = np.empty(len(rows), dtype=object)
    shapes[:] = [shape for _, shape, _ in rows]
    placed = _in_degrees(shapes, crs=str(epsg) if epsg else None)
    return SurveyRows(
        rows=[
            RawFeature(row=number, shape=shape, texts=value)
            for (number, _, value), shape in zip(rows, placed.tolist(), strict=True)
        ],
        encoding=encoding,
    )


def _layer(path: Path, wanted: str | None) -> str:
    try:
        layers = [str(name) for name, kind in pyogrio.list_layers(path).tolist() if kind is not None]
    except (DataSourceError, UnicodeDecodeError) as error:
        raise _unopened(error) from error
    if wanted in layers:
        return wanted
    names = "、".join(layers)
    if wanted is None and len(layers) == 1:
        return layers[0]
    if not layers:
        raise Unreadable("没有带图形的图层", "no layer with shapes", "请核对文件")
    if wanted is None:
        raise Unreadable(f"有{len(layers)}个图层", f"the file has {len(layers)} layers", f"请指定其中之一：{names}")
    raise Unreadable(f"没有图层{wanted}", f"no layer {wanted}", f"请指定其中之一：{names}")


def _need(wanted: Iterable[str], present: list[str]) -> None:
    missing = "、".join(sorted({name for name in wanted if name not in present}))
    if missing:
        found = "、".join(present)
        raise Unreadable(
            f"缺少列{missing}", f"columns are missing: {missing}", f"文件现有的列：{found}；请改正列的对应"
        )


def _unopened(error: Exception) -> Unreadable:
    return Unreadable(
        "文件无法打开",
        f"cannot be opened: {error}",
        "请核对文件是否完整；SHP须与同名的.dbf、.shx、.prj放在一起",
    )


def _in_degrees(shapes: Shapes, *, crs: str | None) -> Shapes:
    """Shapes of a projected system (Gauss-Krüger and others) as degrees of its own geographic system."""
    if not crs:
        west, south, east, north = shapely.total_bounds(shapes) if len(shapes) else (0.0, 0.0, 0.0, 0.0)
        if max(abs(west), abs(east)) > 1_000 and max(abs(south), abs(north)) > 1_000:
            raise Unreadable(
                "坐标是投影坐标，但文件没有说明坐标系",
                "projected coordinates without a coordinate reference system",
                "请补上.prj文件，或注明EPSG编号，例如4549（2000国家大地坐标系，中央经线120度）",
            )
        return shapes
    try:
        given = CRS.from_user_input(int(crs) if crs.isdigit() else crs)
    except CRSError as error:
        raise Unreadable("坐标系无法识别", f"unknown system ({error})", "请注明EPSG编号，例如4490或4549") from error
    geographic = given.geodetic_crs
    if geographic is None or not _is_modern(geographic):
        name = geographic.name if geographic else given.name
        raise Unreadable(
            f"坐标系的基准是{name}，不能直接使用",
            f"the datum {name} is not supported",
            "北京54、西安80等旧坐标请先由测绘部门转换为2000国家大地坐标系",
        )
    if given.is_geographic:
        return shapes
    transformer = Transformer.from_crs(given, geographic, always_xy=True)

    def turned(positions: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(transformer.transform(positions[:, 0], positions[:, 1]))

    found: Shapes = shapely.transform(shapely.force_2d(shapes), turned)
    return found


def _is_modern(system: CRS) -> bool:
    ellipsoid = system.ellipsoid
    return (
        ellipsoid is not None
        and ellipsoid.semi_major_metre == MODERN_AXIS
        and abs(ellipsoid.inverse_flattening - MODERN_FLATTENING) < 1e-3
    )


def _from_numbers(lon: str, lat: str) -> BaseGeometry | None:
    try:
        place = float(lon), float(lat)
    except ValueError:
        return None
    return shapely.Point(place) if all(map(math.isfinite, place)) else None


def _from_wkt(text: str) -> BaseGeometry | None:
    shape: BaseGeometry | None = shapely.from_wkt(text, on_invalid="ignore") if text else None
    return shape


def _text(value: object) -> str:
    """A field's value as a person would write it: no decimals on whole numbers, dates as 2026-01-31."""
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
