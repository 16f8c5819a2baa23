# SPDX-License-Identifier: Apache-2.0
"""Applying a pack: proved first, then kept as a new dated edition, together with its people (ORG-18)."""

import asyncio
from datetime import datetime

from tongguan.city_pack.application.pack_files import archive_of, fingerprint
from tongguan.city_pack.application.ports import EditionWork
from tongguan.city_pack.application.prove import check
from tongguan.city_pack.domain.edition import Edition
from tongguan.kernel.ids import EditionNo
from tongguan.kernel.pack import PackFault, PackFiles
from tongguan.kernel.work import Command


async def apply_pack(
    files: PackFiles, command: Command, *, work: EditionWork, effective_from: datetime, note: str, now: datetime
) -> Edition:
    """The edition that now holds these files: a new one, or the newest if its files are the same.

    Raises PackFault with every finding when the pack cannot be proved, AccountTaken, AlreadyDone; nothing is
    changed then. People take up the posts of a pack at once, also when its rules take effect later.
    """
    report = await asyncio.to_thread(check, files)
    if report.city is None or report.faults:
        raise PackFault(report.findings)
    sha256 = fingerprint(files)
    async with work.begin(command) as book:
        latest = await book.latest()
        if latest is not None and latest.sha256 == sha256:
            return latest
        edition = Edition(
            no=EditionNo(1 if latest is None else latest.no + 1),
            name=report.city.outline.name,
            effective_from=effective_from,
            sha256=sha256,
            applied_by=command.by.person,
            applied_at=now,
            note=note,
        )
        await book.add(edition, archive_of(files), report.city.staff)
    return edition
