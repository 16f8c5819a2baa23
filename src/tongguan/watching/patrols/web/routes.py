# SPDX-License-Identifier: Apache-2.0
"""Patrols over HTTP: my day, looks, track; the patrols of an area and their plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.rows import presented
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.change_requests import ChangeRequest, Once, given_then, granted
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.moments import Day as DayIn
from tongguan.ground.plumbing.register_lists import ListQuery, RegisterList, offer_sheet
from tongguan.ground.plumbing.register_routes import (
    RegisterRoutes,
    RegisterServices,
    offer_change,
    offer_history,
    offer_one,
)
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.ground.plumbing.trail import TrailQuery
from tongguan.watching.patrols.api import (
    CheckIn,
    Fix,
    Patrols,
    Place,
    Presence,
    Route,
    Walk,
    spot_id,
)
from tongguan.watching.patrols.web import schemas as out
from tongguan.watching.patrols.web.presenting import (
    presented_check_in,
    presented_coverage,
    presented_day,
    presented_line,
    presented_plan,
    presented_walk,
)

OfRegion = Annotated[str, Query(pattern=r"^\d{0,15}$", description="区域代码，缺省本岗位 | region code")]
OfDay = Annotated[DayIn | None, Query(description="哪一天，缺省今天 | which day; today without it")]
PROBLEMS = problems(401, 403, 409, said={422: "内容或格式有误 | wrong content or form"})
_READ = problems(401, 403, said={422: "内容或格式有误 | wrong content or form"})
_OF_SOMEBODY = problems(said={404: "没有这名巡查人员 | nobody patrols with this id"})


@dataclass(frozen=True)
class InRegion:
    """Whose plans are put on a sheet."""

    region: OfRegion = ""


def routes(patrols: Patrols, registers: RegisterServices) -> APIRouter:
    """/my/patrol and what is done on it; /patrols and the plans."""
    offered = APIRouter(prefix="/api/v1", tags=["patrols"], route_class=QuickRoute)
    _offer_mine(offered, patrols)
    _offer_area(offered, patrols, registers.clock)
    _offer_plans(offered, patrols, registers)
    return offered


def _offer_mine(offered: APIRouter, patrols: Patrols) -> None:
    @offered.get("/my/patrol", summary="我的巡查 | my patrol", responses={200: {"model": out.PatrolDayOut}, **_READ})
    async def my_patrol(by: Present, day: OfDay = None) -> Response:
        """Today's places with the looks at them, my walks, and my own track."""
        return json_answer(presented_day(await patrols.day(by, day=day)))

    @offered.post(
        "/my/patrol/begin", summary="开始巡查 | go on patrol", responses={200: {"model": out.WalkOut}, **PROBLEMS}
    )
    async def begin_patrol(form: out.MomentIn, asked: Once) -> Response:
        """From now on positions are kept, until the walk ends."""
        deed = patrols.begin(asked.by, at=form.at, request_id=asked.request_id)
        return json_answer(presented_walk(await granted(deed, given_then(Walk))))

    @offered.post("/my/patrol/end", summary="结束巡查 | come back", responses={200: {"model": out.WalkOut}, **PROBLEMS})
    async def end_patrol(form: out.MomentIn, asked: Once) -> Response:
        """No more positions are kept."""
        deed = patrols.end(asked.by, at=form.at, request_id=asked.request_id)
        return json_answer(presented_walk(await granted(deed, given_then(Walk))))

    @offered.post(
        "/my/patrol/check-ins", summary="巡查签到 | check in", responses={200: {"model": out.CheckInOut}, **PROBLEMS}
    )
    async def check_in(form: out.CheckInIn, asked: Once) -> Response:
        """A position near the place; where satellites fail, a photo or a reason."""
        shown = Presence(
            at=form.at,
            point=None if form.lon is None or form.lat is None else Point(lon=form.lon, lat=form.lat),
            accuracy=form.accuracy,
            reason=form.reason,
            photo=form.photo,
        )
        deed = patrols.check_in(asked.by, place=form.place, shown=shown, request_id=asked.request_id)
        return json_answer(presented_check_in(await granted(deed, given_then(CheckIn))))

    @offered.post(
        "/my/patrol/track", summary="上传轨迹 | tell my track", responses={200: {"model": out.KeptOut}, **PROBLEMS}
    )
    async def tell_track(form: out.TrackIn, asked: Once) -> Response:
        """Positions outside a walk are forgotten at once; one that came before is kept once."""
        fixes = [copied(Fix, fix) for fix in form.fixes]

        async def keeping() -> out.KeptOut:
            return out.KeptOut(kept=await patrols.keep_track(asked.by, fixes, request_id=asked.request_id))

        return json_answer(await granted(keeping(), given_then(out.KeptOut)))


