# SPDX-License-Identifier: Apache-2.0
"""tongguan survey: an integrator brings components and boundaries in from the files a survey office hands over."""

import json
from pathlib import Path

import psycopg
import pytest

from tests.factories.demo_city import FOLDER
from tests.integration.entrypoints.processes import told

pytestmark = pytest.mark.moment

COLUMNS = ("--column", "id=标识码", "--column", "code=类别", "--column", "name=名称")
WHO = ("--edition", "2026-10", "--source", "普查队", "--surveyed-on", "2026-10-31")
ROWS = """标识码,类别,名称,lon,lat
3101120102000001,0102,污水井盖,121.4005,31.0105
3101120102000002,0102,污水井盖,12.4015,31.0105
3101129999000003,9999,不明,121.4015,31.0105
"""


def test_good_components_are_taken_and_bad_rows_are_told(city_database_url: str, tmp_path: Path):
    file = tmp_path / "部件.csv"
    file.write_text(ROWS, encoding="gbk")
    code, said = told(
        "survey", "components", str(file), *WHO, *COLUMNS, TONGGUAN_DATABASE_URL=city_database_url, COLUMNS="200"
    )
    assert code == 1, said
    assert "新增 1" in said
    assert "9999" in said
    assert "Traceback" not in said
    with psycopg.connect(city_database_url) as look:
        assert look.execute("SELECT id, cell <> '' FROM grid.component").fetchall() == [("3101120102000001", True)]


def test_a_column_that_nobody_knows_is_refused_before_anything_is_touched(tmp_path: Path):
    file = tmp_path / "部件.csv"
    file.write_text(ROWS, encoding="gbk")
    code, said = told("survey", "components", str(file), *WHO, "--column", "identifier=标识码")
    assert code == 1
    assert "看不懂" in said
    assert not (tmp_path / ".tongguan").exists()


def test_boundaries_in_gcj02_become_a_layer_of_the_pack(tmp_path: Path):
    given = json.loads((FOLDER / "grids" / "streets.geojson").read_text(encoding="utf-8"))
    file, into = tmp_path / "街镇.geojson", tmp_path / "streets.geojson"
    for feature in given["features"]:
        feature["properties"] = {"DM": feature["properties"]["code"], "MC": feature["properties"]["name_zh"]}
    file.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    code, said = told(
        "survey", "areas", str(file), str(into), "--system", "gcj02", "--column", "code=DM", "--column", "name_zh=MC"
    )
    assert code == 0, said
    made = json.loads(into.read_text(encoding="utf-8"))
    assert len(made["features"]) == len(given["features"])
    assert made["features"][0]["properties"] == {"code": "310112001", "name_zh": "江川路街道"}
    [before, *_] = given["features"][0]["geometry"]["coordinates"][0]
    points = made["features"][0]["geometry"]["coordinates"][0]
    nearest = min(abs(lon - before[0]) + abs(lat - before[1]) for lon, lat in points)
    assert 0.001 < nearest < 0.02, "GCJ-02 is turned: some hundred metres, no more"


def test_a_new_district_s_pack_comes_from_its_outlines(tmp_path: Path):
    for name in ("streets", "communities"):
        code, said = told(
            "survey", "areas", str(FOLDER / "grids" / f"{name}.geojson"), str(tmp_path / "land" / f"{name}.geojson"),
            "--system", "wgs84",
        )  # fmt: skip
        assert code == 0, said
    wish = ("city", "new", str(tmp_path / "land"), str(tmp_path / "city"), "--city", "31=云州市")
    code, said = told(*wish, "--district", "310112=滨江区", "--template", str(FOLDER))
    assert code == 0, said
    assert "可以使用" in said
    assert "156" in said
    code, said = told(*wish, "--district", "310112=滨江区")
    assert code == 1
    assert "不是空的" in said
