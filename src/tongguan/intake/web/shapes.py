# SPDX-License-Identifier: Apache-2.0
"""What leaves the doors of intake. Every field is always there; msgspec encodes, FastAPI only tells OpenAPI of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.intake.api import Ground, Petition
from tongguan.taxonomy.api import Nature


@dataclass(frozen=True, kw_only=True)
class LikelyClassOut:
    """可能的子类 | a likely class."""

    code: str
    path: str
    score: float
    matched: tuple[str, ...]
    condition: str
    """通常的立案条件 | the ordinary filing condition."""
    kind: Nature
    """通常的诉求性质 | what the citizen usually wants with it."""
    emergency: bool
    """突发，须即时处置 | an emergency, to be handled at once."""


@dataclass(frozen=True, kw_only=True)
class LikelyPlaceOut:
    """可能的地点 | a place the words may mean."""

    name: str
    kind: str
    lon: float
    lat: float
    region: str
    cell: str | None
    score: float
    matched: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GroundOut:
    """坐标所在 | what a position means; all null outside the district."""

    region: str | None
    """单元网格代码 | code of the unit cell."""
    community: str | None
    street: str | None
    autonomy: str | None
    """自治网格 | autonomy grid."""
    disposal: str | None
    """处置网格 | disposal grid."""
    owner: str | None
    owner_name: str | None
    """网格长 | who answers for the autonomy grid."""
    snapped: bool | None
    """在区界外一点，取了最近的网格 | just outside; the nearest cell was taken."""


@dataclass(frozen=True, kw_only=True)
class PetitionOut:
    """诉求登记 | who reported, as far as this person may see it."""

    case_id: UUID
    task_no: str
    channel: str
    source: str
    source_no: str | None
    source_class: str | None
    source_line: str
    name: str
    phone: str
    call_back: str
    id_no: str
    confidential: bool
    said_at: datetime | None
    registered_at: datetime
    registered_by: str


NOWHERE = GroundOut(
    region=None,
    community=None,
    street=None,
    autonomy=None,
    disposal=None,
    owner=None,
    owner_name=None,
    snapped=None,
)
"""What a position outside the district means."""


def standing_on(ground: Ground, *, owner_name: str | None) -> GroundOut:
    """The ground of a position, with the name of who answers for it."""
    return GroundOut(
        region=ground.region,
        community=ground.community,
        street=ground.street,
        autonomy=ground.autonomy,
        disposal=ground.disposal,
        owner=ground.owner,
        owner_name=owner_name,
        snapped=ground.snapped,
    )


def shown(petition: Petition) -> PetitionOut:
    """The petition as it leaves: without the keys by which it is found."""
    return PetitionOut(
        case_id=petition.case_id,
        task_no=petition.task_no,
        channel=petition.channel,
        source=petition.source,
        source_no=petition.source_no,
        source_class=petition.source_class,
        source_line=petition.source_line,
        name=petition.name,
        phone=petition.phone,
        call_back=petition.call_back,
        id_no=petition.id_no,
        confidential=petition.confidential,
        said_at=petition.said_at,
        registered_at=petition.registered_at,
        registered_by=petition.registered_by,
    )
