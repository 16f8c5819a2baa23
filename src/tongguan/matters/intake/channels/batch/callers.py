# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers of a cell: people write several into one, with an extension or a name beside them."""

import re
import unicodedata

from tongguan.matters.intake.domain.phones import phone_key

_BETWEEN = re.compile(r"[/、,;|\n]|或者?|和|及|\s{2,}")
_MOBILE = re.compile(r"(?<!\d)1\d{10}(?!\d)")
_SHORTEST = 5
"""Digits of a number; fewer beside another one are its extension."""


def numbers_in(text: str) -> tuple[str, ...] | None:
    """The numbers of a cell, each once, in their order; none when something there is no telephone number."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return ()
    found: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(plain))):
        digits = sum(letter.isdigit() for letter in part)
        if found and 0 < digits < _SHORTEST:
            found[-1] = f"{found[-1]}转{part}"
        elif digits:
            found += _apart(part)
    if not found or any(phone_key(number) is None for number in found):
        return None
    once: dict[str | None, str] = {}
    for number in found:
        once.setdefault(phone_key(number), number)
    return tuple(once.values())


def _apart(text: str) -> list[str]:
    """One number, or those with a single blank or a remark between them."""
    blank = text.split()
    if all(sum(letter.isdigit() for letter in part) >= 7 for part in blank):
        return blank
    mobiles = _MOBILE.findall(text)
    whole = sum(map(len, mobiles)) == sum(letter.isdigit() for letter in text)
    return mobiles if len(mobiles) > 1 and whole else [text]
