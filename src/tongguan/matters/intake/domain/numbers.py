# SPDX-License-Identifier: Apache-2.0
"""Numbers of people as they stand in free words: telephones, identity cards, bank cards, however they are written.

A text is read as groups of digits with signs between them; invisible signs do not end a group. Which groups together
are a number is decided in `number_kinds`, by their digits and by how people divide such numbers.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tongguan.ground.kernel.words import DASHES, INVISIBLE
from tongguan.matters.intake.domain.number_kinds import LONGEST, DigitWindow, NumberKind, kind_of

_HAN = dict(zip("〇零○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖", "00011122334455667788" + "99", strict=True))
_DIGIT = re.compile(rf"[\d⁰¹²³⁴-⁹₀-₉①-⑨⓪⑴-⑼⒈-⒐❶-❾➀-➈➊-➒{''.join(_HAN)}]")
FEWEST = 8
"""Digits that the shortest number has which is looked for: one of a foreign country."""
_CHUNK = re.compile(r"\+?[~(]*\d[\d~]*(?:(?:~*[- ./(;+]){1,3}~*\d[\d~]*)*")
_GROUP = re.compile(r"\d[\d~]*")
_SIGNS = {
    **dict.fromkeys(".．·・•‧∙⋅･˙", "."),
    **dict.fromkeys("/／\\＼|｜", "/"),
    **dict.fromkeys("_＿~～〜", "("),
    "＋": "+",
    "+": "+",
}


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number of somebody in a text."""

    kind: NumberKind
    at: tuple[int, ...]
    """Where its own digits stand in the text: without the prefix of the country, without an extension."""
    key: str
    """Its digits, however they were written; of a telephone the key under which its owner is known again."""


def digit_of(letter: str) -> str:
    """The digit that a letter means, in any script, circled or as a Chinese numeral; nothing if it means none."""
    value = unicodedata.digit(letter, None)
    return _HAN.get(letter, "") if value is None else str(value)


def numbers_of(text: str) -> list[Number]:
    """The numbers of people in a text, in the order in which they stand there."""
    if len(_DIGIT.findall(text)) < FEWEST:
        return []
    found: list[Number] = []
    for read in _readings(text):
        taken = {at for number in found for at in number.at}
        found += [number for number in _found(read) if taken.isdisjoint(number.at)]
    return sorted(found, key=lambda number: number.at)


def _readings(text: str) -> Iterator[str]:
    """The text letter by letter as digits, signs between digits, and everything else.

    First plain digits only; then 一 as the dash it looks like; then Chinese numerals and circled digits as digits.
    """
    plain = "".join(map(_plainly, text))
    yield plain
    if "一" in text:
        yield "".join("-" if letter == "一" else read for letter, read in zip(text, plain, strict=True))
    if any(read == "#" and digit_of(letter) for letter, read in zip(text, plain, strict=True)):
        yield "".join(
            digit_of(letter) or "#" if read == "#" else read for letter, read in zip(text, plain, strict=True)
        )


@lru_cache(maxsize=8192)
def _plainly(letter: str) -> str:
    """One letter of a text as it is read: a digit, a sign that may stand between digits, ~ for nothing, X, or #."""
    if letter.isascii() and letter.isdigit():
        return letter
    decimal = unicodedata.decimal(letter, None)
    if decimal is not None:
        return str(decimal)
    if letter in "xXｘＸ×":
        return "X"
    if letter in _SIGNS:
        return _SIGNS[letter]
    if INVISIBLE.match(letter):
        return "~"
    if DASHES.match(letter):
        return "-"
    return _BY_CATEGORY.get(unicodedata.category(letter), "#")


_BY_CATEGORY = {
    **dict.fromkeys(("Zs", "Zl", "Zp", "Cc"), " "),
    **dict.fromkeys(("Mn", "Me", "Cf"), "~"),
    **dict.fromkeys(("Ps", "Pe", "Pi", "Pf"), "("),
    **dict.fromkeys(("Po", "Pc", "Sm", "Sk", "Sc", "So"), ";"),
    "Pd": "-",
}


def _found(read: str) -> Iterator[Number]:
    for chunk in _CHUNK.finditer(read):
        groups = list(_GROUP.finditer(read, *chunk.span()))
        begin = 0
        while begin < len(groups):
            end, number = _longest(read, groups, begin)
            if number is not None:
                yield number
            begin = end


def _longest(read: str, groups: Sequence[re.Match[str]], begin: int) -> tuple[int, Number | None]:
    """The longest number that begins with this group, and which group comes after it."""
    ends: list[int] = []
    digits = 0
    for end in range(begin, len(groups)):
        digits += sum(letter != "~" for letter in groups[end][0])
        if digits > LONGEST:
            break
        if digits >= FEWEST:
            ends.append(end + 1)
    for end in reversed(ends):
        number = _number(read, groups, begin, end)
        if number is not None:
            return end, number
    return begin + 1, None


def _number(read: str, groups: Sequence[re.Match[str]], begin: int, end: int) -> Number | None:
    """The number that these groups are together, if they are one."""
    chosen = groups[begin:end]
    at = [spot for group in chosen for spot in range(*group.span()) if read[spot] != "~"]
    gaps = [read[one.end() : two.start()].replace("~", "") for one, two in pairwise(chosen)]
    after = read[chosen[-1].end() :].lstrip("~")[:1]
    window = DigitWindow(
        groups=tuple(group[0].replace("~", "") for group in chosen),
        gaps=tuple(gaps),
        plus=read[: chosen[0].start()].rstrip("~").endswith("+"),
        whole=begin == 0 and end == len(groups),
        ends_in_x=after == "X",
    )
    found = kind_of(window)
    if found is None:
        return None
    if found.with_x:
        at.append(read.index("X", at[-1]))
    return Number(kind=found.kind, at=tuple(at[found.prefix :]), key=found.key)
