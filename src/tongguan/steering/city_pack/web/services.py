# SPDX-License-Identifier: Apache-2.0
"""What the routes of editions and drafts are given, and what they share."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Path, Query

from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import PackFiles
from tongguan.ground.kernel.people import Actor
from tongguan.ground.plumbing.responses import problems
from tongguan.matters.dispatch.api import DispatchRecord
from tongguan.steering.city_pack.api import (
    READERS,
    CityPacks,
    Drafts,
    Edition,
    Editions,
    NotYours,
    UnknownEdition,
    counts,
    read_archive,
)
from tongguan.steering.city_pack.web.presenting import Name

File = Annotated[str, Path(max_length=100, pattern=r"^[a-z_]+(/[a-z_]+)?\.[a-z]+$", description="包内文件 | file")]
Wanted = Annotated[str, Query(max_length=100, pattern=r"^[^\x00]*$", description="查找 | text to look for")]
Offset = Annotated[int, Query(ge=0, le=100_000, description="跳过的行数 | rows to pass over")]
Limit = Annotated[int, Query(ge=1, le=3_000, description="最多行数 | at most so many rows")]
PROBLEMS = problems(
    401, 422, said={403: "无此权限 | not allowed", 404: "没有 | none", 409: "已变化 | changed meanwhile"}
)
ZIP = "application/zip"
ZIPPED: dict[int | str, dict[str, object]] = {
    200: {"content": {ZIP: {"schema": {"type": "string", "format": "binary"}}}, "description": "ZIP"}
}
_KEPT = 4


@dataclass(frozen=True, kw_only=True)
class CityPackServices:
    """What the routes of editions and drafts are given."""

    packs: CityPacks
    editions: Editions
    drafts: Drafts
    record: DispatchRecord
    person: Name
    clock: Clock
    _files: OrderedDict[EditionNo, PackFiles] = field(default_factory=OrderedDict)
    _counts: dict[EditionNo, Mapping[str, int]] = field(default_factory=dict)

    def edition(self, no: int) -> Edition:
        """An edition by number; raises UnknownEdition."""
        found = next((one for one in self.editions.known if one.no == no), None)
        if found is None:
            raise UnknownEdition(f"没有第{no}版城市包。", edition=no)
        return found

    async def files(self, no: EditionNo) -> PackFiles:
        """The files of an edition; the last few are kept, as people look at one table after another."""
        if no not in self._files:
            archive = await asyncio.to_thread(self.editions.archive, no)
            self._files[no] = read_archive(archive)
            self._counts[no] = counts(self._files[no], self.drafts.parts)
        self._files.move_to_end(no)
        while len(self._files) > _KEPT:
            self._files.popitem(last=False)
        return self._files[no]

    async def counts(self, no: EditionNo) -> Mapping[str, int]:
        """How many rows the tables of an edition have."""
        if no not in self._counts:
            await self.files(no)
        return self._counts[no]

    async def city(self, no: EditionNo) -> City:
        """The city of an edition, loaded beside the running work."""
        return await asyncio.to_thread(self.editions.of, no)


def may_read(by: Actor) -> None:
    """Raises NotYours unless this person may look at editions and drafts."""
    if not by.posts_as(*READERS):
        raise NotYours("只有管理、审计和领导岗位可以查看城市版本。")
