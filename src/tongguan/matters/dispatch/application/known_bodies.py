# SPDX-License-Identifier: Apache-2.0
"""The bodies of a city as organisation and grids know them."""

from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.matters.dispatch.domain.rows import AtLevel


class KnownBodies:
    """Implements `Bodies` over the snapshots of one edition; answers are remembered."""

    def __init__(self, organisation: Organisation, grids: Grids) -> None:
        self._organisation = organisation
        self._team_of_cell: dict[str, UnitId] = {
            cell.code: grids.disposal[cell.disposal_grid].unit for cell in grids.cells
        }
        self._regions: dict[tuple[str, AtLevel], str | None] = {}
        self._answers: dict[tuple[str, str, AtLevel], UnitId | None] = {}
        self._routes: dict[tuple[CentreId, CentreId], tuple[CentreId, ...]] = {}

    def has_unit(self, unit: UnitId) -> bool:
        """Whether there is such a unit."""
        return unit in self._organisation.units

    def unit_for(self, kind: str, region: str, level: AtLevel) -> UnitId | None:
        """The one unit of a kind that covers a place; at the level of the cell it is the team of its disposal grid."""
        around = region if level is AtLevel.CELL else self._around(region, level)
        if around is None:
            return None
        key = kind, around, level
        if key not in self._answers:
            self._answers[key] = self._look(kind, around, level)
        return self._answers[key]

    def centre_of_unit(self, unit: UnitId) -> CentreId:
        """The one centre that may dispatch to a unit."""
        return self._organisation.units[unit].centre

    def route(self, frm: CentreId, to: CentreId) -> tuple[CentreId, ...]:
        """Every centre on the way from one to another, one level at a time, both ends included."""
        if (frm, to) not in self._routes:
            self._routes[frm, to] = self._organisation.route(frm, to)
        return self._routes[frm, to]

    def _around(self, place: str, level: AtLevel) -> str | None:
        """The region of this level around a place: thousands of cells lie in a few."""
        key = place, level
        if key not in self._regions:
            self._regions[key] = self._organisation.region_at(place, level)
        return self._regions[key]

    def _look(self, kind: str, region: str, level: AtLevel) -> UnitId | None:
        units = self._organisation.units
        if level is AtLevel.CELL:
            team = self._team_of_cell.get(region)
            return team if team is not None and team in units and units[team].kind == kind else None
        found = self._organisation.single_unit(kind, region, level)
        return found.id if found is not None else None
