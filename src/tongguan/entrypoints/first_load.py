# SPDX-License-Identifier: Apache-2.0
"""What a first start needs before anything else: the city pack, and the accounts of a demo city."""

from datetime import timedelta

from tongguan.city_pack.api import read_folder
from tongguan.entrypoints.accounts import demo_accounts, open_demo_accounts
from tongguan.entrypoints.platform import Platform
from tongguan.entrypoints.screen import console
from tongguan.kernel.ids import new_id
from tongguan.kernel.people import SYSTEM_ACTOR


async def load_city(platform: Platform) -> bool:
    """Load what a first start needs and an earlier one may have left undone; whether anything was missing."""
    city_missing = not platform.editions.known
    accounts_missing = not await platform.sign_in.has_accounts()
    if not (city_missing or accounts_missing):
        return False
    folder = platform.settings.city
    with console.status(f"正在装入城市包 {folder} · loading the city pack"):
        files = read_folder(folder)
        if city_missing:
            await platform.packs.apply(
                files,
                by=SYSTEM_ACTOR,
                request_id=new_id(),
                effective_from=platform.clock.now() - timedelta(days=3),  # the demo day that is played lies behind us
                note="首次启动 · first start",
            )
            await platform.editions.refresh()
        if accounts_missing and (accounts := demo_accounts(files)) is not None:
            await open_demo_accounts(platform, accounts)
    return True
