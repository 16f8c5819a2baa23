# SPDX-License-Identifier: Apache-2.0
"""The outlines of a district's land as a survey hands them over: streets, communities and unit cells by their codes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec
import shapely

from tongguan.city_pack.application.findings import fault
from tongguan.city_pack.application.tables import Cells, table
from tongguan.kernel.pack import Finding, PackFault, PackFiles

STREETS, COMMUNITIES, CELLS = "grids/streets.geojson", "grids/communities.geojson", "grids/cells.geojson"
LENGTHS = {STREETS: 9, COMMUNITIES: 12, CELLS: 15}
"""How many digits a code has; each begins with the code above it."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """A piece of land with its code and name."""

    code: str
    name: str
    shape: shapely.Geometry

    @property
    def community(self) -> str:
        """The community it is or lies in."""
        return self.code[:12]

    @property
    def street(self) -> str:
        """The street it is or lies in."""
        return self.code[:9]


@dataclass(frozen=True, kw_only=True)
class Outlines:
    """The land of a district, each list by code."""

    streets: tuple[Area, ...]
    communities: tuple[Area, ...]
    cells: tuple[Area, ...]


def read_outlines(survey: PackFiles, *, district: str) -> Outlines:
    """The outlines of a survey; without unit cells a community is one. Raises PackFault when codes do not fit."""
    streets, communities = _areas(survey, STREETS), _areas(survey, COMMUNITIES)
    cells = _areas(survey, CELLS) if CELLS in survey else tuple(_whole(one) for one in communities)
    outlines = Outlines(streets=streets, communities=communities, cells=cells)
    findings = list(_unfit(outlines, district))
    if findings:
        raise PackFault(findings)
    return outlines


def layer(areas: Iterable[Area], properties: Callable[[Area], Cells]) -> bytes:
    """Areas as a map file of a pack, coordinates to 1e-7 degree (about a centimetre)."""
    features = [
        msgspec.json.encode(
            {
                "type": "Feature",
                "properties": properties(one),
                "geometry": msgspec.Raw(shapely.to_geojson(shapely.set_precision(one.shape, 1e-7)).encode()),
            }
        ).decode()
        for one in areas
    ]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n").encode()


def titled(area: Area) -> Cells:
    """Code and name, as outlines carry them."""
    return {"code": area.code, "name_zh": area.name}


def _whole(community: Area) -> Area:
    return Area(code=f"{community.code}001", name=community.name, shape=community.shape)


def _areas(survey: PackFiles, file: str) -> tuple[Area, ...]:
    rows = table(survey, file).rows
    areas = [
        Area(code=row["code"], name=row.get("name_zh", ""), shape=shapely.from_geojson(row["shape"])) for row in rows
    ]
    return tuple(sorted(areas, key=lambda one: one.code))


def _unfit(outlines: Outlines, district: str) -> Iterable[Finding]:
    known = {district, *(one.code for one in (*outlines.streets, *outlines.communities))}
    for file, areas in ((STREETS, outlines.streets), (COMMUNITIES, outlines.communities), (CELLS, outlines.cells)):
        length = LENGTHS[file]
        if not areas:
            yield fault(file, "没有一个区域", "there is no area", "请先用tongguan survey areas写出这个文件")
        for one in areas:
            above = one.code[: 6 if file == STREETS else length - 3]
            if len(one.code) != length or not one.code.isdigit():
                yield fault(
                    file,
                    f"代码“{one.code}”不是{length}位数字",
                    f"{one.code} is not {length} digits",
                    f"请写{length}位数字代码",
                    column="code",
                )
            elif above not in known:
                yield fault(
                    file,
                    f"“{one.code}”的上级{above}不存在",
                    f"{above}, above {one.code}, does not exist",
                    "代码须以上级代码开头，上级须在区、街镇或社区图层中",
                    column="code",
                )
