# SPDX-License-Identifier: Apache-2.0
"""Editions over HTTP: the list, their tables, the whole pack; the test bench; what each role may do."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Response

from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.people import ROLES, Role
from tongguan.ground.kernel.refusal import NotFound
from tongguan.ground.plumbing.downloads import disposition
from tongguan.ground.plumbing.reading_record import Taking
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.cases.api import BY_MOVE, WATCHERS, CityRules
from tongguan.matters.dispatch.api import Matter, PastMatter
from tongguan.steering.city_pack.api import Resolved, page_of_table, read_city, resolved
from tongguan.steering.city_pack.web import schemas as out
from tongguan.steering.city_pack.web.presenting import presented_edition, presented_sheets, presented_table
from tongguan.steering.city_pack.web.services import (
    PROBLEMS,
    ZIP,
    ZIPPED,
    CityPackServices,
    File,
    Limit,
    Offset,
    Wanted,
    may_read,
)

No = Annotated[int, Path(ge=1, le=1_000_000, description="版本号 | number of the edition")]


class NoSuchMatter(NotFound):
    """Neither a case of this number nor a whole matter was given."""

    code = "city_pack.no_such_matter"
    title, title_en = "没有这个事项", "No such matter"


def edition_routes(services: CityPackServices) -> APIRouter:
    """/editions, /responsibility/bench, /roles."""
    offered = APIRouter(prefix="/api/v1", tags=["editions"], route_class=QuickRoute, responses=PROBLEMS)
    _offer_editions(offered, services)
    _offer_bench(offered, services)
    _offer_roles(offered)
    return offered


def _offer_editions(offered: APIRouter, services: CityPackServices) -> None:
    @offered.get("/editions", summary="城市版本 | editions")
    async def list_editions(by: Present) -> list[out.EditionOut]:
        """Every edition, the newest first, with who applied it, why, and how large its tables are."""
        may_read(by)
        await services.editions.refresh()
        current = services.editions.current().edition
        return [
            presented_edition(
                one, in_force=one.no == current, counts=await services.counts(one.no), person=services.person
            )
            for one in reversed(services.editions.known)
        ]

    @offered.get(
        "/editions/{no}/pack.zip", summary="下载城市包 | the whole pack", response_class=Response, responses=ZIPPED
    )
    async def get_pack(no: No, by: Taking) -> Response:
        """The files of an edition as they were applied."""
        may_read(by)
        edition = services.edition(no)
        archive = await asyncio.to_thread(services.editions.archive, edition.no)
        name = f"{edition.name}-{edition.no}.zip"
        return Response(archive, media_type=ZIP, headers={"Content-Disposition": disposition(name)})

    @offered.get("/editions/{no}/tables", summary="版本的各表 | tables of an edition")
    async def list_tables(no: No, by: Present) -> list[out.SheetOut]:
        """What the tables are called, and how many rows they have."""
        may_read(by)
        edition = services.edition(no)
        return presented_sheets(
            await services.files(edition.no), await services.counts(edition.no), services.drafts.parts
        )

    @offered.get("/editions/{no}/tables/{file:path}", summary="版本的一张表 | a table of an edition")
    async def get_table(
        no: No, file: File, by: Present, text: Wanted = "", offset: Offset = 0, limit: Limit = 50
    ) -> out.TableOut:
        """Rows with names beside codes; `text` is looked for in both."""
        may_read(by)
        edition = services.edition(no)
        files, city = await services.files(edition.no), await services.city(edition.no)
        if file not in files:
            raise NotFound("这一版城市包没有这个文件。")
        table_page = await asyncio.to_thread(
            lambda: page_of_table(
                files, file, city=city, text=text, offset=offset, limit=limit, parts=services.drafts.parts
            )
        )
        return presented_table(table_page, ())


def _offer_bench(offered: APIRouter, services: CityPackServices) -> None:
    @offered.post("/responsibility/bench", summary="权责试算 | try the list on a matter")
    async def post_bench(form: out.BenchForm, by: Present) -> out.BenchOut:
        """Whom the list names for a matter or a past case, and why every other row lost; under a draft as well.

        Of a case only what the list is asked is told: class, place, source and condition, no word of what was said.
        """
        may_read(by)
        city = services.editions.current()
        past = await _past(services, form, city)
        drafted: Resolved | None = None
        if form.draft is not None:
            _, _, files = await services.drafts.files_of(form.draft)
            drafted = await asyncio.to_thread(
                lambda: resolved(read_city(files, parts=services.drafts.parts), past.matter)
            )
        return out.BenchOut(
            handled_by=past.lead,
            handled_by_name=city.part(Organisation).called(past.lead) if past.lead is not None else None,
            edition=city.edition,
            now=resolved(city, past.matter),
            drafted=drafted,
        )


def _offer_roles(offered: APIRouter) -> None:
    @offered.get("/roles", summary="角色与权限 | roles and what they may do")
    async def list_roles(by: Present) -> list[out.RoleOut]:
        """Every role with the moves of a case it may make, from the same table that decides."""
        del by
        return [_role(role) for role in Role if role is not Role.SYSTEM]


def _role(role: Role) -> out.RoleOut:
    moves = [rule for rule in BY_MOVE.values() if any(role in grant.roles for grant in rule.grants)]
    return out.RoleOut(
        role=role,
        name=ROLES[role],
        moves=[out.MoveOfRoleOut(move=rule.move, name=rule.name) for rule in moves],
        reads_area=role in WATCHERS,
    )


async def _past(services: CityPackServices, form: out.BenchForm, city: City) -> PastMatter:
    """The matter that is asked about; raises NoSuchMatter."""
    if form.case is not None:
        found = await services.record.matter_of(form.case)
        if found is None:
            raise NoSuchMatter(f"没有任务号或来源工单号为“{form.case}”的已分类案件。")
        return found
    region = form.region
    if region is None and form.lon is not None and form.lat is not None:
        cell = city.part(Grids).cell_at(Point(lon=form.lon, lat=form.lat))
        region = cell.code if cell is not None else None
    if form.class_code is None or region is None or form.source is None:
        raise NoSuchMatter("请填写案件号，或子类、本区内的地点和来源。")
    if city.part(CityRules).sub_class(form.class_code) is None and form.draft is None:
        raise NoSuchMatter(f"现行版本没有子类{form.class_code}。")
    return PastMatter(
        matter=Matter(class_code=form.class_code, region=region, source=form.source, condition=form.condition),
        lead=None,
        cases=1,
    )
