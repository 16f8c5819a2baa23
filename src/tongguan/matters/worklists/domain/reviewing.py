# SPDX-License-Identifier: Apache-2.0
"""Whose turn it is to decide on a request, as the table of moves of `cases` says; a test compares the two."""

from collections.abc import Iterable
from dataclasses import dataclass

from tongguan.ground.kernel.people import Actor, Role


@dataclass(frozen=True, kw_only=True)
class NextDecider:
    """Somebody in this role, sitting in this organ, decides next."""

    role: Role
    organ: str | None
    """None: nobody here; the request waits for another platform."""

    def is_of(self, by: Actor, *, involved: Iterable[str]) -> bool:
        """Whether this person decides next; who asked, or decided before, does not decide again."""
        if self.organ is None or by.person in involved:
            return False
        return any(post.organ == self.organ for post in by.posts_as(self.role))


def next_decider_of(*, kind: str, state: str, unit: str | None, owner: str, above: str | None) -> NextDecider:
    """Who decides on an open request; `above` is the centre over the one that last forwarded it."""
    if kind == "void":
        return NextDecider(role=Role.SHIFT_LEADER, organ=owner)
    if kind == "appeal":
        return NextDecider(role=Role.DISPATCHER if state == "pending_unit" else Role.ACCEPTOR, organ=owner)
    if state == "pending_unit":
        return NextDecider(role=Role.UNIT_DISPATCHER, organ=unit)
    return NextDecider(role=Role.DISPATCHER, organ=above if state == "pending_upper" else owner)


@dataclass(frozen=True, kw_only=True)
class DecidableRequests:
    """Which open requests are a person's to decide, as values to filter a list by: `next_decider_of` turned round."""

    person: str
    dispatches: tuple[str, ...]
    """Centres for which the person dispatches; the others likewise."""
    reviews_for: tuple[str, ...]
    """Units for which the person decides first."""
    leads: tuple[str, ...]
    accepts: tuple[str, ...]
    below: tuple[str, ...]
    """Centres that forwarded a request to one for which the person dispatches."""


def decidable_requests_of(by: Actor, *, below: Iterable[str]) -> DecidableRequests:
    """What falls to the posts of a person; `below` are the centres right under those for which they dispatch."""

    def organs(role: Role) -> tuple[str, ...]:
        return tuple(post.organ for post in by.posts_as(role))

    return DecidableRequests(
        person=by.person,
        dispatches=organs(Role.DISPATCHER),
        reviews_for=organs(Role.UNIT_DISPATCHER),
        leads=organs(Role.SHIFT_LEADER),
        accepts=organs(Role.ACCEPTOR),
        below=tuple(below),
    )
