# SPDX-License-Identifier: Apache-2.0
"""The register of people in PostgreSQL."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from psycopg.errors import OperationalError, UniqueViolation

from tongguan.city.organisation.domain.people import DutyShift, ForceQuery, Member, Person
from tongguan.city.organisation.domain.people_pack import Staff
from tongguan.city.organisation.domain.refusals import AccountTaken
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode
from tongguan.ground.kernel.people import Post, Role
from tongguan.ground.plumbing.database import Database, Transaction, as_json

_HELD: LiteralString = "(post.since IS NULL OR post.since <= %(at)s) AND (post.until IS NULL OR post.until > %(at)s)"
_ON_DUTY: LiteralString = """(
    NOT EXISTS (SELECT FROM organisation.duty WHERE duty.organ = post.organ)
    OR EXISTS (SELECT FROM organisation.duty
               WHERE duty.organ = post.organ AND duty.person = post.person
                 AND duty.since <= %(at)s AND %(at)s < duty.until)
)"""

_LOAD_PEOPLE: LiteralString = """
    INSERT INTO organisation.person AS person (id, name, account, phone)
    SELECT id, name, account, phone
    FROM json_to_recordset(%s::json) AS given(id text, name text, account text, phone text)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, account = excluded.account, phone = excluded.phone
    WHERE (person.name, person.account, person.phone) IS DISTINCT FROM
          (excluded.name, excluded.account, excluded.phone)
"""
_LOAD_POSTS: LiteralString = """
    INSERT INTO organisation.post AS post (id, person, role, organ, region, classes, from_pack)
    SELECT id, person, role, organ, region, classes, true
    FROM json_to_recordset(%s::json)
         AS given(id text, person text, role text, organ text, region text, classes text[])
    ON CONFLICT (id) DO UPDATE
    SET person = excluded.person, role = excluded.role, organ = excluded.organ, region = excluded.region,
        classes = excluded.classes, from_pack = true, until = NULL, ended_by = NULL
    WHERE (post.person, post.role, post.organ, post.region, post.classes, post.from_pack, post.until)
          IS DISTINCT FROM
          (excluded.person, excluded.role, excluded.organ, excluded.region, excluded.classes, true, NULL)
      AND (post.ended_by IS NULL OR (post.person, post.role, post.organ) IS DISTINCT FROM
                                    (excluded.person, excluded.role, excluded.organ))
"""
_END_POSTS: LiteralString = """
    UPDATE organisation.post SET until = %s
    WHERE from_pack AND until IS NULL AND id <> ALL (%s::text[])
"""
_POSTS_OF: LiteralString = f"""
    SELECT id, role, organ, region, classes FROM organisation.post
    WHERE person = %(person)s AND {_HELD} ORDER BY id
"""
_PEOPLE_OF: LiteralString = f"""
    SELECT id, name, account, phone FROM organisation.person
    WHERE id IN (SELECT post.person FROM organisation.post
                 WHERE post.organ = %(organ)s AND (%(role)s::text IS NULL OR post.role = %(role)s) AND {_HELD})
    ORDER BY id
"""
_PEOPLE_ON_DUTY: LiteralString = f"""
    SELECT id, name, account, phone FROM organisation.person
    WHERE id IN (SELECT post.person FROM organisation.post
                 WHERE post.organ = %(organ)s AND (%(role)s::text IS NULL OR post.role = %(role)s) AND {_HELD}
                   AND {_ON_DUTY})
    ORDER BY id
"""
_MEMBERS: LiteralString = f"""
    SELECT post.id, post.role, post.organ, post.region, post.classes,
           person.id AS person, person.name, person.phone, duty.yes AS on_duty
    FROM organisation.post
    JOIN organisation.person ON person.id = post.person
    CROSS JOIN LATERAL (SELECT {_ON_DUTY} AS yes) AS duty
    WHERE {_HELD}
      AND (%(organs)s::text[] IS NULL OR post.organ = ANY (%(organs)s))
      AND starts_with(post.region, %(region)s)
      AND (%(role)s::text IS NULL OR post.role = %(role)s)
      AND (%(class_code)s = '' OR post.classes = '{{}}'
           OR EXISTS (SELECT FROM unnest(post.classes) AS scope WHERE starts_with(%(class_code)s, scope)))
      AND (duty.yes OR NOT %(on_duty_only)s)
    ORDER BY length(post.region) DESC, post.id
    LIMIT %(limit)s
