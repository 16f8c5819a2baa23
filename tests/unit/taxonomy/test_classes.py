# SPDX-License-Identifier: Apache-2.0
"""Classes answer by code, name and other people's codes; an unsound pack is refused at the row that causes it."""

import pytest

from tests.unit.taxonomy.small_pack import pack
from tongguan.city.taxonomy.api import (
    ClassFlag,
    Grade,
    LimitUnit,
    LinkLevel,
    TimedLink,
    TimeLimit,
    UnknownClass,
    read_taxonomy,
)
from tongguan.ground.kernel.ids import ClassCode
from tongguan.ground.kernel.pack import PackFault


def test_a_sub_class_knows_its_path_its_flags_and_its_conditions() -> None:
    rubbish = read_taxonomy(pack()).sub_class("020101")
    assert rubbish.path == "市容环卫/暴露垃圾/路边暴露生活垃圾"
    assert rubbish.has(ClassFlag.MACHINE_DISPATCH)
    assert rubbish.grade is Grade.MINOR
    assert [condition.id for condition in rubbish.conditions] == ["020101-1", "020101-2"]
    assert rubbish.conditions[0].limit == TimeLimit(amount=4, unit=LimitUnit.WORK_HOUR)


def test_majors_minors_and_what_lies_below() -> None:
    taxonomy = read_taxonomy(pack())
    assert [major.code for major in taxonomy.majors()] == ["02", "21"]
    assert [minor.code for minor in taxonomy.minors("21")] == ["2101"]
    assert [sub.code for sub in taxonomy.below("02")] == ["020101", "020102"]
    assert taxonomy.name("2101") == "占道经营"


@pytest.mark.parametrize("code", ["", "02", "999999", "020101-1"])
def test_an_unknown_sub_class_is_refused(code: str) -> None:
    with pytest.raises(UnknownClass):
        read_taxonomy(pack()).sub_class(code)


def test_a_condition_is_found_by_its_id() -> None:
    taxonomy = read_taxonomy(pack())
    assert taxonomy.condition("020101-2").filing_zh == "成堆的"
    with pytest.raises(UnknownClass):
        taxonomy.condition("020101-3")


def test_the_limit_of_a_level_goes_before_the_one_for_any_level() -> None:
    taxonomy = read_taxonomy(pack())
    assert taxonomy.link_limit(TimedLink.DISPATCH, LinkLevel.STREET) == TimeLimit(amount=2, unit=LimitUnit.HOUR)
    assert taxonomy.link_limit(TimedLink.DISPATCH, LinkLevel.CITY) == TimeLimit(amount=4, unit=LimitUnit.WORK_HOUR)


def test_the_same_number_in_two_code_sets_is_two_things() -> None:
    taxonomy = read_taxonomy(pack())
    assert taxonomy.crosswalk("old", "0401") == ()
    assert taxonomy.crosswalk("new", "0401") == ("2101", "210101")
    assert taxonomy.foreign_codes["old", "0401"].name_zh == "路面塌陷"


def test_a_class_finds_its_foreign_codes_by_the_nearest_class_above() -> None:
    taxonomy = read_taxonomy(pack())
    assert [foreign.code for foreign in taxonomy.crosswalk_back("old", "210101")] == ["0501"]
    assert [foreign.code for foreign in taxonomy.crosswalk_back("new", "210101")] == ["0401"]
    assert taxonomy.crosswalk_back("new", "020101") == ()


def test_a_rule_written_for_a_minor_is_one_matter() -> None:
    taxonomy = read_taxonomy(pack())
    assert [item.code for item in taxonomy.flagged(ClassFlag.SELF_HANDLE)] == ["0201"]
    assert [item.code for item in taxonomy.flagged(ClassFlag.JOINT_LIST)] == ["210101"]


def test_a_class_that_holds_too_many_cases_is_worth_splitting() -> None:
    counts = {ClassCode("020101"): 60, ClassCode("020102"): 10, ClassCode("210101"): 30}
    taxonomy = read_taxonomy(pack())
    assert taxonomy.worth_splitting(counts, share=0.25) == ["020101", "210101"]
    assert taxonomy.worth_splitting({}, share=0.25) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column"),
    [
        ("classes", "020101,sub", "20101,sub", 4, "code"),
        ("classes", "020102,sub", "020101,sub", 5, "code"),
        ("classes", "020102,sub,0201", "020102,sub,0202", 5, "parent"),
        ("classes", "2101,minor,21,占道经营,trading on the pavement,street,,,\n", "", 7, "parent"),
        ("classes", "minor,complaint,self_handle", "tiny,complaint,self_handle", 4, "grade"),
        ("classes", "self_handle;machine_dispatch", "self_handle;machine", 4, "flags"),
        ("classes", "路边暴露生活垃圾", "", 4, "name_zh"),
        ("conditions", "020102-1,020102", "020102-1,020103", 4, "class"),
        ("conditions", "020101-2", "020101-1", 3, "id"),
        ("conditions", "020101-2", "020102-2", 3, "id"),
        ("conditions", "清理完毕,4,work_hour,2,", "清理完毕,4,work_hour,5,", 2, "target_amount"),
        ("conditions", "1,work_day,4,work_hour", "1,work_day,9,work_hour", 3, "target_amount"),
        ("conditions", "清理完毕,4,work_hour", "清理完毕,four,work_hour", 2, "limit_amount"),
        ("conditions", "清理完毕,4,work_hour", "清理完毕,4,小时", 2, "limit_unit"),
        ("link_limits", "accept,*,4", "accept,*,0", 2, "amount"),
        ("link_limits", "accept,*", "accept,everywhere", 2, "level"),
        ("crosswalk", "old,0501,2101", "old,0502,2101", 2, "code"),
        ("crosswalk", "old,0501,2101", "old,0501,2102", 2, "class"),
        ("everyday_words", "摆地摊,2101", "摆地摊,2199", 2, "class"),
    ],
)
def test_a_mistake_is_named_where_it_was_made(file: str, old: str, new: str, row: int, column: str) -> None:
    with pytest.raises(PackFault) as refused:
        read_taxonomy(pack(**{file: (old, new)}))
    places = [(finding.file, finding.row, finding.column) for finding in refused.value.findings]
    assert (f"taxonomy/{file}.csv", row, column) in places
    assert all(finding.advice_zh for finding in refused.value.findings)


def test_a_sub_class_without_condition_is_refused() -> None:
    gone = "020102-1,020102,有垃圾的,清理完毕,1,work_day,4,work_hour,\n"
    with pytest.raises(PackFault) as refused:
        read_taxonomy(pack(conditions=(gone, "")))
    (finding,) = refused.value.findings
    assert (finding.file, finding.row, finding.column) == ("taxonomy/classes.csv", 5, "code")


def test_a_link_without_limit_is_refused() -> None:
    with pytest.raises(PackFault, match="return_review"):
        read_taxonomy(pack(link_limits=("return_review,*", "return_review,city")))


def test_a_pack_without_code_sets_still_has_classes() -> None:
    files = pack()
    for name in ("code_sets", "crosswalk", "everyday_words"):
        del files[f"taxonomy/{name}.csv"]
    assert len(read_taxonomy(files).sub_classes) == 3
