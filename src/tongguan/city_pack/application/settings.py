# SPDX-License-Identifier: Apache-2.0
"""pack.toml and sources.csv: the name of a city, the values in which cities differ, and the channels of its cases."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeGuard

import msgspec

from tongguan.cases.api import Settings
from tongguan.kernel.ids import RegionCode
from tongguan.kernel.pack import Reading

PACK, SOURCES = "pack.toml", "sources.csv"


class Mode(StrEnum):
    """How a channel finds its cases (DIS-01)."""

    ACTIVE = "active"  # 主动发现
    PASSIVE = "passive"  # 被动受理
    AUTOMATIC = "automatic"  # 自动感知


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A channel through which cases come in."""

    code: str
    name_zh: str
    name_en: str
    mode: Mode


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """What pack.toml says: who the city is and how it differs from others."""

    name: str
    title_zh: str
    title_en: str
    region: RegionCode
    """The district this hub serves."""
    settings: Settings
    machine_dispatch: bool
    """Whether the platform may dispatch by itself where the answer is unique (DSP-10)."""


def read_outline(reading: Reading) -> Outline:
    """The outline of a pack; mistakes are noted, and PackFault is raised if one is a fault."""
    head = reading.table(PACK, "pack")
    texts = {name: head.get(name) for name in ("name", "title_zh", "title_en", "region")}
    for name, text in texts.items():
        if not isinstance(text, str) or not text:
            reading.note(PACK, f"[pack]缺少{name}", f"[pack] lacks {name}", f'请写{name} = "…"')
    settings, machine = _settings(reading)
    reading.close()
    return Outline(
        name=str(texts["name"]),
        title_zh=str(texts["title_zh"]),
        title_en=str(texts["title_en"]),
        region=RegionCode(str(texts["region"])),
        settings=settings,
        machine_dispatch=machine,
    )


def read_sources(reading: Reading) -> dict[str, Source]:
    """The sources of a pack by code; mistakes are noted, and PackFault is raised if one is a fault."""
    sources: dict[str, Source] = {}
    for row in reading.rows(SOURCES, ["code", "name_zh", "name_en", "mode"]):
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
    return sources


def _settings(reading: Reading) -> tuple[Settings, bool]:
    """Every setting of pack.toml in its type; a name nobody knows is a mistake, a missing one has its default."""
    given = dict(reading.table(PACK, "settings"))
    machine = given.pop("machine_dispatch", False)
    if not isinstance(machine, bool):
        reading.note(PACK, "machine_dispatch不是是或否", "machine_dispatch is no boolean", "请写true或false")
    sound: dict[str, int | bool] = {}
    usual = {field.name: field.default for field in fields(Settings)}
    for name, value in given.items():
        default = usual.get(name)
        if default is None:
            known = "、".join([*usual, "machine_dispatch"])
            reading.note(PACK, f"没有名为{name}的设置", f"no setting is called {name}", f"可用的设置：{known}")
        elif _fits(value, default):
            sound[name] = value
        else:
            advice = "请写true或false" if isinstance(default, bool) else "请写不小于0的整数"
            reading.note(PACK, f"设置{name}的值“{value}”无效", f"{name} cannot be {value!r}", advice)
    return msgspec.convert(sound, Settings), machine is True


def _fits(value: object, default: object) -> TypeGuard[bool | int]:
    """Whether a value is of the kind of the default, and not negative."""
    if isinstance(value, bool) or isinstance(default, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    return isinstance(value, int) and value >= 0
