# SPDX-License-Identifier: Apache-2.0
"""Proves that no case can get stuck: the table of moves leads from everywhere to closing, and people are there for it.

A move is manned for an owning centre and a lead unit when some grant of it can be taken up by a post of the pack. Every
open state that manned moves can reach must also reach closing by manned moves, for each centre with each of its leads.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tongguan.cases.api import BY_MOVE, OPEN, STATES, Grant, Rule, Seat, State
from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.findings import fault
from tongguan.kernel.ids import CentreId, UnitId
from tongguan.kernel.pack import Finding
from tongguan.kernel.people import Post, Role

POSTS = "posts.csv"
TABLE = "案件流转表"
BESIDE = frozenset({Seat.HELPER, Seat.CALLED, Seat.CALLER, Seat.TOLD, Seat.REPORTER, Seat.PLATFORM})
"""Seats nobody has to be appointed to: no case waits for them alone."""


def prove_table() -> list[Finding]:
    """Every state can be reached from the first report, and every open one reaches closing."""
    edges = _edges(BY_MOVE.values())
    back = _turned(edges)
    reached, closing = _from(State.REPORTED, edges), _from(State.CLOSED, back)
    return [
        *(
            fault(TABLE, f"状态“{STATES[s].name}”无法到达", f"state {s} cannot be reached", "请补上通往它的流转")
            for s in State
            if s not in reached
        ),
        *(
            fault(TABLE, f"状态“{STATES[s].name}”无法走到结案", f"state {s} cannot reach closing", "请补上离开它的流转")
            for s in OPEN
            if s not in closing
        ),
    ]


def prove_staff(city: City, leads: Collection[UnitId]) -> list[Finding]:
    """Every centre, with each unit that may lead for it, has the people to bring a case from any state to closing."""
    posts = _Posts(city)
    by_centre: dict[CentreId, set[UnitId]] = defaultdict(set)
    for lead in leads:
        by_centre[city.centre_of_unit(lead)].add(lead)
    found: dict[tuple[str, State], Finding] = {}
    for centre in city.organisation.centres:
        if city.is_external(centre):
            continue
        units: list[UnitId | None] = [*sorted(by_centre[centre])]
        for unit in units or [None]:
            for state in sorted(_stuck(posts, centre, unit)):
                of_unit = state in posts.unit_states and unit is not None
                organ = str(unit) if of_unit else str(centre)
                found.setdefault((organ, state), _nobody(city, organ, state, of_unit=of_unit))
    return list(found.values())


@dataclass(frozen=True)
class _Desk:
    """Where a case sits: its owning centre and its lead."""

    centre: CentreId
    parent: CentreId | None
    unit: UnitId | None


class _Posts:
    """The posts of a pack, by organ and by reach; only those for every class, or for all classes together."""

    def __init__(self, city: City) -> None:
        self._city = city
        majors = {group.code for group in city.taxonomy.majors()}
        held: dict[tuple[str, Role], list[Post]] = defaultdict(list)
        for one in city.staff.appointments:
            held[one.post.organ, one.post.role].append(one.post)
        self._manned = {key for key, posts in held.items() if _all_classes(posts, majors)}
        self._posts = [one.post for one in city.staff.appointments]
        self._reached: dict[tuple[Role, str], bool] = {}
        self._errands: dict[tuple[Role, str], bool] = {}
        self.unit_states = {
            state
            for state in OPEN
            if any(
                grant.seat is Seat.UNIT
                for rule in BY_MOVE.values()
                for grant in rule.grants
                if state in rule.start and _moves_on(rule)
            )
        }

    def desk(self, centre: CentreId, unit: UnitId | None) -> _Desk:
        return _Desk(centre, self._city.parent(centre), unit)

    def manned(self, rule: Rule, desk: _Desk) -> bool:
        """Whether some post of the pack may make this move at this desk."""
        return any(self._taken_up(grant, desk) for grant in rule.grants)

    def _taken_up(self, grant: Grant, desk: _Desk) -> bool:
        match grant.seat:
            case Seat.PLATFORM:
                return True
            case Seat.OWNER:
                return self._sits(desk.centre, grant)
            case Seat.BROKER:
                return all(self._sits(centre, grant) for centre in self._brokers(desk))
            case Seat.UPPER:
                return desk.parent is not None and self._sits(desk.parent, grant)
            case Seat.UNIT:
                return desk.unit is None or self._sits(desk.unit, grant)
            case Seat.ERRAND:
                return any(self._on_the_ground(role, self._region(desk)) for role in grant.roles)
            case Seat.AREA:
                return any(self._reaches(role, self._region(desk)) for role in grant.roles)
            case _:
                return False

    def _sits(self, organ: str, grant: Grant) -> bool:
        return any((organ, role) in self._manned for role in grant.roles)

    def _brokers(self, desk: _Desk) -> list[CentreId]:
        """Every centre that may turn out to be the lowest shared one and close the case."""
        way_up = self._city.organisation.path_to_root(desk.centre)
        return [centre for centre in way_up if not self._city.is_external(centre)]

    def _region(self, desk: _Desk) -> str:
        return self._city.organisation.centres[desk.centre].region

    def _on_the_ground(self, role: Role, region: str) -> bool:
        """Whether anybody in this role works inside the region: an errand is given to a person."""
        key = role, region
        if key not in self._errands:
            self._errands[key] = any(post.role is role and post.region.startswith(region) for post in self._posts)
        return self._errands[key]

    def _reaches(self, role: Role, region: str) -> bool:
        """Whether somebody's scope covers the whole region."""
        key = role, region
        if key not in self._reached:
            self._reached[key] = any(
                post.role is role and region.startswith(post.region) and not post.classes for post in self._posts
            )
        return self._reached[key]


