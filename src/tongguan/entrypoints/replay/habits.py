# SPDX-License-Identifier: Apache-2.0
"""How the simulated staff behave: chances and durations, all in one place, all seeded.

The figures are assumptions of a plausible district, not measurements, except where a row brings its own times: then
its closing time is the real one and everything before it is fitted into the real span.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp


@dataclass(frozen=True, kw_only=True)
class Habits:
    """Chances (0 to 1) of one matter."""

    rejected: float = 0.02
    answered_at_once: float = 0.6
    """Of consultations."""
    returned: float = 0.05
    """By the unit first asked; half as often by the next."""
    return_approved: float = 0.7
    extended: float = 0.5
    """Of those whose unit sees that it will be late."""
    extension_approved: float = 0.8
    suspended: float = 0.01
    sent_back_by_unit: float = 0.03
    check_failed: float = 0.04
    unsatisfied: float = 0.08
    rehandled: float = 0.5
    """Of the unsatisfied, the first time."""
    median_share: float = 0.5
    """Of the official limit, that handling takes in the middle case."""
    spread: float = 0.55
    """Of the logarithm of that share: about one in ten needs longer than the limit."""


MINUTES = {
    "reject": 6,
    "accept": 5,
    "direct_answer": 4,
    "merge": 8,
    "file": 6,
    "dispatch": 9,
    "transfer_centre": 9,
    "escalate": 20,
    "upper_accepts": 25,
    "coordinate": 60,
    "give_legal_opinion": 600,
    "decide_lead": 900,
    "sign": 25,
    "request_return": 40,
    "review_return": 45,
    "record_contact": 60,
    "request": 30,
    "review": 60,
    "assist": 90,
    "unit_pass": 40,
    "unit_return": 60,
    "send_check": 20,
    "check": 24,
    "callback": 400,
    "close": 30,
}
"""Minutes a step takes in the middle case."""


def wait(step: str, dice: random.Random) -> timedelta:
    """How long people take for a step, to the second: half to twice the middle, rarely more."""
    return timedelta(seconds=round(MINUTES[step] * 60 * exp(dice.gauss(0, 0.5))))


def share_of_limit(habits: Habits, dice: random.Random) -> float:
    """The part of the official limit that handling takes."""
    return min(6.0, habits.median_share * exp(dice.gauss(0, habits.spread)))


def fitted(now: datetime, planned: datetime, *, end: datetime | None, part: float = 0.2) -> datetime:
    """A step of a matter whose real end is known comes no later than a part of what is left."""
    if end is None:
        return planned
    left = max(end - now, timedelta(0))
    return min(planned, now + timedelta(seconds=int(left.total_seconds() * part)))
