# SPDX-License-Identifier: Apache-2.0
"""Reads responsibility/list.csv of a city pack: what its columns are called, and what is wrong inside a row."""

import re
from collections.abc import Mapping

from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.pack import CsvRow, Reading
from tongguan.ground.kernel.sheets import Holds, PackSheet, SheetColumn
from tongguan.matters.dispatch.domain.rows import (
    ANY,
    AtLevel,
    ClosingLevel,
    GridKind,
    ListRow,
    NamedUnit,
    UnitByKind,
    Whom,
)

GRID_KINDS: Mapping[str, str] = {
    GridKind.DISPOSAL: "处置网格",
    GridKind.AUTONOMY: "自治网格",
    GridKind.NONE: "不进网格",
}
CLOSING_LEVELS: Mapping[str, str] = {
    ClosingLevel.CITY: "市",
    ClosingLevel.DISTRICT: "区",
    ClosingLevel.STREET: "街镇",
    ClosingLevel.COMMUNITY: "居村",
}
LIST = PackSheet(
    file="responsibility/list.csv",
    zh="权责清单",
    en="responsibility list",
    key=("id",),
    own="area",
    columns=(
        SheetColumn("id", "行号", "row"),
        SheetColumn("class", "分类", "class", Holds.CLASS),
        SheetColumn("area", "区域", "area", Holds.AREA),
        SheetColumn("source", "来源", "source", Holds.SOURCE),
        SheetColumn("condition", "立案条件", "condition", Holds.CONDITION),
        SheetColumn("lead", "主办", "lead", Holds.WHOM),
        SheetColumn("assists", "协办", "assists", Holds.WHOMS),
        SheetColumn("grid_kind", "网格", "grid", Holds.CHOICE, GRID_KINDS),
        SheetColumn("closing_level", "结案层级", "closing level", Holds.CHOICE, CLOSING_LEVELS),
        SheetColumn("evidence", "结案材料", "evidence"),
        SheetColumn("basis", "依据", "basis"),
        SheetColumn("machine", "机器派单", "by machine", Holds.YES_NO),
    ),
)

_KIND = re.compile(r"kind:([a-z0-9_]+)@([a-z]+)")


def read_list(reading: Reading) -> tuple[ListRow, ...]:
    """The rows of a pack's responsibility list; mistakes are noted, and PackFault is raised if one is a fault."""
    rows: list[ListRow] = []
    ids: dict[str, int] = {}
    for row in reading.rows_of(LIST):
        name = row.text("id")
        if name in ids:
            row.fault("id", f"编号{name}重复，第{ids[name]}行已有", f"id {name} is given twice", "请改为未使用的编号")
        ids.setdefault(name, row.number)
        rows.append(_row(row, name))
    reading.close()
    return tuple(rows)


def _row(row: CsvRow, name: str) -> ListRow:
    condition = row.text("condition")
    class_code = row.code("class", lengths=(2, 4, 6))
    if condition != ANY and not condition.startswith(class_code):
        row.fault(
            "condition",
            f"条件{condition}不属于分类{class_code}",
            f"condition {condition} does not belong to class {class_code}",
            f"请写{class_code}下的立案条件编号，或写*",
        )
    return ListRow(
        id=name,
        class_code=class_code,
        area=row.code("area", lengths=range(2, 17)),
        source=row.text("source"),
        condition=condition,
        lead=_whom(row, "lead", row.text("lead")),
        assists=tuple(_whom(row, "assists", text) for text in row.parts("assists")),
        grid_kind=row.word("grid_kind", GridKind),
        closing_level=row.word("closing_level", ClosingLevel),
        evidence=row.parts("evidence"),
        basis=row.text("basis"),
        machine=row.yes("machine"),
        line=row.number,
    )


def _whom(row: CsvRow, column: str, text: str) -> Whom:
    if not text.startswith("kind:"):
        return NamedUnit(UnitId(text))
    found = _KIND.fullmatch(text)
    if found is None or found[2] not in list(AtLevel):
        levels = "、".join(AtLevel)
        row.fault(
            column,
            f"“{text}”无法识别",
            f"{text!r} is neither a unit nor kind:…@level",
            f"请写单位编号，或kind:单位种类@层级（层级为{levels}）",
        )
        return NamedUnit(UnitId(""))
    return UnitByKind(found[1], AtLevel(found[2]))
