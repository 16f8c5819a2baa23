# SPDX-License-Identifier: Apache-2.0
"""Survey files as offices hand them over: read where it can be, else told what is wrong, where, and what to do."""

import codecs
import json
import random
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyogrio.raw import write

from tests.integration.entrypoints.processes import told
from tongguan.city.grid.application.import_features import import_features
from tongguan.city.grid.domain.coordinates import System
from tongguan.city.grid.domain.features import ImportedFeatures, ShapeKind

CASES = Path(__file__).parents[2] / "cases"
SHAPEFILE = CASES / "shp-wrong-cpg"
COLUMNS = {"code": "code", "name_zh": "name"}
SQUARE = [[121.33, 31.1], [121.34, 31.1], [121.34, 31.11], [121.33, 31.11], [121.33, 31.1]]


def areas(path: Path, system: System = System.CGCS2000, *, layer: str | None = None) -> ImportedFeatures:
    return import_features(path, system, COLUMNS, kind=ShapeKind.AREA, required=list(COLUMNS), layer=layer)


def names(imported: ImportedFeatures) -> list[str]:
    assert imported.findings == ()
    return [one.texts["name_zh"] for one in imported.features]


def geojson(geometry: object, **more: object) -> str:
    feature = {"type": "Feature", "properties": {"code": "310112101", "name": "莘庄镇"}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", **more, "features": [feature]}, ensure_ascii=False)


def polygon(*rings: Sequence[object]) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": list(rings)}


def copied(folder: Path, name: str = "streets", **renamed: str) -> Path:
    """The shapefile of the case; `renamed` gives a part another name, an empty one leaves it out."""
    for part in SHAPEFILE.glob("streets.*"):
        other = renamed.get(part.suffix[1:], f"{name}{part.suffix}")
        if other:
            (folder / other).write_bytes(part.read_bytes())
    return folder / renamed.get("shp", f"{name}.shp")


@pytest.mark.moment
@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("shp-wrong-cpg/streets.shp", ""),
        ("geojson-messages/nan.geojson", "坐标不是数"),
        ("geojson-messages/unclosed.geojson", "边界没有闭合，首尾两点须相同"),
    ],
)
def test_the_command_takes_areas_or_says_what_is_wrong(file: str, said: str, tmp_path: Path) -> None:
    into = tmp_path / "out.geojson"
    columns = ("--column", "code=code", "--column", "name_zh=name")
    code, output = told("survey", "areas", str(CASES / file), str(into), *columns, COLUMNS="200")
    assert "Traceback" not in output
    if said:
        assert code == 1
        assert said in output
        assert not into.exists()
    else:
        assert code == 0, output
        written = json.loads(into.read_text(encoding="utf-8"))
        assert [one["properties"]["name_zh"] for one in written["features"]] == ["莘庄镇", "梅陇镇"]


@pytest.mark.moment
@pytest.mark.parametrize(
    ("file", "said"),
    [("nan.geojson", "坐标不是数"), ("unclosed.geojson", "边界没有闭合，首尾两点须相同"), (None, "文件无法读取")],
)
def test_a_district_is_not_founded_on_a_broken_outline(file: str | None, said: str, tmp_path: Path) -> None:
    land = tmp_path / "land"
    land.mkdir()
    for name in ("streets", "communities"):
        content = (CASES / "geojson-messages" / file).read_bytes() if file else b'{"features":[{},]}'
        (land / f"{name}.geojson").write_bytes(content)
    wish = ("city", "new", str(land), str(tmp_path / "city"), "--city", "31=云州市", "--district", "310112=滨江区")
    code, output = told(*wish, COLUMNS="200")
    assert code == 1
    assert said in output
    assert "Traceback" not in output