def _offer_area(offered: APIRouter, patrols: Patrols, clock: Clock) -> None:
    @offered.get(
        "/patrols", summary="区域巡查情况 | patrols of an area", responses={200: {"model": out.CoveragePage}, **_READ}
    )
    async def list_patrols(
        by: Present,
        region: Annotated[str, Query(pattern=r"^\d{0,15}$", description="区域代码，缺省本岗位 | region code")] = "",
        day: OfDay = None,
    ) -> Response:
        """Everybody who patrols there: places planned, looked at and missed, and who is out now (DIS-02, DIS-03)."""
        people = await patrols.coverage(by, region=region, day=day)
        page = out.CoveragePage(
            as_of=clock.now(),
            planned=sum(one.planned for one in people),
            seen=sum(len(one.looked) for one in people),
            walking=sum(one.progress is not None and one.progress.walking_since is not None for one in people),
            people=tuple(presented_coverage(one) for one in people),
        )
        return json_answer(page)


def _offer_plans(offered: APIRouter, patrols: Patrols, registers: RegisterServices) -> None:
    async def write(person: str, form: out.PlanIn, asked: ChangeRequest) -> Route:
        points = [Point(lon=one.lon, lat=one.lat) for one in form.places]
        named = zip(form.places, points, strict=True)
        places = [Place(id=spot_id(point), name=one.name, point=point) for one, point in named]
        whom = PersonId(person)
        return await patrols.write_plan(asked.by, whom, places, a_day=form.a_day, request_id=asked.request_id)

    async def lines(wanted: ListQuery[InRegion, None]) -> Sequence[out.PlanLine]:
        rows = [
            presented_line(member, plan, number)
            for member, plan in await patrols.plans(wanted.by, region=wanted.filter.region)
            for number in range(len(plan.places))
        ]
        return [presented(row, wanted.presentation) for row in rows[: wanted.limit]]

    register = RegisterRoutes(
        offered=offered,
        registers=registers,
        name="plan",
        at="/patrols/{person}/plan",
        key=Path(alias="person", max_length=64, pattern=r"^[0-9A-Za-z-]+$", description="人员编号 | id of a person"),
        one=lambda person, by: patrols.plan_of(by, PersonId(person)),
        out=out.PlanOut,
        shown=presented_plan,
        looks={**_READ, **_OF_SOMEBODY},
        changes={**PROBLEMS, **_OF_SOMEBODY},
    )
    offer_one(register, says=("巡查计划 | a plan", "Every place of somebody's plan, in walking order."))
    about = "The centre's own places instead of those that follow from the grid."
    offer_change(register, out.PlanIn, write, says=("编排巡查计划 | write a plan", about))
    offer_history(register, lambda person: TrailQuery(subject=f"patrol/{person}", move="write_plan"))
    whole = RegisterList(row=out.PlanLine, read=lines, filter=InRegion)
    about = "Everybody who patrols there with every place of their plan, a line each."
    says = "导出巡查计划 | plans as a spreadsheet", about
    offer_sheet(register, whole, at="/patrols/plans.xlsx", title="巡查计划", says=says)
