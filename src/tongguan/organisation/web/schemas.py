# SPDX-License-Identifier: Apache-2.0
"""What the register of people takes and gives over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from tongguan.kernel.people import Role

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[^\x00]*$")]
Reason = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=2, max_length=500, pattern=r"^[^\x00]*$"),
    Field(description="理由，记入审计 | why, kept on record"),
]


class In(BaseModel):
    """What arrives; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class PostForm(In):
    """一个岗位 | a post."""

    role: Role
    organ: Code = Field(description="中心或单位编号 | centre or unit")
    region: Annotated[str, StringConstraints(pattern=r"^\d{2,15}$")]
    classes: list[Annotated[str, StringConstraints(pattern=r"^\d{2,6}$")]] = Field([], max_length=40)


class PersonForm(In):
    """新增人员及其第一个岗位 | somebody new with a first post."""

    name: Short
    account: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z._-]{3,64}$")]
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9+ -]{0,30}$")] = ""
    post: PostForm
    reason: Reason


class MorePostForm(In):
    """增加岗位 | one more post."""

    post: PostForm
    until: AwareDatetime | None = Field(None, description="任期止，缺省无期 | until when")
    reason: Reason


class ReasonForm(In):
    """只需理由 | only a reason."""

    reason: Reason


class WithdrawForm(In):
    """作废令牌，缺省全部 | withdraw a token, by default all."""

    token: UUID | None = None
    reason: Reason


class StaffPostOut(BaseModel):
    """A post of somebody, past ones included."""

    id: str
    role: str
    organ: str
    organ_name: str
    region: str
    region_name: str
    classes: list[str]
    since: datetime | None
    until: datetime | None
    held: bool = Field(description="此刻在任 | held at this moment")
    from_pack: bool = Field(description="来自城市包；否则为人工增加 | brought by a city pack")
    ended_by: str | None


class StaffAccountOut(BaseModel):
    """How they sign in."""

    name: str
    open: bool
    has_password: bool
    last_sign_in_at: datetime | None
    sessions: int
    api_tokens: int


class StaffMemberOut(BaseModel):
    """人员 | somebody in the register."""

    person: str
    name: str
    account: str = Field(description="名册上的账号 | account name on the register")
    phone: str
    posts: list[StaffPostOut]
    sign_in: StaffAccountOut | None = Field(description="未开通为空 | none until opened")


class StaffOut(BaseModel):
    """名册的一部分 | part of the register."""

    items: list[StaffMemberOut]
    total: int


class NewPersonOut(BaseModel):
    """The id somebody was given."""

    person: str


class PasswordOut(BaseModel):
    """新口令，仅此一次 | a new password, told this once; none when the request was a repeat."""

    account: str
    password: str | None


class StaffTokenOut(BaseModel):
    """A session or API token of somebody."""

    id: UUID
    kind: str
    label: str
    made_at: datetime
    expires_at: datetime


class WithdrawnOut(BaseModel):
    """How many were withdrawn."""

    withdrawn: int
