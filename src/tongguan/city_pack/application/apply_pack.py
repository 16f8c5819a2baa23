# SPDX-License-Identifier: Apache-2.0
"""Applying a pack: proved first, then kept as a new dated edition, together with its people (ORG-18)."""

import asyncio
from datetime import datetime

from tongguan.city_pack.application.pack_files import archive_of, fingerprint
from tongguan.city_pack.application.ports import EditionBook, EditionWork
from tongguan.city_pack.application.prove import check
from tongguan.city_pack.domain.draft import Draft
from tongguan.city_pack.domain.edition import Edition
from tongguan.city_pack.domain.refusals import DraftChanged, EditionMovedOn, NotEditable
from tongguan.kernel.ids import EditionNo
from tongguan.kernel.pack import PackFault, PackFiles
from tongguan.kernel.work import Command


async def apply_pack(
    files: PackFiles,
    command: Command,
    *,
    work: EditionWork,
    effective_from: datetime,
    note: str,
    now: datetime,
    draft: Draft | None = None,
) -> Edition:
    """The edition that now holds these files: a new one, or the newest if its files are the same.

    Raises PackFault with every finding when the pack cannot be proved, AccountTaken, AlreadyDone; of a draft also
    EditionMovedOn, DraftChanged and its own refusals. Nothing is changed then. People take up the posts of a pack at
    once, also when its rules take effect later.
    """
    report = await asyncio.to_thread(check, files)
    if report.city is None or report.faults:
        raise PackFault(report.findings)
    sha256 = fingerprint(files)
    async with work.begin(command) as book:
        latest = await book.latest()
        if draft is not None:
            await _must_still_hold(draft, sha256, latest, book, command)
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
        if draft is not None:
            done = draft.applied(edition.no, by=command.by.person, at=now)
            facts = {"edition": edition.no, "agreed_by": draft.agreed_by if draft.agreed else None}
            await book.close_draft(done, done.footprint("apply_draft", before=draft, by=command.by, **facts))
    return edition


async def _must_still_hold(
    draft: Draft, sha256: str, latest: Edition | None, book: EditionBook, command: Command
) -> None:
    """Nobody has changed the draft while it was proved, nor applied another edition, and this person may apply it."""
    kept = await book.draft(draft.id)
    kept.may_be_applied(by=command.by)
    if kept.version != draft.version:
        raise DraftChanged("草稿在检查期间被改动，请重新检查后再发布。")
    if latest is None or latest.no != draft.base:
        now = latest.no if latest is not None else 0
        raise EditionMovedOn(
            f"草稿基于第{draft.base}版，而第{now}版已经发布。请把改动移到新版上，重新检查后再发布。",
            base=draft.base,
            edition=now,
        )
    if latest.sha256 == sha256:
        raise NotEditable("草稿与现行版本没有差别，无须发布。")
