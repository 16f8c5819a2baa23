# SPDX-License-Identifier: Apache-2.0
"""外部系统 | other systems push under numbers of their own: the same number again is the same report."""

from pydantic import Field

from tongguan.ground.kernel.people import Role
from tongguan.ground.plumbing.moments import Moment
from tongguan.matters.intake.channels.channel import Channel
from tongguan.matters.intake.channels.report import Number, PetitionerIn, Photos, ReportIn, Short
from tongguan.matters.intake.domain.desks import Desk, with_number
from tongguan.matters.intake.domain.petition import OrderKind


class ExternalIn(ReportIn):
    """外部系统推送 | a report of another system."""

    source_no: Number = Field(min_length=1, description="来源系统编号，重推不重立 | its own number")
    kind: OrderKind = OrderKind.REPORT
    source_class: Short = ""
    petitioner: PetitionerIn | None = None
    photos: Photos = Field([])
    said_at: Moment | None = None
    wants_answer: bool = False


EXTERNAL = Channel(
    desk=Desk(
        channel="external",
        roles=frozenset({Role.EXTERNAL_SYSTEM, Role.DEVICE, Role.UPPER_PLATFORM}),
        modes=frozenset({"passive", "active", "automatic"}),
        demands=(with_number,),
    ),
    form=ExternalIn,
    address="/channel",
    operation="register_external",
    summary="外部系统推送 | push a report",
    description="外部系统推送 | push a report of another system; the same number again gives the same case.",
)