def written(path: Path, texts: list[str], *, encoding: str, declared: str | None) -> Path:
    shapes = shapely.to_wkb(np.array([shapely.Polygon(SQUARE)] * len(texts), dtype=object))
    codes = np.array([str(n) for n in range(len(texts))], dtype=object)
    write(path, shapes, [codes, np.array(texts, dtype=object)], ["code", "name"], geometry_type="Polygon",
          crs="EPSG:4490", encoding=encoding)  # fmt: skip
    path.with_suffix(".cpg").unlink(missing_ok=True)
    if declared is not None:
        path.with_suffix(".cpg").write_text(declared)
    return path


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK", "GB18030"])
@pytest.mark.parametrize("declared", [None, "GBK", "UTF-8", "936", "ISO-8859-1", "nonsense", ""])
def test_texts_are_read_as_what_they_are_whatever_the_file_declares(
    encoding: str, declared: str | None, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.shp", ["莘庄镇", "江川路街道"], encoding=encoding, declared=declared)
    assert names(areas(path)) == ["莘庄镇", "江川路街道"]


def test_a_letter_cut_off_by_the_width_of_its_field_does_not_spoil_the_others(tmp_path: Path) -> None:
    path = written(tmp_path / "a.shp", ["莘庄镇", "梅陇镇"], encoding="UTF-8", declared="GBK")
    table = path.with_suffix(".dbf")
    whole = table.read_bytes()
    table.write_bytes(whole.replace("梅陇镇".encode(), "梅陇镇".encode()[:-1] + b" "))
    assert names(areas(path))[0] == "莘庄镇"
    assert names(areas(path))[1].startswith("梅陇")


@pytest.mark.parametrize(
    "renamed",
    [
        {"shp": "STREETS.SHP", "dbf": "STREETS.DBF", "shx": "STREETS.SHX", "prj": "STREETS.PRJ", "cpg": "STREETS.CPG"},
        {"shp": "Streets.Shp", "dbf": "streets.DBF", "shx": "STREETS.shx"},
        {"prj": ""},
        {"cpg": ""},
    ],
)
def test_the_parts_of_a_shapefile_are_found_whatever_the_case_of_their_names(
    renamed: dict[str, str], tmp_path: Path
) -> None:
    assert names(areas(copied(tmp_path, **renamed))) == ["莘庄镇", "梅陇镇"]


@pytest.mark.parametrize(("part", "what"), [("shx", "缺少.shx文件（图形索引）"), ("dbf", "缺少.dbf文件（属性表）")])
def test_a_missing_part_is_named_with_what_to_do(part: str, what: str, tmp_path: Path) -> None:
    (finding,) = areas(copied(tmp_path, **{part: ""})).findings
    assert finding.problem_zh == what
    assert "同一文件夹" in finding.advice_zh


def test_a_shapefile_in_an_archive_is_read_and_several_are_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "街镇.ZIP"
    with zipfile.ZipFile(path, "w") as packed:
        for part in SHAPEFILE.glob("streets.*"):
            packed.write(part, f"成果/STREETS{part.suffix.upper()}")
    assert names(areas(path)) == ["莘庄镇", "梅陇镇"]
    with zipfile.ZipFile(path, "a") as packed:
        for part in SHAPEFILE.glob("streets.*"):
            packed.write(part, f"other{part.suffix}")
    (finding,) = areas(path).findings
    assert (finding.problem_zh, finding.advice_zh) == ("压缩包中有2个图层", "请用--layer指定其中之一：STREETS、other")
    assert names(areas(path, layer="streets")) == ["莘庄镇", "梅陇镇"]


@pytest.mark.parametrize(
    ("content", "problem"), [(b"PK", "压缩包无法打开"), (b"", "压缩包无法打开"), (None, "压缩包中没有.shp文件")]
)
def test_an_archive_without_a_layer_says_so(content: bytes | None, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    if content is None:
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("说明.txt", "无")
    else:
        path.write_bytes(content)
    assert [one.problem_zh for one in areas(path).findings] == [problem]


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        (polygon(SQUARE[:-1]), "边界没有闭合，首尾两点须相同"),
        (polygon([[121.33, 31.1], [float("nan"), 31.1], *SQUARE[2:]]), "坐标不是数"),
        (polygon([[121.33, 31.1], [float("inf"), 31.1], *SQUARE[2:]]), "坐标不是数"),
        (polygon([[121.33, 31.1], ["121.34", 31.1], *SQUARE[2:]]), "坐标不是数"),
        (polygon([[121.33, 31.1], [None, 31.1], *SQUARE[2:]]), "坐标不是数"),
        (polygon([[121.33, 31.1], [10**400, 31.1], *SQUARE[2:]]), "坐标不是数"),
        (polygon([SQUARE[0], SQUARE[1], SQUARE[0]]), "边界的点太少"),
        (polygon([SQUARE[0]]), "边界的点太少"),
        (polygon([]), "边界的点太少"),
        (polygon([[lat, lon] for lon, lat in SQUARE]), "经度与纬度颠倒了"),
        (polygon([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]), "边界自相交"),
        (polygon(SQUARE, [[lon + 1, lat] for lon, lat in SQUARE]), "洞在边界之外"),
        (polygon([[lon * 1e3, lat * 1e5] for lon, lat in SQUARE]), "坐标是投影坐标，但文件没有说明坐标系"),
        ({"type": "Polygon", "coordinates": SQUARE}, "图形无法读取"),
        ({"type": "Polygon"}, "图形无法读取"),
        ({"type": "Circle", "coordinates": [1, 2]}, "图形无法读取"),
        ({"type": "Point", "coordinates": [121.3, 31.1]}, "图形不是面"),
        ({"type": "GeometryCollection", "geometries": []}, "图形无法读取"),
        (polygon(), "没有图形"),
        (None, "没有图形"),
        ([], "图形无法读取"),
    ],
)
def test_each_fault_of_an_outline_is_told_as_what_it_is(geometry: object, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(geojson(geometry), encoding="utf-8")
    (finding,) = areas(path).findings
    assert finding.problem_zh == problem
    assert finding.advice_zh


def test_where_a_border_crosses_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(geojson(polygon([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]])), encoding="utf-8")
    (finding,) = areas(path).findings
    assert finding.advice_zh == "请修正121.335, 31.105 附近的边界"


