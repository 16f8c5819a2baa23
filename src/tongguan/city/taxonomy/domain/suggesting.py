# SPDX-License-Identifier: Apache-2.0
"""From a citizen's words to likely classes, by pairs of neighbouring characters; the same words give the same answer.

The rule. Every sub-class owns the pairs of its own name (weight 1), its minor's (½) and its major's (¼), and the
words of its English name (1): letters are read as whole words, Chinese characters in pairs. What few sub-classes own
says more: it counts ln(1 + N / owners). A sub-class scores the sum over what it owns in the citizen's words. An
everyday word of the city pack (小黄车) speaks for the classes it stands for. A sub-class whose name is said in full
counts twice. Equal scores: lower code first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from tongguan.city.taxonomy.domain.classes import SubClass
from tongguan.ground.kernel.ids import ClassCode

PATH_WEIGHTS = (0.25, 0.5, 1.0)
"""What a pair from the name of the major, the minor and the sub-class itself is worth."""
EVERYDAY_WEIGHT = 4.0
"""What an everyday word is worth: about as much as three rare pairs."""
IDLE = "a an and are at be by for from has have in is it near no not of off on or our out that the there to was with"
SAYS_NOTHING = frozenset(IDLE.split())
"""English words that speak for no class."""
_RUNS = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A likely class and the words that speak for it."""

    code: ClassCode
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WordIndex:
    """Which pair of characters, or which word, speaks for which sub-classes, and how loudly."""

    names: Mapping[ClassCode, str]
    owners: Mapping[str, Sequence[tuple[ClassCode, float]]]
    everyday: Mapping[str, Sequence[tuple[ClassCode, float]]]

    def suggest(self, words: str, limit: int) -> list[Suggestion]:
        """The likeliest classes for a citizen's words, best first."""
        text = _folded(words)
        scores: defaultdict[ClassCode, float] = defaultdict(float)
        matched: defaultdict[ClassCode, list[str]] = defaultdict(list)
        for term in dict.fromkeys(terms(text)):
            for code, weight in self.owners.get(term, ()):
                scores[code] += weight
                matched[code].append(term)
        for word, classes in self.everyday.items():
            if _says(text, word):
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


def terms(text: str) -> Iterable[str]:
    """Neighbouring Chinese characters, two by two, and whole words of letters and digits, without their plural s."""
    for run in _RUNS.findall(text):
        if not run.isascii():
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        elif len(run) > 1 and run not in SAYS_NOTHING:
            yield run.removesuffix("s") if len(run) > 3 else run


def _says(text: str, word: str) -> bool:
    """Whether an everyday word is said; one of letters only as a word of its own (a street is no tree)."""
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}s?(?![a-z0-9])", text) is not None


def index_words(subs: Iterable[SubClass], everyday: Iterable[tuple[str, ClassCode]]) -> WordIndex:
    """The index over a taxonomy; an everyday word of a major or minor speaks for all sub-classes below, more softly."""
    classes = list(subs)
    weights: defaultdict[str, dict[ClassCode, float]] = defaultdict(dict)
    for sub in classes:
        for name, weight in zip(sub.path_zh, PATH_WEIGHTS, strict=True):
            for term in terms(_folded(name)):
                weights[term][sub.code] = max(weight, weights[term].get(sub.code, 0))
        for term in terms(_folded(sub.name_en)):
            weights[term][sub.code] = PATH_WEIGHTS[-1]
    rarity = {term: log(1 + len(classes) / len(owned)) for term, owned in weights.items()}
    by_word: defaultdict[str, list[tuple[ClassCode, float]]] = defaultdict(list)
    for word, prefix in everyday:
        below = [sub.code for sub in classes if sub.code.startswith(prefix)]
        weight = EVERYDAY_WEIGHT * PATH_WEIGHTS[len(prefix) // 2 - 1] * log(1 + len(classes) / max(1, len(below))) / 2
        by_word[_folded(word)].extend((code, weight) for code in below)
    return WordIndex(
        names={sub.code: _folded(sub.name_zh) for sub in classes},
        owners={
            term: [(code, weight * rarity[term]) for code, weight in owned.items()] for term, owned in weights.items()
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
