# SPDX-License-Identifier: Apache-2.0
"""Where the header stands: below titles and dates, over one line or two."""

from collections.abc import Sequence

from tongguan.matters.intake.channels.batch.columns import Header, header_of
from tongguan.matters.intake.channels.batch.reading.table import Broken, Cell, Cells, Note, Numbered
from tongguan.matters.intake.domain.refusals import UnreadableFile

LOOKED_THROUGH = 40
"""Filled lines among which the header is looked for."""
SURE = 3
"""Fields that a line must name to be the header whatever follows; words of a title may name one or two."""
_CROWDED = ",，\t;；|"


def heading_of(first: Sequence[Numbered | Broken]) -> Header:
    """The header among the first lines: the one that names most fields; raises UnreadableFile when there is none."""
    lines = [row for row in first if not isinstance(row, Broken) and any(filled(cell) for cell in row[1])]
    best: Header | None = None
    best_at = -1
    for at, (line, cells) in enumerate(lines[:LOOKED_THROUGH]):
        if best is not None and len(best.places) >= SURE and at > best_at + 1:
            break  # what looks like a heading further down is that of another table
        own = heading_in(line, cells)
        both = None if at == 0 else heading_in(line, _over(lines[at - 1][1], cells))
        if own is not None and best is not None and at == best_at + 1 and own.places == best.places:
            best, best_at = own, at  # the lower line of a heading merged over two
        for one in (own, both):
            if one is not None and (best is None or len(one.places) > len(best.places)):
                best, best_at = one, at
    if best is None or len(best.places) < SURE:
        _refuse_upright(lines)
    if best is not None:
        return best
    if any(_crowded(cells) for _, cells in lines):
        raise UnreadableFile("各列都挤在一列里，请用Excel的“数据—分列”分开后再上传。")
    return header_of(lines)


def heading_notes(header: Header, first: Sequence[Numbered | Broken]) -> list[Note]:
    """What stands above the header and was not read."""
    above = [row for row in first if not isinstance(row, Broken) and row[0] < header.row and any(map(filled, row[1]))]
    if not above:
        return []
    zh = f"表头在第{header.row}行，其上{len(above)}行（标题等）没有读取。"
    return [Note(code="heading", zh=zh, en=f"The header is line {header.row}; {len(above)} lines above were not read.")]


def filled(cell: Cell) -> bool:
    """Whether something stands in a cell."""
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def heading_in(line: int, cells: Cells) -> Header | None:
    """The header that this line is, if it is one."""
    try:
        return header_of([(line, cells)])
    except UnreadableFile:
        return None


def _over(upper: Cells, lower: Cells) -> Cells:
    """A heading of two lines: the lower says it more exactly, where it says something."""
    width = max(len(upper), len(lower))
    padded = [*lower, *[None] * (width - len(lower))]
    return [own if filled(own) else upper[at] if at < len(upper) else None for at, own in enumerate(padded)]


def _refuse_upright(lines: Sequence[Numbered]) -> None:
    """A form with its headings one below the other is no list, and its headings are no reports."""
    for column in range(2):
        upright = [cells[column] if column < len(cells) else None for _, cells in lines[:LOOKED_THROUGH]]
        header = heading_in(0, upright)
        if header is not None and len(header.places) >= SURE:
            raise UnreadableFile("这是竖排的表（表头在左边一列）。请改成每件诉求一行、第一行写表头，再上传。")


def _crowded(cells: Cells) -> bool:
    (*only,) = (cell for cell in cells if filled(cell))
    if len(only) != 1 or not isinstance(only[0], str):
        return False
    parts = max((only[0].split(mark) for mark in _CROWDED), key=len)
    header = heading_in(0, parts)
    return header is not None and len(header.places) > 1
