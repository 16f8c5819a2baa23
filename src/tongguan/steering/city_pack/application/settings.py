# SPDX-License-Identifier: Apache-2.0
"""What is nobody's part of pack.toml: the name of the city, and the settings that nobody knows."""

from collections.abc import Iterable

from tongguan.ground.kernel.city import City, Outline, Part
from tongguan.ground.kernel.city_settings import PACK_SHEET
from tongguan.ground.kernel.ids import RegionCode
from tongguan.ground.kernel.pack import PACK, Reading


def read_outline(reading: Reading, city: City) -> Outline:
    """Who the city is; mistakes are noted, and PackFault is raised if one is a fault."""
    del city
    head = reading.table(PACK, "pack")
    texts = {name: head.get(name) for name in ("name", "title_zh", "title_en", "region")}
    for name, text in texts.items():
        if not isinstance(text, str) or not text:
            reading.note(PACK, f"[pack]缺少{name}", f"[pack] lacks {name}", f'请写{name} = "…"')
    reading.close()
    return Outline(
        name=str(texts["name"]),
        title_zh=str(texts["title_zh"]),
        title_en=str(texts["title_en"]),
        region=RegionCode(str(texts["region"])),
    )


OUTLINE = Part(kind=Outline, read=read_outline, sheets=(PACK_SHEET,))


def note_unknown_settings(reading: Reading, known: Iterable[str]) -> None:
    """Notes every setting that no part understands: it would have no effect."""
    names = tuple(known)
    for name in reading.table(PACK, "settings"):
        if name not in names:
            advice = f"可用的设置：{'、'.join(names)}"
            reading.note(PACK, f"没有名为{name}的设置", f"no setting is called {name}", advice)
