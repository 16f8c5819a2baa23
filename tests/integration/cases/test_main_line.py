# SPDX-License-Identifier: Apache-2.0
"""A case goes from first report to closing, and its history folds back into what is stored."""

from datetime import timedelta

import pytest

from tests.factories import cases as made
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.store.records import fold
from tongguan.matters.cases.wiring import build


def cases_of(database: Database) -> tuple[api.Cases, SimulatedClock]:
    clock = SimulatedClock(made.MONDAY)
    return build(database, cities=made.small_city(), clock=clock), clock


@pytest.mark.requirement("DSP-01")
async def test_rubbish_reported_at_the_street_is_closed_by_the_street(database: Database) -> None:
    cases, clock = cases_of(database)
    street = made.STREET
    acceptor = made.staff(Role.ACCEPTOR, street)
    collector = made.staff(Role.COLLECTOR, street)
    leader = made.staff(Role.SHIFT_LEADER, street)
    dispatcher = made.staff(Role.DISPATCHER, street)
    handler = made.staff(Role.HANDLER, made.SQUAD)
    boss = made.staff(Role.UNIT_DISPATCHER, made.SQUAD)

    case = await cases.report(
        wishes.Report(
            source="patrol", mode="active", title="垃圾堆放在人行道", address="北街12号", region="310112001001"
        ),
        centre=street,
        by=collector,
        request_id=RequestId.fresh(),
        words="绿化带旁有两袋生活垃圾。",
    )

    async def go(wish: wishes.Wish, by: object) -> api.Case:
        clock.advance(timedelta(minutes=7))
        assert isinstance(by, type(acceptor))
        return await cases.move(case.id, wish, by=by, request_id=RequestId.fresh())

    why = api.Why(row="R-1", edition=1, proposed=made.SQUAD)
    await go(wishes.Accept(class_code=made.RUBBISH, condition=f"{made.RUBBISH}-1"), acceptor)
    await go(wishes.File(), leader)
    await go(wishes.Dispatch(lead=made.SQUAD, why=why), dispatcher)
    await go(wishes.Sign(), handler)
    await go(wishes.Finish(result="solved", note="已清运", evidence=(made.photo(),)), handler)
    await go(wishes.UnitPass(), boss)
    await go(wishes.SendCheck(assignee=collector.person), acceptor)
    await go(wishes.CheckPass(lon=121.4, lat=31.0, evidence=(made.photo("check"),)), collector)
    closed = await go(wishes.Close(condition_met=True), leader)

    assert closed.state is api.State.CLOSED
    assert not closed.overtime
    stored = await cases.get(case.id)
    assert stored == closed
    lines = await cases.history(case.id)
    assert [line.move for line in lines][:3] == ["report", "accept", "file"]
    assert fold(line.patch for line in lines) == stored
    links = [c for c in stored.clocks if c.kind is api.ClockKind.LINK]
    total = sum(c.used_seconds or 0 for c in links)
    assert stored.closed_at is not None
    assert total == (stored.closed_at - stored.reported_at).total_seconds()


async def test_the_same_request_id_reports_one_case(database: Database) -> None:
    cases, _ = cases_of(database)
    wish = wishes.Report(source="patrol", mode="active", title="井盖松动", address="北街1号", region="310112001001")
    by = made.staff(Role.COLLECTOR, made.STREET)
    twice = RequestId.fresh()
    first = await cases.report(wish, centre=made.STREET, by=by, request_id=twice)
    with pytest.raises(AlreadyDone) as done:
        await cases.report(wish, centre=made.STREET, by=by, request_id=twice)
    assert done.value.subject == f"case/{first.id}"
