# SPDX-License-Identifier: Apache-2.0
"""The map shows exactly the open cases a person may see, where they are, and the load of the ground they lie in."""

import json
from collections import Counter
from typing import Any

import pytest
from shapely.geometry import shape

from tests.stories.city import City, Matter
from tests.stories.conftest import city
from tongguan.ground.plumbing import documents

__all__ = ["city"]

STREET, OTHER = "310112001", "310112006"


@pytest.fixture
async def matters(city: City) -> list[Matter]:
    """Three open cases in one street, one of them with a telephone number in its words, and one in another street."""
    found = []
    for region, words in (
        (f"{STREET}002", "渣土偷倒"),
        (f"{STREET}002", "路灯不亮，请联系13812342671"),
        (f"{STREET}004", "井盖破损"),
        (f"{OTHER}005", "占道经营"),
    ):
        collector = await city.on_the_ground("collector", region)
        found.append(await collector.reports(words=words, title=words, point=city.place(region)))
    return found


def points(told: Any) -> dict[str, list[Any]]:
    return {row[1]: row for row in told["cases"]}


async def test_a_street_sees_its_own_cases_where_they_are(city: City, matters: list[Matter]) -> None:
    acceptor = await city.somebody("acceptor", f"C-{STREET}")
    told = points(await acceptor.asks("/map/cases"))
    assert set(told) == {matter.task_no for matter in matters[:3]}
    for matter in matters[:3]:
        row = told[matter.task_no]
        assert row[0] == matter.id
        assert row[2:8] == [matter.lon, matter.lat, matter.lamp, matter.state, matter.class_code, matter.urgency]
    district = await city.somebody("dispatcher", "C-310112")
    assert set(points(await district.asks("/map/cases"))) == {matter.task_no for matter in matters}


async def test_numbers_in_titles_are_masked_as_in_lists(city: City, matters: list[Matter]) -> None:
    acceptor = await city.somebody("acceptor", f"C-{STREET}")
    titles = [row[8] for row in (await acceptor.asks("/map/cases"))["cases"]]
    assert any("路灯" in title for title in titles)
    assert not any("13812342671" in title for title in titles)


async def test_the_map_asks_for_a_part_a_lamp_a_class(city: City, matters: list[Matter]) -> None:
    district = await city.somebody("dispatcher", "C-310112")
    one = matters[3]
    box = f"{one.lon - 0.001:.6f},{one.lat - 0.001:.6f},{one.lon + 0.001:.6f},{one.lat + 0.001:.6f}"
    assert set(points(await district.asks("/map/cases", bbox=box))) == {one.task_no}
    assert set(points(await district.asks("/map/cases", region=OTHER))) == {one.task_no}
    assert points(await district.asks("/map/cases", lamp="red")) == {}
    few = await district.asks("/map/cases", limit=2)
    assert (len(few["cases"]), few["more"]) == (2, True)


async def test_a_large_answer_travels_squeezed(
    city: City, matters: list[Matter], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "WORTH_SQUEEZING", 100)
    district = await city.somebody("dispatcher", "C-310112")
    small = await city.client.get("/api/v1/map/cases", headers=district.headers)
    plain = await city.client.get("/api/v1/map/cases", headers=district.headers | {"Accept-Encoding": "identity"})
    assert small.headers["content-encoding"] == "gzip"
    assert small.json()["cases"] == plain.json()["cases"]
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("asked", ["1,2,3", "a,b,c,d", "1,2,3,4,5", "1,2,3,4;"])
async def test_a_part_of_the_map_has_four_sides(city: City, asked: str) -> None:
    district = await city.somebody("dispatcher", "C-310112")
    answer = await city.client.get("/api/v1/map/cases", params={"bbox": asked}, headers=district.headers)
    assert answer.status_code == 422


async def test_loads_add_up_whatever_they_are_counted_by(city: City, matters: list[Matter]) -> None:
    district = await city.somebody("dispatcher", "C-310112")
    told = {
        by: await district.asks("/map/load", by=by) for by in ("cell", "autonomy", "disposal", "community", "street")
    }
    for by, load in told.items():
        assert sum(one["open"] for one in load["counts"].values()) + load["unplaced"]["open"] == len(matters), by
    assert {code: one["open"] for code, one in told["street"]["counts"].items()} == {STREET: 3, OTHER: 1}
    assert {code: one["open"] for code, one in told["community"]["counts"].items()} == Counter(
        matter.region[:12] for matter in matters
    )
    assert all(code.startswith("A3101") for code in told["autonomy"]["counts"])
    acceptor = await city.somebody("acceptor", f"C-{OTHER}")
    assert set((await acceptor.asks("/map/load", by="street"))["counts"]) == {OTHER}


async def test_what_is_late_is_counted_as_red(city: City, matters: list[Matter]) -> None:
    await city.passes(days=3)
    district = await city.somebody("dispatcher", "C-310112")
    load = (await district.asks("/map/load", by="street"))["counts"]
    assert load[STREET] == {"open": 3, "red": 3, "yellow": 0}
    assert {row[4] for row in (await district.asks("/map/cases"))["cases"]} == {"red"}


async def test_layers_are_geojson_that_may_be_kept(city: City) -> None:
    agent = await city.somebody("agent", "C-310112-RX")
    for layer in (await agent.asks("/city"))["layers"]:
        answer = await city.client.get(layer["url"], headers=agent.headers)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/geo+json"
        assert "immutable" in answer.headers["cache-control"]
        features = answer.json()["features"]
        assert features, layer["code"]
        assert len({one["properties"]["code"] for one in features}) == len(features), layer["code"]
        again = await city.client.get(layer["url"], headers=agent.headers | {"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304


async def test_cells_carry_the_grids_they_belong_to(city: City) -> None:
    agent = await city.somebody("agent", "C-310112-RX")
    answer = await city.client.get("/map/1/cells.geojson", headers=agent.headers)
    cells = json.loads(answer.content)["features"]
    assert len(cells) == 5589
    assert set(cells[0]["properties"]) == {"code", "street", "community", "autonomy", "disposal"}
    streets = (await city.client.get("/map/1/streets.geojson", headers=agent.headers)).json()["features"]
    inside = {one["properties"]["code"]: shape(one["geometry"]) for one in streets}
    assert all(
        inside[cell["properties"]["street"]].buffer(1e-5).contains(shape(cell["geometry"])) for cell in cells[::200]
    )


async def test_what_the_map_does_not_have_is_said(city: City) -> None:
    agent = await city.somebody("agent", "C-310112-RX")
    unknown = await city.client.get("/map/1/volcanoes.geojson", headers=agent.headers)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "portals.no_such_layer")
    nothing = await city.client.get("/map/1/water.geojson", headers=agent.headers)
    assert nothing.json() == {"type": "FeatureCollection", "features": []}
    other = await city.client.get("/map/77/streets.geojson", headers=agent.headers)
    assert (other.status_code, other.json()["code"]) == (404, "city_pack.unknown_edition")
    assert (await city.client.get("/map/1/streets.geojson")).status_code == 401
