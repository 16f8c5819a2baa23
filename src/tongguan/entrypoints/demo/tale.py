# SPDX-License-Identifier: Apache-2.0
"""One message on its way: what a script may ask while it tells what people do next."""

from collections.abc import Callable, Collection, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from tongguan.cases.api import Case, ClassRules, ConditionRules, Exhibit, State
from tongguan.city_pack.api import City
from tongguan.dispatch.api import Proposal, matter_of
from tongguan.entrypoints.demo.messages import Message
from tongguan.entrypoints.demo.phrases import say
from tongguan.entrypoints.demo.pictures import Camera
from tongguan.entrypoints.demo.roster import Roster
from tongguan.entrypoints.demo.steps import Deed, Hours, Step
from tongguan.kernel.geo import Point
from tongguan.kernel.ids import CaseId, CentreId, UnitId
from tongguan.kernel.people import Actor, Role
from tongguan.organisation.api import Level

Pace = Callable[[ConditionRules, Random], timedelta]
"""How long a unit works on a matter with this limit."""

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
class Tale:
    """A message, its city, its staff, and dice of its own."""

    message: Message
    city: City
    roster: Roster
    camera: Camera
    pace: Pace
    groups: Groups
    rng: Random
    shown: bool = True
    """Whether the line's own part has been played; before that the tale is not left, wherever the case is."""

    @property
    def rules(self) -> ClassRules:
        """The rules of the class."""
        rules = self.city.sub_class(self.message.class_code)
        assert rules is not None, self.message.class_code
        return rules

    @property
    def domain(self) -> str:
        """The field of work of the class, for what units write."""
        return self.city.taxonomy.sub_class(self.message.class_code).domain

    @property
    def condition(self) -> ConditionRules:
        """The filing condition with its limit."""
        condition = self.city.condition(self.message.condition)
        assert condition is not None, self.message.condition
        return condition

    @property
    def urgent(self) -> bool:
        """Whether units work on it day and night."""
        return self.rules.emergency or self.condition.limit.unit == "urgent_work_hour"

    @property
    def office(self) -> Hours:
        """When units work on this matter."""
        return Hours.ALWAYS if self.urgent else Hours.OFFICE

    def minutes(self, least: float, most: float) -> timedelta:
        """Some time between these."""
        return timedelta(seconds=round(60 * self.rng.uniform(least, most)))

    def say(self, section: str, name: str, *, unit: str = "") -> str:
        """What people say on such an occasion; `unit` is an id."""
        return say(self.rng, section, name, unit=self.city.name_of(unit) if unit else "")

    def photo(self, kind: str) -> Exhibit:
        """A fresh photo of the place."""
        return self.camera(kind, self.message.no, self.message.point)

    def step(
        self,
        role: Role,
        organ: str,
        deed: Deed,
        *,
        after: timedelta,
        hours: Hours = Hours.ALWAYS,
        but: Collection[str] = (),
        only_in: State | None = None,
    ) -> Step:
        """A deed of somebody in this role in this organ."""
        who = self.roster.at(role, organ, class_code=self.message.class_code, but=but)
        return self.step_of(who, deed, after=after, hours=hours, only_in=only_in)

    def step_of(
        self,
        who: Actor,
        deed: Deed,
        *,
        after: timedelta,
        hours: Hours = Hours.ALWAYS,
        only_in: State | None = None,
        may_fail: frozenset[str] = frozenset(),
    ) -> Step:
        """A deed of this person."""
        states = None if only_in is None else frozenset({only_in})
        return Step(after=after, who=who, deed=deed, hours=hours, only_in=states, may_fail=may_fail)

    def spot(self, case: Case) -> Point:
        """Where people stand when they are at the place of the case."""
        if case.lon is not None and case.lat is not None:
            return Point(lon=case.lon, lat=case.lat)
        return self.message.point or self.city.grids.middle_of(self.city.grids.cells[0])

    def proposal(self, case: Case) -> Proposal | None:
        """Whom the responsibility list names, read from the city's own pack."""
        matter = matter_of(case)
        return None if matter is None else self.city.responsibility.propose(matter, owner=case.owner)

    def parent_of(self, centre: str) -> CentreId:
        """The centre directly above."""
        up = self.city.parent(CentreId(centre))
        assert up is not None, f"{centre} is the top"
        return up

    def street_centre(self, case: Case) -> CentreId:
        """The centre of the street in which the case lies."""
        centre = self.city.organisation.centre_of(case.region, Level.STREET)
        assert centre is not None, case.region
        return centre

    def other_units(self, case: Case, *, but: Collection[str] = (), owner: str | None = None) -> list[UnitId]:
        """Units of the owning centre that could do it too, the likeliest first: who assists, who knows the trade."""
        centre = owner or case.owner
        units = {unit.id: unit for unit in self.roster.units_of(centre)}
        proposal = self.proposal(case)
        named = [] if proposal is None else [unit for unit in proposal.assists if unit in units]
        kinds = HELPFUL_KINDS.get(self.message.class_code[:2], ())
        of_trade = [
            unit.id
            for kind in kinds
            for unit in units.values()
            if unit.kind == kind and (len(unit.region) < 12 or case.region.startswith(unit.region))
        ]
        rest = [unit.id for unit in units.values() if len(unit.region) < 12 and unit.kind != "disposal_grid"]
        found = dict.fromkeys([*named, *of_trade, *rest])
        return [unit for unit in found if unit not in but and unit != case.lead_unit]
