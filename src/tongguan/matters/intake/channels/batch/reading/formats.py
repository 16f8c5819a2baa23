# SPDX-License-Identifier: Apache-2.0
"""How a workbook shows its numbers: which styles make a date of one, hours, or an order number with leading zeros."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import fromstring

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.xml.constants import SHEET_MAIN_NS

_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats of dates that need not be written out, those of Chinese, Japanese and Korean spreadsheets among them."""
_DURATION = 46
_ZEROS = re.compile(r"0{2,}")


@dataclass(frozen=True, kw_only=True)
class Formats:
    """The styles of a workbook by what they show."""

    dates: frozenset[int] = frozenset()
    durations: frozenset[int] = frozenset()
    """Hours, also beyond 24."""
    padded: Mapping[int, int] = field(default_factory=dict)
    """Whole numbers with leading zeros → how many digits."""


def formats_of(styles: bytes) -> Formats:
    """The formats of a part of styles; raises ParseError, ValueError."""
    root = fromstring(styles)
    formats = root.iter(f"{{{SHEET_MAIN_NS}}}numFmt")
    written = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in formats}
    dates, durations, padded = set[int](), set[int](), dict[int, int]()
    styled = root.find(f"{{{SHEET_MAIN_NS}}}cellXfs")
    for at, style in enumerate(() if styled is None else styled):
        number = int(style.get("numFmtId") or 0)
        code = written.get(number)
        if number in _DATES if code is None else is_date_format(code):
            dates.add(at)
        if number == _DURATION if code is None else is_timedelta_format(code):
            durations.add(at)
        if code is not None and _ZEROS.fullmatch(code):
            padded[at] = len(code)
    return Formats(dates=frozenset(dates), durations=frozenset(durations), padded=padded)
