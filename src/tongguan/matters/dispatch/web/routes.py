# SPDX-License-Identifier: Apache-2.0
"""Dispatch over HTTP: what the list advises for a case, the dispatch itself, and how well the list has done."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.ids import CaseId, EditionNo, UnitId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.refusal import NotAllowed
from tongguan.ground.kernel.rows import Presentation, presented
from tongguan.ground.plumbing.answers import Problem
from tongguan.ground.plumbing.change_requests import ChangeRequest, OnSeen
from tongguan.ground.plumbing.moments import Moment
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.cases.api import Case, sight_of
from tongguan.matters.dispatch.api import (
    Dispatching,
    DispatchRecord,
    FoundRow,
    RowSearch,
    Tolerance,
)
from tongguan.matters.dispatch.web.presenting import presented_advice, presented_flagged_row
from tongguan.matters.dispatch.web.schemas import (
    AdviceOut,
    DispatchForm,
    FlaggedRowOut,
    FollowListForm,
)

Ref = Annotated[str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$")]
WATCHERS = (Role.DISPATCHER, Role.SHIFT_LEADER, Role.COMMANDER, Role.LEADER, Role.EVALUATOR, Role.INSPECTOR)
"""Who may look at how well the list has done."""

_PROBLEMS: dict[int | str, dict[str, object]] = {code: {"model": Problem} for code in (401, 403, 404, 409)}


class CaseMover(Protocol):
    """Who may see a case, and how a wish on it is granted and answered over HTTP."""

    async def seen(self, ref: str, *, by: Actor) -> Case:
        """A case this person may read."""
        ...

    async def answered(self, asked: ChangeRequest, case_id: UUID, deed: Awaitable[Case]) -> Response:
        """Do the deed once and show the case."""
        ...


def routes(
    dispatching: Dispatching,
    record: DispatchRecord,
    cities: Cities,
    access: CaseMover,
    presentation: Callable[[], Presentation],
) -> APIRouter:
    """/cases/{ref}/advice, /cases/{id}/moves/dispatch and follow_list, /dispatch/tolerance, flagged-rows, rows."""
    offered = APIRouter(prefix="/api/v1", tags=["dispatch"], responses=_PROBLEMS, route_class=QuickRoute)

    _offer_steps(offered, dispatching, cities, access)
    _offer_record(offered, record, cities, presentation)
    _offer_list(offered, cities)
    return offered


def _offer_steps(offered: APIRouter, dispatching: Dispatching, cities: Cities, access: CaseMover) -> None:
    @offered.get("/cases/{ref}/advice", summary="派遣建议及依据 | whom the list names, and why")
    async def get_advice(ref: Ref, by: Present) -> AdviceOut:
        """The proposal with its row and ground, the next step, and why every other row lost."""
        case = await access.seen(ref, by=by)
        return presented_advice(await dispatching.advise(case.id), cities.of(case.edition), case.region)

    @offered.post("/cases/{case_id}/moves/dispatch", summary="派遣 | dispatch", operation_id="move_dispatch")
    async def post_dispatch(case_id: UUID, form: DispatchForm, asked: OnSeen) -> Response:
        """Send the case to its lead; another lead than the proposed one needs a reason (DSP-12)."""
        deed = dispatching.dispatch_case(
            CaseId(case_id),
            by=asked.by,
            request_id=asked.request_id,
            lead=None if form.lead is None else UnitId(form.lead),
            assists=None if form.assists is None else tuple(UnitId(unit) for unit in form.assists),
            override_reason=form.override_reason,
            seen=asked.seen,
        )
        return await access.answered(asked, case_id, deed)

    @offered.post("/cases/{case_id}/moves/follow_list", summary="按清单走下一步 | as the list says")
    async def post_follow_list(case_id: UUID, form: FollowListForm, asked: OnSeen) -> Response:
        """To the unit, one level down, or one level up: whatever the list names next."""
        deed = dispatching.follow_list(
            CaseId(case_id), by=asked.by, request_id=asked.request_id, reason=form.reason, seen=asked.seen
        )
        return await access.answered(asked, case_id, deed)


def _offer_record(
    offered: APIRouter, record: DispatchRecord, cities: Cities, presentation: Callable[[], Presentation]
) -> None:
    @offered.get("/dispatch/tolerance", summary="派单容错 | how often the machine was wrong")
    async def get_tolerance(
        by: Present,
        since: Annotated[Moment | None, Query(description="起 | from; 缺省 90 天前")] = None,
        until: Annotated[Moment | None, Query(description="止 | to; 缺省此刻")] = None,
    ) -> list[Tolerance]:
        """By class: cases the platform dispatched by itself, and those returned or re-routed later (DSP-11)."""
        _may_watch(by)
        how = presentation()
        lines = await record.tolerance(since=since or how.now - timedelta(days=90), until=until or how.now)
        return [presented(line, how) for line in lines]

    @offered.get("/dispatch/flagged-rows", summary="被退单标记的清单行 | rows of the list that erred")
    async def get_flagged_rows(by: Present, since: Moment | None = None) -> list[FlaggedRowOut]:
        """Rows whose proposals were rightly given back where this person watches, most often first."""
        _may_watch(by)
        how = presentation()
        rows = await record.flagged_rows(since=since or how.now - timedelta(days=90), areas=sight_of(by).areas)
        editions = {row.edition: cities.of(EditionNo(row.edition)) for row in rows}
        lists = {edition: RowSearch(known) for edition, known in editions.items()}
        return [
            presented_flagged_row(presented(row, how), lists[row.edition].row(row.row), editions[row.edition])
            for row in rows
        ]


def _offer_list(offered: APIRouter, cities: Cities) -> None:
    @offered.get("/dispatch/rows", summary="查权责清单 | look up the responsibility list")
    async def find_rows(
        by: Present,
        text: Annotated[str, Query(max_length=100, description="事项、单位、依据中的词 | words")] = "",
        region: Annotated[str, Query(pattern=r"^\d{0,15}$", description="地点所在区域 | where")] = "",
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> list[FoundRow]:
        """Rows of the list in force in which every word is found; with a place, the units that are meant there."""
        del by
        return RowSearch(cities.current()).find(text, region=region, limit=limit)


def _may_watch(by: Actor) -> None:
    if not by.posts_as(*WATCHERS):
        raise NotAllowed("只有派遣、值班、督查和领导岗位可以查看派单质量。")
