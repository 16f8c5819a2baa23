# SPDX-License-Identifier: Apache-2.0
"""Requests that wait for a decision, what a decision would shift, and what was put off (挂账)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from tongguan.cases.api import Cases, Foreseen, sight_of
from tongguan.kernel.ids import CentreId
from tongguan.kernel.people import Actor, Role
from tongguan.kernel.refusal import NotFound
from tongguan.plumbing.answers import json_answer
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import Deciding, RequestRow, SuspendedRow, Turn, deciding_of, turn_of
from tongguan.portals.web import review_schemas as out
from tongguan.portals.web.files import PROBLEMS as CASE_PROBLEMS
from tongguan.portals.web.files import CaseDoor
from tongguan.portals.web.lines import case_line
from tongguan.portals.web.lists import PROBLEMS, Limit
from tongguan.portals.web.reading_room import ReadingRoom


class NoSuchRequest(NotFound):
    """The case has no such request."""

    code, title, title_en = "portals.no_such_request", "案件中没有这项申请", "No such request"


def review_routes(room: ReadingRoom, door: CaseDoor, cases: Cases) -> APIRouter:
    """/requests, /suspended, /cases/{ref}/requests/{id}/foreseen."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)

    @offered.get(
        "/requests",
        summary="待审批申请 | requests to decide on",
        responses={200: {"model": list[out.RequestOut]}, **PROBLEMS},
    )
    async def list_requests(
        by: Present,
        mine: Annotated[bool, Query(description="只看轮到我的 | only those whose turn is mine")] = False,
        limit: Limit = 200,
    ) -> Response:
        """Returns, extensions, suspensions, help, voids and appeals nobody has decided, the longest waiting first."""
        deciding = await _deciding(room, cases, by) if mine else None
        rows = await room.reviews.requests(sight=sight_of(by), limit=limit, deciding=deciding)
        return json_answer([_request(row, room, _turn(row, cases), by=by) for row in rows])

    @offered.get(
        "/cases/{ref}/requests/{request_id}/foreseen",
        tags=["cases"],
        summary="同意后的时限 | what granting would shift",
        responses={200: {"model": Foreseen}, **CASE_PROBLEMS},
    )
    async def foresee(
        ref: Annotated[str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$")], request_id: UUID, by: Present
    ) -> Response:
        """The limit of the case as it is and as it would be, worked out on the case's own calendar."""
        case = await door.seen(ref, by=by)
        asked = next((request for request in case.requests if request.id == request_id), None)
        if asked is None:
            raise NoSuchRequest
        return json_answer(cases.foreseen(case, asked))

    @offered.get(
        "/suspended",
        summary="挂账清单 | suspended cases",
        responses={200: {"model": list[out.SuspendedOut]}, **PROBLEMS},
    )
    async def list_suspended(by: Present, limit: Limit = 200) -> Response:
        """Cases whose clocks stand by decision, the first to go on again on top."""
        rows = await room.reviews.suspended(sight=sight_of(by), limit=limit)
        return json_answer([_suspended(row, room) for row in rows])

    return offered


async def _deciding(room: ReadingRoom, cases: Cases, by: Actor) -> Deciding:
    above, city = {post.organ for post in by.posts_as(Role.DISPATCHER)}, cases.cities.current()
    forwarding = await room.reviews.forwarding() if above else ()
    return deciding_of(by, below=[centre for centre in forwarding if city.parent(CentreId(centre)) in above])


def _turn(row: RequestRow, cases: Cases) -> Turn:
    forwarded = row.reviews[-1].organ if row.reviews and row.state == "pending_upper" else None
    above = None if forwarded is None else cases.cities.current().parent(CentreId(forwarded))
    return turn_of(kind=row.kind, state=row.state, unit=row.unit, owner=row.case.owner, above=above)


def _request(row: RequestRow, room: ReadingRoom, turn: Turn, *, by: Actor) -> out.RequestOut:
    names = room.names
    return out.RequestOut(
        id=row.id,
        kind=row.kind,
        state=row.state,
        unit_name=names.maybe(names.organ, row.unit),
        asked_by=row.asked_by,
        asked_by_name=names.person(row.asked_by),
        asked_at=row.asked_at,
        reason_code=row.reason_code,
        reason=room.masked(row.reason),
        legal_basis=room.maybe_masked(row.legal_basis),
        suggested_unit=row.suggested_unit,
        suggested_unit_name=names.maybe(names.organ, row.suggested_unit),
        days=row.days,
        until=row.until,
        plan=room.maybe_masked(row.plan),
        reviews=tuple(
            out.ReviewNoteOut(
                by=one.by,
                by_name=names.person(one.by),
                organ_name=names.organ(one.organ),
                at=one.at,
                agreed=one.agreed,
                note=room.masked(one.note),
            )
            for one in row.reviews
        ),
        waits_for=None if turn.organ is None else f"{turn.role.value}@{turn.organ}",
        waits_for_name=names.maybe(names.organ, turn.organ),
        mine=turn.is_of(by, involved=(row.asked_by, *(one.by for one in row.reviews))),
        case=case_line(row.case, names=names, masked=room.masked, now=room.clock.now()),
    )


def _suspended(row: SuspendedRow, room: ReadingRoom) -> out.SuspendedOut:
    names = room.names
    return out.SuspendedOut(
        reason=room.masked(row.reason),
        plan=room.maybe_masked(row.plan),
        asked_by_name=names.person(row.asked_by),
        granted_by_name=names.person(row.reviews[-1].by) if row.reviews else None,
        since=row.since,
        left_seconds=row.left_seconds,
        left_unit=row.left_unit,
        case=case_line(row.case, names=names, masked=room.masked, now=room.clock.now()),
    )
