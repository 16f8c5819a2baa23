# SPDX-License-Identifier: Apache-2.0
"""Plays matters in simulated time: an agenda of steps, the clock set before each, a driver that does the deeds.

The player never guesses: before every deed it looks at the case as that person is shown it, and the deed must be among
the moves the server offers. A refusal that the story does not expect ends the play loudly.
"""

import asyncio
import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tongguan.ground.kernel.work import RequestId
from tongguan.matters.cases.api import Case
from tongguan.rehearsal.deeds import LookAgain, Script, ScriptStep, name_of, opening
from tongguan.rehearsal.driver import Driver, Refused
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.totals import Totals

CHANGED = "cases.changed"
TRIES = 5
"""How often a person looks again when somebody else was quicker."""


class StoryBroken(Exception):
    """The platform did not let the story go on as written."""


Progress = Callable[[Totals], None]
"""Told after every step: the totals so far."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How a play goes on."""

    until: datetime | None = None
    """Where it stops, lives under way or not; none: when the last life has ended."""
    ring_every: timedelta = timedelta(minutes=5)
    """How often clocks ring; nought: before every step."""
    write_every: int | None = None
    """Steps after which what is in memory is put down; none: at the end only."""
    side_by_side: int = 1
    wary: bool = True
    """Look before every deed."""


@dataclass(order=True)
class _Due:
    moment: datetime
    turn: int
    run: "_Run" = field(compare=False)


@dataclass(kw_only=True)
class _Run:
    """A matter under way."""

    matter: PlayedMatter
    script: Script | None = None
    step: ScriptStep | None = None
    case: Case | None = None


