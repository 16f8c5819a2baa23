# SPDX-License-Identifier: Apache-2.0
"""The numbers of the duty desk and of the platform's own page: open cases by state and street, what was done today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol, Self

from tongguan.ground.kernel.rows import WordFor, region_in, source_in
from tongguan.matters.cases.api import ENDING, MOVE_NAMES, STATE_NAMES, Sight, State


@dataclass(frozen=True, kw_only=True)
class StateCount:
    """某一状态的在办案件 | open cases in one state, with their lamps."""

    state: State
    name: Annotated[str, WordFor("c.state", STATE_NAMES)]
    count: int
    red: int
    yellow: int


@dataclass(frozen=True, kw_only=True)
class StreetCount:
    """某一街镇 | open cases in one street or town."""

    region: str
    name: Annotated[str | None, region_in("c.region")]
    open: int
    red: int
    reported: int
    """今日上报 | reported since the day began."""


@dataclass(frozen=True, kw_only=True)
class SourceCount:
    """某一来源今日上报 | cases reported since the day began, by source."""

    code: str
    name: Annotated[str | None, source_in("c.source")]
    count: int


@dataclass(frozen=True, kw_only=True)
class MoveCount:
    """某一办理今日次数 | moves made since the day began."""

    code: str
    name: Annotated[str, WordFor("h.move", MOVE_NAMES)]
    count: int


@dataclass(frozen=True, kw_only=True)
class DutyBoard:
    """值班看板 | the numbers of the duty desk."""

    as_of: datetime
    since: datetime
    """今日起点 | when the day began."""
    open: int
    red: int
    yellow: int
    reported: int
    closed: int
    states: Sequence[StateCount]
    areas: Sequence[StreetCount]
    sources: Sequence[SourceCount]
    moves: Sequence[MoveCount]

    @classmethod
    def of(
        cls,
        *,
        since: datetime,
        now: datetime,
        states: Sequence[StateCount],
        areas: Sequence[StreetCount],
        sources: Sequence[SourceCount],
        moves: Sequence[MoveCount],
    ) -> Self:
        """The board of these counts, with what they come to in all."""
        return cls(
            as_of=now,
            since=since,
            open=sum(line.count for line in states),
            red=sum(line.red for line in states),
            yellow=sum(line.yellow for line in states),
            reported=sum(line.count for line in sources),
            closed=ended(moves),
            states=states,
            areas=areas,
            sources=sources,
            moves=moves,
        )


@dataclass(frozen=True, kw_only=True)
class PlatformStatus:
    """How the platform is, for its own page."""

    cases: int
    estimated: bool
    """The number of all cases is the database's estimate, because counting them would take long."""
    states: Sequence[StateCount]
    moves: Sequence[MoveCount]
    waiting_events: int
    last_event_at: datetime | None


def ended(moves: Sequence[MoveCount]) -> int:
    """How many cases these moves ended."""
    return sum(line.count for line in moves if line.code in ENDING)


class DutyFigures(Protocol):
    """Numbers over many cases."""

    async def board(self, *, sight: Sight, since: datetime, now: datetime) -> DutyBoard:
        """The numbers of what a person may see, its names still codes; `since` is when the day began."""
        ...

    async def status(self, *, since: datetime, now: datetime) -> PlatformStatus:
        """The numbers of the whole platform."""
        ...
