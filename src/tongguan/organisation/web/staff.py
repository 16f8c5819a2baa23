# SPDX-License-Identifier: Apache-2.0
"""People, posts and accounts over HTTP: whoever looks after a region looks after its staff."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query

from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import PersonId, PostId, RegionCode
from tongguan.kernel.people import Actor, Post, Role
from tongguan.kernel.work import AlreadyDone
from tongguan.organisation.api import HeldPost, NotYourStaff, Organisation, Staffing, StaffMember, StaffQuery, scope_of
from tongguan.organisation.web import schemas as out
from tongguan.plumbing.accounts import AccountLine, Accounts
from tongguan.plumbing.answers import NeededKey, request_id_of
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present

Person = Annotated[str, Path(pattern=r"^[A-Z]+-[0-9A-Za-z_-]{1,40}$", description="人员编号 | id of the person")]
PostNo = Annotated[str, Path(pattern=r"^[A-Z]+-[0-9A-Za-z_-]{1,40}$", description="岗位编号 | id of the post")]
PROBLEMS = problems(
    401, 422, said={403: "无此权限 | not allowed", 404: "没有 | none", 409: "已变化 | changed meanwhile"}
)


@dataclass(frozen=True, kw_only=True)
class StaffOffice:
    """What the routes of the register are given."""

    staffing: Staffing
    accounts: Accounts
    added: Callable[[], Awaitable[None]]
    """To be told when somebody was added."""
    organisation: Callable[[], Organisation]
    clock: Clock


def staff_routes(office: StaffOffice) -> APIRouter:
    """/staff: people, posts, accounts, tokens."""
    offered = APIRouter(prefix="/api/v1/staff", tags=["staff"], route_class=QuickRoute, responses=PROBLEMS)
    staffing = office.staffing

    @offered.get("", summary="人员名册 | the register")
    async def list_staff(
        by: Present,
        text: Annotated[str, Query(max_length=100, pattern=r"^[^\x00]*$", description="姓名、账号、电话或编号")] = "",
        organ: Annotated[str, Query(max_length=64, pattern=r"^[^\x00]*$", description="中心或单位 | organ")] = "",
        role: Annotated[Role | None, Query(description="角色 | role")] = None,
        offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> out.StaffOut:
        """People I may look after with their posts and how they sign in; auditors see everybody."""
        now = office.clock.now()
        query = StaffQuery(text=text, organ=organ, role=role, regions=_regions(by))
        total, found = await staffing.shelf.found(query, at=now, offset=offset, limit=limit)
        accounts = await office.accounts.of([one.person.id for one in found])
        known = office.organisation()
        return out.StaffOut(items=[_member(one, accounts, known, now) for one in found], total=total)

    @offered.post("", status_code=201, summary="新增人员 | add somebody")
    async def post_person(form: out.PersonForm, by: Present, key: NeededKey) -> out.NewPersonOut:
        """Somebody no pack has brought, with a first post. A later pack that lists the same account is refused."""
        try:
            person = await staffing.add_person(
                form.name,
                form.account,
                form.phone,
                _post(form.post),
                reason=form.reason,
                by=by,
                request_id=request_id_of(by.person, key),
            )
        except AlreadyDone as done:
            return out.NewPersonOut(person=done.subject.removeprefix("person/"))
        await office.added()
        return out.NewPersonOut(person=person)

    @offered.get("/{person}", summary="一位人员 | one of them")
    async def get_member(person: Person, by: Present) -> out.StaffMemberOut:
        """With every post, past ones included; auditors see everybody."""
        return await _shown(office, person, by=by)

    @offered.post("/{person}/posts", status_code=201, summary="增加岗位 | one more post")
    async def post_post(person: Person, form: out.MorePostForm, by: Present, key: NeededKey) -> out.StaffMemberOut:
        """Takes effect at once and outlasts later packs; nobody can give a post to themselves."""
        with suppress(AlreadyDone):
            await staffing.add_post(
                PersonId(person),
                _post(form.post),
                until=form.until,
                reason=form.reason,
                by=by,
                request_id=request_id_of(by.person, key),
            )
        return await _shown(office, person, by=by)

    @offered.post("/{person}/posts/{post}/end", summary="结束岗位 | end a post")
    async def post_end(
        person: Person, post: PostNo, form: out.ReasonForm, by: Present, key: NeededKey
    ) -> out.StaffMemberOut:
        """Powers end at once; a pack that still lists the post for this person does not give it back."""
        with suppress(AlreadyDone):
            await staffing.end_post(
                PersonId(person), PostId(post), reason=form.reason, by=by, request_id=request_id_of(by.person, key)
            )
        return await _shown(office, person, by=by)

    @offered.post("/{person}/account/open", summary="开通账号 | open the account")
    async def post_open(person: Person, form: out.ReasonForm, by: Present, key: NeededKey) -> out.PasswordOut:
        """The account on the register, or a closed one again; the new password is told this once."""
        whom = await _others(office, person, by=by)
        name, request_id = whom.person.account, request_id_of(by.person, key)
        try:
            password = await office.accounts.open(
                name, whom.person.id, reason=form.reason, by=by, request_id=request_id
            )
        except AlreadyDone:
            return out.PasswordOut(account=name, password=None)
        return out.PasswordOut(account=name, password=password)

    @offered.post("/{person}/account/reset", summary="重设口令 | set the password anew")
    async def post_reset(person: Person, form: out.ReasonForm, by: Present, key: NeededKey) -> out.PasswordOut:
        """A new password, told this once; every session and token ends."""
        whom = await _others(office, person, by=by)
        name, request_id = await _account(office, whom), request_id_of(by.person, key)
        try:
            password = await office.accounts.reset(
                name, whom.person.id, reason=form.reason, by=by, request_id=request_id
            )
        except AlreadyDone:
            return out.PasswordOut(account=name, password=None)
        return out.PasswordOut(account=name, password=password)

    @offered.post("/{person}/account/close", summary="停用账号 | close the account")
    async def post_close(person: Person, form: out.ReasonForm, by: Present, key: NeededKey) -> out.StaffMemberOut:
        """Nobody signs in with it any more, and what is open ends within five seconds everywhere."""
        whom = await _others(office, person, by=by)
        name = await _account(office, whom)
        with suppress(AlreadyDone):
            await office.accounts.close(
                name, whom.person.id, reason=form.reason, by=by, request_id=request_id_of(by.person, key)
            )
        return await _shown(office, person, by=by)

    @offered.get("/{person}/tokens", summary="会话与令牌 | sessions and tokens")
    async def list_staff_tokens(person: Person, by: Present) -> list[out.StaffTokenOut]:
        """Those that are valid; secrets are shown to nobody."""
        whom = await staffing.looked_after(PersonId(person), by=by)
        return [
            out.StaffTokenOut(id=t.id, kind=t.kind, label=t.label, made_at=t.made_at, expires_at=t.expires_at)
            for t in await office.accounts.tokens(whom.person.id)
        ]

    @offered.post("/{person}/tokens/withdraw", summary="作废令牌 | withdraw tokens")
    async def post_withdraw(person: Person, form: out.WithdrawForm, by: Present, key: NeededKey) -> out.WithdrawnOut:
        """One of them, or all."""
        whom = await staffing.looked_after(PersonId(person), by=by)
        name, request_id = await _account(office, whom), request_id_of(by.person, key)
        try:
            withdrawn = await office.accounts.withdraw(
                name, whom.person.id, form.token, reason=form.reason, by=by, request_id=request_id
            )
        except AlreadyDone:
            withdrawn = 0
        return out.WithdrawnOut(withdrawn=withdrawn)

    return offered


def _regions(by: Actor) -> tuple[str, ...]:
    return ("",) if by.posts_as(Role.AUDITOR) else scope_of(by)


async def _others(office: StaffOffice, person: str, *, by: Actor) -> StaffMember:
    """Somebody else this person looks after: nobody locks themselves out; raises NotYourStaff, UnknownPerson."""
    if person == by.person:
        raise NotYourStaff("自己的口令请在个人菜单里修改；自己的账号请由另一位管理员办理。")
    return await office.staffing.looked_after(PersonId(person), by=by)


async def _account(office: StaffOffice, whom: StaffMember) -> str:
    line = (await office.accounts.of([whom.person.id])).get(whom.person.id)
    return line.name if line is not None else whom.person.account


async def _shown(office: StaffOffice, person: str, *, by: Actor) -> out.StaffMemberOut:
    whom = await office.staffing.seen(PersonId(person), by=by)
    accounts = await office.accounts.of([whom.person.id])
    return _member(whom, accounts, office.organisation(), office.clock.now())


def _post(form: out.PostForm) -> Post:
    return Post(
        id=PostId(""),
        role=form.role,
        organ=form.organ,
        region=RegionCode(form.region),
        classes=tuple(form.classes),
    )


def _member(
    whom: StaffMember, accounts: Mapping[str, AccountLine], known: Organisation, now: datetime
) -> out.StaffMemberOut:
    line = accounts.get(whom.person.id)
    return out.StaffMemberOut(
        person=whom.person.id,
        name=whom.person.name,
        account=whom.person.account,
        phone=whom.person.phone,
        posts=[_held(one, known, now) for one in whom.posts],
        sign_in=None
        if line is None
        else out.StaffAccountOut(
            name=line.name,
            open=line.open,
            has_password=line.has_password,
            last_sign_in_at=line.last_sign_in_at,
            sessions=line.sessions,
            api_tokens=line.api_tokens,
        ),
    )


def _held(one: HeldPost, known: Organisation, now: datetime) -> out.StaffPostOut:
    region = known.regions.get(one.post.region)
    return out.StaffPostOut(
        id=one.post.id,
        role=one.post.role,
        organ=one.post.organ,
        organ_name=known.name_of(one.post.organ) if known.exists(one.post.organ) else one.post.organ,
        region=one.post.region,
        region_name=region.name_zh if region is not None else one.post.region,
        classes=list(one.post.classes),
        since=one.since,
        until=one.until,
        held=one.held(now),
        from_pack=one.from_pack,
        ended_by=one.ended_by,
    )
