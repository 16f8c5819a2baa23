# SPDX-License-Identifier: Apache-2.0
"""Editions over HTTP: the list, their tables, the whole pack; the test bench; what each role may do."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Response

from tongguan.cases.api import BY_MOVE, WATCHERS
from tongguan.city_pack.api import ROLES, City, Resolved, leaf_through, read_city, resolved
from tongguan.city_pack.web import schemas as out
from tongguan.city_pack.web.door import PROBLEMS, ZIP, ZIPPED, CityOffice, File, Limit, Offset, Wanted, may_read
from tongguan.city_pack.web.showing import edition_out, sheets_out, table_out
from tongguan.dispatch.api import Matter, PastMatter
from tongguan.kernel.geo import Point
from tongguan.kernel.people import Role
from tongguan.kernel.refusal import NotFound
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present

No = Annotated[int, Path(ge=1, le=1_000_000, description="版本号 | number of the edition")]


class NoSuchMatter(NotFound):
    """Neither a case of this number nor a whole matter was given."""

    code = "city_pack.no_such_matter"
    title, title_en = "没有这个事项", "No such matter"


def edition_routes(office: CityOffice) -> APIRouter:
    """/editions, /responsibility/bench, /roles."""
    offered = APIRouter(prefix="/api/v1", tags=["editions"], route_class=QuickRoute, responses=PROBLEMS)

    @offered.get("/editions", summary="城市版本 | editions")
    async def list_editions(by: Present) -> list[out.EditionOut]:
        """Every edition, the newest first, with who applied it, why, and how large its tables are."""
        may_read(by)
        await office.editions.refresh()
        current = office.editions.current().edition
        return [
            edition_out(one, in_force=one.no == current, counts=await office.counts(one.no), person=office.person)
            for one in reversed(office.editions.known)
        ]

    @offered.get(
        "/editions/{no}/pack.zip", summary="下载城市包 | the whole pack", response_class=Response, responses=ZIPPED
    )
    async def get_pack(no: No, by: Present) -> Response:
        """The files of an edition as they were applied."""
        may_read(by)
        edition = office.edition(no)
        archive = await asyncio.to_thread(office.editions.archive, edition.no)
        name = f"{edition.name}-{edition.no}.zip"
        return Response(archive, media_type=ZIP, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    @offered.get("/editions/{no}/tables", summary="版本的各表 | tables of an edition")
    async def list_tables(no: No, by: Present) -> list[out.SheetOut]:
        """What the tables are called, and how many rows they have."""
        may_read(by)
        edition = office.edition(no)
        return sheets_out(await office.files(edition.no), await office.counts(edition.no))

    @offered.get("/editions/{no}/tables/{file:path}", summary="版本的一张表 | a table of an edition")
    async def get_table(
        no: No, file: File, by: Present, text: Wanted = "", offset: Offset = 0, limit: Limit = 50
    ) -> out.TableOut:
        """Rows with names beside codes; `text` is looked for in both."""
        may_read(by)
        edition = office.edition(no)
        files, city = await office.files(edition.no), await office.city(edition.no)
        if file not in files:
            raise NotFound("这一版城市包没有这个文件。")
        leaves = await asyncio.to_thread(
            lambda: leaf_through(files, file, city=city, text=text, offset=offset, limit=limit)
        )
        return table_out(leaves, ())

    @offered.post("/responsibility/bench", summary="权责试算 | try the list on a matter")
    async def post_bench(form: out.BenchForm, by: Present) -> out.BenchOut:
        """Whom the list names for a matter or a past case, and why every other row lost; under a draft as well.

        Of a case only what the list is asked is told: class, place, source and condition, no word of what was said.
        """
        may_read(by)
        city = office.editions.current()
        past = await _past(office, form, city)
        drafted: Resolved | None = None
        if form.draft is not None:
            _, _, files = await office.drafts.files_of(form.draft)
            drafted = await asyncio.to_thread(lambda: resolved(read_city(files), past.matter))
        return out.BenchOut(
            handled_by=past.lead,
            handled_by_name=city.name_of(past.lead) if past.lead is not None else None,
            edition=city.edition,
            now=resolved(city, past.matter),
            drafted=drafted,
        )

    @offered.get("/roles", summary="角色与权限 | roles and what they may do")
    async def list_roles(by: Present) -> list[out.RoleOut]:
        """Every role with the moves of a case it may make, from the same table that decides."""
        del by
        return [_role(role) for role in Role if role is not Role.SYSTEM]

    return offered


def _role(role: Role) -> out.RoleOut:
    moves = [rule for rule in BY_MOVE.values() if any(role in grant.roles for grant in rule.grants)]
    return out.RoleOut(
        role=role,
        name=ROLES[role],
        moves=[out.MoveOfRoleOut(move=rule.move, name=rule.name) for rule in moves],
        reads_area=role in WATCHERS,
    )


async def _past(office: CityOffice, form: out.BenchForm, city: City) -> PastMatter:
    """The matter that is asked about; raises NoSuchMatter."""
    if form.case is not None:
        found = await office.record.matter_of(form.case)
        if found is None:
            raise NoSuchMatter(f"没有任务号或来源工单号为“{form.case}”的已分类案件。")
        return found
    region = form.region
    if region is None and form.lon is not None and form.lat is not None:
        cell = city.grids.cell_at(Point(lon=form.lon, lat=form.lat))
        region = cell.code if cell is not None else None
    if form.class_code is None or region is None or form.source is None:
        raise NoSuchMatter("请填写案件号，或子类、本区内的地点和来源。")
    if city.sub_class(form.class_code) is None and form.draft is None:
        raise NoSuchMatter(f"现行版本没有子类{form.class_code}。")
    return PastMatter(
        matter=Matter(class_code=form.class_code, region=region, source=form.source, condition=form.condition),
        lead=None,
        cases=1,
    )
