# SPDX-License-Identifier: Apache-2.0
"""The doors of intake: what comes in and goes out over HTTP, to whom, and what a repeat gets."""

import asyncio
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from tests.factories import cases as made
from tests.factories.http_app import As, app_with, client_of
from tests.integration.intake.desk import desk_over
from tests.integration.intake.test_importing import file_of
from tongguan.ground.kernel.ids import CaseId, CentreId, new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases.wishes import Merge
from tongguan.matters.intake.web.routes import routes

AGENT, ACCEPTOR, COLLECTOR = "agent@C-310112-RX", "acceptor@C-310112", "collector@C-310112001"
CALL = {
    "source": "hotline_12345",
    "words": "北街12号楼道堆满杂物，请来清理。",
    "address": "北街12号",
    "petitioner": {"name": "王小明", "phone": "13812342671"},
    "city_no": "SH-1",
}


def client_over(database: Database, *, kept: bool = True) -> httpx.AsyncClient:
    desk = desk_over(database)

    async def evidence_kept(blobs: frozenset[str]) -> bool:
        return kept

    return client_of(
        app_with(routes(desk.intake, desk.cities, evidence_kept=evidence_kept, person_name=lambda one: f"名{one}"))
    )


async def test_a_call_gets_a_receipt_and_a_repeat_the_same_one(database: Database) -> None:
    async with client_over(database) as client:
        agent, key = As(client, AGENT), str(new_id())
        call = {name: value for name, value in CALL.items() if name != "city_no"}
        first = await agent.post("/intake/hotline", call, key=key)
        again = await agent.post("/intake/hotline", call, key=key)
        assert [first.status_code, again.status_code] == [201, 200]
        assert again.headers["idempotent-replayed"] == "true"
        assert again.json()["task_no"] == first.json()["task_no"]


async def test_the_citys_number_is_taken_down_once_and_leads_to_the_case(database: Database) -> None:
    async with client_over(database) as client:
        agent = As(client, AGENT)
        first, pushed = await agent.post("/intake/hotline", CALL), await agent.post("/intake/hotline", CALL)
        assert [first.status_code, pushed.status_code] == [201, 200]
        found = await As(client, ACCEPTOR).get("/intake/numbers", source="hotline_12345", source_no="SH-1")
        assert found.json()["case_id"] == first.json()["case_id"] == pushed.json()["case_id"]


async def test_a_petition_is_masked_and_opened_for_a_purpose(database: Database) -> None:
    async with client_over(database) as client:
        case_id = (await As(client, AGENT).post("/intake/hotline", CALL)).json()["case_id"]
        acceptor = As(client, ACCEPTOR)
        assert (await acceptor.get(f"/intake/petitions/{case_id}")).json()["phone"] == "138****2671"
        opened = await acceptor.post(f"/intake/petitions/{case_id}/open", {"purpose": "回访核实地址"})
        assert opened.json()["phone"] == "13812342671"
        assert "phone_key" not in opened.json()
        sealed = await As(client, "handler@U-310112001-DG04").post(
            f"/intake/petitions/{case_id}/open", {"purpose": "想看看是谁"}
        )
        assert (sealed.status_code, sealed.json()["code"]) == (403, "intake.petition_sealed")


async def test_a_patrol_report_in_the_maps_own_coordinates_lies_in_a_cell(database: Database) -> None:
    async with client_over(database) as client:
        point = {"lon": 121.4146, "lat": 31.0091, "system": "gcj02"}
        ground = (await As(client, COLLECTOR).post("/intake/suggest/cell", point)).json()
        report = {
            "source": "patrol",
            "words": "垃圾散落",
            "point": point,
            "photos": [{"blob": "a" * 64, "name": "a.jpg"}],
        }
        answer = await As(client, COLLECTOR).post("/intake/patrol", report)
        assert answer.status_code == 201
        assert answer.json()["region"] == ground["region"]
        assert answer.json()["owner"] == f"C-{ground['region'][:9]}"


async def test_a_photo_nobody_uploaded_is_refused(database: Database) -> None:
    async with client_over(database, kept=False) as client:
        report = {"source": "patrol", "words": "垃圾", "address": "北街", "photos": [{"blob": "a" * 64, "name": "a"}]}
        answer = await As(client, COLLECTOR).post("/intake/patrol", report)
        assert answer.json()["code"] == "intake.photo_not_kept"


