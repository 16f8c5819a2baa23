# SPDX-License-Identifier: Apache-2.0
"""What reading a file gives: its header, its rows one after the other, and what the user must know of the reading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the process that reads workbooks needs the cells alone
    from tongguan.matters.intake.channels.batch.columns import Header


@dataclass(frozen=True, slots=True)
class NoValue:
    """A formula whose value was not saved in the file."""


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A formula that came to nothing, as spreadsheets show it: #N/A, #REF!."""

    text: str

    def __str__(self) -> str:
        return self.text


Cell = str | int | float | bool | datetime | date | time | timedelta | NoValue | ErrorValue | None
"""What stands in a cell; datetimes are those of a clock on the wall, a timedelta is a count of hours beyond 24."""
Cells = Sequence[Cell]
Numbered = tuple[int, Cells]
"""A row with its line as an editor or a spreadsheet counts; shorter than the header where its last cells are empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """A line that cannot be a row: told as a bad one, the others go on."""

    row: int
    """Its line as an editor or a spreadsheet counts."""
    problem_zh: str
    problem_en: str
    advice_zh: str
    value: str = ""
    """The beginning of what stands there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What was done with the file that its sender must know."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class FileTable:
    """The table of a file."""

    header: "Header"
    notes: Sequence[Note]
    """Grows while the rows are read (footers stand at the end); whole when they are exhausted."""
    rows: Iterator[Numbered | Broken]
    """In the order of their lines, which only grow; raises UnreadableFile, with the line as `row`, where a file breaks
    off. Reading waits for a process: take rows in a thread of its own (`asyncio.to_thread`)."""
