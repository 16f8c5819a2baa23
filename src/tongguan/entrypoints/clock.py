# SPDX-License-Identifier: Apache-2.0
"""The clock of a demo city: it can play an earlier day, then it tells the real time."""

from datetime import datetime

from tongguan.ground.kernel.clock import Clock, SimulatedClock, SystemClock


class PlaybackClock:
    """Stands in the past while a day is played; released, it tells the time of the clock behind it."""

    def __init__(self) -> None:
        self.behind: Clock = SystemClock()
        """The machine's, until the platform is open and brings the database's."""
        self._played: SimulatedClock | None = None

    def now(self) -> datetime:
        """The played moment, or the present one; timezone-aware, UTC."""
        return self.behind.now() if self._played is None else min(self._played.now(), self.behind.now())

    def play(self, moment: datetime) -> None:
        """Go to a moment of the played day; it never runs backwards."""
        if self._played is None:
            self._played = SimulatedClock(moment)
        self._played.set(moment)

    def release(self) -> None:
        """The play is over: tell the real time from now on."""
        self._played = None
