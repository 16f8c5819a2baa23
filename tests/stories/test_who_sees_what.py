# SPDX-License-Identifier: Apache-2.0
"""Who sees which case, by every door there is: one person of every role before cases of their own and of others."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import get_args

import httpx
import pytest
from fastapi import params
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from openpyxl import load_workbook

from tests.stories.city import City, Matter, Somebody
from tests.stories.test_whistle import reported
from tongguan.city.organisation.api import Staff
from tongguan.entrypoints.http import staff_app
from tongguan.ground.kernel.people import Post, Role
from tongguan.ground.plumbing.reading_record import Taking
from tongguan.ground.plumbing.throttle import LOOK_UPS_PER_PERSON

WHOLE_AREA = {
    Role.COLLECTOR, Role.GRID_WORKER, Role.GRID_OWNER, Role.AGENT, Role.ACCEPTOR, Role.SHIFT_LEADER, Role.DISPATCHER,
    Role.COMMANDER, Role.LEADER, Role.INSPECTOR, Role.EVALUATOR, Role.LEGAL_OFFICER, Role.AUDITOR,
}  # fmt: skip
"""Who patrols an area, owns what happens in it or oversees it; everybody else sees what their organ has a part in."""
NEAR = {"C-310112001", "C-310112112", "C-310112", "C-31", "U-310112-human_resources", "U-310112-water"}
NOT_TAKEN = {"/api/v1/events", "/api/v1/blobs/{blob}"}
"""A stream of events; a file of one's own."""
(TAKES,) = (one.dependency for one in get_args(Taking) if isinstance(one, params.Depends))
"""What a route asks that puts a file on record."""
NOTHING = {Role.SYSTEM_ADMIN, Role.DEVICE}


@dataclass(frozen=True)
class Viewer:
    """Somebody, and the only post they hold."""

    who: Somebody
    post: Post

    def may_open(self, matter: Matter) -> bool:
        """What SEC-02 asks for, said once more in other words than the platform's."""
        if self.post.role in NOTHING:
            return False
        took_part = {matter.owner, *matter.way, *(order["unit"] for order in matter.orders)}
        if self.post.organ in took_part:
            return True
        of_class = not self.post.classes or any(str(matter.class_code).startswith(c) for c in self.post.classes)
        return self.post.role in WHOLE_AREA and matter.region.startswith(self.post.region) and of_class


async def viewers(city: City) -> list[Viewer]:
    """One person of every role in every organ that is near these cases, and one of every role somewhere else."""
    found: dict[tuple[str, str], Viewer] = {}
    for held in city.platform.editions.current().part(Staff).appointments:
        key = (held.post.role, held.post.organ if held.post.organ in NEAR else "elsewhere")
        if key in found:
            continue
        who = await city.person(held.person)
        posts = await city.platform.people.posts_of(held.person, at=city.clock.now())
        if len(posts) == 1:
            found[key] = Viewer(who, posts[0])
    return list(found.values())


async def two_cases(city: City) -> list[Matter]:
    """One that a bureau of the district handles, one that lies with a street."""
    street, district = await city.centre("C-310112001"), await city.centre("C-310112")
    card = await city.filed(await reported(city), street, "050101")
    await street.dispatcher.moves(card, "follow_list", reason="社保卡由区人社局办理")
    await district.dispatcher.moves(card, "upper_accepts")
    await district.dispatcher.moves(card, "follow_list")
    worker = await city.on_the_ground("grid_worker", "310112112")
    other = await worker.reports(source="grid_worker", words="楼道堆物堵住通道", point=city.place("310112112"))
    return [card, other]


def of_one_case(city: City) -> Iterator[str]:
    """Every address below /cases/{ref} that is only looked at."""
    for route in staff_app(city.platform).routes:
        path = getattr(route, "path", "")
        if "GET" in getattr(route, "methods", ()) and path.startswith("/api/v1/cases/{ref}") and path.count("{") == 1:
            yield path.removeprefix("/api/v1")


