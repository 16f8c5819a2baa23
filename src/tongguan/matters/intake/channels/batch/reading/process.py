# SPDX-License-Identifier: Apache-2.0
"""The process that reads a workbook, with limits of time and memory: `python -m … FILE [SHEET]`, told as in `wire`.

Without a sheet it tells how each begins; with one, all its rows. Whatever a file does to a library happens here.
"""

import contextlib
import resource
import sys
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

if __name__ == "__main__":
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # openpyxl would load it, threads and all, for nothing

from tongguan.matters.intake.channels.batch.reading.kinds import DAMAGED, SAVE_AS, TOO_MUCH
from tongguan.matters.intake.channels.batch.reading.wire import End, Failure, Message, WireSheet, encoded
from tongguan.matters.intake.channels.batch.reading.workbook import (
    NoSheets,
    OutOfOrder,
    ParseError,
    WorkbookTooLarge,
    merged_blocks,
    open_book,
    rows_of,
)

MOST_MEMORY = 1 << 30
"""Bytes of address space."""
MOST_SECONDS = 300
"""Seconds of processor time: a full sheet of a million rows takes about half of it."""
_NO_MEMORY = 1
"""How expat says it: pyexpat.errors.codes[pyexpat.errors.XML_ERROR_NO_MEMORY]."""
LOOKED_AT = 60
"""Rows by which a sheet is judged."""


def messages(path: Path, at: int | None) -> Iterator[Message]:
    """Everything there is to tell of a workbook, or of one of its sheets; ends with End or Failure."""
    line = 0
    try:
        book = open_book(path)
        if at is None:
            for number, sheet in enumerate(book.sheets):
                merged = merged_blocks(book, sheet)
                first = list(islice(rows_of(book, sheet, merged), LOOKED_AT))
                yield WireSheet(number, sheet.name, sheet.visible, first, bool(merged))
        else:
            for row in rows_of(book, book.sheets[at], merged_blocks(book, book.sheets[at])):
                yield row
                line = row.line
        yield End()
    except MemoryError:
        yield Failure(TOO_MUCH, line)
    except WorkbookTooLarge:
        yield Failure("表格展开后过大，请分成几个文件。", line)
    except NoSheets:
        yield Failure(f"Excel文件里没有可读的工作表（另存时不要选“Strict Open XML”）。{SAVE_AS}", line)
    except OutOfOrder:
        yield Failure(f"Excel文件的行号混乱，文件已损坏。{SAVE_AS}", line)
    except ParseError as error:
        yield Failure(TOO_MUCH if error.code == _NO_MEMORY else DAMAGED, line)
    except Exception:
        yield Failure(DAMAGED, line)


def main(path: Path, at: int | None) -> None:
    """Read under the limits and tell it on standard output; nobody listening any more is an end like another."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError):  # not every system keeps every limit
            resource.setrlimit(what, (most, most))
    warnings.simplefilter("ignore")  # what openpyxl remarks on is told as cells or not at all
    with contextlib.suppress(BrokenPipeError):
        for message in messages(path, at):
            sys.stdout.buffer.write(encoded(message) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
