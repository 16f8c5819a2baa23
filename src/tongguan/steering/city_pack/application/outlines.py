# SPDX-License-Identifier: Apache-2.0
"""The outlines of a district's land as a survey hands them over: streets, communities and unit cells by their codes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec
import shapely

from tongguan.city.grid.api import read_polygons
from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.pack import Finding, PackFault, PackFiles, Reading
from tongguan.steering.city_pack.application.tables import Cells

STREETS, COMMUNITIES, CELLS = "grids/streets.geojson", "grids/communities.geojson", "grids/cells.geojson"
LENGTHS = {STREETS: 9, COMMUNITIES: 12, CELLS: 15}
"""How many digits a code has; each begins with the code above it."""


@dataclass(frozen=True, kw_only=True)
class SurveyedArea:
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

    streets: tuple[SurveyedArea, ...]
    communities: tuple[SurveyedArea, ...]
    cells: tuple[SurveyedArea, ...]


def read_outlines(survey: PackFiles, *, district: str) -> Outlines:
    """The outlines of a survey; without unit cells a community is one. Raises PackFault when they do not fit."""
    reading = Reading(files=survey)
    streets, communities = _areas(reading, STREETS), _areas(reading, COMMUNITIES)
    cells = _areas(reading, CELLS) if CELLS in survey else tuple(_whole(one) for one in communities)
    if reading.findings:
        raise PackFault(reading.findings)
    outlines = Outlines(streets=streets, communities=communities, cells=cells)
    findings = list(_unfit(outlines, district))
    if findings:
        raise PackFault(findings)
    return outlines


def layer(areas: Iterable[SurveyedArea], properties: Callable[[SurveyedArea], Cells]) -> bytes:
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


def titled(area: SurveyedArea) -> Cells:
    """Code and name, as outlines carry them."""
    return {"code": area.code, "name_zh": area.name}


def _whole(community: SurveyedArea) -> SurveyedArea:
    return SurveyedArea(code=f"{community.code}001", name=community.name, shape=community.shape)


def _areas(reading: Reading, file: str) -> tuple[SurveyedArea, ...]:
    found = read_polygons(reading, file, ("code",), perhaps=("name_zh",))
    areas = [SurveyedArea(code=one.texts["code"], name=one.texts.get("name_zh", ""), shape=one.shape) for one in found]
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
