# SPDX-License-Identifier: Apache-2.0
"""Which digits, divided how, are a telephone, an identity or a bank card number.

138 0013 8000 is a telephone; 15-1-1502-1503 are rooms, 2026-01-30 2026-02-01 days, 130.12345678 is a longitude.
Where a number is written in one of the usual ways it is known anywhere; written in another way only where nothing else
stands beside it and one sign divides it throughout.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers


class NumberKind(StrEnum):
    """What kind of number of a person it is."""

    MOBILE = "mobile"  # 手机
    LANDLINE = "landline"  # 座机
    SERVICE = "service"  # 400、800 电话
    FOREIGN = "foreign"  # 境外电话
    IDENTITY = "identity"  # 身份证号
    CARD = "card"  # 银行卡号


PHONES = frozenset({NumberKind.MOBILE, NumberKind.LANDLINE, NumberKind.SERVICE, NumberKind.FOREIGN})
LONGEST = 23
"""Digits of the longest: a card of nineteen, or a telephone with its prefixes."""
CHINA = "86"

_MOBILE = re.compile(r"(?P<prefix>(?:0{0,2}86)?0?)(?P<own>1[3-9]\d{9})")
_LANDLINE = re.compile(r"(?P<prefix>(?:0{0,2}86)?)(?P<own>0(?:10|2\d|[3-9]\d\d)[1-9]\d{6,7})")
_ABROAD = re.compile(r"(?P<prefix>0{0,2}86)(?P<own>(?:10|2\d|[3-9]\d\d)[1-9]\d{6,7})")
"""A landline as it is dialled from abroad, without the zero of its area."""
_SERVICE = re.compile(r"(?P<prefix>(?:0{0,2}86)?)(?P<own>[48]00\d{7})")
_IDENTITY = re.compile(r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dX]")
_OLD_IDENTITY = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}[3-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
)
"""Fifteen digits, given out until 1999; of people born before 1930 it would look like the code of a grid cell."""
_CARD = re.compile(r"(?:30|3[4-9]|[4-69]\d)\d{14,17}")

_USUAL = {
    NumberKind.MOBILE: {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (3, 5, 3), (5, 6), (6, 5)},
    NumberKind.SERVICE: {(10,), (3, 3, 4), (3, 4, 3), (3, 7), (4, 3, 3), (3, 2, 2, 3)},
    NumberKind.IDENTITY: {
        (18,), (17,), (6, 8, 4), (6, 8, 3), (6, 4, 4, 4), (6, 4, 4, 3), (3, 3, 4, 4, 4), (15,), (6, 6, 3)
    },
    NumberKind.CARD: {
        *((length,) for length in range(16, 20)),
        *((4, 4, 4, 4, *more) for more in ((), (1,), (2,), (3,))),
        (6, 13), (6, 10), (4, 6, 6), (4, 4, 4, 7), (8, 8), (8, 8, 3),
    },
}  # fmt: skip
_SUBSCRIBER = {(7,), (8,), (3, 4), (4, 4), (4, 3), (2, 2, 2, 2), (2, 3, 2), (2, 2, 3), (3, 5), (3, 2, 2)}
"""How the part of a landline behind the area is divided."""


@dataclass(frozen=True, kw_only=True)
class DigitWindow:
    """Groups of digits that may be a number."""

    groups: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands between them: - for any dash, a blank, . / ( ; for what is like a dot, a slash, a bracket, others."""
    plus: bool
    """A + stands before the first."""
    whole: bool
    """No other digits stand beside them."""
    ends_in_x: bool

    @property
    def digits(self) -> str:
        """All digits."""
        return "".join(self.groups)


@dataclass(frozen=True, kw_only=True)
class RecognisedNumber:
    """What a window turned out to be."""

    kind: NumberKind
    prefix: int
    """Digits before the number itself."""
    key: str
    with_x: bool = False
    """The number ends in the X behind its digits."""


