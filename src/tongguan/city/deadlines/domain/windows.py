# SPDX-License-Identifier: Apache-2.0
"""Stretches of time that a clock leaves out: pauses of one case, outages of the whole platform."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Window:
    """From one moment to a later one."""

    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        if self.since.tzinfo is None or self.until.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        if self.until < self.since:
            raise ValueError(f"a window cannot end ({self.until}) before it begins ({self.since})")


@dataclass(frozen=True, kw_only=True)
class PauseWindow(Window):
    """A clock of one case stood still (挂账 and the like)."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Outage(Window):
    """The platform was down; left out afterwards, and only by a recorded decision (SLA-10)."""

    decision: str
    """The number or title of the decision that excludes this window."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.decision.strip():
            raise ValueError("an outage is excluded only by a recorded decision")


def merged(windows: Iterable[Window], *, since: datetime) -> Iterator[Window]:
    """The windows in order, without overlap and clipped to begin at `since`: no second is left out twice."""
    open_from: datetime | None = None
    open_until = since
    for window in sorted(windows, key=lambda one: one.since):
        if window.until <= since:
            continue
        begin = max(window.since, since)
        if open_from is not None and begin <= open_until:
            open_until = max(open_until, window.until)
            continue
        if open_from is not None:
            yield Window(since=open_from, until=open_until)
        open_from, open_until = begin, window.until
    if open_from is not None:
        yield Window(since=open_from, until=open_until)
