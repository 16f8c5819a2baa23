# SPDX-License-Identifier: Apache-2.0
"""The table of a file: its kind, its sheet or encoding, its header, its rows, one step after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from tongguan.matters.intake.channels.batch.columns import Header
from tongguan.matters.intake.channels.batch.reading import lines, separated, spreadsheet
from tongguan.matters.intake.channels.batch.reading.headings import LOOKED_THROUGH, heading_notes, heading_of
from tongguan.matters.intake.channels.batch.reading.kinds import FileFormat, kind_of
from tongguan.matters.intake.channels.batch.reading.separated import NO_SEPARATOR, PUNCTUATION, SEPARATORS, width_of
from tongguan.matters.intake.channels.batch.reading.sifting import sifted
from tongguan.matters.intake.channels.batch.reading.table import Broken, Cells, FileTable, Note, Numbered
from tongguan.matters.intake.channels.batch.reading.wire import WireSheet
from tongguan.matters.intake.domain.refusals import UnreadableFile

_ENCODINGS = {"gb18030": "GB 18030（GBK）", "big5hkscs": "Big5"}


def read_table(path: Path) -> FileTable:
    """The table in a file, whatever its name; raises UnreadableFile with what to do."""
    return _workbook(path) if kind_of(path) is FileFormat.WORKBOOK else _text(path)


# ---------------------------------------------------------------- workbooks
def _workbook(path: Path) -> FileTable:
    sheets = spreadsheet.sheets_of(path)
    sheet, header = _chosen(sheets)
    first = [spreadsheet.row_of(row) for row in sheet.first]
    notes = [*_sheet_notes(sheets, sheet), *heading_notes(header, first)]
    return _table(header, first, spreadsheet.rows_of(path, sheet, notes), notes)


def _chosen(sheets: Sequence[WireSheet]) -> tuple[WireSheet, Header]:
    """The sheet that shows most of our columns, one with rows first; raises UnreadableFile."""
    found = [(sheet, header) for sheet in sheets if (header := _header_in(sheet)) is not None]
    shown = [one for one in found if one[0].visible]
    if shown:
        return max(shown, key=lambda one: (_holds_rows(*one), len(one[1].places)))
    if found:
        raise UnreadableFile(f"表格在隐藏的工作表“{found[0][0].name}”里，请取消隐藏后另存，再上传。")
    visible = [sheet for sheet in sheets if sheet.visible and sheet.first]
    if not visible:
        raise UnreadableFile("文件是空的，没有一张有内容的工作表。")
    raise _no_header(visible[0])


def _header_in(sheet: WireSheet) -> Header | None:
    try:
        return heading_of([spreadsheet.row_of(row) for row in sheet.first])
    except UnreadableFile:
        return None


def _no_header(sheet: WireSheet) -> UnreadableFile:
    try:
        heading_of([spreadsheet.row_of(row) for row in sheet.first])
    except UnreadableFile as refusal:
        return refusal
    raise AssertionError(sheet.name)


def _holds_rows(sheet: WireSheet, header: Header) -> bool:
    return any(row.line > header.row for row in sheet.first)


def _sheet_notes(sheets: Sequence[WireSheet], taken: WireSheet) -> Iterator[Note]:
    if len(sheets) > 1:
        yield Note(code="sheet", zh=f"读取的是工作表“{taken.name}”。", en=f"Sheet “{taken.name}” was read.")
    hidden = [sheet.name for sheet in sheets if not sheet.visible]
    if hidden:
        names = "、".join(f"“{name}”" for name in hidden)
        yield Note(code="hidden_sheets", zh=f"隐藏的工作表没有读取：{names}。", en=f"Hidden sheets not read: {names}.")
    others = [sheet.name for sheet in sheets if sheet.visible and sheet.first and sheet.at != taken.at]
    if others:
        names = "、".join(f"“{name}”" for name in others)
        zh = f"其他工作表没有读取：{names}。其中如有诉求，请另存为单独的文件再上传。"
        yield Note(code="other_sheets", zh=zh, en=f"Further sheets not read: {names}.")
    if taken.merged:
        zh = "工作表中有合并的单元格，其内容算作所占每一行的内容。"
        yield Note(code="merged_cells", zh=zh, en="What stands in merged cells counts for each of their rows.")


# ---------------------------------------------------------------- texts
def _text(path: Path) -> FileTable:
    encoding, separator, skipped, first, header = _understood(path)
    width = width_of(header.row, first)
    notes = list(heading_notes(header, first))
    if encoding in _ENCODINGS:
        name = _ENCODINGS[encoding]
        notes.insert(0, Note(code="encoding", zh=f"文件按{name}编码读取。", en=f"The file was read as {encoding}."))
    below = islice(lines.lines_of(path, encoding), skipped, None)
    table = _table(header, first, separated.rows_of(below, separator, width), notes)
    return replace(table, rows=separated.unbroken(table.rows, width))


def _understood(path: Path) -> tuple[str, str, int, list[Numbered | Broken], Header]:
    """Encoding, separator, lines that only name it, first rows, header: those by which most columns are understood."""
    encodings = lines.encodings_of(path)
    best: tuple[str, str, int, list[Numbered | Broken], Header] | None = None
    refused: UnreadableFile | None = None
    for encoding in encodings:
        beginning = lines.beginning(path, encoding, LOOKED_THROUGH * 3)
        named, skipped = _named_separator(beginning)
        whole = "".join(line.text for line in beginning)
        for separator in (named,) if named else [*(mark for mark in SEPARATORS if mark in whole), NO_SEPARATOR]:
            if separator == NO_SEPARATOR and best is not None:
                break
            first = list(separated.rows_of(beginning[skipped:], separator))
            try:
                header = heading_of(first)
            except UnreadableFile as refusal:
                refused = refused or refusal
                continue
            if sum(1 for title in header.titles if title) == 1 and separator != NO_SEPARATOR:
                continue  # what stands between words of the rows only
            if separator in PUNCTUATION and len(header.places) < 2:
                continue  # a sentence in which the name of a column happens to stand
            if separator == NO_SEPARATOR and any(_line(row) < header.row for row in first if _filled(row)):
                continue  # a word of prose that happens to be the name of a column
            if best is None or len(header.places) > len(best[4].places):
                best = encoding, separator, skipped, first, header
    if best is None:
        raise refused or UnreadableFile("文件里是文字，没有表格。请把每件诉求写成一行，第一行写表头，存为.xlsx或CSV。")
    return best


def _named_separator(beginning: Sequence[lines.Text]) -> tuple[str | None, int]:
    """What `sep=;` on the first line says to spreadsheets."""
    text = beginning[0].text if beginning else ""
    plain = text.strip("\r\n \"'")
    if plain.casefold().startswith("sep=") and len(plain) == 5:
        return plain[4], 1
    return ("\t", 1) if text.strip("\r\n").casefold() == "sep=\t" else (None, 0)


# ---------------------------------------------------------------- both
def _table(
    header: Header, first: Sequence[Numbered | Broken], rows: Iterator[Numbered | Broken], notes: list[Note]
) -> FileTable:
    above: list[Cells] = [row[1] for row in first if not isinstance(row, Broken) and row[0] <= header.row]
    below = (row for row in rows if _line(row) > header.row)
    return FileTable(header=header, notes=notes, rows=sifted(below, header, above, notes))


def _line(row: Numbered | Broken) -> int:
    return row.row if isinstance(row, Broken) else row[0]


def _filled(row: Numbered | Broken) -> bool:
    return not isinstance(row, Broken) and any(cell is not None and cell != "" for cell in row[1])
