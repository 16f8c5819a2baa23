# SPDX-License-Identifier: Apache-2.0
"""The verbs of dispatch: a person's choice, the list's way, the machine's turn, and the flag on a row that erred."""

from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import Cities, City
from tongguan.ground.kernel.ids import CaseId, UnitId
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.ground.kernel.work import Command, RequestId
from tongguan.matters.cases.api import Case, Cases, Order, OrderRole, OrderState, State, Why
from tongguan.matters.cases.events import CaseMoved
from tongguan.matters.cases.wishes import Dispatch, Escalate, TransferCentre, Wish
from tongguan.matters.dispatch.application.advising import Advice, advise, by_hand_because, proposed
from tongguan.matters.dispatch.application.ports import FlagWork, RowFlag
from tongguan.matters.dispatch.domain.machine import FRESH_MOVES
from tongguan.matters.dispatch.domain.next_step import HandDown, HandUp, NextStep, SendToUnits
from tongguan.matters.dispatch.domain.refusals import NoSingleAnswer, NotFromHere
from tongguan.matters.dispatch.domain.responsibility import Proposal


class Dispatching:
    """The verbs, each in a transaction of its own."""

    def __init__(self, cases: Cases, cities: Cities, flags: FlagWork) -> None:
        self._cases = cases
        self._cities = cities
        self._flags = flags

    async def advise(self, case_id: CaseId) -> Advice:
        """What the list says about a case now; raises CaseNotFound."""
        case = await self._cases.get(case_id)
        return advise(case, self._cities.of(case.edition))

    async def dispatch_case(
        self,
        case_id: CaseId,
        *,
        by: Actor,
        request_id: RequestId,
        lead: UnitId | None = None,
        assists: tuple[UnitId, ...] | None = None,
        override_reason: str | None = None,
        seen: int | None = None,
    ) -> Case:
        """Send a case to its lead (T11): the proposed one, or another with a reason (DSP-12).

        Raises NoSingleAnswer, NotFromHere, and the refusals of the life-cycle, OverrideReasonMissing among them.
        """
        case = await self._cases.get(case_id)
        city = self._cities.of(case.edition)
        proposal, step = proposed(case, city)
        chosen = lead if lead is not None else _own_lead(proposal, step, city)
        follows = proposal is not None and chosen == proposal.lead
        usual = proposal.assists if proposal is not None and follows else ()
        why = Why(
            row=proposal.row if proposal is not None else None,
            edition=city.edition,
            proposed=proposal.lead if proposal is not None else None,
            override=None if follows else override_reason,
        )
        wish = Dispatch(lead=chosen, assists=usual if assists is None else assists, why=why)
        version = case.version if seen is None else seen
        return await self._cases.move(case_id, wish, by=by, request_id=request_id, seen=version)

    async def follow_list(
        self, case_id: CaseId, *, by: Actor, request_id: RequestId, reason: str = "", seen: int | None = None
    ) -> Case:
        """Take the next step the list names: to the unit, one level down, or one level up (with a reason).

        Raises NoSingleAnswer and the refusals of the life-cycle.
        """
        case = await self._cases.get(case_id)
        city = self._cities.of(case.edition)
        wish = as_listed(case, city, reason=reason)
        version = case.version if seen is None else seen
        return await self._cases.move(case_id, wish, by=by, request_id=request_id, seen=version)

    async def dispatch_by_machine(self, told: CaseMoved, *, request_id: RequestId) -> Case | None:
        """The platform's turn on a case that has just come to dispatch (DSP-10); None when a person must decide."""
        if told.after != State.PENDING_DISPATCH or told.move not in FRESH_MOVES:
            return None
        case = await self._cases.get(CaseId(told.case_id))
        if case.version != told.version:
            return None
        city = self._cities.of(case.edition)
        wish = machine_turn(case, city)
        if wish is None:
            return None
        return await self._cases.move(case.id, wish, by=SYSTEM_ACTOR, request_id=request_id, seen=case.version)

    async def flag_row(self, told: CaseMoved, *, request_id: RequestId) -> RowFlag | None:
        """A return was approved: the row that proposed the unit is flagged; None when a person had overridden it."""
        if told.move != "approve_return":
            return None
        case = await self._cases.get(CaseId(told.case_id))
        lines = await self._cases.history(case.id)
        line = next(line for line in lines if line.version == told.version)
        order = _returned(case, line.facts.get("unit"), before=told)
        if order is None or order.why is None or order.why.row is None or order.why.proposed != order.unit:
            return None
        right = line.facts.get("right_unit")
        flag = RowFlag(
            row=order.why.row,
            edition=order.why.edition or case.edition,
            case_id=case.id,
            version=told.version,
            at=told.at,
            unit=order.unit,
            right_unit=right if isinstance(right, str) else None,
            reason=line.reason or "",
            by=line.person,
        )
        async with self._flags.begin(Command(request_id=request_id, by=SYSTEM_ACTOR)) as book:
            await book.flag(flag)
        return flag


def as_listed(case: Case, city: City, *, reason: str = "") -> Wish:
    """The next step the list names for a case, as a person takes it; raises NoSingleAnswer."""
    proposal, step = proposed(case, city)
    if proposal is None or step is None:
        raise _no_single_answer()
    return _wish(proposal, step, city, machine=False, reason=reason)


def machine_turn(case: Case, city: City) -> Wish | None:
    """The next step as the platform takes it by itself; None when a person must decide."""
    proposal, step = proposed(case, city)
    if proposal is None or step is None or by_hand_because(case, city, proposal, step) is not None:
        return None
    return _wish(proposal, step, city, machine=True, reason="")


def _own_lead(proposal: Proposal | None, step: NextStep | None, city: City) -> UnitId:
    organisation = city.part(Organisation)
    if proposal is None or step is None:
        raise _no_single_answer()
    if not isinstance(step, SendToUnits):
        raise NotFromHere(
            f"清单{proposal.row}的主办“{organisation.called(proposal.lead)}”由“{organisation.called(proposal.centre)}”派遣，"
            f"请先交“{organisation.called(step.to)}”。",
            row=proposal.row,
            next_hop=step.to,
        )
    return step.lead


def _no_single_answer() -> NoSingleAnswer:
    return NoSingleAnswer("权责清单对本案没有唯一主办，请选择主办单位并说明理由。")


def _wish(proposal: Proposal, step: NextStep, city: City, *, machine: bool, reason: str) -> Wish:
    match step:
        case SendToUnits():
            why = Why(row=proposal.row, edition=city.edition, proposed=proposal.lead, machine=machine)
            return Dispatch(lead=step.lead, assists=step.assists, why=why)
        case HandDown():
            lead = city.part(Organisation).called(proposal.lead)
            note = f"{'机器派单' if machine else '按权责清单'}：{proposal.row}，主办{lead}"
            return TransferCentre(to=step.to, note=note)
        case HandUp():
            return Escalate(reason=reason, to=step.to)


def _returned(case: Case, unit: object, *, before: CaseMoved) -> Order | None:
    """The lead order that this return ended."""
    ended = (
        order
        for order in reversed(case.orders)
        if order.role is OrderRole.LEAD
        and order.state is OrderState.RETURNED
        and order.unit == unit
        and order.done_at == before.at
    )
    return next(ended, None)
