# SPDX-License-Identifier: Apache-2.0
"""Dispatch on the demo city and a real database: the list's way, a person's reason, the machine's turn, its errors."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.factories.cases import MONDAY, staff
from tests.unit.city_pack.demo import demo_city
from tongguan.ground.kernel.city import City, OneCity
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CaseId, CentreId, UnitId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.outbox import Relay
from tongguan.ground.plumbing.reactions import Reactions
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases import wiring as cases_wiring
from tongguan.matters.cases.domain.refusals import OverrideReasonMissing
from tongguan.matters.dispatch import wiring
from tongguan.matters.dispatch.api import (
    Dispatching,
    DispatchSettings,
    HandDown,
    NoSingleAnswer,
    NotFromHere,
    SendToUnits,
)
from tongguan.matters.dispatch.jobs.reactions import reactions as reactions_of

DISTRICT, STREET = CentreId("C-310112"), CentreId("C-310112001")
CELL = "310112001000004"
TEAM, SANITATION = UnitId("U-310112001-DG04"), UnitId("U-310112001-sanitation")
RUBBISH, CUT_OFF = "020101", "130101"
EVERYWHERE = (api.SightArea(region="31"),)


@dataclass(frozen=True)
class Hub:
    """Cases, dispatch and the worker over one database."""

    cases: api.Cases
    dispatch: Dispatching
    relay: Relay
    reactions: Reactions
    clock: SimulatedClock

    async def settle(self) -> None:
        """Let the worker do everything that is owed."""
        while await self.relay.step() + await self.reactions.step():
            self.clock.advance(timedelta(seconds=1))

    async def go(self, case: api.Case, wish: wishes.Wish, by: Actor) -> api.Case:
        self.clock.advance(timedelta(minutes=5))
        return await self.cases.move(case.id, wish, by=by, request_id=RequestId.fresh())

    async def filed(self, class_code: str, *, centre: CentreId = DISTRICT, region: str = CELL) -> api.Case:
        """A case of this class that waits for dispatch."""
        acceptor, leader = staff(Role.ACCEPTOR, centre), staff(Role.SHIFT_LEADER, centre)
        wish = wishes.Report(source="hotline_12345", mode="passive", title="请来处理", address="北街1号", region=region)
        case = await self.cases.report(wish, centre=centre, by=acceptor, request_id=RequestId.fresh())
        case = await self.go(case, wishes.Accept(class_code=class_code, condition=f"{class_code}-1"), acceptor)
        return case if case.state is api.State.PENDING_DISPATCH else await self.go(case, wishes.File(), leader)


def hub_of(database: Database, city: City) -> Hub:
    clock = SimulatedClock(MONDAY)
    cities = OneCity(city)
    cases = cases_wiring.build(database, cities=api.RulesByEdition(cities), clock=clock)
    dispatch = wiring.dispatching(database, cases=cases, cities=cities)
    reactions = Reactions(database, clock, reactions_of(dispatch))
    return Hub(cases, dispatch, Relay(database, clock, reactions.handlers), reactions, clock)


@pytest.fixture
def hub(database: Database) -> Hub:
    return hub_of(database, demo_city())


@pytest.fixture
def by_hand(database: Database) -> Hub:
    return hub_of(database, demo_city().with_parts(DispatchSettings(machine_dispatch=False)))


async def test_the_machine_goes_down_level_by_level_to_the_one_lead(hub: Hub):
    case = await hub.filed(RUBBISH)
    await hub.settle()
    case = await hub.cases.get(case.id)
    assert (case.state, case.owner, case.lead_unit) == (api.State.PENDING_ACCEPT, STREET, TEAM)
    lines = await hub.cases.history(case.id)
    assert [(line.move, line.role) for line in lines[-2:]] == [("transfer_centre", "system"), ("dispatch", "system")]
    assert case.lead is not None
    assert case.lead.why == api.Why(row="R0201", edition=case.edition, proposed=TEAM, machine=True)
    assert [order.unit for order in case.helpers] == [SANITATION]


async def test_the_machine_leaves_alone_what_its_class_or_row_does_not_grant(hub: Hub):
    case = await hub.filed(CUT_OFF)
    await hub.settle()
    assert (await hub.cases.get(case.id)).state is api.State.PENDING_DISPATCH
    advice = await hub.dispatch.advise(case.id)
    assert advice.by_hand_because == "该子类不在机器派单范围"
    assert advice.proposal is not None
    assert advice.step == SendToUnits(lead=advice.proposal.lead, assists=())


async def test_the_machine_is_off_where_the_city_says_so(by_hand: Hub):
    case = await by_hand.filed(RUBBISH)
    await by_hand.settle()
    advice = await by_hand.dispatch.advise(case.id)
    assert (advice.by_hand_because, advice.step) == ("本市未开启机器派单", HandDown(to=STREET))


async def test_a_person_follows_the_list_step_by_step(by_hand: Hub):
    case = await by_hand.filed(RUBBISH)
    with pytest.raises(NotFromHere) as refused:
        await by_hand.dispatch.dispatch_case(case.id, by=staff(Role.DISPATCHER, DISTRICT), request_id=RequestId.fresh())
    assert refused.value.facts["next_hop"] == STREET
    case = await by_hand.dispatch.follow_list(
        case.id, by=staff(Role.DISPATCHER, DISTRICT), request_id=RequestId.fresh()
    )
    assert case.owner == STREET
    case = await by_hand.dispatch.dispatch_case(
        case.id, by=staff(Role.DISPATCHER, STREET), request_id=RequestId.fresh()
    )
    assert (case.lead_unit, [order.unit for order in case.helpers]) == (TEAM, [SANITATION])


async def test_a_street_hands_up_what_the_list_gives_to_the_district(by_hand: Hub):
    case = await by_hand.filed(CUT_OFF, centre=STREET)
    by = staff(Role.DISPATCHER, STREET)
    case = await by_hand.dispatch.follow_list(case.id, by=by, request_id=RequestId.fresh(), reason="供水企业属区级")
    assert case.state is api.State.WAITING_UPPER


async def test_people_outrank_the_list_but_say_why(by_hand: Hub):
    case = await by_hand.filed(RUBBISH, centre=STREET)
    by = staff(Role.DISPATCHER, STREET)
    with pytest.raises(OverrideReasonMissing):
        await by_hand.dispatch.dispatch_case(case.id, by=by, request_id=RequestId.fresh(), lead=SANITATION)
    case = await by_hand.dispatch.dispatch_case(
        case.id, by=by, request_id=RequestId.fresh(), lead=SANITATION, override_reason="处置网格今日集中整治"
    )
    assert case.lead is not None
    assert case.lead.why == api.Why(row="R0201", edition=case.edition, proposed=TEAM, override="处置网格今日集中整治")


async def test_without_a_single_answer_somebody_must_choose(by_hand: Hub):
    case = await by_hand.filed(RUBBISH, region="310112")
    with pytest.raises(NoSingleAnswer):
        await by_hand.dispatch.dispatch_case(case.id, by=staff(Role.DISPATCHER, DISTRICT), request_id=RequestId.fresh())


async def give_back(hub: Hub, case_id: CaseId) -> None:
    """The team says "not ours", the street agrees."""
    case = await hub.cases.get(case_id)
    asked = wishes.RequestReturn(reason="属道路保洁范围", reason_code="not_our_duty", legal_basis="权责清单")
    await hub.go(case, asked, staff(Role.UNIT_DISPATCHER, case.lead_unit or ""))
    agreed = wishes.ApproveReturn(right_unit=SANITATION, note="应由环卫所处理")
    await hub.go(case, agreed, staff(Role.DISPATCHER, STREET))


async def test_a_return_flags_the_row_marks_the_machine_wrong_and_waits_for_a_person(hub: Hub, database: Database):
    record = wiring.dispatch_record(database)
    right, wrong = await hub.filed(RUBBISH, centre=STREET), await hub.filed(RUBBISH, centre=STREET)
    await hub.settle()
    await give_back(hub, wrong.id)
    await hub.settle()
    case = await hub.cases.get(wrong.id)
    assert case.state is api.State.PENDING_DISPATCH, "after a return a person reviews"
    assert (await hub.cases.get(right.id)).lead_unit == TEAM

    (row,) = await record.flagged_rows(since=MONDAY, areas=EVERYWHERE)
    assert (row.row, row.returns, row.last_reason) == ("R0201", 1, "应由环卫所处理")
    assert (row.last_task_no, row.last_unit, row.last_right_unit) == (case.task_no, TEAM, SANITATION)
    for area, seen in (
        (api.SightArea(region="310112001", classes=("02",)), 1),
        (api.SightArea(region="310112001", classes=("07", "1301")), 0),
        (api.SightArea(region="310112002"), 0),
    ):
        assert len(await record.flagged_rows(since=MONDAY, areas=(area,))) == seen, "only where one watches"
    (of_class,) = await record.tolerance(since=MONDAY, until=MONDAY + timedelta(days=1))
    assert (of_class.class_code, of_class.dispatched, of_class.wrong, of_class.error_rate) == (RUBBISH, 2, 1, 0.5)


async def test_a_row_that_a_person_had_overruled_is_not_blamed(by_hand: Hub, database: Database):
    case = await by_hand.filed(RUBBISH, centre=STREET)
    by = staff(Role.DISPATCHER, STREET)
    await by_hand.dispatch.dispatch_case(
        case.id, by=by, request_id=RequestId.fresh(), lead=UnitId("U-310112001-water"), override_reason="河边"
    )
    await give_back(by_hand, case.id)
    await by_hand.settle()
    assert await wiring.dispatch_record(database).flagged_rows(since=MONDAY, areas=EVERYWHERE) == []


async def test_a_reaction_heard_twice_changes_things_once(hub: Hub, database: Database):
    case = await hub.filed(RUBBISH, centre=STREET)
    await hub.settle()
    await give_back(hub, case.id)
    await hub.settle()
    async with database.begin() as tx:  # the worker died before it crossed its debts off
        await tx.put(
            "INSERT INTO plumbing.reaction (event_id, handler, due_at)"
            " SELECT id, 'dispatch.flag_row', %s FROM plumbing.outbox",
            [MONDAY],
        )
    before = await hub.cases.get(case.id)
    await hub.settle()
    assert await hub.cases.get(case.id) == before
    (row,) = await wiring.dispatch_record(database).flagged_rows(since=MONDAY, areas=EVERYWHERE)
    assert row.returns == 1


async def test_past_cases_are_read_alike_ones_together(by_hand: Hub, database: Database):
    for _ in range(2):
        await by_hand.filed(RUBBISH)
    await by_hand.filed(CUT_OFF)
    past = await wiring.dispatch_record(database).past_matters(since=MONDAY, until=MONDAY + timedelta(days=1))
    assert sorted((one.matter.class_code, one.cases) for one in past) == [(RUBBISH, 2), (CUT_OFF, 1)]
