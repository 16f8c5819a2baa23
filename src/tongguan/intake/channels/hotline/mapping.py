# SPDX-License-Identifier: Apache-2.0
"""A call at the hotline desk, as a draft."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.intake.domain.petition import Channel, Draft, OrderKind, Petitioner, Photo, Urgency
from tongguan.kernel.geo import Point


@dataclass(frozen=True, kw_only=True)
class HotlineCall:
    """What the agent takes down; `source` is a passive channel, for example `hotline_12345`, `walk_in`, `letter`."""

    source: str
    words: str
    title: str = ""
    kind: OrderKind = OrderKind.COMPLAINT
    urgency: Urgency = Urgency.NORMAL
    petitioner: Petitioner
    line: str = ""
    """The number that was dialled, where many lines were merged (ORG-19)."""
    city_no: str = ""
    """The city's work-order number, when the city passes the order on (CLS-05)."""
    city_class: str = ""
    """The city's rough class (CLS-02)."""
    address: str = ""
    point: Point | None = None
    region: str = ""
    class_code: str | None = None
    wants_answer: bool = True
    photos: tuple[Photo, ...] = ()
    """What the caller sent in: photos, recordings, papers."""
    said_at: datetime | None = None


def draft_of(call: HotlineCall) -> Draft:
    """The call as a draft."""
    return Draft(
        channel=Channel.HOTLINE,
        source=call.source,
        words=call.words,
        title=call.title,
        kind=call.kind,
        urgency=call.urgency,
        address=call.address,
        point=call.point,
        region=call.region,
        class_code=call.class_code,
        source_no=call.city_no.strip() or None,
        source_class=call.city_class.strip() or None,
        source_line=call.line.strip(),
        petitioner=call.petitioner,
        photos=call.photos,
        said_at=call.said_at,
        wants_answer=call.wants_answer,
    )
