# SPDX-License-Identifier: Apache-2.0
"""The door for surveys: boundaries and components from files in any of the four reference systems (REG-01)."""

from collections.abc import Collection, Mapping
from pathlib import Path

from tongguan.city.grid.application.survey_files import read_csv, read_layer
from tongguan.city.grid.application.survey_rows import SurveyRows, UnreadableSurvey
from tongguan.city.grid.domain.coordinates import System
from tongguan.city.grid.domain.features import ImportedFeatures, ShapeKind, accepted
from tongguan.ground.kernel.pack import Finding

LAYER_FILES = (".shp", ".zip", ".gpkg", ".geojson", ".json")


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
) -> ImportedFeatures:
    """Reads a SHP (also in a ZIP), GeoPackage, GeoJSON or CSV file; every bad row is told, nothing is raised.

    `mapping` gives for each of the hub's names the column of the file. `position` or `wkt` name the columns that
    place a CSV line. Projected files are recognised by their coordinate reference system; `epsg` overrides it.
    A file labelled WGS-84 may hold GCJ-02 or BD-09 all the same: `system` is what its makers say.
    """
    try:
        found = _read(path, mapping, position=position, wkt=wkt, layer=layer, epsg=epsg)
        _as_named(found.named, system)
    except UnreadableSurvey as error:
        finding = Finding(
            file=path.name, problem_zh=error.problem_zh, problem_en=error.problem_en, advice_zh=error.advice_zh
        )
        return ImportedFeatures(features=(), findings=(finding,), rows=0, encoding="")
    features, findings = accepted(found.rows, file=path.name, system=system, kind=kind, required=frozenset(required))
    return ImportedFeatures(
        features=tuple(features), findings=tuple(findings), rows=len(found.rows), encoding=found.encoding
    )


def _as_named(named: System | None, system: System) -> None:
    if named is not None and named is not system:
        raise UnreadableSurvey(
            f"文件注明坐标系为{named.value.upper()}，与所选的{system.value.upper()}不符",
            f"the file says that it is in {named.value}, not in {system.value}",
            f"请核对后用--system {named.value}，或改正.prj",
        )


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
        raise UnreadableSurvey("文件不存在", "no such file", "请核对路径")
    if path.suffix.lower() == ".csv":
        return read_csv(path, mapping, position=position, wkt=wkt, epsg=epsg)
    if path.suffix.lower() in LAYER_FILES:
        return read_layer(path, mapping, layer=layer, epsg=epsg)
    raise UnreadableSurvey(
        f"不认识的文件类型{path.suffix}",
        f"unknown file type {path.suffix}",
        "请另存为SHP（可压缩为ZIP）、GPKG、GeoJSON或CSV",
    )