def _all_classes(posts: Iterable[Post], majors: Iterable[str]) -> bool:
    posts = list(posts)
    return any(not post.classes for post in posts) or all(
        any(major.startswith(scope) for post in posts for scope in post.classes) for major in majors
    )


def _stuck(posts: _Posts, centre: CentreId, unit: UnitId | None) -> set[State]:
    """The open states a case can get into here and cannot leave for closing."""
    desk = posts.desk(centre, unit)
    rules = [
        rule
        for rule in BY_MOVE.values()
        if posts.manned(rule, desk) and not (desk.parent is None and State.WAITING_UPPER in (rule.ends or ()))
    ]
    edges = _edges(rules)
    closing = _from(State.CLOSED, _turned(edges))
    return {state for state in _from(State.REPORTED, edges) if state in OPEN and state not in closing}


def _nobody(city: City, organ: str, state: State, *, of_unit: bool) -> Finding:
    wanted = sorted(
        {
            role.value
            for rule in BY_MOVE.values()
            if state in rule.start and _moves_on(rule)
            for grant in rule.grants
            if (grant.seat is Seat.UNIT) == of_unit and grant.seat not in BESIDE
            for role in grant.roles
        }
    )
    return fault(
        POSTS,
        f"“{city.name_of(organ)}”（{organ}）没有人能把“{STATES[state].name}”的案件办下去",
        f"nobody at {organ} can move a case on from {state} towards closing",
        f"请为{organ}增加岗位，角色可为{'、'.join(wanted)}",
        column="organ",
    )


def _moves_on(rule: Rule) -> bool:
    return rule.ends is not None and rule.ends != rule.start


def _edges(rules: Iterable[Rule]) -> Mapping[State, set[State]]:
    edges: dict[State, set[State]] = defaultdict(set)
    for rule in rules:
        for state in rule.start:
            edges[state] |= rule.ends or set()
    return edges


def _turned(edges: Mapping[State, set[State]]) -> Mapping[State, set[State]]:
    back: dict[State, set[State]] = defaultdict(set)
    for start, ends in edges.items():
        for end in ends:
            back[end].add(start)
    return back


def _from(start: State, edges: Mapping[State, set[State]]) -> set[State]:
    reached, ahead = {start}, [start]
    while ahead:
        for state in edges.get(ahead.pop(), ()):
            if state not in reached:
                reached.add(state)
                ahead.append(state)
    return reached
