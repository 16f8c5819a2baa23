# SPDX-License-Identifier: Apache-2.0
"""The front door of city packs."""

from datetime import datetime
from uuid import UUID

from tongguan.city_pack.application.apply_pack import apply_pack
from tongguan.city_pack.application.bench import ConsideredSaid, Resolved, resolved
from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.clone_street import Clone, base_of, clone_street, rows_of_street
from tongguan.city_pack.application.compare_packs import (
    FileChange,
    LeadChange,
    PackDifference,
    RowChange,
    diff,
    replay,
)
from tongguan.city_pack.application.drafting import Drafts, PastRecord
from tongguan.city_pack.application.edit_rows import RowEdit, readable_table
from tongguan.city_pack.application.editions import Editions
from tongguan.city_pack.application.examine import STEPS
from tongguan.city_pack.application.found_district import Named, found_district
from tongguan.city_pack.application.leafing import Leaf, Leaves, counts, leaf_through
from tongguan.city_pack.application.pack_files import (
    archive_of,
    fingerprint,
    read_archive,
    read_folder,
    read_overlay,
    write_folder,
)
from tongguan.city_pack.application.ports import CheckState, EditionShelf, EditionWork
from tongguan.city_pack.application.prove import Figure, Progress, Report, check
from tongguan.city_pack.application.quick_look import quick_findings
from tongguan.city_pack.application.read_city import PackReading, read_city, read_pack
from tongguan.city_pack.application.said import Examination
from tongguan.city_pack.application.saying import Saying
from tongguan.city_pack.application.settings import Mode, Outline, Source
from tongguan.city_pack.application.sheets import ROLES, SHEETS, WORDS, Column, Holds, Sheet, sheet_of
from tongguan.city_pack.application.tables import KEYS, Cells, Table
from tongguan.city_pack.domain.draft import READERS, Draft, DraftState
from tongguan.city_pack.domain.edition import Edition
from tongguan.city_pack.domain.refusals import NoEditionInForce, NotYours, UnknownDraft, UnknownEdition
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
    "KEYS",
    "READERS",
    "ROLES",
    "SHEETS",
    "STEPS",
    "WORDS",
    "Cells",
    "CheckState",
    "City",
    "CityPacks",
    "Clone",
    "Column",
    "ConsideredSaid",
    "Draft",
    "DraftState",
    "Drafts",
    "Edition",
    "EditionShelf",
    "EditionWork",
    "Editions",
    "Examination",
    "Figure",
    "FileChange",
    "Holds",
    "LeadChange",
    "Leaf",
    "Leaves",
    "Mode",
    "Named",
    "NoEditionInForce",
    "NotYours",
    "Outline",
    "PackDifference",
    "PackReading",
    "PastRecord",
    "Progress",
    "Report",
    "Resolved",
    "RowChange",
    "RowEdit",
    "Saying",
    "Sheet",
    "Source",
    "Table",
    "UnknownDraft",
    "UnknownEdition",
    "archive_of",
    "base_of",
    "check",
    "clone_street",
    "counts",
    "diff",
    "fingerprint",
    "found_district",
    "leaf_through",
    "quick_findings",
    "read_archive",
    "read_city",
    "read_folder",
    "read_overlay",
    "read_pack",
    "readable_table",
    "replay",
    "resolved",
    "rows_of_street",
    "sheet_of",
    "write_folder",
]
