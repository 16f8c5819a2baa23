# SPDX-License-Identifier: Apache-2.0
"""Lists show exactly what a person may see and asked for, page by page; queues count what their lists hold."""

import random
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import cases as made
from tests.integration.worklists.small_hub import Hub
from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.api import may_see

PEOPLE = {
    "acceptor@C-310112001": made.staff(Role.ACCEPTOR, made.STREET),
    "dispatcher@C-310112": made.staff(Role.DISPATCHER, made.DISTRICT),
    "handler@U-310112002-squad": made.staff(Role.HANDLER, made.OTHER_SQUAD),
    "external_system@U-310112001-squad": made.staff(Role.EXTERNAL_SYSTEM, made.SQUAD),
    "system_admin@C-CITY": made.staff(Role.SYSTEM_ADMIN, made.CITY),
    "leader@C-310113": made.staff(Role.LEADER, made.OTHER_DISTRICT),
}


async def all_pages(hub: Hub, who: str, **asked: Any) -> list[dict[str, Any]]:
    """Every line, walked page by page."""
    lines: list[dict[str, Any]] = []
    cursor: dict[str, Any] = {}
    while True:
        answer = await hub.by(who).get("/cases", limit=7, **asked, **cursor)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        lines += page["items"]
        if page["next"] is None:
            return lines
        cursor = {"cursor": page["next"]}


@pytest.mark.parametrize("who", PEOPLE)
async def test_everybody_sees_what_they_may_and_nothing_else(hub: Hub, grown: list[api.Case], who: str) -> None:
    person: Actor = PEOPLE[who]
    seen = [line["id"] for line in await all_pages(hub, who)]
    allowed = sorted((c for c in grown if may_see(c, person)), key=lambda c: (c.reported_at, c.id), reverse=True)
    assert seen == [str(case.id) for case in allowed]


async def test_lamps_and_names_are_those_of_the_case(hub: Hub, grown: list[api.Case]) -> None:
    hub.clock.advance(timedelta(minutes=70))
    stored = {str(case.id): case for case in grown}
    lines = await all_pages(hub, "dispatcher@C-310112")
    assert {line["id"]: line["lamp"] for line in lines} == {
        id_: api.lamp(case, now=hub.clock.now()) for id_, case in stored.items()
    }
    assert {line["lamp"] for line in lines} >= {"red", "green"}
    assert all(line["owner_name"] == f"名{line['owner']}" for line in lines)


async def test_filters_combine(hub: Hub, grown: list[api.Case]) -> None:
    hub.clock.advance(timedelta(minutes=70))
    now, dice = hub.clock.now(), random.Random(1)
    tests: dict[str, tuple[Any, Any]] = {
        "state": (["handling", "reported"], lambda c: c.state.value in ("handling", "reported")),
        "open": (True, lambda c: c.open),
        "owner": (made.STREET, lambda c: c.owner == made.STREET),
        "unit": (made.SQUAD, lambda c: c.lead_unit == made.SQUAD),
        "class": ("02", lambda c: c.class_code is not None),
        "region": ("310112001002", lambda c: c.region == "310112001002"),
        "source": (["snap", "patrol"], lambda c: c.source in ("snap", "patrol")),
        "lamp": ("red", lambda c: api.lamp(c, now=now) == "red"),
        "urgency": ("urgent", lambda c: c.urgency == "urgent"),
        "text": ("积水", lambda c: "积水" in c.title),
        "reported_from": (
            (made.MONDAY + timedelta(minutes=20)).isoformat(),
            lambda c: c.reported_at >= made.MONDAY + timedelta(minutes=20),
        ),
    }
    for size in (1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3):
        chosen = dice.sample(sorted(tests), size)
        asked = {name: tests[name][0] for name in chosen}
        lines = await all_pages(hub, "dispatcher@C-310112", **asked)
        expected = [c for c in grown if all(tests[name][1](c) for name in chosen)]
        expected.sort(key=lambda c: (c.reported_at, c.id), reverse=True)
        assert [line["id"] for line in lines] == [str(c.id) for c in expected], chosen


