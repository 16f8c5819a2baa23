# SPDX-License-Identifier: Apache-2.0
"""The city as pages are given it: organs, classes and people, made once per edition."""

import pytest

from tests.stories.city import City
from tests.stories.conftest import city

__all__ = ["city"]


async def test_a_page_learns_the_whole_city_in_one_answer(city: City) -> None:
    agent = await city.somebody("agent", "C-310112-RX")
    told = await agent.asks("/city")
    assert (told["edition"], told["region"], told["zone"]) == (1, "310112", "Asia/Shanghai")
    assert sum(one["level"] == "street" for one in told["regions"]) == 14
    assert {"id": "C-CITY", "parent": None}.items() <= told["centres"][0].items()
    assert all(unit["centre"] and unit["name_en"] for unit in told["units"])
    assert {one["code"] for one in told["states"] if not one["open"]} >= {"closed", "archived", "void"}
    assert len({one["move"] for one in told["moves"]}) == len(told["moves"]) > 50
    west, south, east, north = told["bounds"]
    assert 121 < west < east < 122
    assert 30 < south < north < 32
    assert told["layers"][0]["url"] == "/map/1/district.geojson"
    assert told["tiles"] is None


@pytest.mark.requirement("REG-02")
async def test_classes_come_with_their_conditions(city: City) -> None:
    agent = await city.somebody("agent", "C-310112-RX")
    told = await agent.asks("/classes")
    by_code = {one["code"]: one for one in told["classes"]}
    subs = [one for one in told["classes"] if one["level"] == "sub"]
    assert len(subs) == 1227
    assert all(one["conditions"] and by_code[one["parent"]]["level"] == "minor" for one in subs)
    assert by_code["02"]["parent"] is None


async def test_whoever_holds_the_document_is_told_so(city: City) -> None:
    agent = await city.somebody("agent", "C-310112-RX")
    first = await city.client.get("/api/v1/classes", headers=agent.headers)
    assert first.headers["content-encoding"] == "gzip"
    again = await city.client.get("/api/v1/classes", headers=agent.headers | {"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = await city.client.get("/api/v1/classes", headers=agent.headers | {"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == first.content


async def test_people_are_those_of_organs_one_may_look_into(city: City) -> None:
    acceptor = await city.somebody("acceptor", "C-310112001")
    ours = await acceptor.asks("/people", organ="C-310112001", role="dispatcher")
    assert ours["items"]
    assert all(post["role"] == "dispatcher" for one in ours["items"] for post in one["posts"])
    assert (await acceptor.asks("/people", organ="C-310112006"))["items"] == []
    district = await city.somebody("dispatcher", "C-310112")
    assert (await district.asks("/people", organ="C-310112006"))["items"]


async def test_nobody_learns_a_telephone_number_from_the_list(city: City) -> None:
    district = await city.somebody("dispatcher", "C-310112")
    told = await district.asks("/people", limit=50)
    assert told["more"]
    assert sum(len(one["posts"]) for one in told["items"]) == 50
    assert all(set(one) == {"person", "name", "posts"} for one in told["items"])
