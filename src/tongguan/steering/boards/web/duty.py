# SPDX-License-Identifier: Apache-2.0
"""The duty board (值班看板): what is open and what was done since midnight, as far as somebody may see."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Response

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.rows import Names, Presentation, presented
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.cases.api import sight_of
from tongguan.steering.boards.application.duty import DutyBoard, DutyFigures
from tongguan.steering.boards.application.figures import local_moments


@dataclass(frozen=True, kw_only=True)
class DutyServices:
    """What the duty board and the page at / are given."""

    figures: DutyFigures
    names: Names
    zone: Callable[[], str]
    """The time zone of the city as it is now."""
    clock: Clock


def duty_routes(services: DutyServices) -> APIRouter:
    """/board."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)

    @offered.get("/board", summary="值班看板 | duty board", responses={200: {"model": DutyBoard}, **problems(401)})
    async def get_board(by: Present) -> Response:
        """Open cases by state and street, lamps, and what came in and was done since midnight, as far as I may see."""
        moments = local_moments(services.clock.now(), services.zone())
        board = await services.figures.board(sight=sight_of(by), since=moments.day, now=moments.now)
        return json_answer(presented(board, Presentation(now=moments.now, names=services.names)))

    return offered
