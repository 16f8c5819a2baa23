# SPDX-License-Identifier: Apache-2.0
"""Patrols over HTTP: my day, looks, track; the patrols of an area and their plans."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from tongguan.kernel.clock import Clock
from tongguan.kernel.geo import Point
from tongguan.kernel.ids import PersonId
from tongguan.kernel.work import AlreadyDone
from tongguan.patrols.api import CheckIn, Coverage, Day, Fix, Patrols, Place, Presence, Route, Walk, spot_id
from tongguan.patrols.web import schemas as out
from tongguan.plumbing.answers import NeededKey, Problem, json_answer, request_id_of
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present

Whom = Annotated[str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$", description="人员编号 | id of a person")]
OfDay = Annotated[date | None, Query(description="哪一天，缺省今天 | which day; today without it")]
PROBLEMS = problems(401, 403, 409, said={422: "内容或格式有误 | wrong content or form"})
_READ = problems(401, 403, said={422: "内容或格式有误 | wrong content or form"})
_OF_SOMEBODY: dict[int | str, dict[str, object]] = {
    404: {"model": Problem, "description": "没有这名巡查人员 | nobody patrols with this id"}
}


def routes(patrols: Patrols, clock: Clock) -> APIRouter:
    """/my/patrol and what is done on it; /patrols and the plans."""
    offered = APIRouter(prefix="/api/v1", tags=["patrols"], route_class=QuickRoute)
    _offer_mine(offered, patrols)
    _offer_area(offered, patrols, clock)
    return offered


def _offer_mine(offered: APIRouter, patrols: Patrols) -> None:
    @offered.get("/my/patrol", summary="我的巡查 | my patrol", responses={200: {"model": out.PatrolDayOut}, **_READ})
    async def my_patrol(by: Present, day: OfDay = None) -> Response:
        """Today's places with the looks at them, my walks, and my own track."""
        return json_answer(_day(await patrols.day(by, day=day)))

    @offered.post(
        "/my/patrol/begin", summary="开始巡查 | go on patrol", responses={200: {"model": out.WalkOut}, **PROBLEMS}
    )
    async def begin_patrol(form: out.MomentIn, by: Present, key: NeededKey) -> Response:
        """From now on positions are kept, until the walk ends."""
        return json_answer(_walk(await patrols.begin(by, at=form.at, request_id=request_id_of(by.person, key))))

    @offered.post("/my/patrol/end", summary="结束巡查 | come back", responses={200: {"model": out.WalkOut}, **PROBLEMS})
    async def end_patrol(form: out.MomentIn, by: Present, key: NeededKey) -> Response:
        """No more positions are kept."""
        return json_answer(_walk(await patrols.end(by, at=form.at, request_id=request_id_of(by.person, key))))

    @offered.post(
        "/my/patrol/check-ins", summary="巡查签到 | check in", responses={200: {"model": out.CheckInOut}, **PROBLEMS}
    )
    async def check_in(form: out.CheckInIn, by: Present, key: NeededKey) -> Response:
        """A position near the place; where satellites fail, a photo or a reason."""
        shown = Presence(
            at=form.at,
            point=None if form.lon is None or form.lat is None else Point(lon=form.lon, lat=form.lat),
            accuracy=form.accuracy,
            reason=form.reason,
            photo=form.photo,
        )
        request_id = request_id_of(by.person, key)
        return json_answer(_look(await patrols.check_in(by, place=form.place, shown=shown, request_id=request_id)))

    @offered.post(
        "/my/patrol/track", summary="上传轨迹 | tell my track", responses={200: {"model": out.KeptOut}, **PROBLEMS}
    )
    async def tell_track(form: out.TrackIn, by: Present, key: NeededKey) -> Response:
        """Positions outside a walk are forgotten at once; one that came before is kept once."""
        fixes = [Fix(at=f.at, point=Point(lon=f.lon, lat=f.lat), accuracy=f.accuracy) for f in form.fixes]
        kept = await patrols.keep_track(by, fixes, request_id=request_id_of(by.person, key))
        return json_answer(out.KeptOut(kept=kept))


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
            people=tuple(_coverage(one) for one in people),
        )
        return json_answer(page)

    @offered.get(
        "/patrols/{person}/plan",
        summary="巡查计划 | a plan",
        responses={200: {"model": out.PlanOut}, **_READ, **_OF_SOMEBODY},
    )
    async def get_plan(person: Whom, by: Present) -> Response:
        """Every place of somebody's plan, in walking order."""
        return json_answer(_plan(person, await patrols.plan_of(by, PersonId(person))))

    @offered.put(
        "/patrols/{person}/plan",
        summary="编排巡查计划 | write a plan",
        responses={200: {"model": out.PlanOut}, **PROBLEMS, **_OF_SOMEBODY},
    )
    async def put_plan(person: Whom, form: out.PlanIn, by: Present, key: NeededKey) -> Response:
        """The centre's own places instead of those that follow from the grid."""
        points = [Point(lon=one.lon, lat=one.lat) for one in form.places]
        named = zip(form.places, points, strict=True)
        places = [Place(id=spot_id(point), name=one.name, point=point) for one, point in named]
        request_id = request_id_of(by.person, key)
        try:
            route = await patrols.write_plan(by, PersonId(person), places, a_day=form.a_day, request_id=request_id)
        except AlreadyDone:
            route = await patrols.plan_of(by, PersonId(person))
        return json_answer(_plan(person, route))


