# SPDX-License-Identifier: Apache-2.0
"""The case as the business sees it: one frozen tree of values, from first report to archive.

The names of the fields are the names of the columns that keep them (migrations), so nothing is translated.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.ground.kernel.ids import CaseId, CentreId, EditionNo, PersonId, RegionCode, UnitId
from tongguan.matters.cases.domain.case_items import (
    Contact,
    Evidence,
    Meeting,
    Notice,
    Order,
    OrderRole,
    OrderState,
    Request,
    RequestKind,
    RequestState,
    Task,
    WhistleCall,
)
from tongguan.matters.cases.domain.clocks import CaseClock
from tongguan.matters.cases.domain.states import OPEN, STATES, Link, Stage, State


@dataclass(frozen=True, kw_only=True)
class Hop:
    """One step of a case from centre to centre; a hop is closed when the case is."""

    centre: CentreId
    since: datetime
    how: str
    """reported | down | up | back: how the case came to this centre."""
    closed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One matter of the city (案件)."""

    id: CaseId
    task_no: str
    """The hub's own number (任务号, CLS-05): unique, the key in conversation."""
    upstream_no: str | None = None
    edition: EditionNo
    state: State
    source: str
    mode: str
    """active | passive | automatic (DIS-01)."""
    kind: str = "complaint"
    """consultation | help | complaint | report | suggestion | opinion | praise."""
    title: str
    address: str
    class_code: str | None = None
    condition: str | None = None
    grade: str | None = None
    urgency: str = "normal"
    special_attention: bool = False
    region: RegionCode
    lon: float | None = None
    lat: float | None = None
    reporter: PersonId
    origin: CentreId
    owner: CentreId
    broker: CentreId | None = None
    """The centre that closes the case: the lowest one shared by where it was reported and where it is handled,
    and not below the level that the grade demands."""
    hops: tuple[Hop, ...] = ()
    lead_unit: UnitId | None = None
    handler: PersonId | None = None
    binding: bool = False
    """The lead was decided by a coordination meeting; "not ours" is no longer possible (DSP-15)."""
    needs_callback: bool = False
    complainants: int = 1
    parent: CaseId | None = None
    returns: int = 0
    shirks: int = 0
    reworks: int = 0
    rehandles: int = 0
    extensions: int = 0
    suspensions: int = 0
    suspended_until: datetime | None = None
    outcome: str | None = None
    """solved | explained | transferred | answered | self_handled | rejected | void | followed."""
    satisfied: bool | None = None
    forced: bool = False
    overtime: bool = False
    exempt: bool = False
    handled_by: tuple[PersonId, ...] = ()
    checked_by: tuple[PersonId, ...] = ()
    reported_at: datetime
    filed_at: datetime | None = None
    dispatched_at: datetime | None = None
    signed_at: datetime | None = None
    handled_at: datetime | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    link_due_at: datetime | None = None
    next_tick_at: datetime | None = None
    yellow_at: datetime | None = None
    """From this moment the lamp of the case is yellow, unless it is red; none while nothing runs."""
    red_at: datetime | None = None
    """After this moment the lamp of the case is red; none while nothing with a limit runs."""
    touched_at: datetime
    version: int = 0

    orders: tuple[Order, ...] = ()
    tasks: tuple[Task, ...] = ()
    requests: tuple[Request, ...] = ()
    clocks: tuple[CaseClock, ...] = ()
    whistle_calls: tuple[WhistleCall, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    notices: tuple[Notice, ...] = ()
    contacts: tuple[Contact, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in OPEN

    @property
    def link(self) -> Link | None:
        """The link the case is in; none when it has ended."""
        return STATES[self.state].link

    @property
    def stage(self) -> Stage:
        """The public stage (上报 … 结案)."""
        return STATES[self.state].stage

    @property
    def lead(self) -> Order | None:
        """The lead order in force: exactly one on a dispatched case, otherwise none."""
        for order in reversed(self.orders):
            if order.role is OrderRole.LEAD and order.state not in CLOSED_ORDERS:
                return order
        return None

    @property
    def helpers(self) -> tuple[Order, ...]:
        """Assisting and joint orders in force beside the lead; those sent before it belonged to an earlier lead."""
        helpers: list[Order] = []
        for order in reversed(self.orders):
            if order.role is OrderRole.LEAD:
                return tuple(reversed(helpers)) if order.state not in CLOSED_ORDERS else ()
            if order.state not in CLOSED_ORDERS:
                helpers.append(order)
        return ()

    def order(self, order_id: UUID) -> Order | None:
        """The order of this id, if the case has it."""
        return next((order for order in self.orders if order.id == order_id), None)

    def task(self, task_id: UUID) -> Task | None:
        """The task of this id, if the case has it."""
        return next((task for task in self.tasks if task.id == task_id), None)

    def open_task(self, kind: str) -> Task | None:
        """The unfinished task of this kind, if any."""
        return next((t for t in reversed(self.tasks) if t.kind == kind and t.state.open), None)

    def open_request(self, *kinds: RequestKind) -> Request | None:
        """The undecided request of one of these kinds, if any."""
        return next((r for r in reversed(self.requests) if r.kind in kinds and r.state.open), None)

    @property
    def forwarded_by(self) -> CentreId | None:
        """The centre that last sent the unit's request upwards, while the one above it has to decide (RTN-06)."""
        waiting = (r for r in reversed(self.requests) if r.state is RequestState.PENDING_UPPER)
        request = next(waiting, None)
        return None if request is None else CentreId(request.reviews[-1].organ)

    @property
    def decided_lead(self) -> UnitId | None:
        """The lead that a coordination meeting decided, while its decision binds (DSP-15)."""
        decided = (m.decided_lead for m in reversed(self.meetings) if m.decided_at is not None)
        return next(decided, None) if self.binding else None

    @property
    def meeting(self) -> Meeting | None:
        """The coordination meeting that has not decided yet, if any."""
        return next((m for m in reversed(self.meetings) if m.decided_at is None), None)


CLOSED_ORDERS = frozenset({OrderState.RETURNED, OrderState.WITHDRAWN})
"""Orders that no longer bind anybody."""
