# SPDX-License-Identifier: Apache-2.0
"""The classes of the city in force for pages, with filing conditions and limits."""

from fastapi import APIRouter, Request, Response

from tongguan.city.taxonomy.web.presenting import presented_classes
from tongguan.city.taxonomy.web.schemas import ClassesOut
from tongguan.ground.kernel.city import Cities
from tongguan.ground.plumbing.documents import ASK_AGAIN, Documents
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present


def class_routes(cities: Cities) -> APIRouter:
    """/classes."""
    offered, documents = APIRouter(prefix="/api/v1", tags=["city"], route_class=QuickRoute), Documents()

    @offered.get("/classes", summary="事项类别 | classes", responses={200: {"model": ClassesOut}, **problems(401)})
    async def list_classes(request: Request, by: Present) -> Response:
        """大类, 小类 and 子类 of the edition in force with filing conditions and limits; ETag by content."""
        del by
        city = cities.current()
        document = await documents.of(city.edition, "classes", lambda: presented_classes(city))
        return document.answer(request, cache=ASK_AGAIN)

    return offered
