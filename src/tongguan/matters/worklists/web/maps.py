# SPDX-License-Identifier: Apache-2.0
"""The map: its layers for every edition, open cases as points, and the load of every piece of ground."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field, StringConstraints

from tongguan.city.grid.api import Grids, NoSuchCell
from tongguan.ground.kernel.city import Cities, City
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.words import Masked
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.documents import squeezed
from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.listing import cut
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.cases.api import sight_of
from tongguan.matters.worklists.api import (
    Bounds,
    CaseFilter,
    CaseMap,
    Ground,
    LampAsked,
    Load,
    RegionLoad,
    loads_by,
)
from tongguan.matters.worklists.web.map_schemas import MapCasesOut, MapLoadOut
from tongguan.matters.worklists.web.queries import Code, Digits

PROBLEMS = problems(401, 422)
MOST_POINTS = 10_000
Box = Annotated[str, StringConstraints(pattern=r"^-?\d{1,3}(\.\d{1,9})?(,-?\d{1,3}(\.\d{1,9})?){3}$")]


class MapQuery(Incoming):
    """筛选条件 | filters."""

    lamp: LampAsked | None = Field(None, description="灯色 | lamp")
    class_: Annotated[str, StringConstraints(pattern=r"^(\d{2}|\d{4}|\d{6})$")] | None = Field(
        None, alias="class", description="大类、小类或子类代码 | class of any level"
    )
    region: Digits | None = Field(None, description="区域代码（前缀）| region and all below it")
    urgency: Code | None = Field(None, description="紧急程度 | urgency")

    def filter(self) -> CaseFilter:
        """The filter that is asked for."""
        return CaseFilter(
            open=True, class_prefix=self.class_, region_prefix=self.region, lamp=self.lamp, urgency=self.urgency
        )


class PointsQuery(MapQuery):
    """筛选条件与范围 | filters, and which part of the map."""

    bbox: Box | None = Field(None, description="西,南,东,北（WGS-84 度）| west,south,east,north")
    limit: int = Field(MOST_POINTS, ge=1, le=MOST_POINTS, description="最多件数 | at most so many")

    def within(self) -> Bounds | None:
        """The part of the map that is asked for; none for all of it."""
        if self.bbox is None:
            return None
        west, south, east, north = (float(one) for one in self.bbox.split(","))
        return west, south, east, north


class LoadQuery(MapQuery):
    """筛选条件与计数单元 | filters, and what to count by."""

    by: Ground = Field(Ground.CELL, description="按单元网格、自治网格、处置网格、居村或街镇 | count by")


@dataclass(frozen=True, kw_only=True)
class MapServices:
    """What the routes of the map are given."""

    cities: Cities
    cases: CaseMap
    masked: Masked
    clock: Clock


def map_routes(services: MapServices) -> APIRouter:
    """/map/cases, /map/load."""
    offered = APIRouter(tags=["map"], route_class=QuickRoute)

    @offered.get(
        "/api/v1/map/cases",
        summary="地图上的案件 | cases on the map",
        responses={200: {"model": MapCasesOut}, **PROBLEMS},
    )
    async def list_map_cases(asked: Annotated[PointsQuery, Query()], request: Request, by: Present) -> Response:
        """Open cases that I may see and that have a position, the most urgent first."""
        now = services.clock.now()
        found = await services.cases.points(
            asked.filter(), sight=sight_of(by), within=asked.within(), limit=asked.limit + 1, now=now
        )
        points, more = cut(found, asked.limit)
        shown = tuple(one._replace(title=services.masked(one.title)) for one in points)
        told = MapCasesOut(as_of=now, cases=shown, more=more)
        return await squeezed(request, json_answer(told))

    @offered.get(
        "/api/v1/map/load", summary="网格负荷 | load by ground", responses={200: {"model": MapLoadOut}, **PROBLEMS}
    )
    async def count_load(asked: Annotated[LoadQuery, Query()], request: Request, by: Present) -> Response:
        """Open cases that I may see, counted by the piece of ground they lie in; what has none is left out."""
        now = services.clock.now()
        regions = await services.cases.loads(asked.filter(), sight=sight_of(by), now=now)
        grid_of = _grid_of(services.cities.current(), asked.by)
        counts, unplaced = loads_by(asked.by, [(one.region, _load(one)) for one in regions], grid_of=grid_of)
        return await squeezed(request, json_answer(MapLoadOut(as_of=now, counts=counts, unplaced=unplaced)))

    return offered


def _load(counted: RegionLoad) -> Load:
    return Load(open=counted.open, red=counted.red, yellow=counted.yellow)


def _grid_of(city: City, ground: Ground) -> Callable[[str], str | None]:
    """The autonomy or disposal grid of a unit cell of this edition."""

    def grid_of(code: str) -> str | None:
        try:
            cell = city.part(Grids).cell(code)
        except NoSuchCell:
            return None
        return cell.disposal_grid if ground is Ground.DISPOSAL else cell.autonomy_grid

    return grid_of
