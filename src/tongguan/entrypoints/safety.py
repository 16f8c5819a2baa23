# SPDX-License-Identifier: Apache-2.0
"""What must be in order before the platform opens its doors: `tongguan doctor` tells all of it, a start refuses what is
unsafe.

The rule of demonstrations stands here: their password is published, so a process honours it only when it was started as
one (TONGGUAN_DEMO, or `tongguan up`, which is for trials, with the demo pack), listens on this machine alone, and its
database holds the demo city and nothing else. Elsewhere `plumbing.sign_in` refuses what was opened in a demonstration.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from tongguan.entrypoints.accounts import OpenedAccounts, demo_pack, demo_section, opened_accounts
from tongguan.entrypoints.platform import Platform
from tongguan.ground.plumbing.cannot_start import CannotStart
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.local_only import is_loopback
from tongguan.ground.plumbing.readiness import database_probe, files_probe
from tongguan.ground.plumbing.settings import Settings
from tongguan.steering.city_pack import wiring as city_pack_wiring


class Mark(StrEnum):
    """How a finding is marked in the list."""

    FINE = "✓"
    LOOK = "!"
    BAD = "✗"


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """One thing that was looked at, how it stands, and what to do about it."""

    mark: Mark
    about: str
    zh: str
    en: str
    unsafe: bool = False
    """Whether a start is refused for it."""


def fine(about: str, zh: str, en: str) -> CheckResult:
    """In order."""
    return CheckResult(mark=Mark.FINE, about=about, zh=zh, en=en)


def look(about: str, zh: str, en: str) -> CheckResult:
    """Somebody should look at it."""
    return CheckResult(mark=Mark.LOOK, about=about, zh=zh, en=en)


def bad(about: str, zh: str, en: str) -> CheckResult:
    """To be put right."""
    return CheckResult(mark=Mark.BAD, about=about, zh=zh, en=en)


def unsafe(about: str, zh: str, en: str) -> CheckResult:
    """To be put right before anything is started."""
    return CheckResult(mark=Mark.BAD, about=about, zh=zh, en=en, unsafe=True)


ADDRESS, DEMO = "对外地址 · address", "示范账号 · demo accounts"


def judged_address(settings: Settings) -> CheckResult:
    """Whether passwords and sessions are safe on their way, as far as the settings tell."""
    https, told = settings.address.startswith("https://"), settings.public_url is not None
    elsewhere = not (is_loopback(settings.host) and is_loopback(urlsplit(settings.address).hostname or ""))
    if settings.demo and elsewhere:
        where = settings.public_url or settings.host
        return unsafe(
            ADDRESS,
            f"示范平台的口令是公开的，只能在本机使用，不能在 {where} 开放。"
            "请去掉 TONGGUAN_HOST 和 TONGGUAN_PUBLIC_URL；要对外开放，请装入自己的城市包，不设 TONGGUAN_DEMO。",
            f"A demonstration has a published password and serves this machine only, not {where}. Unset TONGGUAN_HOST"
            " and TONGGUAN_PUBLIC_URL; to open the platform, load a city's own pack and unset TONGGUAN_DEMO.",
        )
    if https:
        return fine(ADDRESS, f"{settings.address}，会话只经加密线路", f"{settings.address}: sessions travel encrypted")
    if not elsewhere:
        return fine(ADDRESS, f"{settings.address}，只在本机", f"{settings.address}: this machine only")
    if told:
        return bad(
            ADDRESS,
            f"{settings.address} 不是 https：口令以明文传送，手机不能定位、不能离线。请在前面放 https 代理。",
            f"{settings.address} is not https: passwords travel in the clear, phones give no position."
            " Put a proxy with https in front.",
        )
    return unsafe(
        ADDRESS,
        f"监听 {settings.host}，别的机器能访问，却没有说明用户访问的网址，会话会走明文。"
        "请设 TONGGUAN_PUBLIC_URL=https://…，或只监听本机（去掉 TONGGUAN_HOST）。",
        f"It listens on {settings.host}, for other machines too, but the address people use is not told: sessions"
        " would travel in the clear. Set TONGGUAN_PUBLIC_URL=https://…, or listen on this machine only: unset"
        " TONGGUAN_HOST.",
    )


def judged_demo(settings: Settings, *, cities: Iterable[str], accounts: OpenedAccounts) -> CheckResult:
    """Whether demo passwords may be honoured here, over a database with editions of these packs and these accounts."""
    if not settings.demo:
        if not accounts.demo:
            return fine(DEMO, "没有", "none")
        return look(
            DEMO,
            f"库中有 {accounts.demo:,} 个账号是示范时开通的，在此一律不能登录；请在工作台逐个正式开通。",
            f"{accounts.demo:,} accounts were opened in a demonstration; none signs in here. Open them anew.",
        )
    others = sorted(set(cities) - {demo_pack(settings)})
    if others:
        return unsafe(
            DEMO,
            f"库中有别的城市（{'、'.join(others)}），不能作为示范启动。"
            "请去掉 TONGGUAN_DEMO，或为示范另用一个库（TONGGUAN_DATA_DIR、TONGGUAN_DATABASE_URL）。",
            f"The database holds another city ({', '.join(others)}) and cannot be opened as a demonstration. Unset"
            " TONGGUAN_DEMO, or give the demonstration its own database: TONGGUAN_DATA_DIR or TONGGUAN_DATABASE_URL.",
        )
    if accounts.real:
        return unsafe(
            DEMO,
            f"库中有 {accounts.real:,} 个正式开通的账号，不能作为示范启动。请去掉 TONGGUAN_DEMO，或为示范另用一个库。",
            f"The database has {accounts.real:,} accounts opened in earnest and cannot be opened as a demonstration."
            " Unset TONGGUAN_DEMO, or give the demonstration a database of its own.",
        )
    return fine(DEMO, "示范平台：口令公开，只答本机", "a demonstration: published password, this machine only")


async def tried_out(settings: Settings, url: str) -> Settings:
    """The settings of somebody who tries the platform: a demonstration, unless he says otherwise or it were unsafe."""
    if settings.demo is not None:
        return settings
    tried = settings.model_copy(update={"demo": True})
    if demo_section(settings) is None or judged_address(tried).unsafe:
        return settings
    database = Database(url, pool_size=1)
    await database.open()
    try:
        accounts = await opened_accounts(database)
    finally:
        await database.close()
    return settings if judged_demo(tried, cities=city_pack_wiring.names(url), accounts=accounts).unsafe else tried


def refuse_unsafe_address(settings: Settings) -> None:
    """Before anything is made; raises CannotStart."""
    _refuse([judged_address(settings)])


async def refuse_unsafe(platform: Platform) -> None:
    """Before anybody is let in; raises CannotStart with everything that is unsafe."""
    cities = [edition.name for edition in platform.editions.known]
    found = [judged_demo(platform.settings, cities=cities, accounts=await opened_accounts(platform.database))]
    for probe in (database_probe(platform.database), files_probe(platform.blobs)):
        obstacle = await probe.obstacle()
        if obstacle is not None:
            found.append(unsafe("写入 · writing", obstacle.why, obstacle.why_en))
    _refuse(found)


def _refuse(found: Iterable[CheckResult]) -> None:
    wrong = [one for one in found if one.unsafe]
    if wrong:
        raise CannotStart("\n".join(one.zh for one in wrong), "\n".join(one.en for one in wrong))
