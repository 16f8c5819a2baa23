# SPDX-License-Identifier: Apache-2.0
"""Who is there: local accounts, sessions and API tokens. People and their posts belong to `organisation`.

A token is 256 random bits, shown once; only its hash is kept. Whoever presents it is looked up once in a few seconds
per process, so that a request needs no SQL for it; a withdrawn token works that much longer elsewhere at most.

A password or token of a demonstration is marked so, and honoured by a process that is one and by no other.
"""

import secrets
import unicodedata
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from time import monotonic
from uuid import UUID

import structlog

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import PersonId, new_id
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import NotFound
from tongguan.ground.kernel.work import Command, Footprint, RequestId
from tongguan.ground.plumbing.database import BulkLoad, Database
from tongguan.ground.plumbing.passwords import Passwords
from tongguan.ground.plumbing.sign_in_refusals import (
    NoAccount,
    NotInPerson,
    NotSignedIn,
    OnlyLooking,
    PasswordToBeChanged,
    WrongPassword,
)
from tongguan.ground.plumbing.throttle import Throttle
from tongguan.ground.plumbing.unit_of_work import Work, WorkTransaction

log = structlog.get_logger(__name__)

REMEMBERED_SECONDS = 5.0
MOST_REMEMBERED = 20_000
LONGEST_API_TOKEN = timedelta(days=366)
LONGEST_ON_A_WALL = timedelta(days=31)
ENDED_KEPT = timedelta(days=31)
LONGEST_FIRST = timedelta(hours=1)
API, WALL, FIRST = "api", "wall", "first"
"""Kinds of token beside the session: a program's, a screen's that may only look, and that of somebody who came in with
a password that an administrator gave, which can only be changed."""

FindActor = Callable[[PersonId], Awaitable[Actor | None]]
"""The person with all posts held at this moment; None when nobody of this id works here (organisation answers)."""


@dataclass(frozen=True, kw_only=True)
class FreshToken:
    """A token just made: the only moment its secret is known."""

    id: UUID
    secret: str
    person: PersonId
    expires_at: datetime
    lasts: timedelta
    """From the moment it was made; somebody with another clock than ours goes by this."""


@dataclass(frozen=True, kw_only=True)
class TokenLine:
    """会话或令牌 | a session or API token in its owner's list; without its secret."""

    id: UUID
    kind: str
    label: str
    made_at: datetime
    expires_at: datetime


