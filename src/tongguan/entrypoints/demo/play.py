# SPDX-License-Identifier: Apache-2.0
"""Plays tales in simulated time: an agenda of steps, the clock set before each, doors that do the deeds.

The player never guesses: before every deed it looks at the case as that person is shown it, and the deed must be among
the moves the server offers. A refusal that the story does not expect ends the play loudly.
"""

import asyncio
import heapq
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from tongguan.cases.api import Case
from tongguan.entrypoints.demo.lines import LINES, PLAIN
from tongguan.entrypoints.demo.messages import Message
from tongguan.entrypoints.demo.steps import Deed, Look, LookAgain, Refused, Script, Step, name_of, opening
from tongguan.entrypoints.demo.tale import Tale
from tongguan.kernel.ids import CaseId, new_id
from tongguan.kernel.people import Actor

CHANGED = "cases.changed"
TRIES = 5
"""How often a person looks again when somebody else was quicker."""


class Doors(Protocol):
    """How deeds are done: over HTTP, or in this process."""

    async def report(self, tale: Tale, by: Actor, *, at: datetime) -> Case:
        """Take in the message; the case it became."""
        ...

    async def look(self, case_id: CaseId, by: Actor) -> Look:
        """The case as this person is shown it."""
        ...

    async def do(self, case: Case, deed: Deed, by: Actor, *, request_id: UUID) -> Case:
        """Do the deed on the case as it was seen; raises Refused."""
        ...

    async def settle(self) -> None:
        """Let the platform finish what it does by itself (machine dispatch)."""
        ...


class StoryBroken(Exception):
    """The platform did not let the story go on as written."""


@dataclass(kw_only=True)
class Totals:
    """What was played."""

    cases: int = 0
    steps: int = 0
    skipped: int = 0
    """Steps that the platform had already done by itself."""
    refused: Counter[str] = field(default_factory=Counter)
    """Refusals that belong to the story, by code."""
    lines: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    moves: Counter[str] = field(default_factory=Counter)
    overtime: int = 0
    by_machine: int = 0
    cut: int = 0
    """Tales that the end of the play found under way."""


Progress = Callable[[Totals], None]
"""Told after every step: the totals so far."""


@dataclass(order=True)
class _Due:
    moment: datetime
    turn: int
    run: "_Run" = field(compare=False)


@dataclass(kw_only=True)
class _Run:
    """A tale under way."""

    tale: Tale
    script: Script | None = None
    step: Step | None = None
    case: Case | None = None


