# SPDX-License-Identifier: Apache-2.0
"""A district nobody has heard of gets a pack from its outlines alone, and the pack can be proved at once."""

import json
import tomllib
from collections.abc import Mapping

import pytest

from tests.unit.city_pack.demo import demo_files
from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation, Staff
from tongguan.ground.kernel.pack import PackFault, PackFiles
from tongguan.ground.kernel.people import Role
from tongguan.steering.city_pack.api import CodedName, check, found_district, read_city

CITY, DISTRICT = CodedName(code="9901", name="云州市"), CodedName(code="990100", name="滨江区")
NAMES = {
    "990100001": "柳堤街道",
    "990100101": "青浦镇",
    "990100001001": "码头社区",
    "990100001002": "南门社区",
    "990100101001": "河西村",
}
STRIPS = {"990100001001": (0, 1), "990100001002": (1, 2), "990100101001": (2, 3), "990100001": (0, 1, 2)}


def layer(names: Mapping[str, str], strips: Mapping[str, tuple[int, ...]]) -> bytes:
    """Strips of a hundredth of a degree side by side, with every corner in both neighbours."""
    features = []
    for code, name in names.items():
        xs = [120 + x / 100 for x in strips[code]]
        ring = [[x, 30.0] for x in xs] + [[x, 30.01] for x in reversed(xs)] + [[xs[0], 30.0]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"code": code, "name_zh": name}, "geometry": shape})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def survey(names: Mapping[str, str] = NAMES) -> dict[str, bytes]:
    strips = {**STRIPS, "990100101": STRIPS["990100101001"], "990100901": (3, 4), "990100902001": (3, 4)}
    streets = {code: name for code, name in names.items() if len(code) == 9}
    communities = {code: name for code, name in names.items() if len(code) == 12}
    return {
        "grids/streets.geojson": layer(streets, strips),
        "grids/communities.geojson": layer(communities, strips),
    }


def founded(outlines: PackFiles | None = None) -> PackFiles:
    return found_district(demo_files(), outlines or survey(), city=CITY, district=DISTRICT)


def test_a_district_is_proved_on_the_day_it_is_made():
    report = check(founded())
    assert not report.faults
    city = read_city(founded())
    assert city.outline.title_zh == "滨江区城市运行管理平台"
    assert [one.name_zh for one in city.part(Organisation).regions.values()][2:] == list(NAMES.values())
    assert city.part(Organisation).called("C-990100001") == "柳堤街道城市运行管理分中心"
    assert city.part(Organisation).called("U-990100101001-JW") == "河西村委会"
    assert len(city.part(Grids).cells) == 3, "without surveyed cells a community is one"


def test_nothing_of_the_template_s_land_and_nobody_of_its_people_is_left():
    files = founded()
    mine = {name: text.decode() for name, text in files.items() if not name.startswith("taxonomy/")}
    assert not [name for name, text in mine.items() if "310112" in text or "江川路" in text or "X区" in text]
    people = read_city(files).part(Staff).people
    assert {one.name.partition("·")[0] for one in people} == {"待填"}
    assert not [one.account for one in people if one.phone]


def test_a_made_district_has_no_password_for_all():
    assert "demo" not in tomllib.loads(founded()["pack.toml"].decode())


def test_every_post_is_held_by_one_and_every_community_has_its_grid_worker():
    staff = read_city(founded()).part(Staff)
    places = [(one.post.role, one.post.organ, one.post.region) for one in staff.appointments]
    assert len(set(places)) == len(places)
    workers = [one.post.region for one in staff.appointments if one.post.role is Role.GRID_WORKER]
    assert sorted(workers) == sorted(code for code in NAMES if len(code) == 12)


def test_a_community_without_a_street_is_named():
    with pytest.raises(PackFault) as refused:
        founded(survey({**NAMES, "990100902001": "无主社区"}))
    (finding, *_) = refused.value.findings
    assert finding.file == "grids/communities.geojson"
    assert "990100902" in finding.problem_zh
