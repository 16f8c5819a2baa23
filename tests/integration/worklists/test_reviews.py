# SPDX-License-Identifier: Apache-2.0
"""What waits for a decision and for whom, what it would shift, what was put off, and the timing table on paper."""

import io
import re
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from openpyxl import load_workbook

from tests.factories import cases as made
from tests.integration.worklists.small_hub import Hub
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.conditions import SqlCondition
from tongguan.ground.plumbing.listing import first_lines
from tongguan.matters.cases import api, wishes
from tongguan.matters.worklists.store.reviews import OPEN, REQUESTS

DECISIONS = {
    "approve_return",
    "refuse_return",
    "extend",
    "suspend",
    "grant_assist",
    "endorse_request",
    "refuse_request",
    "void",
    "refuse_void",
    "review_appeal",
}
WHO = (
    "dispatcher@C-310112001",
    "dispatcher@C-310112",
    "unit_dispatcher@U-310112001-squad",
    "shift_leader@C-310112001",
    "acceptor@C-310112001",
)


async def in_hand(hub: Hub, title: str = "暴露垃圾") -> api.Case:
    """A case that a handler has signed for."""
    case = await hub.report(title)
    for move, role, organ in (
        (wishes.Accept(class_code=made.RUBBISH, condition=f"{made.RUBBISH}-1"), Role.ACCEPTOR, made.STREET),
        (wishes.File(), Role.SHIFT_LEADER, made.STREET),
        (wishes.Dispatch(lead=made.SQUAD, why=api.Why(row="R-1", proposed=made.SQUAD)), Role.DISPATCHER, made.STREET),
        (wishes.Sign(), Role.HANDLER, made.SQUAD),
    ):
        hub.clock.advance(timedelta(minutes=1))
        case = await hub.go(case, move, role, organ)
    return case


async def asked(hub: Hub) -> None:
    """One request of each kind that is asked for while a case is handled."""
    until = hub.clock.now() + timedelta(days=60)
    handler, unit = Role.HANDLER, Role.UNIT_DISPATCHER
    await hub.go(await in_hand(hub), wishes.RequestExtension(reason="等配件", days=2), handler, made.SQUAD)
    await hub.go(await in_hand(hub), wishes.RequestExtension(reason="等配件"), unit, made.SQUAD)
    long = await hub.go(await in_hand(hub), wishes.RequestExtension(reason="工期长", days=5), unit, made.SQUAD)
    await hub.go(long, wishes.ForwardRequest(note="请区里定"), Role.DISPATCHER, made.STREET)
    wish = wishes.RequestSuspend(reason="待管线迁改", plan="随道路大修", until=until)
    await hub.go(await in_hand(hub), wish, unit, made.SQUAD)
    await hub.go(await hub.report("误报"), wishes.RequestVoid(reason="无此地"), Role.ACCEPTOR, made.STREET)


async def test_each_request_waits_for_those_to_whom_the_case_offers_the_decision(hub: Hub) -> None:
    await asked(hub)
    for who in WHO:
        told = (await hub.by(who).get("/requests")).json()
        own = (
            4 if who.startswith("unit_dispatcher") else 5
        )  # a unit is told of its own orders: a misreport never was one
        assert len(told) == own, who
        for one in told:
            offered = (await hub.by(who).get(f"/cases/{one['case']['id']}")).json()["moves"]
            assert one["mine"] == bool(DECISIONS & {move["move"] for move in offered}), (who, one["kind"], one["state"])
        mine = (await hub.by(who).get("/requests", mine=True)).json()
        assert [one["id"] for one in mine] == [one["id"] for one in told if one["mine"]]
    assert (await hub.by("leader@C-310113").get("/requests")).json() == []


