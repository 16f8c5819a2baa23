# SPDX-License-Identifier: Apache-2.0
"""Dispatch over HTTP: what the list advises for a case, the dispatch itself, and how well the list has done."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime

from tongguan.cases.api import Case, sight_of
from tongguan.dispatch.api import Advice, Dispatching, DispatchRecord, FlaggedRow, FoundRow, RowSearch, Rules
from tongguan.dispatch.domain.next_step import HandDown, HandUp, NextStep, SendToUnits
from tongguan.dispatch.domain.responsibility import Proposal
from tongguan.dispatch.domain.rows import Whom
from tongguan.dispatch.web.schemas import (
    AdviceOut,
    ConsideredOut,
    DispatchForm,
    FlaggedRowOut,
    FollowListForm,
    ListRowOut,
    ProposalOut,
    StepOut,
    ToleranceOut,
    UnitOut,
)
from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import CaseId, EditionNo, UnitId
from tongguan.kernel.people import Actor, Role
from tongguan.kernel.refusal import NotAllowed
from tongguan.kernel.words import Masked, as_said
from tongguan.plumbing.answers import IfMatch, NeededKey, Problem
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present

WATCHERS = (Role.DISPATCHER, Role.SHIFT_LEADER, Role.COMMANDER, Role.LEADER, Role.EVALUATOR, Role.INSPECTOR)
"""Who may look at how well the list has done."""

_PROBLEMS: dict[int | str, dict[str, object]] = {code: {"model": Problem} for code in (401, 403, 404, 409)}


class CaseDoor(Protocol):
    """The door of cases: who may see a case, and how a wish on it is granted and answered."""

    async def seen(self, ref: str, *, by: Actor) -> Case:
        """A case this person may read."""
        ...

    async def granted(
        self,
        request: Request,
        case_id: UUID,
        *,
        by: Actor,
        key: str,
        seen: str | None,
        deed: Callable[[UUID, int | None], Awaitable[Case]],
    ) -> Response:
        """Do the deed once and show the case."""
        ...


class RuleBook(Protocol):
    """The rules of every edition, and the newest."""

    def of(self, edition: EditionNo) -> Rules:
        """The rules a case began under."""
        ...

    def current(self) -> Rules:
        """The rules in force."""
        ...


def routes(
    dispatching: Dispatching,
    record: DispatchRecord,
    rules: RuleBook,
    door: CaseDoor,
    clock: Clock,
    *,
    masked: Masked = as_said,
) -> APIRouter:
    """/cases/{ref}/advice, /cases/{id}/moves/dispatch and follow_list, /dispatch/tolerance, flagged-rows, rows."""
    offered = APIRouter(prefix="/api/v1", tags=["dispatch"], responses=_PROBLEMS, route_class=QuickRoute)

    @offered.get("/cases/{ref}/advice", summary="派遣建议及依据 | whom the list names, and why")
    async def get_advice(ref: str, by: Present) -> AdviceOut:
        """The proposal with its row and ground, the next step, and why every other row lost."""
        case = await door.seen(ref, by=by)
        return _advice(await dispatching.advise(case.id), rules.of(case.edition), case.region)

    @offered.post("/cases/{case_id}/moves/dispatch", summary="派遣 | dispatch", operation_id="move_dispatch")
    async def post_dispatch(
        request: Request, case_id: UUID, form: DispatchForm, by: Present, key: NeededKey, seen: IfMatch = None
    ) -> Response:
        """Send the case to its lead; another lead than the proposed one needs a reason (DSP-12)."""

        async def deed(request_id: UUID, version: int | None) -> Case:
            return await dispatching.dispatch_case(
                CaseId(case_id),
                by=by,
                request_id=request_id,
                lead=None if form.lead is None else UnitId(form.lead),
                assists=None if form.assists is None else tuple(UnitId(unit) for unit in form.assists),
                override_reason=form.override_reason,
                seen=version,
            )

        return await door.granted(request, case_id, by=by, key=key, seen=seen, deed=deed)

    @offered.post("/cases/{case_id}/moves/follow_list", summary="按清单走下一步 | as the list says")
    async def post_follow_list(
        request: Request, case_id: UUID, form: FollowListForm, by: Present, key: NeededKey, seen: IfMatch = None
    ) -> Response:
        """To the unit, one level down, or one level up: whatever the list names next."""

        async def deed(request_id: UUID, version: int | None) -> Case:
            return await dispatching.follow_list(
                CaseId(case_id), by=by, request_id=request_id, reason=form.reason, seen=version
            )

        return await door.granted(request, case_id, by=by, key=key, seen=seen, deed=deed)

    @offered.get("/dispatch/tolerance", summary="派单容错 | how often the machine was wrong")
    async def get_tolerance(
        by: Present,
        since: Annotated[AwareDatetime | None, Query(description="起 | from; 缺省 90 天前")] = None,
        until: Annotated[AwareDatetime | None, Query(description="止 | to; 缺省此刻")] = None,
    ) -> list[ToleranceOut]:
        """By class: cases the platform dispatched by itself, and those returned or re-routed later (DSP-11)."""
        _may_watch(by)
        now = clock.now()
        lines = await record.tolerance(since=since or now - timedelta(days=90), until=until or now)
        known = rules.current()
        return [
            ToleranceOut(
                class_code=line.class_code,
                class_name=sub.name if (sub := known.sub_class(line.class_code)) is not None else line.class_code,
                dispatched=line.dispatched,
                wrong=line.wrong,
                error_rate=round(line.error_rate, 4),
            )
            for line in lines
        ]

    @offered.get("/dispatch/flagged-rows", summary="被退单标记的清单行 | rows of the list that erred")
    async def get_flagged_rows(by: Present, since: AwareDatetime | None = None) -> list[FlaggedRowOut]:
        """Rows whose proposals were rightly given back where this person watches, most often first."""
        _may_watch(by)
        rows = await record.flagged_rows(since=since or clock.now() - timedelta(days=90), areas=sight_of(by).areas)
        editions = {row.edition: rules.of(EditionNo(row.edition)) for row in rows}
        lists = {edition: RowSearch(known) for edition, known in editions.items()}
        return [_flagged(row, lists[row.edition].row(row.row), editions[row.edition], masked) for row in rows]

    @offered.get("/dispatch/rows", summary="查权责清单 | look up the responsibility list")
    async def find_rows(
        by: Present,
        text: Annotated[str, Query(max_length=100, description="事项、单位、依据中的词 | words")] = "",
        region: Annotated[str, Query(pattern=r"^\d{0,15}$", description="地点所在区域 | where")] = "",
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> list[ListRowOut]:
        """Rows of the list in force in which every word is found; with a place, the units that are meant there."""
        del by
        return [_row(found) for found in RowSearch(rules.current()).find(text, region=region, limit=limit)]

    return offered


def _flagged(row: FlaggedRow, found: FoundRow | None, rules: Rules, masked: Masked) -> FlaggedRowOut:
    return FlaggedRowOut(
        row=row.row,
        edition=row.edition,
        listed=None if found is None else _row(found),
        returns=row.returns,
        last_at=row.last_at,
        last_reason=masked(row.last_reason),
        last_task_no=row.last_task_no,
        last_unit=None if row.last_unit is None else _named(row.last_unit, rules),
        last_right_unit=None if row.last_right_unit is None else _named(row.last_right_unit, rules),
    )


def _row(found: FoundRow) -> ListRowOut:
    row = found.row
    return ListRowOut(
        row=row.id,
        class_code=row.class_code,
        class_path=found.class_path,
        area=row.area,
        area_name=found.area_name,
        source=row.source,
        condition=row.condition,
        lead=found.lead,
        lead_name=found.lead_name,
        assist_names=list(found.assist_names),
        closing_level=row.closing_level,
        basis=row.basis,
        machine=row.machine,
    )


def _may_watch(by: Actor) -> None:
    if not by.posts_as(*WATCHERS):
        raise NotAllowed("只有派遣、值班、督查和领导岗位可以查看派单质量。")


def _advice(advice: Advice, rules: Rules, region: str) -> AdviceOut:
    def unit_of(lead: Whom) -> UnitOut | None:
        found = rules.responsibility.unit_of(lead, region)
        return None if found is None else _named(found, rules)

    return AdviceOut(
        version=advice.version,
        edition=rules.edition,
        proposal=None if advice.proposal is None else _proposal(advice.proposal, rules),
        step=None if advice.step is None else _step(advice.step, rules),
        by_hand_because=advice.by_hand_because,
        considered=[
            ConsideredOut(
                row=one.row.id,
                class_code=one.row.class_code,
                area=one.row.area,
                source=one.row.source,
                condition=one.row.condition,
                lead=str(one.row.lead),
                unit=unit_of(one.row.lead),
                won=one.won,
                why=one.why_zh,
                why_en=one.why_en,
            )
            for one in advice.considered
        ],
    )


def _proposal(proposal: Proposal, rules: Rules) -> ProposalOut:
    return ProposalOut(
        row=proposal.row,
        basis=proposal.basis,
        lead=_named(proposal.lead, rules),
        centre=_named(proposal.centre, rules),
        assists=[_named(unit, rules) for unit in proposal.assists],
        elsewhere=[_named(unit, rules) for unit in proposal.elsewhere],
        path=[_named(centre, rules) for centre in proposal.path],
        closing_level=proposal.closing_level,
        grid_kind=proposal.grid_kind,
        evidence=list(proposal.evidence),
        machine=proposal.machine,
        exact=proposal.exact,
    )


def _step(step: NextStep, rules: Rules) -> StepOut:
    match step:
        case SendToUnits():
            return StepOut(kind="dispatch", to=_named(step.lead, rules))
        case HandDown():
            return StepOut(kind="transfer_centre", to=_named(step.to, rules))
        case HandUp():
            return StepOut(kind="escalate", to=_named(step.to, rules))


def _named(organ: str, rules: Rules) -> UnitOut:
    return UnitOut(id=organ, name=rules.name_of(organ))
