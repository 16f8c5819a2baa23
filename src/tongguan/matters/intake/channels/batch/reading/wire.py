# SPDX-License-Identifier: Apache-2.0
"""What the process that reads a workbook tells the one that asked: one message a line, every cell as a kind and a text.

Texts carry everything: no number is rounded on the way, and a decoder cannot be surprised by a type.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

import msgspec

from tongguan.matters.intake.channels.batch.reading.table import Cell, ErrorValue, NoValue

Sent = tuple[int, str, str]
"""Column from 0, kind, text."""


class WireRow(msgspec.Struct, array_like=True, tag="row"):
    """A line of a sheet with the cells that are filled; or what is damaged in it."""

    line: int
    cells: list[Sent]
    hidden: bool = False
    damage: str = ""
    """Which cell cannot be read, in Chinese; empty for a whole line."""


class WireSheet(msgspec.Struct, array_like=True, tag="sheet"):
    """A sheet and how it begins."""

    at: int
    """Which of the book's sheets."""
    name: str
    visible: bool
    first: list[WireRow]
    merged: bool
    """Whether cells are merged over several rows."""


class Failure(msgspec.Struct, array_like=True, tag="failure"):
    """Why reading ended, in Chinese with what to do."""

    sentence: str
    line: int = 0
    """The line after which nothing can be read, if some could."""


class End(msgspec.Struct, array_like=True, tag="end"):
    """Everything was told: without it, the process died on the way."""


Message = WireRow | WireSheet | Failure | End

_READ: Mapping[str, Callable[[str], Cell]] = {
    "s": str,
    "n": int,
    "f": float,
    "b": lambda text: text == "True",
    "m": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
    "h": lambda text: timedelta(seconds=float(text)),
    "?": lambda text: NoValue(),
    "e": ErrorValue,
}


def sent(column: int, value: Cell) -> Sent:
    """A filled cell as it is told."""
    match value:
        case bool():
            return column, "b", str(value)
        case int():
            return column, "n", str(value)
        case float():
            return column, "f", repr(value)
        case datetime():
            return column, "m", value.isoformat()
        case date():
            return column, "d", value.isoformat()
        case time():
            return column, "t", value.isoformat()
        case timedelta():
            return column, "h", repr(value.total_seconds())
        case NoValue():
            return column, "?", ""
        case ErrorValue():
            return column, "e", value.text
        case _:
            return column, "s", str(value)


def received(cells: list[Sent]) -> list[Cell]:
    """The cells of a line, the empty ones between them as well."""
    line: list[Cell] = [None] * (cells[-1][0] + 1 if cells else 0)
    for column, kind, text in cells:
        line[column] = _READ[kind](text)
    return line


encoded = msgspec.json.Encoder().encode
decoded = msgspec.json.Decoder(Message).decode