@pytest.mark.moment
async def test_whose_turn_it_is_is_the_same_to_the_list_as_to_the_rule(hub: Hub) -> None:
    """Every kind and state of a request, whoever asked or decided before, for every role in every organ."""
    case = await in_hand(hub)
    people = [
        f"{role.value}@{organ}"
        for role in (Role.DISPATCHER, Role.UNIT_DISPATCHER, Role.SHIFT_LEADER, Role.ACCEPTOR, Role.HANDLER, Role.LEADER)
        for organ in (made.STREET, made.DISTRICT, made.CITY, made.SQUAD, made.SANITATION)
    ]
    async with hub.database.begin() as tx:
        await tx.put(
            """
            INSERT INTO cases.request (id, case_id, kind, state, unit, asked_by, asked_at, reason, reviews)
            SELECT gen_random_uuid(), %s, kind, state, unit, asked_by, %s, '申请',
                   CASE WHEN by IS NULL THEN '[]'::json ELSE json_build_array(
                       json_build_object('by', 'P-0', 'organ', %s::text, 'at', now(), 'agreed', true, 'note', ''),
                       json_build_object('by', by, 'organ', organ, 'at', now(), 'agreed', true, 'note', '')) END
            FROM unnest(ARRAY['return', 'extension', 'suspension', 'void', 'appeal', 'assist']) AS kind,
                 unnest(ARRAY['pending_unit', 'pending_centre', 'pending_upper']) AS state,
                 unnest(ARRAY[%s, NULL]) AS unit,
                 unnest(ARRAY['P-1', %s]) AS asked_by,
                 unnest(ARRAY['P-2', %s, NULL]) AS by,
                 unnest(ARRAY[%s, %s]) AS organ
            WHERE state <> 'pending_upper' OR by IS NOT NULL
            """,
            [
                *(case.id, hub.clock.now(), made.CITY, made.SQUAD, f"dispatcher@{made.STREET}"),
                *(f"dispatcher@{made.DISTRICT}", made.STREET, made.DISTRICT),
            ],
        )
    turns = 0
    for who in [*people, f"dispatcher@{made.STREET},shift_leader@{made.STREET},unit_dispatcher@{made.SQUAD}"]:
        told = (await hub.by(who).get("/requests", limit=500)).json()
        mine = (await hub.by(who).get("/requests", limit=500, mine=True)).json()
        assert [one["id"] for one in mine] == [one["id"] for one in told if one["mine"]], who
        first = (await hub.by(who).get("/requests", limit=1, mine=True)).json()
        assert [one["id"] for one in first] == [one["id"] for one in mine[:1]], "found however many wait for others"
        turns += len(mine)
    assert turns > 100


async def test_what_a_decision_shifts_is_what_it_then_shifts(hub: Hub) -> None:
    case = await hub.go(
        await in_hand(hub), wishes.RequestExtension(reason="等配件", days=2), Role.UNIT_DISPATCHER, made.SQUAD
    )
    path = f"/cases/{case.id}/requests/{case.requests[0].id}/foreseen"
    told = (await hub.by("dispatcher@C-310112001").get(path)).json()
    extended = await hub.go(case, wishes.Extend(), Role.DISPATCHER, made.STREET)
    assert extended.due_at is not None
    assert _same(told["due_at"], case)
    assert _same(told["due_then"], extended)
    assert told["shift_seconds"] > 2 * 24 * 3600 - 1
    missing = path.replace(str(case.requests[0].id), str(case.id))
    assert (await hub.by("dispatcher@C-310112001").get(missing)).json()["code"] == "portals.no_such_request"


async def test_a_suspended_case_is_listed_with_its_reason_plan_and_time_left(hub: Hub) -> None:
    until = hub.clock.now() + timedelta(days=60)
    wish = wishes.RequestSuspend(reason="待管线迁改", plan="随道路大修", until=until)
    case = await hub.go(await in_hand(hub), wish, Role.UNIT_DISPATCHER, made.SQUAD)
    told = (
        await hub.by("dispatcher@C-310112001").get(f"/cases/{case.id}/requests/{case.requests[0].id}/foreseen")
    ).json()
    assert told["shift_seconds"] > 59 * 24 * 3600
    await hub.go(case, wishes.Suspend(), Role.DISPATCHER, made.STREET)
    (line,) = (await hub.by("dispatcher@C-310112").get("/suspended")).json()
    assert (line["reason"], line["plan"]) == ("待管线迁改", "随道路大修")
    assert line["left_seconds"] > 0
    assert line["case"]["lamp"] == "paused"
    assert (await hub.by("leader@C-310113").get("/suspended")).json() == []


