# SPDX-License-Identifier: Apache-2.0
"""One look at a draft before it is applied: what is wrong, what it changes, what it would have sent elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import shapely

from tongguan.city.grid.api import Grids
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.pack import Finding, PackFiles
from tongguan.ground.kernel.sheets import PackSheet
from tongguan.matters.cases.api import CityRules, ClockLimit
from tongguan.matters.dispatch.api import Comparison, PastMatter
from tongguan.steering.city_pack.application.code_names import CodeNames
from tongguan.steering.city_pack.application.compare_packs import FileChange, LeadChange, PackDifference, diff, replay
from tongguan.steering.city_pack.application.edit_rows import readable_table
from tongguan.steering.city_pack.application.examination import (
    CasesSaid,
    CellSaid,
    Examination,
    FileSaid,
    FindingSaid,
    LeadSaid,
    Replayed,
    RowSaid,
)
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.prove import check
from tongguan.steering.city_pack.domain.refusals import NotEditable

STEPS = 8
"""Progress is told so many times before it is done."""
MOST_ROWS, MOST_LEADS, MOST_CASES = 300, 200, 200
"""So much of each list is told; counts are always whole."""
_COARSE = 0.00002
"""Degrees (about two metres) by which outlines are simplified for a small map."""

Progress = Callable[[int, str, str], None]
"""Step number, its name in Chinese and in English."""


@dataclass(frozen=True, kw_only=True)
class PastCases:
    """Real cases to try a list on."""

    days: int
    all: Sequence[PastMatter]
    open: Sequence[PastMatter]


def examine(
    draft: PackFiles,
    base: PackFiles,
    old: City,
    *,
    past: PastCases,
    on_progress: Progress = lambda step, zh, en: None,
    parts: PackParts = PARTS,
) -> Examination:
    """Prove a draft and compare it with its base; seconds of work, so not for the event loop."""
    step = 0

    def progress(zh: str, en: str) -> None:
        nonlocal step
        step = min(step + 1, STEPS - 2)
        on_progress(step, zh, en)

    report = check(draft, progress=progress, parts=parts)
    on_progress(STEPS - 1, "比较差异", "comparing")
    changes = _changes(base, draft, (old, report.city) if report.city is not None else None, parts)
    files, leads = changes.files, changes.leads
    before, after = CodeNames(old), CodeNames(report.city or old)
    rows = _rows(files, base, draft, before, after, parts)
    replayed = None
    if report.city is not None:
        on_progress(STEPS, "回放案件", "replaying cases")
        replayed = _replayed(past, old, report.city, before, after)
    shapes = _Shapes(report.city or old)
    return Examination(
        faults=len(report.faults),
        warnings=len(report.findings) - len(report.faults),
        findings=tuple(_finding(one, after, shapes, parts.sheet(one.file)) for one in report.findings),
        figures=report.figures,
        files=tuple(
            FileSaid(
                file=one.file, file_zh=parts.sheet(one.file).zh, added=len(one.added), removed=len(one.removed),
                changed=len(one.changed),
            )
            for one in files
        ),
        rows=rows[:MOST_ROWS],
        rows_in_all=sum(len(one.added) + len(one.removed) + len(one.changed) for one in files),
        leads=tuple(_lead(one, before, after) for one in leads[:MOST_LEADS]),
        leads_in_all=len(leads),
        matters=changes.matters,
        replayed=replayed,
    )  # fmt: skip


def _changes(base: PackFiles, draft: PackFiles, cities: tuple[City, City] | None, parts: PackParts) -> PackDifference:
    """What changes; nothing when a file is so broken that it has no rows to compare."""
    try:
        for file in draft:
            if base.get(file) != draft[file]:
                readable_table(draft, parts.sheet(file))
        return diff(base, draft, cities=cities, parts=parts)
    except NotEditable:
        return PackDifference(files=(), leads=(), matters=0)


def _rows(
    files: Sequence[FileChange],
    base: PackFiles,
    draft: PackFiles,
    before: CodeNames,
    after: CodeNames,
    parts: PackParts,
) -> tuple[RowSaid, ...]:
    said: list[RowSaid] = []
    for change in files:
        if len(said) >= MOST_ROWS or change.file.endswith(".geojson"):
            continue
        sheet = parts.sheet(change.file)
        old, new = readable_table(base, sheet).by_key(), readable_table(draft, sheet).by_key()
        told: list[tuple[str, str, Mapping[str, tuple[str, str]]]] = [
            *(("changed", one.key, one.cells) for one in change.changed),
            *(("added", key, {c: ("", v) for c, v in new[key].items() if v}) for key in change.added),
            *(("removed", key, {c: (v, "") for c, v in old[key].items() if v}) for key in change.removed),
        ]
        for kind, key, cells in told:
            said.append(
                RowSaid(
                    file=change.file,
                    file_zh=sheet.zh,
                    key=key,
                    about=after.row(sheet, new[key]) if key in new else before.row(sheet, old[key]),
                    change=kind,
                    cells=tuple(
                        CellSaid(
                            column=name,
                            column_zh=(column := sheet.column(name)).zh,
                            column_en=column.en,
                            before=was,
                            before_name=before.value(column, was),
                            after=now,
                            after_name=after.value(column, now),
                        )
                        for name, (was, now) in cells.items()
                    ),
                )
            )
    return tuple(said)


def _lead(one: LeadChange, before: CodeNames, after: CodeNames) -> LeadSaid:
    return LeadSaid(
        class_code=one.class_code,
        class_name=after.matter(one.class_code) or one.class_code,
        classes=one.classes,
        cells=one.cells,
        source=one.source,
        condition=one.condition,
        row_before=one.before,
        row_after=one.after,
        before=before.units(one.units_before),
        after=after.units(one.units_after),
        matters=one.matters,
    )


def _limits(city: City, condition: str) -> tuple[ClockLimit, ClockLimit | None] | None:
    rules = city.part(CityRules).condition(condition)
    return None if rules is None else (rules.limit, rules.target)


def _replayed(past: PastCases, old: City, new: City, before: CodeNames, after: CodeNames) -> Replayed:
    found = replay(past.all, old, new)
    running = replay(past.open, old, new)
    conditions = {one.matter.condition for one in past.all}
    retimed = {one for one in conditions if one is not None and _limits(old, one) != _limits(new, one)}
    return Replayed(
        days=past.days,
        cases=found.cases,
        moved=found.moved,
        open=running.cases,
        open_moved=running.moved,
        retimed=sum(one.cases for one in past.all if one.matter.condition in retimed),
        differences=_cases(found, before, after),
    )


def _cases(found: Comparison, before: CodeNames, after: CodeNames) -> tuple[CasesSaid, ...]:
    return tuple(
        CasesSaid(
            class_code=one.matter.class_code,
            class_name=after.matter(one.matter.class_code) or one.matter.class_code,
            region=one.matter.region,
            region_name=after.area(one.matter.region) or one.matter.region,
            source_name=after.source(one.matter.source) or one.matter.source,
            before=before.organ(one.before) or "" if one.before else "",
            after=after.organ(one.after) or "" if one.after else "",
            row_after=one.after_row,
            cases=one.cases,
        )
        for one in found.differences[:MOST_CASES]
    )


class _Shapes:
    """The ground that areas mean, simplified for a small map."""

    def __init__(self, city: City) -> None:
        self._grids = city.part(Grids)

    def of(self, finding: Finding) -> str:
        """The outline of where a finding can be seen, as GeoJSON; empty when it lies nowhere."""
        if finding.shape or not finding.area:
            return finding.shape
        outline = self._grids.outline(finding.area)
        return "" if outline is None else str(shapely.to_geojson(outline.simplify(_COARSE)))


def _finding(one: Finding, code_names: CodeNames, shapes: _Shapes, sheet: PackSheet) -> FindingSaid:
    return FindingSaid(
        file=one.file,
        file_zh=sheet.zh,
        row=one.row,
        column=one.column,
        column_zh=sheet.column(one.column).zh if one.column else None,
        problem_zh=one.problem_zh,
        problem_en=one.problem_en,
        advice_zh=one.advice_zh,
        severity=one.severity,
        area=one.area,
        area_name=code_names.area(one.area) if one.area else None,
        shape=shapes.of(one),
    )
