# SPDX-License-Identifier: Apache-2.0
"""Accounts at the start: those of a demo city share one printed password, a real city's are opened one by one."""

import tomllib
from dataclasses import dataclass

from tongguan.city_pack.api import City
from tongguan.entrypoints.platform import Platform
from tongguan.kernel.pack import PackFiles
from tongguan.kernel.people import SYSTEM_ACTOR, Role
from tongguan.plumbing.passwords import SHORTEST, Passwords
from tongguan.plumbing.problems import CannotStart

ROLE_NAMES = {
    Role.AGENT: "坐席",
    Role.ACCEPTOR: "受理员",
    Role.SHIFT_LEADER: "值班长",
    Role.DISPATCHER: "派遣员",
    Role.UNIT_DISPATCHER: "部门调度员",
    Role.HANDLER: "处置人员",
    Role.COLLECTOR: "监督员",
    Role.GRID_WORKER: "网格员",
    Role.COMMANDER: "指挥长",
    Role.LEADER: "分管领导",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.AUDITOR: "审计员",
}
"""What the roles of shown accounts are called."""


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
            role = ROLE_NAMES.get(post.role, post.role)
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
    await platform.sign_in.reset_password(SYSTEM_ACTOR, account, password)
