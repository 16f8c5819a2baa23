# SPDX-License-Identifier: Apache-2.0
"""The only place that asks what time it is, and how a moment is told; every decision gets `now` as an argument."""

from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        """The present moment, timezone-aware, UTC."""
        ...


def local_text(at: datetime, zone: str) -> str:
    """A moment as people of this time zone write it, 2026-11-30 10:00: the one way in which sentences tell moments."""
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, timezone-aware, UTC."""
        return datetime.now(UTC)


class SimulatedClock:
    """A clock that stands still until it is told to go on: tests and replays play years in minutes."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The simulated moment, timezone-aware, UTC."""
        return self._now

    def advance(self, step: timedelta) -> datetime:
        """Let time pass; it never runs backwards."""
        if step < timedelta(0):
            raise ValueError("time does not run backwards")
        self._now += step
        return self._now

    def set(self, moment: datetime) -> datetime:
        """Go to a later moment; an earlier one is ignored, because time does not run backwards."""
        self._now = max(self._now, moment.astimezone(UTC))
        return self._now