@pytest.mark.parametrize("lamp", ["red", "yellow", "green", "paused"])
async def test_a_lamp_finds_the_cases_that_show_it(hub: Hub, grown: list[api.Case], lamp: str) -> None:
    hub.clock.advance(timedelta(minutes=13))
    lines = await all_pages(hub, "dispatcher@C-310112", lamp=lamp)
    now = hub.clock.now()
    assert {line["id"] for line in lines} == {str(c.id) for c in grown if api.lamp(c, now=now) == lamp}


async def test_what_is_about_to_be_late_comes_in_the_order_in_which_it_will_be(hub: Hub, grown: list[api.Case]) -> None:
    hub.clock.advance(timedelta(minutes=40))
    now = hub.clock.now()
    lines = await all_pages(hub, "dispatcher@C-310112", lamp="ahead", sort="due")
    ahead = [c for c in grown if c.red_at is not None and c.red_at >= now and c.open]
    assert [line["id"] for line in lines] == [str(c.id) for c in sorted(ahead, key=lambda c: (c.red_at or now, c.id))]
    assert lines


async def test_what_turns_red_first_comes_first(hub: Hub, grown: list[api.Case]) -> None:
    lines = await all_pages(hub, "dispatcher@C-310112", sort="due")
    moments = [line["red_at"] or "9999" for line in lines]
    assert moments == sorted(moments)
    assert {line["id"] for line in lines} == {str(c.id) for c in grown if c.open}
    oldest = await all_pages(hub, "dispatcher@C-310112", sort="oldest")
    newest = await all_pages(hub, "dispatcher@C-310112")
    assert [line["id"] for line in oldest] == [line["id"] for line in reversed(newest)]


@pytest.mark.parametrize("who", ["acceptor@C-310112001", "handler@U-310112001-squad", "leader@C-310113"])
async def test_queues_count_what_their_lists_hold(hub: Hub, grown: list[api.Case], who: str) -> None:
    hub.clock.advance(timedelta(minutes=70))
    for queue in (await hub.by(who).get("/queues")).json():
        lines = await all_pages(hub, who, queue=queue["code"])
        assert (queue["count"], queue["more"]) == (len(lines), False), queue
        assert queue["red"] == sum(line["lamp"] == "red" for line in lines)
        assert queue["yellow"] == sum(line["lamp"] == "yellow" for line in lines)


async def test_a_count_comes_with_the_page_when_asked_for(hub: Hub, grown: list[api.Case]) -> None:
    page = (await hub.by("dispatcher@C-310112").get("/cases", count=True, limit=1, text="积水")).json()
    assert (page["count"], page["more"]) == (sum("积水" in c.title for c in grown), False)


async def test_what_the_street_reported_upwards_waits_for_the_district(hub: Hub) -> None:
    case = await hub.report("权属不清的围墙")
    for wish, role in (
        (wishes.Accept(class_code=made.RUBBISH, condition=f"{made.RUBBISH}-1"), Role.ACCEPTOR),
        (wishes.File(), Role.SHIFT_LEADER),
        (wishes.Escalate(reason="超出街道权限"), Role.DISPATCHER),
    ):
        await hub.go(case, wish, role, made.STREET)
    below = (await hub.by("dispatcher@C-310112").get("/cases", queue="from_below")).json()["items"]
    assert [line["id"] for line in below] == [str(case.id)]
    assert (await hub.by("dispatcher@C-310112001").get("/cases", queue="from_below")).json()["items"] == []
    waiting = (await hub.by("dispatcher@C-310112001").get("/cases", queue="waiting_upper")).json()["items"]
    assert [line["state_name"] for line in waiting] == ["等待上级反馈"]


