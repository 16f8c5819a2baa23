# SPDX-License-Identifier: Apache-2.0
"""What the register of people takes and gives over HTTP."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from tongguan.ground.kernel.people import ROLES, Role
from tongguan.ground.kernel.rows import FREE_WORDS, Heading, organ_in, person_in, region_in
from tongguan.ground.plumbing.form_fields import FormField
from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.moments import Moment
from tongguan.ground.plumbing.register_routes import Reason

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[^\x00]*$")]


class PostForm(Incoming):
    """一个岗位 | a post."""

    role: Annotated[Role, FormField("角色", "Role", "role")]
    organ: Annotated[Code, FormField("所在中心或单位", "Centre or unit", "organ")] = Field(
        description="中心或单位编号 | centre or unit"
    )
    region: Annotated[str, StringConstraints(pattern=r"^\d{2,15}$"), FormField("管辖区域", "Region", "region")]
    classes: Annotated[
        list[Annotated[str, StringConstraints(pattern=r"^\d{2,6}$")]],
        FormField("分类范围（空为全部）", "Classes (none: all)", "classes"),
    ] = Field([], max_length=40)


class PersonForm(Incoming):
    """新增人员及其第一个岗位 | somebody new with a first post."""

    name: Annotated[Short, FormField("姓名", "Name", "line")]
    account: Annotated[
        str,
        StringConstraints(min_length=3, max_length=64, pattern=r"^[0-9A-Za-z._-]*$"),
        FormField("账号", "Account", "line"),
    ]
    phone: Annotated[
        str, StringConstraints(max_length=30, pattern=r"^[0-9+ -]*$"), FormField("电话", "Telephone", "line")
    ] = ""
    post: PostForm
    reason: Reason


class MorePostForm(Incoming):
    """增加岗位 | one more post."""

    post: PostForm
    until: Moment | None = Field(None, description="任期止，缺省无期 | until when")
    reason: Reason


class WithdrawForm(Incoming):
    """作废令牌，缺省全部 | withdraw a token, by default all."""

    token: UUID | None = None
    reason: Reason


@dataclass(frozen=True, kw_only=True)
class StaffPostOut:
    """A post of somebody, past ones included."""

    id: str
    role: str
    organ: str
    organ_name: str
    region: str
    region_name: str
    classes: tuple[str, ...]
    since: datetime | None
    until: datetime | None
    held: Annotated[bool, Field(description="此刻在任 | held at this moment")]
    from_pack: Annotated[bool, Field(description="来自城市包；否则为人工增加 | brought by a city pack")]
    ended_by: str | None


@dataclass(frozen=True, kw_only=True)
class StaffAccountOut:
    """How they sign in."""

    name: str
    open: bool
    has_password: bool
    last_sign_in_at: datetime | None
    sessions: int
    api_tokens: int


@dataclass(frozen=True, kw_only=True)
class StaffMemberOut:
    """人员 | somebody in the register."""

    person: str
    name: str
    account: Annotated[str, Field(description="名册上的账号 | account name on the register")]
    phone: str
    posts: tuple[StaffPostOut, ...]
    sign_in: Annotated[StaffAccountOut | None, Field(description="未开通为空 | none until opened")]


@dataclass(frozen=True, kw_only=True)
class StaffOut:
    """名册的一部分 | part of the register."""

    items: tuple[StaffMemberOut, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class StaffLine:
    """A post of somebody on a sheet of the register; what was masked in a file stays masked wherever the file goes."""

    person: Annotated[str, Heading("编号", 14)]
    name: Annotated[str, FREE_WORDS, Heading("姓名", 12)]
    account: Annotated[str, Heading("账号", 18)]
    phone: Annotated[str, FREE_WORDS, Heading("电话", 14)]
    role: Annotated[str, Heading("角色", 12, ROLES)]
    organ: Annotated[str, organ_in("organ"), Heading("机构", 24)]
    region: Annotated[str, region_in("region"), Heading("区域", 16)]
    classes: Annotated[str, Heading("分类范围", 16)]
    since: Annotated[datetime | None, Heading("任期起", 18)]
    until: Annotated[datetime | None, Heading("任期止", 18)]
    held: Annotated[bool, Heading("在任", 6)]
    by_hand: Annotated[bool, Heading("人工增加", 10)]
    ended_by: Annotated[str | None, person_in("ended_by"), Heading("结束人", 12)]


class NewPersonOut(BaseModel):
    """The id somebody was given."""

    person: str


class PasswordOut(BaseModel):
    """新口令，仅此一次 | a new password, told this once; none when the request was a repeat."""

    account: str
    password: str | None


class WithdrawnOut(BaseModel):
    """How many were withdrawn."""

    withdrawn: int
