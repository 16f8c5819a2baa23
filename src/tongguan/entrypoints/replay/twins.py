# SPDX-License-Identifier: Apache-2.0
"""Which open matter a new one repeats: what an acceptor would find who looks through the open cases.

The same class, reported at most `WINDOW` before, and: where the file tells positions, it calls the new one a duplicate
and they lie within `NEAR` metres; where it tells none, at least half the pairs of letters of the titles agree.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from tongguan.entrypoints.replay.life import Life
from tongguan.intake.api import likeness
from tongguan.kernel.geo import distance
from tongguan.kernel.ids import CaseId

WINDOW = timedelta(days=30)
NEAR = 300.0
"""Metres."""
SAME = 0.5
FEWEST = 6
"""Pairs of letters a title must have: very short ones are alike by chance."""


class Twins:
    """The open matters by class, oldest first."""

    def __init__(self) -> None:
        self._open: defaultdict[str, dict[CaseId, tuple[datetime, Life]]] = defaultdict(dict)
        self._ids: set[CaseId] = set()

    def add(self, life: Life, *, now: datetime) -> None:
        """A matter may be repeated from now on."""
        assert life.case_id is not None
        self._open[life.incoming.class_code][life.case_id] = (now, life)
        self._ids.add(life.case_id)

    def forget(self, life: Life) -> None:
        """A matter has ended."""
        assert life.case_id is not None
        self._open[life.incoming.class_code].pop(life.case_id, None)
        self._ids.discard(life.case_id)

    def is_open(self, case_id: CaseId) -> bool:
        """Whether the matter can still be joined."""
        return case_id in self._ids

    def of(self, life: Life, *, now: datetime) -> CaseId | None:
        """The open matter that this one repeats, the likest; none when it is the first."""
        best: tuple[float, CaseId] | None = None
        for case_id, (since, other) in self._open[life.incoming.class_code].items():
            score = _alike(life, other) if now - since <= WINDOW else 0.0
            if score > 0 and (best is None or score > best[0]):
                best = score, case_id
        return None if best is None else best[1]


def _alike(one: Life, other: Life) -> float:
    """0: not the same; otherwise the more the surer."""
    here, there = one.incoming.said_where, other.incoming.said_where
    if here is not None or there is not None:
        if here is None or there is None or not one.incoming.duplicate:
            return 0.0
        metres = distance(here, there)
        return 1 + (NEAR - metres) / NEAR if metres <= NEAR else 0.0
    if len(one.words) < FEWEST or one.incoming.draft.title == one.incoming.draft.source_class:
        return 0.0
    share = likeness(one.words, other.words)
    return share if share >= SAME else 0.0
