# SPDX-License-Identifier: Apache-2.0
"""What people write, and where the gazetteer thinks it may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.grid import small_district as small
from tongguan.city.grid.domain.gazetteer import Gazetteer, NamedPlace, PlaceKind, PlaceReason
from tongguan.city.grid.domain.gazetteer_pack import read_gazetteer
from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.place_names import NameIndex
from tongguan.city.grid.domain.place_text import folded
from tongguan.city.grid.domain.sheets import GAZETTEER
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import RegionCode
from tongguan.ground.kernel.pack import Finding, PackFault, Reading

FIRST, SECOND = "310199001001", "310199002002"


def named(name: str, kind: str, column: int, row: int, region: str, *aliases: str) -> NamedPlace:
    point = Point(lon=121.0005 + column * 0.001, lat=31.0005 + row * 0.001)
    return NamedPlace(name=name, kind=PlaceKind(kind), point=point, region=RegionCode(region), aliases=aliases)


PLACES = [
    named("河东居委会", "community", 1, 1, FIRST, "河东社区"),
    named("江月居委会", "community", 5, 5, SECOND),
    named("福谷雅苑", "estate", 2, 2, FIRST, "福谷雅苑小区", "金桥路100弄"),
    named("金桥大厦", "landmark", 2, 6, "310199001002", "金桥路500号"),
    named("二十一村", "estate", 3, 3, FIRST),
    named("一村", "estate", 6, 6, SECOND),
    named("金桥路", "road", 2, 4, "310199001"),
    named("东方路", "road", 2, 3, FIRST),
    named("东方路", "road", 6, 7, SECOND),
    named("西园路", "road", 7, 0, "310199002001"),
    named("西园路/浦江路", "crossing", 6, 1, "310199002001"),
    named("浦江路", "road", 4, 1, "310199002001"),
    named("滨江绿世界花园", "estate", 4, 4, SECOND),
    named("莘庄站", "station", 0, 0, FIRST, "莘庄地铁站"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_rows(PLACES, Grids.from_files(small.files()))


def first(gazetteer: Gazetteer, text: str) -> tuple[str, PlaceReason, str] | None:
    suggested = gazetteer.suggest(text)
    return (suggested[0].name, suggested[0].reason, suggested[0].matched) if suggested else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我住在福谷雅苑３号楼，夜里施工", ("福谷雅苑", PlaceReason.NAME, "福谷雅苑")),
        ("河东社区门口路灯不亮", ("河东居委会", PlaceReason.ALIAS, "河东社区")),
        ("莘庄地铁站旁共享单车乱停", ("莘庄站", PlaceReason.ALIAS, "莘庄地铁站")),
        ("金桥路 １００ 弄漏水", ("福谷雅苑", PlaceReason.ALIAS, "金桥路 １００ 弄")),
        ("金桥路一百弄漏水", ("福谷雅苑", PlaceReason.ALIAS, "金桥路一百弄")),
        ("21村三号楼", ("二十一村", PlaceReason.NAME, "21村")),
        ("金桥路300号门口占道", ("金桥路300号", PlaceReason.BETWEEN_NUMBERS, "金桥路300号")),
        ("金桥路530号门口占道", ("金桥大厦", PlaceReason.NEAR_NUMBER, "金桥路530号")),
        ("金桥路9000号门口占道", ("金桥路", PlaceReason.ROAD_ONLY, "金桥路")),
        ("浦江路与西园路交叉口井盖破损", ("西园路/浦江路", PlaceReason.CROSSING, "浦江路与西园路交叉口")),
        ("金桥路近东方路口积水", ("金桥路/东方路", PlaceReason.ROADS_MEET, "金桥路近东方路口")),
        ("绿世界花园垃圾成堆", ("滨江绿世界花园", PlaceReason.RESEMBLES, "绿世界花园")),
        ("福谷雅院垃圾成堆", ("福谷雅苑", PlaceReason.RESEMBLES, "福谷雅")),
        ("今天天气不错", None),
        ("", None),
        ("5", None),
    ],
)
def test_the_surest_suggestion(gazetteer, text, expected):
    assert first(gazetteer, text) == expected


def test_a_name_inside_a_number_is_not_meant(gazetteer):
    assert [place.name for place in gazetteer.suggest("二十一村")] == ["二十一村"]


def test_a_house_between_two_known_ones_lies_between_them(gazetteer):
    (place, *_) = gazetteer.suggest("金桥路300号")
    assert place.point.lon == pytest.approx(121.0025)
    assert place.point.lat == pytest.approx(31.0045)
    assert place.cell[:12] == place.region == "310199001002"
    assert 0.4 < place.score < 0.8


def test_roads_that_run_far_apart_do_not_meet(gazetteer):
    assert {place.reason for place in gazetteer.suggest("金桥路与西园路路口")} == {PlaceReason.ROAD_ONLY}


def test_a_name_that_stands_twice_is_asked_not_guessed(gazetteer):
    one, other = gazetteer.suggest("东方路")
    assert one.score == other.score < 0.45
    assert {one.region, other.region} == {FIRST, SECOND}


def test_a_region_named_elsewhere_in_the_text_settles_which_is_meant(gazetteer):
    suggested = gazetteer.suggest("江月居委会 东方路")
    assert [(place.name, place.region) for place in suggested][:2] == [("江月居委会", SECOND), ("东方路", SECOND)]
    assert suggested[1].score > suggested[2].score


def test_every_suggestion_tells_its_cell(gazetteer):
    (place, *_) = gazetteer.suggest("福谷雅苑")
    assert place.cell.startswith(FIRST)
    without = Gazetteer.from_rows(PLACES)
    assert without.suggest("福谷雅苑")[0].cell is None


def test_no_more_are_suggested_than_asked_for(gazetteer):
    assert len(gazetteer.suggest("东方路 金桥路 浦江路 西园路", limit=2)) == 2


@given(text=st.text(max_size=200) | st.text(alphabet="一二十百3号弄路金桥东方福谷雅苑村与口", max_size=60))
def test_whatever_is_written_scores_lie_between_0_and_1_and_fall(gazetteer, text):
    suggested = gazetteer.suggest(text, limit=50)
    scores = [place.score for place in suggested]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert all(place.matched in text for place in suggested)


@given(text=st.text(alphabet="ab12", max_size=30), names=st.sets(st.text(alphabet="ab12", min_size=2, max_size=4)))
def test_every_name_in_the_text_is_found_or_lies_inside_another_or_inside_a_number(text, names):
    found = NameIndex(names).found_in(text)
    for name in names:
        for start in range(len(text)):
            end = start + len(name)
            if text.startswith(name, start) and not (
                (start and text[start - 1 : start + 1].isdigit())
                or (end < len(text) and text[end - 1 : end + 1].isdigit())
            ):
                assert any(one.start <= start and end <= one.end for one in found)


@pytest.mark.parametrize(
    ("written", "one_way"),
    [
        ("七莘路一百二十三弄", "7莘路123弄"),
        ("十二街坊", "12街坊"),
        ("二十村", "20村"),
        ("一百零五号", "105号"),
        ("二〇二六", "2026"),
        ("百合路", "百合路"),
        ("Ａ区 “东门”", "a区东门"),
        ("零", "0"),
    ],
)
def test_texts_are_written_one_way(written, one_way):
    assert folded(written).text == one_way


@given(text=st.text(max_size=50) | st.text(alphabet="一二十百零3 Ａ", max_size=20))
def test_every_letter_remembers_where_it_came_from(text):
    plain = folded(text)
    assert len(plain.text) == len(plain.origin)
    assert list(plain.origin) == sorted(plain.origin)


@given(text=st.text(alphabet="一二十百零3 Ａ", max_size=20))
def test_a_text_written_one_way_stays_so(text):
    once = folded(text).text
    assert folded(once).text == once


# ---------------------------------------------------------------- the pack's file
def read(rows: str) -> tuple[Gazetteer, list[Finding]]:
    reading = Reading(files={GAZETTEER.file: ("name,kind,lon,lat,region,aliases\n" + rows).encode()})
    return read_gazetteer(reading, Grids.from_files(small.files())), reading.findings


def test_a_pack_brings_its_own_names():
    gazetteer, findings = read(f"福谷雅苑,estate,121.0005,31.0005,{FIRST},福谷;雅苑小区\n")
    assert gazetteer.places[0].aliases == ("福谷", "雅苑小区")
    assert findings == []


def test_a_place_outside_its_region_is_pointed_out():
    _, findings = read(
        f"甲,estate,121.0005,31.0005,{SECOND},\n乙,estate,31.0,121.0,{FIRST},\n".replace("121.0,", "12.0,")
    )
    assert [finding.problem_zh for finding in findings] == [f"“甲”实际位于{FIRST}", "“乙”不在区内"]


def test_a_bad_row_is_refused_with_its_place():
    with pytest.raises(PackFault) as refused:
        read(f"甲,palace,east,31.0005,{SECOND},\n")
    assert [(finding.row, finding.column) for finding in refused.value.findings][:2] == [(2, "kind"), (2, "lon")]