"""


@dataclass(frozen=True, kw_only=True)
class _PostRow:
    id: str
    role: str
    organ: str
    region: str
    classes: list[str]

    def post(self) -> Post:
        return Post(
            id=PostId(self.id),
            role=Role(self.role),
            organ=self.organ,
            region=RegionCode(self.region),
            classes=tuple(self.classes),
        )


@dataclass(frozen=True, kw_only=True)
class _MemberRow(_PostRow):
    person: str
    name: str
    phone: str
    on_duty: bool

    def member(self) -> Member:
        return Member(
            person=PersonId(self.person),
            name=self.name,
            phone=self.phone,
            post=self.post(),
            on_duty=self.on_duty,
        )


async def load_staff(transaction: Transaction, staff: Staff, *, at: datetime) -> None:
    """Take over the staff of a pack inside an open transaction; raises AccountTaken."""
    await transaction.put(_LOAD_PEOPLE, (as_json(staff.people),))
    await transaction.put(_LOAD_POSTS, (as_json([_flat(one.person, one.post) for one in staff.appointments]),))
    await transaction.put(_END_POSTS, (at, [one.post.id for one in staff.appointments]))
    try:
        await transaction.change("SET CONSTRAINTS organisation.person_account_key IMMEDIATE")
    except UniqueViolation as error:
        raise AccountTaken("名册中有账号已属于其他人员，请更换账号后重新载入") from error


class StoredPeople:
    """Implements `organisation.api.PeopleRegister`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self, staff: Staff, *, at: datetime) -> None:
        """Take over the staff of a pack in a transaction of its own."""
        async with self._database.begin() as transaction:
            await load_staff(transaction, staff, at=at)

    async def person(self, person: PersonId) -> Person | None:
        """The person with this id."""
        async with self._database.reading() as session:
            return await session.row(
                Person, "SELECT id, name, account, phone FROM organisation.person WHERE id = %s", (person,)
            )

    async def person_by_account(self, account: str) -> Person | None:
        """The person who signs in with this account name."""
        async with self._database.reading() as session:
            return await session.row(
                Person, "SELECT id, name, account, phone FROM organisation.person WHERE account = %s", (account,)
            )

    async def posts_of(self, person: PersonId, *, at: datetime) -> tuple[Post, ...]:
        """Every post a person holds, in order of id."""
        async with self._database.reading() as session:
            rows = await session.rows(_PostRow, _POSTS_OF, {"person": person, "at": at})
        return tuple(row.post() for row in rows)

    async def people_of(self, organ: str, role: Role | None = None, *, at: datetime) -> tuple[Person, ...]:
        """Everybody with a post (of this role) in a centre or unit."""
        async with self._database.reading() as session:
            return tuple(
                await session.rows(Person, _PEOPLE_OF, {"organ": organ, "role": role and role.value, "at": at})
            )

    async def on_duty(self, organ: str, role: Role | None = None, *, at: datetime) -> tuple[Person, ...]:
        """Those of a centre or unit who are on duty; everybody where no roster is kept."""
        async with self._database.reading() as session:
            return tuple(
                await session.rows(Person, _PEOPLE_ON_DUTY, {"organ": organ, "role": role and role.value, "at": at})
            )

    async def keep_roster(self, organ: str, duties: Sequence[DutyShift]) -> None:
        """Replace the roster of a centre or unit."""
        if any(duty.organ != organ for duty in duties):
            raise ValueError(f"the roster of {organ} may only hold its own duties")
        async with self._database.begin() as transaction:
            await transaction.put("DELETE FROM organisation.duty WHERE organ = %s", (organ,))
            await transaction.put(
                "INSERT INTO organisation.duty (person, organ, since, until) SELECT person, organ, since, until"
                " FROM json_to_recordset(%s::json)"
                " AS given(person text, organ text, since timestamptz, until timestamptz)",
                (as_json(list(duties)),),
            )

    async def members(
        self, query: ForceQuery, *, organs: Sequence[str] | None, at: datetime, limit: int
    ) -> tuple[Member, ...]:
        """Posts that answer a search, smallest region first."""
        parameters = {
            "organs": None if organs is None else list(organs),
            "region": query.region,
            "role": query.role and query.role.value,
            "class_code": query.class_code,
            "on_duty_only": query.on_duty_only,
            "at": at,
            "limit": limit,
        }
        async with self._database.reading() as session:
            rows = await session.rows(_MemberRow, _MEMBERS, parameters)
        return tuple(row.member() for row in rows)


class AddedNames:
    """What people added by hand are called, held in memory: whoever shows a name does not wait for the store."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._names: dict[str, str] = {}

    def name(self, person: str) -> str | None:
        """The name of somebody whom no pack has brought."""
        return self._names.get(person)

    def remember(self, person: str, name: str) -> None:
        """Somebody was added just now."""
        self._names[person] = name

    async def refresh(self) -> None:
        """Read the names anew; nobody who was added meanwhile is forgotten."""
        async with self._database.reading() as session:
            found = await session.tuples("SELECT id, name FROM organisation.person WHERE id ^@ 'PH-'")
        self._names |= {str(person): str(name) for person, name in found}

    async def follow(self, *, seconds: float = 15.0) -> None:
        """Hear of those whom another process adds, until cancelled."""
        while True:
            await asyncio.sleep(seconds)
            with suppress(OperationalError):  # the server is being restarted; the next look will tell
                await self.refresh()


def _flat(person: PersonId, post: Post) -> dict[str, str | tuple[str, ...]]:
    return {
        "id": post.id,
        "person": person,
        "role": post.role.value,
        "organ": post.organ,
        "region": post.region,
        "classes": post.classes,
    }