async def test_an_assisting_unit_of_another_area_sees_the_case(hub: Hub) -> None:
    case = await hub.report("水管爆裂")
    for wish, role, organ in (
        (wishes.Accept(class_code=made.RUBBISH, condition=f"{made.RUBBISH}-1"), Role.ACCEPTOR, made.STREET),
        (wishes.File(), Role.SHIFT_LEADER, made.STREET),
        (
            wishes.Dispatch(lead=made.SQUAD, why=api.Why(row="R", edition=1, proposed=made.SQUAD)),
            Role.DISPATCHER,
            made.STREET,
        ),
        (wishes.Sign(), Role.HANDLER, made.SQUAD),
        (wishes.Whistle(units=(made.OTHER_SQUAD,), text="请支援"), Role.UNIT_DISPATCHER, made.SQUAD),
    ):
        await hub.go(case, wish, role, organ)
    helper = hub.by("handler@U-310112002-squad")
    assert [line["id"] for line in (await helper.get("/cases")).json()["items"]] == [str(case.id)]
    assert [call["text"] for call in (await helper.get("/my/calls")).json()] == ["请支援"]
    assert (await helper.get("/my/orders")).json() == []
    orders = (await hub.by("handler@U-310112001-squad").get("/my/orders")).json()
    assert [(order["role"], order["case_state_name"]) for order in orders] == [("lead", "处置中")]


async def test_errands_and_words_to_answer_are_on_the_list(hub: Hub, grown: list[api.Case]) -> None:
    checking = [c for c in grown if c.state is api.State.CHECKING and c.owner == made.STREET]
    tasks = (await hub.by("collector@C-310112001").get("/my/tasks")).json()
    assert {task["case_id"] for task in tasks} == {str(c.id) for c in checking}
    handling = next(c for c in grown if c.state is api.State.HANDLING and c.owner == made.STREET)
    await hub.go(handling, wishes.Supervise(text="请三日内答复"), Role.LEADER, made.DISTRICT)
    notices = (await hub.by("dispatcher@C-310112").get("/notices")).json()
    assert [(n["kind"], n["text"], n["overdue"]) for n in notices] == [("supervise", "请三日内答复", False)]
    assert (await hub.by("leader@C-310113").get("/notices")).json() == []
    mine = (await hub.by("handler@U-310112001-squad").get("/notices", mine=True)).json()
    assert [n["case_id"] for n in mine] == [str(handling.id)]


@pytest.mark.requirement("SLA-06")
async def test_the_timing_table_has_every_clock_of_each_order(hub: Hub, grown: list[api.Case]) -> None:
    lines = (await hub.by("dispatcher@C-310112").get("/timing", source="hotline_12345", limit=200)).json()["items"]
    stored = {str(c.id): c for c in grown if c.source == "hotline_12345"}
    assert {line["case"]["id"] for line in lines} == set(stored)
    for line in lines:
        clocks = stored[line["case"]["id"]].clocks
        assert sorted((c["kind"], c["link"]) for c in line["clocks"]) == sorted((c.kind.value, c.link) for c in clocks)


async def test_the_board_adds_up(hub: Hub, grown: list[api.Case]) -> None:
    board = (await hub.by("dispatcher@C-310112").get("/board")).json()
    assert board["open"] == sum(c.open for c in grown) == sum(a["open"] for a in board["areas"])
    assert board["reported"] == len(grown) == sum(a["reported"] for a in board["areas"])
    assert {line["code"]: line["count"] for line in board["moves"]}["report"] == len(grown)
    other = (await hub.by("leader@C-310113").get("/board")).json()
    assert (other["open"], other["areas"]) == (0, [])


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"queue": "nowhere"}, 400, "portals.not_that_way"),
        ({"text": "积水", "sort": "oldest"}, 400, "portals.not_that_way"),
        ({"cursor": "nonsense"}, 400, "plumbing.wrong_cursor"),
        ({"limit": 0}, 422, "plumbing.malformed"),
        ({"surplus": 1}, 422, "plumbing.malformed"),
        ({"region": "310112';"}, 422, "plumbing.malformed"),
        ({"reported_from": "2026-11-23T00:00:00"}, 422, "plumbing.malformed"),
        ({"text": "a\x00b"}, 422, "plumbing.malformed"),
        ({"text": "积水", "reported_to": "0001-01-01T00:00:00+10:00"}, 422, "plumbing.malformed"),
    ],
)
async def test_what_cannot_be_asked_is_told(hub: Hub, asked: dict[str, Any], status: int, code: str) -> None:
    answer = await hub.by("dispatcher@C-310112").get("/cases", **asked)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await hub.client.get("/api/v1/cases")).status_code == 401
