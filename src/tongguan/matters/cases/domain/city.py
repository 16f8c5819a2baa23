# SPDX-License-Identifier: Apache-2.0
"""What the life-cycle must know of the city a case began in: organisation, classes, calendar, settings."""

from dataclasses import dataclass
from typing import Protocol

from tongguan.ground.kernel.ids import CentreId, EditionNo, UnitId
from tongguan.matters.cases.domain.clocks import Almanac, ClockLimit


@dataclass(frozen=True, kw_only=True)
class ClassRules:
    """What a sub-class (子类) prescribes; each shortcut is a setting of the class."""

    code: str
    name: str
    path: str = ""
    """Names from the major class down, for people."""
    grade: str
    special_attention: bool = False
    joint_list: bool = False
    self_handle: bool = False
    returnable_upper: bool = False
    consultation: bool = False
    emergency: bool = False
    one_step_filing: bool = False
    machine_dispatch: bool = False
    no_unit_confirm: bool = False
    no_callback: bool = False


@dataclass(frozen=True, kw_only=True)
class ConditionRules:
    """A filing condition (立案条件) with the limit that follows from it."""

    id: str
    class_code: str
    limit: ClockLimit
    target: ClockLimit | None = None
    filing: str = ""
    """When a matter of the class is filed, in words."""
    closing: str = ""
    """When it may be closed, in words."""


@dataclass(frozen=True, kw_only=True)
class CaseSettings:
    """Values in which cities differ (pack.toml)."""

    returns_before_coordination: int = 2
    lamp_yellow_percent: int = 80
    reopen_days: int = 30
    archive_days: int = 90
    appeal_days: int = 30
    similar_metres: int = 50
    similar_hours: int = 24
    arrive_metres: int = 200
    extension_max: int = 2
    suspension_max_days: int = 365
    clock_runs_while_waiting_upper: bool = False

    @property
    def yellow(self) -> float:
        """The share of a limit (0..1) at which a lamp turns yellow."""
        return self.lamp_yellow_percent / 100


class LifecycleRules(Protocol):
    """One edition of a city's rules; a running case keeps its own. Made of the parts of a city by `CityRules`."""

    @property
    def edition(self) -> EditionNo:
        """The number of the edition."""
        ...

    @property
    def settings(self) -> CaseSettings:
        """The values in which cities differ."""
        ...

    @property
    def almanac(self) -> Almanac:
        """The calendar with office hours, holidays and 调休."""
        ...

    def sub_class(self, code: str) -> ClassRules | None:
        """The rules of a sub-class."""
        ...

    def condition(self, condition_id: str) -> ConditionRules | None:
        """A filing condition by its id."""
        ...

    def link_limit(self, link: str, level: str) -> ClockLimit | None:
        """The limit of a link at a level (SLA-01: sign and dispatch at the street, two hours)."""
        ...

    def has_unit(self, unit: UnitId) -> bool:
        """Whether the unit exists in this edition."""
        ...

    def has_centre(self, centre: CentreId) -> bool:
        """Whether the centre exists in this edition."""
        ...

    def name_of(self, organ: str) -> str:
        """The name of a centre or unit, for sentences."""
        ...

    def centre_of_unit(self, unit: UnitId) -> CentreId:
        """The one centre that may dispatch to this unit."""
        ...

    def parent(self, centre: CentreId) -> CentreId | None:
        """The centre directly above."""
        ...

    def has_centres_below(self, centre: CentreId) -> bool:
        """Whether it has centres of this hub directly below it."""
        ...

    def level(self, centre: CentreId) -> str:
        """city | district | street."""
        ...

    def is_external(self, centre: CentreId) -> bool:
        """Whether the centre is another platform's, reached only through its own door."""
        ...

    def lowest_shared(self, a: CentreId, b: CentreId) -> CentreId:
        """The lowest centre both belong to: the broker (ORG-03)."""
        ...

    def next_hop(self, frm: CentreId, to: CentreId) -> CentreId:
        """The next centre on the only permitted way from one centre to another."""
        ...
