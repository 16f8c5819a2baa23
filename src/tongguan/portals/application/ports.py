# SPDX-License-Identifier: Apache-2.0
"""What the pages read: lines of lists, counts of queues, numbers of boards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tongguan.cases.api import Clock, Sight
from tongguan.kernel.ids import EditionNo
from tongguan.portals.domain.filters import CaseFilter
from tongguan.portals.domain.queues import NO_DUTY, Duty

COUNTED_UP_TO = 10_000
"""Counts stop here; what is more is told as “more than”."""


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case as a list shows it."""

    id: UUID
    task_no: str
    upstream_no: str | None
    version: int
    state: str
    source: str
    kind: str
    title: str
    address: str
    class_code: str | None
    grade: str | None
    urgency: str
    special_attention: bool
    region: str
    lon: float | None
    lat: float | None
    owner: str
    lead_unit: str | None
    handler: str | None
    complainants: int
    returns: int
    overtime: bool
    suspended_until: datetime | None
    reported_at: datetime
    due_at: datetime | None
    link_due_at: datetime | None
    yellow_at: datetime | None
    red_at: datetime | None
    closed_at: datetime | None
    touched_at: datetime
    link_since: datetime | None


@dataclass(frozen=True, kw_only=True)
class ClockRow:
    """A clock of the timing table, with the edition whose calendar it counts on."""

    edition: EditionNo
    clock: Clock


@dataclass(frozen=True, kw_only=True)
class Position:
    """Where a page ended: the sort key and the id of its last line."""

    at: datetime | None
    id: UUID


@dataclass(frozen=True, kw_only=True)
class QueueCount:
    """How much waits in one queue, and with which lamps."""

    queue: str
    count: int
    red: int
    yellow: int
    more: bool
    """There are more than were counted."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many cases a filter finds."""

    count: int
    more: bool


class CaseLists(Protocol):
    """Lists of cases, as far as a person may see them."""

    async def page(
        self,
        wanted: CaseFilter,
        *,
        sight: Sight,
        after: Position | None,
        limit: int,
        now: datetime,
        by_phone: bool = False,
    ) -> Sequence[CaseRow]:
        """The next lines in the order of the filter, at most `limit`; a telephone number finds only `by_phone`."""
        ...

    async def clocks(self, cases: Sequence[UUID]) -> Sequence[ClockRow]:
        """The clocks of these cases, in the order they were started."""
        ...

    async def count(self, wanted: CaseFilter, *, sight: Sight, now: datetime) -> Count:
        """How many lines there are in all, counted up to COUNTED_UP_TO."""
        ...

    async def queues(self, *, sight: Sight, now: datetime, duty: Duty = NO_DUTY) -> Sequence[QueueCount]:
        """What waits for the organs of a person, and for the person (`duty`)."""
        ...


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """An errand on somebody's list."""

    id: UUID
    kind: str
    state: str
    sent_at: datetime
    due_at: datetime | None
    note: str | None
    case_id: UUID
    task_no: str
    title: str
    address: str
    region: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True, kw_only=True)
class OrderRow:
    """An order on a unit's desk: what it leads, and what it assists in."""

    id: UUID
    unit: str
    role: str
    state: str
    handler: str | None
    sent_at: datetime
    due_at: datetime | None
    case_id: UUID
    task_no: str
    case_state: str
    title: str
    address: str
    class_code: str | None
    region: str
    lon: float | None
    lat: float | None
    yellow_at: datetime | None
    red_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class CallRow:
    """A whistle that called a unit and is not finished."""

    id: UUID
    unit: str
    state: str
    blown_from: str
    blown_at: datetime
    text: str
    answer_due_at: datetime | None
    arrive_due_at: datetime | None
    case_id: UUID
    task_no: str
    title: str
    address: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True, kw_only=True)
class NoticeRow:
    """An urge, a supervision or an instruction, and its answer once there is one."""

    id: UUID
    kind: str
    by: str
    at: datetime
    organ: str | None
    person: str | None
    text: str
    reply_due_at: datetime | None
    answered_at: datetime | None
    answered_by: str | None
    answer: str | None
    case_id: UUID
    version: int
    task_no: str
    case_state: str
    title: str
    region: str


class Desks(Protocol):
    """What waits for a person or for the units in which the person sits; the longest waiting first."""

    async def tasks(self, person: str, *, limit: int) -> Sequence[TaskRow]:
        """Errands that somebody was given and has not done."""
        ...

    async def orders(self, units: Sequence[str], *, limit: int) -> Sequence[OrderRow]:
        """Orders that lie with these units."""
        ...

    async def calls(self, units: Sequence[str], *, limit: int) -> Sequence[CallRow]:
        """Whistles that called these units."""
        ...

    async def notices(self, *, sight: Sight, kinds: Sequence[str], mine: bool, limit: int) -> Sequence[NoticeRow]:
        """Unanswered words: those to the person's own organs, or all that the person may see."""
        ...

    async def notices_sent(self, person: str, *, kinds: Sequence[str], limit: int) -> Sequence[NoticeRow]:
        """What a person has sent, the newest first, answered or not."""
        ...


@dataclass(frozen=True, kw_only=True)
class StateCount:
    """Open cases in one state, with their lamps."""

    state: str
    count: int
    red: int
    yellow: int


@dataclass(frozen=True, kw_only=True)
class AreaCount:
    """Open cases in one street or town."""

    region: str
    open: int
    red: int
    reported: int
    """Reported since the day began."""


@dataclass(frozen=True, kw_only=True)
class SourceCount:
    """Cases reported since the day began, by source."""

    source: str
    count: int


@dataclass(frozen=True, kw_only=True)
class MoveCount:
    """Moves made since the day began."""

    move: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Board:
    """The numbers of the duty desk."""

    states: Sequence[StateCount]
    areas: Sequence[AreaCount]
    sources: Sequence[SourceCount]
    moves: Sequence[MoveCount]


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """How the platform is, for its own page."""

    cases: int
    estimated: bool
    """The number of all cases is the database's estimate, because counting them would take long."""
    states: Sequence[StateCount]
    moves: Sequence[MoveCount]
    waiting_events: int
    last_event_at: datetime | None


class Boards(Protocol):
    """Numbers over many cases."""

    async def board(self, *, sight: Sight, since: datetime, now: datetime) -> Board:
        """The numbers of what a person may see; `since` is when the day began."""
        ...

    async def pulse(self, *, since: datetime, now: datetime) -> Pulse:
        """The numbers of the whole platform."""
        ...


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that was uploaded."""

    hash: str
    clean_hash: str
    media_type: str
    size: int
    taken_at: datetime | None
    lon: float | None
    lat: float | None
    by: str
    at: datetime


class Uploads(Protocol):
    """The register of uploaded files."""

    async def note(self, upload: Upload) -> None:
        """Put a file on the register; the same content is registered once."""
        ...

    async def find(self, hash_: str) -> Upload | None:
        """A registered file."""
        ...

    async def kept(self, hashes: frozenset[str]) -> bool:
        """Whether all of these are on the register."""
        ...
