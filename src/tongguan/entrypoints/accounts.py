# SPDX-License-Identifier: Apache-2.0
"""Accounts at the start: those of a demo city share one printed password, a real city's are opened one by one."""

import tomllib
from dataclasses import dataclass

from tongguan.city_pack.api import ROLES, City
from tongguan.entrypoints.platform import Platform
from tongguan.kernel.ids import new_id
from tongguan.kernel.pack import PackFiles
from tongguan.kernel.people import SYSTEM_ACTOR
from tongguan.plumbing.accounts import Accounts
from tongguan.plumbing.passwords import SHORTEST, Passwords
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


def shown_accounts(city: City, accounts: DemoAccounts) -> list[tuple[str, str]]:
    """The accounts worth showing, each with whose it is: name, organ and role."""
    people = {person.account: person for person in city.staff.people}
    posts = {appointment.person: appointment.post for appointment in reversed(city.staff.appointments)}
    shown = []
    for account in accounts.shown:
        person = people.get(account)
        if person is not None:
            post = posts[person.id]
            role = ROLES.get(post.role, post.role)
            shown.append((account, f"{role} {person.name}，{city.name_of(post.organ)}"))
    return shown


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
    if len(password) < SHORTEST:
        raise CannotStart(
            f"口令至少 {SHORTEST} 个字符，请重新输入。", f"A password needs {SHORTEST} characters; try again."
        )
    async with platform.database.load() as load:
        await platform.sign_in.open_accounts(load, [(account, person.id, None)])
    accounts = Accounts(platform.database, platform.clock, platform.sign_in, Passwords())
    await accounts.set_password(
        account, person.id, password, reason="在服务器上开通", by=SYSTEM_ACTOR, request_id=new_id()
    )
