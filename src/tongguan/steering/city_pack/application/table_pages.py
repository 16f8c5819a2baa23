# SPDX-License-Identifier: Apache-2.0
"""Pages of the tables of an edition or a draft: rows with names beside codes, and what the draft changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.pack import PackFiles
from tongguan.ground.kernel.sheets import PackSheet
from tongguan.steering.city_pack.application.code_names import CodeNames
from tongguan.steering.city_pack.application.edit_rows import readable_table
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.tables import Cells, PackTable


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """一行：各格、名称及草稿的改动 | a row: its cells, what their values are called, and what the draft did to it."""

    key: str
    line: int | None
    """Where it stands in the file as an editor counts; none for a row the draft has removed."""
    about: str
    cells: Mapping[str, str]
    names: Mapping[str, str]
    """Column → what its value is called."""
    change: str
    """same 未改、added 新增、changed 改动、removed 删除."""
    before: Mapping[str, str] | None
    """The cells of a changed row in the base."""


@dataclass(frozen=True, kw_only=True)
class TablePage:
    """A part of a table."""

    sheet: PackSheet
    header: tuple[str, ...]
    rows: tuple[Leaf, ...]
    found: int
    """Rows that answer the search."""
    total: int
    changed: int
    """Rows the draft adds, changes or removes."""


def page_of_table(
    files: PackFiles,
    file: str,
    *,
    city: City,
    base: PackFiles | None = None,
    text: str = "",
    only_changed: bool = False,
    offset: int = 0,
    limit: int = 50,
    parts: PackParts = PARTS,
) -> TablePage:
    """The rows that hold a text in a value or its name; with a base, what became of them. Raises NotEditable."""
    sheet = parts.sheet(file)
    whole = readable_table(files, sheet)
    old = readable_table(base, sheet) if base is not None and base.get(file) != files.get(file) else None
    code_names = CodeNames(city, _drafted(files, base, parts))
    wanted = text.strip().casefold()
    found: list[Leaf] = []
    changed = 0
    for row in _rows_of(whole, old, sheet, code_names):
        changed += row.change != "same"
        words = (*row.cells.values(), *row.names.values())
        if (row.change != "same" or not only_changed) and any(wanted in word.casefold() for word in words):
            found.append(row)
    return TablePage(
        sheet=sheet,
        header=tuple(whole.header),
        rows=tuple(found[offset : offset + limit]),
        found=len(found),
        total=len(whole.rows),
        changed=changed,
    )


def _rows_of(whole: PackTable, old: PackTable | None, sheet: PackSheet, code_names: CodeNames) -> Iterator[Leaf]:
    before = old.by_key() if old is not None else None
    for number, row in enumerate(whole.rows, start=2):
        key = whole.key_of(row)
        was = before.pop(key, None) if before is not None else row
        change = "added" if was is None else "same" if was == row else "changed"
        yield _row_of(
            row, sheet, code_names, key=key, line=number, change=change, before=was if change == "changed" else None
        )
    for key, row in (before or {}).items():
        yield _row_of(row, sheet, code_names, key=key, line=None, change="removed", before=None)


def _row_of(
    row: Cells,
    sheet: PackSheet,
    code_names: CodeNames,
    *,
    key: str,
    line: int | None,
    change: str,
    before: Cells | None,
) -> Leaf:
    said = ((name, code_names.value(sheet.column(name), value)) for name, value in row.items())
    return Leaf(
        key=key,
        line=line,
        about=code_names.row(sheet, row),
        cells=row,
        names={name: word for name, word in said if word},
        change=change,
        before=before,
    )


def _drafted(files: PackFiles, base: PackFiles | None, parts: PackParts) -> Mapping[str, str]:
    """What the codes are called that only the draft knows."""
    if base is None:
        return {}
    changed = (sheet for file, sheet in parts.tables.items() if files.get(file) != base.get(file))
    tables = [readable_table(files, sheet) for sheet in changed if sheet.names]
    return {table.key_of(row): row.get("name_zh") or row.get("name", "") for table in tables for row in table.rows}


def counts(files: PackFiles, parts: PackParts = PARTS) -> Mapping[str, int]:
    """How many rows each table has, counted by lines: for a list of editions."""
    return {file: max(0, files[file].count(b"\n") - 1) for file in parts.tables if file in files}
