# SPDX-License-Identifier: Apache-2.0
"""A file of reports, row by row (批量导入): so many rows to a transaction, going on where it stood, nothing twice.

The progress of the import is kept in the transaction of the rows themselves: after a crash the next run starts at
the first row that was not committed. A row whose number or content is known already changes nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from uuid import UUID, uuid5

from tongguan.intake.application.ports import BadRow, Cities, Import, ImportBook, ImportWork
from tongguan.intake.application.taking_in import take_in
from tongguan.intake.domain.petition import Draft
from tongguan.intake.domain.refusals import NumberTaken
from tongguan.kernel.clock import Clock
from tongguan.kernel.people import Actor
from tongguan.kernel.refusal import Refusal
from tongguan.kernel.work import AlreadyDone, Command

ROWS_AT_ONCE = 100
"""Rows of one transaction: what a crash costs is read again, so not too many."""
_REQUESTS = UUID("7d0a6f0e-4f0f-4f5f-9d54-1f9fd6f0a2b7")

Progress = Callable[[Import], None]
"""Told after every transaction."""
Row = tuple[int, Draft] | BadRow
"""A row that can be registered, with its line in the file; or one that cannot."""


async def import_rows(
    work: ImportWork, start: Import, rows: Iterable[Row], *, by: Actor, cities: Cities, clock: Clock, told: Progress
) -> Import:
    """Register the rows of a file; the end of the import, or of the one of the same content that was done before.

    Raises ImportUnderWay when somebody else imports the same file now.
    """
    state = await work.open(start)
    if state.state == "done":
        return state
    ahead = (row for row in rows if _line(row) > state.row)
    while chunk := list(islice(ahead, ROWS_AT_ONCE)):
        state = await _register(work, state, chunk, by=by, cities=cities, now=clock.now())
        told(state)
    finished = replace(state, state="done", touched_at=clock.now())
    async with work.begin(_command(state, by, "done")) as book:
        await book.advance(finished, (), rows=0)
    told(finished)
    return finished


async def _register(
    work: ImportWork, state: Import, chunk: Sequence[Row], *, by: Actor, cities: Cities, now: datetime
) -> Import:
    command = _command(state, by, str(_line(chunk[-1])))
    try:
        async with work.begin(command) as book:
            return await _chunk(book, state, chunk, by=by, cities=cities, now=now)
    except NumberTaken:  # somebody registered one of these numbers between our look and our commit: look again
        async with work.begin(command) as book:
            return await _chunk(book, state, chunk, by=by, cities=cities, now=now)
    except AlreadyDone:
        return await work.get(state.id)


async def _chunk(
    book: ImportBook, state: Import, chunk: Sequence[Row], *, by: Actor, cities: Cities, now: datetime
) -> Import:
    drafts = [(line, draft) for line, draft in (row for row in chunk if not isinstance(row, BadRow))]
    bad = [row for row in chunk if isinstance(row, BadRow)]
    seen = await _seen(book, drafts)
    registered = known = 0
    for line, draft in drafts:
        if seen.isdisjoint(_marks(draft)):
            try:
                await take_in(book, draft, by=by, cities=cities, now=now, checked=True)
            except Refusal as refusal:
                bad.append(refused_row(line, draft, refusal))
                continue
            seen |= _marks(draft)
            registered += 1
        else:
            known += 1
    advanced = replace(
        state,
        row=_line(chunk[-1]),
        read=state.read + len(chunk),
        registered=state.registered + registered,
        known=state.known + known,
        bad=state.bad + len(bad),
        touched_at=now,
    )
    await book.advance(advanced, sorted(bad, key=lambda row: row.row), rows=len(chunk))
    return advanced


async def _seen(book: ImportBook, drafts: Sequence[tuple[int, Draft]]) -> set[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for source in dict.fromkeys(draft.source for _, draft in drafts):
        ours = [draft for _, draft in drafts if draft.source == source]
        numbers = [draft.source_no for draft in ours if draft.source_no is not None]
        prints = [draft.fingerprint for draft in ours if draft.fingerprint is not None]
        for found in await book.known(source, numbers, prints):
            seen |= _marks_of(source, found.source_no, found.fingerprint)
    return seen


def refused_row(line: int, draft: Draft, refusal: Refusal) -> BadRow:
    """A row that made sense in itself, but not in this city."""
    return BadRow(
        row=line,
        column="",
        value=(draft.source_no or draft.title or draft.words)[:60],
        problem_zh=refusal.title,
        problem_en=refusal.title_en,
        advice_zh=refusal.detail,
    )


def _line(row: Row) -> int:
    return row.row if isinstance(row, BadRow) else row[0]


def _marks(draft: Draft) -> set[tuple[str, str]]:
    return _marks_of(draft.source, draft.source_no, draft.fingerprint)


def _marks_of(source: str, number: str | None, fingerprint: str | None) -> set[tuple[str, str]]:
    marks = set() if number is None else {(source, number)}
    return marks if fingerprint is None else marks | {("", fingerprint)}


def _command(state: Import, by: Actor, step: str) -> Command:
    return Command(request_id=uuid5(_REQUESTS, f"{state.id}/{step}"), by=by)
