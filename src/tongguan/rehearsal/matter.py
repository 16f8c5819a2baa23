# SPDX-License-Identifier: Apache-2.0
"""One report on its way: what a script may ask while it tells what people do next."""

from collections.abc import Callable, Collection, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Level, Organisation
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import CaseId, CentreId, UnitId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.cases.api import Case, CityRules, ClassRules, ConditionRules, State
from tongguan.matters.cases.wishes import Exhibit
from tongguan.matters.dispatch.api import Proposal, ResponsibilityList, matter_of
from tongguan.matters.intake.api import Photo, ReportDraft
from tongguan.rehearsal.deeds import Deed, Hours, LookAgain, Script, ScriptStep, name_of
from tongguan.rehearsal.habits import PARTS_OF_WORK, Chances, ends_really, part_of_the_real_span, time_of
from tongguan.rehearsal.incidents import PATROL, Incident
from tongguan.rehearsal.pictures import Camera
from tongguan.rehearsal.roster import Roster
from tongguan.rehearsal.words import say

HELPFUL_KINDS: Mapping[str, tuple[str, ...]] = {
    "01": ("property_management", "housing", "committee", "fire"),
    "02": ("sanitation", "city_management", "landscaping"),
    "03": ("municipal_maintenance", "public_security", "fire"),
    "04": ("justice", "social_governance", "labour_mediation"),
    "05": ("government_services", "civil_affairs", "labour_mediation"),
    "06": ("comprehensive_enforcement", "city_management", "construction"),
    "07": ("property_management", "public_security", "fire", "comprehensive_enforcement"),
    "08": ("landscaping", "city_management"),
    "09": ("municipal_maintenance", "public_security", "construction"),
    "12": ("municipal_maintenance", "construction"),
    "13": ("water", "municipal_maintenance"),
    "14": ("work_safety", "property_management"),
    "15": ("ecology", "city_management"),
    "16": ("city_management", "ecology", "public_security"),
    "17": ("market_regulation", "justice", "public_security"),
    "18": ("market_regulation", "health", "city_management"),
    "19": ("work_safety", "fire", "market_regulation"),
    "20": ("construction", "city_management"),
    "21": ("city_management", "market_regulation"),
    "22": ("labour_mediation", "government_services"),
    "25": ("civil_affairs", "elderly_care"),
    "28": ("community_management", "petition"),
}
"""Which units of a centre can stand in on matters of a major; the first is the likeliest."""


@dataclass(kw_only=True)
class Groups:
    """Which case speaks for a matter that many people report, and until when they do."""

    parents: MutableMapping[str, CaseId] = field(default_factory=dict)
    until: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(kw_only=True)
