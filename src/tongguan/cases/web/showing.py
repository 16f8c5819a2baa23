# SPDX-License-Identifier: Apache-2.0
"""A case as one person is shown it: names beside ids, lamps and time left beside clocks, the moves they may make."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from tongguan.cases.api import (
    BY_MOVE,
    LINK_NAMES,
    STATES,
    Accountability,
    Almanac,
    Case,
    Cases,
    City,
    Clock,
    HistoryLine,
    State,
    clock_lamp,
    clock_left,
    clock_used,
    lamp,
    masked_accountability,
    masked_case,
    masked_lines,
)
from tongguan.cases.web.naming import organs_of, organs_told, people_of, people_told
from tongguan.cases.web.schemas import (
    CaseOut,
    ClockOut,
    ExtensionOut,
    HistoryLineOut,
    HistoryOut,
    MoveOut,
    PauseOut,
    TimingOut,
)
from tongguan.cases.web.words import STAGES
from tongguan.kernel.ids import CentreId, UnitId
from tongguan.kernel.people import Actor
from tongguan.kernel.words import Masked, as_said

PersonName = Callable[[str], str | None]
"""The name of a person, as far as it is known without asking the database."""


def nobody_known(person: str) -> None:
    """Knows no names: ids speak for themselves."""
    del person


class Showing:
    """Turns cases into what their doors give out."""

    def __init__(
        self,
        cases: Cases,
        *,
        forms: Mapping[str, str],
        person_name: PersonName = nobody_known,
        masked: Masked = as_said,
    ) -> None:
        """`forms`: move → name of its form."""
        self.masked = masked
        self._cases = cases
        self._person_name = person_name
        self._moves = {
            move: MoveOut(move=move, name=BY_MOVE[move].name, form=form)
            for move, form in forms.items()
            if move in BY_MOVE
        }

    def case(self, case: Case, *, by: Actor, now: datetime) -> CaseOut:
        """Everything about a case, for this person."""
        city = self._cases.cities.of(case.edition)
        allowed = (self._moves.get(rule.move) for rule in self._cases.moves(case, by=by))
        case = masked_case(case, self.masked)
        facts = STATES[case.state]
        rules = city.sub_class(case.class_code) if case.class_code is not None else None
        condition = city.condition(case.condition) if case.condition is not None else None
        return CaseOut(
            id=case.id,
            task_no=case.task_no,
            upstream_no=case.upstream_no,
            version=case.version,
            edition=case.edition,
            state=case.state.value,
            state_name=facts.name,
            state_name_en=facts.name_en,
            stage=facts.stage.value,
            stage_name=STAGES[facts.stage.value],
            link=None if facts.link is None else facts.link.value,
            lamp=lamp(case, now=now),
            open=facts.link is not None,
            source=case.source,
            mode=case.mode,
            kind=case.kind,
            title=case.title,
            address=case.address,
            class_code=case.class_code,
            class_name=None if rules is None else rules.name,
            class_path=None if rules is None else rules.path or rules.name,
            condition=case.condition,
            condition_filing=None if condition is None else condition.filing,
            condition_closing=None if condition is None else condition.closing,
            grade=case.grade,
            urgency=case.urgency,
            special_attention=case.special_attention,
            region=case.region,
            lon=case.lon,
            lat=case.lat,
            reporter=case.reporter,
            origin=case.origin,
            owner=case.owner,
            broker=case.broker,
            hops=case.hops,
            lead_unit=case.lead_unit,
            handler=case.handler,
            binding=case.binding,
            needs_callback=case.needs_callback,
            complainants=case.complainants,
            parent=case.parent,
            returns=case.returns,
            shirks=case.shirks,
            reworks=case.reworks,
            rehandles=case.rehandles,
            extensions=case.extensions,
            suspensions=case.suspensions,
            suspended_until=case.suspended_until,
            outcome=case.outcome,
            satisfied=case.satisfied,
            forced=case.forced,
            overtime=case.overtime,
            exempt=case.exempt,
            handled_by=case.handled_by,
            checked_by=case.checked_by,
            reported_at=case.reported_at,
            filed_at=case.filed_at,
            dispatched_at=case.dispatched_at,
            signed_at=case.signed_at,
            handled_at=case.handled_at,
            closed_at=case.closed_at,
            due_at=case.due_at,
            link_due_at=case.link_due_at,
            touched_at=case.touched_at,
            clocks=tuple(_clock(clock, city.almanac, now=now) for clock in case.clocks),
            orders=case.orders,
            tasks=case.tasks,
            requests=case.requests,
            whistle_calls=case.whistle_calls,
            meetings=case.meetings,
            notices=case.notices,
            contacts=case.contacts,
            evidence=case.evidence,
            moves=tuple(move for move in allowed if move is not None),
            names=self._names(city, organs_of(case), people_of(case)),
        )

    def history(self, case: Case, lines: Sequence[HistoryLine]) -> HistoryOut:
        """Every move, with names."""
        city = self._cases.cities.of(case.edition)
        return HistoryOut(
            id=case.id,
            lines=tuple(
                HistoryLineOut(
                    version=line.version,
                    move=line.move,
                    name=BY_MOVE[line.move].name if line.move in BY_MOVE else "上报",
                    at=line.at,
                    person=line.person,
                    post=line.post,
                    role=line.role,
                    organ=line.organ,
                    before=line.before,
                    after=line.after,
                    before_name=None if line.before is None else STATES[State(line.before)].name,
                    after_name=STATES[State(line.after)].name,
                    reason=line.reason,
                    facts=line.facts,
                )
                for line in masked_lines(lines, self.masked)
            ),
            names=self._names(city, organs_told(lines), people_told(lines)),
        )

    def accountability(self, found: Accountability) -> Accountability:
        """Who answers for it (失责倒查)."""
        return masked_accountability(found, self.masked)

    def timing(self, case: Case, *, now: datetime) -> TimingOut:
        """The timing table (整体计时表)."""
        city = self._cases.cities.of(case.edition)
        case = masked_case(case, self.masked)
        started = sorted(case.clocks, key=lambda clock: (clock.started_at, clock.kind.value))
        return TimingOut(
            id=case.id,
            task_no=case.task_no,
            upstream_no=case.upstream_no,
            source=case.source,
            reported_at=case.reported_at,
            closed_at=case.closed_at,
            lamp=lamp(case, now=now),
            overtime=case.overtime,
            exempt=case.exempt,
            total_seconds=int(((case.closed_at or now) - case.reported_at).total_seconds()),
            clocks=tuple(_clock(clock, city.almanac, now=now) for clock in started),
            names=self._names(city, (clock.organ for clock in started), ()),
        )

    def _names(self, city: City, organs: Iterable[str | None], people: Iterable[str | None]) -> dict[str, str]:
        names = {
            organ: city.name_of(organ)
            for organ in dict.fromkeys(organs)
            if organ is not None and (city.has_centre(CentreId(organ)) or city.has_unit(UnitId(organ)))
        }
        for person in dict.fromkeys(people):
            name = self._person_name(person) if person is not None else None
            if person is not None and name is not None:
                names[person] = name
        return names


def _clock(clock: Clock, almanac: Almanac, *, now: datetime) -> ClockOut:
    return ClockOut(
        id=clock.id,
        kind=clock.kind.value,
        link=clock.link,
        name=LINK_NAMES.get(clock.link, clock.link),
        organ=clock.organ,
        amount=clock.amount,
        unit=clock.unit,
        limit_seconds=clock.limit_seconds,
        started_at=clock.started_at,
        due_at=clock.due_at,
        lamp=clock_lamp(clock, now=now),
        used_seconds=clock_used(clock, almanac, now=now),
        left_seconds=clock_left(clock, almanac, now=now),
        paused_at=clock.paused_at,
        stopped_at=clock.stopped_at,
        warned_at=clock.warned_at,
        urged_at=clock.urged_at,
        overdue_at=clock.overdue_at,
        pauses=tuple(PauseOut(since=p.since, until=p.until, why=p.why) for p in clock.pauses),
        extended=tuple(ExtensionOut(at=e.at, was=e.was, now=e.now, why=e.why) for e in clock.extended),
    )
