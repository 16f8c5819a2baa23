# SPDX-License-Identifier: Apache-2.0
"""One queue over all links: what waits for the person who asks."""

import pytest

from tests.integration.worklists.small_hub import Hub
from tongguan.matters.cases import api

WAITING = {
    "acceptor@C-310112001": {"reported", "pending_check", "pending_close"},
    "shift_leader@C-310112001": {"pending_filing", "pending_close"},
    "dispatcher@C-310112001": {"pending_dispatch", "return_review"},
    "unit_dispatcher@U-310112001-squad": {"pending_accept", "unit_confirm", "handling"},
    "agent@C-310112": {"pending_callback"},
    "leader@C-310112": set[str](),
}


@pytest.mark.parametrize("who", WAITING)
async def test_only_what_one_can_carry_on_waits_for_one(hub: Hub, grown: list[api.Case], who: str) -> None:
    asked = await hub.by(who).get("/cases", queue="mine", sort="due", limit=200, count="true")
    assert asked.status_code == 200, asked.text
    page = asked.json()
    assert {line["state"] for line in page["items"]} <= WAITING[who]
    assert page["count"] == len(page["items"])
    for line in page["items"]:
        shown = await hub.by(who).get(f"/cases/{line['id']}")
        assert shown.json()["moves"]


@pytest.mark.parametrize("who", WAITING)
async def test_the_count_of_what_waits_is_the_length_of_its_list(hub: Hub, grown: list[api.Case], who: str) -> None:
    counted = {queue["code"]: queue for queue in (await hub.by(who).get("/queues")).json()}["mine"]
    listed = (await hub.by(who).get("/cases", queue="mine", limit=200)).json()["items"]
    assert counted["count"] == len(listed)
    assert counted["red"] == sum(line["lamp"] == "red" for line in listed)


async def test_what_waits_is_not_found_outside_ones_organ(hub: Hub, grown: list[api.Case]) -> None:
    listed = (await hub.by("acceptor@C-310112002").get("/cases", queue="mine", limit=200)).json()["items"]
    assert listed
    assert {line["owner"] for line in listed} == {"C-310112002"}


async def test_a_line_tells_since_when_its_link_runs(hub: Hub) -> None:
    case = await hub.report("道路积水，行人难走")
    line = (await hub.by("acceptor@C-310112001").get("/cases", queue="to_accept")).json()["items"][0]
    assert line["task_no"] == case.task_no
    assert line["link_since"] is not None
    assert line["link_since"] < line["link_due_at"]
