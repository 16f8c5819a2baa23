# SPDX-License-Identifier: Apache-2.0
"""The city in force for pages: its regions, organs, channels, states, moves and map layers."""

from fastapi import APIRouter, Request, Response

from tongguan.ground.kernel.city import Cities
from tongguan.ground.plumbing.documents import ASK_AGAIN, Documents
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.steering.city_pack.application.tiles import Tiles
from tongguan.steering.city_pack.web import city_schemas as out
from tongguan.steering.city_pack.web.presenting import presented_city


def city_routes(cities: Cities, tiles: Tiles | None) -> APIRouter:
    """/city."""
    offered, documents = APIRouter(prefix="/api/v1", tags=["city"], route_class=QuickRoute), Documents()

    @offered.get("/city", summary="城市 | the city", responses={200: {"model": out.CityOut}, **problems(401)})
    async def get_city(request: Request, by: Present) -> Response:
        """Regions, centres, units, sources, states, moves and map layers of the edition in force; ETag by content."""
        del by
        city = cities.current()
        document = await documents.of(city.edition, "city", lambda: presented_city(city, tiles))
        return document.answer(request, cache=ASK_AGAIN)

    return offered
