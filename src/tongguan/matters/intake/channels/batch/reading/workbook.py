# SPDX-License-Identifier: Apache-2.0
"""The sheets of an .xlsx workbook and their rows; nothing here loops over what is not in the file.

Of openpyxl only the parts that understand cells, formats and relations are used: its workbook reader judges styles,
names and themes that say nothing of rows, and its rows are filled up to whatever number a file claims (decision 0006).
The standard parser fetches nothing from outside and refuses entities that unfold to more than a hundred times itself.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse
from zipfile import ZipFile

from openpyxl.packaging.relationship import RelationshipList, get_dependents
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS

from tongguan.matters.intake.channels.batch.reading.formats import Formats, formats_of
from tongguan.matters.intake.channels.batch.reading.table import Cell, ErrorValue, NoValue
from tongguan.matters.intake.channels.batch.reading.wire import WireRow, sent

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The grid of a spreadsheet ends here."""
MOST_UNPACKED = 2_000_000_000
"""Bytes a workbook may unfold to: a file that claims more is an attack or a mistake."""

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]{0,200}?ref=["']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})["']""")
_BLOCK = 1 << 20
_LONGEST_TAG = 256


class WorkbookTooLarge(Exception):
    """The workbook claims to unfold to more than anybody's list can be."""


class NoSheets(Exception):
    """The workbook has no sheet that could be read."""


class OutOfOrder(Exception):
    """A row that no spreadsheet can have: its number does not grow, or lies beyond the grid."""


@dataclass(frozen=True, kw_only=True)
class SheetPart:
    """A sheet of the book and where it lies in the archive."""

    name: str
    visible: bool
    part: str


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """An open workbook: what all its sheets have in common."""

    archive: ZipFile
    sheets: Sequence[SheetPart]
    strings: Sequence[str]
    epoch: datetime
    formats: Formats


def open_book(path: Path) -> Workbook:
    """The workbook of a file; raises WorkbookTooLarge, NoSheets, and what the libraries raise of a damaged one."""
    archive = ZipFile(path)
    if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
        raise WorkbookTooLarge
    names = frozenset(archive.namelist())
    part = _one(get_dependents(archive, "_rels/.rels"), "/officeDocument")
    if part is None:
        raise NoSheets
    root = fromstring(archive.read(part))
    relations = get_dependents(archive, _relations_of(part))
    targets = {relation.id: relation.target for relation in relations if relation.Type.endswith("/worksheet")}
    sheets = [
        SheetPart(name=sheet.get("name", ""), visible=sheet.get("state", "visible") == "visible", part=targets[at])
        for sheet in root.iter(_tag("sheet"))
        if (at := sheet.get(f"{{{REL_NS}}}id")) in targets and targets[at] in names
    ]
    if not sheets:
        raise NoSheets
    properties = root.find(_tag("workbookPr"))
    mac = properties is not None and properties.get("date1904") in ("1", "true", "on")
    styles, strings = _one(relations, "/styles"), _one(relations, "/sharedStrings")
    return Workbook(
        archive=archive,
        sheets=sheets,
        strings=_strings(archive, strings) if strings in names else (),
        epoch=CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900,
        formats=formats_of(archive.read(styles)) if styles in names else Formats(),
    )


def merged_blocks(book: Workbook, sheet: SheetPart) -> list[tuple[int, int, int]]:
    """Column (from 0), first and last row of the blocks over several rows; reads the sheet to its end, which proves
    its check sum before the first row is given."""
    found = list[tuple[int, int, int]]()
    rest = b""
    with book.archive.open(sheet.part) as source:
        while block := source.read(_BLOCK):
            rest += block
            end = 0
            for match in _MERGED.finditer(rest):
                end = match.end()
                left, top, _, bottom = range_boundaries(match[1].decode())
                if left is not None and top is not None and bottom is not None and bottom > top:
                    found.append((left - 1, top, bottom))
            rest = rest[max(end, len(rest) - _LONGEST_TAG) :]
    return sorted(found, key=lambda block: block[1])


def rows_of(book: Workbook, sheet: SheetPart, merged: Sequence[tuple[int, int, int]]) -> Iterator[WireRow]:
    """The rows in which something stands, a merged block's value in each of its rows.

    Raises OutOfOrder, and ParseError where the sheet breaks off.
    """
    waiting, open_blocks = list(reversed(merged)), dict[int, tuple[int, int]]()
    values = dict[int, tuple[str, str]]()
    for row in _rows(book, sheet):
        own = {cell[0]: cell for cell in row.cells}
        while waiting and waiting[-1][1] <= row.line:
            column, top, bottom = waiting.pop()
            open_blocks[column] = (top, bottom)
            if top == row.line and column in own:
                values[column] = own[column][1:]
            else:
                values.pop(column, None)
        for column, (top, bottom) in list(open_blocks.items()):
            if row.line > bottom:
                del open_blocks[column]
                values.pop(column, None)
            elif row.line > top and column not in own and column in values and own:
                own[column] = (column, *values[column])
        if own or row.damage:
            row.cells = [own[column] for column in sorted(own)]
            yield row


def _rows(book: Workbook, sheet: SheetPart) -> Iterator[WireRow]:
    with book.archive.open(sheet.part) as source:
        cells, line, tag = _Cells(book), 0, _tag("row")
        for _, element in iterparse(source):
            if element.tag == tag:
                line = _line(element.get("r"), line)
                row = cells.row(line, element)
                element.clear()
                yield row


class _Cells:
    """The cells of rows as openpyxl understands them, and what it cannot understand told cell by cell."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._parser = WorkSheetParser(
            book.archive.fp,  # type: ignore[arg-type]  # not read from here: rows are handed over one by one
            book.strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book.formats.dates,
            timedelta_formats=book.formats.durations,
        )

    def row(self, line: int, element: Element) -> WireRow:
        row = WireRow(line, [], hidden=element.get("hidden") in ("1", "true"))
        column = 0
        for cell in element:
            if cell.tag != _C:
                continue
            where = cell.get("r")
            try:
                at, column = (line, column + 1) if where is None else _place(where, column)
                if at != line:
                    raise ValueError(where)
                value = self._value(cell) if len(cell) else None
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                row.damage = row.damage or (where or f"第{column + 1}列")[:12]
                continue
            if value is not None:
                row.cells.append(sent(column - 1, value))
        return row

    def _value(self, cell: Element) -> Cell:
        kind, style = cell.get("t", "n"), int(cell.get("s") or 0)
        number = cell.findtext(_V) or ""
        if kind in ("s", "str", "inlineStr") and (number or kind == "inlineStr"):
            return _text(self._letters(kind, cell, number)) or None
        read = self._parser.parse_cell(cell)
        value: Cell = read["value"]
        if value is None:
            formula = cell.find(_tag("f")) is not None
            return NoValue() if formula and not (kind == "str" and cell.find(_V) is not None) else None
        if kind == "e":
            return ErrorValue(str(value)[:20])
        if kind == "n":
            if read["data_type"] == "e":  # shown as a date, but none: the number is what stands there
                value = float(number)
            if isinstance(value, float) and not math.isfinite(value):
                raise ValueError(number)
            if isinstance(value, int) and value >= 0 and (digits := self._book.formats.padded.get(style)):
                return str(value).zfill(digits)
        return value

    def _letters(self, kind: str, cell: Element, said: str) -> str:
        if kind == "str":
            return said
        if kind == "inlineStr":
            inline = cell.find(_tag("is"))
            return "" if inline is None else _letters_of(inline)
        if not said.strip().isdecimal():
            raise ValueError(said)
        return self._book.strings[int(said)]


def _place(where: str, before: int) -> tuple[int, int]:
    row, column = coordinate_to_tuple(where)
    if not before < column <= LAST_COLUMN:
        raise ValueError(where)
    return row, column


def _line(said: str | None, before: int) -> int:
    try:
        line = before + 1 if said is None else int(said)
    except ValueError:
        raise OutOfOrder from None
    if not before < line <= LAST_ROW:
        raise OutOfOrder
    return line


def _text(text: str) -> str:
    """Letters written as their code (_x000D_) are letters; halves of a letter are none; blanks alone are nothing."""
    if "_x" in text:
        text = unescape(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "" if text.isspace() else text


def _strings(archive: ZipFile, part: str | None) -> list[str]:
    assert part is not None
    strings = list[str]()
    with archive.open(part) as source:
        for _, element in iterparse(source):
            if element.tag == _tag("si"):
                strings.append(_letters_of(element))
                element.clear()
    return strings


def _letters_of(element: Element) -> str:
    """A text in one piece or in several differently written ones; how it is pronounced is not part of it."""
    runs = element.findall(_tag("r"))
    return "".join(one.findtext(_T) or "" for one in (element, *runs))


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _one(relations: RelationshipList, kind: str) -> str | None:
    return next((relation.target for relation in relations if relation.Type.endswith(kind)), None)


def _tag(name: str) -> str:
    return f"{{{SHEET_MAIN_NS}}}{name}"


_C, _V, _T = _tag("c"), _tag("v"), _tag("t")

__all__ = [
    "LAST_ROW",
    "NoSheets",
    "OutOfOrder",
    "ParseError",
    "SheetPart",
    "Workbook",
    "WorkbookTooLarge",
    "merged_blocks",
    "open_book",
    "rows_of",
]
