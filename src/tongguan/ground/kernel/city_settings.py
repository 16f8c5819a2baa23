# SPDX-License-Identifier: Apache-2.0
"""The values in which cities differ ([settings] of pack.toml): each module declares its own, with what is usual."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeGuard, TypeVar

from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.pack import PACK, Finding, Reading
from tongguan.ground.kernel.sheets import PackSheet

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Chosen = TypeVar("Chosen", bound="DataclassInstance")

PACK_SHEET = PackSheet(file=PACK, zh="城市设置", en=PACK)
"""Who the city is and how it differs from others; told as it is."""


def settings_part(usual: Chosen, *, prove: Callable[[City], Iterable[Finding]] | None = None) -> Part[Chosen]:
    """The settings of a module as a part of a pack; the value given holds what is usual."""

    def read(reading: Reading, city: City) -> Chosen:
        del city
        return read_settings(reading, usual)

    names = tuple(one.name for one in fields(usual))
    return Part(kind=type(usual), read=read, sheets=(PACK_SHEET,), settings=names, prove=prove)


def read_settings(reading: Reading, usual: Chosen) -> Chosen:
    """These settings as the pack has them; one it does not name is as usual. What nobody knows, `city_pack` notes."""
    given = Reading(files=reading.files).table(PACK, "settings")
    sound: dict[str, int | bool] = {}
    for one in fields(usual):
        if one.name not in given:
            continue
        value = given[one.name]
        if _fits(value, one.default):
            sound[one.name] = value
        else:
            advice = "请写true或false" if isinstance(one.default, bool) else "请写不小于0的整数"
            reading.note(PACK, f"设置{one.name}的值“{value}”无效", f"{one.name} cannot be {value!r}", advice)
    reading.close()
    return replace(usual, **sound)


def _fits(value: object, default: object) -> TypeGuard[bool | int]:
    """Whether a value is of the kind of the default, and not negative."""
    if isinstance(value, bool) or isinstance(default, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    return isinstance(value, int) and value >= 0
