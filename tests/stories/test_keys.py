# SPDX-License-Identifier: Apache-2.0
"""An Idempotency-Key stands for one request: the same again is the same, anything else under it is refused."""

import asyncio
import json
from pathlib import Path

import httpx

from tests.stories.city import City, Somebody
from tests.stories.test_at_the_doors import ACCEPTING, a_tip

CASES = Path(__file__).resolve().parents[1] / "cases"
HANDLER = {"role": "handler", "organ": "U-310112-water", "region": "310112"}
ELSEWHERE = (409, "plumbing.key_used_elsewhere")


def told(answer: httpx.Response) -> tuple[int, str]:
    assert "Idempotent-Replayed" not in answer.headers
    return answer.status_code, answer.json()["code"]


async def lines_of(city: City, **query: str) -> list[str]:
    auditor = await city.somebody("auditor", "C-310112")
    return [line["reason"] or "" for line in (await auditor.asks("/audit/lines", **query))["items"]]


async def test_a_second_report_under_a_used_key_is_not_lost_in_silence(city: City):
    first, second = (
        json.loads((CASES / "idempotency-other-body" / f"{which}.json").read_text()) for which in ("first", "second")
    )
    pushing = await city.somebody("external_system", "C-310112")
    granted = await pushing.sends("/intake/channel", first, key="k")
    assert told(await pushing.sends("/intake/channel", second, key="k")) == ELSEWHERE
    again = await pushing.sends("/intake/channel", dict(reversed(first.items())), key="k")
    assert (again.headers["Idempotent-Replayed"], again.json()["task_no"]) == ("true", granted.json()["task_no"])
    other = await pushing.sends("/intake/channel", second, key="another")
    assert (other.status_code, other.json()["fresh"]) == (201, True)
    known = await pushing.sends("/intake/channel", second, key="one more")
    assert (known.status_code, known.json()["task_no"]) == (200, other.json()["task_no"]), "its number is known already"
    assert told(await pushing.sends("/intake/channel", first, key="one more")) == ELSEWHERE


async def calls(city: City, many: int) -> tuple[Somebody, list[str]]:
    agent = await city.somebody("agent", "C-310112-RX")
    caller = {"name": "王小明", "phone": "13812342671"}
    form = {"source": "hotline_12345", "region": "310112001002", "petitioner": caller}
    taken = [await agent.sends("/intake/hotline", {**form, "words": f"第{n}个电话"}) for n in range(many)]
    return agent, [answer.json()["case_id"] for answer in taken]


async def test_six_petitions_opened_with_one_key_are_five_refusals_and_one_line(city: City):
    """SEC-02: nobody looks at a name in clear without a line of its own."""
    agent, (first, *others) = await calls(city, 6)
    purpose = {"purpose": "回访核实地址"}
    opened = await agent.sends(f"/intake/petitions/{first}/open", purpose, key="k")
    assert (opened.status_code, opened.json()["phone"]) == (200, "13812342671")
    for other in others:
        assert told(await agent.sends(f"/intake/petitions/{other}/open", purpose, key="k")) == ELSEWHERE
    again = await agent.sends(f"/intake/petitions/{first}/open", purpose, key="k")
    assert (again.json(), again.headers["Idempotent-Replayed"]) == (opened.json(), "true")
    assert told(await agent.sends(f"/intake/petitions/{first}/open", {"purpose": "回访满意程度"}, key="k")) == ELSEWHERE
    assert await lines_of(city, move="open") == ["回访核实地址"]


async def test_adding_somebody_under_a_used_key_does_not_give_the_id_of_another(city: City):
    admin = await city.somebody("system_admin", "C-310112")
    form = {"name": "新人", "account": "water.new", "phone": "12000009999", "post": HANDLER, "reason": "临时借调"}
    added = await admin.sends("/staff", form, key="k")
    assert told(await admin.sends("/staff", {**form, "account": "water.other"}, key="k")) == ELSEWHERE
    person = added.json()["person"]
    assert told(await admin.sends(f"/staff/{person}/account/open", {"reason": "到岗"}, key="k")) == ELSEWHERE
    assert (await admin.asks("/staff", text="water.other"))["items"] == []
    assert (await admin.asks(f"/staff/{person}"))["sign_in"] is None


async def test_of_two_contents_under_one_key_at_once_one_is_granted_and_one_refused(city: City):
    agent = await city.somebody("agent", "C-310112-RX")
    form = {"source": "hotline_12345", "region": "310112001002", "petitioner": {"phone": "13812342671"}}
    sent = [{**form, "words": words} for words in ("漏水", "停电") * 4]
    answers = await asyncio.gather(*(agent.sends("/intake/hotline", one, key="k") for one in sent))
    granted = [answer for answer in answers if answer.is_success]
    assert (len(granted), len({answer.json()["task_no"] for answer in granted})) == (4, 1)
    assert {told(answer) for answer in answers if not answer.is_success} == {ELSEWHERE}
    assert sum(answer.status_code == 201 for answer in answers) == 1


async def test_a_request_granted_before_keys_were_bound_is_still_repeated(city: City):
    street, tip = await city.centre("C-310112001"), await a_tip(city)
    path = f"/cases/{tip.id}/moves/accept"
    first = await street.acceptor.sends(path, ACCEPTING, key="k")
    async with city.platform.database.begin() as tx:
        await tx.put("UPDATE plumbing.request SET digest = NULL")
    again = await street.acceptor.sends(path, ACCEPTING, key="k")
    assert (again.headers["Idempotent-Replayed"], again.json()) == ("true", first.json())


async def test_the_step_that_the_list_names_is_taken_once_however_often_it_is_sent(city: City):
    street, tip = await city.centre("C-310112001"), await a_tip(city)
    await street.acceptor.moves(tip, "accept", **ACCEPTING)
    await street.shift_leader.moves(tip, "file")
    for move in ("follow_list", "dispatch"):
        assert tip.state == "pending_dispatch"
        first = await street.dispatcher.sends(f"/cases/{tip.id}/moves/{move}", {}, key=move)
        again = await street.dispatcher.sends(f"/cases/{tip.id}/moves/{move}", {}, key=move)
        assert (first.status_code, again.status_code) == (200, 200), again.text
        assert (again.headers["Idempotent-Replayed"], again.json()) == ("true", first.json())
        await street.dispatcher.looks(tip)
        if move == "follow_list":
            await street.dispatcher.moves(tip, "revoke", reason="改派")


async def test_a_file_sent_under_the_key_of_another_file_is_refused(city: City):
    admin = await city.somebody("system_admin", "C-310112")
    draft = (await admin.sends("/drafts", {"title": "新来源"}, key="k")).json()
    known = city.platform.settings.city / "sources.csv"
    more = known.read_bytes() + "drone,无人机巡查,Drone,automatic\n".encode()

    async def uploads(content: bytes, name: str = "sources.csv") -> httpx.Response:
        headers, path = admin.headers | {"Idempotency-Key": "up"}, f"/api/v1/drafts/{draft['id']}/upload"
        return await city.client.post(path, headers=headers, files={"file": (name, content, "text/csv")})

    taken = await uploads(more)
    assert taken.status_code == 200, taken.text
    again = await uploads(more)
    assert (again.headers["Idempotent-Replayed"], again.json()["version"]) == ("true", taken.json()["version"])
    assert told(await uploads(more + "robot,机器人,Robot,automatic\n".encode())) == ELSEWHERE
    assert told(await uploads(more, "classes.csv")) == ELSEWHERE
