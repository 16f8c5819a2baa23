# SPDX-License-Identifier: Apache-2.0
"""热线坐席 | the hotline desk: a citizen calls, writes or comes, and an agent takes it down."""

from pydantic import Field

from tongguan.ground.plumbing.moments import Moment
from tongguan.matters.intake.channels.channel import Channel
from tongguan.matters.intake.channels.report import Number, PetitionerIn, Photos, ReportIn, Short
from tongguan.matters.intake.domain.desks import DESK_ROLES, Desk
from tongguan.matters.intake.domain.petition import OrderKind


class HotlineIn(ReportIn):
    """来电登记 | a call."""

    kind: OrderKind = OrderKind.COMPLAINT
    petitioner: PetitionerIn
    source_line: Number = Field("", alias="line", description="被叫号码 | line that was dialled")
    source_no: Number = Field("", alias="city_no", description="市工单号 | number of the city")
    source_class: Short = Field("", alias="city_class")
    wants_answer: bool = True
    photos: Photos = Field([], description="照片、录音、材料 | photos and files")
    said_at: Moment | None = None


HOTLINE = Channel(
    desk=Desk(channel="hotline", roles=DESK_ROLES, modes=frozenset({"passive"})),
    form=HotlineIn,
    address="/hotline",
    operation="register_call",
    summary="来电登记 | take down a call",
    description="来电登记 | take down a call: our own task number at once, the city's number kept beside it.",
)
