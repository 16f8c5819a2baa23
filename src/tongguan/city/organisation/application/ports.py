# SPDX-License-Identifier: Apache-2.0
"""The register of people (人员名册): who works where, as what, and who is on duty."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from tongguan.city.organisation.domain.people import DutyShift, ForceQuery, Member, Person
from tongguan.city.organisation.domain.people_pack import Staff
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Post, Role


class PeopleRegister(Protocol):
    """People, posts and rosters, kept in the store; `at` is always the moment that is asked about."""

    async def load(self, staff: Staff, *, at: datetime) -> None:
        """Take over the staff of a pack by id; posts an earlier pack brought and this one lacks end at `at`.

        Raises AccountTaken when an account name already belongs to somebody else.
        """
        ...

    async def person(self, person: PersonId) -> Person | None:
        """The person with this id."""
        ...

    async def person_by_account(self, account: str) -> Person | None:
        """The person who signs in with this account name."""
        ...

    async def posts_of(self, person: PersonId, *, at: datetime) -> tuple[Post, ...]:
        """Every post a person holds, in order of id (ORG-08)."""
        ...

    async def people_of(self, organ: str, role: Role | None = None, *, at: datetime) -> tuple[Person, ...]:
        """Everybody with a post (of this role) in a centre or unit, in order of id."""
        ...

    async def on_duty(self, organ: str, role: Role | None = None, *, at: datetime) -> tuple[Person, ...]:
        """Those of a centre or unit who are on duty; everybody where no roster is kept."""
        ...

    async def keep_roster(self, organ: str, duties: Sequence[DutyShift]) -> None:
        """Replace the roster of a centre or unit; an empty one means that no roster is kept."""
        ...

    async def members(
        self, query: ForceQuery, *, organs: Sequence[str] | None, at: datetime, limit: int
    ) -> tuple[Member, ...]:
        """Posts that answer a search, within these centres and units (None: any); see `find_forces`."""
        ...
