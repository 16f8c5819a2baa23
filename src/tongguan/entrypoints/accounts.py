# SPDX-License-Identifier: Apache-2.0
"""Accounts at the start: a demonstration's share one printed password, a real city's first one opens by a link."""

import tomllib
from dataclasses import dataclass
from typing import Any

from tongguan.city.organisation.api import Organisation, Staff
from tongguan.entrypoints.platform import Platform
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.people import ROLES, Role
from tongguan.ground.plumbing.cannot_start import CannotStart
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.own_password import FreshLink
from tongguan.ground.plumbing.passwords import Passwords
from tongguan.ground.plumbing.settings import Settings
from tongguan.steering.city_pack.api import read_folder


@dataclass(frozen=True, kw_only=True)
class DemoAccounts:
    """What a demo pack says of its accounts."""

    password: str
    shown: tuple[str, ...]
    """Accounts worth showing to a visitor, one per kind of work."""


def demo_accounts(settings: Settings) -> DemoAccounts | None:
    """The accounts of this demonstration; none in a process that is none. Raises CannotStart for a real city's pack."""
    if not settings.demo:
        return None
    section = demo_section(settings)
    if section is None:
        raise CannotStart(
            f"{settings.city} 不是示范城市包，不能作为示范启动。请去掉 TONGGUAN_DEMO，用 tongguan account 开通管理员。",
            f"{settings.city} is no demo pack. Unset TONGGUAN_DEMO, and open an administrator's account by"
            " `tongguan account`.",
        )
    return DemoAccounts(password=section["password"], shown=tuple(section["accounts"]))


def demo_section(settings: Settings) -> dict[str, Any] | None:
    """What the pack in the folder says of a demonstration; none in a real city's pack."""
    section = _pack_file(settings).get("demo")
    assert section is None or isinstance(section, dict)
    return section


def demo_pack(settings: Settings) -> str:
    """The name of the pack in the folder, as its editions bear it."""
    return str(_pack_file(settings)["pack"]["name"])


def _pack_file(settings: Settings) -> dict[str, Any]:
    return tomllib.loads(read_folder(settings.city)["pack.toml"].decode())


@dataclass(frozen=True, kw_only=True)
class OpenedAccounts:
    """How many accounts were opened in demonstrations, and how many in earnest."""

    demo: int
    real: int


async def opened_accounts(database: Database) -> OpenedAccounts:
    """The accounts of a database, counted."""
    async with database.reading() as look:
        counted = await look.row(
            OpenedAccounts,
            "SELECT count(*) FILTER (WHERE demo) AS demo, count(*) FILTER (WHERE NOT demo) AS real"
            " FROM plumbing.account",
        )
    assert counted is not None
    return counted


def shown_accounts(city: City, accounts: DemoAccounts) -> list[tuple[str, str]]:
    """The accounts worth showing, each with whose it is: name, organ and role."""
    people = {person.account: person for person in city.part(Staff).people}
    posts = {appointment.person: appointment.post for appointment in reversed(city.part(Staff).appointments)}
    shown = []
    for account in accounts.shown:
        person = people.get(account)
        if person is not None:
            post = posts[person.id]
            role = ROLES.get(post.role, post.role)
            shown.append((account, f"{role} {person.name}，{city.part(Organisation).called(post.organ)}"))
    return shown


async def open_demo_accounts(platform: Platform, accounts: DemoAccounts) -> None:
    """Everybody in the pack may sign in with the demo password; hashed once, as it is no secret."""
    hashed = Passwords().hashed(accounts.password)
    people = platform.editions.current().part(Staff).people
    async with platform.database.load() as load:
        await platform.sign_in.open_accounts(load, [(p.account, p.id, hashed) for p in people if p.account])


async def link_for(platform: Platform, account: str) -> FreshLink:
    """A link by which the bearer of this account chooses a password, once; raises CannotStart when nobody bears it."""
    person = await platform.people.person_by_account(account)
    if person is None:
        raise CannotStart(
            f"人员名册中没有账号 {account}。请先把此人写进城市包的 people.csv 并执行 tongguan city apply。"
            f"系统管理员的账号：{'、'.join(administrators(platform.editions.current())) or '无'}。",
            f"Nobody in the register has the account {account}. Add the person to people.csv of the city pack first.",
        )
    return await platform.own_password.make_link(account, person.id, reason="在服务器上开通")


def administrators(city: City) -> list[str]:
    """The accounts of those who hold the post of a system administrator."""
    names = {one.id: one.account for one in city.part(Staff).people}
    return [names[one.person] for one in city.part(Staff).appointments if one.post.role is Role.SYSTEM_ADMIN]
