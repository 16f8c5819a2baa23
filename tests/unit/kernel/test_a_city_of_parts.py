# SPDX-License-Identifier: Apache-2.0
"""A city is asked for its parts by class; settings are as usual unless the pack says otherwise."""

from dataclasses import dataclass

import pytest

from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.city_settings import read_settings
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import PackFault, Reading
from tongguan.ground.kernel.sheets import Holds, PackSheet, SheetColumn

EMPTY = City(edition=EditionNo(3), parts={})
TREES = PackSheet(
    file="trees.csv",
    zh="树木",
    en="trees",
    key=("code",),
    columns=(
        SheetColumn("code", "编码", "code"),
        SheetColumn("name_zh", "名称", "name"),
        SheetColumn("kind", "树种", "kind", Holds.CHOICE, {"plane": "悬铃木", "ginkgo": "银杏"}),
        SheetColumn("old", "古树", "old", Holds.YES_NO),
    ),
)


@dataclass(frozen=True)
class Trees:
    number: int


@dataclass(frozen=True, kw_only=True)
class TreeSettings:
    pruned_after_days: int = 90
    watered: bool = True


def settings(text: str) -> TreeSettings:
    return read_settings(Reading(files={"pack.toml": text.encode()}), TreeSettings())


def test_a_city_is_asked_for_a_part_by_its_class():
    assert EMPTY.with_parts(Trees(3)).part(Trees) == Trees(3)
    assert EMPTY.with_parts(Trees(3)).with_parts(Trees(4)).part(Trees).number == 4


def test_a_part_nobody_brings_is_named():
    with pytest.raises(LookupError, match="no part of a city pack brings Trees"):
        EMPTY.part(Trees)


def test_what_a_pack_does_not_say_is_as_usual():
    assert settings("[settings]\nwatered = false\nother = 1\n") == TreeSettings(watered=False)
    assert settings("[pack]\n") == TreeSettings()


@pytest.mark.parametrize("value", ["-1", '"90"', "true", "1.5"])
def test_a_value_of_another_kind_is_refused_with_the_name_of_the_setting(value: str):
    with pytest.raises(PackFault, match="设置pruned_after_days的值"):
        settings(f"[settings]\npruned_after_days = {value}\n")


def test_rows_are_read_by_the_columns_their_sheet_names():
    reading = Reading(files={"trees.csv": "code,name_zh,kind\nT1,大树,plane\n".encode()})
    assert reading.rows_of(TREES) == []
    assert [(one.column, one.problem_zh) for one in reading.findings] == [("old", "缺少该列")]


def test_a_column_says_what_its_words_are_called_and_which_may_be_chosen():
    kind, old = TREES.column("kind"), TREES.column("old")
    assert (kind.choices, kind.word("ginkgo"), kind.word("oak")) == (("plane", "ginkgo"), "银杏", None)
    assert (old.choices, old.word("true")) == (("yes", "no"), "是")
    assert (TREES.column("height").zh, TREES.column("height").holds) == ("height", Holds.TEXT)


def test_a_file_without_columns_is_not_changed_row_by_row():
    assert TREES.editable
    assert not PackSheet(file="trees.geojson", zh="树冠", en="crowns").editable
