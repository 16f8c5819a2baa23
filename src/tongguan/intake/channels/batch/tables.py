# SPDX-License-Identifier: Apache-2.0
"""Rows of CSV and XLSX files, one after the other, without holding a file in memory."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from tongguan.intake.channels.batch.columns import LOOKED_THROUGH, Header, header_of
from tongguan.intake.domain.refusals import UnreadableFile

Cells = Sequence[object]
Numbered = tuple[int, Cells]
"""A row with its line as an editor or a spreadsheet counts."""

MOST_UNPACKED = 2_000_000_000
"""Bytes a spreadsheet may unfold to: a file that claims more is an attack or a mistake."""
LONGEST_CELL = 200_000
"""Letters of one cell of a CSV file; more means that a quotation mark is missing."""
_SAMPLE = 65_536
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_table(path: Path) -> tuple[Header, Iterator[Numbered]]:
    """The header of a file and its rows, blank ones passed over; raises UnreadableFile."""
    with path.open("rb") as file:
        start = file.read(4)
    if start == _OLD_EXCEL:
        raise UnreadableFile("这是旧式Excel（.xls）文件，请另存为.xlsx或CSV。")
    rows = _sheet(path) if start.startswith(b"PK") else _csv(path)
    ahead = (row for row in rows if any(_filled(cell) for cell in row[1]))
    first = list(islice(ahead, LOOKED_THROUGH))
    header = header_of(first)
    return header, chain((row for row in first if row[0] > header.row), ahead)


def _filled(cell: object) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _sheet(path: Path) -> Iterator[Numbered]:
    try:
        with ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise UnreadableFile("表格展开后过大，请分成几个文件。")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise UnreadableFile("这不是有效的Excel（.xlsx）文件，请重新另存。") from error
    try:
        yield from enumerate(book.worksheets[0].iter_rows(values_only=True), start=1)
    except (ParseError, IndexError, BadZipFile) as error:
        raise UnreadableFile("Excel文件已损坏，请用表格软件打开后重新另存。") from error
    finally:
        book.close()


def _csv(path: Path) -> Iterator[Numbered]:
    with path.open(encoding=_encoding(path), newline="") as file:
        sample = file.read(_SAMPLE)
        file.seek(0)
        if "\0" in sample:
            raise UnreadableFile("这不是文本文件，请导出为CSV或.xlsx。")
        reader = csv.reader(file, delimiter=_delimiter(sample))
        csv.field_size_limit(LONGEST_CELL)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise UnreadableFile(f"第{line}行起无法读取，请检查英文双引号是否成对。", row=line) from error


def _encoding(path: Path) -> str:
    """UTF-8 if every byte says so, otherwise the national standard GB 18030, which contains GBK and GB 2312."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while block := file.read(io.DEFAULT_BUFFER_SIZE * 64):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8-sig"


def _delimiter(sample: str) -> str:
    first = sample.partition("\n")[0]
    return max((",", "\t", ";"), key=first.count)