async def test_who_sent_a_supervision_sees_whether_it_was_answered(hub: Hub) -> None:
    case = await in_hand(hub)
    supervised = await hub.go(case, wishes.Supervise(text="请三日内答复"), Role.LEADER, made.DISTRICT)
    leader = hub.by(made.staff(Role.LEADER, made.DISTRICT).person)
    (sent,) = (await leader.get("/notices", sent=True)).json()
    assert (sent["text"], sent["answer"]) == ("请三日内答复", None)
    answer = wishes.AnswerNotice(notice=supervised.notices[0].id, answer="今日完成")
    await hub.go(case, answer, Role.UNIT_DISPATCHER, made.SQUAD)
    (sent,) = (await leader.get("/notices", sent=True)).json()
    assert (sent["answer"], sent["overdue"]) == ("今日完成", False)
    assert (await leader.get("/notices")).json() == []


async def test_running_clocks_tell_working_time_used_and_left(hub: Hub) -> None:
    case = await in_hand(hub)
    hub.clock.advance(timedelta(hours=1))
    lines = (await hub.by("dispatcher@C-310112").get("/timing")).json()["items"]
    whole = (await hub.by("dispatcher@C-310112").get(f"/cases/{case.id}/timing")).json()["clocks"]
    keys = ("kind", "name", "used_seconds", "left_seconds", "lamp", "due_at")
    assert sorted(_only(lines[0]["clocks"], keys), key=str) == sorted(_only(whole, keys), key=str)


async def test_the_timing_table_goes_into_a_spreadsheet_stage_by_stage(hub: Hub, grown: list[api.Case]) -> None:
    answer = await hub.by("dispatcher@C-310112").get("/timing.xlsx", source="hotline_12345")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("任务号", "来源工单号", "标题")
    assert len(rows) - 1 == sum(len(case.clocks) for case in grown if case.source == "hotline_12345")
    short = await hub.by("dispatcher@C-310112").get("/timing.xlsx", rows=1)
    sheet = load_workbook(io.BytesIO(short.content)).active
    assert sheet is not None
    *lines, notice = sheet.iter_rows(min_row=2, values_only=True)
    assert len({row[0] for row in lines}) == 1
    assert notice[0] == "仅导出前 1 行，请缩小筛选范围。"


def _same(told: str, case: api.Case) -> bool:
    return case.due_at is not None and told.replace("Z", "+00:00") == case.due_at.isoformat()


def _only(clocks: list[dict[str, Any]], keys: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{key: clock[key] for key in keys} for clock in clocks]


@pytest.mark.moment
def test_what_was_decided_long_ago_is_not_read_to_find_what_waits(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("""
            INSERT INTO cases.request (id, case_id, kind, state, asked_by, asked_at, reason, reviews, decided_at)
            SELECT gen_random_uuid(), gen_random_uuid(), 'extension', CASE n % 1000 WHEN 0 THEN 'pending_centre'
                   ELSE 'approved' END, 'P-1', now(), '等配件', '[]', CASE n % 1000 WHEN 0 THEN NULL ELSE now() END
            FROM generate_series(1, 20000) AS n
        """)
        owner.execute("ANALYZE cases.request")
        asked = first_lines(REQUESTS, SqlCondition(OPEN), "r.asked_at, r.id", 500, Presentation(now=made.MONDAY))
        lines = owner.execute(f"EXPLAIN {asked.sql}".encode(), asked.parameters).fetchall()
    plan = "\n".join(line for (line,) in lines)
    assert re.search(r"Index Scan using request_open|Bitmap Index Scan on request_open", plan), plan
