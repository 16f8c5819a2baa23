# SPDX-License-Identifier: Apache-2.0
"""The small city at work, in memory: short sentences for tests of the life-cycle, without an event loop."""

from collections.abc import Coroutine
from datetime import timedelta
from typing import Any, TypeVar

from tests.factories import cases as made
from tongguan.city.deadlines.api import Calendars
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Actor, Role
from tongguan.ground.kernel.work import RequestId
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.store.memory import MemoryStore

Result = TypeVar("Result")


def now(deed: Coroutine[Any, Any, Result]) -> Result:
    """The result of a coroutine that never has to wait."""
    try:
        deed.send(None)
    except StopIteration as done:
        result: Result = done.value
        return result
    raise AssertionError("nothing in memory waits")


class Town:
    """One small city with its clock and its cases."""

    def __init__(
        self,
        *,
        settings: api.CaseSettings | None = None,
        almanac: Calendars | None = None,
        external: frozenset[str] = frozenset(),
    ) -> None:
        self.city = made.small_city(settings=settings, almanac=almanac, external=external)
        self.clock = SimulatedClock(made.MONDAY)
        self.store = MemoryStore()
        self.cases = api.Cases(self.store, self.store, self.city, self.clock)
        self.case: api.Case

    def wait(self, **step: float) -> None:
        self.clock.advance(timedelta(**step))

    def report(self, centre: CentreId = made.STREET, /, **changes: object) -> api.Case:
        facts: dict[str, Any] = {
            "source": "patrol",
            "mode": "active",
            "title": "垃圾堆放在人行道",
            "address": "北街12号",
            "region": made.region_of(centre),
        }
        wish = wishes.Report(**{**facts, **changes})
        by = made.staff(Role.COLLECTOR, centre)
        self.case = now(self.cases.report(wish, centre=centre, by=by, request_id=RequestId.fresh()))
        return self.case

    def go(self, wish: wishes.Wish, by: Actor | Role, organ: str | None = None) -> api.Case:
        """The wish, by a person or by the usual holder of a role in the organ whose turn it is."""
        actor = by if isinstance(by, Actor) else self.staff(by, organ)
        self.case = now(self.cases.move(self.case.id, wish, by=actor, request_id=RequestId.fresh()))
        return self.case

    def staff(self, role: Role, organ: str | None = None) -> Actor:
        if role is Role.SYSTEM:
            return SYSTEM_ACTOR
        in_unit = role in (Role.HANDLER, Role.UNIT_DISPATCHER)
        return made.staff(role, organ or (self.case.lead_unit if in_unit and self.case.lead_unit else self.case.owner))

    def moves(self, by: Actor) -> set[str]:
        return {rule.move for rule in self.cases.moves(self.case, by=by)}

    def history(self) -> list[api.HistoryLine]:
        return list(now(self.cases.history(self.case.id)))

    # ------------------------------------------------------------ the main line

    def filed(self, centre: CentreId = made.STREET, class_code: str = made.RUBBISH, **facts: object) -> api.Case:
        self.report(centre, **facts)
        self.go(wishes.Accept(class_code=class_code, condition=f"{class_code}-1"), Role.ACCEPTOR)
        if self.case.state is api.State.PENDING_FILING:
            self.go(wishes.File(), Role.SHIFT_LEADER)
        return self.case

    def send(self, lead: UnitId = made.SQUAD, *assists: UnitId) -> api.Case:
        why = api.Why(row="R-1", edition=1, proposed=lead)
        return self.go(wishes.Dispatch(lead=lead, assists=assists, why=why), Role.DISPATCHER)

    def sent(self, lead: UnitId = made.SQUAD, *assists: UnitId, **facts: object) -> api.Case:
        self.filed(self.city.centre_of_unit(lead), **facts)  # type: ignore[arg-type]
        return self.send(lead, *assists)

    def handling(self, lead: UnitId = made.SQUAD, *assists: UnitId, **facts: object) -> api.Case:
        self.sent(lead, *assists, **facts)
        return self.go(wishes.Sign(), Role.HANDLER)

    def finish(self) -> api.Case:
        return self.go(wishes.Finish(result="solved", note="已清运", evidence=(made.photo(),)), Role.HANDLER)

    def unit_passed(self, lead: UnitId = made.SQUAD, **facts: object) -> api.Case:
        self.handling(lead, **facts)
        self.finish()
        if self.case.state is api.State.UNIT_CONFIRM:
            self.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
        return self.case

    def check(self) -> api.Case:
        collector = self.staff(Role.COLLECTOR)
        self.go(wishes.SendCheck(assignee=collector.person), Role.ACCEPTOR)
        return self.go(wishes.CheckPass(lon=121.4, lat=31.0, evidence=(made.photo("check"),)), collector)

    def closed(self, lead: UnitId = made.SQUAD, **facts: object) -> api.Case:
        self.unit_passed(lead, **facts)
        self.check()
        if self.case.state is api.State.PENDING_CALLBACK:
            self.go(wishes.CallbackSatisfied(way="phone", note="满意"), Role.AGENT)
        return self.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)
