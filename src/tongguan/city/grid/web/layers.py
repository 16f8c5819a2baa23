# SPDX-License-Identifier: Apache-2.0
"""The layers of the map for every edition, as GeoJSON."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from tongguan.city.grid.api import MAP_LAYERS, NoSuchLayer, drawn
from tongguan.ground.kernel.city import Cities, City
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.plumbing.documents import Documents
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present

A_DAY = "private, max-age=86400, immutable"
"""An edition never changes; after a day the browser asks once more, lest a database set up anew shows old ground."""


def layer_routes(cities: Cities) -> APIRouter:
    """/map/{edition}/{layer}.geojson."""
    offered, documents = APIRouter(tags=["map"], route_class=QuickRoute), Documents()

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
        city = await _city(cities, EditionNo(edition))
        document = await documents.of(
            city.edition, f"map/{layer}", lambda: drawn(city, layer), media_type="application/geo+json"
        )
        return document.answer(request, cache=A_DAY)

    return offered


async def _city(cities: Cities, edition: EditionNo) -> City:
    """An edition; an older one is fetched beside the running work, because reading it takes a second."""
    current = cities.current()
    return current if current.edition == edition else await asyncio.to_thread(cities.of, edition)
