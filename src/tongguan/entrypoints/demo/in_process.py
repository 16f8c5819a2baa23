# SPDX-License-Identifier: Apache-2.0
"""Doors without HTTP: the verbs of the modules, called in this process; for years, benchmarks and quick tests."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.cases.api import Case, Cases, Dispatch, Report, State, TransferCentre, Why, Wish
from tongguan.cases.api import Escalate as EscalateCase
from tongguan.city_pack.api import City
from tongguan.dispatch.api import HandDown, HandUp, SendToUnits, advise
from tongguan.entrypoints.demo.messages import GROUND_SOURCES
from tongguan.entrypoints.demo.play import Doors
from tongguan.entrypoints.demo.steps import Deed, FollowList, Look, LookAgain, Refused, SendTo
from tongguan.entrypoints.demo.tale import Tale
from tongguan.kernel.ids import CaseId, CentreId, UnitId, new_id
from tongguan.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.kernel.refusal import Refusal
from tongguan.organisation.api import CentreKind, Level


@dataclass(frozen=True, kw_only=True)
class InProcess:
    """Implements Doors over `cases.api`, with the platform's own share (machine dispatch) done on the spot."""

    cases: Cases
    city: City

    async def report(self, tale: Tale, by: Actor, *, at: datetime) -> Case:
        """The message as a case of the centre that takes it on."""
        message, city = tale.message, self.city
        cell = None if message.point is None else city.grids.nearest_cell(message.point, within=100)
        region = city.region if cell is None else cell.code
        wish = Report(
            source=message.source,
            mode=city.sources[message.source].mode,
            kind=message.kind,
            title=message.words[:40],
            address=message.address,
            region=region,
            lon=None if message.point is None else message.point.lon,
            lat=None if message.point is None else message.point.lat,
            upstream_no=message.upstream_no or None,
            needs_callback=message.wants_answer,
            evidence=(tale.photo("scene"),) if message.source in GROUND_SOURCES else (),
        )
        centre = taken_on_by(city, mode=wish.mode, region=region, by=by)
        try:
            return await self.cases.report(wish, centre=centre, by=by, request_id=new_id(), words=message.words)
        except Refusal as refusal:
            raise Refused(refusal.code, refusal.detail) from refusal

    async def look(self, case_id: CaseId, by: Actor) -> Look:
        """The case, and the moves of this person from the same table that the doors use."""
        case = await self.cases.get(case_id)
        return Look(case=case, moves=frozenset(rule.move for rule in self.cases.moves(case, by=by)))

    async def do(self, case: Case, deed: Deed, by: Actor, *, request_id: UUID) -> Case:
        """The deed as a wish; what the list says is looked up here, as dispatch does."""
        wish = self._wish(case, deed)
        try:
            moved = await self.cases.move(case.id, wish, by=by, request_id=request_id, seen=case.version)
        except Refusal as refusal:
            raise Refused(refusal.code, refusal.detail) from refusal
        return await self._by_machine(moved, fresh=moved.dispatched_at is None)

    async def settle(self) -> None:
        """Nothing is owed: the machine acts within `do`."""

    def _wish(self, case: Case, deed: Deed) -> Wish:
        if isinstance(deed, LookAgain):
            raise TypeError("nothing to do")
        if isinstance(deed, FollowList):
            return self._as_listed(case, reason=deed.reason, machine=False)
        if isinstance(deed, SendTo):
            advice = advise(case, self.city)
            row = advice.proposal.row if advice.proposal is not None else None
            proposed = advice.proposal.lead if advice.proposal is not None else None
            why = Why(row=row, edition=case.edition, proposed=proposed, override=deed.reason)
            return Dispatch(lead=UnitId(deed.lead), why=why)
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
                return EscalateCase(reason=reason, to=up.to)

    async def _by_machine(self, case: Case, *, fresh: bool) -> Case:
        """What the worker would do after a move: dispatch where the class, the list and the place allow it."""
        while fresh and case.state is State.PENDING_DISPATCH and advise(case, self.city).by_hand_because is None:
            wish = self._as_listed(case, reason="", machine=True)
            case = await self.cases.move(case.id, wish, by=SYSTEM_ACTOR, request_id=new_id(), seen=case.version)
        return case


def taken_on_by(city: City, *, mode: str, region: str, by: Actor) -> CentreId:
    """The centre that takes a report on, as intake decides: own special centre, the district, or the street."""
    for post in by.posts:
        centre = city.organisation.centres.get(CentreId(post.organ))
        if centre is not None and centre.kind in (CentreKind.CITY_MANAGEMENT, CentreKind.EMERGENCY):
            return centre.id
    level = Level.DISTRICT if mode == "passive" else Level.STREET
    return city.organisation.centre_of(region, level) or _district(city)


def _district(city: City) -> CentreId:
    centre = city.organisation.centre_of(city.region, Level.DISTRICT)
    assert centre is not None
    return centre


def doors(cases: Cases, city: City) -> Doors:
    """The doors of this process."""
    return InProcess(cases=cases, city=city)
