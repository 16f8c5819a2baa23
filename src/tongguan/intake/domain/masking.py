# SPDX-License-Identifier: Apache-2.0
"""What is shown of a petitioner (脱敏) where there is no reason to show more: two can be told apart, none called."""

import re

_PHONE = re.compile(r"(?<!\d)(?:(?:86[- ]?)?1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})|0\d{2,3}[- ]?\d{7,8})(?!\d)")
_ID_NUMBER = re.compile(r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx](?![\dA-Za-z])")
_COMPOUND_SURNAMES = frozenset(
    ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "长孙", "南宫")
)


def masked_phone(phone: str) -> str:
    """138****2671; of a number with fewer than eleven digits only the last two are shown."""
    digits = [at for at, letter in enumerate(phone) if letter.isdigit()]
    shown = {*digits[:3], *digits[-4:]} if len(digits) >= 11 else set(digits[-2:]) if len(digits) >= 5 else set()
    return "".join("*" if letter.isdigit() and at not in shown else letter for at, letter in enumerate(phone))


def masked_id(id_no: str) -> str:
    """The first three and the last two characters, stars between; all stars when there are fewer than eight."""
    if len(id_no) < 8:
        return "*" * len(id_no)
    return id_no[:3] + "*" * (len(id_no) - 5) + id_no[-2:]


def masked_name(name: str) -> str:
    """The surname and stars, 王**; a compound surname is one; of a single letter nothing is shown."""
    name = name.strip()
    if len(name) <= 1:
        return "*" * len(name)
    shown = 2 if name[:2] in _COMPOUND_SURNAMES and len(name) > 2 else 1
    return name[:shown] + "*" * (len(name) - shown)


def masked_words(words: str) -> str:
    """A citizen's words with the telephone and identity numbers in them masked, all else as it was said."""
    words = _ID_NUMBER.sub(lambda found: masked_id(found[0]), words)
    return _PHONE.sub(lambda found: masked_phone(found[0]), words)
