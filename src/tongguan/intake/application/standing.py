# SPDX-License-Identifier: Apache-2.0
"""Where a report stands in the city: region, centre that takes it on, how it was found; and what may be suggested."""

from dataclasses import dataclass

from tongguan.grid.api import Place
from tongguan.intake.application.ports import City, Source
from tongguan.intake.domain.petition import Draft
from tongguan.intake.domain.refusals import PlaceUnknown, UnknownSource, WordsMissing
from tongguan.intake.domain.taking_on import TakingOn, taken_on_by
from tongguan.kernel.geo import Point
from tongguan.kernel.ids import CentreId, PersonId, RegionCode
from tongguan.kernel.people import Actor
from tongguan.organisation.api import Level
from tongguan.taxonomy.api import Suggestion

NEAR_DISTRICT = 100.0
"""Metres outside the district within which a position still means its border (GPS error, border roads)."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a position means: its cell, the regions above, who answers for it."""

    region: RegionCode
    community: str
    street: str
    autonomy: str
    """Name of the autonomy grid (自治网格)."""
    disposal: str
    """Name of the disposal grid (处置网格)."""
    owner: PersonId
    snapped: bool
    """Whether the position lies just outside the district and its nearest cell was taken."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the rules of the city make of a report."""

    source: Source
    region: RegionCode
    grade: str | None
    taking_on: TakingOn


class CityCentres:
    """Implements `taking_on.Centres` over an edition."""

    def __init__(self, city: City) -> None:
        self._city = city

    def kind(self, organ: str) -> str | None:
        """The kind of a centre; none for a unit."""
        centre = self._city.organisation.centres.get(CentreId(organ))
        return None if centre is None else centre.kind.value

    def level(self, organ: str) -> str:
        """city | district | street."""
        return self._city.organisation.level(organ)

    def of_street(self, region: str) -> CentreId | None:
        """The centre of the street a region lies in."""
        return self._city.organisation.centre_of(region, Level.STREET)

    def of_district(self) -> CentreId:
        """The centre of the district."""
        centre = self._city.organisation.centre_of(self._city.region, Level.DISTRICT)
        assert centre is not None, "a proved pack has a district centre"
        return centre


def ground_at(city: City, point: Point) -> Ground | None:
    """The ground of a position (WGS-84); none when it lies well outside the district."""
    cell = city.grids.nearest_cell(point, within=NEAR_DISTRICT)
    if cell is None:
        return None
    about = city.grids.whereabouts_of(cell)
    return Ground(
        region=cell.code,
        community=about.community.name,
        street=about.street.name,
        autonomy=about.autonomy.name,
        disposal=about.disposal.name,
        owner=about.owner,
        snapped=city.grids.cell_at(point) is None,
    )


def standing(draft: Draft, *, by: Actor, city: City) -> Standing:
    """The place of a report in the city; raises UnknownSource, PlaceUnknown, WordsMissing.

    A place in words alone is not guessed: until somebody chooses one, the report lies in the district.
    """
    source = city.sources.get(draft.source)
    if source is None:
        known = "、".join(city.sources)
        raise UnknownSource(f"没有来源“{draft.source}”，可用：{known}。", source=draft.source)
    if not draft.words.strip() and not draft.title.strip():
        raise WordsMissing
    region = _region(draft, city)
    rules = city.sub_class(draft.class_code) if draft.class_code else None
    grade = None if rules is None else rules.grade
    taking_on = taken_on_by(mode=source.mode, grade=grade, region=region, posts=by.posts, centres=CityCentres(city))
    return Standing(source=source, region=region, grade=grade, taking_on=taking_on)


def suggested_classes(city: City, words: str, *, limit: int = 5) -> list[Suggestion]:
    """Likely classes for a citizen's words, best first; advice, never a decision."""
    return city.taxonomy.suggest(words, limit)


def suggested_places(city: City, text: str, *, limit: int = 5) -> list[Place]:
    """Places the text may mean, best first; advice, never a decision."""
    return city.gazetteer.suggest(text, limit)


def _region(draft: Draft, city: City) -> RegionCode:
    if draft.region:
        if not draft.region.startswith(city.region) or not city.organisation.region_at(draft.region, Level.DISTRICT):
            raise PlaceUnknown(f"区域“{draft.region}”不在本区。", region=draft.region)
        return RegionCode(draft.region)
    if draft.point is not None:
        cell = city.grids.nearest_cell(draft.point, within=NEAR_DISTRICT)
        return city.region if cell is None else cell.code
    if not draft.address.strip():
        raise PlaceUnknown("请填写地址、在地图上选点，或选择所属街道。")
    return city.region
