# SPDX-License-Identifier: Apache-2.0
"""Who sits where in the demo city: the right person for a role, an organ and a place."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from tongguan.city.organisation.api import CentreKind, Level, Organisation, Staff, Unit
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Actor, Post, Role


class NobodyThere(Exception):
    """No person holds the post that the story needs."""


class Roster:
    """The staff of a pack, by what a script asks for."""

    def __init__(self, city: City) -> None:
        self.city = city
        organisation = city.part(Organisation)
        self.district = organisation.district_centre(city.region)
        posts: defaultdict[PersonId, list[Post]] = defaultdict(list)
        for appointment in city.part(Staff).appointments:
            posts[appointment.person].append(appointment.post)
        names = {person.id: person.name for person in city.part(Staff).people}
        self._actors = {id_: Actor(person=id_, name=names[id_], posts=tuple(held)) for id_, held in posts.items()}
        self._seats: defaultdict[tuple[Role, str], list[tuple[Actor, Post]]] = defaultdict(list)
        self._roles: defaultdict[Role, list[tuple[Actor, Post]]] = defaultdict(list)
        for actor in self._actors.values():
            for post in actor.posts:
                self._seats[post.role, post.organ].append((actor, post))
                self._roles[post.role].append((actor, post))
        self._free: dict[tuple[Role, str, str], tuple[Actor, ...]] = {}
        self._tiers: dict[tuple[Role, str], tuple[tuple[Actor, ...], ...]] = {}
        self._turns = 0

    def at(self, role: Role, organ: str, *, class_code: str = "", but: Collection[str] = ()) -> Actor:
        """Somebody in this role in this organ who had no hand in the matter; people take turns."""
        found = self._next(self._in(role, organ, class_code), but)
        if found is None:
            raise NobodyThere(f"{organ} 没有可用的 {role.value}（分类 {class_code or '不限'}）")
        return found

    def has(self, role: Role, organ: str, *, class_code: str = "", but: Collection[str] = ()) -> bool:
        """Whether `at` would find somebody."""
        return any(actor.person not in but for actor in self._in(role, organ, class_code))

    def near(self, role: Role, region: str, *, but: Collection[str] = ()) -> Actor:
        """Somebody in this role for a place: of its community if there is one, of its street, of the district."""
        for tier in self._tiers_of(role, region):
            found = self._next(tier, but)
            if found is not None:
                return found
        raise NobodyThere(f"{region} 没有可用的 {role.value}")

    def person(self, id: str) -> Actor:
        """This person, with every post held."""
        return self._actors[PersonId(id)]

    def all_in(self, role: Role) -> Sequence[Actor]:
        """Everybody in this role."""
        return list({actor.person: actor for actor, _ in self._roles[role]}.values())

    def reporter(self, source: str, region: str) -> Actor:
        """Who brings a report of this source to the hub's doors."""
        match source:
            case "patrol":
                return self.near(Role.COLLECTOR, region)
            case "grid_worker":
                return self.near(Role.GRID_WORKER, region)
            case "volunteer":
                return self.near(Role.VOLUNTEER, region)
            case "video" | "sensor":
                return self._roles[Role.DEVICE][0][0]
            case "upper_platform":
                return self._roles[Role.UPPER_PLATFORM][0][0]
            case "police_110":
                return self.at(Role.EXTERNAL_SYSTEM, self.department("public_security"))
            case "department":
                return self.at(Role.EXTERNAL_SYSTEM, self.district)
            case "hotline_12341":
                return self.at(Role.ACCEPTOR, self.centre(CentreKind.CITY_MANAGEMENT))
            case "walk_in":
                return self.near(Role.WINDOW_CLERK, region)
            case "letter" | "media":
                return self.at(Role.ACCEPTOR, self.district)
            case _:
                return self.at(Role.AGENT, self.centre(CentreKind.HOTLINE))

    def centre(self, kind: CentreKind) -> str:
        """The district's centre of this kind."""
        return next(
            one.id
            for one in self.city.part(Organisation).centres.values()
            if one.kind is kind and one.level is Level.DISTRICT
        )

    def department(self, kind: str) -> str:
        """The district's unit of this kind."""
        return next(
            unit.id
            for unit in self.city.part(Organisation).units.values()
            if unit.kind == kind and unit.region == self.city.region
        )

    def units_of(self, centre: str) -> Sequence[Unit]:
        """The units of a centre in which somebody handles matters."""
        return [
            unit
            for unit in self.city.part(Organisation).units_of(centre)
            if self._seats[Role.HANDLER, unit.id] and self._seats[Role.UNIT_DISPATCHER, unit.id]
        ]

    def _in(self, role: Role, organ: str, class_code: str) -> tuple[Actor, ...]:
        key = role, organ, class_code
        if key not in self._free:
            seats = self._seats.get((role, organ), [])
            people = {a.person: a for a, post in seats if not class_code or _covers(post, class_code)}
            self._free[key] = tuple(people.values())
        return self._free[key]

    def _tiers_of(self, role: Role, region: str) -> tuple[tuple[Actor, ...], ...]:
        key = role, region[:12]
        if key not in self._tiers:
            seats = self._roles[role]
            reach = [[a for a, post in seats if post.region == region[:n]] for n in (12, 9, 6, 2) if n <= len(region)]
            reach.append([a for a, post in seats if post.region.startswith(region[:9])])
            self._tiers[key] = tuple(tuple({a.person: a for a in tier}.values()) for tier in reach if tier)
        return self._tiers[key]

    def _next(self, people: Sequence[Actor], but: Collection[str] = ()) -> Actor | None:
        """People take turns."""
        free = [actor for actor in people if actor.person not in but] if but else people
        self._turns += 1
        return free[self._turns % len(free)] if free else None


def _covers(post: Post, class_code: str) -> bool:
    return not post.classes or any(class_code.startswith(prefix) for prefix in post.classes)
