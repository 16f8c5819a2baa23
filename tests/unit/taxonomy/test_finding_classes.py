# SPDX-License-Identifier: Apache-2.0
"""Classes are found by their names and suggested from citizens' words, always the same way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.taxonomy.demo_taxonomy import DEMO
from tests.unit.taxonomy.small_pack import pack
from tongguan.city.taxonomy.api import read_taxonomy

SMALL = read_taxonomy(pack())
words = st.lists(
    st.sampled_from(["路灯", "噪声", "垃圾", "楼上", "电梯", "占道", "每天", "没人管", "，", " ", "wifi", "井盖"]),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("text", "first"),
    [("0201", "0201"), ("占道", "2101"), ("占道经营", "2101"), ("Stall", "210101"), ("空间", "020102")],
)
def test_a_search_finds_by_code_and_by_part_of_a_name(text: str, first: str) -> None:
    assert SMALL.search(text)[0].code == first


def test_a_search_for_nothing_finds_nothing() -> None:
    assert SMALL.search("  ") == []
    assert SMALL.search("外星人") == []


def test_everyday_words_stand_for_their_class() -> None:
    (found,) = SMALL.suggest("有人在摆地摊", 1)
    assert found.code == "210101"
    assert found.matched == ("摆地摊",)


@pytest.mark.requirement("CLS-01")
def test_a_class_said_by_its_full_name_is_suggested_first() -> None:
    other = [sub.name_zh for sub in DEMO.sub_classes.values() if DEMO.suggest(sub.name_zh, 1)[0].code != sub.code]
    assert other == []


@settings(max_examples=200, deadline=None)
@given(words, st.integers(1, 8))
def test_suggestions_are_ordered_bounded_and_backed_by_the_words(text: str, limit: int) -> None:
    found = DEMO.suggest(text, limit)
    assert found == DEMO.suggest(text, limit)
    assert len(found) <= limit
    assert len({suggestion.code for suggestion in found}) == len(found)
    assert [(-suggestion.score, suggestion.code) for suggestion in found] == sorted(
        (-suggestion.score, suggestion.code) for suggestion in found
    )
    assert all(suggestion.matched for suggestion in found)
    assert all(word in text for suggestion in found for word in suggestion.matched)


@settings(max_examples=100, deadline=None)
@given(words)
def test_asking_for_fewer_gives_the_beginning_of_the_longer_answer(text: str) -> None:
    assert DEMO.suggest(text, 3) == DEMO.suggest(text, 10)[:3]


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("楼上邻居每天晚上打麻将吵死了", "1606"),
        ("地铁口共享单车堆了一大堆，盲道都堵住了", "1007"),
        ("隔壁饭店油烟太大，窗户都不敢开", "1802"),
        ("公司拖欠我三个月工资不发", "2201"),
        ("社保卡丢了怎么补办", "0501"),
        ("窨井盖没了，很危险", "1201"),
        ("楼里有人群租，打了隔断", "0701"),
        ("邻居在楼顶违章搭建阳光房", "0601"),
        ("江川路路口自来水管爆了，水喷得两米高", "0302"),
        ("地铁站后面那个菜市场到处是烂菜叶", "1711"),
        ("There is a big hole in the pavement at the metro exit", "0902"),
        ("Garbage was not collected for three days", "0214"),
    ],
)
def test_what_citizens_say_leads_to_the_minor_class_an_acceptor_would_choose(text: str, prefix: str) -> None:
    assert DEMO.suggest(text, 1)[0].code.startswith(prefix)


def test_letters_are_read_as_whole_words() -> None:
    named = [DEMO.sub_classes[one.code].name_zh for one in DEMO.suggest("it was reported and ignored", 3)]
    assert not any("AED" in name for name in named)
    assert not any(one.matched == ("tree",) for one in DEMO.suggest("on our street", 10))
