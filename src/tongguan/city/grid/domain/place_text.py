# SPDX-License-Identifier: Apache-2.0
"""Writes Chinese text in one way, so that 七莘路１２３弄, 七莘路 123弄 and 七莘路一百二十三弄 are the same."""

import re
import unicodedata
from dataclasses import dataclass

_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | {"〇": "0"}
_NUMERALS = re.compile("[零〇一二三四五六七八九十百]+")
_NUMBER = re.compile("(?:([一二三四五六七八九])百)?[零〇]?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?")
_PASSED_OVER = frozenset("\"'“”‘’《》〈〉【】[]「」·•_")


@dataclass(frozen=True, kw_only=True)
class Folded:
    """A text written in one way; `origin[i]` is where its letter i stood in the text as given."""

    text: str
    origin: tuple[int, ...]

    def given(self, start: int, end: int, whole: str) -> str:
        """The part of the text as given that letters start … end-1 stand for."""
        after = self.origin[end] if end < len(self.origin) else len(whole)
        return whole[self.origin[start] : after].strip()


def folded(text: str) -> Folded:
    """Half-width, lower case, no blanks or quotation marks, numbers in digits."""
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKC", letter).lower():
            if not plain.isspace() and plain not in _PASSED_OVER:
                letters.append(plain)
                origin.append(place)
    joined = "".join(letters)
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for numerals in _NUMERALS.finditer(joined):
        start, end = numerals.span()
        digits = _in_digits(numerals.group())
        parts += [joined[done:start], digits]
        places += [*origin[done:start], *(origin[start + min(i, end - start - 1)] for i in range(len(digits)))]
        done = end
    return Folded(text="".join([*parts, joined[done:]]), origin=(*places, *origin[done:]))


def _in_digits(numerals: str) -> str:
    if "十" not in numerals and "百" not in numerals:
        return "".join(_DIGITS[numeral] for numeral in numerals)
    counted = _NUMBER.fullmatch(numerals)
    if not counted:
        return numerals
    hundreds, tens, ten, ones = counted.groups()
    value = 100 * int(_DIGITS[hundreds]) if hundreds else 0
    value += 10 * int(_DIGITS[tens] if tens else "1") if ten else 0
    return str(value + (int(_DIGITS[ones]) if ones else 0))