@pytest.mark.parametrize(
    "geometry",
    [
        polygon(SQUARE),
        polygon([[*place, 4.5] for place in SQUARE]),
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[lon + 1, lat] for lon, lat in SQUARE]]]},
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_sound_outlines_are_taken_with_heights_left_out(geometry: object, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    path.write_bytes(mark + geojson(geometry).encode(encoding))
    imported = areas(path)
    assert names(imported) == ["莘庄镇"]
    assert not imported.features[0].shape.has_z


@pytest.mark.parametrize(
    ("crs", "problem"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", None),
        ("urn:ogc:def:crs:EPSG::4490", None),
        ("EPSG:4214", "坐标系的基准是Beijing 1954，不能直接使用"),
        ("GCJ-02", "文件注明坐标系为GCJ02，与所选的CGCS2000不符"),
        ("我们的坐标", "坐标系无法识别"),
    ],
)
def test_the_system_that_a_geojson_names_is_heeded(crs: str, problem: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(geojson(polygon(SQUARE), crs={"type": "name", "properties": {"name": crs}}), encoding="utf-8")
    assert [one.problem_zh for one in areas(path).findings] == ([] if problem is None else [problem])


def test_a_shapefile_that_says_it_is_shifted_is_not_taken_for_another_system(tmp_path: Path) -> None:
    path = copied(tmp_path)
    prj = path.with_suffix(".prj")
    prj.write_text(prj.read_text().replace('GEOGCS["', 'GEOGCS["GCJ-02 ', 1))
    (finding,) = areas(path).findings
    assert finding.problem_zh == "文件注明坐标系为GCJ02，与所选的CGCS2000不符"
    assert names(areas(path, System.GCJ02)) == ["莘庄镇", "梅陇镇"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"type":"FeatureCollection","features":[{},]}', "第1行第43列多了一个逗号"),
        ('{"type":"FeatureCollection",\n"features":[', "第2行第13列起不是JSON"),
        ("<kml/>", "第1行第1列起不是JSON"),
        ("", "文件是空的"),
        ("[]", "不是GeoJSON，没有要素集合"),
        ('{"type":"Topology","objects":{}}', "不是GeoJSON，没有要素集合"),
        ('{"type":"FeatureCollection","features":{}}', "不是GeoJSON，没有要素集合"),
        ('{"geometryType":"esriGeometryPolygon","features":[]}', "不是GeoJSON，没有要素集合"),
        ("[" * 200_000, "文件不是可读的JSON"),
    ],
)
def test_what_is_no_geojson_is_told_with_its_place(content: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(content, encoding="utf-8")
    assert [one.problem_zh for one in areas(path).findings] == [problem]


def mutated(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.choice((1, 2, 8))):
        at = dice.randrange(max(len(changed), 1))
        number = dice.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f"))
        changed[at : at + dice.choice((0, 1, 4, 40))] = dice.choice((b"", number, dice.randbytes(3)))
    return bytes(changed)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_read_or_told_and_never_a_fault(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    path = copied(tmp_path)
    part = dice.choice(sorted(tmp_path.iterdir()))
    part.write_bytes(mutated(part.read_bytes(), dice))
    text = tmp_path / "a.geojson"
    text.write_bytes(mutated(geojson(polygon(SQUARE)).encode(), dice))
    for file in (path, text):
        imported = areas(file)
        assert len(imported.features) + imported.bad_rows == imported.rows
        assert imported.rows or imported.findings or file == path
