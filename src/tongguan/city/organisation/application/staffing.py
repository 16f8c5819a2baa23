# SPDX-License-Identifier: Apache-2.0
"""Adding and ending people and posts by hand; every change has a reason and stays on record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tongguan.city.organisation.domain.organisation import Organisation
from tongguan.city.organisation.domain.people import Person
from tongguan.city.organisation.domain.refusals import UnknownPerson
from tongguan.city.organisation.domain.staffing import HeldPost, StaffMember, may_end, may_look_after, must_fit
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import PersonId, PostId
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.ground.kernel.work import Command, Footprint, Json, RequestId, UnitOfWork


@dataclass(frozen=True, kw_only=True)
class StaffQuery:
    """Whom to look for in the register; empty means any."""

    text: str = ""
    """Part of name, account, id or telephone."""
    organ: str = ""
    role: Role | None = None
    regions: tuple[str, ...] = ("",)
    """Only people with a post inside one of these."""


class StaffBook(Protocol):
    """The register inside one transaction."""

    async def member(self, person: PersonId) -> StaffMember | None:
        """Somebody, with the right to change their posts."""
        ...

    async def posts_as(self, role: Role) -> Sequence[HeldPost]:
        """Every post of this role, past ones included."""
        ...

    async def add_person(self, name: str, account: str, phone: str) -> Person:
        """Somebody no pack has brought, under a new id; raises AccountTaken."""
        ...

    async def add_post(self, person: PersonId, post: Post, *, since: datetime, until: datetime | None) -> PostId:
        """A post no pack has brought, under a new id."""
        ...

    async def end_post(self, post: PostId, *, at: datetime, by: str) -> None:
        """Nobody holds it from this moment."""
        ...

    async def leave(self, footprint: Footprint) -> None:
        """Keep what was done on record."""
        ...


StaffWork = UnitOfWork[StaffBook]


class StaffShelf(Protocol):
    """Reads the register."""

    async def found(self, query: StaffQuery, *, at: datetime, offset: int, limit: int) -> tuple[int, list[StaffMember]]:
        """How many there are, and a part of them by name."""
        ...

    async def member(self, person: PersonId) -> StaffMember | None:
        """One of them."""
        ...


class Staffing:
    """The verbs by which administrators change the register."""

    def __init__(
        self, work: StaffWork, shelf: StaffShelf, organisation: Callable[[], Organisation], clock: Clock
    ) -> None:
        self.shelf = shelf
        self._work = work
        self._organisation = organisation
        self._clock = clock

    async def seen(self, person: PersonId, *, by: Actor) -> StaffMember:
        """Somebody this person may look at: an auditor at everybody; raises UnknownPerson, NotYourStaff."""
        if not by.posts_as(Role.AUDITOR):
            return await self.looked_after(person, by=by)
        found = await self.shelf.member(person)
        if found is None:
            raise UnknownPerson(f"名册中没有编号为“{person}”的人员。")
        return found

    async def looked_after(self, person: PersonId, *, by: Actor) -> StaffMember:
        """Somebody this person may look after; raises UnknownPerson, NotYourStaff."""
        found = await self.shelf.member(person)
        if found is None:
            raise UnknownPerson(f"名册中没有编号为“{person}”的人员。")
        may_look_after(by, found, at=self._clock.now())
        return found

    async def add_person(
        self, name: str, account: str, phone: str, post: Post, *, reason: str, by: Actor, request_id: RequestId
    ) -> PersonId:
        """Somebody new with a first post; raises NotYourStaff, UnfitPost, AccountTaken, AlreadyDone."""
        now = self._clock.now()
        must_fit(post, organisation=self._organisation(), by=by, person=None, roles=())
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            person = await book.add_person(name, account, phone)
            given = await book.add_post(person.id, post, since=now, until=None)
            facts = {"name": name, "account": account, **_facts(post, given)}
            await book.leave(_footprint(person.id, "add_person", by=by, at=now, reason=reason, facts=facts))
        return person.id

    async def add_post(
        self, person: PersonId, post: Post, *, until: datetime | None, reason: str, by: Actor, request_id: RequestId
    ) -> StaffMember:
        """Somebody with one more post; raises UnknownPerson, NotYourStaff, UnfitPost, AlreadyDone."""
        now = self._clock.now()
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            member = await _member(book, person)
            may_look_after(by, member, at=now)
            must_fit(post, organisation=self._organisation(), by=by, person=person, roles=member.roles(now))
            given = await book.add_post(person, post, since=now, until=until)
            facts = {**_facts(post, given), "until": until.isoformat() if until is not None else None}
            await book.leave(_footprint(person, "add_post", by=by, at=now, reason=reason, facts=facts))
            return await _member(book, person)

    async def end_post(
        self, person: PersonId, post: PostId, *, reason: str, by: Actor, request_id: RequestId
    ) -> StaffMember:
        """Somebody whose post ends now, also one a pack has brought.

        Raises UnknownPerson, NotYourStaff, UnfitPost, AlreadyDone.
        """
        now = self._clock.now()
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            member = await _member(book, person)
            may_look_after(by, member, at=now)
            held = next((one for one in member.posts if one.post.id == post), None)
            if held is None:
                raise UnknownPerson("此人没有这个岗位。")
            may_end(by, held, await book.posts_as(held.post.role), at=now)
            await book.end_post(post, at=now, by=by.person)
            facts = _facts(held.post, post)
            await book.leave(_footprint(person, "end_post", by=by, at=now, reason=reason, facts=facts))
            return await _member(book, person)


async def _member(book: StaffBook, person: PersonId) -> StaffMember:
    found = await book.member(person)
    if found is None:
        raise UnknownPerson(f"名册中没有编号为“{person}”的人员。")
    return found


def _facts(post: Post, id: PostId) -> dict[str, Json]:
    return {
        "post": id,
        "role": post.role.value,
        "organ": post.organ,
        "region": post.region,
        "classes": list(post.classes),
    }


def _footprint(
    person: PersonId, move: str, *, by: Actor, at: datetime, reason: str, facts: dict[str, Json]
) -> Footprint:
    seat = by.posts_as(Role.SYSTEM_ADMIN, Role.TENANT_ADMIN)
    return Footprint(
        subject=f"person/{person}",
        move=move,
        at=at,
        person=by.person,
        post=seat[0].id if seat else None,
        organ=seat[0].organ if seat else None,
        reason=reason,
        facts=facts,
    )
