# SPDX-License-Identifier: Apache-2.0
"""Leafing through the tables of an edition or a draft: rows with names beside codes, and what the draft changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.edit_rows import readable_table
from tongguan.city_pack.application.saying import Saying
from tongguan.city_pack.application.sheets import SHEETS, Sheet, sheet_of
from tongguan.city_pack.application.tables import Cells, Table
from tongguan.kernel.pack import PackFiles

NAMING = ("regions.csv", "centres.csv", "units.csv", "people.csv", "sources.csv", "taxonomy/classes.csv")
"""The tables whose first column is a code and that say what it is called."""


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A row as it is looked at."""

    key: str
    line: int | None
    """Where it stands in the file as an editor counts; none for a row the draft has removed."""
    about: str
    cells: Mapping[str, str]
    names: Mapping[str, str]
    """Column → what its value is called."""
    change: str
    """same | added | changed | removed"""
    before: Mapping[str, str] | None
    """The cells of a changed row in the base."""


@dataclass(frozen=True, kw_only=True)
class Leaves:
    """A part of a table."""

    sheet: Sheet
    header: tuple[str, ...]
    rows: tuple[Leaf, ...]
    found: int
    """Rows that answer the search."""
    total: int
    changed: int
    """Rows the draft adds, changes or removes."""


def leaf_through(
    files: PackFiles,
    file: str,
    *,
    city: City,
    base: PackFiles | None = None,
    text: str = "",
    only_changed: bool = False,
    offset: int = 0,
    limit: int = 50,
) -> Leaves:
    """The rows that hold a text in a value or its name; with a base, what became of them. Raises NotEditable."""
    whole = readable_table(files, file)
    old = readable_table(base, file) if base is not None and base.get(file) != files.get(file) else None
    saying = Saying(city, _drafted(files, base))
    sheet = sheet_of(file)
    wanted = text.strip().casefold()
    found: list[Leaf] = []
    changed = 0
    for leaf in _leaves(whole, old, sheet, saying):
        changed += leaf.change != "same"
        words = (*leaf.cells.values(), *leaf.names.values())
        if (leaf.change != "same" or not only_changed) and any(wanted in word.casefold() for word in words):
            found.append(leaf)
    return Leaves(
        sheet=sheet,
        header=tuple(whole.header),
        rows=tuple(found[offset : offset + limit]),
        found=len(found),
        total=len(whole.rows),
        changed=changed,
    )


def _leaves(whole: Table, old: Table | None, sheet: Sheet, saying: Saying) -> Iterator[Leaf]:
    before = old.by_key() if old is not None else None
    for number, row in enumerate(whole.rows, start=2):
        key = whole.key_of(row)
        was = before.pop(key, None) if before is not None else row
        change = "added" if was is None else "same" if was == row else "changed"
        yield _leaf(
            row, sheet, saying, key=key, line=number, change=change, before=was if change == "changed" else None
        )
    for key, row in (before or {}).items():
        yield _leaf(row, sheet, saying, key=key, line=None, change="removed", before=None)


def _leaf(
    row: Cells, sheet: Sheet, saying: Saying, *, key: str, line: int | None, change: str, before: Cells | None
) -> Leaf:
    said = ((name, saying.value(sheet.column(name), value)) for name, value in row.items())
    return Leaf(
        key=key,
        line=line,
        about=saying.row(sheet.file, row),
        cells=row,
        names={name: word for name, word in said if word},
        change=change,
        before=before,
    )


def _drafted(files: PackFiles, base: PackFiles | None) -> Mapping[str, str]:
    """What the codes are called that only the draft knows."""
    if base is None:
        return {}
    tables: Sequence[Table] = [readable_table(files, file) for file in NAMING if files.get(file) != base.get(file)]
    return {
        row.get(table.header[0], ""): row.get("name_zh") or row.get("name", "")
        for table in tables
        for row in table.rows
    }


def counts(files: PackFiles) -> Mapping[str, int]:
    """How many rows each table has, counted by lines: for a list of editions."""
    return {file: max(0, files[file].count(b"\n") - 1) for file in SHEETS if file in files}
