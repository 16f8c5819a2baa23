# SPDX-License-Identifier: Apache-2.0
"""A report from the ground, as a draft."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.intake.domain.petition import Channel, Draft, OrderKind, Photo, Urgency
from tongguan.intake.domain.refusals import PhotoMissing
from tongguan.kernel.geo import Point


@dataclass(frozen=True, kw_only=True)
class PatrolReport:
    """What somebody saw; `source` is an active channel: `patrol`, `grid_worker` or `volunteer`."""

    source: str
    words: str
    title: str = ""
    urgency: Urgency = Urgency.NORMAL
    address: str = ""
    point: Point | None = None
    region: str = ""
    class_code: str | None = None
    photos: tuple[Photo, ...]
    seen_at: datetime | None = None
    """When it was seen, if the phone had no connection then."""


def draft_of(report: PatrolReport) -> Draft:
    """The report as a draft; raises PhotoMissing."""
    if not report.photos:
        raise PhotoMissing
    return Draft(
        channel=Channel.PATROL,
        source=report.source,
        words=report.words,
        title=report.title,
        kind=OrderKind.REPORT,
        urgency=report.urgency,
        address=report.address,
        point=report.point,
        region=report.region,
        class_code=report.class_code,
        photos=report.photos,
        said_at=report.seen_at,
    )
