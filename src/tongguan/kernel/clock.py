# SPDX-License-Identifier: Apache-2.0
"""The only place that asks what time it is; every decision gets `now` as an argument."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        """The present moment, timezone-aware, UTC."""
        ...


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
