# SPDX-License-Identifier: Apache-2.0
"""People, posts and accounts at the door, and what of it the audit record tells to whom."""

import psycopg

from tests.factories.registers import sheet_in
from tests.stories.city import City, Somebody
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.work import RequestId
from tongguan.steering.city_pack.api import read_folder

HANDLER = {"role": "handler", "organ": "U-310112-water", "region": "310112"}


async def administrator(city: City) -> Somebody:
    return await city.somebody("system_admin", "C-310112")


async def auditor(city: City) -> Somebody:
    return await city.somebody("auditor", "C-310112")


async def signed_in(city: City, account: str, password: str) -> int:
    body = {"account": account, "password": password}
    return (await city.client.post("/api/v1/session", json=body)).status_code


async def test_somebody_is_added_opens_an_account_works_and_is_closed_again(city: City):
    admin = await administrator(city)
    form = {"name": "新人", "account": "water.new", "phone": "12000009999", "post": HANDLER, "reason": "临时借调"}
    added = await admin.sends("/staff", form, key="add")
    assert added.status_code == 201, added.text
    person = added.json()["person"]
    assert (await admin.sends("/staff", form, key="add")).json()["person"] == person, "a repeat adds nobody"
    opened_now = await admin.sends(f"/staff/{person}/account/open", {"reason": "借调到岗"})
    password = opened_now.json()["password"]
    assert await signed_in(city, "water.new", password) == 201
    seen = (await admin.asks("/staff", text="water.new"))["items"][0]
    assert seen["sign_in"]["open"]
    assert seen["sign_in"]["last_sign_in_at"] is not None
    assert [(post["role"], post["from_pack"], post["held"]) for post in seen["posts"]] == [("handler", False, True)]
    assert city.platform.added_names.name(person) == "新人", "known at once to whoever shows names"
    closed = await admin.sends(f"/staff/{person}/account/close", {"reason": "借调结束"})
    account = closed.json()["sign_in"]
    assert (account["name"], account["open"], account["sessions"], account["api_tokens"]) == ("water.new", False, 0, 0)
    assert await signed_in(city, "water.new", password) == 401
    lines = (await (await auditor(city)).asks("/audit/lines", subject="account/water.new"))["items"]
    assert [(line["move"], line["reason"]) for line in lines] == [
        ("close_account", "借调结束"), ("open_account", "借调到岗")
    ]  # fmt: skip
    assert lines[0]["person_name"] == admin.name


async def test_the_history_of_somebody_tells_who_gave_and_ended_which_post_and_why(city: City):
    admin, street = await administrator(city), await city.somebody("tenant_admin", "C-310112112")
    phone = "13812345678"
    form = {"name": "借调人", "account": "water.lent", "phone": phone, "post": HANDLER, "reason": f"王工{phone}推荐"}
    person = (await admin.sends("/staff", form)).json()["person"]
    post = (await admin.asks(f"/staff/{person}"))["posts"][0]["id"]
    assert (await street.sends(f"/staff/{person}/posts/{post}/end", {"reason": "越权"})).status_code == 403
    await city.passes(minutes=2)
    assert (await admin.sends(f"/staff/{person}/posts/{post}/end", {"reason": "借调期满"})).status_code == 200
    for reader in (admin, await auditor(city)):
        lines = (await reader.asks(f"/staff/{person}/history"))["items"]
        assert [(line["move"], line["person_name"]) for line in lines] == [
            ("end_post", admin.name), ("add_person", admin.name)
        ]  # fmt: skip
        assert (lines[0]["reason"], lines[0]["facts"]["post"]) == ("借调期满", post)
        assert phone not in str(lines)
    for reader, status in ((street, 403), (await city.somebody("handler", "U-310112-water"), 403)):
        refused = await city.client.get(f"/api/v1/staff/{person}/history", headers=reader.headers)
        assert refused.status_code == status
    nobody = await city.client.get("/api/v1/staff/PH-99999/history", headers=admin.headers)
    assert (nobody.status_code, nobody.json()["code"]) == (404, "organisation.unknown_person")


async def test_the_sheet_of_the_register_holds_the_posts_that_the_list_shows_and_no_whole_telephone(city: City):
    admin, street = await administrator(city), await city.somebody("tenant_admin", "C-310112112")

    async def sheet(who: Somebody, query: str = "") -> list[tuple[object, ...]]:
        return sheet_in(await city.client.get(f"/api/v1/staff.xlsx{query}", headers=who.headers))

    form = {"name": "=借调人", "account": "water.lent", "phone": "13812345678", "post": HANDLER, "reason": "临时借调"}
    await admin.sends("/staff", form)
    heading, line = await sheet(admin, "?text=water.lent")
    assert heading[1:7] == ("姓名", "账号", "电话", "角色", "机构", "区域")
    assert (line[1], line[2], line[4], line[10], line[11]) == ("=借调人", "water.lent", "处置人员", "是", "是")
    assert "13812345678" not in str(line)
    listed = await street.asks("/staff", limit=200)
    assert listed["total"] == len(listed["items"])
    posts = [one["person"] for one in listed["items"] for _ in one["posts"]]
    assert [line[0] for line in (await sheet(street))[1:]] == posts
    handler = await city.somebody("handler", "U-310112-water")
    assert (await city.client.get("/api/v1/staff.xlsx", headers=handler.headers)).status_code == 403


