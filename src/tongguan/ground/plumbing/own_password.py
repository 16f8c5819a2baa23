# SPDX-License-Identifier: Apache-2.0
"""A password of one's own: changed by whoever knows the present one, or chosen by a link that opens once.

The link is how a city's first administrator comes in: whoever runs the server makes it, and never learns the password.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.ground.kernel.work import Command, Footprint, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.passwords import SHORTEST, Passwords
from tongguan.ground.plumbing.sign_in import SignIn, account_name, hash_of
from tongguan.ground.plumbing.sign_in_refusals import LinkNotValid, NoAccount, WeakPassword, WrongPassword
from tongguan.ground.plumbing.throttle import Throttle
from tongguan.ground.plumbing.unit_of_work import Work, WorkTransaction

LINK_LASTS = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class FreshLink:
    """A link just made: the only moment its secret is known."""

    secret: str
    expires_at: datetime


class OwnPassword:
    """The verbs of those who choose a password for themselves."""

    def __init__(self, database: Database, clock: Clock, sign_in: SignIn, passwords: Passwords) -> None:
        self._database = database
        self._work = Work(database)
        self._clock = clock
        self._sign_in = sign_in
        self._passwords = passwords
        self._throttle = Throttle(database)

    async def change(self, actor: Actor, *, old: str, new: str, address: str) -> None:
        """A new password for oneself; every session and token of the person ends.

        Raises NoAccount, WrongPassword, WeakPassword, TooManyTries.
        """
        async with self._database.reading() as look:
            found = await look.tuples(
                "SELECT name, password_hash, given_hash FROM plumbing.account"
                " WHERE person = %s AND NOT closed AND (NOT demo OR %s) ORDER BY name",
                [actor.person, self._sign_in.demo],
            )
        if not found:
            raise NoAccount
        await self._throttle.count(found[0][0], address, self._clock.now())
        name, given = await self._opened_by(old, found)
        if new == old or await self._passwords.fits(new, given):
            raise WeakPassword
        hashed = await self._hashed(new, name)
        async with self._work.begin(Command(request_id=RequestId.fresh(), by=actor)) as tx:
            await tx.put("UPDATE plumbing.account SET password_hash = %s WHERE name = %s", [hashed, name])
            await self._end_tokens(tx, actor.person)
            await tx.leave(self._footprint(f"person/{actor.person}", "change_password", by=actor))
        await self._throttle.forgive(found[0][0], address)
        self._sign_in.forget()

    async def make_link(self, account: str, person: PersonId, *, reason: str) -> FreshLink:
        """A link by which this person chooses the password of this account, within a day, once; older ones end."""
        name, now = account_name(account), self._clock.now()
        link = FreshLink(secret=secrets.token_urlsafe(32), expires_at=now + LINK_LASTS)
        async with self._work.begin(Command(request_id=RequestId.fresh(), by=SYSTEM_ACTOR)) as tx:
            await tx.put("DELETE FROM plumbing.password_link WHERE account = %s OR expires_at < %s", [name, now])
            await tx.put(
                "INSERT INTO plumbing.password_link (hash, account, person, demo, made_at, expires_at)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [hash_of(link.secret), name, person, self._sign_in.demo, now, link.expires_at],
            )
            await tx.leave(
                self._footprint(f"account/{name}", "make_password_link", by=SYSTEM_ACTOR, reason=reason, person=person)
            )
        return link

    async def choose(self, secret: str, *, account: str, new: str, address: str) -> None:
        """Open the account with a password of one's own; the link is used up and every session of the person ends.

        Raises LinkNotValid, WeakPassword (the link stays good), TooManyTries.
        """
        name, now = account_name(account), self._clock.now()
        await self._throttle.count_links(address, now)
        async with self._database.reading() as look:
            person = await look.value(
                str, f"SELECT person FROM plumbing.password_link WHERE {_OPEN}", self._link(secret, name, now)
            )
        if person is None:
            raise LinkNotValid
        hashed = await self._hashed(new, name)
        async with self._work.begin(Command(request_id=RequestId.fresh(), by=SYSTEM_ACTOR)) as tx:
            used = await tx.change(
                f"UPDATE plumbing.password_link SET used_at = %(now)s WHERE {_OPEN}", self._link(secret, name, now)
            )
            if not used:  # somebody was quicker with the same link
                raise LinkNotValid
            await tx.put(
                "INSERT INTO plumbing.account (name, person, password_hash, demo) VALUES (%s, %s, %s, %s)"
                " ON CONFLICT (name) DO UPDATE SET person = excluded.person, password_hash = excluded.password_hash,"
                " given_hash = NULL, demo = excluded.demo, closed = false",
                [name, person, hashed, self._sign_in.demo],
            )
            await self._end_tokens(tx, PersonId(person))
            await tx.leave(
                self._footprint(f"account/{name}", "choose_password", by=SYSTEM_ACTOR, person=person, address=address)
            )
        await self._throttle.forgive_link(address)
        self._sign_in.forget()

    async def _opened_by(
        self, password: str, accounts: list[tuple[str, str | None, str | None]]
    ) -> tuple[str, str | None]:
        """The account of the person that this password opens, and the password once given for it."""
        for name, kept, given in accounts:
            if await self._passwords.fits(password, kept):
                return name, given
        raise WrongPassword

    async def _hashed(self, new: str, name: str) -> str:
        if len(new) < SHORTEST or account_name(new) == name:
            raise WeakPassword
        return await self._passwords.hashed_aside(new)

    async def _end_tokens(self, tx: WorkTransaction, person: PersonId) -> None:
        await tx.put(
            "UPDATE plumbing.token SET revoked_at = %s WHERE person = %s AND revoked_at IS NULL",
            [self._clock.now(), person],
        )

    def _link(self, secret: str, name: str, now: datetime) -> dict[str, object]:
        return {"hash": hash_of(secret), "account": name, "demo": self._sign_in.demo, "now": now}

    def _footprint(self, subject: str, move: str, *, by: Actor, reason: str | None = None, **facts: str) -> Footprint:
        return Footprint(
            subject=subject,
            move=move,
            at=self._clock.now(),
            person=by.person,
            reason=reason,
            facts=facts,
        )


_OPEN = (
    "hash = %(hash)s AND account = %(account)s AND used_at IS NULL AND expires_at > %(now)s"
    " AND made_at <= %(now)s AND demo = %(demo)s"
)
