# SPDX-License-Identifier: Apache-2.0
"""What stands in a cell, without the guards and unseen signs that programs put around it; and whether it is whole."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time

from tongguan.matters.intake.channels.batch.reading.table import Cell, ErrorValue, NoValue
from tongguan.matters.intake.domain.petition import plain_number

MOST_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; the rest becomes zeros."""
NOTHING = frozenset(
    {"无", "没有", "不详", "不明", "未知", "未填", "未填写", "未提供", "未留", "暂无", "空"}
    | {"/", "\\", "-", "--", "—", "——", "null", "none", "nil", "n/a", "nan", "(null)", "\\n"}
)
"""What people and programs write into a cell that has nothing to say."""

_GUARD = re.compile(r'=\s*(?:T\(\s*)?"((?:[^"]|"")*)"\s*\)?', re.IGNORECASE)
_QUOTED = re.compile(r"[\"“]([^\"“”]*)[\"”]|=([\w-]+)")
_EXPONENT = re.compile(r"[+-]?(?:\d[.,]?|\d+[.,]\d*|\d+(?=E[+-]))E[+-]?\d{1,3}", re.IGNORECASE)
_WHOLE_AS_FRACTION = re.compile(r"(\d+)\.0+")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|名称\?)", re.IGNORECASE)
_TOO_NARROW = re.compile(r"#{2,}")
_LOST = [*(chr(code) for code in range(0x20) if code not in (9, 10, 13)), *"\x7f\ufeff\u200b\u2060\u00ad"]


def text_of(cell: Cell) -> str:
    """The cell as a spreadsheet shows it, without guards, invisible signs and blanks around it."""
    if cell is None or isinstance(cell, NoValue):
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**MOST_DIGITS:
        return str(int(cell))
    if isinstance(cell, datetime | time):
        return cell.isoformat(*([" "] if isinstance(cell, datetime) else []))
    if not isinstance(cell, str):
        return str(cell)
    text = before = _without_edges(cell)
    while True:
        if guarded := _GUARD.fullmatch(text):
            text = guarded[1].replace('""', '"')
        elif text[:1] in ("'", "`", "’") and text.count(text[0]) == 1:
            text = text[1:]
        text = _without_edges(text)
        if text == before:
            return text
        before = text


def number_of(cell: Cell) -> str:
    """The cell as a number that is a name: spreadsheets make 24.0 of 24, people write it full-width."""
    text = text_of(cell)
    if quoted := _QUOTED.fullmatch(text):
        text = quoted[1] or quoted[2]
    text = plain_number(text)
    whole = _WHOLE_AS_FRACTION.fullmatch(text)
    return whole[1] if whole else text


def says_nothing(text: str) -> bool:
    """Whether a text only fills its cell."""
    return not text or text.casefold() in NOTHING


def is_exponent(text: str) -> bool:
    """Whether a number stands there as 2.0261E+13."""
    return _EXPONENT.fullmatch(text) is not None


def is_cut_off(cell: Cell) -> bool:
    """Whether a spreadsheet cannot have kept all digits of this number."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return is_exponent(number_of(cell))
    return abs(cell) >= 10**MOST_DIGITS or cell != cell


def ends_as_cut_off(number: str) -> bool:
    """Whether nothing but zeros stands behind the digits that a spreadsheet keeps."""
    return len(number) > MOST_DIGITS and number.isdecimal() and not number[MOST_DIGITS:].strip("0")


def column_is_cut_off(numbers: Iterable[str]) -> bool:
    """Whether these numbers of a column went through a spreadsheet that cut them off.

    One number may well end in a zero; that every long one does, and all of them together in three, is no chance.
    """
    long = [number for number in numbers if len(number) > MOST_DIGITS and number.isdecimal()]
    return all(map(ends_as_cut_off, long)) and sum(len(number) - MOST_DIGITS for number in long) >= 3


def became_date(cell: Cell) -> bool:
    """Whether a spreadsheet made a date of what stands there."""
    return isinstance(cell, date | time)


def error_in(cell: Cell) -> str | None:
    """What a spreadsheet shows instead of a value: an error, or signs because the column is too narrow."""
    if isinstance(cell, ErrorValue):
        return cell.text
    if isinstance(cell, str) and (_ERROR.fullmatch(text := cell.strip()) or _TOO_NARROW.fullmatch(text)):
        return text
    return None


def one_line(text: str) -> str:
    """The text with single blanks."""
    return " ".join(text.split())


def running_text(text: str) -> str:
    """The text with its lines, without blanks at their ends or empty lines between them."""
    return "\n".join(plain for line in text.splitlines() if (plain := one_line(line)))


def _without_edges(text: str) -> str:
    kept = text.translate(_DROPPED)
    start, end = 0, len(kept)
    while start < end and _invisible(kept[start]):
        start += 1
    while end > start and _invisible(kept[end - 1]):
        end -= 1
    return kept[start:end]


def _invisible(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc")


_DROPPED = str.maketrans(dict.fromkeys(_LOST, ""))