def kind_of(window: DigitWindow) -> RecognisedNumber | None:
    """What number of a person these groups are, if they are one."""
    digits = window.digits
    for known in (_identity(window, digits), _card(window, digits), _at_home(window, digits)):
        if known is not None:
            return known
    return _abroad(window, digits)


def foreign_key(digits: str) -> str | None:
    """The key of an international number given with its country, none when no country has such a number."""
    try:
        parsed = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _identity(window: DigitWindow, digits: str) -> RecognisedNumber | None:
    written = digits + ("X" if window.ends_in_x and len(digits) == 17 else "")
    if not (_IDENTITY.fullmatch(written) or _OLD_IDENTITY.fullmatch(written)):
        return None
    if not _divided_so(window, NumberKind.IDENTITY, 0):
        return None
    return RecognisedNumber(kind=NumberKind.IDENTITY, prefix=0, key=written, with_x=written.endswith("X"))


def _card(window: DigitWindow, digits: str) -> RecognisedNumber | None:
    if not _CARD.fullmatch(digits) or not _passes_luhn(digits) or not _divided_so(window, NumberKind.CARD, 0):
        return None
    return RecognisedNumber(kind=NumberKind.CARD, prefix=0, key=digits)


def _at_home(window: DigitWindow, digits: str) -> RecognisedNumber | None:
    for kind, form in ((NumberKind.MOBILE, _MOBILE), (NumberKind.SERVICE, _SERVICE)):
        found = form.fullmatch(digits)
        if found and _divided_so(window, kind, found.start("own")):
            return RecognisedNumber(kind=kind, prefix=found.start("own"), key=found["own"])
    for form, trunk in ((_LANDLINE, ""), (_ABROAD, "0")):
        found = form.fullmatch(digits)
        if found and _is_landline(window, found.start("own"), trunk + found["own"]):
            return RecognisedNumber(kind=NumberKind.LANDLINE, prefix=found.start("own"), key=trunk + found["own"])
    return None


def _abroad(window: DigitWindow, digits: str) -> RecognisedNumber | None:
    dialled = digits if window.plus else digits[2:] if digits.startswith("00") else ""
    key = foreign_key(dialled) if dialled and not dialled.startswith(CHINA) else None
    if key is None:
        return None
    country = phonenumbers.parse(key).country_code
    return RecognisedNumber(kind=NumberKind.FOREIGN, prefix=len(digits) - len(dialled) + len(str(country)), key=key)


def _divided_so(window: DigitWindow, kind: NumberKind, prefix: int) -> bool:
    """Whether a number of this kind may be divided like this."""
    sizes, gaps = _without(prefix, window)
    if sizes in _USUAL[kind]:
        return not _is_longitude(window)
    if all(size == 1 for size in sizes):
        return True
    if ";" in "".join(gaps) or not window.whole or any(gap != gaps[0] for gap in gaps):
        return False
    return len(sizes) == 2 or not set("-/").intersection(gaps[0]) or (sizes[0] == 3 and min(sizes) > 1)


def _is_landline(window: DigitWindow, prefix: int, number: str) -> bool:
    """Whether it stands there alone, by single digits, or as area and subscriber."""
    sizes, gaps = _without(prefix, window)
    area = 3 if number.startswith(("010", "02")) else 4
    area -= len(number) - sum(sizes)
    if ";" in "".join(gaps):
        return False
    return len(sizes) == 1 or all(size == 1 for size in sizes) or (sizes[0] == area and sizes[1:] in _SUBSCRIBER)


def _without(prefix: int, window: DigitWindow) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """How many digits each group has once so many have been taken off at the front, and what stands between them."""
    sizes, gaps = [len(group) for group in window.groups], list(window.gaps)
    while prefix:
        taken = min(prefix, sizes[0])
        sizes[0] -= taken
        prefix -= taken
        if not sizes[0]:
            sizes.pop(0)
            gaps = gaps[1:]
    return tuple(sizes), tuple(gaps)


def _is_longitude(window: DigitWindow) -> bool:
    return window.gaps == (".",) and len(window.groups[0]) == 3 and 100 <= int(window.groups[0]) <= 136


def _passes_luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