class SignIn:
    """Opens accounts, checks passwords, hands out tokens and says who presents one."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        find_actor: FindActor,
        *,
        session: timedelta,
        passwords: Passwords,
        demo: bool = False,
    ) -> None:
        self.demo = demo
        """Whether this process is a demonstration."""
        self._database = database
        self._work = Work(database)
        self._clock = clock
        self._find_actor = find_actor
        self._session = session
        self._passwords = passwords
        self._throttle = Throttle(database)
        self._remembered: dict[bytes, tuple[float, Actor, str]] = {}

    # ------------------------------------------------------------ coming in

    async def with_password(self, account: str, password: str, *, address: str) -> FreshToken:
        """A session for the right password; raises WrongPassword, TooManyTries, NoAccount."""
        name, now = account_name(account), self._clock.now()
        await self._throttle.count(name, address, now)
        async with self._database.reading() as look:
            found = await look.tuples(
                "SELECT person, password_hash, password_hash = given_hash FROM plumbing.account"
                " WHERE name = %s AND NOT closed AND (NOT demo OR %s)",
                [name, self.demo],
            )
        person, kept, given = found[0] if found else (None, None, None)
        if not await self._passwords.fits(password, kept):
            log.warning("sign_in_failed", account=name, address=address)
            raise WrongPassword
        await self._throttle.forgive(name, address)
        if self._passwords.outdated(kept):
            await self._renew_hash(name, kept, await self._passwords.hashed_aside(password))
        return await self._begin_session(PersonId(person), how="password", address=address, first=bool(given))

    async def as_account(self, account: str, *, address: str) -> FreshToken:
        """A session for somebody the single sign-on vouches for; raises NoAccount."""
        async with self._database.reading() as look:
            person = await look.value(
                str,
                "SELECT person FROM plumbing.account WHERE name = %s AND NOT closed AND (NOT demo OR %s)",
                [account_name(account), self.demo],
            )
        if person is None:
            raise NoAccount
        return await self._begin_session(PersonId(person), how="oidc", address=address)

    async def actor_of(self, secret: str, *, changing: bool = False) -> Actor:
        """Who presents this token; raises NotSignedIn, PasswordToBeChanged, and OnlyLooking to a wall that would change
        something."""
        actor, kind = await self._found(hash_of(secret))
        if kind == FIRST:
            raise PasswordToBeChanged
        if kind == WALL and changing:
            raise OnlyLooking
        return actor

    async def in_person(self, secret: str) -> Actor:
        """Who presents this and has signed in; raises as `actor_of` does, and NotInPerson to a program."""
        actor = await self.actor_of(secret, changing=True)
        if (await self._found(hash_of(secret)))[1] == API:
            raise NotInPerson
        return actor

    async def newcomer(self, secret: str) -> Actor:
        """Who presents this, also with a first password: for choosing another. Raises NotSignedIn, OnlyLooking."""
        actor, kind = await self._found(hash_of(secret))
        if kind == WALL:
            raise OnlyLooking
        return actor

    async def _found(self, hash_: bytes) -> tuple[Actor, str]:
        """The person behind a token, and the token's kind; raises NotSignedIn."""
        remembered = self._remembered.get(hash_)
        if remembered and remembered[0] > monotonic():
            return remembered[1], remembered[2]
        async with self._database.reading() as look:
            found = await look.tuples(
                "SELECT person, kind FROM plumbing.token"
                " WHERE hash = %s AND revoked_at IS NULL AND expires_at > %s AND (NOT demo OR %s)",
                [hash_, self._clock.now(), self.demo],
            )
        person, kind = found[0] if found else (None, None)
        actor = await self._find_actor(PersonId(person)) if person else None
        if actor is None:
            self._remembered.pop(hash_, None)
            raise NotSignedIn
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[hash_] = (monotonic() + REMEMBERED_SECONDS, actor, kind)
        return actor, kind

    # ------------------------------------------------------------ tokens

    async def make_api_token(self, actor: Actor, *, label: str, days: int) -> FreshToken:
        """A token for a program that acts as this person; at most a year."""
        lasts = min(timedelta(days=days), LONGEST_API_TOKEN)
        command = Command(request_id=RequestId.fresh(), by=actor)
        async with self._work.begin(command) as tx:
            token = await self._issue(tx, actor.person, kind=API, label=label, lasts=lasts)
            facts = {"token": str(token.id), "label": label, "expires_at": token.expires_at.isoformat()}
            await tx.leave(self._footprint(actor.person, "make_api_token", **facts))
        return token

    async def hang_on_wall(self, actor: Actor, *, label: str, days: int) -> FreshToken:
        """A session for a screen that nobody attends: at most a month, and it may only look."""
        lasts = min(timedelta(days=days), LONGEST_ON_A_WALL)
        async with self._work.begin(Command(request_id=RequestId.fresh(), by=actor)) as tx:
            token = await self._issue(tx, actor.person, kind=WALL, label=label, lasts=lasts)
            facts = {"token": str(token.id), "label": label, "expires_at": token.expires_at.isoformat()}
            await tx.leave(self._footprint(actor.person, "hang_on_wall", **facts))
        return token

    async def tokens_of(self, actor: Actor) -> list[TokenLine]:
        """The person's own valid sessions and tokens, newest first."""
        async with self._database.reading() as look:
            return await look.rows(
                TokenLine,
                "SELECT id, kind, label, made_at, expires_at FROM plumbing.token WHERE person = %s"
                " AND revoked_at IS NULL AND expires_at > %s ORDER BY made_at DESC, id",
                [actor.person, self._clock.now()],
            )

    async def revoke(self, actor: Actor, token: UUID) -> None:
        """Withdraw one of the person's own tokens; raises NotFound."""
        command = Command(request_id=RequestId.fresh(), by=actor)
        async with self._work.begin(command) as tx:
            touched = await tx.change(
                "UPDATE plumbing.token SET revoked_at = %s WHERE id = %s AND person = %s AND revoked_at IS NULL",
                [self._clock.now(), token, actor.person],
            )
            if not touched:
                raise NotFound("没有这个令牌，或已作废。")
            await tx.leave(self._footprint(actor.person, "revoke_token", token=str(token)))
        self._remembered.clear()

    async def sign_out(self, secret: str) -> None:
        """End this session; one that is no longer valid is no fault."""
        async with self._database.begin() as tx:
            await tx.put(
                "UPDATE plumbing.token SET revoked_at = %s WHERE hash = %s AND revoked_at IS NULL",
                [self._clock.now(), hash_of(secret)],
            )
        self._remembered.pop(hash_of(secret), None)

    # ------------------------------------------------------------ accounts

    async def open_accounts(self, load: BulkLoad, accounts: Sequence[tuple[str, PersonId, str | None]]) -> None:
        """Open accounts (name, person, password hash) in bulk; a known one goes to that person and keeps its hash."""
        await load.change(
            "INSERT INTO plumbing.account (demo, name, person, password_hash)"
            " SELECT %s, * FROM unnest(%s::text[], %s::text[], %s::text[])"
            " ON CONFLICT (name) DO UPDATE SET person = excluded.person, closed = false",
            [
                self.demo,
                [account_name(name) for name, _, _ in accounts],
                [person for _, person, _ in accounts],
                [hashed for _, _, hashed in accounts],
            ],
        )

    async def has_accounts(self) -> bool:
        """Whether any account was ever opened here."""
        async with self._database.reading() as look:
            return bool(await look.value(bool, "SELECT EXISTS (SELECT FROM plumbing.account)"))

    async def forget_tokens(self, now: datetime) -> None:
        """Retention: drop tokens that ended a month ago; the audit record keeps that there were any."""
        async with self._database.begin() as tx:
            await tx.put("DELETE FROM plumbing.token WHERE expires_at < %s OR revoked_at < %s", [now - ENDED_KEPT] * 2)

    def forget(self) -> None:
        """Look everybody up anew: something about accounts or tokens has changed."""
        self._remembered.clear()

    # ------------------------------------------------------------ inside

    async def _begin_session(self, person: PersonId, *, how: str, address: str, first: bool = False) -> FreshToken:
        actor = await self._find_actor(person)
        if actor is None:
            raise NoAccount
        kind, lasts = (FIRST, min(self._session, LONGEST_FIRST)) if first else ("session", self._session)
        async with self._work.begin(Command(request_id=RequestId.fresh(), by=actor)) as tx:
            token = await self._issue(tx, person, kind=kind, label="", lasts=lasts)
            await tx.leave(self._footprint(person, "sign_in", how=how, address=address))
        return token

    async def _issue(
        self, tx: WorkTransaction, person: PersonId, *, kind: str, label: str, lasts: timedelta
    ) -> FreshToken:
        now = self._clock.now()
        secret = secrets.token_urlsafe(32)
        token = FreshToken(id=new_id(), secret=secret, person=person, expires_at=now + lasts, lasts=lasts)
        await tx.put(
            "INSERT INTO plumbing.token (id, hash, person, kind, label, made_at, expires_at, demo)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [token.id, hash_of(token.secret), person, kind, label, now, token.expires_at, self.demo],
        )
        return token

    async def _renew_hash(self, name: str, old: str, new: str) -> None:
        """The same password, hashed anew: one that was given stays one."""
        async with self._database.begin() as tx:
            await tx.put(
                "UPDATE plumbing.account SET password_hash = %s,"
                " given_hash = CASE WHEN given_hash = %s THEN %s ELSE given_hash END"
                " WHERE name = %s AND password_hash = %s",
                [new, old, new, name, old],
            )

    def _footprint(self, person: PersonId, move: str, **facts: str) -> Footprint:
        return Footprint(
            subject=f"person/{person}",
            move=move,
            at=self._clock.now(),
            person=person,
            facts=facts,
        )


def account_name(given: str) -> str:
    """An account as it is kept: full-width and capital letters make no difference."""
    return unicodedata.normalize("NFKC", given).strip().casefold()


def hash_of(secret: str) -> bytes:
    """What is kept of a secret that nobody can guess."""
    return sha256(secret.encode()).digest()
