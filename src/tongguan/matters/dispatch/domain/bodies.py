# SPDX-License-Identifier: Apache-2.0
"""What resolving a list must know of the bodies of a city."""

from typing import Protocol

from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.matters.dispatch.domain.rows import AtLevel


class Bodies(Protocol):
    """Units, the centres they belong to, and the ways between centres."""

    def has_unit(self, unit: UnitId) -> bool:
        """Whether there is such a unit."""
        ...

    def unit_for(self, kind: str, region: str, level: AtLevel) -> UnitId | None:
        """The one unit of a kind that covers a place at a level; None when there is none or more than one."""
        ...

    def centre_of_unit(self, unit: UnitId) -> CentreId:
        """The one centre that may dispatch to a unit."""
        ...

    def route(self, frm: CentreId, to: CentreId) -> tuple[CentreId, ...]:
        """Every centre on the way from one to another, one level at a time, both ends included."""
        ...
