# SPDX-License-Identifier: Apache-2.0
"""The register of people as administrators see and change it."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

import msgspec
from psycopg.errors import UniqueViolation

from tongguan.city.organisation.application.staffing import StaffQuery
from tongguan.city.organisation.domain.people import Person
from tongguan.city.organisation.domain.refusals import AccountTaken
from tongguan.city.organisation.domain.staffing import HeldPost, StaffMember
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode
from tongguan.ground.kernel.people import Post, Role
from tongguan.ground.kernel.work import Footprint
from tongguan.ground.plumbing.database import Database, ReadSession
from tongguan.ground.plumbing.unit_of_work import WorkTransaction

_MEMBER: LiteralString = """
    SELECT json_build_object(
        'id', person.id, 'name', person.name, 'account', person.account, 'phone', person.phone,
        'posts', coalesce((SELECT json_agg(json_build_object(
            'id', post.id, 'role', post.role, 'organ', post.organ, 'region', post.region, 'classes', post.classes,
            'since', post.since, 'until', post.until, 'from_pack', post.from_pack, 'ended_by', post.ended_by)
            ORDER BY post.until IS NOT NULL, post.id)
          FROM organisation.post WHERE post.person = person.id), '[]'::json))
    FROM organisation.person
"""
_WANTED: LiteralString = """
    (%(text)s = '' OR person.name ILIKE %(like)s OR person.account ILIKE %(like)s OR person.id = %(text)s
     OR person.phone LIKE %(like)s)
    AND EXISTS (
        SELECT FROM organisation.post WHERE post.person = person.id
        AND (%(organ)s = '' OR post.organ = %(organ)s) AND (%(role)s = '' OR post.role = %(role)s)
        AND EXISTS (SELECT FROM unnest(%(regions)s::text[]) AS area WHERE starts_with(post.region, area))
        AND ((%(organ)s = '' AND %(role)s = '') OR post.until IS NULL OR post.until > %(at)s))
"""


class _PostRow(msgspec.Struct):
    id: str
    role: Role
    organ: str
    region: str
    classes: tuple[str, ...]
    since: datetime | None
    until: datetime | None
    from_pack: bool
    ended_by: str | None


class _MemberRow(msgspec.Struct):
    id: str
    name: str
    account: str
    phone: str
    posts: list[_PostRow]

    def member(self) -> StaffMember:
        person = Person(id=PersonId(self.id), name=self.name, account=self.account, phone=self.phone)
        return StaffMember(person=person, posts=tuple(_held(person.id, post) for post in self.posts))


def _held(person: PersonId, row: _PostRow) -> HeldPost:
    return HeldPost(
        post=Post(
            id=PostId(row.id), role=row.role, organ=row.organ, region=RegionCode(row.region), classes=row.classes
        ),
        person=person,
        since=row.since,
        until=row.until,
        from_pack=row.from_pack,
        ended_by=row.ended_by,
    )


async def _one(session: ReadSession, person: PersonId) -> StaffMember | None:
    found = await session.decoded(_MemberRow, _MEMBER + " WHERE person.id = %s", [person])
    return found.member() if found is not None else None


class PostgresStaffShelf:
    """Implements StaffShelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def found(self, query: StaffQuery, *, at: datetime, offset: int, limit: int) -> tuple[int, list[StaffMember]]:
        """By name, those of the same name by id."""
        text = query.text.strip()
        like = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        wanted = {
            "text": text,
            "like": like,
            "organ": query.organ,
            "role": query.role.value if query.role is not None else "",
            "regions": list(query.regions),
            "at": at,
            "offset": offset,
            "limit": limit,
        }
        async with self._database.reading() as session:
            total = await session.value(int, "SELECT count(*) FROM organisation.person WHERE " + _WANTED, wanted)
            rows = await session.all_decoded(
                _MemberRow,
                _MEMBER + " WHERE " + _WANTED + " ORDER BY person.id LIMIT %(limit)s OFFSET %(offset)s",
                wanted,
            )
        return total or 0, [row.member() for row in rows]

    async def member(self, person: PersonId) -> StaffMember | None:
        """One of them."""
        async with self._database.reading() as session:
            return await _one(session, person)


class PostgresStaffBook:
    """Implements StaffBook on an open transaction."""

    def __init__(self, transaction: WorkTransaction) -> None:
        self._transaction = transaction

    async def member(self, person: PersonId) -> StaffMember | None:
        """Locked until the transaction ends."""
        await self._transaction.tuples("SELECT FROM organisation.person WHERE id = %s FOR UPDATE", [person])
        return await _one(self._transaction, person)

    async def posts_as(self, role: Role) -> Sequence[HeldPost]:
        """Every post of this role; kept from others, so that two cannot end the last two at once."""
        await self._transaction.tuples("SELECT id FROM organisation.post WHERE role = %s FOR UPDATE", [role.value])
        rows = await self._transaction.all_decoded(
            _MemberRow,
            _MEMBER + " WHERE EXISTS (SELECT FROM organisation.post WHERE post.person = person.id AND post.role = %s)",
            [role.value],
        )
        return [held for row in rows for held in row.member().posts if held.post.role is role]

    async def add_person(self, name: str, account: str, phone: str) -> Person:
        """Under the next number of those added by hand."""
        number = await self._transaction.value(int, "SELECT nextval('organisation.by_hand')")
        person = Person(id=PersonId(f"PH-{number:05}"), name=name, account=account, phone=phone)
        await self._transaction.put(
            "INSERT INTO organisation.person (id, name, account, phone) VALUES (%s, %s, %s, %s)",
            [person.id, name, account, phone],
        )
        try:
            await self._transaction.change("SET CONSTRAINTS organisation.person_account_key IMMEDIATE")
        except UniqueViolation as error:
            raise AccountTaken(f"账号“{account}”已属于其他人员，请换一个。") from error
        return person

    async def add_post(self, person: PersonId, post: Post, *, since: datetime, until: datetime | None) -> PostId:
        """Under the next number of those added by hand."""
        number = await self._transaction.value(int, "SELECT nextval('organisation.by_hand')")
        id = PostId(f"TH-{number:05}")
        await self._transaction.put(
            "INSERT INTO organisation.post (id, person, role, organ, region, classes, since, until)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [id, person, post.role.value, post.organ, post.region, list(post.classes), since, until],
        )
        return id

    async def end_post(self, post: PostId, *, at: datetime, by: str) -> None:
        """It keeps its row, because the record names it."""
        await self._transaction.put(
            "UPDATE organisation.post SET until = %s, ended_by = %s WHERE id = %s", [at, by, post]
        )

    async def leave(self, footprint: Footprint) -> None:
        """In the same transaction."""
        await self._transaction.leave(footprint)
