# SPDX-License-Identifier: Apache-2.0
"""Files written and read as tables."""

from pathlib import Path

from tongguan.matters.intake.channels.batch.reading.files import read_table
from tongguan.matters.intake.channels.batch.reading.table import Broken, FileTable, Numbered

CASES = Path(__file__).parents[2] / "cases"


def read(path: Path) -> tuple[FileTable, list[Numbered], list[Broken]]:
    """The table, the rows that are whole and those that are broken."""
    table = read_table(path)
    rows = list(table.rows)
    return table, [r for r in rows if not isinstance(r, Broken)], [r for r in rows if isinstance(r, Broken)]


def numbers(path: Path) -> list[object]:
    """What stands in the first cell of every row."""
    return [cells[0] for _, cells in read(path)[1]]


def codes(table: FileTable) -> list[str]:
    """What was told of the reading."""
    return [note.code for note in table.notes]


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file."""
    path = tmp_path / "orders.csv"
    path.write_bytes(text.encode(encoding))
    return path
