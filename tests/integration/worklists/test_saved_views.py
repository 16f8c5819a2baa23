# SPDX-License-Identifier: Apache-2.0
"""Lists with their filters are kept for oneself, or shared with the centre one works in."""

import asyncio

import pytest

from tests.conftest import HANGS_SECONDS
from tests.integration.worklists.small_hub import Hub
from tongguan.ground.kernel.ids import new_id
from tongguan.matters.worklists.api import MOST_VIEWS

LEADER, ACCEPTOR, STRANGER = "shift_leader@C-310112001", "acceptor@C-310112001", "acceptor@C-310112002"
WATER = {"name": "今日积水", "address": "/queue/all?text=%E7%A7%AF%E6%B0%B4&columns=place,source"}


@pytest.fixture
async def shared(hub: Hub) -> dict[str, object]:
    answer = await hub.by(ACCEPTOR).post("/views", WATER | {"organ": "C-310112001"})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def names(hub: Hub, who: str) -> list[str]:
    return [view["name"] for view in (await hub.by(who).get("/views")).json()]


async def waits_for_a_lock(hub: Hub) -> bool:
    sql = (
        "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)"
        " WHERE NOT granted AND datname = current_database())"
    )
    async with hub.database.reading() as look:
        return await look.value(bool, sql) or False


async def test_a_view_is_mine_alone_until_i_share_it(hub: Hub) -> None:
    kept = (await hub.by(ACCEPTOR).post("/views", WATER)).json()
    assert kept["address"] == WATER["address"]
    assert kept["mine"]
    assert await names(hub, ACCEPTOR) == ["今日积水"]
    assert await names(hub, LEADER) == []
    path = f"/api/v1/views/{kept['id']}"
    told = await hub.client.put(path, json=WATER | {"organ": "C-310112001"}, headers={"X-As": ACCEPTOR})
    assert told.json()["organ_name"] == "名C-310112001"
    assert await names(hub, LEADER) == ["今日积水"]
    assert await names(hub, STRANGER) == []


async def test_nobody_shares_into_an_organ_of_others(hub: Hub) -> None:
    answer = await hub.by(STRANGER).post("/views", WATER | {"organ": "C-310112001"})
    assert (answer.status_code, answer.json()["code"]) == (403, "portals.not_your_view")


async def test_others_change_nothing_and_strangers_know_nothing(hub: Hub, shared: dict[str, object]) -> None:
    path = f"/api/v1/views/{shared['id']}"
    refused = await hub.client.put(path, json=WATER, headers={"X-As": LEADER})
    assert (refused.status_code, refused.json()["code"]) == (403, "portals.not_your_view")
    hidden = await hub.client.put(path, json=WATER, headers={"X-As": STRANGER})
    assert (hidden.status_code, hidden.json()["code"]) == (404, "portals.no_such_view")


async def test_the_shift_leader_takes_away_what_was_shared(hub: Hub, shared: dict[str, object]) -> None:
    path = f"/api/v1/views/{shared['id']}"
    assert (await hub.client.delete(path, headers={"X-As": "dispatcher@C-310112001"})).status_code == 403
    assert (await hub.client.delete(path, headers={"X-As": LEADER})).status_code == 204
    assert await names(hub, ACCEPTOR) == []
    assert (await hub.client.delete(path, headers={"X-As": LEADER})).status_code == 404


async def test_a_name_is_used_once(hub: Hub) -> None:
    first = (await hub.by(ACCEPTOR).post("/views", WATER)).json()
    again = await hub.by(ACCEPTOR).post("/views", WATER)
    assert (again.status_code, again.json()["code"]) == (409, "portals.view_name_taken")
    other = (await hub.by(ACCEPTOR).post("/views", WATER | {"name": "积水二"})).json()
    path = f"/api/v1/views/{other['id']}"
    renamed = await hub.client.put(path, json=WATER, headers={"X-As": ACCEPTOR})
    assert (renamed.status_code, renamed.json()["code"]) == (409, "portals.view_name_taken")
    kept = await hub.client.put(f"/api/v1/views/{first['id']}", json=WATER, headers={"X-As": ACCEPTOR})
    assert kept.status_code == 200


async def test_views_are_not_without_number(hub: Hub) -> None:
    for n in range(MOST_VIEWS):
        assert (await hub.by(ACCEPTOR).post("/views", WATER | {"name": f"视图{n}"})).status_code == 201
    full = await hub.by(ACCEPTOR).post("/views", WATER)
    assert (full.status_code, full.json()["code"]) == (409, "portals.too_many_views")


@pytest.mark.parametrize("address", ["https://elsewhere/", "//elsewhere/queue/all", "/admin", "javascript:alert(1)"])
async def test_only_a_list_can_be_kept(hub: Hub, address: str) -> None:
    assert (await hub.by(ACCEPTOR).post("/views", {"name": "别处", "address": address})).status_code == 422


async def test_a_view_that_is_not_there_is_not_found(hub: Hub) -> None:
    gone = await hub.client.delete(f"/api/v1/views/{new_id()}", headers={"X-As": ACCEPTOR})
    assert gone.status_code == 404


async def test_a_view_taken_away_meanwhile_does_not_come_back(hub: Hub, shared: dict[str, object]) -> None:
    path = f"/api/v1/views/{shared['id']}"
    async with hub.database.begin() as tx:
        assert await tx.change("DELETE FROM worklists.saved_view WHERE id = %s", [shared["id"]]) == 1
        change = asyncio.create_task(hub.client.put(path, json=WATER, headers={"X-As": ACCEPTOR}))
        async with asyncio.timeout(HANGS_SECONDS):
            while not await waits_for_a_lock(hub):
                await asyncio.sleep(0.01)
    told = await change
    assert (told.status_code, told.json()["code"]) == (404, "portals.no_such_view")
    assert await names(hub, ACCEPTOR) == []