async def listed(city: City, who: Somebody, *, text: str = "社保卡") -> dict[str, set[str]]:
    """The task numbers behind every door that lists cases; none where the door is closed to them."""

    async def asked(path: str) -> list[dict[str, object]]:
        answer = await city.client.get(f"/api/v1{path}", headers=who.headers)
        assert answer.status_code in (200, 403), (path, answer.text)
        if answer.status_code == 403:
            return []
        found = answer.json()
        return list(found if isinstance(found, list) else found.get("items", found.get("features", [])))

    sheet = await city.client.get("/api/v1/cases.xlsx", headers=who.headers)
    assert sheet.status_code == 200, sheet.text
    rows = list(load_workbook(BytesIO(sheet.content), read_only=True).worksheets[0].values)
    said = {str(cell) for row in rows for cell in row if cell is not None}
    return {
        "list": {str(one["task_no"]) for one in await asked("/cases?limit=100")},
        "search": {str(one["task_no"]) for one in await asked(f"/cases?limit=100&text={text}")},
        "sheet": said,
        "map": {str(one.get("task_no") or one["properties"]["task_no"]) for one in await asked("/map/cases")},  # type: ignore[index]
    }


@pytest.mark.requirement("SEC-02")
@pytest.mark.long
async def test_nobody_sees_by_any_door_a_case_that_is_not_theirs_to_see(city: City):
    cases, seen_by_role = await two_cases(city), {True: 0, False: 0}
    doors = list(of_one_case(city))
    assert len(doors) >= 8
    for viewer in await viewers(city):
        lists = await listed(city, viewer.who)
        for matter in cases:
            may = viewer.may_open(matter)
            seen_by_role[may] += 1
            for door in doors:
                answer = await city.client.get(f"/api/v1{door}".format(ref=matter.id), headers=viewer.who.headers)
                if may:
                    assert answer.status_code in (200, 403), (viewer, door, answer.text)
                else:
                    assert answer.status_code in (403, 404), (viewer, door, answer.text)
                    assert matter.task_no not in answer.text
            shown = {door for door, numbers in lists.items() if matter.task_no in numbers}
            assert may or not shown, (viewer, matter.task_no, shown)
    assert min(seen_by_role.values()) > 10, seen_by_role


@pytest.mark.requirement("SEC-02")
async def test_a_handler_sees_and_exports_the_orders_of_the_own_unit_only(city: City):
    card, other = await two_cases(city)
    bureau, stranger = await city.unit("U-310112-human_resources"), await city.unit("U-310112-water")
    assert (await listed(city, bureau.handler))["list"] == {card.task_no}
    assert card.task_no in (await listed(city, bureau.handler))["sheet"]
    for numbers in (await listed(city, stranger.handler)).values():
        assert not numbers & {card.task_no, other.task_no}
    street = await city.centre("C-310112112")
    assert (await listed(city, street.acceptor))["list"] == {other.task_no}


def test_whoever_takes_a_file_is_on_record_by_every_route_that_gives_one(city: City):
    """A new route that answers with a file and forgets the record fails here."""
    files = 0
    for route in staff_app(city.platform).routes:
        if not isinstance(route, APIRoute) or "GET" not in (route.methods or ()):
            continue
        kind = route.response_class
        gives_a_file = isinstance(kind, type) and not issubclass(kind, JSONResponse)
        if not gives_a_file or not route.path.startswith("/api/v1") or route.path in NOT_TAKEN:
            continue
        files += 1
        calls = [one.call for one in route.dependant.dependencies]
        assert TAKES in calls, route.path
    assert files >= 10


@pytest.mark.requirement("SEC-02")
async def test_only_who_takes_calls_finds_people_by_their_number_however_it_is_written(city: City):
    worker, phone = await city.on_the_ground("grid_worker", "310112001002"), "13812342671"
    told = await worker.reports(source="grid_worker", words=f"楼道堆物，联系{phone}", point=city.place("310112001002"))
    street, agent = await city.centre("C-310112001"), await city.somebody("agent", "C-310112-RX")
    for who in (street.leader, street.commander, worker):
        for written in (phone, "138 1234 2671", "138-1234-2671", "１３８１２３４２６７１", f"联系{phone}"):
            for door in ("/cases", "/cases.xlsx"):
                answer = await city.client.get(f"/api/v1{door}", params={"text": written}, headers=who.headers)
                assert (answer.status_code, answer.json()["code"]) == (403, "portals.number_at_the_desk_only")
    assert (await listed(city, street.leader, text=told.task_no))["search"] == {told.task_no}
    mine = {"words": "路灯不亮", "region": "310112001002", "petitioner": {"name": "王小明", "phone": phone}}
    call = await agent.registers(**mine)
    assert (await listed(city, agent, text="138 1234 2671"))["search"] == {call.task_no}


