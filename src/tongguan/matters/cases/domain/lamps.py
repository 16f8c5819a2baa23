# SPDX-License-Identifier: Apache-2.0
"""The lamp (红绿灯) of a case or of one clock, from the moments at which it turns.

Whoever reads many cases at once asks the database the same: `cases/sql/lamps.py`, held to this by a test.
"""

from datetime import datetime
from enum import StrEnum


class Lamp(StrEnum):
    """What a limit looks like at a moment."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    PAUSED = "paused"
    NONE = "none"


def lamp_at(
    now: datetime, *, yellow_at: datetime | None, red_at: datetime | None, due_at: datetime | None, closed: bool
) -> Lamp:
    """The lamp at a moment; lamps turn on whole seconds.

    none: it has ended, or nothing in it has a limit.
    paused: its limit stands, and had not passed when it came to stand; no limit runs, so there is no `red_at`.
    red: after the last second of a limit, and still red while a limit stands that had passed before.
    yellow: from the warning share of a running limit on. green: before that.
    """
    if closed or (red_at is None and due_at is None):
        return Lamp.NONE
    if red_at is None:
        return Lamp.PAUSED
    if late(now, red_at):
        return Lamp.RED
    return Lamp.YELLOW if yellow_at is not None and yellow_at <= whole_second(now) else Lamp.GREEN


def late(moment: datetime, due_at: datetime | None) -> bool:
    """Whether a moment lies after a deadline; the last second counts to its end."""
    return due_at is not None and whole_second(moment) > due_at


def whole_second(moment: datetime) -> datetime:
    """The second in which a moment lies."""
    return moment.replace(microsecond=0)
