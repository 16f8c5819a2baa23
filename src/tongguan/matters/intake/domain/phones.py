# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers as people write them, and the key under which one caller is known again (ANA-01)."""

import re

from tongguan.ground.kernel.words import DASHES, plain
from tongguan.matters.intake.domain.number_kinds import CHINA, PHONES, foreign_key
from tongguan.matters.intake.domain.numbers import digit_of, numbers_of

_EXTENSION = re.compile(r"转|#|ext|x|分机|内线", re.IGNORECASE)
_LOCAL = re.compile(r"(\d{7,8}|\d{3,4}[- ]\d{4})-(\d{1,4})")
"""A number without area, and behind a hyphen its extension."""
_NOTHING_ELSE = re.compile(r"(?:[\d\s+()\[\]./·・\-]|转|#|ext\.?|x|分机|内线)+", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"[^0-9]")
_DIALLED = re.compile(r"(?:00|0)?86(1\d{10}|0\d{9,11})")
"""A number of China with the prefix of the country."""
SHORTEST, LONGEST = 5, 15
"""Digits a number can have: service numbers such as 12345 have five, ITU-T E.164 allows fifteen."""
MOBILE = 11
"""Digits of a mobile number in China; the first is 1."""


def phone_key(phone: str) -> str | None:
    """The digits that identify a caller, however the number was written; none when it is no number.

    Letters of any width, blanks, signs, an extension, the prefixes +86, 0086, 086, 86 and a trunk zero before a mobile
    number make no difference. The number of another country begins with + and the country. Of several the first counts.
    """
    named = next((number.key for number in numbers_of(phone) if number.kind in PHONES), None)
    if named is not None:
        return named
    written = _EXTENSION.split(_in_digits(phone), maxsplit=1)[0].strip()
    local = _LOCAL.fullmatch(written)
    digits = _NOT_DIGITS.sub("", local[1] if local else written)
    if written.lstrip("( ").startswith("+") and not digits.startswith(CHINA):
        return foreign_key(digits) or _of_length(digits)
    if dialled := _DIALLED.fullmatch(digits):
        digits = dialled[1]
    elif written.startswith("+"):
        digits = digits.removeprefix(CHINA)
    if len(digits) == MOBILE + 1 and digits.startswith("01"):
        digits = digits[1:]
    return _of_length(digits)


def is_phone(text: str) -> bool:
    """Whether a text is a telephone number and nothing else."""
    written = _in_digits(text).strip()
    return _NOTHING_ELSE.fullmatch(written) is not None and _NOT_DIGITS.sub("", written) != ""


def _of_length(digits: str) -> str | None:
    return digits if SHORTEST <= len(digits) <= LONGEST else None


def _in_digits(text: str) -> str:
    """The text in plain letters; a number that is all in Chinese numerals in digits."""
    written = DASHES.sub("-", plain(text))
    if any(letter.isdigit() for letter in written):
        return written
    return "".join(digit_of(letter) or letter for letter in written)
