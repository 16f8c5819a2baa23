# SPDX-License-Identifier: Apache-2.0
"""Which centre takes a report on (归口): decided by rule, with the reason on record.

| first rule that fits                                        | centre         |
|--------------------------------------------------------------|----------------|
| grade 重大 (DSP-19, DSP-20)                                   | the district's |
| reported by staff of a specialised or a city-level centre     | their own      |
| seen by patrols or devices, and the street is known (DIS-08)  | the street's   |
| said by citizens, ordered from above, or place not known yet  | the district's |
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tongguan.ground.kernel.ids import CentreId
from tongguan.ground.kernel.people import Post, Role

_DELIVER = frozenset({Role.UPPER_PLATFORM, Role.EXTERNAL_SYSTEM, Role.DEVICE, Role.SYSTEM})
"""They deliver; the centre their post belongs to is not where the report was made."""
_SPECIALISED = frozenset({"city_management", "social_governance", "emergency"})


class Centres(Protocol):
    """What the rule must know of the centres of a city."""

    def kind(self, organ: str) -> str | None:
        """comprehensive, hotline, city_management …; none when the organ is no centre."""
        ...

    def level(self, organ: str) -> str:
        """city | district | street."""
        ...

    def of_street(self, region: str) -> CentreId | None:
        """The centre of the street a region lies in; none when the region is larger than a street."""
        ...

    def of_district(self) -> CentreId:
        """The centre of the district this hub serves."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class TakingOn:
    """The centre that takes a report on, and why."""

    centre: CentreId
    why_zh: str
    why_en: str


def taken_on_by(*, mode: str, grade: str | None, region: str, posts: Iterable[Post], centres: Centres) -> TakingOn:
    """The owner centre of a new case; `mode` is active, passive or automatic (DIS-01)."""
    if grade == "major":
        return TakingOn(
            centre=centres.of_district(),
            why_zh="重大事项，直接由区中心受理",
            why_en="a major matter goes straight to the district centre",
        )
    for post in posts:
        kind = None if post.role in _DELIVER else centres.kind(post.organ)
        if kind in _SPECIALISED or (kind is not None and centres.level(post.organ) == "city"):
            return TakingOn(
                centre=CentreId(post.organ),
                why_zh="由登记人所在中心受理",
                why_en="the centre of the person who registers takes it on",
            )
    if mode == "passive":
        return TakingOn(
            centre=centres.of_district(),
            why_zh="市民诉求与上级交办，由区中心受理",
            why_en="a citizen's demand or an order from above: the district centre",
        )
    street = centres.of_street(region)
    if street is None:
        return TakingOn(
            centre=centres.of_district(),
            why_zh="地点未定到街镇，先由区中心受理",
            why_en="the street is not known yet: the district centre",
        )
    return TakingOn(
        centre=street,
        why_zh="巡查与感知发现，由所在街镇中心受理",
        why_en="seen on patrol or by a device: the centre of the street",
    )
