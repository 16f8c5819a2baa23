# SPDX-License-Identifier: Apache-2.0
"""When a working day is at work: sessions such as 08:00–12:00 and 14:00–18:00."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

DAY = 86_400
"""Seconds in a day."""
_SESSION = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


@dataclass(frozen=True, kw_only=True)
class Session:
    """One stretch of office time, in seconds after local midnight; `closes` itself no longer counts."""

    opens: int
    closes: int


@dataclass(frozen=True, kw_only=True)
class OfficeHours:
    """The sessions of a working day, and how many hours "one work day" (工作日) means in a limit."""

    sessions: tuple[Session, ...]
    working_day_hours: float = 8

    def __post_init__(self) -> None:
        if not self.sessions:
            raise ValueError("a working day needs at least one session")
        if self.working_day_hours <= 0:
            raise ValueError("a work day must have some hours")
        edges = [edge for session in self.sessions for edge in (session.opens, session.closes)]
        if any(later <= earlier for earlier, later in pairwise(edges)):
            raise ValueError("sessions must follow one another with a break between them")
        if edges[0] < 0 or edges[-1] > DAY:
            raise ValueError("sessions must lie within one day")

    @classmethod
    def parse(cls, text: str, *, working_day_hours: float = 8) -> Self:
        """Read "08:00-12:00,14:00-18:00"; ValueError says what is wrong."""
        return cls(
            sessions=tuple(_session(part.strip()) for part in text.split(",")),
            working_day_hours=working_day_hours,
        )

    @property
    def seconds(self) -> int:
        """Working seconds of one full working day."""
        return sum(session.closes - session.opens for session in self.sessions)


def _session(text: str) -> Session:
    match = _SESSION.fullmatch(text)
    if match is None:
        raise ValueError(f"not a session like 08:00-12:00: {text!r}")
    open_hour, open_minute, close_hour, close_minute = (int(part) for part in match.groups())
    if max(open_minute, close_minute) > 59:
        raise ValueError(f"an hour has 60 minutes: {text!r}")
    return Session(opens=open_hour * 3_600 + open_minute * 60, closes=close_hour * 3_600 + close_minute * 60)


USUAL_HOURS = OfficeHours.parse("08:00-12:00,14:00-18:00")
"""The usual office hours; source: domain/sla_limits.csv, row 工作时间."""
