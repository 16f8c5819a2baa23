# SPDX-License-Identifier: Apache-2.0
"""What leaves the doors of intake. Every field is always there; msgspec encodes, FastAPI only tells OpenAPI of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.city.taxonomy.api import Nature


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
