# SPDX-License-Identifier: Apache-2.0
"""Finds known names in a text: exactly (the longest first), and, in what is left, names that resemble."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

SHORTEST_NAME = 2
_ENOUGH_ALIKE = 0.6
"""Share of a name's letter pairs, weighed by how rare they are, that a text must hold to resemble it."""
_SHORTEST_RESEMBLING = 3


@dataclass(frozen=True, kw_only=True)
class Found:
    """A name found in a text at letters start … end-1."""

    name: str
    start: int
    end: int
    share: float = 1.0
    """How much of the name was found, 0 to 1."""


class NameIndex:
    """An index over names, all written as `place_text.folded` writes them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({name for name in names if len(name) >= SHORTEST_NAME})
        beginning: dict[str, list[str]] = defaultdict(list)
        holding: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            beginning[name[:SHORTEST_NAME]].append(name)
            if len(name) >= _SHORTEST_RESEMBLING:
                for pair in _pairs(name):
                    holding[pair].append(number)
        self._beginning = {pair: sorted(begun, key=len, reverse=True) for pair, begun in beginning.items()}
        self._holding = dict(holding)
        self._rarity = {pair: log(1 + len(self._names) / len(held)) for pair, held in holding.items()}
        self._weight = [sum(self._rarity.get(pair, 0.0) for pair in _pairs(name)) for name in self._names]

    def found_in(self, text: str) -> list[Found]:
        """Names the text holds letter by letter; none lies inside a longer one."""
        found: list[Found] = []
        reached = 0
        for start in range(len(text) - SHORTEST_NAME + 1):
            for name in self._beginning.get(text[start : start + SHORTEST_NAME], ()):
                end = start + len(name)
                if end > reached and text.startswith(name, start) and not _cuts_a_number(text, start, end):
                    found.append(Found(name=name, start=start, end=end))
                    reached = end
                    break
        return found

    def resembling(self, text: str, *, besides: Iterable[Found]) -> list[Found]:
        """Names that a stretch of the text resembles, where no name was found exactly."""
        taken = {place for found in besides for place in range(found.start, found.end)}
        at: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for start in range(len(text) - 1):
            pair = text[start : start + 2]
            if start not in taken and start + 1 not in taken:
                for number in self._holding.get(pair, ()):
                    at[number].append((start, pair))
        found = []
        for number, hits in at.items():
            if len(hits) > 1 and (best := self._best_stretch(number, hits)):
                found.append(best)
        return found

    def _best_stretch(self, number: int, hits: list[tuple[int, str]]) -> Found | None:
        name = self._names[number]
        room = len(name) + 2
        best: Found | None = None
        for place, (start, _) in enumerate(hits):
            near = {pair: at for at, pair in reversed(hits[place:]) if at < start + room}
            share = sum(self._rarity[pair] for pair in near) / self._weight[number]
            if share >= _ENOUGH_ALIKE and len(near) > 1 and (best is None or share > best.share):
                best = Found(name=name, start=start, end=max(near.values()) + 2, share=share)
        return best


def _pairs(name: str) -> set[str]:
    return {name[place : place + 2] for place in range(len(name) - 1)}


def _cuts_a_number(text: str, start: int, end: int) -> bool:
    """Whether the stretch begins or ends inside a number: 1村 is not meant where 21村 is written."""
    begins = start > 0 and text[start].isdigit() and text[start - 1].isdigit()
    ends = end < len(text) and text[end - 1].isdigit() and text[end].isdigit()
    return begins or ends
