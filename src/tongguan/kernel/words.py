# SPDX-License-Identifier: Apache-2.0
"""Words that people wrote freely: what is masked in them (脱敏) before they leave the platform."""

import re
from collections.abc import Callable, Mapping

Masked = Callable[[str], str]
"""Words with the telephone and identity numbers in them masked."""

_CODE = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A digest or an id of ours: their digits may look like a number that somebody can be called by."""


def as_said(words: str) -> str:
    """Masks nothing."""
    return words


def masked_facts(facts: Mapping[str, object], masked: Masked) -> dict[str, object]:
    """What else is on record of a deed, with every text in it masked; ids and digests stay what they are."""
    return {name: _masked(fact, masked) for name, fact in facts.items()}


def _masked(fact: object, masked: Masked) -> object:
    if isinstance(fact, str):
        return fact if _CODE.fullmatch(fact) else masked(fact)
    if isinstance(fact, dict):
        return masked_facts(fact, masked)
    if isinstance(fact, list):
        return [_masked(one, masked) for one in fact]
    return fact
