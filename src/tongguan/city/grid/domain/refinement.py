# SPDX-License-Identifier: Apache-2.0
"""Unit cells are split and merged from one edition of the grids to the next; old cases keep the old code (GRD-21).

A code means one piece of ground for ever: cells whose ground changes get new codes, and a retired code is not
used again. Validity follows from the editions: a code is valid from the first edition that holds it to the day
before the first that does not. Because a case keeps its edition number and old editions stay loadable, the old
code of an old case can always be shown on the map, and `successors` says what lies there today.
"""

from dataclasses import dataclass

import shapely

from tongguan.city.grid.domain.cover import SURVEY_ACCURACY
from tongguan.city.grid.domain.findings import first_few
from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.ground import Cell
from tongguan.city.grid.domain.sheets import CELLS
from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.pack import Finding


@dataclass(frozen=True, kw_only=True)
class Retired:
    """A cell the later edition no longer has, and the cells that took over its ground."""

    cell: Cell
    successors: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Refinement:
    """What a new edition does to the unit cells."""

    retired: tuple[Retired, ...]
    added: tuple[Cell, ...]
    handed_over: tuple[Cell, ...]
    """Cells (as they are now) that kept their ground but passed to another autonomy or disposal grid."""


def refinement(before: Grids, after: Grids) -> Refinement:
    """The unit cells that an edition retires, adds and hands over, compared with an earlier one."""
    old, new = {cell.code: cell for cell in before.cells}, {cell.code: cell for cell in after.cells}
    return Refinement(
        retired=tuple(
            Retired(cell=cell, successors=successors(before, cell, after))
            for cell in before.cells
            if cell.code not in new
        ),
        added=tuple(cell for cell in after.cells if cell.code not in old),
        handed_over=tuple(cell for cell in after.cells if old.get(cell.code, cell) != cell),
    )


def successors(before: Grids, cell: Cell, after: Grids) -> tuple[Cell, ...]:
    """The cells of a later edition that lie on the ground of an earlier cell, in the order of their codes."""
    ground = before.shape_of(cell)
    return tuple(
        heir
        for heir in after.cells_touching(ground)
        if after.square_metres(shapely.intersection(after.shape_of(heir), ground)) > SURVEY_ACCURACY
    )


def prove_refinement(before: Grids, after: Grids) -> list[Finding]:
    """A code kept from the earlier edition must still mean the same ground."""
    found = []
    known = {cell.code: cell for cell in before.cells}
    for cell in after.cells:
        earlier = known.get(cell.code)
        if earlier is None:
            continue
        was, now = before.shape_of(earlier), after.shape_of(cell)
        if was.equals(now):
            continue
        changed = after.square_metres(shapely.symmetric_difference(was, now))
        if changed > SURVEY_ACCURACY:
            found.append(
                fault(
                    CELLS.file,
                    f"单元网格{cell.code}沿用旧编码，但范围变了{changed:.0f}平方米",
                    f"cell {cell.code} keeps its code but its ground changed by {changed:.0f} m2",
                    "范围变化的单元网格请用新编码，旧编码从此停用",
                )
            )
    return first_few(found)
