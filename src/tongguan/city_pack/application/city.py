# SPDX-License-Identifier: Apache-2.0
"""One edition of a city as one immutable value: what every module asks, answered without a single statement of SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tongguan.cases.api import ClassRules, ConditionRules, Limit, Settings
from tongguan.city_pack.application.settings import Outline, Source
from tongguan.deadlines.api import Calendars
from tongguan.dispatch.api import ResponsibilityList
from tongguan.grid.api import BaseLayer, Gazetteer, Grids
from tongguan.kernel.ids import CentreId, EditionNo, RegionCode, UnitId
from tongguan.organisation.api import Organisation, Staff
from tongguan.taxonomy.api import ClassFlag, Condition, Link, LinkLevel, SubClass, Taxonomy, TimeLimit


@dataclass(frozen=True, kw_only=True)
class City:
    """The rules of a city as one edition states them; implements `cases.api.City`.

    Of the staff only what the pack says: who holds a post now is the register's to tell.
    """

    edition: EditionNo
    outline: Outline
    organisation: Organisation
    taxonomy: Taxonomy
    calendars: Calendars
    grids: Grids
    gazetteer: Gazetteer
    responsibility: ResponsibilityList
    sources: Mapping[str, Source]
    staff: Staff = field(repr=False)
    basemap: Mapping[str, BaseLayer] = field(default_factory=dict, repr=False)
    """What lies beneath the grids on a map, by layer; a pack may bring none."""
    _classes: Mapping[str, ClassRules] = field(init=False, repr=False)
    _conditions: Mapping[str, ConditionRules] = field(init=False, repr=False)
    _link_limits: Mapping[tuple[str, str], Limit] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        subs = self.taxonomy.sub_classes.values()
        object.__setattr__(self, "_classes", {sub.code: _class_rules(sub) for sub in subs})
        conditions = (condition for sub in subs for condition in sub.conditions)
        object.__setattr__(self, "_conditions", {one.id: _condition_rules(one) for one in conditions})
        named = [level for level in LinkLevel if level is not LinkLevel.ANY]
        limits = {(link, level): self.taxonomy.link_limit(link, level) for link in Link for level in named}
        object.__setattr__(self, "_link_limits", {(str(k), str(v)): _limit(one) for (k, v), one in limits.items()})

    @property
    def name(self) -> str:
        """The Chinese title of the pack."""
        return self.outline.title_zh

    @property
    def region(self) -> RegionCode:
        """The district this hub serves."""
        return self.outline.region

    @property
    def settings(self) -> Settings:
        """The values in which cities differ."""
        return self.outline.settings

    @property
    def machine_dispatch(self) -> bool:
        """Whether the platform may dispatch by itself where the answer is unique."""
        return self.outline.machine_dispatch

    @property
    def almanac(self) -> Calendars:
        """The calendar with office hours, holidays and 调休."""
        return self.calendars

    def sub_class(self, code: str) -> ClassRules | None:
        """The rules of a sub-class."""
        return self._classes.get(code)

    def condition(self, condition_id: str) -> ConditionRules | None:
        """A filing condition by its id."""
        return self._conditions.get(condition_id)

    def link_limit(self, link: str, level: str) -> Limit | None:
        """The limit of a link at a level."""
        return self._link_limits.get((link, level))

    def has_unit(self, unit: UnitId) -> bool:
        """Whether the unit exists in this edition."""
        return unit in self.organisation.units

    def has_centre(self, centre: CentreId) -> bool:
        """Whether the centre exists in this edition."""
        return centre in self.organisation.centres

    def name_of(self, organ: str) -> str:
        """The name of a centre or unit, for sentences; its id when the edition does not know it."""
        units, centres = self.organisation.units, self.organisation.centres
        found = units.get(UnitId(organ)) or centres.get(CentreId(organ))
        return found.name_zh if found is not None else organ

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


def _limit(limit: TimeLimit) -> Limit:
    return Limit(amount=limit.amount, unit=limit.unit.value)
