# SPDX-License-Identifier: Apache-2.0
"""A case at its doors: who sees it, what they may do, what a repeat, a late-comer and a stranger are told."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, fields
from datetime import timedelta

import httpx
import msgspec
import pytest
from fastapi import FastAPI

from tests.factories import cases as made
from tests.factories.http_app import As, app_with, client_of
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.web.choices import BOUNDS, CHOICES
from tongguan.matters.cases.web.forms import undescribed
from tongguan.matters.cases.web.move_fields import MOVE_FIELDS
from tongguan.matters.cases.web.routes import CaseServices, case_access, forms_of, routes
from tongguan.matters.cases.wiring import build

ACCEPTOR, LEADER, DISPATCHER = "acceptor@C-310112001", "shift_leader@C-310112001", "dispatcher@C-310112001"
ACCEPTING = {"class_code": made.RUBBISH, "condition": f"{made.RUBBISH}-1"}


@dataclass(frozen=True, kw_only=True)
class Doors:
    app: FastAPI
    client: httpx.AsyncClient
    cases: api.Cases
    clock: SimulatedClock

    def by(self, who: str) -> As:
        return As(self.client, who)

    async def report(self, title: str = "垃圾堆放在人行道") -> api.Case:
        return await self.cases.report(
            wishes.Report(
                source="patrol",
                mode="active",
                title=title,
                address="北街12号",
                region="310112001001",
                lon=121.4,
                lat=31.0,
            ),
            centre=made.STREET,
            by=made.staff(Role.COLLECTOR, made.STREET),
            request_id=RequestId.fresh(),
            words="绿化带旁有两袋生活垃圾。",
        )


@pytest.fixture
async def doors(database: Database) -> AsyncIterator[Doors]:
    clock = SimulatedClock(made.MONDAY)
    cases = build(database, cities=made.small_city(), clock=clock)

    async def kept(blobs: frozenset[str]) -> bool:
        return blobs == {"0" * 64}

    services = CaseServices(cases, evidence_kept=kept)
    access = case_access(services, clock, person_name=lambda person: f"姓名{person}")
    app = app_with(routes(services, access, clock))
    async with client_of(app) as client:
        yield Doors(app=app, client=client, cases=cases, clock=clock)


async def test_an_acceptor_sees_the_case_and_the_moves_of_the_post(doors: Doors) -> None:
    case = await doors.report()
    doors.clock.advance(timedelta(minutes=5))
    answer = await doors.by(ACCEPTOR).get(f"/cases/{case.id}")
    shown = answer.json()
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"0"'
    assert (shown["state_name"], shown["stage_name"], shown["lamp"]) == ("待受理", "上报", "green")
    assert {"move": "accept", "name": "受理", "form": "Accept"} in shown["moves"]
    assert "file" not in {move["move"] for move in shown["moves"]}
    assert [(c["name"], c["left_seconds"], c["lamp"]) for c in shown["clocks"]] == [("受理", 600, "green")]
    assert shown["names"][case.reporter] == f"姓名{case.reporter}"
    assert shown["names"][made.STREET]
    by_number = await doors.by(ACCEPTOR).get(f"/cases/{case.task_no}")
    assert by_number.json()["id"] == str(case.id)


async def test_the_words_the_history_and_the_timing_table_are_at_hand(doors: Doors) -> None:
    case = await doors.report()
    await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/accept", ACCEPTING)
    look = doors.by(LEADER)
    assert (await look.get(f"/cases/{case.id}/words")).json() == {"words": "绿化带旁有两袋生活垃圾。"}
    lines = (await look.get(f"/cases/{case.id}/history")).json()["lines"]
    assert [(line["name"], line["after_name"]) for line in lines] == [("上报", "待受理"), ("受理", "待立案")]
    timing = (await look.get(f"/cases/{case.id}/timing")).json()
    assert [(clock["name"], clock["left_seconds"] is None) for clock in timing["clocks"]] == [
        ("受理", True),
        ("立案", False),
    ]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (ACCEPTOR, 200),
        ("handler@U-310112001-squad", 404),
        ("dispatcher@C-310112", 200),
        ("acceptor@C-310112002", 404),
        ("dispatcher@C-310113", 404),
        ("system_admin@C-310112", 404),
        ("form_designer@C-310112", 404),
        ("tenant_admin@C-310112001", 200),
    ],
)
async def test_a_case_shows_itself_to_its_area_and_its_organs_only(doors: Doors, who: str, status: int) -> None:
    case = await doors.report()
    assert (await doors.by(who).get(f"/cases/{case.id}")).status_code == status


async def test_a_move_answers_with_the_case_after_it(doors: Doors) -> None:
    case = await doors.report()
    answer = await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/accept", ACCEPTING)
    assert answer.status_code == 200
    assert (answer.json()["state"], answer.json()["version"], answer.headers["etag"]) == ("pending_filing", 1, '"1"')
    filed = await doors.by(LEADER).post(f"/cases/{case.id}/moves/file", None, headers=[("If-Match", '"1"')])
    assert (filed.json()["state"], filed.json()["class_name"]) == ("pending_dispatch", "暴露垃圾")


async def test_the_same_request_again_gets_the_same_answer(doors: Doors) -> None:
    case = await doors.report()
    first = await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/accept", ACCEPTING, key="once")
    again = await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/accept", ACCEPTING, key="once")
    assert (again.status_code, again.headers["idempotent-replayed"]) == (200, "true")
    assert again.json() == first.json()


async def test_the_key_of_an_acceptance_is_not_that_of_anything_else(doors: Doors) -> None:
    case, other = await doors.report(), await doors.report("井盖松动")
    acceptor = doors.by(ACCEPTOR)
    await acceptor.post(f"/cases/{case.id}/moves/accept", ACCEPTING, key="once")
    refused = [
        await acceptor.post(
            f"/cases/{case.id}/moves/accept", {"class_code": made.LEAK, "condition": f"{made.LEAK}-1"}, key="once"
        ),
        await acceptor.post(f"/cases/{case.id}/moves/reject", {"reason": "不属范围"}, key="once"),
        await acceptor.post(f"/cases/{other.id}/moves/accept", ACCEPTING, key="once"),
        await acceptor.post(f"/cases/{other.id}/moves/reject", {"reason": "不属范围"}, key="once"),
    ]
    assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(409, "plumbing.key_used_elsewhere")}
    assert not any("idempotent-replayed" in answer.headers for answer in refused)
    assert [(await doors.cases.get(one.id)).version for one in (case, other)] == [1, 0]
    somebody = await doors.by("acceptor@C-310112001,agent@C-310112001").post(
        f"/cases/{other.id}/moves/accept", ACCEPTING, key="once"
    )
    assert somebody.status_code == 200, "another person's key is another key"


async def test_a_change_without_a_key_is_told_what_is_missing(doors: Doors) -> None:
    case = await doors.report()
    answer = await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/accept", ACCEPTING, key=None)
    assert answer.status_code == 422
    assert answer.json()["errors"][0] == {
        "where": "header.Idempotency-Key",
        "hint": "必填",
        "hint_en": "Field required",
    }


async def test_who_comes_too_late_sees_the_case_as_it_is_now(doors: Doors) -> None:
    case = await doors.report()
    await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/accept", ACCEPTING)
    late = await doors.by(ACCEPTOR).post(
        f"/cases/{case.id}/moves/reject", {"reason": "重复"}, headers=[("If-Match", '"0"')]
    )
    assert (late.status_code, late.json()["code"]) == (409, "cases.changed")
    assert late.headers["content-type"] == "application/problem+json"
    assert (late.json()["case"]["state"], late.headers["etag"]) == ("pending_filing", '"1"')


async def test_a_rule_refuses_with_its_code_and_a_sentence(doors: Doors) -> None:
    case = await doors.report()
    answer = await doors.by(LEADER).post(f"/cases/{case.id}/moves/file", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "cases.wrong_state")
    assert "待受理" in answer.json()["detail"]
    answer = await doors.by(DISPATCHER).post(f"/cases/{case.id}/moves/accept", ACCEPTING)
    assert (answer.status_code, answer.json()["code"]) == (403, "cases.not_your_post")


@pytest.mark.parametrize(
    ("move", "form"),
    [
        pytest.param("accept", ACCEPTING, id="not the stranger's post"),
        pytest.param("file", {}, id="not the state for it"),
        pytest.param("merge", {"parent": str(new_id())}, id="the other case is none"),
    ],
)
async def test_a_stranger_learns_nothing_from_a_move(doors: Doors, move: str, form: dict[str, str]) -> None:
    case, stranger = await doors.report(), doors.by("acceptor@C-310112002")
    answer = await stranger.post(f"/cases/{case.id}/moves/{move}", form)
    assert (answer.status_code, answer.json()["code"]) == (404, "cases.not_found")
    assert case.task_no not in answer.text
    batch = await stranger.post("/cases/batch", {"move": move, "form": form, "cases": [{"case_id": str(case.id)}]})
    assert batch.json()["lines"][0]["code"] == "cases.not_found"
    assert case.task_no not in batch.text


@pytest.mark.parametrize(
    "body",
    [
        {"class_code": made.RUBBISH},
        {"class_code": 1, "condition": "x"},
        {**ACCEPTING, "surplus": 1},
        {**ACCEPTING, "condition": "a\x00b"},
        [],
        None,
    ],
)
async def test_a_malformed_form_is_422(doors: Doors, body: object) -> None:
    case = await doors.report()
    answer = await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/accept", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "plumbing.malformed")


@pytest.mark.parametrize(
    ("move", "body", "where"),
    [
        ("finish", {"result": "perhaps", "note": "已清理"}, "body.result"),
        ("record_contact", {"way": "pigeon", "note": "已联系"}, "body.way"),
        ("rate_whistle", {"call": str(new_id()), "rating": 6}, "body.rating"),
        ("correct", {"reason": "更正", "urgency": "soon"}, "body.urgency"),
    ],
)
async def test_a_word_that_is_none_of_the_choices_is_malformed(
    doors: Doors, move: str, body: object, where: str
) -> None:
    case = await doors.report()
    answer = await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/{move}", body)
    assert (answer.status_code, answer.json()["errors"][0]["where"]) == (422, where)


def test_choices_and_bounds_are_of_fields_that_exist_and_are_told_in_openapi(doors: Doors) -> None:
    schemas = doors.app.openapi()["components"]["schemas"]
    for full, choices in CHOICES.items():
        form, _, field = full.partition(".")
        told = schemas[form]["properties"][field]
        assert tuple(told.get("enum") or told["anyOf"][0]["enum"]) == choices, full
    told_of = {field for schema in schemas.values() for field in schema.get("properties", ())}
    for full in BOUNDS:
        form, _, field = full.rpartition(".")
        assert field in (schemas[form]["properties"] if form else told_of), full


async def test_evidence_must_have_been_uploaded(doors: Doors) -> None:
    case = await doors.report()
    photo = msgspec.to_builtins(made.photo("scene"))
    sent = await doors.by(ACCEPTOR).post(f"/cases/{case.id}/moves/add_evidence", {"evidence": [photo]})
    assert (sent.status_code, len(sent.json()["evidence"])) == (200, 1)
    lost = await doors.by(ACCEPTOR).post(
        f"/cases/{case.id}/moves/add_evidence", {"evidence": [{**photo, "blob": "1" * 64}]}
    )
    assert (lost.status_code, lost.json()["code"]) == (409, "cases.evidence_not_kept")


async def test_two_voices_become_one_and_two_again(doors: Doors) -> None:
    parent, child = await doors.report(), await doors.report("同一处垃圾")
    late = await doors.by(ACCEPTOR).post(
        f"/cases/{child.id}/moves/merge", {"parent": str(parent.id)}, headers=[("If-Match", '"7"')]
    )
    assert (late.status_code, late.json()["code"]) == (409, "cases.changed")
    joined = await doors.by(ACCEPTOR).post(f"/cases/{child.id}/moves/merge", {"parent": str(parent.id)})
    assert (joined.json()["state"], joined.json()["parent"]) == ("merged", str(parent.id))
    assert (await doors.by(ACCEPTOR).get(f"/cases/{parent.id}")).json()["complainants"] == 2
    alone = await doors.by(ACCEPTOR).post(f"/cases/{child.id}/moves/unmerge", {"reason": "不是同一处"})
    assert alone.json()["state"] == "reported"


async def test_who_merges_into_a_merged_case_is_told_where_it_went(doors: Doors) -> None:
    first, second, third = await doors.report(), await doors.report("同一处垃圾"), await doors.report("还是那处垃圾")
    await doors.by(ACCEPTOR).post(f"/cases/{second.id}/moves/merge", {"parent": str(first.id)})
    refused = await doors.by(ACCEPTOR).post(f"/cases/{third.id}/moves/merge", {"parent": str(second.id)})
    assert (refused.status_code, refused.json()["code"]) == (409, "cases.not_mergeable")
    assert refused.json()["detail"] == (f"主案 {second.task_no} 已并入 {first.task_no}，请改为并入 {first.task_no}。")
    assert refused.json()["facts"] == {"parent": second.task_no, "merged_into": first.task_no}
    for move, form in (("reject", {"reason": "不属范围"}), ("merge", {"parent": str(third.id)}), ("accept", ACCEPTING)):
        elsewhere = (await doors.by(ACCEPTOR).post(f"/cases/{second.id}/moves/{move}", form)).json()
        assert (elsewhere["code"], elsewhere["facts"]["merged_into"]) == ("cases.wrong_state", first.task_no)
        assert f"已并入 {first.task_no}" in elsewhere["detail"]


async def test_who_merges_into_an_ended_case_is_told_how_it_ended(doors: Doors) -> None:
    ended, late = await doors.report(), await doors.report("同一处垃圾")
    await doors.by(ACCEPTOR).post(f"/cases/{ended.id}/moves/reject", {"reason": "不属范围"})
    refused = (await doors.by(ACCEPTOR).post(f"/cases/{late.id}/moves/merge", {"parent": str(ended.id)})).json()
    assert refused["detail"] == f"主案 {ended.task_no} 当前为“不予受理”，不能并入。"


async def test_a_batch_tells_what_became_of_each_case(doors: Doors) -> None:
    first, second = await doors.report(), await doors.report("井盖松动")
    await doors.by(ACCEPTOR).post(f"/cases/{second.id}/moves/reject", {"reason": "不属范围"})
    batch = {
        "move": "accept",
        "form": ACCEPTING,
        "cases": [{"case_id": str(one)} for one in (first.id, second.id, new_id())],
    }
    answer = await doors.by(ACCEPTOR).post("/cases/batch", batch, key="all")
    again = await doors.by(ACCEPTOR).post("/cases/batch", batch, key="all")
    assert [(line["granted"], line["code"]) for line in answer.json()["lines"]] == [
        (True, None),
        (False, "cases.wrong_state"),
        (False, "cases.not_found"),
    ]
    assert (again.json(), again.headers["idempotent-replayed"]) == (answer.json(), "true")
    wrong = await doors.by(ACCEPTOR).post("/cases/batch", {**batch, "form": {"class_code": 1}})
    assert wrong.json()["errors"][0]["where"] == "body.form.class_code"


async def test_the_key_of_a_batch_moves_no_other_list(doors: Doors) -> None:
    first, second, third = [await doors.report(place) for place in ("井盖松动", "路灯不亮", "树倒了")]
    acceptor, batch = doors.by(ACCEPTOR), {"move": "accept", "form": ACCEPTING, "cases": [{"case_id": str(first.id)}]}
    assert (await acceptor.post("/cases/batch", batch, key="all")).json()["granted"] == 1
    for others in ([second], [first, second], [third, first]):
        told = {**batch, "cases": [{"case_id": str(one.id)} for one in others]}
        refused = await acceptor.post("/cases/batch", told, key="all")
        assert (refused.status_code, refused.json()["code"]) == (409, "plumbing.key_used_elsewhere")
    assert [(await doors.cases.get(one.id)).version for one in (first, second, third)] == [1, 0, 0]


def test_every_field_of_every_form_is_told_in_chinese() -> None:
    offered = {move: rule for move, rule in api.BY_MOVE.items() if not rule.inner and move != "dispatch"}
    assert undescribed(forms_of(offered)) == []


def test_every_field_of_every_form_is_asked_for_or_filled_beside_another() -> None:
    beside = {"presence": {"lon", "lat", "accuracy"}, "place": {"region", "lon", "lat"}}
    unasked = {
        f"{rule.wish.__name__}.{field}"
        for rule in api.BY_MOVE.values()
        if not rule.inner and rule.move != "dispatch"
        for asked in [MOVE_FIELDS[rule.wish]]
        for field in {one.name for one in fields(rule.wish)}
        - {name for mark in asked.values() for name in beside.get(mark.widget, ())}
        - set(asked)
    }
    assert unasked == {"Escalate.to"}