class Play:
    """Plays matters through a driver until the agenda is empty or the curtain falls."""

    def __init__(self, driver: Driver, pace: Pace, *, zone: ZoneInfo, set_clock: Callable[[datetime], object]) -> None:
        """`zone`: the city's own time, by which people keep their hours."""
        self._driver = driver
        self._pace = pace
        self._zone = zone
        self._set_clock = set_clock
        self._agenda: list[_Due] = []
        self._batch: list[_Due] = []
        self._turn = 0
        self._rang = datetime.min.replace(tzinfo=zone)
        self._written = 0
        self._now = self._rang
        self.totals = Totals()

    async def play(self, matters: Iterable[PlayedMatter], *, on_progress: Progress | None = None) -> Totals:
        """Play every matter from the moment it comes in, in the order they are given; raises StoryBroken."""
        coming = iter(matters)
        self._await_next(coming)
        while self._agenda and not self._over(self._agenda[0].moment):
            batch = self._batch = self._next_batch(coming)
            self._now = batch[-1].moment
            self._set_clock(self._now)
            await self._keep_up()
            if len(batch) == 1:
                await self._advance(batch[0])
            else:
                await asyncio.gather(*(self._advance(due) for due in batch))
            if on_progress is not None:
                on_progress(self.totals)
        self._finish()
        await self._driver.write()
        return self.totals

    def _over(self, moment: datetime) -> bool:
        return self._pace.until is not None and moment > self._pace.until

    async def _keep_up(self) -> None:
        """What the platform does by itself while time passes; what is gathered in memory is put down."""
        if self._now - self._rang >= self._pace.ring_every:
            self._rang = self._now
            self.totals.bells += await self._driver.ring()
            every = self._pace.write_every
            if every is not None and self.totals.steps - self._written >= every and not self._goes_on_after_the_end:
                self._written = self.totals.steps
                await self._driver.write()

    @property
    def _goes_on_after_the_end(self) -> bool:
        """Whether somebody is still to act on a case that has ended (reopen, appeal): it must not be forgotten yet."""
        return any(due.run.case is not None and not due.run.case.open for due in (*self._batch, *self._agenda))

    def _await_next(self, coming: Iterator[PlayedMatter]) -> None:
        """Put the next matter on the agenda; the one after it follows when its turn has come."""
        for matter in coming:
            self._put(matter.incident.at, _Run(matter=matter))
            return

    def _take(self, coming: Iterator[PlayedMatter]) -> _Due:
        due = heapq.heappop(self._agenda)
        if due.run.step is None:
            self._await_next(coming)
        return due

    def _next_batch(self, coming: Iterator[PlayedMatter]) -> list[_Due]:
        """What happens within the same half minute, each in another case; matters of one group wait for each other."""
        first = self._take(coming)
        batch, groups = [first], {first.run.matter.incident.group}
        until = first.moment + timedelta(seconds=30)
        while len(batch) < self._pace.side_by_side and self._agenda:
            moment, group = self._agenda[0].moment, self._agenda[0].run.matter.incident.group
            if moment > until or self._over(moment) or (group and group in groups):
                break
            groups.add(group)
            batch.append(self._take(coming))
        return batch

    async def _advance(self, due: _Due) -> None:
        run, matter = due.run, due.run.matter
        matter.now = due.moment
        if run.step is None or run.case is None:
            case = await self._begin(run)
        else:
            case = await self._done(matter, run.case, run.step)
            matter.shown = matter.shown or run.step.shows
        run.case = case
        if case is None:
            return
        step = self._next_step(run, case)
        if step is None or (matter.incident.until is case.state and matter.shown):
            self.totals.end(matter.incident, case, self._now)
            return
        run.step = step
        at = opening((due.moment + step.after).astimezone(self._zone), step.hours, late_by=matter.minutes(2, 90))
        self._put(at, run)

    async def _begin(self, run: _Run) -> Case | None:
        """The case that the report became; none when it was known."""
        matter = run.matter
        try:
            case = await self._driver.report(matter, matter.reporter())
        except Refused as refused:
            raise StoryBroken(f"{matter.incident.name}登记被拒：{refused}") from refused
        if case is None:
            self.totals.known += 1
            return None
        self.totals.begin(matter.incident, self._now)
        run.script = matter.tell(matter, case)
        return case

    async def _done(self, matter: PlayedMatter, case: Case, step: ScriptStep) -> Case:
        """The step done, or passed over because the platform was quicker."""
        deed, what, name = step.deed, name_of(step.deed), matter.incident.name
        if isinstance(deed, LookAgain):
            await self._driver.settle()
            return (await self._driver.look(case.id, step.who)).case
        request_id, looking = RequestId.fresh(), self._pace.wary
        for _ in range(TRIES):
            if looking:
                case = await self._looked(name, case, step)
            if step.only_in is not None and case.state not in step.only_in:
                self.totals.skipped += 1
                return case
            try:
                case = await self._driver.do(case, deed, step.who, request_id=request_id)
            except Refused as refused:
                if refused.code == CHANGED:
                    request_id, looking = RequestId.fresh(), True
                    continue
                if refused.code in step.may_fail:
                    self.totals.refused[refused.code] += 1
                    return (await self._driver.look(case.id, step.who)).case
                raise StoryBroken(f"{name}：“{what}”由 {step.who.name} 办理被拒：{refused}") from refused
            self.totals.steps += 1
            self.totals.moves[what] += 1
            return case
        raise StoryBroken(f"{name}：“{what}”多次遇到案件变动")

    async def _looked(self, name: str, case: Case, step: ScriptStep) -> Case:
        """The case as this person is shown it; what they are about to do must be offered, unless it is done already."""
        look = await self._driver.look(case.id, step.who)
        what, state = name_of(step.deed), look.case.state
        elsewhere = step.only_in is not None and state not in step.only_in
        if what not in look.moves and not elsewhere and not step.may_fail:
            offered = "、".join(sorted(look.moves)) or "无"
            raise StoryBroken(f"{name}：{step.who.name} 在“{state.value}”时没有“{what}”，可办：{offered}")
        return look.case

    def _next_step(self, run: _Run, case: Case) -> ScriptStep | None:
        """What the script says now; none at its end. Raises StoryBroken when it finds no way on."""
        assert run.script is not None
        try:
            return next(run.script) if run.step is None else run.script.send(case)
        except StopIteration:
            return None
        except Exception as fault:
            where = f"{run.matter.incident.name}在“{case.state.value}”时"
            raise StoryBroken(f"{where}无法继续：{fault!r}") from fault

    def _put(self, moment: datetime, run: _Run) -> None:
        self._turn += 1
        heapq.heappush(self._agenda, _Due(moment, self._turn, run))

    def _finish(self) -> None:
        """Count what the end of the play found under way."""
        for due in self._agenda:
            if due.run.case is not None:
                self.totals.cut += 1
                self.totals.end(due.run.matter.incident, due.run.case, self._now)
        self._agenda.clear()
