# SPDX-License-Identifier: Apache-2.0
"""Proves the ground before it is used: every code under its parent, every cell in one grid of each family."""

from collections.abc import Iterator

from tongguan.city.grid.domain.cover import prove_areas, prove_cover
from tongguan.city.grid.domain.findings import first_few
from tongguan.city.grid.domain.ground import AutonomyGrid, Cell, DisposalGrid, DistrictGround, RegionOutline
from tongguan.city.grid.domain.sheets import AUTONOMY, CELLS, COMMUNITIES, DISPOSAL, MATCHING, STREETS
from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.pack import Finding


def prove_ground(ground: DistrictGround) -> list[Finding]:
    """Everything wrong with the ground of one edition; empty when it may be used."""
    return [*prove_codes(ground), *prove_cover(ground), *prove_areas(ground), *prove_grids(ground)]


def prove_codes(ground: DistrictGround) -> list[Finding]:
    """Every code is digits and begins with its parent's; every parent exists (GRD-01, GRD-03)."""
    streets: set[str] = {street.code for street in ground.streets}
    communities: set[str] = {community.code for community in ground.communities}
    found = [*_misplaced(STREETS.file, ground.streets, {ground.district.code}, "区")]
    found += _misplaced(COMMUNITIES.file, ground.communities, streets, "街镇")
    for cell in ground.cells:
        if not (cell.code.isascii() and cell.code.isdigit() and 14 <= len(cell.code) <= 16):
            found.append(
                fault(
                    CELLS.file,
                    f"单元网格编码“{cell.code}”无效",
                    f"{cell.code!r} is no cell code",
                    "请写社区编码加2至4位顺序号，共14至16位数字，由西向东、由北向南编号",
                )
            )
        for parent, known, name in (
            (cell.community, communities, "社区"),
            (cell.street, streets, "街镇"),
        ):
            if parent not in known:
                found.append(
                    fault(
                        CELLS.file,
                        f"单元网格{cell.code}所属的{name}{parent}不存在",
                        f"cell {cell.code} names the unknown parent {parent}",
                        f"请改为已有的{name}编码，或先补上该{name}",
                        area=cell.code,
                    )
                )
            elif not cell.code.startswith(parent):
                found.append(
                    fault(
                        CELLS.file,
                        f"单元网格{cell.code}的编码不在{name}{parent}之下",
                        f"cell {cell.code} does not begin with its parent's code {parent}",
                        f"单元网格编码应以所属{name}的编码开头",
                        area=cell.code,
                    )
                )
    return first_few(found)


def prove_grids(ground: DistrictGround) -> list[Finding]:
    """Every cell lies in one known autonomy and disposal grid of its own street; both are matched (GRD-08..12)."""
    autonomy = {grid.code: grid for grid in ground.autonomy}
    disposal = {grid.code: grid for grid in ground.disposal}
    found = [finding for cell in ground.cells for finding in _strange_grids(cell, autonomy, disposal)]
    for file, codes, used in (
        (AUTONOMY.file, autonomy.keys(), {cell.autonomy_grid for cell in ground.cells}),
        (DISPOSAL.file, disposal.keys(), {cell.disposal_grid for cell in ground.cells}),
    ):
        found += [
            fault(
                file,
                f"网格{code}没有单元网格",
                f"grid {code} holds no cell",
                f"请在{CELLS.file}中把单元网格划给它，或删去该行",
            )
            for code in codes - used
        ]
    for one, other in sorted(ground.matching):
        if one not in disposal or other not in autonomy:
            found.append(
                fault(
                    MATCHING.file,
                    f"匹配{one}与{other}提到不存在的网格",
                    f"the pair {one}, {other} names an unknown grid",
                    f"请写{DISPOSAL.file}与{AUTONOMY.file}中已有的编码",
                )
            )
    worked = {(cell.disposal_grid, cell.autonomy_grid) for cell in ground.cells}
    found += [
        fault(
            MATCHING.file,
            f"处置网格{one}与自治网格{other}有共同的单元网格，却没有匹配",
            f"{one} and {other} share a cell but are not matched",
            f"请补上一行：{one},{other}",
        )
        for one, other in sorted(worked - ground.matching)
    ]
    return first_few(found)


def _misplaced(file: str, areas: tuple[RegionOutline, ...], parents: set[str], what: str) -> Iterator[Finding]:
    for area in areas:
        if not any(area.code.startswith(parent) and len(area.code) > len(parent) for parent in parents if parent):
            yield fault(
                file,
                f"{area.name}的编码{area.code}不在任何{what}之下",
                f"{area.code} is under no known parent",
                f"编码应以所属{what}的编码开头",
            )


def _strange_grids(
    cell: Cell, autonomy: dict[str, AutonomyGrid], disposal: dict[str, DisposalGrid]
) -> Iterator[Finding]:
    for name, file, code, grid in (
        ("自治网格", AUTONOMY.file, cell.autonomy_grid, autonomy.get(cell.autonomy_grid)),
        ("处置网格", DISPOSAL.file, cell.disposal_grid, disposal.get(cell.disposal_grid)),
    ):
        if grid is None:
            yield fault(
                CELLS.file,
                f"单元网格{cell.code}所属的{name}{code}不存在",
                f"cell {cell.code} names the unknown grid {code}",
                f"请写{file}中已有的编码",
                area=cell.code,
            )
        elif grid.street != cell.street or (isinstance(grid, AutonomyGrid) and grid.community != cell.community):
            yield fault(
                CELLS.file,
                f"单元网格{cell.code}与其{name}{code}不在同一街镇或社区",
                f"cell {cell.code} and its grid {code} lie in different regions",
                f"请改划到本街镇（社区）的{name}，或改正{file}",
                area=cell.code,
            )
