# SPDX-License-Identifier: Apache-2.0
"""Accounts as administrators look after them: open, set anew, close; sessions and tokens of a person withdrawn.

A password made here is told once, to the administrator who hands it over, and can only be changed by whoever signs in
with it; nobody can look one up.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import Conflict, NotFound
from tongguan.ground.kernel.work import Command, Footprint, Json, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.passwords import Passwords
from tongguan.ground.plumbing.sign_in import SignIn, TokenLine, account_name
from tongguan.ground.plumbing.unit_of_work import Work, WorkTransaction

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without those that look alike on paper."""


class AccountElsewhere(Conflict):
    """The account name signs in somebody else."""

    code = "plumbing.account_elsewhere"
    title = "这个账号属于其他人员"
    title_en = "This account signs in somebody else"


@dataclass(frozen=True, kw_only=True)
class AccountLine:
    """How a person signs in, and when they last did."""

    name: str
    person: str
    open: bool
    has_password: bool
    """Without one only the city's single sign-on opens it."""
    last_sign_in_at: datetime | None
    sessions: int
    api_tokens: int


class Accounts:
    """The verbs of accounts; whether the asker may, is decided by whoever knows people (organisation)."""

    def __init__(self, database: Database, clock: Clock, sign_in: SignIn, passwords: Passwords) -> None:
        self._database = database
        self._work = Work(database)
        self._clock = clock
        self._sign_in = sign_in
        self._passwords = passwords

    async def of(self, people: Sequence[str]) -> dict[str, AccountLine]:
        """The accounts of these people, the open one where somebody has several."""
        async with self._database.reading() as look:
            rows = await look.rows(
                AccountLine,
                "SELECT account.name, account.person, NOT account.closed AND (NOT account.demo OR %(demo)s) AS open,"
                " account.password_hash IS NOT NULL AS has_password, known.last_sign_in_at,"
                " coalesce(known.sessions, 0)::int AS sessions, coalesce(known.api_tokens, 0)::int AS api_tokens"
                " FROM plumbing.account LEFT JOIN LATERAL ("
                "  SELECT max(made_at) FILTER (WHERE kind IN ('session', 'first')) AS last_sign_in_at,"
                "   count(*) FILTER (WHERE kind IN ('session', 'first') AND valid) AS sessions,"
                "   count(*) FILTER (WHERE kind = 'api' AND valid) AS api_tokens"
                "  FROM plumbing.token, LATERAL (SELECT revoked_at IS NULL AND expires_at > %(now)s AS valid) AS still"
                "  WHERE token.person = account.person) AS known ON true"
                " WHERE account.person = ANY (%(people)s) ORDER BY open, account.name",
                {"now": self._clock.now(), "people": list(people), "demo": self._sign_in.demo},
            )
        return {row.person: row for row in rows}

    async def open(self, name: str, person: PersonId, *, reason: str, by: Actor, request_id: RequestId) -> str:
        """Open an account, or a closed one again, with a new password; the password, told this once.

        Raises AccountElsewhere, AlreadyDone.
        """
        return await self._give_password(name, person, "open_account", reason=reason, by=by, request_id=request_id)

    async def reset(self, name: str, person: PersonId, *, reason: str, by: Actor, request_id: RequestId) -> str:
        """A new password, told this once; every session and token of the person ends. Raises AlreadyDone."""
        return await self._give_password(name, person, "reset_password", reason=reason, by=by, request_id=request_id)

    async def close(self, name: str, person: PersonId, *, reason: str, by: Actor, request_id: RequestId) -> None:
        """Nobody signs in with it any more, and what is open ends; raises NotFound, AlreadyDone."""
        async with self._work.begin(Command(request_id=request_id, by=by)) as tx:
            found = await tx.change(
                "UPDATE plumbing.account SET closed = true WHERE name = %s AND person = %s",
                [account_name(name), person],
            )
            if not found:
                raise NotFound("此人没有这个账号。")
            await self._end_tokens(tx, person)
            await tx.leave(self._footprint(name, "close_account", person, by=by, reason=reason))
        self._sign_in.forget()

    async def tokens(self, person: PersonId) -> list[TokenLine]:
        """Valid sessions and tokens of a person, newest first."""
        async with self._database.reading() as look:
            return await look.rows(
                TokenLine,
                "SELECT id, kind, label, made_at, expires_at FROM plumbing.token WHERE person = %s"
                " AND revoked_at IS NULL AND expires_at > %s ORDER BY made_at DESC, id",
                [person, self._clock.now()],
            )

    async def withdraw(
        self, name: str, person: PersonId, token: UUID | None, *, reason: str, by: Actor, request_id: RequestId
    ) -> int:
        """Withdraw one token or all that are valid; how many. Raises NotFound, AlreadyDone."""
        async with self._work.begin(Command(request_id=request_id, by=by)) as tx:
            touched = await self._end_tokens(tx, person, token)
            if not touched:
                raise NotFound("没有可作废的令牌，或已作废。")
            facts: dict[str, Json] = {"tokens": touched, "token": str(token) if token is not None else None}
            footprint = self._footprint(name, "withdraw_tokens", person, by=by, reason=reason, facts=facts)
            await tx.leave(footprint, answer=str(touched).encode())
        self._sign_in.forget()
        return touched

    async def _give_password(
        self, name: str, person: PersonId, move: str, *, reason: str, by: Actor, request_id: RequestId
    ) -> str:
        password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
        hashed = await self._passwords.hashed_aside(password)
        async with self._work.begin(Command(request_id=request_id, by=by)) as tx:
            given = await tx.change(
                "INSERT INTO plumbing.account AS known (name, person, password_hash, given_hash, demo)"
                " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash,"
                " given_hash = excluded.given_hash, demo = excluded.demo, closed = false"
                " WHERE known.person = excluded.person OR known.demo AND NOT excluded.demo",
                [account_name(name), person, hashed, hashed, self._sign_in.demo],
            )
            if not given:
                raise AccountElsewhere(f"账号“{name}”属于其他人员，请先核对名册。")
            await self._end_tokens(tx, person)
            await tx.leave(self._footprint(name, move, person, by=by, reason=reason))
        self._sign_in.forget()
        return password

    async def _end_tokens(self, tx: WorkTransaction, person: PersonId, token: UUID | None = None) -> int:
        now = self._clock.now()
        return await tx.change(
            "UPDATE plumbing.token SET revoked_at = %s WHERE person = %s AND revoked_at IS NULL AND expires_at > %s"
            " AND (%s::uuid IS NULL OR id = %s)",
            [now, person, now, token, token],
        )

    def _footprint(
        self, name: str, move: str, person: PersonId, *, by: Actor, reason: str, facts: dict[str, Json] | None = None
    ) -> Footprint:
        return Footprint(
            subject=f"account/{account_name(name)}",
            move=move,
            at=self._clock.now(),
            person=by.person,
            post=by.posts[0].id if by.posts else None,
            organ=by.posts[0].organ if by.posts else None,
            reason=reason,
            facts={"person": person, **(facts or {})},
        )
