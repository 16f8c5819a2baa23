# SPDX-License-Identifier: Apache-2.0
"""One look at a draft before it is applied: what is wrong, what it changes, what it would have sent elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import shapely

from tongguan.cases.api import Limit
from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.compare_packs import FileChange, LeadChange, PackDifference, diff, replay
from tongguan.city_pack.application.edit_rows import readable_table
from tongguan.city_pack.application.prove import check
from tongguan.city_pack.application.said import (
    CasesSaid,
    CellSaid,
    Examination,
    FileSaid,
    FindingSaid,
    LeadSaid,
    Replayed,
    RowSaid,
)
from tongguan.city_pack.application.saying import Saying
from tongguan.city_pack.application.sheets import sheet_of
from tongguan.city_pack.domain.refusals import NotEditable
from tongguan.dispatch.api import Comparison, PastMatter
from tongguan.kernel.pack import Finding, PackFiles

STEPS = 8
"""Told so many times before it is done."""
MOST_ROWS, MOST_LEADS, MOST_CASES = 300, 200, 200
"""So much of each list is told; counts are always whole."""
_COARSE = 0.00002
"""Degrees (about two metres) by which outlines are simplified for a small map."""

Told = Callable[[int, str, str], None]
"""Step number, its name in Chinese and in English."""


@dataclass(frozen=True, kw_only=True)
class Past:
    """Real cases to try a list on."""

    days: int
    all: Sequence[PastMatter]
    open: Sequence[PastMatter]


def examine(
    draft: PackFiles, base: PackFiles, old: City, *, past: Past, told: Told = lambda step, zh, en: None
) -> Examination:
    """Prove a draft and compare it with its base; seconds of work, so not for the event loop."""
    step = 0

    def progress(zh: str, en: str) -> None:
        nonlocal step
        step = min(step + 1, STEPS - 2)
        told(step, zh, en)

    report = check(draft, progress=progress)
    told(STEPS - 1, "比较差异", "comparing")
    changes = _changes(base, draft, (old, report.city) if report.city is not None else None)
    files, leads = changes.files, changes.leads
    before, after = Saying(old), Saying(report.city or old)
    rows = _rows(files, base, draft, before, after)
    replayed = None
    if report.city is not None:
        told(STEPS, "回放案件", "replaying cases")
        replayed = _replayed(past, old, report.city, before, after)
    shapes = _Shapes(report.city or old)
    return Examination(
        faults=len(report.faults),
        warnings=len(report.findings) - len(report.faults),
        findings=tuple(_finding(one, after, shapes) for one in report.findings),
        figures=report.figures,
        files=tuple(
            FileSaid(
                file=one.file, file_zh=sheet_of(one.file).zh, added=len(one.added), removed=len(one.removed),
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


def _changes(base: PackFiles, draft: PackFiles, cities: tuple[City, City] | None) -> PackDifference:
    """What changes; nothing when a file is so broken that it has no rows to compare."""
    try:
        for file in draft:
            if base.get(file) != draft[file]:
                readable_table(draft, file)
        return diff(base, draft, cities=cities)
    except NotEditable:
        return PackDifference(files=(), leads=(), matters=0)


def _rows(
    files: Sequence[FileChange], base: PackFiles, draft: PackFiles, before: Saying, after: Saying
) -> tuple[RowSaid, ...]:
    said: list[RowSaid] = []
    for change in files:
        if len(said) >= MOST_ROWS or change.file.endswith(".geojson"):
            continue
        sheet = sheet_of(change.file)
        old, new = readable_table(base, change.file).by_key(), readable_table(draft, change.file).by_key()
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
                    about=after.row(change.file, new[key]) if key in new else before.row(change.file, old[key]),
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


def _lead(one: LeadChange, before: Saying, after: Saying) -> LeadSaid:
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


def _limits(city: City, condition: str) -> tuple[Limit, Limit | None] | None:
    rules = city.condition(condition)
    return None if rules is None else (rules.limit, rules.target)


def _replayed(past: Past, old: City, new: City, before: Saying, after: Saying) -> Replayed:
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


def _cases(found: Comparison, before: Saying, after: Saying) -> tuple[CasesSaid, ...]:
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
        self._grids = city.grids

    def of(self, finding: Finding) -> str:
        """The outline of where a finding can be seen, as GeoJSON; empty when it lies nowhere."""
        if finding.shape or not finding.area:
            return finding.shape
        outline = self._grids.outline(finding.area)
        return "" if outline is None else str(shapely.to_geojson(outline.simplify(_COARSE)))


def _finding(one: Finding, saying: Saying, shapes: _Shapes) -> FindingSaid:
    sheet = sheet_of(one.file)
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
        area_name=saying.area(one.area) if one.area else None,
        shape=shapes.of(one),
    )
