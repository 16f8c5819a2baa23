# SPDX-License-Identifier: Apache-2.0
"""How city packs say no; mistakes inside a pack are `kernel.pack.PackFault`.

Refusal
├── NoEditionInForce      503  (no city pack was applied yet)
└── NotFound
    └── UnknownEdition    404
"""

from typing import ClassVar

from tongguan.kernel.refusal import NotFound, Refusal


class NoEditionInForce(Refusal):
    """Nobody has applied a city pack yet, or none is effective yet."""

    code: ClassVar[str] = "city_pack.no_edition_in_force"
    title: ClassVar[str] = "尚无生效的城市包"
    title_en: ClassVar[str] = "No city edition is in force"
    status: ClassVar[int] = 503


class UnknownEdition(NotFound):
    """There is no city edition of this number."""

    code: ClassVar[str] = "city_pack.unknown_edition"
    title: ClassVar[str] = "没有这个城市版本"
    title_en: ClassVar[str] = "No such city edition"
