# SPDX-License-Identifier: Apache-2.0
"""Passwords: argon2id in a thread of its own, a few at a time, because each takes 64 MiB for a tenth of a second."""

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 8
_TODAYS = PasswordHasher()


@cache
def _nobodys(hasher: PasswordHasher) -> str:
    """What is compared where there is no account; made at a start and once, not with the first stranger who waits."""
    return hasher.hash("nobody has this password")


class Passwords:
    """Makes and checks password hashes."""

    def __init__(self, hasher: PasswordHasher | None = None, *, at_once: int = 2) -> None:
        self._hasher = hasher or _TODAYS
        self._places = asyncio.Semaphore(at_once)
        self._nobodys = _nobodys(self._hasher)

    def hashed(self, password: str) -> str:
        """The hash to keep."""
        return self._hasher.hash(password)

    async def hashed_aside(self, password: str) -> str:
        """The hash to keep, computed beside the event loop."""
        async with self._places:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def fits(self, password: str, kept: str | None) -> bool:
        """Whether the password is the right one; takes as long when there is no such account."""
        async with self._places:
            right = await asyncio.to_thread(self._verify, password, kept or self._nobodys)
        return right and kept is not None

    def outdated(self, kept: str) -> bool:
        """Whether the hash was made with weaker parameters than today's."""
        return self._hasher.check_needs_rehash(kept)

    def _verify(self, password: str, kept: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False