@pytest.mark.requirement("SEC-02", "SEC-07")
async def test_a_search_by_a_number_is_on_record_masked_and_slowed_down_by_list_and_sheet_alike(city: City):
    agent, auditor = await city.somebody("agent", "C-310112-RX"), await city.somebody("auditor", "C-310112")

    async def searches(path: str, text: str) -> httpx.Response:
        return await city.client.get(f"/api/v1{path}", params={"text": text}, headers=agent.headers)

    assert (await searches("/cases", "路灯")).status_code == 200
    assert (await searches("/cases", "138 1234 2671")).status_code == 200
    assert (await searches("/cases.xlsx", "13812342671")).status_code == 200
    lines = (await auditor.asks("/audit/lines", move="search_by_number"))["items"]
    assert [line["person"] for line in lines] == [agent.id] * 2
    assert [line["facts"]["path"] for line in lines] == ["/api/v1/cases.xlsx", "/api/v1/cases"]
    assert all("1234" not in line["facts"]["filter"] for line in lines)
    for _ in range(LOOK_UPS_PER_PERSON - 2):
        assert (await searches("/cases", "13812342671")).status_code == 200
    assert (await searches("/cases", "13812342671")).status_code == 429
    assert (await searches("/cases.xlsx", "13812342671")).status_code == 429
    assert (await agent.sends("/intake/callers", {"phone": "13812342671"})).status_code == 429, "one budget for all"
    assert (await searches("/cases", "路灯")).status_code == 200


@pytest.mark.requirement("SEC-02", "SEC-07")
async def test_who_looks_up_a_caller_sees_their_own_area_is_on_record_and_is_slowed_down(city: City):
    agent, auditor = await city.somebody("agent", "C-310112-RX"), await city.somebody("auditor", "C-310112")
    phone = "13812342671"
    call = await agent.registers(words="路灯不亮", region="310112001002", petitioner={"name": "王小明", "phone": phone})
    here, elsewhere = await city.centre("C-310112001"), await city.centre("C-310112112")

    async def looks_up(who: Somebody) -> httpx.Response:
        return await who.sends("/intake/callers", {"phone": "138 1234 2671"})

    assert [one["task_no"] for one in (await looks_up(here.acceptor)).json()] == [call.task_no]
    assert (await looks_up(elsewhere.acceptor)).json() == []
    assert (await looks_up(here.dispatcher)).status_code == 403
    lines = (await auditor.asks("/audit/lines", move="look_up_caller"))["items"]
    assert [line["person"] for line in lines] == [elsewhere.acceptor.id, here.acceptor.id]
    assert all("12342671" not in str(line["facts"]).replace(" ", "") for line in lines)
    answers = [(await looks_up(agent)).status_code for _ in range(LOOK_UPS_PER_PERSON)]
    assert answers == [200] * LOOK_UPS_PER_PERSON
    refused = await looks_up(agent)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert (await looks_up(here.acceptor)).status_code == 200, "others are not slowed down"


@pytest.mark.requirement("SEC-07")
async def test_an_export_is_on_record_with_its_filter_and_a_refused_one_leaves_nothing(city: City):
    leader = await city.somebody("shift_leader", "C-310112")
    auditor = await city.somebody("auditor", "C-310112")

    async def taken() -> list[dict[str, object]]:
        lines = (await auditor.asks("/audit/lines", person=leader.id, move="take_file"))["items"]
        return [line["facts"] for line in lines]

    answer = await city.client.get("/api/v1/cases.xlsx?state=handling&text=路灯", headers=leader.headers)
    assert answer.status_code == 200
    (facts,) = await taken()
    assert facts["path"] == "/api/v1/cases.xlsx"
    assert "state=handling" in str(facts["filter"])
    refused = await city.client.get("/api/v1/cases.xlsx?rows=none", headers=leader.headers)
    assert refused.status_code == 422
    stranger = await city.client.get("/api/v1/cases/310112-nothing/sheet.docx", headers=leader.headers)
    assert stranger.status_code == 404
    assert len(await taken()) == 1
