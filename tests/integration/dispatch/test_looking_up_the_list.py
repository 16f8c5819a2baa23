# SPDX-License-Identifier: Apache-2.0
"""The responsibility list of the demo city is searched by words, and names the unit once the place is known."""

from tests.unit.city_pack.demo import demo_city
from tongguan.matters.dispatch.api import RowSearch

CELL = "310112001000004"


def test_every_word_must_be_found_and_the_unit_is_named_where_the_place_is_known() -> None:
    search = RowSearch(demo_city())
    anywhere = search.find("物业 1.1", region="", limit=50)
    assert {one.row for one in anywhere} >= {"R0101"}
    open_place = next(one for one in anywhere if one.row == "R0101")
    assert open_place.lead is None
    assert open_place.lead_name.startswith("所在街镇")
    here = next(one for one in search.find("R0101", region=CELL, limit=50) if one.row == "R0101")
    assert here.lead is not None
    assert here.lead.startswith("U-310112001-")


def test_nothing_is_found_for_words_that_are_nowhere() -> None:
    assert RowSearch(demo_city()).find("火星", region="", limit=50) == []


def test_whoever_is_meant_is_called_by_a_name_that_people_know() -> None:
    named = {one.lead_name for one in RowSearch(demo_city()).find("", region="", limit=9_999)}
    assert {"所在街镇城管中队", "所在社区居委会", "所在网格处置网格"} <= named
    assert [name for name in named if any("a" <= letter <= "z" for letter in name)] == []
