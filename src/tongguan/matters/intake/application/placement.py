# SPDX-License-Identifier: Apache-2.0
"""Where a report stands in the city: region, centre that takes it on, how it was found; and what may be suggested."""

from dataclasses import dataclass

from tongguan.city.grid.api import Gazetteer, Grids, LikelyPlace
from tongguan.city.organisation.api import Level, Organisation
from tongguan.city.taxonomy.api import Suggestion, Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import CentreId, PersonId, RegionCode
from tongguan.ground.kernel.people import Actor
from tongguan.matters.cases.api import CityRules
from tongguan.matters.intake.domain.petition import ReportDraft
from tongguan.matters.intake.domain.refusals import PlaceUnknown, UnknownSource, WordsMissing
from tongguan.matters.intake.domain.sources import Source, Sources
from tongguan.matters.intake.domain.taking_on import TakingOn, taken_on_by

NEAR_DISTRICT = 100.0
"""Metres outside the district within which a position still means its border (GPS error, border roads)."""


@dataclass(frozen=True, kw_only=True)
class PositionFacts:
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
class Placement:
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
        centre = self._city.part(Organisation).centres.get(CentreId(organ))
        return None if centre is None else centre.kind.value

    def level(self, organ: str) -> str:
        """city | district | street."""
        return self._city.part(Organisation).level(organ)

    def of_street(self, region: str) -> CentreId | None:
        """The centre of the street a region lies in."""
        return self._city.part(Organisation).centre_of(region, Level.STREET)

    def of_district(self) -> CentreId:
        """The centre of the district."""
        return self._city.part(Organisation).district_centre(self._city.region)


def ground_at(city: City, point: Point) -> PositionFacts | None:
    """The ground of a position (WGS-84); none when it lies well outside the district."""
    cell = city.part(Grids).nearest_cell(point, within=NEAR_DISTRICT)
    if cell is None:
        return None
    about = city.part(Grids).whereabouts_of(cell)
    return PositionFacts(
        region=cell.code,
        community=about.community.name,
        street=about.street.name,
        autonomy=about.autonomy.name,
        disposal=about.disposal.name,
        owner=about.owner,
        snapped=city.part(Grids).cell_at(point) is None,
    )


def placement_of(draft: ReportDraft, *, by: Actor, city: City) -> Placement:
    """The place of a report in the city; raises UnknownSource, PlaceUnknown, WordsMissing.

    A place in words alone is not guessed: until somebody chooses one, the report lies in the district.
    """
    source = city.part(Sources).by_code.get(draft.source)
    if source is None:
        known = "、".join(city.part(Sources).by_code)
        raise UnknownSource(f"没有来源“{draft.source}”，可用：{known}。", source=draft.source)
    if not draft.words.strip() and not draft.title.strip():
        raise WordsMissing
    region = _region(draft, city)
    rules = city.part(CityRules).sub_class(draft.class_code) if draft.class_code else None
    grade = None if rules is None else rules.grade
    taking_on = taken_on_by(mode=source.mode, grade=grade, region=region, posts=by.posts, centres=CityCentres(city))
    return Placement(source=source, region=region, grade=grade, taking_on=taking_on)


def suggested_classes(city: City, words: str, *, limit: int = 5) -> list[Suggestion]:
    """Likely classes for a citizen's words, best first; advice, never a decision."""
    return city.part(Taxonomy).suggest(words, limit)


def suggested_places(city: City, text: str, *, limit: int = 5) -> list[LikelyPlace]:
    """Places the text may mean, best first; advice, never a decision."""
    return city.part(Gazetteer).suggest(text, limit)


def _region(draft: ReportDraft, city: City) -> RegionCode:
    if draft.region:
        if not draft.region.startswith(city.region) or not city.part(Organisation).region_at(
            draft.region, Level.DISTRICT
        ):
            raise PlaceUnknown(f"区域“{draft.region}”不在本区。", region=draft.region)
        return RegionCode(draft.region)
    if draft.point is not None:
        cell = city.part(Grids).nearest_cell(draft.point, within=NEAR_DISTRICT)
        return city.region if cell is None else cell.code
    if not draft.address.strip():
        raise PlaceUnknown("请填写地址、在地图上选点，或选择所属街道。")
    return city.region
