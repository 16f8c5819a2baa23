# SPDX-License-Identifier: Apache-2.0
"""Editions, drafts and tables as they are shown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

from tongguan.city_pack.api import KEYS, SHEETS, CheckState, Column, Draft, Edition, Holds, Leaves, sheet_of
from tongguan.city_pack.web import schemas as out
from tongguan.kernel.ids import EditionNo
from tongguan.kernel.pack import Finding, PackFiles

Name = Callable[[str], str | None]
"""What a person is called."""


def edition_out(edition: Edition, *, in_force: bool, counts: Mapping[str, int], person: Name) -> out.EditionOut:
    """An edition with who applied it and how large its tables are."""
    return out.EditionOut(
        no=edition.no,
        name=edition.name,
        effective_from=edition.effective_from,
        applied_at=edition.applied_at,
        applied_by=edition.applied_by,
        applied_by_name=person(edition.applied_by) or edition.applied_by,
        note=edition.note,
        sha256=edition.sha256,
        in_force=in_force,
        counts=dict(counts),
    )


def draft_out(draft: Draft, *, newest: EditionNo, person: Name) -> out.DraftOut:
    """A draft with the people who had a hand in it."""

    def named(id: str) -> str:
        return person(id) or id

    return out.DraftOut(
        id=draft.id,
        title=draft.title,
        base=draft.base,
        newest=newest,
        state=draft.state.value,
        version=draft.version,
        made_by=draft.made_by,
        made_by_name=named(draft.made_by),
        made_at=draft.made_at,
        touched_by=draft.touched_by,
        touched_by_name=named(draft.touched_by),
        touched_at=draft.touched_at,
        hands=list(draft.hands),
        hands_names=[named(one) for one in draft.hands],
        agreed=draft.agreed,
        agreed_by=draft.agreed_by,
        agreed_by_name=named(draft.agreed_by) if draft.agreed_by is not None else None,
        agreed_at=draft.agreed_at,
        edition=draft.edition,
        sha256=draft.sha256,
    )


def sheets_out(files: PackFiles, counts: Mapping[str, int], base: PackFiles | None = None) -> list[out.SheetOut]:
    """The tables of a pack: those that can be edited by row first, in the order of the catalogue."""
    order = [*(file for file in SHEETS if file in files), *(file for file in sorted(files) if file not in SHEETS)]
    return [
        out.SheetOut(
            file=file,
            title=(sheet := sheet_of(file)).zh,
            title_en=sheet.en,
            rows=counts.get(file, 0),
            editable=file in SHEETS,
            changed=base is not None and base.get(file) != files[file],
        )
        for file in order
    ]


def table_out(leaves: Leaves, findings: Iterable[Finding]) -> out.TableOut:
    """Part of a table with its columns, and what its own reader finds wrong."""
    sheet = leaves.sheet
    keys = KEYS.get(sheet.file, ())
    return out.TableOut(
        file=sheet.file,
        title=sheet.zh,
        title_en=sheet.en,
        editable=sheet.file in SHEETS,
        columns=[_column(sheet.column(name), key=name in keys) for name in leaves.header],
        rows=[
            out.RowOut(
                key=row.key,
                line=row.line,
                about=row.about,
                cells=dict(row.cells),
                names=dict(row.names),
                change=row.change,
                before=dict(row.before) if row.before is not None else None,
            )
            for row in leaves.rows
        ],
        found=leaves.found,
        total=leaves.total,
        changed=leaves.changed,
        findings=[
            out.PackFindingOut(
                file=one.file,
                row=one.row,
                column=one.column,
                column_title=sheet.column(one.column).zh if one.column else None,
                problem=one.problem_zh,
                problem_en=one.problem_en,
                advice=one.advice_zh,
                severity=one.severity.value,
            )
            for one in findings
        ],
    )


def _column(column: Column, *, key: bool) -> out.ColumnOut:
    words = column.choices or (("yes", "no") if column.holds is Holds.YES_NO else ())
    return out.ColumnOut(
        name=column.name,
        title=column.zh,
        title_en=column.en,
        holds=column.holds.value,
        key=key,
        choices=[out.ChoiceOut(value=word, name=column.word(word) or word) for word in words],
    )


def check_state(state: CheckState, draft: Draft, *, steps: int, person: Name) -> dict[str, object]:
    """How far a check is; its report travels as it was written."""
    return {
        **{
            key: value
            for key, value in asdict(state).items()
            if key not in ("report", "asked_by", "step_zh", "step_en")
        },
        "fresh": state.sha256 == draft.sha256,
        "asked_by_name": person(state.asked_by) or state.asked_by,
        "steps": steps,
        "step_name": state.step_zh,
        "step_name_en": state.step_en,
    }
