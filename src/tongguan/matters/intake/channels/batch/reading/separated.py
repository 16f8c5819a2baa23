# SPDX-License-Identifier: Apache-2.0
"""Lines of separated values as rows: a quotation mark left open costs its own line and none of those that follow."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tongguan.matters.intake.channels.batch.reading.headings import filled
from tongguan.matters.intake.channels.batch.reading.lines import Text
from tongguan.matters.intake.channels.batch.reading.table import Broken, Numbered
from tongguan.matters.intake.domain.refusals import UnreadableFile

PUNCTUATION = ("，", "；")
SEPARATORS = (",", "\t", ";", "|", *PUNCTUATION)
"""What may stand between cells, the usual ones first."""
NO_SEPARATOR = "\x1f"
"""For a list of one column, whose commas are text."""
LONGEST_CELL = 200_000
"""Letters of one cell; more means that a quotation mark is missing."""
MOST_PIECES = 5
"""Lines into which one row may have been broken."""
csv.field_size_limit(10 * LONGEST_CELL)


@dataclass(frozen=True, kw_only=True)
class Width:
    """How many cells the rows of a table have."""

    below: int
    """Line of the header: what stands above is as wide as it likes."""
    header: int
    usual: int


def width_of(line: int, first: Iterable[Numbered | Broken]) -> Width:
    """The widths by the header, on this line, and the first rows below it."""
    rows = [row for row in first if not isinstance(row, Broken) and any(map(filled, row[1]))]
    header_cells = next((len(cells) for at, cells in rows if at == line), 0)
    counted = Counter(len(cells) for at, cells in rows if at > line)
    usual = min((width for width, times in counted.items() if times == max(counted.values())), default=header_cells)
    return Width(below=line, header=header_cells, usual=max(usual, header_cells))


def rows_of(lines: Iterable[Text], separator: str, width: Width | None = None) -> Iterator[Numbered | Broken]:
    """The rows, blank ones too; of a known width, what has more cells is told as broken."""
    ahead = _Ahead(lines)
    known = width
    while (first := ahead.take()) is not None:
        line, text, whole = first
        width = known if known is not None and line > known.below else None
        if not whole:
            yield _damaged(line, text)
            continue
        if '"' not in text:
            yield _fitting(line, text.rstrip("\r\n").split(separator), width, text)
            continue
        quoted = _Quoted(ahead, text, separator, width)
        read: Numbered | Broken
        try:
            read = _fitting(line, next(csv.reader(quoted, delimiter=separator, strict=True)), width, text)
        except csv.Error:
            quoted.give_back()
            read = _open_mark(line, text)
        if isinstance(read, Broken) and width is not None:
            tolerant = _tolerantly(text.rstrip("\r\n"), separator)
            read = (line, tolerant) if tolerant is not None and len(tolerant) == width.header else read
        yield read


class _Ahead:
    """Lines that can be given back."""

    def __init__(self, lines: Iterable[Text]) -> None:
        self._lines = iter(lines)
        self._back = deque[Text]()

    def take(self) -> Text | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def give_back(self, lines: Sequence[Text]) -> None:
        self._back.extendleft(reversed(lines))


class _Quoted:
    """The lines of one row, as many as its quotation marks ask for; a line that is a row of its own is none of them."""

    def __init__(self, ahead: _Ahead, first: str, separator: str, width: Width | None) -> None:
        self._ahead, self._first, self._separator = ahead, first, separator
        self._taken = list[Text]()
        self._letters = 0
        self._begun = False
        complete = None if width is None or width.header < 3 else width.header - 1
        self._own = complete if complete is not None and first.count(separator) >= complete else None

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self._begun:
            self._begun = True
            return self._first
        following = self._ahead.take()
        if following is None:
            raise StopIteration
        self._taken.append(following)
        self._letters += len(following.text)
        if not following.whole or self._letters > LONGEST_CELL or self._is_row(following.text):
            raise StopIteration
        return following.text

    def give_back(self) -> None:
        self._ahead.give_back(self._taken)

    def _is_row(self, text: str) -> bool:
        if self._own is None or text.count(self._separator) != self._own:
            return False
        return self._separator in text.partition('"')[0]


def _tolerantly(text: str, separator: str) -> list[str] | None:
    """A line whose quotation marks are text, unless they open or close a cell."""
    mark = re.escape(separator)
    end = rf"[ \t]*(?:{mark}|$)"
    cell = re.compile(rf'[ \t]*"((?:[^"]|"(?!{end}))*)"[ \t]*(?={mark}|$)|([^{mark}]*)')
    cells, at = list[str](), 0
    while (found := cell.match(text, at)) is not None:
        quoted, plain = found.groups()
        if plain is not None and plain.lstrip().startswith('"'):
            return None
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if at >= len(text):
            return cells
        at += 1
    return None


def _fitting(line: int, cells: Sequence[str], width: Width | None, text: str) -> Numbered | Broken:
    if width is None or len(cells) <= width.header:
        return line, cells
    beyond = any(cell.strip() for cell in cells[width.header :])
    if not beyond and len(cells) <= width.usual:
        return line, cells
    return Broken(
        row=line,
        problem_zh=f"这一行有{len(cells)}列，表头只有{width.header}列",
        problem_en=f"{len(cells)} cells, but the header has {width.header}",
        advice_zh="单元格内容里可能有分隔符（如英文逗号），请用英文双引号括起来，或改用全角逗号",
        value=text.strip()[:60],
    )


def unbroken(rows: Iterable[Numbered | Broken], width: Width) -> Iterator[Numbered | Broken]:
    """The rows; what is one row together, broken by ends of lines within a cell, is told and registered in no part."""
    if width.usual != width.header or width.header < 3:
        yield from rows
        return
    pieces = list[Numbered]()
    broke_off: UnreadableFile | None = None
    try:
        for row in rows:
            if not isinstance(row, Broken) and len(row[1]) < width.header and len(pieces) < MOST_PIECES:
                pieces.append(row)
                continue
            yield from _pieces(pieces, width)
            pieces.clear()
            yield row
    except UnreadableFile as refusal:  # what came before is told before
        broke_off = refusal
    yield from _pieces(pieces, width)
    if broke_off is not None:
        raise broke_off


def _pieces(rows: Sequence[Numbered], width: Width) -> Iterable[Numbered | Broken]:
    if len(rows) < 2 or sum(len(cells) - 1 for _, cells in rows) + 1 != width.header:
        return list(rows)
    first, last = rows[0][0], rows[-1][0]
    return [
        Broken(
            row=first,
            problem_zh=f"第{first}行到第{last}行像是一行被换行分开了",
            problem_en=f"lines {first} to {last} look like one row broken by an end of line within a cell",
            advice_zh="单元格内容里有换行时，请用英文双引号括起来，或删去换行",
            value=" ".join(cell for cell in map(str, rows[0][1]) if cell)[:60],
        )
    ]


def _damaged(line: int, text: str) -> Broken:
    return Broken(
        row=line,
        problem_zh="这一行有损坏的字符，无法读取",
        problem_en="the line has bytes that are no letters",
        advice_zh="请在原系统中重新导出，或核对这一行后单独提交",
        value=text.strip()[:60],
    )


def _open_mark(line: int, text: str) -> Broken:
    return Broken(
        row=line,
        problem_zh=f"第{line}行的英文双引号不成对",
        problem_en=f"a quotation mark is left open on line {line}",
        advice_zh="请补上或删去这一行的英文双引号；单元格里的双引号要写两个",
        value=text.strip()[:60],
    )
