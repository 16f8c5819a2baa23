# SPDX-License-Identifier: Apache-2.0
"""What boards need of the world: the city in force, figures counted, boards and screens kept."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tongguan.boards.domain.board import Board, Screen
from tongguan.deadlines.api import Calendars
from tongguan.kernel.ids import RegionCode
from tongguan.kernel.work import Command, Footprint
from tongguan.organisation.api import Organisation
from tongguan.taxonomy.api import Taxonomy


class Source(Protocol):
    """A channel by which cases come in."""

    @property
    def name_zh(self) -> str:
        """Its Chinese name."""
        ...

    @property
    def name_en(self) -> str:
        """Its English name."""
        ...


class City(Protocol):
    """The edition in force, as far as boards name things."""

    @property
    def region(self) -> RegionCode:
        """The district this hub serves."""
        ...

    @property
    def organisation(self) -> Organisation:
        """Regions."""
        ...

    @property
    def taxonomy(self) -> Taxonomy:
        """Classes."""
        ...

    @property
    def calendars(self) -> Calendars:
        """The zone in which a day begins."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """The channels by code."""
        ...


class Cities(Protocol):
    """The editions of the city."""

    def current(self) -> City:
        """The edition in force."""
        ...


# ---------------------------------------------------------------- figures


@dataclass(frozen=True, kw_only=True)
class Moments:
    """The moments a count goes by."""

    now: datetime
    day: datetime
    """Midnight of the city's day."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which cases are counted: a region and some classes (none: all)."""

    region: str
    classes: tuple[str, ...]
    below: int
    """Digits of the regions into which the region divides."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What is open at this moment."""

    open: int
    yesterday: int
    """Was open 24 hours ago, as far as it is open still."""
    week: int
    due_soon: int
    within_two_hours: int
    overdue: int
    overdue_since_midnight: int
    urgent_overdue: int


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """What was reported today and in the same hours of yesterday and of a week ago."""

    today: int
    yesterday: int
    week: int


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What was closed in some hours: in all, with a limit, within it, called back, satisfied."""

    closed: int
    limited: int
    on_time: int
    called: int
    satisfied: int


@dataclass(frozen=True, kw_only=True)
class HourCount:
    """One hour of the trend."""

    at: datetime
    reported: int
    closed: int


@dataclass(frozen=True, kw_only=True)
class CodeCount:
    """How many of something."""

    code: str
    count: int


@dataclass(frozen=True, kw_only=True)
class HotCount:
    """A minor class in the last 24 hours and in the 7 days before."""

    code: str
    count: int
    before: int


@dataclass(frozen=True, kw_only=True)
class AreaCount:
    """One part of the region; the on-time share goes over seven days, because a day is too few in a small street."""

    code: str
    open: int
    overdue: int
    due_soon: int
    reported: int
    limited: int
    on_time: int


@dataclass(frozen=True, kw_only=True)
class LinkCount:
    """Open cases in one state."""

    code: str
    count: int
    overdue: int


@dataclass(frozen=True, kw_only=True)
class FeedLine:
    """The newest move of a case that was moved lately; no words of the citizen hang on a wall."""

    task_no: str
    move: str
    at: datetime
    state: str
    class_code: str | None
    region: str
    urgency: str
    red_at: datetime | None
    yellow_at: datetime | None
    closed: bool


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Everything counted for one region and some classes."""

    waiting: Waiting
    arrived: Arrived
    ended_today: Ended
    ended_yesterday: Ended
    ended_week: Ended
    ended_since_yesterday: int
    """Reported before, ended within the last 24 hours: was open 24 hours ago as well."""
    ended_since_week: int
    trend: Sequence[HourCount]
    hot: Sequence[HotCount]
    areas: Sequence[AreaCount]
    sources: Sequence[CodeCount]
    links: Sequence[LinkCount]
    forces: Sequence[CodeCount]
    """People who made a move today, by role."""
    feed: Sequence[FeedLine]


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case behind a number."""

    task_no: str
    state: str
    class_code: str | None
    region: str
    urgency: str
    lead_unit: str | None
    reported_at: datetime
    yellow_at: datetime | None
    red_at: datetime | None
    closed_at: datetime | None
    due_at: datetime | None
    lon: float | None
    lat: float | None


@dataclass(frozen=True, kw_only=True)
class Lived:
    """From when to when a case was open, and where (WGS-84 degrees)."""

    lon: float
    lat: float
    reported_at: datetime
    closed_at: datetime | None


class Counting(Protocol):
    """Counts cases."""

    async def latest(self) -> int:
        """The number of the last event that was told: what was counted before it may be old."""
        ...

    async def counted(self, scope: Scope, moments: Moments) -> Counted:
        """All figures of a region."""
        ...

    async def rows(self, metric: str, scope: Scope, moments: Moments, *, limit: int) -> Sequence[CaseRow]:
        """The cases behind a number, the most urgent or newest first."""
        ...

    async def lived(self, scope: Scope, moments: Moments, *, limit: int) -> Sequence[Lived]:
        """Every case with a position that was open at some moment of the last 24 hours."""
        ...


# ---------------------------------------------------------------- boards and screens


class BoardBook(Protocol):
    """Boards and screens inside one transaction."""

    async def board(self, id_: str) -> Board | None:
        """The newest stored version, locked against others who store."""
        ...

    async def screen(self, id_: str) -> Screen | None:
        """The stored screen, locked."""
        ...

    async def put_board(self, board: Board, footprint: Footprint) -> None:
        """Keep a version."""
        ...

    async def put_screen(self, screen: Screen, footprint: Footprint) -> None:
        """Keep what a screen shows from now on."""
        ...


class BoardWork(Protocol):
    """Opens one transaction with the boards in it."""

    def begin(self, command: Command) -> AbstractAsyncContextManager[BoardBook]:
        """Leaving the block commits; raises AlreadyDone when the same request was granted before."""
        ...


class BoardShelf(Protocol):
    """Looking without locks."""

    async def boards(self) -> Sequence[Board]:
        """The newest version of every stored board."""
        ...

    async def screens(self) -> Sequence[Screen]:
        """Every stored screen."""
        ...
