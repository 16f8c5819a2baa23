# SPDX-License-Identifier: Apache-2.0
"""Which open matter a new one repeats: what an acceptor would find who looks through the open cases.

The same class, reported at most `WINDOW` before, and: where the file tells positions, it calls the new one a duplicate
and they lie within `NEAR` metres; where it tells none, at least half the pairs of letters of the titles agree.
"""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from tongguan.ground.kernel.geo import distance
from tongguan.ground.kernel.ids import CaseId
from tongguan.matters.intake.api import likeness, pairs
from tongguan.rehearsal.incidents import Incident

WINDOW = timedelta(days=30)
NEAR = 300.0
"""Metres."""
SAME = 0.5
FEWEST = 6
"""Pairs of letters a title must have: very short ones are alike by chance."""


class OpenDuplicates:
    """The open matters by class, oldest first."""

    def __init__(self) -> None:
        self._open: defaultdict[str, dict[CaseId, _Open]] = defaultdict(dict)

    def add(self, incident: Incident, case_id: CaseId) -> None:
        """A matter may be repeated from now on."""
        self._open[incident.class_code][case_id] = _Open(incident, _pairs(incident))

    def forget(self, incident: Incident, case_id: CaseId) -> None:
        """A matter has ended."""
        self._open[incident.class_code].pop(case_id, None)

    def of(self, incident: Incident) -> CaseId | None:
        """The open matter that this one repeats, the likest; none when it is the first."""
        best: tuple[float, CaseId] | None = None
        this = _Open(incident, _pairs(incident))
        for case_id, other in self._open[incident.class_code].items():
            score = _alike(this, other) if incident.at - other.incident.at <= WINDOW else 0.0
            if score > 0 and (best is None or score > best[0]):
                best = score, case_id
        return None if best is None else best[1]


class _Open(NamedTuple):
    incident: Incident
    pairs: frozenset[str]
    """Pairs of letters of the title."""


def _pairs(incident: Incident) -> frozenset[str]:
    return pairs(incident.draft.title or incident.draft.words[:80])


def _alike(one: _Open, other: _Open) -> float:
    """0: not the same; otherwise the more the surer."""
    incident, here, there = one.incident, one.incident.said_where, other.incident.said_where
    if here is not None or there is not None:
        if here is None or there is None or not incident.duplicate:
            return 0.0
        metres = distance(here, there)
        return 1 + (NEAR - metres) / NEAR if metres <= NEAR else 0.0
    if len(one.pairs) < FEWEST or incident.draft.title == incident.draft.source_class:
        return 0.0
    share = likeness(one.pairs, other.pairs)
    return share if share >= SAME else 0.0
