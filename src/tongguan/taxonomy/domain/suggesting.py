# SPDX-License-Identifier: Apache-2.0
"""From a citizen's words to likely classes, by pairs of neighbouring characters; the same words give the same answer.

The rule. Every sub-class owns the pairs of its own name (weight 1), its minor's (½) and its major's (¼). A pair
that few sub-classes own says more: it counts ln(1 + N / owners). A sub-class scores the sum over its pairs found in
the words. An everyday word of the city pack (小黄车) speaks for the classes it stands for. A sub-class whose name
is said in full counts twice. Equal scores: lower code first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from tongguan.kernel.ids import ClassCode
from tongguan.taxonomy.domain.classes import SubClass

PATH_WEIGHTS = (0.25, 0.5, 1.0)
"""What a pair from the name of the major, the minor and the sub-class itself is worth."""
EVERYDAY_WEIGHT = 4.0
"""What an everyday word is worth: about as much as three rare pairs."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A likely class and the words that speak for it."""

    code: ClassCode
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WordIndex:
    """Which pair of characters speaks for which sub-classes, and how loudly."""

    names: Mapping[ClassCode, str]
    owners: Mapping[str, Sequence[tuple[ClassCode, float]]]
    everyday: Mapping[str, Sequence[tuple[ClassCode, float]]]

    def suggest(self, words: str, limit: int) -> list[Suggestion]:
        """The likeliest classes for a citizen's words, best first."""
        text = _folded(words)
        scores: defaultdict[ClassCode, float] = defaultdict(float)
        matched: defaultdict[ClassCode, list[str]] = defaultdict(list)
        for pair in dict.fromkeys(pairs(text)):
            for code, weight in self.owners.get(pair, ()):
                scores[code] += weight
                matched[code].append(pair)
        for word, classes in self.everyday.items():
            if word in text:
                for code, weight in classes:
                    scores[code] += weight
                    matched[code].append(word)
        for code in scores:
            if self.names[code] in text:
                scores[code] *= 2
        best = sorted(scores, key=lambda code: (-round(scores[code], 4), code))[:limit]
        return [
            Suggestion(code=code, score=round(scores[code], 4), matched=_joined(text, matched[code])) for code in best
        ]


def pairs(text: str) -> Iterable[str]:
    """Neighbouring characters, two by two, that are both letters or digits."""
    return (text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalnum())


def index_words(subs: Iterable[SubClass], everyday: Iterable[tuple[str, ClassCode]]) -> WordIndex:
    """The index over a taxonomy; an everyday word of a major or minor speaks for all sub-classes below, more softly."""
    classes = list(subs)
    weights: defaultdict[str, dict[ClassCode, float]] = defaultdict(dict)
    for sub in classes:
        for name, weight in zip(sub.path_zh, PATH_WEIGHTS, strict=True):
            for pair in pairs(_folded(name)):
                weights[pair][sub.code] = max(weight, weights[pair].get(sub.code, 0))
    rarity = {pair: log(1 + len(classes) / len(owned)) for pair, owned in weights.items()}
    by_word: defaultdict[str, list[tuple[ClassCode, float]]] = defaultdict(list)
    for word, prefix in everyday:
        below = [sub.code for sub in classes if sub.code.startswith(prefix)]
        weight = EVERYDAY_WEIGHT * PATH_WEIGHTS[len(prefix) // 2 - 1] * log(1 + len(classes) / max(1, len(below))) / 2
        by_word[_folded(word)].extend((code, weight) for code in below)
    return WordIndex(
        names={sub.code: _folded(sub.name_zh) for sub in classes},
        owners={
            pair: [(code, weight * rarity[pair]) for code, weight in owned.items()] for pair, owned in weights.items()
        },
        everyday=dict(by_word),
    )


def _folded(text: str) -> str:
    return text.casefold()


def _joined(text: str, found: Iterable[str]) -> tuple[str, ...]:
    """The longest stretches of the text that the found pairs and words cover, in the order of the text."""
    covered = [False] * len(text)
    joins = [False] * len(text)
    for word in found:
        at = text.find(word)
        while at >= 0:
            for place in range(at, at + len(word)):
                covered[place] = True
                joins[place] |= place > at
            at = text.find(word, at + 1)
    stretches: list[str] = []
    for place, character in enumerate(text):
        if not covered[place]:
            continue
        if joins[place] and stretches:
            stretches[-1] += character
        else:
            stretches.append(character)
    return tuple(dict.fromkeys(stretches))
