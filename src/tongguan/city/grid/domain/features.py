# SPDX-License-Identifier: Apache-2.0
"""What a survey file holds once it has come through the door: shapes in WGS-84 with texts, and the rows refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from tongguan.city.grid.domain.coordinates import System, in_china, to_wgs84
from tongguan.city.grid.domain.shape_faults import NO_NUMBER, Fault, of_shape
from tongguan.ground.kernel.pack import Finding

Shapes = npt.NDArray[np.object_]


class ShapeKind(StrEnum):
    """What kind of shape a file must hold; the comment is the term on the screen."""

    POINT = "point"  # 点
    LINE = "line"  # 线
    AREA = "area"  # 面


_TYPES = {
    ShapeKind.POINT: ("点", ("Point",)),
    ShapeKind.LINE: ("线", ("LineString", "MultiLineString")),
    ShapeKind.AREA: ("面", ("Polygon", "MultiPolygon")),
}


@dataclass(frozen=True, kw_only=True)
class Feature:
    """One thing from a survey file: its shape in WGS-84 and its texts under the hub's names."""

    row: int
    """Line of a CSV file (the header is 1); number of the record, from 1, in every other kind of file."""
    shape: BaseGeometry
    texts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ImportedFeatures:
    """What came of a survey file: good features, and for each bad row where, why and what to write instead."""

    features: tuple[Feature, ...]
    findings: tuple[Finding, ...]
    rows: int
    """Rows the file holds, good and bad."""
    encoding: str
    """How the file's texts turned out to be encoded."""

    @property
    def bad_rows(self) -> int:
        """How many rows were refused."""
        return len({finding.row for finding in self.findings if finding.row is not None})


@dataclass(frozen=True, kw_only=True)
class RawFeature:
    """One row of a survey file as it stands there, its shape in degrees of the file's own system."""

    row: int
    shape: BaseGeometry | None
    texts: Mapping[str, str]
    fault: Fault | None = None
    """Why there is no shape, where something stood that was to be one."""


def accepted(
    raw: Iterable[RawFeature],
    *,
    file: str,
    system: System,
    kind: ShapeKind,
    required: frozenset[str] = frozenset(),
) -> tuple[list[Feature], list[Finding]]:
    """Features with sound shapes and all required texts, their positions turned to WGS-84; the rest as findings."""
    rows = list(raw)
    findings: list[Finding] = []
    kept: list[RawFeature] = []
    shapes: list[BaseGeometry] = []
    for one in rows:
        wrong = [
            Finding(
                file=file,
                row=one.row,
                column=name,
                problem_zh="不能为空",
                problem_en="must not be empty",
                advice_zh=f"请填写{name}",
            )
            for name in sorted(required)
            if not one.texts.get(name)
        ]
        reason = one.fault or _unsound(one.shape, kind=kind, system=system)
        if reason:
            wrong.append(_shape_finding(file, one.row, *reason))
        findings += wrong
        if one.shape is not None and not wrong:
            kept.append(one)
            shapes.append(one.shape)
    placed = _in_wgs84(shapes, system)
    features = [
        Feature(row=one.row, shape=shape, texts=one.texts) for one, shape in zip(kept, placed.tolist(), strict=True)
    ]
    return features, findings


def _in_wgs84(shapes: list[BaseGeometry], system: System) -> Shapes:
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes

    def turned(positions: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(to_wgs84(positions[:, 0], positions[:, 1], system=system))

    found: Shapes = shapely.transform(shapely.force_2d(array), turned)
    return found


def _unsound(shape: BaseGeometry | None, *, kind: ShapeKind, system: System) -> Fault | None:
    """Why a shape cannot be used: problem in Chinese, in English, and what to do; None when it can."""
    name, types = _TYPES[kind]
    if shape is None or shape.is_empty:
        return "没有图形", "no shape", f"请补画{name}，或删去该行"
    if shape.geom_type not in types:
        return f"图形不是{name}", f"the shape is a {shape.geom_type}", f"该文件只收{name}状图形，请改画或另存"
    fault = of_shape(shape)
    return fault if fault == NO_NUMBER else _strange_position(shape, system) or fault


def _strange_position(shape: BaseGeometry, system: System) -> Fault | None:
    west, south, east, north = shape.bounds
    lons, lats = np.array([west, east]), np.array([south, north])
    if in_china(lons, lats).all():
        return None
    if in_china(lats, lons).all():
        return "经度与纬度颠倒了", "longitude and latitude are swapped", "请先写经度（约73至135），后写纬度（约4至53）"
    if abs(west) < 1e-9 and abs(south) < 1e-9:
        return "坐标为0,0", "the position is 0, 0", "没有定位的请重新采集，不要填0"
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return "坐标不是经纬度", "the position is not in degrees", "投影坐标请注明EPSG编号，例如4549"
    if system is not System.WGS84:
        return "坐标不在中国范围内", "the position is outside China", "请核对坐标；境外的数据只能用WGS-84"
    return None


def _shape_finding(file: str, row: int, problem_zh: str, problem_en: str, advice_zh: str) -> Finding:
    return Finding(
        file=file, row=row, column="geometry", problem_zh=problem_zh, problem_en=problem_en, advice_zh=advice_zh
    )
