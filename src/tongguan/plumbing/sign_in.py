# SPDX-License-Identifier: Apache-2.0
"""Who is there: local accounts, sessions and API tokens. People and their posts belong to `organisation`.

A token is 256 random bits, shown once; only its hash is kept. Whoever presents it is looked up once in a few seconds
per process, so that a request needs no SQL for it; a withdrawn token works that much longer elsewhere at most.
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

from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import PersonId, new_id
from tongguan.kernel.people import Actor
from tongguan.kernel.refusal import NotFound, Refusal
from tongguan.kernel.work import Command, Footprint
from tongguan.plumbing.database import Database, Load
from tongguan.plumbing.passwords import SHORTEST, Passwords
from tongguan.plumbing.throttle import Throttle
from tongguan.plumbing.unit_of_work import Work, WorkTransaction

log = structlog.get_logger(__name__)

REMEMBERED_SECONDS = 5.0
MOST_REMEMBERED = 20_000
LONGEST_API_TOKEN = timedelta(days=366)
LONGEST_ON_A_WALL = timedelta(days=31)
ENDED_KEPT = timedelta(days=31)
API, WALL = "api", "wall"
"""Kinds of token: a program's, and a screen's that may only look."""

FindActor = Callable[[PersonId], Awaitable[Actor | None]]
"""The person with all posts held at this moment; None when nobody of this id works here (organisation answers)."""


class NotSignedIn(Refusal):
    """No valid session or token was presented."""

    code = "plumbing.not_signed_in"
    title = "请先登录"
    title_en = "Sign in first"
    status = 401


class WrongPassword(Refusal):
    """Account and password do not fit together (or there is no such account: that is not told)."""

    code = "plumbing.wrong_password"
    title = "账号或口令不正确"
    title_en = "Wrong account or password"
    status = 401


class NotInPerson(Refusal):
    """A program with a token may not make further tokens: withdrawing it must leave none behind."""

    code = "plumbing.not_in_person"
    title = "令牌不能再开令牌，请本人登录后办理"
    title_en = "A token makes no tokens: sign in yourself"
    status = 403


class OnlyLooking(Refusal):
    """The screen on the wall shows; it changes nothing."""

    code = "plumbing.only_looking"
    title = "本屏以只读方式登录，不能办理或修改"
    title_en = "This screen is signed in to look only"
    status = 403


class NoAccount(Refusal):
    """The single sign-on knows the person, the city has no open account or post for it."""

    code = "plumbing.no_account"
    title = "该账号尚未在平台开通"
    title_en = "This account has not been opened on the platform"
    status = 403


class WeakPassword(Refusal):
    """The new password is too short or the account itself."""

    code = "plumbing.weak_password"
    title = f"新口令至少 {SHORTEST} 个字符，且不能与账号相同"
    title_en = f"A password needs {SHORTEST} characters and may not be the account name"
    status = 400


@dataclass(frozen=True, kw_only=True)
class FreshToken:
    """A token just made: the only moment its secret is known."""

    id: UUID
    secret: str
    person: PersonId
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class TokenLine:
    """A token in its owner's list."""

    id: UUID
    kind: str
    label: str
    made_at: datetime
    expires_at: datetime


