# SPDX-License-Identifier: Apache-2.0
"""Accounts at the start: those of a demo city share one printed password, a real city's are opened one by one."""

import tomllib
from dataclasses import dataclass

from tongguan.entrypoints.platform import Platform
from tongguan.kernel.pack import PackFiles
from tongguan.plumbing.passwords import Passwords
from tongguan.plumbing.problems import CannotStart


@dataclass(frozen=True, kw_only=True)
class DemoAccounts:
    """What a demo pack says of its accounts."""

    password: str
    shown: tuple[str, ...]
    """Accounts worth showing to a visitor, one per kind of work."""


def demo_accounts(files: PackFiles) -> DemoAccounts | None:
    """The [demo] section of pack.toml; none in a real city's pack."""
    section = tomllib.loads(files["pack.toml"].decode()).get("demo")
    if section is None:
        return None
    return DemoAccounts(password=section["password"], shown=tuple(section["accounts"]))


async def open_demo_accounts(platform: Platform, accounts: DemoAccounts) -> None:
    """Everybody in the pack may sign in with the demo password; hashed once, as it is no secret."""
    hashed = Passwords().hashed(accounts.password)
    people = platform.editions.current().staff.people
    async with platform.database.load() as load:
        await platform.sign_in.open_accounts(load, [(p.account, p.id, hashed) for p in people if p.account])


async def open_account(platform: Platform, account: str, password: str) -> None:
    """Open (or reset) one account of a person in the register; raises CannotStart when nobody bears it."""
    person = await platform.people.person_by_account(account)
    if person is None:
        raise CannotStart(
            f"人员名册中没有账号 {account}。请先把此人写进城市包的 people.csv 并执行 tongguan city apply。",
            f"Nobody in the register has the account {account}. Add the person to people.csv of the city pack first.",
        )
    async with platform.database.load() as load:
        await platform.sign_in.open_accounts(load, [(account, person.id, None)])
        await load.change(
            "UPDATE plumbing.account SET password_hash = %s WHERE person = %s",
            [Passwords().hashed(password), person.id],
        )
