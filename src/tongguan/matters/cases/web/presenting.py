# SPDX-License-Identifier: Apache-2.0
"""A case as it leaves over HTTP: names beside ids, lamps and time left beside clocks, the moves one may make."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.words import Masked, as_said
from tongguan.ground.plumbing.copying import copied
from tongguan.matters.cases.api import (
    BY_MOVE,
    LINK_NAMES,
    STATES,
    Accountability,
    Almanac,
    Case,
    CaseClock,
    Cases,
    HistoryLine,
    LifecycleRules,
    State,
    clock_lamp,
    clock_left,
    clock_used,
    lamp,
    masked_accountability,
    masked_case,
    masked_lines,
    move_name,
)
from tongguan.matters.cases.web.naming import organs_in_history, organs_of, people_in_history, people_of
from tongguan.matters.cases.web.schemas import (
    CaseOut,
    ClockOut,
    HistoryLineOut,
    HistoryOut,
    MoveOut,
    TimingOut,
)
from tongguan.matters.cases.web.words import STAGES

PersonName = Callable[[str], str | None]
"""The name of a person, as far as it is known without asking the database."""


def nobody_known(person: str) -> None:
    """Knows no names: ids speak for themselves."""
    del person


class CasePresenter:
    """Presents cases to one person: as they are, their history, their timing."""

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
        return copied(
            CaseOut,
            case,
            state_name=facts.name,
            state_name_en=facts.name_en,
            stage=facts.stage,
            stage_name=STAGES[facts.stage],
            said=facts.said,
            link=facts.link,
            lamp=lamp(case, now=now),
            open=facts.open is not None,
            class_name=None if rules is None else rules.name,
            class_path=None if rules is None else rules.path or rules.name,
            condition_filing=None if condition is None else condition.filing,
            condition_closing=None if condition is None else condition.closing,
            clocks=tuple(_clock(clock, city.almanac, now=now) for clock in case.clocks),
            moves=tuple(move for move in allowed if move is not None),
            names=self._names(city, organs_of(case), people_of(case)),
        )

    def history(self, case: Case, lines: Sequence[HistoryLine]) -> HistoryOut:
        """Every move, with names."""
        city = self._cases.cities.of(case.edition)
        return HistoryOut(
            id=case.id,
            lines=tuple(
                copied(
                    HistoryLineOut,
                    line,
                    name=move_name(line.move),
                    before_name=None if line.before is None else STATES[State(line.before)].name,
                    after_name=STATES[State(line.after)].name,
                )
                for line in masked_lines(lines, self.masked)
            ),
            names=self._names(city, organs_in_history(lines), people_in_history(lines)),
        )

    def accountability(self, found: Accountability) -> Accountability:
        """Who answers for it (失责倒查)."""
        return masked_accountability(found, self.masked)

    def timing(self, case: Case, *, now: datetime) -> TimingOut:
        """The timing table (整体计时表)."""
        city = self._cases.cities.of(case.edition)
        case = masked_case(case, self.masked)
        started = sorted(case.clocks, key=lambda clock: (clock.started_at, clock.kind.value))
        return copied(
            TimingOut,
            case,
            lamp=lamp(case, now=now),
            total_seconds=int(((case.closed_at or now) - case.reported_at).total_seconds()),
            clocks=tuple(_clock(clock, city.almanac, now=now) for clock in started),
            names=self._names(city, (clock.organ for clock in started), ()),
        )

    def _names(
        self, city: LifecycleRules, organs: Iterable[str | None], people: Iterable[str | None]
    ) -> dict[str, str]:
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


def _clock(clock: CaseClock, almanac: Almanac, *, now: datetime) -> ClockOut:
    return copied(
        ClockOut,
        clock,
        kind=clock.kind.value,
        name=LINK_NAMES.get(clock.link, clock.link),
        lamp=clock_lamp(clock, now=now),
        used_seconds=clock_used(clock, almanac, now=now),
        left_seconds=clock_left(clock, almanac, now=now),
    )
