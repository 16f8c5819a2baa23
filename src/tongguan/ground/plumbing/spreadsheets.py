# SPDX-License-Identifier: Apache-2.0
"""Declared rows (kernel.rows) as a spreadsheet: written line by line, nothing of it stays in memory."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Generic, Self

from fastapi.responses import StreamingResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tongguan.ground.kernel.clock import local_text
from tongguan.ground.kernel.rows import Heading, Row, fields_of
from tongguan.ground.plumbing.downloads import disposition

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, kw_only=True)
class SpreadsheetLines(Generic[Row]):
    """Some lines of a list on their way into a spreadsheet."""

    lines: Sequence[Row]
    count: int
    """So many things the lines are about."""
    more: bool
    """The list goes on beyond what was asked for."""


@dataclass(frozen=True, kw_only=True)
class SpreadsheetFile:
    """A finished spreadsheet, and how much of the list is in it."""

    file: IO[bytes]
    count: int
    more: bool


@dataclass(frozen=True, kw_only=True)
class SpreadsheetFormat(Generic[Row]):
    """A spreadsheet: what a line of it is, what it is called, and in which time zone it tells moments."""

    row: type[Row]
    title: str
    zone: str

    @property
    def headings(self) -> tuple[tuple[str, Heading], ...]:
        """The fields that are columns, in the order of the columns."""
        shown = [(one.name, one.heading) for one in fields_of(self.row) if one.heading is not None]
        return tuple(sorted(shown, key=lambda column: column[1].last))


async def written(
    sheet: SpreadsheetFormat[Row], parts: AsyncIterator[SpreadsheetLines[Row]], *, notice: str
) -> SpreadsheetFile:
    """All parts of a list as a file; if the list goes on, the last line is the notice."""
    count, more = 0, False
    with Spreadsheet(sheet) as book:
        async for part in parts:
            count, more = count + part.count, part.more
            await asyncio.to_thread(book.add, part.lines)
        file = await asyncio.to_thread(book.closed, notice if more else None)
    return SpreadsheetFile(file=file, count=count, more=more)


def as_attachment(file: IO[bytes], *, name: str, headers: Mapping[str, str]) -> StreamingResponse:
    """A finished spreadsheet as a download."""
    return StreamingResponse(
        _pieces(file), media_type=MEDIA_TYPE, headers={"Content-Disposition": disposition(name), **headers}
    )


class Spreadsheet(Generic[Row]):
    """A workbook to which lines are added."""

    def __init__(self, kind: SpreadsheetFormat[Row]) -> None:
        self._kind, self._headings = kind, kind.headings
        self._book = Workbook(write_only=True)
        sheet = self._book.create_sheet(kind.title)
        assert isinstance(sheet, WriteOnlyWorksheet)
        self._sheet = sheet
        for n, (_, heading) in enumerate(self._headings, start=1):
            column = get_column_letter(n)
            sheet.column_dimensions[column].width = heading.width  # type: ignore[attr-defined]  # the stubs lack it
        sheet.freeze_panes = "A2"
        sheet.append([self._text(heading.text, bold=True) for _, heading in self._headings])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        if not self._sheet.closed:  # a list that broke off: what was begun is let go of in order
            self._sheet.close()

    def add(self, lines: Sequence[Row]) -> None:
        """Write lines; text is text, whatever it begins with."""
        for line in lines:
            cells = [cell(getattr(line, name), heading, self._kind.zone) for name, heading in self._headings]
            self._sheet.append([self._text(one) if isinstance(one, str) else one for one in cells])

    def closed(self, notice: str | None) -> IO[bytes]:
        """The finished file, at its beginning."""
        if notice is not None:
            self._sheet.append([self._text(notice, bold=True)])
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
        self._book.save(file)
        file.seek(0)
        return file

    def _text(self, words: str, *, bold: bool = False) -> Cell:
        cell = WriteOnlyCell(self._sheet, ILLEGAL_CHARACTERS_RE.sub("", words))
        cell.data_type = "s"  # a citizen's words that begin with = are no formula
        if bold:
            cell.font = Font(bold=True)
        return cell


def cell(value: object, heading: Heading, zone: str) -> str | int:
    """A value as a sheet shows it; nothing for what is missing."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else ""
        case int():
            return value
        case datetime():
            return local_text(value, zone)
        case str():
            return value if heading.words is None else heading.words[value]
    raise TypeError(f"{heading.text}: {type(value).__name__} is no cell")


def stamp(now: datetime, zone: str) -> str:
    """The moment in the name of a file."""
    return "".join(letter for letter in local_text(now, zone).replace(" ", "-") if letter != ":").replace("-", "", 2)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(64 * 1024):
            yield piece
