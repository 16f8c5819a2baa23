# SPDX-License-Identifier: Apache-2.0
"""The demo city's classes have the size, the hot names and the rules of the mission, and rebuild byte for byte."""

import subprocess
import sys
from collections import Counter

import pytest

from tests.unit.cities.demo_pack import PACK, rows
from tests.unit.taxonomy.demo_taxonomy import DEMO
from tongguan.city.taxonomy.api import ClassFlag, ClassLevel, LinkLevel, TimedLink


@pytest.mark.requirement("CLS-01")
def test_the_taxonomy_has_28_majors_322_minors_and_more_than_a_thousand_sub_classes() -> None:
    levels = Counter(group.level for group in DEMO.groups.values())
    assert levels == {ClassLevel.MAJOR: 28, ClassLevel.MINOR: 322}
    assert len(DEMO.sub_classes) >= 1_000


def test_no_two_sub_classes_and_no_two_minors_share_a_name() -> None:
    assert len({sub.name_zh for sub in DEMO.sub_classes.values()}) == len(DEMO.sub_classes)
    minors = [group.name_zh for group in DEMO.groups.values() if group.level is ClassLevel.MINOR]
    assert len(set(minors)) == len(minors)


@pytest.mark.requirement("CLS-03", "CLS-04")
def test_the_three_illegalities_have_eleven_sub_classes_each_with_its_own_limit() -> None:
    (major,) = (group for group in DEMO.majors() if group.name_zh == "三违治理")
    assert [minor.name_zh for minor in DEMO.minors(major.code)] == ["违法搭建", "违法施工", "违法用地"]
    limits = {sub.conditions[0].limit for sub in DEMO.below(major.code)}
    assert len(DEMO.below(major.code)) == len(limits) == 11


@pytest.mark.requirement("CLS-11")
def test_the_hot_majors_are_there_and_rich() -> None:
    sizes = {group.name_zh: len(DEMO.below(group.code)) for group in DEMO.majors()}
    for hot in ("小区管理", "市容环卫", "突发事件", "纠纷调解", "社会保障"):
        assert sizes[hot] >= 45


def test_the_joint_list_holds_fourteen_matters_among_them_group_renting() -> None:
    names = [item.name_zh for item in DEMO.flagged(ClassFlag.JOINT_LIST)]
    assert len(names) == 14
    assert "群租" in names


@pytest.mark.requirement("RTN-05")
def test_exactly_four_kinds_of_matter_may_go_back_to_the_city() -> None:
    names = {item.name_zh for item in DEMO.flagged(ClassFlag.RETURNABLE_UPPER)}
    assert names == {"无证照经营", "油烟扰民", "犬类噪音", "培训机构"}


def test_every_flag_of_the_rules_is_used() -> None:
    assert [flag for flag in ClassFlag if not DEMO.flagged(flag)] == []


def test_the_street_has_two_hours_to_accept_and_dispatch() -> None:
    for link in (TimedLink.DISPATCH, TimedLink.SIGN):
        limit = DEMO.link_limit(link, LinkLevel.STREET)
        assert (limit.amount, limit.unit) == (2, "hour")


def test_a_code_set_goes_with_every_code_because_04_and_05_are_swapped() -> None:
    old = DEMO.foreign_codes["cjt214_2007_events", "0501"]
    new = DEMO.foreign_codes["gbt30428_yuncheng_events", "0401"]
    assert old.name_zh == new.name_zh == "无照经营游商"
    assert DEMO.crosswalk(old.code_set, old.code) == DEMO.crosswalk(new.code_set, new.code)


def test_every_foreign_code_leads_to_one_of_our_classes() -> None:
    assert [key for key in DEMO.foreign_codes if not DEMO.crosswalk(*key)] == []


@pytest.mark.parametrize("script", ["taxonomy", "responsibility"])
def test_the_outlines_give_the_same_files_again(script: str, tmp_path) -> None:
    subprocess.run(
        [sys.executable, str(PACK / "build" / f"{script}.py"), "--into", str(tmp_path)], check=True, timeout=60
    )
    built = [path.relative_to(tmp_path) for path in tmp_path.rglob("*.csv")]
    assert built
    assert [str(file) for file in built if (tmp_path / file).read_bytes() != (PACK / file).read_bytes()] == []


def test_every_matter_reaches_one_lead_from_everywhere_and_every_source() -> None:
    """The slow obvious reading of the list: narrowest class, then narrowest area, then a named source."""
    listed = [line for line in rows("responsibility/list.csv") if line["condition"] == "*"]
    sources = ["anything else", *sorted({line["source"] for line in listed} - {"*"})]
    areas = sorted({line["area"] for line in listed})
    for sub in DEMO.sub_classes:
        mine = [line for line in listed if sub.startswith(line["class"])]
        for area in areas:
            near = [line for line in mine if area.startswith(line["area"])]
            for source in sources:
                fits = [line for line in near if line["source"] in ("*", source)]
                ranks = [(len(line["class"]), len(line["area"]), line["source"] != "*") for line in fits]
                assert ranks.count(max(ranks)) == 1, (sub, area, source)
