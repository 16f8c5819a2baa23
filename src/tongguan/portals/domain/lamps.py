# SPDX-License-Identifier: Apache-2.0
"""The lamp of a case or clock from the moments at which it turns, as lists keep them."""

from datetime import datetime


def case_lamp(
    *, yellow_at: datetime | None, red_at: datetime | None, due_at: datetime | None, closed: bool, now: datetime
) -> str:
    """red, yellow, green, paused or none; the last second before red still counts."""
    now = now.replace(microsecond=0)
    if closed:
        return "none"
    if red_at is not None and red_at < now:
        return "red"
    if yellow_at is not None and yellow_at <= now:
        return "yellow"
    if red_at is not None:
        return "green"
    return "none" if due_at is None else "paused"
