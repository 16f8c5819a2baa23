# SPDX-License-Identifier: Apache-2.0
"""Reports of one matter find each other; near in place and class, or alike in words; never beyond the window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import CaseId, new_id
from tongguan.matters.intake.domain.likeness import ComparedCase, LikenessQuestion, alike, likeness, pairs

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
HERE = Point(lon=121.4, lat=31.1)
BURST = ComparedCase(
    case_id=CaseId(new_id()),
    task_no="20261123000001",
    title="水管爆裂",
    words="小区门口水管爆裂，水流满地",
    address="北街12号",
    class_code="130101",
    region="310112001000001",
    lon=HERE.lon,
    lat=HERE.lat,
    reported_at=NOON - timedelta(hours=2),
    complainants=1,
)
ASKED = LikenessQuestion(words="门口在漏水", class_code="130101", point=HERE, at=NOON, metres=50, hours=24)
NORTH_40, NORTH_60 = Point(lon=121.4, lat=31.1 + 40 / 111_195), Point(lon=121.4, lat=31.1 + 60 / 111_195)


def test_the_same_class_forty_metres_away_is_offered_with_its_reason() -> None:
    (found,) = alike(replace(ASKED, point=NORTH_40), [BURST])
    assert found.task_no == BURST.task_no
    assert found.why_zh == "同一子类，相距40米"


def test_sixty_metres_away_is_another_matter_even_in_the_same_words() -> None:
    assert alike(replace(ASKED, point=NORTH_60, words=BURST.words), [BURST]) == []


def test_a_sibling_class_counts_next_door_and_another_class_does_not() -> None:
    assert alike(replace(ASKED, class_code="130102"), [BURST])[0].same_class is False
    assert alike(replace(ASKED, class_code="020101"), [BURST]) == []


def test_without_a_point_the_same_words_are_enough() -> None:
    (found,) = alike(replace(ASKED, point=None, words="小区门口水管爆裂了，水流满地"), [BURST])
    assert found.share >= 0.5
    assert "内容相同度" in found.why_zh
    assert alike(replace(ASKED, point=None, words="公交车改线路请延长"), [BURST]) == []


def test_yesterday_at_the_same_hour_still_counts_and_one_second_more_does_not() -> None:
    edge = replace(BURST, reported_at=NOON - timedelta(hours=24))
    assert alike(ASKED, [edge])
    assert alike(ASKED, [replace(edge, reported_at=edge.reported_at - timedelta(seconds=1))]) == []
    assert alike(ASKED, [replace(edge, reported_at=NOON + timedelta(seconds=1))]) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_bounded_and_whole_only_for_the_same_pairs(one: str, other: str) -> None:
    a, b = pairs(one), pairs(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0
    assert (likeness(a, b) == 1.0) == (a == b and bool(a))


@given(st.lists(st.integers(0, 90), max_size=12), st.integers(1, 4))
def test_the_likeliest_come_first_and_no_more_than_asked(metres: list[int], limit: int) -> None:
    seen = [replace(BURST, task_no=f"{n:03}", lat=HERE.lat + m / 111_200, words="") for n, m in enumerate(metres)]
    found = alike(ASKED, seen, limit=limit)
    assert len(found) == min(limit, sum(m <= 50 for m in metres))
    assert all(one.metres is not None and one.metres <= 50.01 for one in found)
