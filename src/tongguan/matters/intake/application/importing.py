# SPDX-License-Identifier: Apache-2.0
"""A file of reports, row by row (批量导入): so many rows to a transaction, going on where it stood, nothing twice.

A file goes through these steps, and what each one has to say is told with the import or with its row: the file as a
table (`channels/batch/reading`), its columns (`columns`), each row as a line (`rows`), the line as the city
understands it (`file_rows`), and here the case.

The progress of the import is kept in the transaction of the rows themselves: after a crash the next run starts at
the first row that was not committed. A row whose number or content is known already changes nothing. An import that
ends before its file does says why; one that nobody has touched for a while is taken for broken off.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID, uuid5

from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import Conflict, Refusal
from tongguan.ground.kernel.work import AlreadyDone, Command, RequestId
from tongguan.matters.intake.application.file_rows import GoodRow, Row
from tongguan.matters.intake.application.import_ports import (
    BadRow,
    BrokenOff,
    Import,
    ImportBook,
    ImportNote,
    ImportState,
    ImportWork,
)
from tongguan.matters.intake.application.taking_in import take_in
from tongguan.matters.intake.channels.batch.reading.table import Note
from tongguan.matters.intake.domain.desks import FILE_DESK
from tongguan.matters.intake.domain.petition import ReportDraft
from tongguan.matters.intake.domain.refusals import ImportUnderWay, NumberTaken, UnreadableFile

ROWS_AT_ONCE = 100
"""Rows of one transaction: what a crash costs is read again, so not too many."""
LOOKS = 5
"""How often a transaction is begun anew because others register the same numbers at the same time."""
TOUCHED_EVERY = timedelta(seconds=10)
"""How often an import that waits for its file says that it is still there."""
DORMANT_AFTER = timedelta(seconds=60)
"""An import not touched for so long has lost its process."""
MOST_NOTES, MOST_LINES = 100, 10
"""Different notes of an import, and lines that a note names."""
_REQUESTS = UUID("7d0a6f0e-4f0f-4f5f-9d54-1f9fd6f0a2b7")
_SEND_AGAIN = (
    "已登记的行不受影响。请重新上传同一文件，将从中断处继续。",
    "What is registered stays. Send the same file again: it goes on there.",
)
_MEND_AND_SEND = (
    "已登记的行不受影响。请修正文件后重新上传，已登记的行不会重复。",
    "What is registered stays. Mend the file and send it again: nothing comes twice.",
)

Progress = Callable[[Import], None]
"""Told after every transaction."""


def as_seen(state: Import, now: datetime) -> Import:
    """The import as it stands now: one that lost its process is broken off, whatever it said last."""
    if state.state is not ImportState.RUNNING or now - state.touched_at <= DORMANT_AFTER:
        return state
    zh, en = f"导入进程在第{state.row}行之后停止。", f"The process of the import ended after row {state.row}."
    return _broken(state, zh, en, _SEND_AGAIN)


async def import_rows(
    work: ImportWork,
    state: Import,
    rows: Iterable[Row],
    *,
    told_by_file: Sequence[Note] = (),
    by: Actor,
    cities: Cities,
    clock: Clock,
    on_progress: Progress,
) -> Import:
    """Register the rows of a file that are not registered yet; the end of the import, done or broken off.

    Raises ImportUnderWay when somebody else imports the same file now.
    """
    ahead = (row for row in rows if _line(row) > state.row)
    try:
        while True:
            chunk, broke_off = await _chunk_of(ahead, work, state, clock)
            if chunk:
                state = await _register(work, state, chunk, by=by, cities=cities, now=clock.now())
                on_progress(state)
            if broke_off is not None:
                raise broke_off
            if not chunk:
                break
        end = replace(state, state=ImportState.DONE, notes=_noted(state.notes, told_by_file), touched_at=clock.now())
        async with work.begin(_command(state, by, "done")) as book:
            await book.advance(end, (), rows=0)
    except UnreadableFile as error:
        at = max(state.row, int(error.facts.get("row") or 0))
        end = _broken(state, error.detail, f"{error.title_en}: it breaks off at row {at}.", _MEND_AND_SEND, at=at)
        await work.break_off(replace(end, touched_at=clock.now()))
    except ImportUnderWay:
        raise
    except Exception:
        zh, en = f"平台在第{state.row}行之后出错。", f"A fault of the platform after row {state.row}."
        end = _broken(state, zh, en, _SEND_AGAIN)
        with suppress(Exception):  # without its database it stays as it is, and is taken for broken off in a minute
            await work.break_off(replace(end, touched_at=clock.now()))
        raise
    on_progress(end)
    return end


async def _chunk_of(
    ahead: Iterator[Row], work: ImportWork, state: Import, clock: Clock
) -> tuple[list[Row], UnreadableFile | None]:
    """The next rows, and why none come after them; reading may take long, and is done beside everything else."""
    reading = asyncio.ensure_future(asyncio.to_thread(_read, ahead))
    while not (await asyncio.wait({reading}, timeout=TOUCHED_EVERY.total_seconds()))[0]:
        await work.touch(state.id, clock.now())
    return reading.result()


def _read(ahead: Iterator[Row]) -> tuple[list[Row], UnreadableFile | None]:
    chunk: list[Row] = []
    try:
        chunk.extend(islice(ahead, ROWS_AT_ONCE))
    except UnreadableFile as error:
        return chunk, error
    return chunk, None


async def _register(
    work: ImportWork, state: Import, chunk: Sequence[Row], *, by: Actor, cities: Cities, now: datetime
) -> Import:
    command = _command(state, by, str(_line(chunk[-1])))
    try:
        for _ in range(LOOKS):
            with suppress(NumberTaken):  # somebody registered one of them between our look and our commit: look again
                async with work.begin(command) as book:
                    return await _chunk(book, state, chunk, by=by, cities=cities, now=now)
        raise NumberTaken
    except AlreadyDone:
        return await work.get(state.id)
    except Conflict:
        raise
    except Refusal as refusal:  # only the commit knew that a row cannot be kept: find it, the others go in
        if len(chunk) == 1:
            async with work.begin(command) as book:
                return await _chunk(book, state, [_refused(chunk[0], refusal)], by=by, cities=cities, now=now)
    half = len(chunk) // 2
    state = await _register(work, state, chunk[:half], by=by, cities=cities, now=now)
    return await _register(work, state, chunk[half:], by=by, cities=cities, now=now)


async def _chunk(
    book: ImportBook, state: Import, chunk: Sequence[Row], *, by: Actor, cities: Cities, now: datetime
) -> Import:
    good = [row for row in chunk if isinstance(row, GoodRow)]
    bad = [row for row in chunk if isinstance(row, BadRow)]
    notes: list[tuple[int, Note]] = []
    seen = await _seen(book, [row.draft for row in good])
    registered = known = 0
    for row in good:
        line, draft, _ = row
        if seen.isdisjoint(_marks(draft)):
            try:
                await take_in(book, draft, channel=FILE_DESK.channel, by=by, cities=cities, now=now, checked=True)
            except Refusal as refusal:
                bad.append(_refused(row, refusal))
                continue
            seen |= _marks(draft)
            registered += 1
            notes += [(line, note) for note in row.notes]
        else:
            known += 1
    advanced = replace(
        state,
        row=_line(chunk[-1]),
        read=state.read + len(chunk),
        registered=state.registered + registered,
        known=state.known + known,
        bad=state.bad + len(bad),
        notes=_counted(state.notes, notes),
        touched_at=now,
    )
    await book.advance(advanced, sorted(bad, key=lambda row: row.row), rows=len(chunk))
    return advanced


async def _seen(book: ImportBook, drafts: Sequence[ReportDraft]) -> set[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for source in dict.fromkeys(draft.source for draft in drafts):
        ours = [draft for draft in drafts if draft.source == source]
        numbers = [draft.source_no for draft in ours if draft.source_no is not None]
        prints = [draft.fingerprint for draft in ours if draft.fingerprint is not None]
        for found in await book.known(source, numbers, prints):
            seen |= _marks_of(source, found.source_no, found.fingerprint)
    return seen


def _counted(notes: Sequence[ImportNote], more: Sequence[tuple[int, Note]]) -> tuple[ImportNote, ...]:
    """The notes of an import with those of more rows."""
    counted = {(note.code, note.zh): note for note in notes}
    for line, note in more:
        before = counted.get((note.code, note.zh))
        if before is not None:
            rows = before.rows if len(before.rows) >= MOST_LINES else (*before.rows, line)
            counted[note.code, note.zh] = replace(before, count=before.count + 1, rows=rows)
        elif len(counted) < MOST_NOTES:
            counted[note.code, note.zh] = ImportNote(code=note.code, zh=note.zh, en=note.en, count=1, rows=(line,))
    return tuple(counted.values())


def _noted(notes: Sequence[ImportNote], of_file: Sequence[Note]) -> tuple[ImportNote, ...]:
    """The notes of an import after those of its file."""
    told = {(note.code, note.zh): ImportNote(code=note.code, zh=note.zh, en=note.en) for note in of_file}
    return tuple({**told, **{(note.code, note.zh): note for note in notes}}.values())


def of_file(notes: Sequence[Note]) -> tuple[ImportNote, ...]:
    """What is known of a file before its rows are read."""
    return _noted((), notes)


def _refused(row: Row, refusal: Refusal) -> BadRow:
    """A row that made sense in itself, but not in this city or to the database."""
    if isinstance(row, BadRow):
        return replace(row, value="", column="")
    return BadRow(
        row=row.line,
        column="",
        value=(row.draft.source_no or row.draft.title or row.draft.words)[:60],
        problem_zh=refusal.title,
        problem_en=refusal.title_en,
        advice_zh=refusal.detail,
    )


def _broken(state: Import, zh: str, en: str, advice: tuple[str, str], *, at: int | None = None) -> Import:
    broken = BrokenOff(row=state.row if at is None else at, zh=zh, en=en, advice_zh=advice[0], advice_en=advice[1])
    return replace(state, state=ImportState.BROKEN_OFF, broken_off=broken)


def _line(row: Row) -> int:
    return row.row if isinstance(row, BadRow) else row.line


def _marks(draft: ReportDraft) -> set[tuple[str, str]]:
    return _marks_of(draft.source, draft.source_no, draft.fingerprint)


def _marks_of(source: str, number: str | None, fingerprint: str | None) -> set[tuple[str, str]]:
    marks = set() if number is None else {(source, number)}
    return marks if fingerprint is None else marks | {("", fingerprint)}


def _command(state: Import, by: Actor, step: str) -> Command:
    return Command(request_id=RequestId(uuid5(_REQUESTS, f"{state.id}/{step}")), by=by)
