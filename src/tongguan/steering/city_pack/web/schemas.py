# SPDX-License-Identifier: Apache-2.0
"""What editions and drafts take and give over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.moments import Moment
from tongguan.steering.city_pack.api import Examination, Leaf, Resolved

Text = Annotated[str, StringConstraints(max_length=2_000, pattern=r"^[^\x00]*$")]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]


class EditionOut(BaseModel):
    """城市版本 | an edition."""

    no: int
    name: str
    effective_from: datetime
    applied_at: datetime
    applied_by: str
    applied_by_name: str
    note: str
    sha256: str
    in_force: bool = Field(description="当前生效 | the one new cases begin under")
    counts: dict[str, int] = Field(description="各表行数 | rows of each table")


class SheetOut(BaseModel):
    """A table of the pack in a list of tables."""

    file: str
    title: str
    title_en: str
    rows: int
    editable: bool
    changed: bool = Field(description="草稿改过 | the draft differs here")


class ChoiceOut(BaseModel):
    """A fixed word and what it is called."""

    value: str
    name: str


class ColumnOut(BaseModel):
    """A column and what it holds."""

    name: str
    title: str
    title_en: str
    holds: str
    key: bool
    choices: list[ChoiceOut]


class PackFindingOut(BaseModel):
    """Something wrong in the table, as far as the table alone can tell."""

    file: str
    row: int | None
    column: str | None
    column_title: str | None
    problem: str
    problem_en: str
    advice: str
    severity: str


class TableOut(BaseModel):
    """Part of a table of a pack."""

    file: str
    title: str
    title_en: str
    editable: bool
    columns: list[ColumnOut]
    rows: tuple[Leaf, ...]
    found: int
    total: int
    changed: int
    findings: list[PackFindingOut]


class DraftOut(BaseModel):
    """草稿 | a draft."""

    id: UUID
    title: str
    base: int
    newest: int = Field(description="最新版本号；与 base 不同须先移到新版 | if not the base, carry over first")
    state: str
    version: int
    made_by: str
    made_by_name: str
    made_at: datetime
    touched_by: str
    touched_by_name: str
    touched_at: datetime
    hands: list[str] = Field(description="改过它的人 | everybody who changed it")
    hands_names: list[str]
    agreed: bool
    agreed_by: str | None
    agreed_by_name: str | None
    agreed_at: datetime | None
    edition: int | None
    sha256: str


class DraftForm(Incoming):
    """起草 | begin a draft."""

    title: Short = Field(description="草稿名称，说明要改什么 | what it is about")


class RowEditForm(Incoming):
    """一行的改动：无 key 为新增，无 cells 为删除 | one row: without key a new one, without cells its end."""

    file: Code
    key: Text | None = None
    cells: dict[Code, Text] | None = Field(None, max_length=40)


class RowsForm(Incoming):
    """改动若干行，要么全成要么全不成 | change rows, all or none."""

    edits: list[RowEditForm] = Field(min_length=1, max_length=500)


class CheckForm(Incoming):
    """检查 | check."""

    days: int = Field(30, ge=1, le=366, description="回放多少天的案件 | days of cases to replay")


class CheckOut(BaseModel):
    """检查进度与结果 | how far the check is, and what it found."""

    draft: UUID
    sha256: str
    fresh: bool = Field(description="结果是否对应草稿现在的内容 | about what the draft holds now")
    asked_by_name: str
    began_at: datetime
    ended_at: datetime | None
    step: int
    steps: int
    step_name: str
    step_name_en: str
    report: Examination | None = Field(description="未完成或中断时为空 | none until done")


class ApplyForm(Incoming):
    """发布 | apply."""

    note: Short = Field(description="变更理由 | why")
    effective_from: Moment | None = Field(None, description="生效时间，缺省立即 | from when, default at once")


class BenchForm(Incoming):
    """试算：按事项，或按案件号 | ask about a matter, or about a case by its number."""

    case: Code | None = Field(None, description="任务号或来源工单号 | number of a case")
    class_code: Annotated[str, StringConstraints(pattern=r"^\d{6}$")] | None = None
    region: Annotated[str, StringConstraints(pattern=r"^\d{6,16}$")] | None = None
    lon: float | None = Field(None, ge=-180, le=180)
    lat: float | None = Field(None, ge=-90, le=90)
    source: Code | None = None
    condition: Code | None = None
    draft: UUID | None = Field(None, description="按草稿，缺省按现行版本 | under this draft")


class BenchOut(BaseModel):
    """试算结果 | what the list says, under the edition in force and under the draft."""

    handled_by: str | None = Field(description="该案件现由谁主办 | who leads the case in fact")
    handled_by_name: str | None
    edition: int
    now: Resolved
    drafted: Resolved | None


class MoveOfRoleOut(BaseModel):
    """A move a role may make."""

    move: str
    name: str


class RoleOut(BaseModel):
    """角色与权限 | a role and what it may do."""

    role: str
    name: str
    moves: list[MoveOfRoleOut]
    reads_area: bool = Field(description="可看辖区全部案件 | reads every case of its area")
