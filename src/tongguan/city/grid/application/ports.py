# SPDX-License-Identifier: Apache-2.0
"""What the component registry needs of the store."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from tongguan.city.grid.application.import_components import ImportComponents, SurveyResult
from tongguan.city.grid.domain.components import Component
from tongguan.city.grid.domain.grids import Grids
from tongguan.ground.kernel.geo import Point


class ComponentRegistry(Protocol):
    """All components of the district as the latest surveys saw them (REG-01)."""

    async def take_over(
        self, command: ImportComponents, components: Iterable[Component], *, now: datetime
    ) -> SurveyResult:
        """Write a survey in one transaction with its footprint; raises AlreadyDone for a repeated request.

        A component is overwritten by a survey of the same day or later, never by an older one.
        """
        ...

    async def component(self, component_id: str) -> Component:
        """One component; raises NoSuchComponent."""
        ...

    async def near(
        self, point: Point, *, metres: float, codes: Sequence[str] = (), limit: int = 20
    ) -> list[tuple[Component, float]]:
        """Components within so many metres with their distance, the nearest first; of some classes only if given."""
        ...

    async def in_region(self, region: str, *, limit: int = 1000) -> list[Component]:
        """Components of a cell, community or street, by their identifiers."""
        ...

    async def overdue(self, today: date, *, limit: int = 1000) -> list[Component]:
        """Components whose next survey was due before today, the longest due first (REG-12)."""
        ...

    async def place_anew(self, grids: Grids) -> int:
        """After an edition with other cells: put every component into its present cell; how many moved (GRD-21)."""
        ...
