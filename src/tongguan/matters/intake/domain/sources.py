# SPDX-License-Identifier: Apache-2.0
"""The channels through which the cases of a city come in (来源), as sources.csv of its pack lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.pack import Reading
from tongguan.ground.kernel.sheets import NAMES, Holds, PackSheet, SheetColumn


class Mode(StrEnum):
    """How a channel finds its cases (DIS-01)."""

    ACTIVE = "active"
    PASSIVE = "passive"
    AUTOMATIC = "automatic"


MODES: Mapping[str, str] = {Mode.ACTIVE: "主动发现", Mode.PASSIVE: "被动受理", Mode.AUTOMATIC: "自动感知"}
SOURCES = PackSheet(
    file="sources.csv",
    zh="来源",
    en="sources",
    key=("code",),
    columns=(
        SheetColumn("code", "代码", "code"),
        *NAMES,
        SheetColumn("mode", "方式", "mode", Holds.CHOICE, MODES),
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A channel through which cases come in."""

    code: str
    """For example `hotline_12345`."""
    name_zh: str
    name_en: str
    mode: Mode


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The channels of a city."""

    by_code: Mapping[str, Source]


def read_sources(reading: Reading, city: City) -> Sources:
    """The sources of a pack; mistakes are noted, and PackFault is raised if one is a fault."""
    del city
    sources: dict[str, Source] = {}
    for row in reading.rows_of(SOURCES):
        source = Source(
            code=row.text("code"),
            name_zh=row.text("name_zh"),
            name_en=row.text("name_en"),
            mode=row.word("mode", Mode),
        )
        if source.code in sources:
            row.fault("code", f"来源{source.code}重复", f"{source.code} is listed twice", "请删去其中一行")
        sources[source.code] = source
    reading.close()
    return Sources(by_code=sources)


PARTS: tuple[Part[object], ...] = (Part(kind=Sources, read=read_sources, sheets=(SOURCES,)),)
