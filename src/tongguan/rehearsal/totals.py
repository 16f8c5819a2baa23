# SPDX-License-Identifier: Apache-2.0
"""What a play counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tongguan.matters.cases.api import Case, State
from tongguan.matters.intake.api import BadRow
from tongguan.rehearsal.incidents import Incident


@dataclass(kw_only=True)
class Totals:
    """What was played; every report becomes a case or was known, every case comes to one state."""

    cases: int = 0
    known: int = 0
    """Reports that were a case already: the same number in two files."""
    steps: int = 0
    skipped: int = 0
    """Steps that the platform had already done by itself."""
    bells: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """Refusals that belong to the story, by code."""
    lines: Counter[str] = field(default_factory=Counter)
    majors: Counter[str] = field(default_factory=Counter)
    """Cases by major class."""
    states: Counter[str] = field(default_factory=Counter)
    """Cases by the state in which they were left."""
    moves: Counter[str] = field(default_factory=Counter)
    overtime: int = 0
    by_machine: int = 0
    cut: int = 0
    """Cases that the end of the play found under way."""
    filed: int = 0
    answered: int = 0
    """Closed by an answer at once."""
    returned: int = 0
    """Returns that were approved."""
    shirked: int = 0
    """Returns that were refused."""
    meetings: int = 0
    extended: int = 0
    suspended: int = 0
    reworked: int = 0
    rehandled: int = 0
    with_real_times: int = 0
    """Cases closed here whose real due and closing time are told."""
    really_late: int = 0
    """Of these, closed after the real due time."""
    first: datetime | None = None
    last: datetime | None = None

    @property
    def ended(self) -> int:
        """Reports that have come to their end."""
        return self.states.total() - self.cut + self.known

    @property
    def closed(self) -> int:
        """Cases closed."""
        return self.states[State.CLOSED]

    @property
    def merged(self) -> int:
        """Cases that were joined to another."""
        return self.states[State.MERGED]

    @property
    def rejected(self) -> int:
        """Cases that were not taken on."""
        return self.states[State.NOT_ACCEPTED]

    def begin(self, incident: Incident, now: datetime) -> None:
        """A report has become a case."""
        self.cases += 1
        self.lines[incident.line] += 1
        self.majors[incident.class_code[:2]] += 1
        self.first = self.first or now

    def end(self, incident: Incident, case: Case, now: datetime) -> None:
        """A case is left as it is now."""
        self.states[case.state.value] += 1
        self.last = now
        self.overtime += case.overtime
        self.by_machine += any(order.why is not None and order.why.machine for order in case.orders)
        self.filed += case.filed_at is not None
        self.answered += case.outcome == "answered"
        self.returned += case.returns
        self.shirked += case.shirks
        self.meetings += len(case.meetings)
        self.extended += case.extensions
        self.suspended += case.suspensions
        self.reworked += case.reworks
        self.rehandled += case.rehandles
        due, real = incident.due_at, incident.closed_at
        if due is not None and real is not None and case.closed_at is not None and case.state is State.CLOSED:
            self.with_real_times += 1
            self.really_late += case.closed_at > due


@dataclass(frozen=True, kw_only=True)
class FileTotals:
    """What became of the rows of files: each is registered, known or bad."""

    read: int
    bad_rows: Sequence[tuple[str, BadRow]]
    """With the file they stand in."""
    lived: Totals
    seconds: float
    """Wall-clock seconds of the run, writing included."""

    @property
    def open(self) -> int:
        """Cases without an end; none when everything went well."""
        lived = self.lived
        return lived.cases - lived.closed - lived.merged - lived.rejected

    def accounts_for_every_row(self) -> bool:
        """Whether rows in equal rows out."""
        return self.read == self.lived.cases + self.lived.known + len(self.bad_rows) and self.open == 0
