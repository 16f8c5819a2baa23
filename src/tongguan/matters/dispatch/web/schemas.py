# SPDX-License-Identifier: Apache-2.0
"""What dispatch takes and gives over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from tongguan.ground.plumbing.form_fields import FormField, note, words
from tongguan.ground.plumbing.forms import Incoming
from tongguan.matters.dispatch.api import FoundRow


class DispatchForm(Incoming):
    """派遣：不填主办即按权责清单；改派须说明理由 | dispatch: without a lead, as the list says."""

    lead: Annotated[str | None, FormField("主办单位", "Lead unit", "unit", required=True, scope="ours")] = Field(
        None, max_length=64, description="主办单位，留空按清单 | lead unit, empty: as listed"
    )
    assists: Annotated[
        list[Annotated[str, Field(max_length=64)]] | None,
        FormField("协办单位", "Assisting units", "units", scope="ours"),
    ] = Field(None, max_length=20, description="协办单位，留空按清单 | assisting units")
    override_reason: Annotated[
        str | None,
        words(
            "改派理由",
            "Why not as the list says",
            ("清单所列单位已书面说明不属其职责", "The listed unit has shown in writing that it is not theirs"),
            ("现场情况与分类不完全相符", "What was found differs from the class"),
            ("该单位现有力量更近", "This unit has people nearer"),
            ("该单位正在办理同一现场事项", "This unit is at work at the same place"),
            ("情况紧急，先行处置", "It is urgent and comes first"),
            required=True,
        ),
    ] = Field(None, max_length=500, description="改派理由 | why not as listed")


class FollowListForm(Incoming):
    """按清单走下一步：派到单位、分拨下级或上报上级 | take the next step the list names."""

    reason: Annotated[str, note("理由", "Reason")] = Field(
        "", max_length=500, description="上报上级时的理由 | reason, when it goes up"
    )


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


class FlaggedRowOut(BaseModel):
    """A row of the list whose proposals were given back."""

    row: str
    edition: int
    listed: FoundRow | None = Field(description="该版清单中的这一行 | the row as the list of that edition has it")
    returns: int
    last_at: datetime
    last_reason: str
    last_task_no: str
    last_unit: UnitOut | None = Field(description="最近一次误派的单位 | who was wrongly asked the last time")
    last_right_unit: UnitOut | None = Field(description="审核认定的承办单位 | who it was, if the reviewer knew")
