# SPDX-License-Identifier: Apache-2.0
"""Requests that wait for a decision, what a decision would shift, and what was put off (挂账)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from tongguan.ground.kernel.ids import CentreId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.refusal import NotFound
from tongguan.ground.kernel.values import replace
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.cases.api import Cases, Foreseen, sight_of
from tongguan.matters.worklists.api import (
    DecidableRequests,
    RequestOut,
    RequestRow,
    SuspendedOut,
    decidable_requests_of,
    next_decider_of,
)
from tongguan.matters.worklists.web.lists import PROBLEMS, Limit
from tongguan.matters.worklists.web.services import CaseReader, WorklistServices


class NoSuchRequest(NotFound):
    """The case has no such request."""

    code, title, title_en = "portals.no_such_request", "案件中没有这项申请", "No such request"


def review_routes(services: WorklistServices, access: CaseReader, cases: Cases) -> APIRouter:
    """/requests, /suspended, /cases/{ref}/requests/{id}/foreseen."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)

    @offered.get(
        "/requests",
        summary="待审批申请 | requests to decide on",
        responses={200: {"model": list[RequestOut]}, **PROBLEMS},
    )
    async def list_requests(
        by: Present,
        mine: Annotated[bool, Query(description="只看轮到我的 | only those whose turn is mine")] = False,
        limit: Limit = 200,
    ) -> Response:
        """Returns, extensions, suspensions, help, voids and appeals nobody has decided, the longest waiting first."""
        deciding = await _deciding(services, cases, by) if mine else None
        presentation = services.presentation()
        rows = await services.reviews.requests(
            sight=sight_of(by), limit=limit, deciding=deciding, presentation=presentation
        )
        return json_answer([_whose_turn(row, services, cases, by=by) for row in rows])

    @offered.get(
        "/cases/{ref}/requests/{request_id}/foreseen",
        tags=["cases"],
        summary="同意后的时限 | what granting would shift",
        responses={200: {"model": Foreseen}, **problems(401, 404, 422)},
    )
    async def foresee(
        ref: Annotated[str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$")], request_id: UUID, by: Present
    ) -> Response:
        """The limit of the case as it is and as it would be, worked out on the case's own calendar."""
        case = await access.seen(ref, by=by)
        asked = next((request for request in case.requests if request.id == request_id), None)
        if asked is None:
            raise NoSuchRequest
        return json_answer(cases.foreseen(case, asked))

    @offered.get(
        "/suspended",
        summary="挂账清单 | suspended cases",
        responses={200: {"model": list[SuspendedOut]}, **PROBLEMS},
    )
    async def list_suspended(by: Present, limit: Limit = 200) -> Response:
        """Cases whose clocks stand by decision, the first to go on again on top."""
        return json_answer(
            await services.reviews.suspended(sight=sight_of(by), limit=limit, presentation=services.presentation())
        )

    return offered


async def _deciding(services: WorklistServices, cases: Cases, by: Actor) -> DecidableRequests:
    above, city = {post.organ for post in by.posts_as(Role.DISPATCHER)}, cases.cities.current()
    forwarding = await services.reviews.forwarding() if above else ()
    return decidable_requests_of(by, below=[centre for centre in forwarding if city.parent(CentreId(centre)) in above])


def _whose_turn(row: RequestRow, services: WorklistServices, cases: Cases, *, by: Actor) -> RequestOut:
    """The line of a request, which says who decides next."""
    line, above = row.line, None
    if row.forwarded_by is not None and line.state == "pending_upper":
        above = cases.cities.current().parent(CentreId(row.forwarded_by))
    turn = next_decider_of(kind=line.kind, state=line.state, unit=row.unit, owner=line.case.owner, above=above)
    return replace(
        line,
        waits_for=None if turn.organ is None else f"{turn.role.value}@{turn.organ}",
        waits_for_name=services.names.maybe(services.names.organ, turn.organ),
        mine=turn.is_of(by, involved=(line.asked_by, *(one.by for one in line.reviews))),
    )
