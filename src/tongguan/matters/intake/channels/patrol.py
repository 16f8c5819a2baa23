# SPDX-License-Identifier: Apache-2.0
"""巡查与网格上报 | patrols and grid workers: what somebody sees on the ground, shown in photos."""

from pydantic import Field

from tongguan.ground.kernel.people import Role
from tongguan.ground.plumbing.moments import Moment
from tongguan.matters.intake.channels.channel import Channel
from tongguan.matters.intake.channels.report import Photos, ReportIn
from tongguan.matters.intake.domain.desks import Desk, with_photo


class PatrolIn(ReportIn):
    """巡查上报 | a report from the ground."""

    photos: Photos
    said_at: Moment | None = Field(None, alias="seen_at")
    """When it was seen, if the phone had no connection then."""


PATROL = Channel(
    desk=Desk(
        channel="patrol",
        roles=frozenset(
            {Role.COLLECTOR, Role.GRID_WORKER, Role.GRID_OWNER, Role.VOLUNTEER, Role.SOCIAL_WORKER, Role.HANDLER}
        ),
        modes=frozenset({"active"}),
        demands=(with_photo,),
    ),
    form=PatrolIn,
    address="/patrol",
    operation="register_patrol",
    summary="巡查上报 | report from the ground",
    description="巡查上报 | report what was seen on the ground, with photos.",
)
