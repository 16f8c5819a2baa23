# SPDX-License-Identifier: Apache-2.0
"""A browser that stands in another zone shows the city's days and hours, from the first visit on."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.town import Town

CITY, ABROAD = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/St_Johns")
"""Half an hour apart as well, so that no limit of whole hours looks like the one zone in the other."""


async def test_a_case_is_told_in_the_city_s_time_to_a_desk_on_the_other_side_of_the_world(desk: Opens, town: Town):
    agent = await town.somebody("agent", "C-310112-RX")
    call = await agent.registers(words="路灯不亮", point=town.place("310112001002"))
    reported = datetime.fromisoformat(call.reported_at).astimezone(CITY)
    visit = await desk("310112.dispatcher", f"cases/{call.task_no}", timezone_id=ABROAD.key)
    await expect(visit.page.get_by_role("main")).to_contain_text(re.compile(f"{reported:%H:%M}"))
    await visit.settles()
    shown = await visit.page.get_by_role("main").inner_text()
    assert f"{reported.astimezone(ABROAD):%H:%M}" not in shown
    assert await visit.page.evaluate("localStorage.getItem('tongguan.zone')") == CITY.key
