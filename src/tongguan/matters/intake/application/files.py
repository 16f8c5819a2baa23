# SPDX-License-Identifier: Apache-2.0
"""The verbs of an import (批量导入): begin, go on, ask how far it has come and which rows are bad."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from tongguan.city.deadlines.api import Calendars
from tongguan.city.grid.api import System, system_named
from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Actor
from tongguan.matters.intake.application.file_rows import rows_of
from tongguan.matters.intake.application.import_ports import BadRow, Import, ImportState, ImportWork
from tongguan.matters.intake.application.importing import Progress, as_seen, import_rows, of_file
from tongguan.matters.intake.channels.batch.mapping import read_sheet
from tongguan.matters.intake.domain.desks import FILE_DESK
from tongguan.matters.intake.domain.refusals import ImportUnderWay, NoImport, UnknownSource, UnknownSystem
from tongguan.matters.intake.domain.sources import Sources


@dataclass(frozen=True, kw_only=True)
class BegunImport:
    """The import of a file that was sent."""

    state: Import
    to_do: bool
    """Whether it is for the sender's process to go on with; otherwise it is done, or another one is at it."""


class Imports:
    """The verbs of an import, each in transactions of its own."""

    def __init__(self, imports: ImportWork, *, cities: Cities, clock: Clock) -> None:
        self._imports = imports
        self._cities = cities
        self._clock = clock

    async def import_file(
        self, path: Path, *, file_name: str, source: str, by: Actor, on_progress: Progress = lambda state: None
    ) -> Import:
        """Register every row of a CSV or XLSX file; a file that was taken in before changes nothing.

        Raises NotYourDesk, UnknownSource, UnreadableFile before anything is registered; ImportUnderWay.
        """
        begun = await self.begin_import(path, file_name=file_name, source=source, by=by)
        if begun.to_do:
            return await self.go_on(begun.state, path, by=by, on_progress=on_progress)
        if begun.state.state is not ImportState.DONE:
            raise ImportUnderWay
        return begun.state

    async def begin_import(
        self, path: Path, *, file_name: str, source: str, system: str = "", by: Actor
    ) -> BegunImport:
        """The import of this file, new or begun before; `system` names that of positions whose row names none.

        Raises NotYourDesk, UnknownSource, UnknownSystem, UnreadableFile.
        """
        seated = FILE_DESK.seated(by)
        if source not in self._cities.current().part(Sources).by_code:
            raise UnknownSource(f"没有来源“{source}”。", source=source)
        meant = _system_of(system)
        sheet = await asyncio.to_thread(read_sheet, path, zone=self._zone(), system=meant)
        now = self._clock.now()
        start = Import(
            id=new_id(),
            file_name=file_name,
            digest=await asyncio.to_thread(_digest_of, path),
            source=source,
            system="" if meant is None else meant.value,
            state=ImportState.RUNNING,
            row=0,
            read=0,
            registered=0,
            known=0,
            bad=0,
            passed_over=sheet.header.passed_over,
            notes=of_file(sheet.notes),
            broken_off=None,
            by=by.person,
            organ=seated.posts[0].organ,
            begun_at=now,
            touched_at=now,
        )
        found = await self._imports.open(start)
        if found.id == start.id:
            return BegunImport(state=found, to_do=True)
        if as_seen(found, now).state is ImportState.BROKEN_OFF:
            return BegunImport(state=await self._imports.take_up(found, now), to_do=True)
        return BegunImport(state=found, to_do=False)

    async def go_on(
        self, begun: Import, path: Path, *, by: Actor, on_progress: Progress = lambda state: None
    ) -> Import:
        """Register the rows that are not registered yet; the end of the import, done or broken off."""
        city = self._cities.current()
        sheet = await asyncio.to_thread(read_sheet, path, zone=self._zone(), system=_system_of(begun.system))
        column = sheet.header.title("source_no")
        return await import_rows(
            self._imports,
            begun,
            rows_of(sheet.lines, source=begun.source, city=city, column=column),
            told_by_file=sheet.notes,
            by=FILE_DESK.seated(by),
            cities=self._cities,
            clock=self._clock,
            on_progress=on_progress,
        )

    async def import_state(self, import_id: UUID, *, by: Actor) -> Import:
        """How far an import has come, for whoever sent the file or imports files at the same organ; raises NoImport."""
        posts = by.posts_as(*FILE_DESK.roles)
        state = await self._imports.get(import_id)
        beside = any(post.organ == state.organ for post in posts)
        if not posts or not (beside or await self._imports.sent_by(import_id, by.person)):
            raise NoImport
        return as_seen(state, self._clock.now())

    async def bad_rows(self, import_id: UUID, *, by: Actor, after: int = 0, most: int = 200) -> Sequence[BadRow]:
        """The rows that could not be registered, and what to write instead; raises NoImport."""
        await self.import_state(import_id, by=by)
        return await self._imports.bad_rows(import_id, after=after, most=most)

    def _zone(self) -> ZoneInfo:
        return self._cities.current().part(Calendars).time_zone


def may_import(by: Actor) -> None:
    """Raises NotYourDesk unless this person may take in files."""
    FILE_DESK.seated(by)


def _system_of(word: str) -> System | None:
    """The reference system that somebody names; none when he names none; raises UnknownSystem."""
    system = system_named(word)
    if system is None and word.strip():
        raise UnknownSystem(f"“{word[:20]}”不是可用的坐标系，请写{'、'.join(one.value for one in System)}之一。")
    return system


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
