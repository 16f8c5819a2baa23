# SPDX-License-Identifier: Apache-2.0
"""The rows of a responsibility list (权责清单), as a city pack writes them down (DSP-03)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tongguan.kernel.ids import UnitId
from tongguan.kernel.pack import Reading, Row

LIST = "responsibility/list.csv"
COLUMNS = (
    "id",
    "class",
    "area",
    "source",
    "condition",
    "lead",
    "assists",
    "grid_kind",
    "closing_level",
    "evidence",
    "basis",
    "machine",
)
ANY = "*"

_KIND = re.compile(r"kind:([a-z0-9_]+)@([a-z]+)")


class AtLevel(StrEnum):
    """The level at which `kind:…@level` looks for the one unit of that kind."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    CELL = "cell"


class GridKind(StrEnum):
    """Which kind of grid a matter goes to in the street (DSP-04)."""

    DISPOSAL = "disposal"  # 处置网格
    AUTONOMY = "autonomy"  # 自治网格
    NONE = "none"


class ClosingLevel(StrEnum):
    """The level that closes the matter: 小事不出社区、大事不出街道、难事区内统筹 (ORG-11)."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit named by its id."""

    unit: UnitId

    def __str__(self) -> str:
        return self.unit


@dataclass(frozen=True, slots=True)
class UnitByKind:
    """The one unit of a kind whose region covers the place at a level, for example `kind:water@street`."""

    kind: str
    level: AtLevel

    def __str__(self) -> str:
        return f"kind:{self.kind}@{self.level}"


Whom: TypeAlias = NamedUnit | UnitByKind
"""Who a row of the list means; only the place says which unit that is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListRow:
    """One row of the list: for this class, area, source and filing condition, this lead and these assists."""

    id: str
    class_code: str
    """2, 4 or 6 digits; the row holds for every sub-class below."""
    area: str
    """A region code; the row holds for every place inside."""
    source: str = ANY
    condition: str = ANY
    lead: Whom
    assists: tuple[Whom, ...] = ()
    grid_kind: GridKind = GridKind.NONE
    closing_level: ClosingLevel = ClosingLevel.STREET
    evidence: tuple[str, ...] = ()
    """What must be shown before closing."""
    basis: str = ""
    """The item of the power list the row rests on (权责依据)."""
    machine: bool = False
    """Whether the platform may dispatch by this row alone (DSP-10)."""
    line: int = 0
    """Where the row stands in the file, the header being 1."""

    @property
    def named(self) -> int:
        """How many of source and condition the row names."""
        return (self.source != ANY) + (self.condition != ANY)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the row is for."""
        return self.class_code, self.area, self.source, self.condition


def read_list(reading: Reading) -> tuple[ListRow, ...]:
    """The rows of a pack's responsibility list; mistakes are noted, and PackFault is raised if one is a fault."""
    rows: list[ListRow] = []
    ids: dict[str, int] = {}
    for row in reading.rows(LIST, COLUMNS):
        name = row.text("id")
        if name in ids:
            row.fault("id", f"编号{name}重复，第{ids[name]}行已有", f"id {name} is given twice", "请改为未使用的编号")
        ids.setdefault(name, row.number)
        rows.append(_row(row, name))
    reading.close()
    return tuple(rows)


def _row(row: Row, name: str) -> ListRow:
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


def _whom(row: Row, column: str, text: str) -> Whom:
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