class SignIn:
    """Opens accounts, checks passwords, hands out tokens and says who presents one."""

    def __init__(
        self, database: Database, clock: Clock, find_actor: FindActor, *, session: timedelta, passwords: Passwords
    ) -> None:
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
                "SELECT person, password_hash FROM plumbing.account WHERE name = %s AND NOT closed", [name]
            )
        person, kept = found[0] if found else (None, None)
        if not await self._passwords.fits(password, kept):
            log.warning("sign_in_failed", account=name, address=address)
            raise WrongPassword
        await self._throttle.forgive(name, address)
        if self._passwords.outdated(kept):
            await self._keep_hash(name, await self._passwords.hashed_aside(password))
        return await self._begin_session(PersonId(person), how="password", address=address)

    async def as_account(self, account: str, *, address: str) -> FreshToken:
        """A session for somebody the single sign-on vouches for; raises NoAccount."""
        async with self._database.reading() as look:
            person = await look.value(
                str, "SELECT person FROM plumbing.account WHERE name = %s AND NOT closed", [account_name(account)]
            )
        if person is None:
            raise NoAccount
        return await self._begin_session(PersonId(person), how="oidc", address=address)

    async def actor_of(self, secret: str, *, changing: bool = False) -> Actor:
        """Who presents this token; raises NotSignedIn, and OnlyLooking to a wall that would change something."""
        actor, kind = await self._found(_hash(secret))
        if kind == WALL and changing:
            raise OnlyLooking
        return actor

    async def in_person(self, secret: str) -> Actor:
        """Who presents this and has signed in; raises NotSignedIn, OnlyLooking, and NotInPerson to a program."""
        actor, kind = await self._found(_hash(secret))
        if kind == WALL:
            raise OnlyLooking
        if kind == API:
            raise NotInPerson
        return actor

    async def _found(self, hash_: bytes) -> tuple[Actor, str]:
        """The person behind a token, and the token's kind; raises NotSignedIn."""
        remembered = self._remembered.get(hash_)
        if remembered and remembered[0] > monotonic():
            return remembered[1], remembered[2]
        async with self._database.reading() as look:
            found = await look.tuples(
                "SELECT person, kind FROM plumbing.token WHERE hash = %s AND revoked_at IS NULL AND expires_at > %s",
                [hash_, self._clock.now()],
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
        command = Command(request_id=new_id(), by=actor)
        async with self._work.begin(command) as tx:
            token = await self._issue(tx, actor.person, kind=API, label=label, lasts=lasts)
            facts = {"token": str(token.id), "label": label, "expires_at": token.expires_at.isoformat()}
            await tx.leave(self._footprint(actor.person, "make_api_token", **facts))
        return token

    async def hang_on_wall(self, actor: Actor, *, label: str, days: int) -> FreshToken:
        """A session for a screen that nobody attends: at most a month, and it may only look."""
        lasts = min(timedelta(days=days), LONGEST_ON_A_WALL)
        async with self._work.begin(Command(request_id=new_id(), by=actor)) as tx:
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
        command = Command(request_id=new_id(), by=actor)
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
                [self._clock.now(), _hash(secret)],
            )
        self._remembered.pop(_hash(secret), None)

    # ------------------------------------------------------------ accounts

    async def change_password(self, actor: Actor, *, old: str, new: str, address: str) -> None:
        """A new password for oneself; every session and token of the person ends."""
        async with self._database.reading() as look:
            found = await look.tuples(
                "SELECT name, password_hash FROM plumbing.account WHERE person = %s AND NOT closed", [actor.person]
            )
        if not found:
            raise NoAccount
        name, kept = found[0]
        await self._throttle.count(name, address, self._clock.now())
        if not await self._passwords.fits(old, kept):
            raise WrongPassword
        if len(new) < SHORTEST or account_name(new) == name:
            raise WeakPassword
        hashed = await self._passwords.hashed_aside(new)
        async with self._work.begin(Command(request_id=new_id(), by=actor)) as tx:
            await tx.put("UPDATE plumbing.account SET password_hash = %s WHERE name = %s", [hashed, name])
            await tx.put(
                "UPDATE plumbing.token SET revoked_at = %s WHERE person = %s AND revoked_at IS NULL",
                [self._clock.now(), actor.person],
            )
            await tx.leave(self._footprint(actor.person, "change_password"))
        await self._throttle.forgive(name, address)
        self._remembered.clear()

    async def open_accounts(self, load: Load, accounts: Sequence[tuple[str, PersonId, str | None]]) -> None:
        """Open accounts (name, person, password hash) in bulk; a known one goes to that person and keeps its hash."""
        await load.change(
            "INSERT INTO plumbing.account (name, person, password_hash)"
            " SELECT * FROM unnest(%s::text[], %s::text[], %s::text[])"
            " ON CONFLICT (name) DO UPDATE SET person = excluded.person, closed = false",
            [
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

    async def _begin_session(self, person: PersonId, *, how: str, address: str) -> FreshToken:
        actor = await self._find_actor(person)
        if actor is None:
            raise NoAccount
        async with self._work.begin(Command(request_id=new_id(), by=actor)) as tx:
            token = await self._issue(tx, person, kind="session", label="", lasts=self._session)
            await tx.leave(self._footprint(person, "sign_in", how=how, address=address))
        return token

    async def _issue(
        self, tx: WorkTransaction, person: PersonId, *, kind: str, label: str, lasts: timedelta
    ) -> FreshToken:
        now = self._clock.now()
        token = FreshToken(id=new_id(), secret=secrets.token_urlsafe(32), person=person, expires_at=now + lasts)
        await tx.put(
            "INSERT INTO plumbing.token (id, hash, person, kind, label, made_at, expires_at)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [token.id, _hash(token.secret), person, kind, label, now, token.expires_at],
        )
        return token

    async def _keep_hash(self, name: str, hashed: str) -> None:
        async with self._database.begin() as tx:
            await tx.put("UPDATE plumbing.account SET password_hash = %s WHERE name = %s", [hashed, name])

    def _footprint(self, person: PersonId, move: str, **facts: str) -> Footprint:
        return Footprint(
            subject=f"person/{person}",
            move=move,
            before=None,
            after=None,
            at=self._clock.now(),
            person=person,
            post=None,
            organ=None,
            facts=facts,
        )


def account_name(given: str) -> str:
    """An account as it is kept: full-width and capital letters make no difference."""
    return unicodedata.normalize("NFKC", given).strip().casefold()


def _hash(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
