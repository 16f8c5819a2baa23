# SPDX-License-Identifier: Apache-2.0
"""The door for surveys: boundaries and components from files in any of the four reference systems (REG-01)."""

from collections.abc import Collection, Mapping
from pathlib import Path

from tongguan.grid.application.survey_files import SurveyRows, Unreadable, read_csv, read_layer
from tongguan.grid.domain.coordinates import System
from tongguan.grid.domain.features import Imported, ShapeKind, accepted
from tongguan.kernel.pack import Finding

LAYER_FILES = (".shp", ".gpkg", ".geojson", ".json")


def import_features(
    path: Path,
    system: System,
    mapping: Mapping[str, str],
    *,
    kind: ShapeKind = ShapeKind.POINT,
    required: Collection[str] = (),
    position: tuple[str, str] = ("lon", "lat"),
    wkt: str | None = None,
    layer: str | None = None,
    epsg: int | None = None,
) -> Imported:
    """Reads a SHP, GeoPackage, GeoJSON or CSV file; every bad row is told, nothing is raised and nothing is mended.

    `mapping` gives for each of the hub's names the column of the file. `position` or `wkt` name the columns that
    place a CSV line. Projected files are recognised by their coordinate reference system; `epsg` overrides it.
    A file labelled WGS-84 may hold GCJ-02 or BD-09 all the same: `system` is what its makers say.
    """
    try:
        found = _read(path, mapping, position=position, wkt=wkt, layer=layer, epsg=epsg)
    except Unreadable as error:
        finding = Finding(
            file=path.name, problem_zh=error.problem_zh, problem_en=error.problem_en, advice_zh=error.advice_zh
        )
        return Imported(features=(), findings=(finding,), rows=0, encoding="")
    features, findings = accepted(found.rows, file=path.name, system=system, kind=kind, required=frozenset(required))
    return Imported(features=tuple(features), findings=tuple(findings), rows=len(found.rows), encoding=found.encoding)


def _read(
    path: Path,
    mapping: Mapping[str, str],
    *,
    position: tuple[str, str],
    wkt: str | None,
    layer: str | None,
    epsg: int | None,
) -> SurveyRows:
    if not path.is_file():
        raise Unreadable("文件不存在", "no such file", "请核对路径")
    if path.suffix.lower() == ".csv":
        return read_csv(path, mapping, position=position, wkt=wkt, epsg=epsg)
    if path.suffix.lower() in LAYER_FILES:
        return read_layer(path, mapping, layer=layer, epsg=epsg)
    raise Unreadable(
        f"不认识的文件类型{path.suffix}", f"unknown file type {path.suffix}", "请另存为SHP、GPKG、GeoJSON或CSV"
    )
