# SPDX-License-Identifier: Apache-2.0
"""What must hold between the rows of a taxonomy, each breach noted at the row that causes it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from tongguan.city.taxonomy.domain.classes import ClassLevel, LimitUnit, LinkLevel, TimedLink
from tongguan.city.taxonomy.domain.rows import ClassRow, ConditionRow, TaxonomyRows
from tongguan.city.taxonomy.domain.sheets import CLASSES, LINK_LIMITS
from tongguan.ground.kernel.pack import CsvRow, Finding

Kind = TypeVar("Kind")

NOMINAL_HOURS = {
    LimitUnit.WORK_HOUR: ("office", 1),
    LimitUnit.WORK_DAY: ("office", 8),
    LimitUnit.URGENT_WORK_HOUR: ("clock", 1),
    LimitUnit.HOUR: ("clock", 1),
    LimitUnit.CALENDAR_DAY: ("clock", 24),
}
"""Rough hours of a unit on the clock it runs on: only limits on the same clock can be compared."""


def note_breaches(rows: TaxonomyRows) -> None:
    """Notes every breach in the findings of the row it belongs to."""
    codes = {row.code for row in rows.classes}
    _unique(rows.classes, lambda row: row.code, lambda row: row.row, "code", "该分类编码重复")
    _unique(rows.conditions, lambda row: row.id, lambda row: row.row, "id", "该条件编号重复")
    _unique(rows.link_limits, lambda row: (row.link, row.level), lambda row: row.row, "link", "该环节与层级重复")
    _unique(rows.codes, lambda row: (row.code_set, row.code), lambda row: row.row, "code", "该代码重复")
    _tree(rows.classes, codes)
    _conditions(rows, codes)
    known_codes = {(row.code_set, row.code) for row in rows.codes}
    for cross in rows.crosswalk:
        if (cross.code_set, cross.code) not in known_codes:
            cross.row.fault(
                "code",
                f"代码集{cross.code_set}中没有{cross.code}",
                "no such code in that code set",
                "请先在taxonomy/code_sets.csv中登记该代码",
            )
        _known_class(cross.row, cross.class_code, codes)
    for word in rows.words:
        _known_class(word.row, word.class_code, codes)


def missing_link_limits(rows: TaxonomyRows) -> Iterable[Finding]:
    """A finding for every link that has neither a limit for any level nor one for each level."""
    given = {(row.link, row.level) for row in rows.link_limits}
    for link in TimedLink:
        levels = [level for level in LinkLevel if level is not LinkLevel.ANY and (link, level) not in given]
        if levels and (link, LinkLevel.ANY) not in given:
            yield Finding(
                file=LINK_LIMITS.file,
                column="link",
                problem_zh=f"环节{link}在{'、'.join(levels)}没有时限",
                problem_en=f"link {link} has no limit at {', '.join(levels)}",
                advice_zh=f"请增加一行：{link},*,数量,单位,说明",
            )


def _unique(
    rows: Iterable[Kind],
    key: Callable[[Kind], object],
    source: Callable[[Kind], CsvRow],
    column: str,
    problem_zh: str,
) -> None:
    first: dict[object, int] = {}
    for item in rows:
        row = source(item)
        if key(item) in first:
            row.fault(
                column,
                f"{problem_zh}，第{first[key(item)]}行已有",
                "given twice",
                "请改为未使用的值，或删去其中一行",
            )
        first.setdefault(key(item), row.number)


def _tree(classes: Iterable[ClassRow], codes: set[str]) -> None:
    with_children = {code[:-2] for code in codes}
    for item in classes:
        expected = item.code[:-2]
        if item.parent != expected:
            item.row.fault(
                "parent",
                f"上级“{item.parent}”与编码{item.code}不符",
                "the parent does not fit the code",
                f"请写{expected or '空'}",
            )
        elif expected and expected not in codes:
            item.row.fault(
                "parent",
                f"上级分类{expected}不存在",
                "the parent class does not exist",
                f"请在{CLASSES.file}中补上{expected}",
            )
        if item.level is not ClassLevel.SUB and item.code not in with_children:
            item.row.fault("code", "该分类没有下级分类", "the class has no class below it", "请补上下级分类或删去本行")


def _conditions(rows: TaxonomyRows, codes: set[str]) -> None:
    conditioned = {row.class_code for row in rows.conditions}
    for item in rows.classes:
        if item.level is ClassLevel.SUB and item.code not in conditioned:
            item.row.fault(
                "code",
                f"子类{item.code}没有立案结案条件",
                "the sub-class has no filing condition",
                f"请在taxonomy/conditions.csv中为{item.code}写至少一行",
            )
    for condition in rows.conditions:
        _known_class(condition.row, condition.class_code, codes)
        if condition.id.rpartition("-")[0] != condition.class_code:
            condition.row.fault(
                "id",
                f"条件编号{condition.id}与子类不符",
                "the id does not begin with the sub-class",
                f"请写{condition.class_code}-序号",
            )
        if _longer(condition):
            condition.row.fault(
                "target_amount",
                "内部目标比时限更长",
                "the target is longer than the limit",
                "请写不长于时限的目标",
            )


def _longer(condition: ConditionRow) -> bool:
    limit = NOMINAL_HOURS.get(condition.limit_unit)
    target = NOMINAL_HOURS.get(condition.target_unit)
    if limit is None or target is None or limit[0] != target[0]:
        return condition.limit_unit == condition.target_unit and (condition.target_amount > condition.limit_amount)
    return condition.target_amount * target[1] > condition.limit_amount * limit[1]


def _known_class(row: CsvRow, code: str, codes: set[str]) -> None:
    if code not in codes:
        row.fault("class", f"没有分类{code}", "no such class", f"请写{CLASSES.file}中已有的编码")
