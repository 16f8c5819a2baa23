# SPDX-License-Identifier: Apache-2.0
"""Whoever comes in with a password that somebody else has given can do one thing: choose another. Whatever the door."""

import re
from pathlib import Path

import httpx
import pytest
import yaml

from tests.stories.city import City
from tests.stories.conftest import city
from tongguan.ground.kernel.ids import new_id

__all__ = ["city"]

DOCUMENT = yaml.safe_load((Path(__file__).resolve().parents[2] / "openapi" / "staff.yaml").read_text(encoding="utf-8"))
OPERATIONS = [(verb, path, op) for path, item in DOCUMENT["paths"].items() for verb, op in item.items()]
CHANGES_IT, LEAVES = ("post", "/api/v1/password"), ("delete", "/api/v1/session")
OPEN_TO_STRANGERS = {
    ("get", "/api/v1/session/ways"),
    ("post", "/api/v1/session"),
    ("post", "/api/v1/password/link"),
    ("get", "/healthz"),
    ("get", "/readyz"),
}
"""Whoever adds a door without `Present` adds it here, and thinks about it."""


async def sent(city: City, verb: str, path: str, token: str, form: object = None) -> httpx.Response:
    """One request to a door, with something in every gap of its path."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": new_id().hex}
    return await city.client.request(verb, re.sub(r"\{\w+\}", "X-1", path), json=form, headers=headers)


@pytest.fixture
async def given(city: City) -> tuple[str, str]:
    """An account and the first password that an administrator was told for it."""
    admin = await city.somebody("system_admin", "C-310112")
    worker = await city.somebody("handler", "U-310112-water")
    opened = await admin.sends(f"/staff/{worker.id}/account/open", {"reason": "到岗"})
    return opened.json()["account"], opened.json()["password"]


async def signed_in(city: City, account: str, password: str) -> str:
    answer = await city.client.post("/api/v1/session", json={"account": account, "password": password})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])


def test_the_doors_open_to_strangers_are_these_and_no_others():
    assert {(verb, path) for verb, path, op in OPERATIONS if not op.get("security")} == OPEN_TO_STRANGERS


async def test_a_first_password_opens_no_door_but_the_change_of_it(city: City, given: tuple[str, str]):
    token = await signed_in(city, *given)
    closed = [(verb, path) for verb, path, op in OPERATIONS if op.get("security")]
    assert len(closed) > 100
    told = {}
    for verb, path in closed:
        if (verb, path) not in (CHANGES_IT, LEAVES):
            answer = await sent(city, verb, path, token, {} if verb != "get" else None)
            told[verb, path] = (answer.status_code, answer.json().get("code"))
    assert {door: said for door, said in told.items() if said != (403, "plumbing.password_to_be_changed")} == {}


async def test_with_a_password_of_ones_own_the_doors_open(city: City, given: tuple[str, str]):
    account, password = given
    token = await signed_in(city, account, password)
    same = await sent(city, *CHANGES_IT, token, {"old": password, "new": password})
    assert (same.status_code, same.json()["code"]) == (400, "plumbing.weak_password")
    assert (await sent(city, "get", "/api/v1/session", token)).status_code == 403
    assert (await sent(city, *CHANGES_IT, token, {"old": password, "new": "我自己的新口令呀"})).status_code == 204
    assert (await sent(city, "get", "/api/v1/session", token)).status_code == 401
    token = await signed_in(city, account, "我自己的新口令呀")
    assert (await sent(city, "get", "/api/v1/session", token)).status_code == 200


async def test_whoever_thinks_better_of_it_can_leave(city: City, given: tuple[str, str]):
    token = await signed_in(city, *given)
    assert (await sent(city, *LEAVES, token)).status_code == 204
    assert (await sent(city, *CHANGES_IT, token, {"old": given[1], "new": "我自己的新口令呀"})).status_code == 401


async def test_strangers_see_nothing_of_the_inside(city: City):
    """City is asked as from elsewhere: `hub` is no name of this machine."""
    for path in ("/metrics", "/api/docs", "/api/v1/openapi.json"):
        assert (await city.client.get(path)).status_code == 401, path
    worker = await city.somebody("handler", "U-310112-water")
    for path in ("/metrics", "/api/docs", "/api/v1/openapi.json"):
        assert (await city.client.get(path, headers=worker.headers)).status_code == 200, path
    assert "今日上报" not in (await city.client.get("/")).text
    assert "今日上报" in (await city.client.get("/", headers=worker.headers)).text
    assert "今日上报" in (await city.client.get("http://127.0.0.1/")).text


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"X-Real-IP": "127.0.0.1"},
        {"Host": "tongguan.example.gov.cn"},
        {"Host": "127.0.0.1.example.gov.cn"},
        {"Host": "10.1.2.3:8620"},
        {"Origin": "https://tongguan.example.gov.cn"},
    ],
)
async def test_a_proxy_on_this_machine_does_not_make_a_stranger_at_home(city: City, headers: dict[str, str]):
    assert (await city.client.get("http://127.0.0.1/metrics")).status_code == 200
    assert (await city.client.get("http://127.0.0.1/metrics", headers=headers)).status_code == 401
