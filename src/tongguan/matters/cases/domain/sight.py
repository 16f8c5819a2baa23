# SPDX-License-Identifier: Apache-2.0
"""Who may read a case: whoever watches its area, whoever's organ has a part in it, whoever did an errand for it.

Whoever reads many cases at once asks the database the same: `cases/sql/sight.py`, held to this by a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tongguan.ground.kernel.ids import PersonId, covers
from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import OrderRole

WATCHERS: frozenset[Role] = frozenset(
    {
        Role.COLLECTOR,
        Role.GRID_WORKER,
        Role.GRID_OWNER,
        Role.AGENT,
        Role.ACCEPTOR,
        Role.SHIFT_LEADER,
        Role.DISPATCHER,
        Role.COMMANDER,
        Role.LEADER,
        Role.INSPECTOR,
        Role.EVALUATOR,
        Role.LEGAL_OFFICER,
        Role.AUDITOR,
        Role.SYSTEM,
    }
)
"""Roles that read every case of their area; the others read only what their organ or they themselves took part in."""

BLIND: frozenset[Role] = frozenset({Role.SYSTEM_ADMIN, Role.DEVICE})
"""Posts that open no case at all: who keeps the machine running reads no contents without a grant."""

OF_CLASS = "class/"
"""Before the class of a case, among those who may hear of it."""

CENTRE = frozenset(
    {
        Role.ACCEPTOR,
        Role.SHIFT_LEADER,
        Role.DISPATCHER,
        Role.COMMANDER,
        Role.LEADER,
        Role.INSPECTOR,
        Role.LEGAL_OFFICER,
    }
)
"""The people of a centre."""


@dataclass(frozen=True, kw_only=True)
class SightArea:
    """A region subtree, limited to some classes (none: all of them)."""

    region: str
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What a person may read, as values that a list can be filtered by.

    Opening and listing differ on purpose. A case may be opened, by its number, by whoever has or ever had a part in it:
    they answer for what they did (`takes_in`). It stands in the lists of those whose part goes on (`lists`): lists are
    for work and overview, and what only passed through long ago would bury it. What is listed can always be opened.
    """

    person: PersonId | None
    """None: not even what this person reported or was sent to."""
    areas: tuple[SightArea, ...]
    organs: tuple[str, ...]

    def takes_in(self, case: Case) -> bool:
        """Whether this case may be opened."""
        if self._watches(case):
            return True
        if any(organ in parts(case) for organ in self.organs):
            return True
        mine = (case.reporter, *(task.assignee for task in case.tasks))
        return self.person is not None and self.person in mine

    def lists(self, case: Case) -> bool:
        """Whether this case stands in lists, on maps and in search."""
        if self._watches(case):
            return True
        if any(organ in present_parts(case) for organ in self.organs):
            return True
        errands = (task.assignee for task in case.tasks if task.done_at is None)
        return self.person is not None and self.person in errands

    def hears(self, audience: Sequence[str]) -> bool:
        """Whether an event for these organs and regions, of this class, may be heard."""
        if any(organ in audience for organ in self.organs):
            return True
        regions = [code for code in audience if code.isdigit()]
        classed = [one.removeprefix(OF_CLASS) for one in audience if one.startswith(OF_CLASS)]
        class_code = classed[0] if classed else None
        areas = [area.region for area in self.areas if in_scope(area.classes, class_code)]
        return any(covers(area, code) for area in areas for code in regions)

    def _watches(self, case: Case) -> bool:
        return any(covers(a.region, case.region) and in_scope(a.classes, case.class_code) for a in self.areas)


def audience(case: Case) -> tuple[str, ...]:
    """Who may hear of this case live: organs that have or had a part in it, and who watches its region and class."""
    classed = () if case.class_code is None else (OF_CLASS + case.class_code,)
    return (*sorted(parts(case)), case.region, *classed)


def sight_of(by: Actor) -> Sight:
    """What the posts of a person let them read."""
    seeing = [post for post in by.posts if post.role not in BLIND]
    return Sight(
        person=by.person if seeing else None,
        areas=_widest([SightArea(region=p.region, classes=p.classes) for p in seeing if p.role in WATCHERS]),
        organs=tuple(dict.fromkeys(post.organ for post in seeing)),
    )


def may_see(case: Case, by: Actor) -> bool:
    """Whether a person may read this case."""
    return sight_of(by).takes_in(case)


def parts(case: Case) -> frozenset[str]:
    """Every centre and unit that has, or had, a part in the case."""
    return frozenset(
        (
            case.owner,
            *(hop.centre for hop in case.hops),
            *(order.unit for order in case.orders),
            *(call.unit for call in case.whistle_calls),
        )
    )


def present_parts(case: Case) -> frozenset[str]:
    """The centre that owns the case, the unit that leads, and whoever assists or was called by whistle."""
    helpers = (order.unit for order in case.orders if order.role is not OrderRole.LEAD)
    lead = () if case.lead_unit is None else (case.lead_unit,)
    return frozenset((case.owner, *lead, *helpers, *(call.unit for call in case.whistle_calls)))


def in_scope(classes: tuple[str, ...], class_code: str | None) -> bool:
    """Whether a class scope lets a matter through; what has no class yet is everybody's."""
    return not classes or class_code is None or any(covers(prefix, class_code) for prefix in classes)


def _widest(areas: list[SightArea]) -> tuple[SightArea, ...]:
    """Without the areas that lie inside another one."""
    kept: list[SightArea] = []
    for area in sorted(areas, key=lambda a: (len(a.region), len(a.classes))):
        if not any(_holds(wide, area) for wide in kept):
            kept.append(area)
    return tuple(kept)


def _holds(wide: SightArea, narrow: SightArea) -> bool:
    if not covers(wide.region, narrow.region):
        return False
    return not wide.classes or (
        bool(narrow.classes) and all(any(covers(w, n) for w in wide.classes) for n in narrow.classes)
    )
