# SPDX-License-Identifier: Apache-2.0
"""The parts a city pack is made of: each module brings its own, and the files nobody owns are told as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

from tongguan.city.deadlines.api import PARTS as OF_DEADLINES
from tongguan.city.grid.api import PARTS as OF_GRID
from tongguan.city.organisation.api import PARTS as OF_ORGANISATION
from tongguan.city.taxonomy.api import PARTS as OF_TAXONOMY
from tongguan.ground.kernel.city import Part
from tongguan.ground.kernel.sheets import PackSheet
from tongguan.matters.cases.api import PARTS as OF_CASES
from tongguan.matters.dispatch.api import PARTS as OF_DISPATCH
from tongguan.matters.intake.api import PARTS as OF_INTAKE
from tongguan.steering.city_pack.application.settings import OUTLINE


@dataclass(frozen=True)
class PackParts:
    """The parts in the order in which an office looks for their tables."""

    listed: tuple[Part[object], ...]

    @cached_property
    def sheets(self) -> Mapping[str, PackSheet]:
        """What every file is called, by its path."""
        return {sheet.file: sheet for part in self.listed for sheet in part.sheets}

    @cached_property
    def tables(self) -> Mapping[str, PackSheet]:
        """The tables that can be edited row by row."""
        return {file: sheet for file, sheet in self.sheets.items() if sheet.editable}

    def sheet(self, file: str) -> PackSheet:
        """What a file is called; one that no part reads by name is told as it is."""
        return self.sheets.get(file) or PackSheet(file=file, zh=file, en=file)

    @cached_property
    def in_order(self) -> tuple[Part[object], ...]:
        """As they are read: each after those it needs; raises CycleError, KeyError for parts that do not fit."""
        by_kind = {part.kind: part for part in self.listed}
        order = TopologicalSorter({part.kind: part.needs for part in self.listed}).static_order()
        return tuple(by_kind[kind] for kind in order)

    def settings(self) -> Iterator[str]:
        """Every setting some part understands."""
        return (name for part in self.listed for name in part.settings)


PARTS = PackParts(
    (
        *OF_DISPATCH,
        *OF_TAXONOMY,
        *OF_DEADLINES,
        *OF_ORGANISATION,
        *OF_INTAKE,
        *OF_GRID,
        OUTLINE,
        *OF_CASES,
    )
)
"""The parts of this platform; whoever is given others reads, proves and compares those."""