def _day(day: Day) -> out.PatrolDayOut:
    return out.PatrolDayOut(
        day=day.day,
        edited=day.edited,
        days=day.days,
        near=day.near,
        walking_since=day.walking_since,
        places=tuple(
            out.PlannedOut(
                id=one.place.id,
                name=one.place.name,
                lon=one.place.point.lon,
                lat=one.place.point.lat,
                seen=None if one.seen is None else _look(one.seen),
            )
            for one in day.places
        ),
        walks=tuple(_walk(walk) for walk in day.walks),
        check_ins=tuple(_look(look) for look in day.check_ins),
        track=tuple(
            out.FixOut(at=fix.at, lon=fix.point.lon, lat=fix.point.lat, accuracy=fix.accuracy) for fix in day.track
        ),
    )


def _walk(walk: Walk) -> out.WalkOut:
    return out.WalkOut(id=walk.id, began_at=walk.began_at, ended_at=walk.ended_at)


def _look(look: CheckIn) -> out.CheckInOut:
    return out.CheckInOut(
        id=look.id,
        place=look.place,
        at=look.at,
        metres=look.metres,
        accuracy=look.accuracy,
        reason=look.reason,
        photo=look.photo,
    )


def _coverage(one: Coverage) -> out.CoverageOut:
    member, progress = one.member, one.progress
    return out.CoverageOut(
        person=member.person,
        name=member.name,
        role=member.post.role.value,
        organ=member.post.organ,
        region=member.post.region,
        on_duty=member.on_duty,
        planned=one.planned,
        seen=len(one.looked),
        looked=_places(one.looked),
        missed=_places(one.missed),
        edited=one.edited,
        last_at=None if progress is None else progress.last_at,
        walking_since=None if progress is None else progress.walking_since,
        lon=None if progress is None else progress.lon,
        lat=None if progress is None else progress.lat,
        seen_at=None if progress is None else progress.seen_at,
    )


def _plan(person: str, route: Route) -> out.PlanOut:
    plan = route.plan
    return out.PlanOut(
        person=person,
        edited=plan.edited,
        a_day=plan.a_day,
        days=plan.days,
        places=_places(plan.places),
        ground=_places(route.ground),
        writable=route.writable,
    )


def _places(places: Sequence[Place]) -> tuple[out.PlaceOut, ...]:
    return tuple(
        out.PlaceOut(id=place.id, name=place.name, lon=place.point.lon, lat=place.point.lat) for place in places
    )
