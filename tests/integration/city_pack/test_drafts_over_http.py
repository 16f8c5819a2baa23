# SPDX-License-Identifier: Apache-2.0
"""Drafts of the next edition at the door: edited, proved, agreed to, applied by two people, refused with reasons."""

import asyncio
import io
import zipfile
from typing import Any

import psycopg

from tests.stories.city import City, Somebody
from tongguan.ground.kernel.ids import EditionNo
from tongguan.matters.dispatch.api import ResponsibilityList

LIST = "responsibility/list.csv"
TABLE = f"/tables/{LIST}"


async def administrator(city: City) -> Somebody:
    return await city.somebody("system_admin", "C-310112")


async def begun(who: Somebody, title: str = "改派") -> dict[str, Any]:
    answer = await who.sends("/drafts", {"title": title})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def edit(who: Somebody, draft: str, key: str | None, cells: dict[str, str] | None, file: str = LIST) -> Any:
    return await who.sends(f"/drafts/{draft}/rows", {"edits": [{"file": file, "key": key, "cells": cells}]})


async def checked(who: Somebody, draft: str) -> dict[str, Any]:
    assert (await who.sends(f"/drafts/{draft}/check", {"days": 30})).status_code == 202
    for _ in range(600):
        state = await who.asks(f"/drafts/{draft}/check")
        if state["ended_at"] is not None:
            return dict(state)
        await asyncio.sleep(0.05)
    raise AssertionError("the check never ended")


def moves_on_record(url: str, subject: str) -> list[str]:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT move FROM audit.entry WHERE subject = %s ORDER BY no", [subject])
        return [move for (move,) in found]


async def test_a_changed_row_is_proved_agreed_to_applied_and_governs_new_cases(city: City, city_database_url: str):
    admin, commander = await administrator(city), await city.somebody("commander", "C-310112")
    draft = await begun(admin)
    matter = {"class_code": "020101", "region": "310112001002001", "source": "hotline_12345"}
    before = (await admin.sends("/responsibility/bench", matter)).json()["now"]["lead"]
    change = {"lead": "U-310112-landscaping", "grid_kind": "none", "closing_level": "district"}
    assert (await edit(admin, draft["id"], "R0201", change)).status_code == 200
    row = next(r for r in (await admin.asks(f"/drafts/{draft['id']}{TABLE}", changed=True))["rows"])
    assert (row["key"], row["change"], row["before"]["lead"]) == ("R0201", "changed", "kind:disposal_grid@cell")
    assert row["names"]["lead"] == "区绿化和市容管理局"
    tried = (await admin.sends("/responsibility/bench", matter | {"draft": draft["id"]})).json()
    assert (tried["now"]["lead"], tried["drafted"]["lead"]) == (before, "U-310112-landscaping")

    report = (await checked(admin, draft["id"]))["report"]
    assert (report["faults"], report["rows_in_all"]) == (0, 1)
    assert {cell["column_zh"] for cell in report["rows"][0]["cells"]} == {"主办", "网格", "结案层级"}
    assert report["leads"][0]["after"] == "区绿化和市容管理局"
    assert "处置网格" in report["leads"][0]["before"]

    alone = await admin.sends(f"/drafts/{draft['id']}/apply", {"note": "改派"})
    assert (alone.status_code, alone.json()["code"]) == (403, "city_pack.needs_another")
    own = await admin.sends(f"/drafts/{draft['id']}/agree", None)
    assert (own.status_code, own.json()["code"]) == (403, "city_pack.needs_another")
    assert (await commander.sends(f"/drafts/{draft['id']}/agree", None)).status_code == 200
    applied = await admin.sends(f"/drafts/{draft['id']}/apply", {"note": "改派绿化"}, key="once")
    assert (applied.status_code, applied.json()["no"], applied.json()["in_force"]) == (201, 2, True)
    again = await admin.sends(f"/drafts/{draft['id']}/apply", {"note": "改派绿化"}, key="once")
    assert again.json()["no"] == 2
    after = (await admin.sends("/responsibility/bench", matter)).json()
    assert (after["edition"], after["now"]["lead"]) == (2, "U-310112-landscaping")
    assert city.platform.editions.of(EditionNo(1)).part(ResponsibilityList).by_id["R0201"].lead != after["now"]["lead"]
    assert moves_on_record(city_database_url, f"draft/{draft['id']}") == [
        "begin_draft", "change_draft", "agree_draft", "apply_draft"
    ]  # fmt: skip
    assert moves_on_record(city_database_url, "edition/2") == ["apply_edition"]


async def test_a_broken_draft_says_where_and_changes_nothing(city: City, city_database_url: str):
    admin, commander = await administrator(city), await city.somebody("commander", "C-310112")
    draft = await begun(admin)
    await edit(admin, draft["id"], "R0201", {"lead": "U-310112-nobody"})
    found = (await checked(admin, draft["id"]))["report"]
    told = next(one for one in found["findings"] if one["severity"] == "fault")
    assert (told["file"], told["row"], told["column"], told["area_name"]) == (LIST, 20, "lead", "X区")
    assert told["advice_zh"]
    assert told["shape"].startswith('{"type"')
    await commander.sends(f"/drafts/{draft['id']}/agree", None)
    refused = await admin.sends(f"/drafts/{draft['id']}/apply", {"note": "试"})
    assert (refused.status_code, refused.json()["code"]) == (422, "pack.faulty")
    assert [one["no"] for one in await admin.asks("/editions")] == [1]
    assert moves_on_record(city_database_url, "edition/2") == []
    assert (await admin.asks(f"/drafts/{draft['id']}"))["state"] == "open"


