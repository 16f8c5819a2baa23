# SPDX-License-Identifier: Apache-2.0
"""Real SHP, GeoPackage, GeoJSON and CSV files in every reference system come through the door as WGS-84."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyogrio.raw import write
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.application.import_features import import_features
from tongguan.city.grid.domain.coordinates import System, from_wgs84
from tongguan.city.grid.domain.features import ImportedFeatures, ShapeKind
from tongguan.ground.kernel.geo import Point, distance

PLACES = [(121.4035, 31.0512), (121.3885, 31.1123), (121.5012, 31.0301)]
NAMES = ["污水井盖", "路灯", "雨水箅子（南侧）"]
COLUMNS = {"name": "名称", "count": "数量"}
Positions = Sequence[tuple[float, float]]


def spoken(system: System) -> list[tuple[float, float]]:
    """The true places as a file of this system writes them."""
    lons, lats = zip(*PLACES, strict=True)
    return list(zip(*(values.tolist() for values in from_wgs84(lons, lats, system=system)), strict=True))


def write_layer(
    path: Path,
    positions: Positions,
    *,
    crs: str = "EPSG:4490",
    encoding: str = "UTF-8",
    names: Sequence[str] = NAMES,
    shapes: Sequence[BaseGeometry] = (),
    layer: str | None = None,
) -> Path:
    shapes = shapes or [shapely.Point(*position) for position in positions]
    wkb = shapely.to_wkb(np.array(shapes, dtype=object))
    options = {"layer": layer} if layer else {}
    kinds = {shape.geom_type for shape in shapes if shape is not None}
    write(
        path,
        wkb,
        [np.array(names, dtype=object), np.arange(len(shapes), dtype=np.int32)],
        ["名称", "数量"],
        geometry_type=kinds.pop() if len(kinds) == 1 else "Unknown",
        crs=crs,
        encoding=encoding,
        append=layer is not None and path.exists(),
        **options,
    )
    return path


def write_csv(path: Path, positions: Positions, *, encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("名称", "数量", "经度", "纬度"))
        writer.writerows([name, n, *position] for n, (name, position) in enumerate(zip(NAMES, positions, strict=True)))
    return path


def assert_true_places(imported: ImportedFeatures, *, metres: float = 0.001) -> None:
    assert imported.findings == ()
    assert imported.rows == 3
    assert [feature.texts for feature in imported.features] == [
        {"name": name, "count": str(n)} for n, name in enumerate(NAMES)
    ]
    for feature, (lon, lat) in zip(imported.features, PLACES, strict=True):
        assert isinstance(feature.shape, shapely.Point)
        assert distance(Point(lon=feature.shape.x, lat=feature.shape.y), Point(lon=lon, lat=lat)) < metres


@pytest.mark.parametrize("system", System)
@pytest.mark.parametrize("suffix", ["shp", "gpkg", "geojson", "csv"])
def test_every_kind_of_file_in_every_system_comes_in_as_wgs84(tmp_path, system, suffix):
    path = tmp_path / f"部件.{suffix}"
    positions = spoken(system)
    if suffix == "csv":
        write_csv(path, positions)
    else:
        write_layer(path, positions, crs="EPSG:4326" if suffix == "geojson" else "EPSG:4490")
    imported = import_features(path, system, COLUMNS, required=["name"], position=("经度", "纬度"))
    # GDAL writes GeoJSON with seven decimals: 1 cm
    assert_true_places(imported, metres=0.02 if suffix == "geojson" else 0.001)


@pytest.mark.parametrize("epsg", [4549, 4528, 4508, 32651, 3857])
def test_projected_surveys_are_brought_to_degrees(tmp_path, epsg):
    project = Transformer.from_crs(4490 if epsg < 32_000 and epsg != 3857 else 4326, epsg, always_xy=True)
    positions = [project.transform(*place) for place in PLACES]
    path = write_layer(tmp_path / "projected.shp", positions, crs=f"EPSG:{epsg}")
    assert_true_places(import_features(path, System.CGCS2000, COLUMNS))


def test_a_projected_csv_needs_its_epsg_number(tmp_path):
    project = Transformer.from_crs(4490, 4549, always_xy=True)
    path = write_csv(tmp_path / "x.csv", [project.transform(*place) for place in PLACES])
    position = ("经度", "纬度")
    assert_true_places(import_features(path, System.CGCS2000, COLUMNS, epsg=4549, position=position))
    (finding,) = import_features(path, System.CGCS2000, COLUMNS, position=position).findings
    assert finding.problem_zh == "坐标是投影坐标，但文件没有说明坐标系"
    assert "EPSG" in finding.advice_zh


def test_a_shapefile_without_prj_says_so(tmp_path):
    project = Transformer.from_crs(4490, 4549, always_xy=True)
    path = write_layer(tmp_path / "x.shp", [project.transform(*p) for p in PLACES], crs="EPSG:4549")
    path.with_suffix(".prj").unlink()
    assert_true_places(import_features(path, System.CGCS2000, COLUMNS, epsg=4549))
    (finding,) = import_features(path, System.CGCS2000, COLUMNS).findings
    assert ".prj" in finding.advice_zh


@pytest.mark.parametrize("crs", ["EPSG:2437", "EPSG:4214", "EPSG:4610"])
def test_old_datums_are_refused_by_name(tmp_path, crs):
    path = write_layer(tmp_path / "old.gpkg", [(500_000, 3_430_000)] * 3, crs=crs)
    (finding,) = import_features(path, System.CGCS2000, COLUMNS).findings
    assert "2000国家大地坐标系" in finding.advice_zh


# ---------------------------------------------------------------- encodings
@pytest.mark.parametrize(("encoding", "declared"), [("GBK", True), ("GBK", False), ("UTF-8", True), ("UTF-8", False)])
def test_chinese_texts_of_shapefiles_are_read_whatever_they_declare(tmp_path, encoding, declared):
    path = write_layer(tmp_path / "部件.shp", PLACES, encoding=encoding)
    if not declared:
        path.with_suffix(".cpg").unlink()
    assert_true_places(import_features(path, System.WGS84, COLUMNS))


@pytest.mark.parametrize("lie", ["UTF-8", "936", "nonsense", ""])
@pytest.mark.parametrize("encoding", ["GBK", "UTF-8"])
def test_a_false_declaration_does_not_mislead(tmp_path, encoding, lie):
    names = ["污水井盖一号", "路灯（沪闵路）", "雨水箅子甲乙丙"]
    path = write_layer(tmp_path / "x.shp", PLACES, encoding=encoding, names=names)
    path.with_suffix(".cpg").write_text(lie)
    imported = import_features(path, System.WGS84, COLUMNS)
    assert [feature.texts["name"] for feature in imported.features] == names


def test_the_language_mark_in_the_header_counts(tmp_path):
    path = write_layer(tmp_path / "x.shp", PLACES, encoding="GBK", names=["联通", "联通", "联通"])
    path.with_suffix(".cpg").unlink()
    table = path.with_suffix(".dbf")
    content = bytearray(table.read_bytes())
    content[29] = 0x4D
    table.write_bytes(bytes(content))
    imported = import_features(path, System.WGS84, COLUMNS)
    assert imported.encoding == "gbk"
    assert imported.features[0].texts["name"] == "联通"


@pytest.mark.filterwarnings("ignore:Value .* has been truncated")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_letter_cut_off_by_the_width_of_its_field_is_forgiven(tmp_path):
    path = write_layer(tmp_path / "x.shp", PLACES, names=["a" + "井" * 100, "路灯", "x"])
    imported = import_features(path, System.WGS84, COLUMNS)
    assert imported.findings == ()
    assert imported.features[0].texts["name"].startswith("a井井井")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_a_csv_from_a_spreadsheet_is_read_in_either_encoding(tmp_path, encoding):
    path = write_csv(tmp_path / "x.csv", PLACES, encoding=encoding)
    assert_true_places(import_features(path, System.WGS84, COLUMNS, position=("经度", "纬度")))


# ---------------------------------------------------------------- shapes
def test_boundaries_keep_their_corners_and_holes(tmp_path):
    true = shapely.box(121.40, 31.05, 121.42, 31.06).difference(shapely.box(121.405, 31.052, 121.41, 31.055))
    gcj02 = shapely.transform(true, lambda xy: np.column_stack(from_wgs84(xy[:, 0], xy[:, 1], system=System.GCJ02)))
    path = write_layer(tmp_path / "x.gpkg", (), shapes=[gcj02], names=["甲社区"])
    imported = import_features(path, System.GCJ02, {"name": "名称"}, kind=ShapeKind.AREA)
    assert imported.features[0].shape.normalize().equals_exact(true.normalize(), 1e-9)


def test_a_csv_may_hold_lines_as_wkt(tmp_path):
    path = tmp_path / "管线.csv"
    path.write_text(
        '名称,线\n雨水管,"LINESTRING Z (121.4 31.1 3, 121.5 31.1 3)"\n坏,"LINESTRING (121.4"\n', encoding="gbk"
    )
    imported = import_features(path, System.WGS84, {"name": "名称"}, kind=ShapeKind.LINE, wkt="线")
    (feature,) = imported.features
    assert feature.shape.wkt == "LINESTRING (121.4 31.1, 121.5 31.1)"
    assert [(finding.row, finding.problem_zh) for finding in imported.findings] == [(3, "图形无法读取")]


def test_a_layer_must_be_chosen_where_there_are_several(tmp_path):
    path = tmp_path / "x.gpkg"
    write_layer(path, PLACES, layer="井盖")
    write_layer(path, PLACES, layer="路灯")
    (finding,) = import_features(path, System.WGS84, COLUMNS).findings
    assert finding.advice_zh == "请指定其中之一：井盖、路灯"
    (finding,) = import_features(path, System.WGS84, COLUMNS, layer="桥").findings
    assert finding.problem_zh == "没有图层桥"
    assert_true_places(import_features(path, System.WGS84, COLUMNS, layer="路灯"))


# ---------------------------------------------------------------- bad rows
def test_every_bad_row_says_where_why_and_what_to_write(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(
        "名称,lon,lat\n"
        "好,121.4,31.1\n"
        "颠倒,31.1,121.4\n"
        "没有,,\n"
        "零,0,0\n"
        ",121.4,31.1\n"
        "国外,-76.6,39.3\n"
        "字,东经121度,31.1\n"
        "远,999,31.1\n"
        "少一格,121.4\n"
    )
    imported = import_features(path, System.GCJ02, {"name": "名称"}, required=["name"])
    assert [feature.row for feature in imported.features] == [2]
    assert (imported.rows, imported.bad_rows) == (9, 8)
    assert [(finding.row, finding.column, finding.problem_zh) for finding in imported.findings] == [
        (3, "geometry", "经度与纬度颠倒了"),
        (4, "geometry", "没有图形"),
        (5, "geometry", "坐标为0,0"),
        (6, "name", "不能为空"),
        (7, "geometry", "坐标不在中国范围内"),
        (8, "geometry", "没有图形"),
        (9, "geometry", "坐标不是经纬度"),
        (10, "geometry", "没有图形"),
    ]
    assert all(finding.advice_zh for finding in imported.findings)


def test_a_foreign_city_speaks_wgs84(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("name,lon,lat\nBaltimore,-76.6,39.3\n")
    assert import_features(path, System.WGS84, {"name": "name"}).bad_rows == 0


def test_broken_and_wrong_shapes_are_refused(tmp_path):
    bow = shapely.Polygon([(121.4, 31.1), (121.5, 31.2), (121.5, 31.1), (121.4, 31.2)])
    path = tmp_path / "x.geojson"
    features = [bow, shapely.Point(121.4, 31.1), shapely.box(121.4, 31.1, 121.5, 31.2)]
    path.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    *(
                        {"type": "Feature", "properties": {"n": n}, "geometry": json.loads(shapely.to_geojson(shape))}
                        for n, shape in enumerate(features)
                    ),
                    {"type": "Feature", "properties": {"n": 3}, "geometry": None},
                ],
            }
        )
    )
    imported = import_features(path, System.WGS84, {"n": "n"}, kind=ShapeKind.AREA)
    assert [feature.texts["n"] for feature in imported.features] == ["2"]
    assert [(finding.row, finding.problem_zh) for finding in imported.findings] == [
        (1, "边界自相交"),
        (2, "图形不是面"),
        (4, "没有图形"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("missing.csv", None, "文件不存在"),
        ("x.dwg", b"x", "不认识的文件类型.dwg"),
        ("x.csv", b"", "文件没有表头"),
        ("x.csv", b'a,"b\n', "引号不成对"),
        ("x.csv", b"\xff\xff\xff", "文件既不是UTF-8也不是GBK编码"),
        ("x.csv", b"lon,lat\n1,2\n", "缺少列名称、数量"),
        ("x.shp", b"not a shapefile", "缺少.shx文件（图形索引）"),
        ("x.geojson", b"{", "第1行第2列起不是JSON"),
        ("x.geojson", "{\"井\"".encode("gbk"), "文件不是UTF-8编码"),
        ("x.gpkg", b"no", "文件无法打开"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_clear_finding(tmp_path, name, content, problem):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    imported = import_features(path, System.WGS84, COLUMNS)
    (finding,) = imported.findings
    assert finding.problem_zh == problem
    assert finding.advice_zh
    assert imported.features == ()


def test_a_file_without_rows_is_empty_not_wrong(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("名称,数量,lon,lat\n")
    imported = import_features(path, System.WGS84, COLUMNS)
    assert (imported.rows, imported.features, imported.findings) == (0, (), ())
