# SPDX-License-Identifier: Apache-2.0
"""One matter on its way through the hub: where it came from, what is planned next, the dice that decide its fate."""

import random
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from tongguan.cases.api import Wish
from tongguan.entrypoints.replay.incoming import Incoming
from tongguan.intake.api import pairs
from tongguan.kernel.ids import CaseId
from tongguan.kernel.people import Actor


@dataclass(frozen=True, kw_only=True)
class Step:
    """What somebody is going to do, and when."""

    at: datetime
    wish: Wish
    by: Actor


@dataclass(kw_only=True)
class Life:
    """What the simulation knows of a matter beyond what the hub keeps."""

    incoming: Incoming
    dice: random.Random
    share: float
    """The part of the official limit that handling takes."""
    case_id: CaseId | None = None
    twin: CaseId | None = None
    """The open case it will be merged into."""
    finish_at: datetime | None = None
    """When the unit means to be done."""
    planned: Step | None = None
    turn: int = 0
    """Counts what was planned, so that an outdated plan is known."""
    refused: int = 0
    """How often the hub said no."""
    tried: set[str] = field(default_factory=set)
    """What happens at most once in a life."""

    @cached_property
    def words(self) -> frozenset[str]:
        """Pairs of letters of the title, to find matters that repeat each other."""
        draft = self.incoming.draft
        return pairs(draft.title or draft.words[:80])

    def once(self, what: str, chance: float) -> bool:
        """Throw the dice for something that happens at most once; the second time the answer is no."""
        if what in self.tried:
            return False
        self.tried.add(what)
        return self.dice.random() < chance