async def test_of_two_who_apply_the_second_carries_over_and_goes_on(city: City):
    admin, commander = await administrator(city), await city.somebody("commander", "C-310112")
    first, second = await begun(admin, "一"), await begun(admin, "二")
    await edit(admin, first["id"], "R0101", {"basis": "权责清单 1.1 修订"})
    await edit(admin, second["id"], "R0102", {"basis": "权责清单 1.2 修订"})
    for draft in (first, second):
        await commander.sends(f"/drafts/{draft['id']}/agree", None)
    answers = await asyncio.gather(
        *(admin.sends(f"/drafts/{draft['id']}/apply", {"note": "并发"}) for draft in (first, second))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    late, number = next((d, i) for i, d in enumerate((first, second)) if answers[i].status_code == 409)
    assert answers[number].json()["code"] == "city_pack.edition_moved_on"
    moved = await admin.sends(f"/drafts/{late['id']}/carry-over", None)
    assert (moved.status_code, moved.json()["base"], moved.json()["agreed"]) == (200, 2, False)
    await commander.sends(f"/drafts/{late['id']}/agree", None)
    assert (await admin.sends(f"/drafts/{late['id']}/apply", {"note": "再来"})).json()["no"] == 3
    rows = (await admin.asks(f"/editions/3{TABLE}", text="修订"))["rows"]
    assert {row["key"] for row in rows} == {"R0101", "R0102"}


async def test_who_changed_the_draft_meanwhile_is_not_overwritten(city: City):
    admin = await administrator(city)
    draft = await begun(admin)
    path, body = f"/drafts/{draft['id']}/rows", {"edits": [{"file": LIST, "key": "R0101", "cells": {"basis": "甲"}}]}
    assert (await admin.sends(path, body, seen=1)).status_code == 200
    late = await admin.sends(path, body, seen=1)
    assert (late.status_code, late.json()["code"]) == (409, "city_pack.draft_changed")
    assert late.json()["draft"] == await admin.asks(f"/drafts/{draft['id']}")
    stranger = await city.somebody("dispatcher", "C-310112")
    assert "draft" not in (await stranger.sends(path, body, seen=1)).json()


async def test_a_street_administrator_changes_the_own_street_and_nothing_else(city: City):
    street, agent = await city.somebody("tenant_admin", "C-310112112"), await city.somebody("dispatcher", "C-310112")
    draft = await begun(street, "马桥镇清单")
    assert (await edit(street, draft["id"], "R0201-310112112", {"basis": "本镇约定"})).status_code == 200
    for key, cells in (("R0201", {"basis": "x"}), ("R0201-310112112", {"area": "310112"})):
        refused = await edit(street, draft["id"], key, cells)
        assert (refused.status_code, refused.json()["code"]) == (403, "city_pack.not_yours")
    base = await edit(street, draft["id"], "2026-10-01", None, file="calendars.csv")
    assert base.json()["code"] == "city_pack.not_yours"
    assert (await street.sends(f"/drafts/{draft['id']}/apply", {"note": "自行"})).status_code == 403
    assert (await agent.sends("/drafts", {"title": "无权"})).status_code == 403


async def test_what_does_not_fit_the_tables_is_refused_in_words(city: City):
    admin = await administrator(city)
    draft = await begun(admin)
    for key, cells, words in (
        ("R9999", {"basis": "x"}, "没有这一行"),
        (None, {"id": "R0101"}, "已有一行"),
        (None, {"basis": "没有编号"}, "请填写行号"),
        ("R0101", {"leader": "x"}, "没有名为leader的列"),
    ):
        refused = await edit(admin, draft["id"], key, cells)
        assert refused.status_code == 422
        assert words in refused.json()["detail"]
    assert (await edit(admin, draft["id"], "2026-10-01", {"kind": "holidays"}, file="calendars.csv")).status_code == 200
    said = (await admin.asks(f"/drafts/{draft['id']}/tables/calendars.csv", text="2026-10-01"))["findings"]
    assert [(one["column"], one["severity"]) for one in said] == [("kind", "fault")]


async def test_an_uploaded_file_takes_the_place_of_the_one_of_its_name(city: City):
    admin = await administrator(city)
    draft = await begun(admin)
    pack = await city.client.get(f"/api/v1/drafts/{draft['id']}/pack.zip", headers=admin.headers)
    with zipfile.ZipFile(io.BytesIO(pack.content)) as archive:
        sources = archive.read("sources.csv").decode()
    added = sources + "drone,无人机巡查,Drone,automatic\n"
    answer = await city.client.post(
        f"/api/v1/drafts/{draft['id']}/upload",
        headers=admin.headers | {"Idempotency-Key": "up"},
        files={"file": ("sources.csv", added.encode(), "text/csv")},
    )
    assert answer.status_code == 200, answer.text
    changed = [one["file"] for one in await admin.asks(f"/drafts/{draft['id']}/tables") if one["changed"]]
    assert changed == ["sources.csv"]
    stray = await city.client.post(
        f"/api/v1/drafts/{draft['id']}/upload",
        headers=admin.headers | {"Idempotency-Key": "stray"},
        files={"file": ("other.csv", b"a,b\n", "text/csv")},
    )
    assert (stray.status_code, stray.json()["code"]) == (422, "city_pack.not_editable")
