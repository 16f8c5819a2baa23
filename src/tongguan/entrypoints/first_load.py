# SPDX-License-Identifier: Apache-2.0
"""What a first start needs before anything else: the city pack, and the accounts of a demonstration."""

from datetime import timedelta

from tongguan.entrypoints.accounts import demo_accounts, demo_section, open_demo_accounts
from tongguan.entrypoints.platform import Platform
from tongguan.entrypoints.terminal import console
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.cannot_start import CannotStart
from tongguan.steering.city_pack.api import read_folder


async def load_city(platform: Platform) -> bool:
    """Load what a first start needs and an earlier one may have left undone; whether anything was missing.

    Raises CannotStart rather than take the demo pack for a real city, or a real city for a demonstration.
    """
    settings = platform.settings
    accounts = demo_accounts(settings)
    city_missing = not platform.editions.known
    accounts_missing = accounts is not None and not await platform.sign_in.has_accounts()
    if not (city_missing or accounts_missing):
        return False
    with console.status(f"正在装入城市包 {settings.city} · loading the city pack"):
        if city_missing:
            if not settings.demo and demo_section(settings) is not None:
                raise CannotStart(
                    f"数据库里还没有城市，而 {settings.city} 是示范城市包。"
                    "请用 TONGGUAN_CITY 指定本市的城市包（或先执行 tongguan city apply）；只想看示范：make run。",
                    f"There is no city in the database yet, and {settings.city} is the demo pack. Name your own by"
                    " TONGGUAN_CITY (or run `tongguan city apply` first); to see the demo: make run.",
                )
            await platform.packs.apply(
                read_folder(settings.city),
                by=SYSTEM_ACTOR,
                request_id=RequestId.fresh(),
                effective_from=platform.clock.now() - timedelta(days=3),  # the demo day that is played lies behind us
                note="首次启动 · first start",
            )
            await platform.editions.refresh()
        if accounts is not None and accounts_missing:
            await open_demo_accounts(platform, accounts)
    return True
