# SPDX-License-Identifier: Apache-2.0
"""People, posts and accounts over HTTP: whoever looks after a region looks after its staff."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from tongguan.city.organisation.api import (
    NotYourStaff,
    Organisation,
    Staffing,
    StaffMember,
    StaffQuery,
    scope_of,
)
from tongguan.city.organisation.web import presenting
from tongguan.city.organisation.web import schemas as out
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.ground.kernel.rows import presented
from tongguan.ground.kernel.work import AlreadyDone
from tongguan.ground.plumbing.accounts import AccountLine, Accounts
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.change_requests import Once, given_then, granted
from tongguan.ground.plumbing.register_lists import ListQuery, RegisterList, offer_sheet
from tongguan.ground.plumbing.register_routes import (
    ReasonForm,
    RegisterRoutes,
    RegisterServices,
    offer_history,
    offer_one,
)
from tongguan.ground.plumbing.responses import Responses, problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in import TokenLine
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.ground.plumbing.trail import TrailQuery

ID = r"^[A-Z]{1,8}-[0-9A-Za-z_-]{1,40}$"
Person = Annotated[str, Path(pattern=ID, description="人员编号 | id of the person")]
PostNo = Annotated[str, Path(pattern=ID, description="岗位编号 | id of the post")]
Text = Annotated[str, Query(max_length=100, pattern=r"^[^\x00]*$", description="姓名、账号、电话或编号")]
Organ = Annotated[str, Query(max_length=64, pattern=r"^[^\x00]*$", description="中心或单位 | organ")]
InRole = Annotated[Role | None, Query(description="角色 | role")]
MEMBER: Responses = {200: {"model": out.StaffMemberOut}}
PROBLEMS = problems(
    401, 422, said={403: "无此权限 | not allowed", 404: "没有 | none", 409: "已变化 | changed meanwhile"}
)


@dataclass(frozen=True, kw_only=True)
class StaffServices:
    """What the routes of the register are given."""

    staffing: Staffing
    accounts: Accounts
    added: Callable[[str, str], None]
    """To be told the id and name of somebody who was added."""
    organisation: Callable[[], Organisation]
    registers: RegisterServices


@dataclass(frozen=True)
class StaffFilter:
    """Which people are put on a sheet."""

    text: Text = ""
    organ: Organ = ""
    role: InRole = None


def staff_routes(services: StaffServices) -> APIRouter:
    """/staff: people, posts, accounts, tokens."""
    offered = APIRouter(prefix="/api/v1", tags=["staff"], route_class=QuickRoute, responses=PROBLEMS)
    register = RegisterRoutes(
        offered=offered,
        registers=services.registers,
        name="member",
        at="/staff/{person}",
        key=Path(alias="person", pattern=ID, description="人员编号 | id of the person"),
        one=lambda person, by: _shown(services, person, by=by),
        out=out.StaffMemberOut,
        looks=PROBLEMS,
        changes=PROBLEMS,
    )
    _offer_people(offered, services, register)
    _offer_posts(offered, services, register)
    _offer_accounts(offered, services, register)
    _offer_tokens(offered, services)
    return offered


def _offer_people(offered: APIRouter, services: StaffServices, register: RegisterRoutes[out.StaffMemberOut]) -> None:
    staffing = services.staffing

    @offered.get("/staff", summary="人员名册 | the register", responses={200: {"model": out.StaffOut}})
    async def list_staff(
        by: Present,
        text: Text = "",
        organ: Organ = "",
        role: InRole = None,
        offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> Response:
        """People I may look after with their posts and how they sign in; auditors see everybody."""
        now = services.registers.clock.now()
        query = StaffQuery(text=text, organ=organ, role=role, regions=_regions(by))
        total, found = await staffing.shelf.found(query, at=now, offset=offset, limit=limit)
        accounts = await services.accounts.of([one.person.id for one in found])
        known = services.organisation()
        shown = tuple(presenting.member(one, accounts, known, now) for one in found)
        return json_answer(out.StaffOut(items=shown, total=total))

    @offered.post("/staff", status_code=201, summary="新增人员 | add somebody")
    async def post_person(form: out.PersonForm, asked: Once) -> out.NewPersonOut:
        """Somebody no pack has brought, with a first post. A later pack that lists the same account is refused."""

        async def adding() -> PersonId:
            person = await staffing.add_person(
                form.name,
                form.account,
                form.phone,
                _post(form.post),
                reason=form.reason,
                by=asked.by,
                request_id=asked.request_id,
            )
            services.added(person, form.name)
            return person

        return out.NewPersonOut(person=await granted(adding(), _added_then))

    async def lines(wanted: ListQuery[StaffFilter, None]) -> Sequence[out.StaffLine]:
        now, query = wanted.presentation.now, StaffQuery(regions=_regions(wanted.by), **vars(wanted.filter))
        _, found = await staffing.shelf.found(query, at=now, offset=0, limit=wanted.limit)
        return [
            presented(presenting.line(whom, post, now), wanted.presentation) for whom in found for post in whom.posts
        ]

    about = "With every post, past ones included; auditors see everybody."
    offer_one(register, says=("一位人员 | one of them", about))
    offer_history(register, lambda person: TrailQuery(subject=f"person/{person}"))
    whole = RegisterList(row=out.StaffLine, read=lines, filter=StaffFilter)
    about = "The people of the list with the same filters, a line for each post; telephone numbers are masked."
    offer_sheet(
        register, whole, at="/staff.xlsx", title="名册", says=("导出名册 | the register as a spreadsheet", about)
    )


def _offer_posts(offered: APIRouter, services: StaffServices, register: RegisterRoutes[out.StaffMemberOut]) -> None:
    staffing = services.staffing

    @offered.post(
        "/staff/{person}/posts",
        status_code=201,
        summary="增加岗位 | one more post",
        responses={201: {"model": out.StaffMemberOut}},
    )
    async def post_post(person: Person, form: out.MorePostForm, asked: Once) -> Response:
        """Takes effect at once and outlasts later packs; nobody can give a post to themselves."""
        accounts = await services.accounts.of([person])
        deed = staffing.add_post(
            PersonId(person),
            _post(form.post),
            until=form.until,
            reason=form.reason,
            by=asked.by,
            request_id=asked.request_id,
        )
        return await register.answer(asked, person, _after(deed, accounts, services), status=201)

    @offered.post("/staff/{person}/posts/{post}/end", summary="结束岗位 | end a post", responses=MEMBER)
    async def post_end(person: Person, post: PostNo, form: ReasonForm, asked: Once) -> Response:
        """Powers end at once; a pack that still lists the post for this person does not give it back."""
        accounts = await services.accounts.of([person])
        deed = staffing.end_post(
            PersonId(person), PostId(post), reason=form.reason, by=asked.by, request_id=asked.request_id
        )
        return await register.answer(asked, person, _after(deed, accounts, services))


def _offer_accounts(offered: APIRouter, services: StaffServices, register: RegisterRoutes[out.StaffMemberOut]) -> None:
    accounts = services.accounts

    @offered.post("/staff/{person}/account/open", summary="开通账号 | open the account")
    async def post_open(person: Person, form: ReasonForm, asked: Once) -> out.PasswordOut:
        """The account on the register, or a closed one again; the new password is told this once."""
        whom = (await _others(services, person, by=asked.by)).person
        deed = accounts.open(whom.account, whom.id, reason=form.reason, by=asked.by, request_id=asked.request_id)
        return out.PasswordOut(account=whom.account, password=await granted(deed, _told_once))

    @offered.post("/staff/{person}/account/reset", summary="重设口令 | set the password anew")
    async def post_reset(person: Person, form: ReasonForm, asked: Once) -> out.PasswordOut:
        """A new password, told this once; every session and token ends."""
        whom = await _others(services, person, by=asked.by)
        name = _account(whom, await accounts.of([whom.person.id]))
        deed = accounts.reset(name, whom.person.id, reason=form.reason, by=asked.by, request_id=asked.request_id)
        return out.PasswordOut(account=name, password=await granted(deed, _told_once))

    @offered.post("/staff/{person}/account/close", summary="停用账号 | close the account", responses=MEMBER)
    async def post_close(person: Person, form: ReasonForm, asked: Once) -> Response:
        """Nobody signs in with it any more, and what is open ends within five seconds everywhere."""
        whom = await _others(services, person, by=asked.by)
        lines = await accounts.of([whom.person.id])
        name = _account(whom, lines)

        async def closing() -> out.StaffMemberOut:
            await accounts.close(name, whom.person.id, reason=form.reason, by=asked.by, request_id=asked.request_id)
            closed = {id: replace(line, open=False, sessions=0, api_tokens=0) for id, line in lines.items()}
            return presenting.member(whom, closed, services.organisation(), services.registers.clock.now())

        return await register.answer(asked, person, closing())


def _offer_tokens(offered: APIRouter, services: StaffServices) -> None:
    staffing = services.staffing

    @offered.get("/staff/{person}/tokens", summary="会话与令牌 | sessions and tokens")
    async def list_staff_tokens(person: Person, by: Present) -> list[TokenLine]:
        """Those that are valid; secrets are shown to nobody."""
        whom = await staffing.looked_after(PersonId(person), by=by)
        return await services.accounts.tokens(whom.person.id)

    @offered.post("/staff/{person}/tokens/withdraw", summary="作废令牌 | withdraw tokens")
    async def post_withdraw(person: Person, form: out.WithdrawForm, asked: Once) -> out.WithdrawnOut:
        """One of them, or all."""
        whom = await staffing.looked_after(PersonId(person), by=asked.by)
        name = _account(whom, await services.accounts.of([whom.person.id]))
        deed = services.accounts.withdraw(
            name, whom.person.id, form.token, reason=form.reason, by=asked.by, request_id=asked.request_id
        )
        return out.WithdrawnOut(withdrawn=await granted(deed, given_then(int)))


async def _added_then(done: AlreadyDone) -> PersonId:
    return PersonId(done.subject.removeprefix("person/"))


async def _told_once(done: AlreadyDone) -> None:
    """A password is told once and not kept."""
    del done


async def _after(
    deed: Awaitable[StaffMember], accounts: Mapping[str, AccountLine], services: StaffServices
) -> out.StaffMemberOut:
    return presenting.member(await deed, accounts, services.organisation(), services.registers.clock.now())


def _regions(by: Actor) -> tuple[str, ...]:
    return ("",) if by.posts_as(Role.AUDITOR) else scope_of(by)


async def _others(services: StaffServices, person: str, *, by: Actor) -> StaffMember:
    """Somebody else this person looks after: nobody locks themselves out; raises NotYourStaff, UnknownPerson."""
    if person == by.person:
        raise NotYourStaff("自己的口令请在个人菜单里修改；自己的账号请由另一位管理员办理。")
    return await services.staffing.looked_after(PersonId(person), by=by)


def _account(whom: StaffMember, accounts: Mapping[str, AccountLine]) -> str:
    line = accounts.get(whom.person.id)
    return line.name if line is not None else whom.person.account


async def _shown(services: StaffServices, person: str, *, by: Actor) -> out.StaffMemberOut:
    whom = await services.staffing.seen(PersonId(person), by=by)
    accounts = await services.accounts.of([whom.person.id])
    return presenting.member(whom, accounts, services.organisation(), services.registers.clock.now())


def _post(form: out.PostForm) -> Post:
    return Post(
        id=PostId(""),
        role=form.role,
        organ=form.organ,
        region=RegionCode(form.region),
        classes=tuple(form.classes),
    )
