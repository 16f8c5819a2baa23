# SPDX-License-Identifier: Apache-2.0
"""Proves that no case can get stuck: from every open state a move carries on towards closing, and people can make it.

Each open state names the moves by which a case normally goes on (`onward`); with them alone every state must reach
closing. Each centre, and each unit that may lead, must have somebody for its part of these moves. What the platform
may do in a person's stead does not count: it acts only under conditions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tongguan.city.organisation.api import Organisation, Staff
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.ground.kernel.pack import Finding
from tongguan.ground.kernel.people import Post, Role
from tongguan.matters.cases.api import BY_MOVE, OPEN_STATES, STATES, Rule, Seat, State

POSTS = "posts.csv"
TABLE = "案件流转表"


def prove_table() -> list[Finding]:
    """The table of moves reaches every state from the first report, and from every open one closing by onward moves."""
    moves = [move for facts in OPEN_STATES.values() for move in facts.onward]
    onward = [BY_MOVE[move] for move in moves if move in BY_MOVE]
    reached = _from(State.REPORTED, _edges(BY_MOVE.values()))
    closing = _from(State.CLOSED, _turned(_edges(onward)))
    return [
        *(
            fault(TABLE, f"状态“{STATES[s].name}”无法到达", f"state {s} cannot be reached", "请补上通往它的流转")
            for s in State
            if s not in reached
        ),
        *(
            fault(TABLE, f"状态“{STATES[s].name}”无法走到结案", f"state {s} cannot reach closing", "请补上离开它的流转")
            for s in State
            if s in OPEN_STATES and s not in closing
        ),
    ]


def prove_staff(city: City, leads: Iterable[UnitId]) -> list[Finding]:
    """Every centre, and every unit that may lead, has the people to carry a case on from each open state."""
    organisation = city.part(Organisation)
    posts = _Posts(city)
    centres = [centre for centre in organisation.centres if not organisation.is_external(centre)]
    organs = [(str(centre), centre) for centre in centres]
    organs += [(str(unit), organisation.centre_of_unit(unit)) for unit in sorted(leads)]
    return [
        _nobody(city, organ, state, BY_MOVE[move])
        for organ, centre in organs
        for state, facts in OPEN_STATES.items()
        for move in facts.onward
        if not (state is State.WAITING_UPPER and organisation.parent(centre) is None)
        if _part_of(organ, centre, BY_MOVE[move]) and not posts.manned(BY_MOVE[move], organ, centre)
    ]


class _Posts:
    """The posts of a pack, by organ and by reach; those limited to some classes count where together they are all."""

    def __init__(self, city: City) -> None:
        staff = city.part(Staff)
        self._city = city
        majors = {group.code for group in city.part(Taxonomy).majors()}
        held: dict[tuple[str, Role], list[Post]] = defaultdict(list)
        for one in staff.appointments:
            held[one.post.organ, one.post.role].append(one.post)
        self._seated = {key for key, posts in held.items() if _all_classes(posts, majors)}
        self._posts = [one.post for one in staff.appointments]
        self._found: dict[tuple[Seat, Role, str], bool] = {}

    def manned(self, rule: Rule, organ: str, centre: CentreId) -> bool:
        """Whether somebody can make this move for a case of this centre, led by this unit."""
        return any(
            self._can(grant.seat, role, organ, centre)
            for grant in rule.grants
            if grant.seat is not Seat.PLATFORM
            for role in grant.roles
        )

    def _can(self, seat: Seat, role: Role, organ: str, centre: CentreId) -> bool:
        organisation = self._city.part(Organisation)
        region = organisation.centres[centre].region
        match seat:
            case Seat.OWNER:
                return (centre, role) in self._seated
            case Seat.BROKER:  # any centre above may turn out to be the lowest shared one
                way_up = organisation.path_to_root(centre)
                return all((one, role) in self._seated for one in way_up if not organisation.is_external(one))
            case Seat.UPPER | Seat.ABOVE:
                return (organisation.parent(centre), role) in self._seated
            case Seat.UNIT:
                return (organ, role) in self._seated
            case Seat.ERRAND | Seat.AREA:
                return self._somebody(seat, role, region)
            case _:
                return False

    def _somebody(self, seat: Seat, role: Role, region: str) -> bool:
        """For an errand somebody inside the region will do; otherwise one whose scope covers all of it."""
        key = seat, role, region
        if key not in self._found:
            inside = (post.region.startswith(region) for post in self._posts if post.role is role)
            around = (region.startswith(post.region) and not post.classes for post in self._posts if post.role is role)
            self._found[key] = any(inside if seat is Seat.ERRAND else around)
        return self._found[key]


def _part_of(organ: str, centre: CentreId, rule: Rule) -> bool:
    """Whether a move is the unit's, when asked for a unit, or the centre's and its people's, when for a centre."""
    of_unit = any(grant.seat is Seat.UNIT for grant in rule.grants)
    return of_unit == (organ != centre)


def _all_classes(posts: Sequence[Post], majors: Iterable[str]) -> bool:
    return any(not post.classes for post in posts) or all(
        any(major.startswith(scope) for post in posts for scope in post.classes) for major in majors
    )


def _nobody(city: City, organ: str, state: State, rule: Rule) -> Finding:
    roles = sorted({role.value for grant in rule.grants if grant.seat is not Seat.PLATFORM for role in grant.roles})
    return fault(
        POSTS,
        f"“{city.part(Organisation).called(organ)}”（{organ}）没有人能对“{STATES[state].name}”的案件办理“{rule.name}”",
        f"nobody at {organ} can {rule.move} a case that is {state}",
        f"请增加岗位：organ写{organ}或其上级、所属，role写{'或'.join(roles)}",
        column="role",
    )


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