async def test_a_withdrawn_token_opens_nothing_any_more(city: City):
    admin, worker = await administrator(city), await city.somebody("handler", "U-310112-water")
    assert (await worker.asks("/session"))["person"] == worker.id
    gone = await admin.sends(f"/staff/{worker.id}/tokens/withdraw", {"reason": "手机遗失"})
    assert gone.json() == {"withdrawn": 1}
    assert (await city.client.get("/api/v1/session", headers=worker.headers)).status_code == 401


async def test_a_post_ended_by_hand_is_not_given_back_by_the_next_pack(city: City):
    admin, worker = await administrator(city), await city.somebody("handler", "U-310112-water")
    post = (await admin.asks(f"/staff/{worker.id}"))["posts"][0]["id"]
    ended = await admin.sends(f"/staff/{worker.id}/posts/{post}/end", {"reason": "已离职"})
    assert [one["held"] for one in ended.json()["posts"] if one["id"] == post] == [False]
    files = dict(read_folder(city.platform.settings.city))
    files["sources.csv"] += b"drone,\xe6\x97\xa0\xe4\xba\xba\xe6\x9c\xba,Drone,automatic\n"
    await city.platform.packs.apply(files, by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    again = (await admin.asks(f"/staff/{worker.id}"))["posts"]
    assert [one["held"] for one in again if one["id"] == post] == [False]


async def test_nobody_appoints_themselves_nor_mixes_audit_with_administration(city: City):
    admin, watcher = await administrator(city), await auditor(city)
    own = await admin.sends(f"/staff/{admin.id}/posts", {"post": HANDLER, "reason": "给自己"})
    assert (own.status_code, own.json()["code"]) == (403, "organisation.not_your_staff")
    lock = await admin.sends(f"/staff/{admin.id}/account/close", {"reason": "锁自己"})
    assert lock.status_code == 403
    both = {"role": "system_admin", "organ": "C-310112", "region": "310112"}
    mixed = await admin.sends(f"/staff/{watcher.id}/posts", {"post": both, "reason": "兼任"})
    assert (mixed.status_code, mixed.json()["code"]) == (409, "organisation.unfit_post")
    nowhere = await admin.sends(f"/staff/{watcher.id}/posts", {"post": HANDLER | {"organ": "U-x"}, "reason": "写错"})
    assert nowhere.json()["facts"] == {"field": "organ"}
    assert (await watcher.sends("/staff", {})).status_code == 422
    assert (await watcher.sends(f"/staff/{admin.id}/account/close", {"reason": "越权"})).status_code == 403


async def test_a_street_administrator_sees_and_changes_the_own_street_only(city: City):
    street = await city.somebody("tenant_admin", "C-310112112")
    seen = await street.asks("/staff", limit=200)
    assert seen["total"] > 0
    assert all(any(post["region"].startswith("310112112") for post in one["posts"]) for one in seen["items"])
    district = await city.somebody("dispatcher", "C-310112")
    for path in (f"/staff/{district.id}/account/reset", f"/staff/{district.id}/account/close"):
        assert (await street.sends(path, {"reason": "越界"})).status_code == 403
    lofty = {"role": "tenant_admin", "organ": "C-310112112", "region": "310112112"}
    own = seen["items"][0]["person"]
    assert (await street.sends(f"/staff/{own}/posts", {"post": lofty, "reason": "提升"})).status_code == 403
    outsider = await city.client.get("/api/v1/staff", headers=district.headers)
    assert outsider.status_code == 403


async def test_a_street_administrator_attaches_no_post_to_somebody_of_elsewhere(city: City):
    """It was answered as refused, and done."""
    street, elsewhere = (
        await city.somebody("tenant_admin", "C-310112112"),
        await city.somebody("handler", HANDLER["organ"]),
    )
    post = {"role": "volunteer", "organ": "C-310112112", "region": "310112112"}
    before = (await (await administrator(city)).asks(f"/staff/{elsewhere.id}"))["posts"]
    refused = await street.sends(f"/staff/{elsewhere.id}/posts", {"post": post, "reason": "借来帮忙"})
    assert (refused.status_code, refused.json()["code"]) == (403, "organisation.not_your_staff")
    assert (await (await administrator(city)).asks(f"/staff/{elsewhere.id}"))["posts"] == before


async def test_auditors_read_all_of_the_record_administrators_nothing_about_cases(city: City, city_database_url: str):
    admin, watcher = await administrator(city), await auditor(city)
    collector = await city.on_the_ground("collector", "310112001")
    reported = await collector.sends(
        "/reports", {"source": "patrol", "mode": "active", "title": "垃圾", "address": "北街", "region": "310112001"}
    )
    everything = await watcher.asks("/audit/lines", limit=200)
    kinds = {line["subject"].partition("/")[0] for line in everything["items"]}
    if reported.status_code == 201:
        assert "case" in kinds
    partly = await admin.asks("/audit/lines", limit=200)
    assert not {line["subject"].partition("/")[0] for line in partly["items"]} & {"case", "petition"}
    refused = await city.client.get("/api/v1/audit/chain?subject=case/x", headers=admin.headers)
    assert refused.status_code == 403
    chain = await watcher.asks("/audit/chain", subject="edition/1")
    assert (chain["lines"], chain["holds"]) == (1, True)
    with psycopg.connect(city_database_url, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE audit.entry SET reason = '别的理由' WHERE subject = 'edition/1'")
    chain = await watcher.asks("/audit/chain", subject="edition/1")
    assert (chain["holds"], chain["broken_at"]) == (False, 1)
    assert (await watcher.asks("/audit/chain", subject="edition/99"))["holds"] is False
    outsider = await city.somebody("dispatcher", "C-310112")
    assert (await city.client.get("/api/v1/audit/lines", headers=outsider.headers)).status_code == 403