class PlayedMatter:
    """A report, its city, its staff, and dice of its own."""

    incident: Incident
    tell: Callable[["PlayedMatter", Case], Script]
    """What people do with it, from the registered case on."""
    city: City
    roster: Roster
    camera: Camera
    pace: Callable[["PlayedMatter", Case], timedelta]
    """How long a unit works on it."""
    chances: Chances
    rng: Random
    groups: Groups = field(default_factory=Groups)
    shown: bool = True
    """Whether the line's own part has been played; before that the matter is not left, wherever the case is."""
    now: datetime = field(init=False)
    """The moment of the step that is being done; the player sets it."""
    repeats: CaseId | None = None
    """The open case that it will be merged into."""
    work: timedelta | None = None
    """How long this round of the work takes."""
    befallen: set[str] = field(default_factory=set)
    """What happens at most once."""

    def __post_init__(self) -> None:
        self.now = self.incident.at

    def reporter(self) -> Actor:
        """Who brings it to the hub's doors."""
        draft = self.incident.draft
        cell = None if draft.point is None else self.city.part(Grids).nearest_cell(draft.point, within=100)
        region = draft.region or (self.city.region if cell is None else cell.code)
        return self.roster.reporter(draft.source, region)

    def draft(self) -> ReportDraft:
        """The report as it comes to the door, with a photo where it was seen on the ground."""
        draft = self.incident.draft
        if self.incident.channel != PATROL:
            return draft
        photo = self.photo("scene")
        return replace(draft, photos=(Photo(blob=photo.blob, name=photo.name, point=draft.point),))

    @property
    def rules(self) -> ClassRules:
        """The rules of the class."""
        rules = self.city.part(CityRules).sub_class(self.incident.class_code)
        assert rules is not None, self.incident.class_code
        return rules

    @property
    def domain(self) -> str:
        """The field of work of the class, for what units write."""
        return self.city.part(Taxonomy).sub_class(self.incident.class_code).domain

    @property
    def condition(self) -> ConditionRules:
        """The filing condition with its limit."""
        condition = self.city.part(CityRules).condition(self.incident.condition)
        assert condition is not None, self.incident.condition
        return condition

    @property
    def urgent(self) -> bool:
        """Whether units work on it day and night."""
        return self.rules.emergency or self.condition.limit.unit == "urgent_work_hour"

    def minutes(self, least: float, most: float) -> timedelta:
        """Some time between these."""
        return timedelta(seconds=round(60 * self.rng.uniform(least, most)))

    def happens(self, chance: float) -> bool:
        """Throw the dice, unless it is certain."""
        return chance >= 1 or (chance > 0 and self.rng.random() < chance)

    def befalls(self, what: str, chance: float) -> bool:
        """Throw the dice for something that happens at most once; the second time the answer is no."""
        if what in self.befallen:
            return False
        self.befallen.add(what)
        return self.happens(chance)

    def say(self, section: str, name: str, *, unit: str = "") -> str:
        """What people say on such an occasion; `unit` is an id."""
        return say(self.rng, section, name, unit=self.city.part(Organisation).called(unit) if unit else "")

    def photo(self, kind: str) -> Exhibit:
        """A fresh photo of the place."""
        return self.camera(kind, self.incident.no, self.incident.draft.point)

    def step(
        self,
        role: Role,
        organ: str,
        deed: Deed,
        *,
        after: timedelta | None = None,
        only_in: State | None = None,
        but: Collection[str] = (),
        shows: bool = False,
    ) -> ScriptStep:
        """A deed of somebody in this role in this organ."""
        who = self.roster.at(role, organ, class_code=self.incident.class_code, but=but)
        return self.step_of(who, deed, after=after, only_in=only_in, shows=shows)

    def step_of(
        self,
        who: Actor,
        deed: Deed,
        *,
        after: timedelta | None = None,
        only_in: State | None = None,
        may_fail: frozenset[str] = frozenset(),
        shows: bool = False,
    ) -> ScriptStep:
        """A deed of this person, after the time that people take for it unless another is given."""
        end, hours = self.incident.closed_at, self._hours(deed)
        passes = self._passes(deed) if after is None else after
        if end is not None:
            left = max(end - self.now, timedelta(0)).total_seconds()
            part, hours = timedelta(seconds=int(left * part_of_the_real_span(deed))), Hours.ALWAYS
            passes = part if ends_really(deed) else min(passes, part)
        return ScriptStep(
            after=passes,
            who=who,
            deed=deed,
            hours=hours,
            only_in=None if only_in is None else frozenset({only_in}),
            may_fail=may_fail,
            shows=shows,
        )

    def wait(self, who: Actor, after: timedelta, *, shows: bool = False) -> Script:
        """Time passes."""
        return (yield self.step_of(who, LookAgain(), after=after, shows=shows))

    def _passes(self, deed: Deed) -> timedelta:
        part = PARTS_OF_WORK.get(name_of(deed))
        if part is not None and self.work is not None:
            return self.work * part
        time = time_of(deed, urgent=self.urgent)
        return self.minutes(time.least, time.most)

    def _hours(self, deed: Deed) -> Hours:
        if isinstance(deed, LookAgain):
            return Hours.ALWAYS
        hours = Hours.OFFICE if name_of(deed) in PARTS_OF_WORK else time_of(deed, urgent=self.urgent).hours
        return Hours.ALWAYS if hours is Hours.OFFICE and self.urgent else hours

    def spot(self, case: Case) -> Point:
        """Where people stand when they are at the place of the case."""
        if case.lon is not None and case.lat is not None:
            return Point(lon=case.lon, lat=case.lat)
        return self.incident.draft.point or self.city.part(Grids).middle_of(self.city.part(Grids).cells[0])

    def proposal(self, case: Case) -> Proposal | None:
        """Whom the responsibility list names, read from the city's own pack."""
        matter = matter_of(case)
        return None if matter is None else self.city.part(ResponsibilityList).propose(matter, owner=case.owner)

    def parent_of(self, centre: str) -> CentreId:
        """The centre directly above."""
        up = self.city.part(Organisation).parent(CentreId(centre))
        assert up is not None, f"{centre} is the top"
        return up

    def street_centre(self, case: Case) -> CentreId:
        """The centre of the street in which the case lies."""
        centre = self.city.part(Organisation).centre_of(case.region, Level.STREET)
        assert centre is not None, case.region
        return centre

    def other_units(self, case: Case, *, but: Collection[str] = (), owner: str | None = None) -> list[UnitId]:
        """Units of the owning centre that could do it too, the likeliest first: who assists, who knows the trade."""
        centre = owner or case.owner
        units = {unit.id: unit for unit in self.roster.units_of(centre)}
        proposal = self.proposal(case)
        named = [] if proposal is None else [unit for unit in proposal.assists if unit in units]
        kinds = HELPFUL_KINDS.get(self.incident.class_code[:2], ())
        of_trade = [
            unit.id
            for kind in kinds
            for unit in units.values()
            if unit.kind == kind and (len(unit.region) < 12 or case.region.startswith(unit.region))
        ]
        rest = [unit.id for unit in units.values() if len(unit.region) < 12 and unit.kind != "disposal_grid"]
        found = dict.fromkeys([*named, *of_trade, *rest])
        return [unit for unit in found if unit not in but and unit != case.lead_unit]
