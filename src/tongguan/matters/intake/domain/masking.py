# SPDX-License-Identifier: Apache-2.0
"""What is shown of a petitioner (脱敏) where there is no reason to show more: two can be told apart, none called."""

from collections.abc import Collection, Sequence

from tongguan.matters.intake.domain.number_kinds import PHONES, NumberKind
from tongguan.matters.intake.domain.numbers import Number, digit_of, numbers_of

_COMPOUND_SURNAMES = frozenset(
    ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "长孙", "南宫")
)


def masked_phone(phone: str) -> str:
    """138****2671; of a number with fewer than eleven digits only the last two are shown."""
    numbers = [number for number in numbers_of(phone) if number.kind in PHONES]
    hidden = {at for number in numbers for at in _hidden(number)}
    known = {at for number in numbers for at in number.at}
    digits = [at for at, letter in enumerate(phone) if digit_of(letter) and at not in known]
    return _starred(phone, hidden if numbers and len(digits) < 7 else hidden | set(_hidden_of_phone(digits)))


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
    """A citizen's words with the telephone, identity and card numbers in them masked, all else as it was said."""
    return _starred(words, {at for number in numbers_of(words) for at in _hidden(number)})


def _hidden(number: Number) -> Sequence[int]:
    """Where the digits of a number stand that are not shown."""
    if number.kind is NumberKind.MOBILE:
        return number.at[3:7]
    if number.kind is NumberKind.IDENTITY:
        return number.at[3:-2]
    if number.kind is NumberKind.CARD:
        return number.at[4:-4]
    return _hidden_of_phone(number.at)


def _hidden_of_phone(digits: Sequence[int]) -> Sequence[int]:
    if len(digits) >= 11:
        return digits[3:-4]
    return digits[:-2] if len(digits) >= 5 else digits


def _starred(text: str, hidden: Collection[int]) -> str:
    return "".join("*" if at in hidden else letter for at, letter in enumerate(text)) if hidden else text
