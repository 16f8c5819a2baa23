# SPDX-License-Identifier: Apache-2.0
"""The invented staff of the pack, by organ and role: whoever's turn it is, drawn anew each time."""

import random
from collections import defaultdict
from collections.abc import Collection

from tongguan.kernel.ids import PersonId, covers
from tongguan.kernel.people import Actor, Post, Role
from tongguan.organisation.api import Staff


class Roster:
    """Everybody of a pack with all posts held."""

    def __init__(self, staff: Staff) -> None:
        names = {person.id: person.name for person in staff.people}
        posts: defaultdict[PersonId, list[Post]] = defaultdict(list)
        for one in staff.appointments:
            posts[one.person].append(one.post)
        self._people: dict[PersonId, Actor] = {}
        self._by_seat: defaultdict[tuple[str, Role], list[Actor]] = defaultdict(list)
        self._by_role: defaultdict[Role, list[tuple[Post, Actor]]] = defaultdict(list)
        for person, held in posts.items():
            actor = Actor(person=person, name=names[person], posts=tuple(held))
            self._people[person] = actor
            for post in held:
                self._by_seat[post.organ, post.role].append(actor)
                self._by_role[post.role].append((post, actor))
        self._in_area: dict[tuple[Role, str], tuple[Actor, ...]] = {}

    def person(self, person: PersonId) -> Actor:
        """This very person."""
        return self._people[person]

    def at(self, organ: str, role: Role, dice: random.Random, *, besides: Collection[str] = ()) -> Actor | None:
        """Somebody with this role in a centre or unit, not one of these people; none when there is nobody."""
        return _drawn([a for a in self._by_seat.get((organ, role), ()) if a.person not in besides], dice)

    def over(self, region: str, role: Role, dice: random.Random, *, besides: Collection[str] = ()) -> Actor | None:
        """Somebody with this role whose area takes in a region: of the community, else the street, else above."""
        for digits in (12, 9, 6):
            around = self._around(region[:digits], role)
            found = _drawn([actor for actor in around if actor.person not in besides], dice)
            if found is not None:
                return found
        return None

    def _around(self, region: str, role: Role) -> tuple[Actor, ...]:
        """Those whose area lies in the region, or those of the smallest area around it."""
        key = role, region
        if key not in self._in_area:
            posts = self._by_role.get(role, ())
            inside = tuple(actor for post, actor in posts if covers(region, post.region))
            around = [(len(post.region), actor) for post, actor in posts if covers(post.region, region)]
            closest = max((size for size, _ in around), default=0)
            self._in_area[key] = inside or tuple(actor for size, actor in around if size == closest)
        return self._in_area[key]


def _drawn(actors: list[Actor], dice: random.Random) -> Actor | None:
    return actors[dice.randrange(len(actors))] if actors else None
