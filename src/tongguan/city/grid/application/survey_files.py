# SPDX-License-Identifier: Apache-2.0
"""Reads the rows of SHP, GeoPackage, GeoJSON and CSV files, shapes in degrees of the file's own system."""

import csv
import io
import math
import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.application.geojson_files import read_geojson
from tongguan.city.grid.application.shape_files import gathered
from tongguan.city.grid.application.survey_rows import SurveyRows, UnreadableSurvey, named_system, need, text_of
from tongguan.city.grid.application.text_encoding import encoding_of_shapefile, encoding_of_text, end_in_whole_letters
from tongguan.city.grid.domain.features import RawFeature, Shapes
from tongguan.city.grid.domain.shape_faults import Fault, read

MODERN_AXIS, MODERN_FLATTENING = 6_378_137.0, 298.257
"""Metres, and one part in: the ellipsoid of WGS-84 and CGCS2000 alike; Beijing 54 and Xi'an 80 have others."""


def read_layer(path: Path, texts: Mapping[str, str], *, layer: str | None, epsg: int | None) -> SurveyRows:
    """The records of a SHP (also in a ZIP), GeoPackage or GeoJSON file; `texts` maps the hub's names to its columns."""
    if path.suffix.lower() in (".geojson", ".json"):
        found, crs = read_geojson(path, texts)
        return _placed(found, crs=str(epsg) if epsg else crs)
    if path.suffix.lower() in (".shp", ".zip"):
        with gathered(path, layer) as whole:
            encoding = encoding_of_shapefile(whole)
            with suppress(UnicodeError):  # where nothing fits, reading says so
                end_in_whole_letters(whole.with_suffix(".dbf"), encoding)
            return _read(whole, texts, encoding=encoding, layer="layer", epsg=epsg)
    return _read(path, texts, encoding="utf-8", layer=layer, epsg=epsg)


def _read(path: Path, texts: Mapping[str, str], *, encoding: str, layer: str | None, epsg: int | None) -> SurveyRows:
    chosen = _layer(path, layer)
    with warnings.catch_warnings():
        # GDAL warns of letters cut off by the width of a dBase field; what is left of the text is kept.
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            meta, _, geometry, fields = pyogrio.raw.read(path, layer=chosen, encoding=encoding)
        except (DataSourceError, DataLayerError, UnicodeDecodeError, ValueError) as error:
            raise _unopened(error) from error
        except UnboundLocalError as error:  # what pyogrio raises for a .prj that GDAL cannot read
            raise UnreadableSurvey(
                "坐标系无法识别", "the .prj cannot be read", "请核对.prj文件，或从制图软件重新导出"
            ) from error
    names = [str(name) for name in meta["fields"]]
    need(texts.values(), names)
    columns = {ours: fields[names.index(theirs)].tolist() for ours, theirs in texts.items()}
    rows = []
    for row, drawn in enumerate([] if geometry is None else geometry.tolist()):
        shape, fault = (None, None) if drawn is None else _made(drawn)
        values = {ours: text_of(column[row]) for ours, column in columns.items()}
        rows.append(RawFeature(row=row + 1, shape=shape, texts=values, fault=fault))
    return _placed(SurveyRows(rows=rows, encoding=encoding), crs=str(epsg) if epsg else meta["crs"])


def _made(drawn: bytes | str) -> tuple[BaseGeometry | None, Fault | None]:
    """The shape of WKB or WKT, or what is wrong with it."""
    shape = read(lambda: shapely.from_wkb(drawn) if isinstance(drawn, bytes) else shapely.from_wkt(drawn))
    return (None, shape) if isinstance(shape, tuple) else (shape, None)


def _placed(found: SurveyRows, *, crs: str | None) -> SurveyRows:
    """The rows with shapes in degrees, and the shifted system that the file names, if it does."""
    shapes = np.empty(len(found.rows), dtype=object)
    shapes[:] = [one.shape for one in found.rows]
    named = named_system(crs)
    placed = _in_degrees(shapes, crs=None if named else crs).tolist()
    rows = [replace(one, shape=shape) for one, shape in zip(found.rows, placed, strict=True)]
    return replace(found, rows=rows, named=named)


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
        raise UnreadableSurvey(
            "文件既不是UTF-8也不是GBK编码", "neither UTF-8 nor GBK", "请另存为UTF-8（CSV UTF-8）格式"
        ) from error
    except csv.Error as error:
        raise UnreadableSurvey("引号不成对", f"unreadable CSV ({error})", "请检查英文双引号是否成对") from error
    if not lines:
        raise UnreadableSurvey("文件没有表头", "the file has no header", "第一行应为列名")
    header = [name.strip() for name in lines[0][1]]
    placed_by = (wkt,) if wkt else position
    need([*texts.values(), *placed_by], header)
    rows = []
    for number, line in lines[1:]:
        cells = dict(zip(header, (cell.strip() for cell in line), strict=False))
        shape, fault = (
            _from_wkt(cells.get(wkt, "")) if wkt else (_from_numbers(*(cells.get(name, "") for name in position)), None)
        )
        values = {ours: cells.get(theirs, "") for ours, theirs in texts.items()}
        rows.append(RawFeature(row=number, shape=shape, texts=values, fault=fault))
    return _placed(SurveyRows(rows=rows, encoding=encoding), crs=str(epsg) if epsg else None)


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
        raise UnreadableSurvey("没有带图形的图层", "no layer with shapes", "请核对文件")
    if wanted is None:
        raise UnreadableSurvey(
            f"有{len(layers)}个图层", f"the file has {len(layers)} layers", f"请指定其中之一：{names}"
        )
    raise UnreadableSurvey(f"没有图层{wanted}", f"no layer {wanted}", f"请指定其中之一：{names}")


def _unopened(error: Exception) -> UnreadableSurvey:
    return UnreadableSurvey(
        "文件无法打开",
        f"cannot be opened: {error}",
        "请核对文件是否完整，或从制图软件重新导出；SHP须与同名的.dbf、.shx、.prj放在一起",
    )


def _in_degrees(shapes: Shapes, *, crs: str | None) -> Shapes:
    """Shapes of a projected system (Gauss-Krüger and others) as degrees of its own geographic system."""
    if not crs:
        west, south, east, north = shapely.total_bounds(shapes) if len(shapes) else (0.0, 0.0, 0.0, 0.0)
        if max(abs(west), abs(east)) > 1_000 and max(abs(south), abs(north)) > 1_000:
            raise UnreadableSurvey(
                "坐标是投影坐标，但文件没有说明坐标系",
                "projected coordinates without a coordinate reference system",
                "请补上.prj文件，或注明EPSG编号，例如4549（2000国家大地坐标系，中央经线120度）",
            )
        return shapes
    try:
        given = CRS.from_user_input(int(crs) if crs.isdigit() else crs)
    except CRSError as error:
        raise UnreadableSurvey(
            "坐标系无法识别", f"unknown system ({error})", "请注明EPSG编号，例如4490或4549"
        ) from error
    geographic = given.geodetic_crs
    if geographic is None or not _is_modern(geographic):
        name = geographic.name if geographic else given.name
        raise UnreadableSurvey(
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


def _from_wkt(text: str) -> tuple[BaseGeometry | None, Fault | None]:
    return _made(text) if text else (None, None)
