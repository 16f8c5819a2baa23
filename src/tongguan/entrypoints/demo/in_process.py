# SPDX-License-Identifier: Apache-2.0
"""Doors without HTTP: the verbs of the modules, called in this process; for years, benchmarks and quick tests."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.cases.api import Case, Dispatch, Escalate, State, TransferCentre, Why, Wish
from tongguan.city_pack.api import City
from tongguan.dispatch.api import HandDown, HandUp, SendToUnits, advise
from tongguan.entrypoints.demo.messages import GROUND_SOURCES, PUSHED_SOURCES, Message
from tongguan.entrypoints.demo.steps import Deed, FollowList, Look, LookAgain, Refused, SendTo
from tongguan.entrypoints.demo.tale import Tale
from tongguan.entrypoints.replay.hub import Hub
from tongguan.intake.api import Channel, Draft, OrderKind, Petitioner, Photo, take_in
from tongguan.kernel.ids import CaseId, UnitId, new_id
from tongguan.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.kernel.refusal import Refusal
from tongguan.kernel.work import Command


@dataclass(frozen=True, kw_only=True)
class InProcess:
    """Implements Doors over a hub, with the platform's own share (machine dispatch) done on the spot."""

    hub: Hub
    city: City

    async def report(self, tale: Tale, by: Actor, *, at: datetime) -> Case:
        """The message taken in as intake does it, case and petition together."""
        draft = _draft(tale, at)
        try:
            async with self.hub.petitions.begin(Command(request_id=new_id(), by=by)) as book:
                receipt = await take_in(book, draft, by=by, cities=self.hub.cities, now=self.hub.clock.now())
        except Refusal as refusal:
            raise Refused(refusal.code, refusal.detail) from refusal
        return await self.hub.cases.get(receipt.case_id)

    async def look(self, case_id: CaseId, by: Actor) -> Look:
        """The case, and the moves of this person from the same table that the doors use."""
        case = await self.hub.cases.get(case_id)
        return Look(case=case, moves=frozenset(rule.move for rule in self.hub.cases.moves(case, by=by)))

    async def do(self, case: Case, deed: Deed, by: Actor, *, request_id: UUID) -> Case:
        """The deed as a wish; what the list says is looked up here, as dispatch does."""
        try:
            moved = await self.hub.cases.move(
                case.id, self._wish(case, deed), by=by, request_id=request_id, seen=case.version
            )
        except Refusal as refusal:
            raise Refused(refusal.code, refusal.detail) from refusal
        return await self._by_machine(moved)

    async def settle(self) -> None:
        """Nothing is owed: the machine acts within `do`."""

    def _wish(self, case: Case, deed: Deed) -> Wish:
        match deed:
            case LookAgain():
                raise TypeError("nothing to do")
            case FollowList(reason):
                return self._as_listed(case, reason=reason, machine=False)
            case SendTo(lead, reason):
                proposal = advise(case, self.city).proposal
                row, proposed = (None, None) if proposal is None else (proposal.row, proposal.lead)
                why = Why(row=row, edition=case.edition, proposed=proposed, override=reason)
                return Dispatch(lead=UnitId(lead), why=why)
            case Wish():
                return deed

    def _as_listed(self, case: Case, *, reason: str, machine: bool) -> Wish:
        advice = advise(case, self.city)
        if advice.proposal is None or advice.step is None:
            raise Refused("dispatch.no_single_answer", f"{case.class_code} {case.region} 没有唯一主办")
        match advice.step:
            case SendToUnits() as units:
                proposal = advice.proposal
                why = Why(row=proposal.row, edition=case.edition, proposed=proposal.lead, machine=machine)
                return Dispatch(lead=units.lead, assists=units.assists, why=why)
            case HandDown() as down:
                return TransferCentre(to=down.to)
            case HandUp() as up:
                return Escalate(reason=reason, to=up.to)

    async def _by_machine(self, case: Case) -> Case:
        """What the worker would do after a move: dispatch where class, list and place allow it, once."""
        while case.state is State.PENDING_DISPATCH and case.dispatched_at is None:
            if advise(case, self.city).by_hand_because is not None:
                break
            wish = self._as_listed(case, reason="", machine=True)
            case = await self.hub.cases.move(case.id, wish, by=SYSTEM_ACTOR, request_id=new_id(), seen=case.version)
        return case


def _draft(tale: Tale, at: datetime) -> Draft:
    message = tale.message
    photos = (tale.photo("scene"),) if message.source in GROUND_SOURCES else ()
    return Draft(
        channel=_channel(message),
        source=message.source,
        words=message.words,
        kind=OrderKind(message.kind),
        address=message.address,
        point=message.point,
        source_no=message.upstream_no or None,
        petitioner=Petitioner(name=message.caller, phone=message.phone, call_back=message.callback_phone),
        photos=tuple(Photo(blob=photo.blob, name=photo.name, point=message.point) for photo in photos),
        said_at=at,
        wants_answer=message.wants_answer,
    )


def _channel(message: Message) -> Channel:
    if message.source in GROUND_SOURCES:
        return Channel.PATROL
    return Channel.EXTERNAL if message.source in PUSHED_SOURCES else Channel.HOTLINE
