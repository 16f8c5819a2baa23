# SPDX-License-Identifier: Apache-2.0
"""265 real estates with their addresses (GCJ-02) are found by name, by address, and by neighbouring numbers."""

import json
import re
from pathlib import Path
from statistics import median

import pytest

from tongguan.city.grid.api import Gazetteer, Grids, NamedPlace, PlaceKind, PlaceReason, System, point_to_wgs84
from tongguan.ground.kernel.geo import Point, distance
from tongguan.ground.kernel.ids import RegionCode

ROOT = Path(__file__).resolve().parents[3]
PLACES = ROOT.parent / "shared" / "data" / "places" / "minhang_places_gcj02.json"

pytestmark = pytest.mark.skipif(not PLACES.exists(), reason="the real places (../shared/data) are not here")


@pytest.fixture(scope="module")
def estates() -> list[NamedPlace]:
    found: list[NamedPlace] = []
    for place in json.loads(PLACES.read_text(encoding="utf-8")):
        lon, lat = map(float, place["lnglat"].split(","))
        found.append(
            NamedPlace(
                name=str(place["name"]),
                kind=PlaceKind.ESTATE,
                point=point_to_wgs84(lon, lat, system=System.GCJ02),
                region=RegionCode("310112"),
                aliases=(place["address"].strip(),),
            )
        )
    return found


def roads_of(estates: list[NamedPlace]) -> list[NamedPlace]:
    first: dict[str, Point] = {}
    for estate in estates:
        road = re.match(r"(\D+?路)\d", estate.aliases[0])
        if road:
            first.setdefault(road[1], estate.point)
    return [
        NamedPlace(name=name, kind=PlaceKind.ROAD, point=point, region=RegionCode("310112"))
        for name, point in first.items()
    ]


def test_every_real_place_lies_in_a_cell_of_the_district(estates):
    folder = ROOT / "cities" / "demo" / "grids"
    grids = Grids.from_files({f"grids/{file.name}": file.read_bytes() for file in folder.iterdir()})
    assert all(grids.cell_at(estate.point) for estate in estates)


def test_every_real_estate_is_found_by_its_name_and_by_its_address(estates):
    gazetteer = Gazetteer.from_rows([*estates, *roads_of(estates)])
    for estate in estates:
        for text in (f"我住在{estate.name}，楼道灯不亮", f"{estate.aliases[0]}门口占道经营"):
            assert estate.point in [place.point for place in gazetteer.suggest(text, 3)], text


def test_an_unknown_house_number_is_placed_by_its_neighbours_within_a_few_hundred_metres(estates):
    errors = []
    for hidden in estates:
        if re.fullmatch(r"\D+?路\d+[弄号]", hidden.aliases[0]):
            others = [estate for estate in estates if estate is not hidden]
            suggested = Gazetteer.from_rows([*others, *roads_of(estates)]).suggest(hidden.aliases[0])
            placed = [one for one in suggested if one.reason in (PlaceReason.BETWEEN_NUMBERS, PlaceReason.NEAR_NUMBER)]
            errors += [distance(hidden.point, placed[0].point)] if placed else []
    assert len(errors) > 40
    assert median(errors) < 250
