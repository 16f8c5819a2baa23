# SPDX-License-Identifier: Apache-2.0
"""Where somebody patrols: the cells of the autonomy grids they answer for, or else those of their posts' regions."""

from collections.abc import Iterable

from tongguan.city.grid.api import Cell, Grids
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Post, Role
from tongguan.watching.patrols.domain.plans import Place, Plan, in_walking_order

PATROLLERS = (Role.COLLECTOR, Role.GRID_WORKER)
"""Who patrols."""


class Grounds:
    """The generated plans of an edition, each worked out once."""

    def __init__(self, city: City) -> None:
        grids = city.part(Grids)
        self._city = city
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._owned: dict[PersonId, list[Cell]] = {}
        for cell in grids.cells:
            self._owned.setdefault(grids.owner_of(cell), []).append(cell)

    def plan_of(self, person: PersonId, posts: Iterable[Post]) -> Plan:
        """One place in each cell; no places for somebody whose posts have no ground."""
        regions = tuple(sorted({post.region for post in posts if post.role in PATROLLERS}))
        cells = self._owned.get(person)
        key = regions if cells is None else (person,)
        if key not in self._plans:
            if cells is None:
                cells = [cell for region in regions for cell in self._city.part(Grids).cells_in(region)]
            self._plans[key] = Plan(places=in_walking_order(self._place(cell) for cell in set(cells)), edited=False)
        return self._plans[key]

    def _place(self, cell: Cell) -> Place:
        grids = self._city.part(Grids)
        name = f"{grids.communities[cell.community].name} {cell.code[-3:]} 网格"
        return Place(id=cell.code, name=name, point=grids.middle_of(cell))
