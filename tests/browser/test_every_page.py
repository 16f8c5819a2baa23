# SPDX-License-Identifier: Apache-2.0
"""Every page at its sizes: nobody is barred from it (WCAG 2.0 to 2.2, A and AA), and how it looks is kept."""

from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from playwright.async_api import ViewportSize, expect

from tests.browser.conftest import FIELD, PHONE, Opens
from tests.browser.town import Town
from tests.browser.visit import Visit
from tests.integration.entrypoints.processes import Hub

WIDE, LAPTOP, FOUR_K = (
    ViewportSize(width=1920, height=1080),
    ViewportSize(width=1366, height=768),
    ViewportSize(width=3840, height=2160),
)
SIZES = {"desk": (WIDE, LAPTOP), "field": (FIELD,), "screen": (WIDE, FOUR_K)}


@dataclass(frozen=True)
class Place:
    """A page, and who would open it."""

    app: str
    name: str
    path: str
    account: str

    def __str__(self) -> str:
        return f"{self.app}-{self.name}"


ACCEPTOR, LEADER, DISPATCHER = "310112.acceptor", "310112.shift_leader", "310112.dispatcher"
AGENT, COMMANDER, ADMIN, AUDITOR = "agent01", "310112.commander", "system_admin", "auditor"
COLLECTOR, HANDLER = "310112001002.collector", "310112.water.handler"

PAGES = [
    Place("desk", "queue-mine", "queue/mine", ACCEPTOR),
    Place("desk", "queue-handling", "queue/handling", LEADER),
    Place("desk", "intake", "intake", AGENT),
    Place("desk", "dispatch", "dispatch", DISPATCHER),
    Place("desk", "reviews", "reviews", LEADER),
    Place("desk", "timing", "timing", LEADER),
    Place("desk", "suspended", "suspended", LEADER),
    Place("desk", "notices", "notices", LEADER),
    Place("desk", "search", "search", ACCEPTOR),
    Place("desk", "wall", "wall", COMMANDER),
    Place("desk", "map", "map", COMMANDER),
    Place("desk", "patrols", "patrols", LEADER),
    Place("desk", "admin-editions", "admin/editions", ADMIN),
    Place("desk", "admin-organisation", "admin/organisation", ADMIN),
    Place("desk", "admin-responsibility", "admin/responsibility", ADMIN),
    Place("desk", "admin-taxonomy", "admin/taxonomy", ADMIN),
    Place("desk", "admin-calendars", "admin/calendars", ADMIN),
    Place("desk", "admin-boards", "admin/boards?board=overview", ADMIN),
    Place("desk", "admin-accounts", "admin/accounts", ADMIN),
    Place("desk", "admin-audit", "admin/audit", AUDITOR),
    Place("field", "tasks", "", COLLECTOR),
    Place("field", "tasks-handler", "", HANDLER),
    Place("field", "report", "report", COLLECTOR),
    Place("field", "patrol", "patrol", COLLECTOR),
    Place("field", "map", "map", COLLECTOR),
    Place("field", "me", "me", COLLECTOR),
    Place("field", "outbox", "outbox", COLLECTOR),
    Place("screen", "overview", "", COMMANDER),
    Place("screen", "hall", "hall", COMMANDER),
]


@pytest.mark.parametrize("place", PAGES, ids=str)
async def test_nobody_is_barred_from_a_page(opens: Opens, hub: Hub, place: Place):
    phone: dict[str, Any] = {**PHONE} if place.app == "field" else {}
    visit = await opens(place.app, place.account, at=hub, size=SIZES[place.app][0], path=place.path, **phone)
    await stands(visit)
    barriers = await looked_at(visit, place.name)
    assert barriers == [], "\n".join(barriers)


async def test_nobody_is_barred_from_a_case(opens: Opens, hub: Hub, town: Town):
    leader = await town.somebody("shift_leader", "C-310112")
    page = await leader.asks("/cases", queue="handling", limit=1)
    task_no = page["items"][0]["task_no"]
    barriers = []
    for name, path in (("case", f"cases/{task_no}"), ("queue-case", f"queue/handling?case={task_no}")):
        visit = await opens("desk", LEADER, at=hub, size=WIDE, path=path)
        await expect(visit.page.get_by_text(task_no).first).to_be_visible()
        await stands(visit)
        barriers += await looked_at(visit, name)
    assert barriers == [], "\n".join(barriers)


async def test_nobody_is_barred_from_a_case_on_the_phone(opens: Opens, hub: Hub, town: Town):
    leader = await town.somebody("shift_leader", "C-310112")
    page = await leader.asks("/cases", queue="handling", limit=50)
    task_no, who = next((case["task_no"], case["handler"]) for case in page["items"] if case["handler"])
    handler = await town.person(who)
    visit = await opens("field", town.account(handler), at=hub, size=FIELD, path=f"cases/{task_no}", **PHONE)
    await expect(visit.page.get_by_text(task_no).first).to_be_visible()
    await stands(visit)
    barriers = await looked_at(visit, "case")
    await visit.page.get_by_role("main").get_by_role("button", name="处置完成").click()
    await expect(visit.page.get_by_role("dialog")).to_be_visible()
    await visit.settles()
    barriers += await looked_at(visit, "move")
    assert barriers == [], "\n".join(barriers)


async def test_nobody_is_barred_from_the_wall_of_the_duty_room_once_cases_are_late(opens: Opens, hub: Hub):
    """Whether one is late by now goes by the hour at which this is told; here one of every state is."""
    with psycopg.connect(hub.settings["TONGGUAN_DATABASE_URL"], autocommit=True) as owner:
        late = 'SELECT DISTINCT ON (state) id FROM cases."case" WHERE red_at IS NOT NULL AND closed_at IS NULL'
        owner.execute(f'UPDATE cases."case" SET yellow_at = reported_at, red_at = reported_at WHERE id IN ({late})')
    visit = await opens("desk", COMMANDER, at=hub, size=WIDE, path="wall")
    await expect(visit.page.locator(".wall-link-lamps .wall-bad").first).to_be_visible()
    await stands(visit)
    barriers = await looked_at(visit, "wall-late")
    assert barriers == [], "\n".join(barriers)


@pytest.mark.parametrize("board", ["公共管理", "公共安全", "公共服务", "经济发展"])
async def test_nobody_is_barred_from_a_board(opens: Opens, hub: Hub, board: str):
    visit = await opens("screen", COMMANDER, at=hub, size=WIDE)
    await visit.page.get_by_role("navigation", name="看板").get_by_role("button", name=board).click()
    await stands(visit)
    barriers = await looked_at(visit, f"board-{board}")
    assert barriers == [], "\n".join(barriers)


async def stands(visit: Visit) -> None:
    """Wait until the page shows what it is."""
    await expect(visit.page.get_by_role("main")).to_be_visible()
    await visit.settles()


async def looked_at(visit: Visit, name: str) -> list[str]:
    """Keep its picture at every size; what bars people from it at any of them."""
    barriers: list[str] = []
    for size in SIZES[visit.app]:
        if visit.page.viewport_size != size:
            await visit.page.set_viewport_size(size)
            await visit.settles()
        await visit.picture(name)
        barriers += [one for one in await visit.barriers() if one not in barriers]
    return barriers
