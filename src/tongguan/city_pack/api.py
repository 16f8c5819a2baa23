# SPDX-License-Identifier: Apache-2.0
"""The front door of city packs."""

from datetime import datetime
from uuid import UUID

from tongguan.city_pack.application.apply_pack import apply_pack
from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.clone_street import Clone, base_of, clone_street
from tongguan.city_pack.application.compare_packs import (
    FileChange,
    LeadChange,
    PackDifference,
    RowChange,
    diff,
    replay,
)
from tongguan.city_pack.application.editions import Editions
from tongguan.city_pack.application.pack_files import (
    archive_of,
    fingerprint,
    read_archive,
    read_folder,
    read_overlay,
    write_folder,
)
from tongguan.city_pack.application.ports import EditionShelf, EditionWork
from tongguan.city_pack.application.prove import Figure, Progress, Report, check
from tongguan.city_pack.application.read_city import PackReading, read_city, read_pack
from tongguan.city_pack.application.settings import Mode, Outline, Source
from tongguan.city_pack.domain.edition import Edition
from tongguan.city_pack.domain.refusals import NoEditionInForce, UnknownEdition
from tongguan.kernel.clock import Clock
from tongguan.kernel.pack import PackFiles
from tongguan.kernel.people import Actor
from tongguan.kernel.work import Command


class CityPacks:
    """The verbs that change the editions of a city, each in a transaction of its own."""

    def __init__(self, work: EditionWork, clock: Clock) -> None:
        self._work = work
        self._clock = clock

    async def apply(
        self, files: PackFiles, *, by: Actor, request_id: UUID, effective_from: datetime | None = None, note: str = ""
    ) -> Edition:
        """Make a pack the newest edition, effective at once unless a later moment is given.

        Raises PackFault when it cannot be proved, AccountTaken, AlreadyDone; nothing is changed then.
        """
        now = self._clock.now()
        command = Command(request_id=request_id, by=by)
        start = effective_from if effective_from is not None else now
        return await apply_pack(files, command, work=self._work, effective_from=start, note=note, now=now)


__all__ = [
    "City",
    "CityPacks",
    "Clone",
    "Edition",
    "EditionShelf",
    "EditionWork",
    "Editions",
    "Figure",
    "FileChange",
    "LeadChange",
    "Mode",
    "NoEditionInForce",
    "Outline",
    "PackDifference",
    "PackReading",
    "Progress",
    "Report",
    "RowChange",
    "Source",
    "UnknownEdition",
    "archive_of",
    "base_of",
    "check",
    "clone_street",
    "diff",
    "fingerprint",
    "read_archive",
    "read_city",
    "read_folder",
    "read_overlay",
    "read_pack",
    "replay",
    "write_folder",
]
