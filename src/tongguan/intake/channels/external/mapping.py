# SPDX-License-Identifier: Apache-2.0
"""A report of another system, as a draft."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.intake.domain.petition import Channel, Draft, OrderKind, Petitioner, Photo, Urgency
from tongguan.kernel.geo import Point


@dataclass(frozen=True, kw_only=True)
class ExternalReport:
    """What another system sends; the same number of the same source is the same report, however often it comes."""

    source: str
    source_no: str
    words: str
    title: str = ""
    kind: OrderKind = OrderKind.REPORT
    urgency: Urgency = Urgency.NORMAL
    address: str = ""
    point: Point | None = None
    region: str = ""
    class_code: str | None = None
    source_class: str = ""
    petitioner: Petitioner | None = None
    photos: tuple[Photo, ...] = ()
    said_at: datetime | None = None
    wants_answer: bool = False


def draft_of(report: ExternalReport) -> Draft:
    """The report as a draft."""
    return Draft(
        channel=Channel.EXTERNAL,
        source=report.source,
        words=report.words,
        title=report.title,
        kind=report.kind,
        urgency=report.urgency,
        address=report.address,
        point=report.point,
        region=report.region,
        class_code=report.class_code,
        source_no=report.source_no.strip(),
        source_class=report.source_class.strip() or None,
        petitioner=report.petitioner,
        photos=report.photos,
        said_at=report.said_at,
        wants_answer=report.wants_answer,
    )