async def test_the_desk_is_advised_on_class_place_callers_and_what_is_alike(database: Database) -> None:
    async with client_over(database) as client:
        agent = As(client, AGENT)
        await agent.post("/intake/hotline", CALL)
        classes = (await agent.post("/intake/suggest/classes", {"words": "楼道堆物"})).json()
        places = (await agent.post("/intake/suggest/places", {"words": "河东居委会门口"})).json()
        callers = (await agent.post("/intake/callers", {"phone": "138-1234-2671"})).json()
        alike = (await agent.post("/intake/suggest/similar", {"words": CALL["words"]})).json()
        assert classes[0]["condition"].startswith(classes[0]["code"])
        assert (classes[0]["kind"], classes[0]["emergency"]) == ("complaint", False)
        assert places[0]["name"] == "河东居委会"
        assert len(callers) == len(alike) == 1
        assert (await As(client, COLLECTOR).post("/intake/callers", {"phone": "12345"})).status_code == 403


async def test_a_call_may_bring_photos_if_they_were_uploaded(database: Database) -> None:
    call = {**CALL, "photos": [{"blob": "a" * 64, "name": "楼道.jpg"}]}
    async with client_over(database) as client:
        assert (await As(client, AGENT).post("/intake/hotline", call)).status_code == 201
    async with client_over(database, kept=False) as client:
        refused = await As(client, AGENT).post("/intake/hotline", {**call, "city_no": "SH-2"})
        assert refused.json()["code"] == "intake.photo_not_kept"


async def test_the_ground_of_a_position_names_its_grids_and_who_answers(database: Database) -> None:
    async with client_over(database) as client:
        agent = As(client, AGENT)
        ground = (await agent.post("/intake/suggest/cell", {"lon": 121.41, "lat": 31.011})).json()
        assert ground["autonomy"]
        assert ground["disposal"]
        assert ground["owner_name"] == f"名{ground['owner']}"
        nowhere = (await agent.post("/intake/suggest/cell", {"lon": 120.0, "lat": 30.0})).json()
        assert set(nowhere.values()) == {None}


async def test_the_agent_who_takes_the_sixth_call_joins_it(database: Database) -> None:
    desk = desk_over(database)
    async with client_over(database) as client:
        agent = As(client, AGENT)
        first = (await agent.post("/intake/hotline", CALL)).json()
        sixth = (await agent.post("/intake/hotline", {**CALL, "city_no": "SH-6"})).json()
    by, parent = made.staff(Role.AGENT, CentreId("C-310112-RX")), CaseId(UUID(first["case_id"]))
    joined = await desk.cases.move(
        CaseId(UUID(sixth["case_id"])), Merge(parent=parent), by=by, request_id=RequestId.fresh()
    )
    assert (joined.state.value, joined.parent) == ("merged", parent)
    assert (await desk.cases.get(parent)).complainants == 2


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/intake/hotline", {**CALL, "class_code": "1"}),
        ("/intake/hotline", {**CALL, "point": {"lon": 200, "lat": 31}}),
        ("/intake/hotline", {**CALL, "unknown": 1}),
        ("/intake/hotline", {**CALL, "said_at": "2026-01-01T00:00:00"}),
        ("/intake/channel", {"source": "department", "words": "x", "source_no": ""}),
        ("/intake/callers", {"phone": "没有"}),
    ],
)
async def test_nonsense_is_a_problem_never_a_fault(database: Database, path: str, body: object) -> None:
    async with client_over(database) as client:
        answer = await As(client, AGENT).post(path, body)
        assert answer.status_code in (403, 422)
        assert answer.headers["content-type"] == "application/problem+json"


async def test_a_file_is_taken_in_beside_the_requests_and_tells_how_far_it_is(
    database: Database, tmp_path: Path
) -> None:
    path = file_of(tmp_path, 120, broken=frozenset({3}))
    async with client_over(database) as client:
        headers = {"X-As": ACCEPTOR}

        async def upload() -> httpx.Response:
            return await client.post(
                "/api/v1/intake/batch",
                headers=headers,
                files={"file": ("orders.csv", path.read_bytes(), "text/csv")},
                data={"source": "hotline_12345"},
            )

        begun = await upload()
        assert begun.status_code == 202
        place = begun.headers["location"]
        while (state := (await client.get(place, headers=headers)).json())["state"] != "done":
            await asyncio.sleep(0.02)
        assert (state["read"], state["registered"], state["bad"]) == (120, 119, 1)
        (bad,) = (await client.get(f"{place}/bad-rows", headers=headers)).json()
        assert (bad["row"], bad["column"]) == (5, "发现时间")
        again = await upload()
        assert UUID(again.json()["id"]) == UUID(begun.json()["id"])
        assert again.json()["state"] == "done"
        assert (await client.get(place, headers={"X-As": AGENT})).status_code == 404
        picture = await client.post(
            "/api/v1/intake/batch",
            headers=headers,
            files={"file": ("a.csv", b"\x89PNG\0\0", "text/csv")},
            data={"source": "hotline_12345"},
        )
        assert (picture.status_code, picture.json()["code"]) == (422, "intake.unreadable_file")
