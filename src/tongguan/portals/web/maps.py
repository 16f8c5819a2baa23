# SPDX-License-Identifier: Apache-2.0
"""The map: its layers for every edition, open cases as points, and the load of every piece of ground."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from tongguan.cases.api import sight_of
from tongguan.grid.api import NoSuchCell
from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import EditionNo
from tongguan.kernel.words import Masked
from tongguan.plumbing.answers import json_answer
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import (
    MAP_LAYERS,
    Bounds,
    CaseFilter,
    CaseMap,
    Cities,
    City,
    Ground,
    Lamp,
    Load,
    NoSuchLayer,
    RegionLoad,
    drawn,
    loads_by,
)
from tongguan.portals.web.asking import Code, Digits
from tongguan.portals.web.documents import Documents, squeezed
from tongguan.portals.web.map_schemas import MapCasesOut, MapLoadOut

A_DAY = "private, max-age=86400, immutable"
"""An edition never changes; after a day the browser asks once more, lest a database set up anew shows old ground."""
PROBLEMS = problems(401, 422)
MOST_POINTS = 10_000
Box = Annotated[str, StringConstraints(pattern=r"^-?\d{1,3}(\.\d{1,9})?(,-?\d{1,3}(\.\d{1,9})?){3}$")]


class AskedMap(BaseModel):
    """筛选条件 | filters."""

    model_config = ConfigDict(extra="forbid")
    lamp: Lamp | None = Field(None, description="灯色 | lamp")
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


class AskedPoints(AskedMap):
    """筛选条件与范围 | filters, and which part of the map."""

    bbox: Box | None = Field(None, description="西,南,东,北（WGS-84 度）| west,south,east,north")
    limit: int = Field(MOST_POINTS, ge=1, le=MOST_POINTS, description="最多件数 | at most so many")

    def within(self) -> Bounds | None:
        """The part of the map that is asked for; none for all of it."""
        if self.bbox is None:
            return None
        west, south, east, north = (float(one) for one in self.bbox.split(","))
        return west, south, east, north


class AskedLoad(AskedMap):
    """筛选条件与计数单元 | filters, and what to count by."""

    by: Ground = Field(Ground.CELL, description="按单元网格、自治网格、处置网格、居村或街镇 | count by")


@dataclass(frozen=True, kw_only=True)
class MapDesk:
    """What the routes of the map are given."""

    cities: Cities
    cases: CaseMap
    documents: Documents
    masked: Masked
    clock: Clock


def map_routes(desk: MapDesk) -> APIRouter:
    """/map/{edition}/{layer}.geojson, /api/v1/map/cases, /api/v1/map/load."""
    offered = APIRouter(tags=["map"], route_class=QuickRoute)
    _offer_layers(offered, desk)

    @offered.get(
        "/api/v1/map/cases",
        summary="地图上的案件 | cases on the map",
        responses={200: {"model": MapCasesOut}, **PROBLEMS},
    )
    async def list_map_cases(asked: Annotated[AskedPoints, Query()], request: Request, by: Present) -> Response:
        """Open cases that I may see and that have a position, the most urgent first."""
        now = desk.clock.now()
        found = await desk.cases.points(
            asked.filter(), sight=sight_of(by), within=asked.within(), limit=asked.limit + 1, now=now
        )
        shown = tuple(one._replace(title=desk.masked(one.title)) for one in found[: asked.limit])
        told = MapCasesOut(as_of=now, cases=shown, more=len(found) > asked.limit)
        return await squeezed(request, json_answer(told))

    @offered.get(
        "/api/v1/map/load", summary="网格负荷 | load by ground", responses={200: {"model": MapLoadOut}, **PROBLEMS}
    )
    async def count_load(asked: Annotated[AskedLoad, Query()], request: Request, by: Present) -> Response:
        """Open cases that I may see, counted by the piece of ground they lie in; what has none is left out."""
        now = desk.clock.now()
        regions = await desk.cases.loads(asked.filter(), sight=sight_of(by), now=now)
        grid_of = _grid_of(desk.cities.current(), asked.by)
        counts, unplaced = loads_by(asked.by, [(one.region, _load(one)) for one in regions], grid_of=grid_of)
        return await squeezed(request, json_answer(MapLoadOut(as_of=now, counts=counts, unplaced=unplaced)))

    return offered


def _offer_layers(offered: APIRouter, desk: MapDesk) -> None:
    @offered.get(
        "/map/{edition}/{layer}.geojson",
        summary="图层 | a layer of the map",
        response_class=Response,
        responses={
            200: {"content": {"application/geo+json": {}}, "description": "GeoJSON（WGS-84）"},
            **problems(401, said={404: "没有这一版或这个图层 | no such edition or layer"}),
        },
    )
    async def get_layer(
        edition: Annotated[int, Path(ge=0, le=2_000_000_000)],
        layer: Annotated[str, Path(max_length=32)],
        request: Request,
        by: Present,
    ) -> Response:
        """Outlines of an edition, rounded to 10 cm; a layer the edition has nothing for is empty."""
        del by
        if layer not in {one.code for one in MAP_LAYERS}:
            raise NoSuchLayer(f"没有名为“{layer}”的图层。", layer=layer)
        city = await _city(desk.cities, EditionNo(edition))
        document = await desk.documents.of(
            city.edition, f"map/{layer}", lambda: drawn(city, layer), media_type="application/geo+json"
        )
        return document.answer(request, cache=A_DAY)


async def _city(cities: Cities, edition: EditionNo) -> City:
    """An edition; an older one is fetched beside the running work, because reading it takes a second."""
    current = cities.current()
    return current if current.edition == edition else await asyncio.to_thread(cities.of, edition)


def _load(counted: RegionLoad) -> Load:
    return Load(open=counted.open, red=counted.red, yellow=counted.yellow)


def _grid_of(city: City, ground: Ground) -> Callable[[str], str | None]:
    """The autonomy or disposal grid of a unit cell of this edition."""

    def grid_of(code: str) -> str | None:
        try:
            cell = city.grids.cell(code)
        except NoSuchCell:
            return None
        return cell.disposal_grid if ground is Ground.DISPOSAL else cell.autonomy_grid

    return grid_of
