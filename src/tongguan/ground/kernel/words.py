# SPDX-License-Identifier: Apache-2.0
"""Words that people wrote freely: how they are found again, and what is masked in them (脱敏) before they leave."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

Masked = Callable[[str], str]
"""Words with the telephone, identity and card numbers in them masked."""

_CODE = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{15}")
"""A digest, an id of ours, the code of a cell: their digits may look like a number that somebody can be called by."""
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Signs without a shape of their own (Default_Ignorable_Code_Point of Unicode): zero-width blanks, direction marks."""
DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u30fc\uff70-]")
"""Hyphens, dashes and minus signs of every kind; people take one for the other."""
_PAIRED = "々〆〇\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(rf"(?P<paired>(?:(?=\w)[{_PAIRED}])+)|[^\W_{_PAIRED}]+")
LONGEST_TERM = 64
"""Letters of a term; what is written without a break for longer is kept in pieces."""


def plain(text: str) -> str:
    """The text in plain letters (NFKC): full-width, circled and such letters are the usual ones; no invisible signs."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text))


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """What can be searched for in a text, whatever its letters' width and case, and whether it is in Chinese.

    Written down and asked for alike, so that a spelling makes no difference.
    """
    folded = unicodedata.normalize("NFKC", plain(text).casefold())
    for found in _RUN.finditer(folded):
        yield found[0], found["paired"] is not None


def terms(text: str) -> list[str]:
    """The terms under which a text is found: of Chinese every pair of neighbours, the last letter alone as well."""
    found: dict[str, None] = {}
    for run, chinese in runs(text):
        found |= dict.fromkeys(run[at : at + 2] for at in range(len(run))) if chinese else dict.fromkeys(pieces(run))
    return list(found)


def pieces(run: str) -> list[str]:
    """A run of Latin letters and digits, whole, or in pieces of LONGEST_TERM."""
    return [run[at : at + LONGEST_TERM] for at in range(0, len(run), LONGEST_TERM)]


def as_said(words: str) -> str:
    """Masks nothing."""
    return words


def masked_facts(facts: Mapping[str, object], masked: Masked) -> dict[str, object]:
    """What else is on record of a deed, with every text in it masked; codes, ids and digests stay what they are."""
    return {name: _masked(fact, masked) for name, fact in facts.items()}


def _masked(fact: object, masked: Masked) -> object:
    if isinstance(fact, str):
        return fact if _CODE.fullmatch(fact) else masked(fact)
    if isinstance(fact, dict):
        return masked_facts(fact, masked)
    if isinstance(fact, list):
        return [_masked(one, masked) for one in fact]
    return fact
