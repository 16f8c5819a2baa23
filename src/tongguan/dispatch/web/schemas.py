# SPDX-License-Identifier: Apache-2.0
"""What dispatch takes and gives over HTTP."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class DispatchForm(BaseModel):
    """派遣：不填主办即按权责清单；改派须说明理由 | dispatch: without a lead, as the list says."""

    model_config = ConfigDict(extra="forbid")
    lead: str | None = Field(None, max_length=64, description="主办单位，留空按清单 | lead unit, empty: as listed")
    assists: list[str] | None = Field(None, max_length=20, description="协办单位，留空按清单 | assisting units")
    override_reason: str | None = Field(None, max_length=500, description="改派理由 | why not as listed")


class FollowListForm(BaseModel):
    """按清单走下一步：派到单位、分拨下级或上报上级 | take the next step the list names."""

    model_config = ConfigDict(extra="forbid")
    reason: str = Field("", max_length=500, description="上报上级时的理由 | reason, when it goes up")


class UnitOut(BaseModel):
    """A centre or unit by id and name."""

    id: str
    name: str


class StepOut(BaseModel):
    """The next step towards the proposed lead."""

    kind: str = Field(description="dispatch 派到单位 | transfer_centre 分拨下级 | escalate 上报上级")
    to: UnitOut


class ProposalOut(BaseModel):
    """Whom the list names, by which row, on what ground."""

    row: str
    basis: str
    lead: UnitOut
    centre: UnitOut
    assists: list[UnitOut]
    elsewhere: list[UnitOut]
    path: list[UnitOut]
    closing_level: str
    grid_kind: str
    evidence: list[str]
    machine: bool
    exact: bool


class ConsideredOut(BaseModel):
    """A row that was considered, and why it won or lost."""

    row: str
    class_code: str
    area: str
    source: str
    condition: str
    lead: str
    unit: UnitOut | None
    """Which unit that is at this place, if it is exactly one."""
    won: bool
    why: str
    why_en: str


class AdviceOut(BaseModel):
    """What the dispatcher sees beside a case (派遣建议)."""

    version: int
    edition: int
    proposal: ProposalOut | None
    step: StepOut | None
    by_hand_because: str | None
    considered: list[ConsideredOut]


class ToleranceOut(BaseModel):
    """How often the platform's own dispatches of a class were wrong (派单容错)."""

    class_code: str
    class_name: str
    dispatched: int
    wrong: int
    error_rate: float


class ListRowOut(BaseModel):
    """A row of the responsibility list, as it is looked up (权责清单)."""

    row: str
    class_code: str
    class_path: str
    area: str
    area_name: str
    source: str
    condition: str
    lead: str | None = Field(description="所问地点的主办单位；不唯一时为空 | the unit at the place asked for")
    lead_name: str
    assist_names: list[str]
    closing_level: str
    basis: str
    machine: bool


class FlaggedRowOut(BaseModel):
    """A row of the list whose proposals were given back."""

    row: str
    edition: int
    listed: ListRowOut | None = Field(description="该版清单中的这一行 | the row as the list of that edition has it")
    returns: int
    last_at: datetime
    last_reason: str
    last_task_no: str
    last_unit: UnitOut | None = Field(description="最近一次误派的单位 | who was wrongly asked the last time")
    last_right_unit: UnitOut | None = Field(description="审核认定的承办单位 | who it was, if the reviewer knew")
