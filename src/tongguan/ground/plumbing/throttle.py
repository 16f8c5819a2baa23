# SPDX-License-Identifier: Apache-2.0
"""Slows down whoever tries passwords or people's numbers: counted in the database, whatever restarts."""

from datetime import datetime, timedelta

from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.plumbing.database import Database

WINDOW = timedelta(minutes=15)
PER_ACCOUNT_AND_ADDRESS = 10
PER_ACCOUNT = 50
PER_ADDRESS = 200
LINKS_PER_ADDRESS = 10
LOOK_UPS_PER_PERSON = 120
"""People looked up by their number; an agent takes a call every two or three minutes and corrects a number at times."""


class TooManyTries(Refusal):
    """Too many wrong passwords from here or for this account, or too many people looked up; wait."""

    code = "plumbing.too_many_tries"
    title = "尝试次数过多，请稍后再试"
    title_en = "Too many tries; wait a while"
    status = 429


class Throttle:
    """Counts attempts before the password is looked at, so that many at once cannot slip through."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, account: str, address: str, now: datetime) -> None:
        """Count one attempt; raises TooManyTries."""
        limits = {
            _both(account, address): PER_ACCOUNT_AND_ADDRESS,
            f"account {account}": PER_ACCOUNT,
            f"address {address}": PER_ADDRESS,
        }
        await self._count(limits, now)

    async def count_links(self, address: str, now: datetime) -> None:
        """Count one attempt with a one-time link; raises TooManyTries."""
        await self._count({f"link {address}": LINKS_PER_ADDRESS}, now)

    async def count_look_ups(self, person: str, now: datetime) -> None:
        """Count one person looked up by number; raises TooManyTries."""
        await self._count({f"look-up {person}": LOOK_UPS_PER_PERSON}, now)

    async def _count(self, limits: dict[str, int], now: datetime) -> None:
        async with self._database.begin() as tx:
            counted = await tx.tuples(_COUNT, (now, sorted(limits), now - WINDOW, now - WINDOW))
        waits = [since + WINDOW - now for key, tries, since in counted if tries > limits[key]]
        if waits:
            seconds = max(1, int(max(waits).total_seconds()))
            raise TooManyTries(f"尝试次数过多，请 {-(-seconds // 60)} 分钟后再试。", retry_after=seconds)

    async def forgive(self, account: str, address: str) -> None:
        """The password was right: that was no guess, and this account begins anew from this address."""
        async with self._database.begin() as tx:  # keys in the order in which `count` locks them
            for key in (f"account {account}", f"address {address}"):
                await tx.put("UPDATE plumbing.attempt SET tries = tries - 1 WHERE key = %s", [key])
            await tx.put("DELETE FROM plumbing.attempt WHERE key = %s", [_both(account, address)])

    async def forgive_link(self, address: str) -> None:
        """The link was right: that was no guess."""
        async with self._database.begin() as tx:
            await tx.put("UPDATE plumbing.attempt SET tries = tries - 1 WHERE key = %s", [f"link {address}"])

    async def forget(self, now: datetime) -> None:
        """Retention: drop windows that are over."""
        async with self._database.begin() as tx:
            await tx.put("DELETE FROM plumbing.attempt WHERE since < %s", [now - WINDOW])


def _both(account: str, address: str) -> str:
    return f"both {address} {account}"


_COUNT = """
    INSERT INTO plumbing.attempt AS kept (key, tries, since)
    SELECT key, 1, %s FROM unnest(%s::text[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
        tries = CASE WHEN kept.since < %s THEN 1 ELSE kept.tries + 1 END,
        since = CASE WHEN kept.since < %s THEN excluded.since ELSE kept.since END
    RETURNING key, tries, since
"""
