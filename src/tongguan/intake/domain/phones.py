# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers as people write them, and the key under which one caller is known again (ANA-01)."""

import re
import unicodedata

_EXTENSION = re.compile(r"转|#|ext", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"[^0-9]")
SHORTEST, LONGEST = 5, 15
"""Digits a number can have: service numbers such as 12345 have five, ITU-T E.164 allows fifteen."""
MOBILE = 11
"""Digits of a mobile number in China; the first is 1."""


def phone_key(phone: str) -> str | None:
    """The digits that identify a caller, however the number was written; none when it is no number.

    Full-width digits, blanks, hyphens, brackets, an extension after 转 or #, the prefix +86 and a trunk zero before
    a mobile number make no difference.
    """
    plain = _EXTENSION.split(unicodedata.normalize("NFKC", phone), maxsplit=1)[0].strip()
    digits = _NOT_DIGITS.sub("", plain)
    if plain.startswith("+"):
        digits = digits.removeprefix("86")
    elif len(digits) >= 12 and digits.startswith("0086"):
        digits = digits[4:]
    elif len(digits) == MOBILE + 2 and digits.startswith("861"):
        digits = digits[2:]
    if len(digits) == MOBILE + 1 and digits.startswith("01"):
        digits = digits[1:]
    return digits if SHORTEST <= len(digits) <= LONGEST else None