class Play:
    """Plays tales against doors until the agenda is empty or the curtain falls."""

    def __init__(
        self,
        doors: Doors,
        *,
        zone: ZoneInfo,
        set_clock: Callable[[datetime], object],
        ring: Callable[[], Awaitable[object]],
        until: datetime,
        every: timedelta = timedelta(minutes=5),
        side_by_side: int = 1,
        wary: bool = True,
    ) -> None:
        """`until`: the end of the play; `every`: how often clocks ring; `wary`: look before every deed."""
        self._doors = doors
        self._zone = zone
        self._set_clock = set_clock
        self._ring = ring
        self._until = until
        self._every = every
        self._side_by_side = side_by_side
        self._wary = wary
        self._agenda: list[_Due] = []
        self._batch: list[_Due] = []
        self._turn = 0
        self._rang = datetime.min.replace(tzinfo=zone)
        self.totals = Totals()

    async def play(self, tales: Iterable[tuple[datetime, Tale]], *, told: Progress | None = None) -> Totals:
        """Play every tale from the moment it starts, in the order they are given; raises StoryBroken."""
        coming = iter(tales)
        self._await_next(coming)
        while self._agenda and self._agenda[0].moment <= self._until:
            batch = self._batch = self._next_batch(coming)
            self._set_clock(batch[-1].moment)
            if batch[-1].moment - self._rang >= self._every:
                self._rang = batch[-1].moment
                await self._ring()
            if len(batch) == 1:
                await self._advance(batch[0])
            else:
                await asyncio.gather(*(self._advance(due) for due in batch))
            if told is not None:
                told(self.totals)
        self._finish()
        return self.totals

    @property
    def goes_on_after_the_end(self) -> bool:
        """Whether somebody is still to act on a case that has ended (reopen, appeal): it must not be forgotten yet."""
        return any(due.run.case is not None and not due.run.case.open for due in (*self._batch, *self._agenda))

    def _await_next(self, coming: Iterator[tuple[datetime, Tale]]) -> None:
        """Put the next tale on the agenda; the one after it follows when its turn has come."""
        for starts, tale in coming:
            self._put(starts, _Run(tale=tale))
            return

    def _take(self, coming: Iterator[tuple[datetime, Tale]]) -> _Due:
        due = heapq.heappop(self._agenda)
        if due.run.step is None:
            self._await_next(coming)
        return due

    def _next_batch(self, coming: Iterator[tuple[datetime, Tale]]) -> list[_Due]:
        """What happens within the same half minute, each in another case; matters of one group wait for each other."""
        first = self._take(coming)
        batch, groups = [first], {first.run.tale.message.group}
        until = first.moment + timedelta(seconds=30)
        while len(batch) < self._side_by_side and self._agenda and self._agenda[0].moment <= min(until, self._until):
            group = self._agenda[0].run.tale.message.group
            if group and group in groups:
                break
            groups.add(group)
            batch.append(self._take(coming))
        return batch

    async def _advance(self, due: _Due) -> None:
        run, now = due.run, due.moment
        if run.step is None or run.case is None:
            case = await self._begin(run, now)
        else:
            case = await self._done(run.tale.message, run.case, run.step)
        run.case = case
        step = self._next_step(run, case)
        stop = run.tale.message.until
        if step is None or (stop is case.state and run.tale.shown):
            self._count(run)
            return
        run.step = step
        at = opening((now + step.after).astimezone(self._zone), step.hours, late_by=run.tale.minutes(2, 90))
        self._put(at, run)

    async def _begin(self, run: _Run, now: datetime) -> Case:
        message, tale = run.tale.message, run.tale
        cell = None if message.point is None else tale.city.grids.nearest_cell(message.point, within=100)
        region = tale.city.region if cell is None else cell.code
        tale.shown = message.line in PLAIN
        try:
            case = await self._doors.report(tale, tale.roster.reporter(message, region), at=now)
        except Refused as refused:
            raise StoryBroken(f"第{message.no}条（{message.line}）登记被拒：{refused}") from refused
        self.totals.cases += 1
        self.totals.lines[message.line] += 1
        run.script = LINES[message.line](tale, case)
        return case

    async def _done(self, message: Message, case: Case, step: Step) -> Case:
        """The step done, or passed over because the platform was quicker."""
        deed, what = step.deed, name_of(step.deed)
        if isinstance(deed, LookAgain):
            await self._doors.settle()
            return (await self._doors.look(case.id, step.who)).case
        request_id, looking = new_id(), self._wary
        for _ in range(TRIES):
            if looking:
                case = await self._looked(message, case, step)
            if step.only_in is not None and case.state not in step.only_in:
                self.totals.skipped += 1
                return case
            try:
                case = await self._doors.do(case, deed, step.who, request_id=request_id)
            except Refused as refused:
                if refused.code == CHANGED:
                    request_id, looking = new_id(), True
                    continue
                if refused.code in step.may_fail:
                    self.totals.refused[refused.code] += 1
                    return (await self._doors.look(case.id, step.who)).case
                raise StoryBroken(
                    f"第{message.no}条（{message.line}）：“{what}”由 {step.who.name} 办理被拒：{refused}"
                ) from refused
            self.totals.steps += 1
            self.totals.moves[what] += 1
            return case
        raise StoryBroken(f"第{message.no}条（{message.line}）：“{what}”多次遇到案件变动")

    async def _looked(self, message: Message, case: Case, step: Step) -> Case:
        """The case as this person is shown it; what they are about to do must be offered, unless it is done already."""
        look = await self._doors.look(case.id, step.who)
        what, state = name_of(step.deed), look.case.state
        elsewhere = step.only_in is not None and state not in step.only_in
        if what not in look.moves and not elsewhere:
            offered = "、".join(sorted(look.moves)) or "无"
            raise StoryBroken(
                f"第{message.no}条（{message.line}）：{step.who.name} 在“{state.value}”时没有“{what}”，可办：{offered}"
            )
        return look.case

    def _next_step(self, run: _Run, case: Case) -> Step | None:
        """What the script says now; none at its end. Raises StoryBroken when it finds no way on."""
        assert run.script is not None
        try:
            return next(run.script) if run.step is None else run.script.send(case)
        except StopIteration:
            return None
        except Exception as fault:
            message = run.tale.message
            where = f"第{message.no}条（{message.line}）在“{case.state.value}”时"
            raise StoryBroken(f"{where}无法继续：{fault!r}") from fault

    def _put(self, moment: datetime, run: _Run) -> None:
        self._turn += 1
        heapq.heappush(self._agenda, _Due(moment, self._turn, run))

    def _count(self, run: _Run) -> None:
        case = run.case
        assert case is not None
        self.totals.states[case.state.value] += 1
        self.totals.overtime += case.overtime
        self.totals.by_machine += any(order.why is not None and order.why.machine for order in case.orders)

    def _finish(self) -> None:
        """Count what the end of the play found under way."""
        for due in self._agenda:
            if due.run.case is not None:
                self.totals.cut += 1
                self._count(due.run)
        self._agenda.clear()
