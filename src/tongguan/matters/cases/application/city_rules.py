# SPDX-License-Identifier: Apache-2.0
"""The rules of an edition as the life-cycle asks for them, made of the parts of other modules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tongguan.city.deadlines.api import Calendars
from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import ClassFlag, Condition, LinkLevel, SubClass, Taxonomy, TimedLink, TimeLimit
from tongguan.ground.kernel import city as kernel
from tongguan.ground.kernel.ids import CentreId, EditionNo, UnitId
from tongguan.matters.cases.domain.city import CaseSettings, ClassRules, ConditionRules
from tongguan.matters.cases.domain.clocks import ClockLimit


@dataclass(frozen=True, kw_only=True)
class CityRules:
    """Implements `LifecycleRules` for one edition: limits and flags looked up, questions about centres passed on."""

    edition: EditionNo
    settings: CaseSettings
    almanac: Calendars
    organisation: Organisation
    classes: Mapping[str, ClassRules] = field(repr=False)
    conditions: Mapping[str, ConditionRules] = field(repr=False)
    link_limits: Mapping[tuple[str, str], ClockLimit] = field(repr=False)

    def sub_class(self, code: str) -> ClassRules | None:
        """The rules of a sub-class."""
        return self.classes.get(code)

    def condition(self, condition_id: str) -> ConditionRules | None:
        """A filing condition by its id."""
        return self.conditions.get(condition_id)

    def link_limit(self, link: str, level: str) -> ClockLimit | None:
        """The limit of a link at a level."""
        return self.link_limits.get((link, level))

    def has_unit(self, unit: UnitId) -> bool:
        """Whether the unit exists in this edition."""
        return self.organisation.has_unit(unit)

    def has_centre(self, centre: CentreId) -> bool:
        """Whether the centre exists in this edition."""
        return self.organisation.has_centre(centre)

    def name_of(self, organ: str) -> str:
        """The name of a centre or unit, for sentences; its id when the edition does not know it."""
        return self.organisation.called(organ)

    def centre_of_unit(self, unit: UnitId) -> CentreId:
        """The one centre that may dispatch to this unit."""
        return self.organisation.centre_of_unit(unit)

    def parent(self, centre: CentreId) -> CentreId | None:
        """The centre directly above."""
        return self.organisation.parent(centre)

    def has_centres_below(self, centre: CentreId) -> bool:
        """Whether it has centres of this hub directly below it."""
        return any(not self.is_external(below) for below in self.organisation.children(centre))

    def level(self, centre: CentreId) -> str:
        """city | district | street."""
        return self.organisation.level(centre)

    def is_external(self, centre: CentreId) -> bool:
        """Whether the centre is another platform's."""
        return self.organisation.is_external(centre)

    def lowest_shared(self, a: CentreId, b: CentreId) -> CentreId:
        """The broker of two centres (ORG-03)."""
        return self.organisation.lowest_shared(a, b)

    def next_hop(self, frm: CentreId, to: CentreId) -> CentreId:
        """The next centre on the only permitted way from one centre to another."""
        return self.organisation.next_hop(frm, to)


@dataclass(frozen=True)
class RulesByEdition:
    """Implements `LifecycleEditions` over the editions of the city."""

    cities: kernel.Cities

    def current(self) -> CityRules:
        """The rules in force."""
        return self.cities.current().part(CityRules)

    def of(self, edition: EditionNo) -> CityRules:
        """The rules of the edition a case began under."""
        return self.cities.of(edition).part(CityRules)


def rules_of(city: kernel.City) -> CityRules:
    """The rules of a city; made once for an edition, because every move looks them up."""
    taxonomy = city.part(Taxonomy)
    subs = taxonomy.sub_classes.values()
    conditions = [_condition_rules(condition) for sub in subs for condition in sub.conditions]
    named = [level for level in LinkLevel if level is not LinkLevel.ANY]
    return CityRules(
        edition=city.edition,
        settings=city.part(CaseSettings),
        almanac=city.part(Calendars),
        organisation=city.part(Organisation),
        classes={sub.code: _class_rules(sub) for sub in subs},
        conditions={one.id: one for one in conditions},
        link_limits={
            (str(link), str(level)): _limit(taxonomy.link_limit(link, level)) for link in TimedLink for level in named
        },
    )


def _class_rules(sub: SubClass) -> ClassRules:
    return ClassRules(
        code=sub.code,
        name=sub.name_zh,
        path=sub.path,
        grade=sub.grade,
        special_attention=sub.has(ClassFlag.SPECIAL_ATTENTION),
        joint_list=sub.has(ClassFlag.JOINT_LIST),
        self_handle=sub.has(ClassFlag.SELF_HANDLE),
        returnable_upper=sub.has(ClassFlag.RETURNABLE_UPPER),
        consultation=sub.has(ClassFlag.CONSULTATION),
        emergency=sub.has(ClassFlag.EMERGENCY),
        one_step_filing=sub.has(ClassFlag.ONE_STEP_FILING),
        machine_dispatch=sub.has(ClassFlag.MACHINE_DISPATCH),
        no_unit_confirm=sub.has(ClassFlag.NO_UNIT_CONFIRM),
        no_callback=sub.has(ClassFlag.NO_CALLBACK),
    )


def _condition_rules(condition: Condition) -> ConditionRules:
    return ConditionRules(
        id=condition.id,
        class_code=condition.class_code,
        limit=_limit(condition.limit),
        target=_limit(condition.target),
        filing=condition.filing_zh,
        closing=condition.closing_zh,
    )


def _limit(limit: TimeLimit) -> ClockLimit:
    return ClockLimit(amount=limit.amount, unit=limit.unit.value)
