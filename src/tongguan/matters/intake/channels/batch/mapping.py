# SPDX-License-Identifier: Apache-2.0
"""A row of a file as a line that can be registered; or what is wrong with it and what to write instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from tongguan.city.grid.api import System
from tongguan.matters.intake.channels.batch.columns import Header
from tongguan.matters.intake.channels.batch.marks import KINDS, URGENCIES
from tongguan.matters.intake.channels.batch.reading.files import read_table
from tongguan.matters.intake.channels.batch.reading.table import Broken, Note, Numbered
from tongguan.matters.intake.channels.batch.rows import FileRow, Mistake, Wrong, cut_off_fields
from tongguan.matters.intake.domain.petition import OWN_TITLE_LENGTH, OrderKind, Petitioner, ReportDraft, Urgency
from tongguan.matters.intake.domain.refusals import UnreadableFile

LOOKED_AT = 200
"""Rows that are looked at together, before the first is understood, to see whether their numbers were cut off."""
NUMBERS = ("source_no", "phone", "call_back", "id_no", "line", "class_code")
NOT_REGISTERED = ("status", "due_at", "closed_at", "answer")
"""Fields of a file that tell how an order fared elsewhere: read for replays, not registered by an import."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row as it was understood."""

    row: int
    draft: ReportDraft
    """What it says of the report; the source as the file calls it, region and class as far as it gives codes."""
    street: str
    community: str
    class_names: tuple[str, ...]
    """Names of major, minor and sub-class as far as the file gives them."""
    status: str
    due_at: datetime | None
    closed_at: datetime | None
    answer: str
    print: str
    """SHA-256 (hex) of all its cells."""
    notes: tuple[Note, ...]
    """What the sender must know, though the row is registered."""


@dataclass(frozen=True, kw_only=True)
class FileSheet:
    """A file as lines."""

    header: Header
    notes: Sequence[Note]
    """What was done with the file that its sender must know; whole when the lines are exhausted."""
    lines: Iterator[Line | Wrong]
    """In the order of the file; raises UnreadableFile where the file breaks off."""


def read_sheet(
    path: Path, *, zone: ZoneInfo, system: System | None = None, but: Sequence[str] = NOT_REGISTERED
) -> FileSheet:
    """The rows of a file, in order; raises UnreadableFile.

    Dates are those of the zone's clocks, positions those of the system where a row names none; columns of the fields
    in `but` are passed over.
    """
    table = read_table(path)
    header = table.header.without(but)
    return FileSheet(header=header, notes=table.notes, lines=_lines(header, table.rows, zone, system))


def read_lines(path: Path, *, zone: ZoneInfo) -> Iterator[Line | Wrong]:
    """The rows of a file with all that it tells of them, in order; raises UnreadableFile."""
    return read_sheet(path, zone=zone, but=()).lines


def _lines(
    header: Header, rows: Iterator[Numbered | Broken], zone: ZoneInfo, system: System | None
) -> Iterator[Line | Wrong]:
    first, broke_off = list[Numbered | Broken](), None
    try:
        for row in rows:
            first.append(row)
            if len(first) == LOOKED_AT:
                break
    except UnreadableFile as error:
        broke_off = error
    cut_off = cut_off_fields((FileRow(header, row, zone=zone) for row in first if not isinstance(row, Broken)), NUMBERS)
    for row in first if broke_off else chain(first, rows):
        yield (
            _wrong_of(row)
            if isinstance(row, Broken)
            else _line_of(FileRow(header, row, zone=zone, system=system, cut_off=cut_off))
        )
    if broke_off is not None:
        raise broke_off


def draft_of(line: Line, *, source: str, region: str, class_code: str | None) -> ReportDraft:
    """The draft of a line; source, region and class are what the city makes of its words."""
    said = line.draft
    return replace(
        said,
        source=source,
        words=said.words or said.title,
        address=said.address or line.street + line.community or "地点未填",
        region=region,
        class_code=class_code,
        source_class=said.source_class or "/".join(line.class_names) or None,
        fingerprint=fingerprint(line, source) if said.source_no is None else None,
    )


def fingerprint(line: Line, source: str) -> str:
    """SHA-256 (hex) of a row without a number of its own: the source and all that stands in it."""
    return sha256(f"{source}\x1f{line.print}".encode()).hexdigest()


def _line_of(row: FileRow) -> Line | Wrong:
    """What one row says, or the first thing that is wrong with it."""
    try:
        return _line(row)
    except Mistake as mistake:
        return mistake.wrong


def _line(row: FileRow) -> Line:
    title, words = row.text("title"), row.words("words")
    source_class = row.text("source_class") or None
    if not title and not words and source_class is None:
        raise row.mistake("words", "没有诉求内容", "the row does not say what it is about", "请填写诉求内容")
    if len(title) > OWN_TITLE_LENGTH and words:
        row.note("title_shortened", f"标题超过{OWN_TITLE_LENGTH}字，已截短", "the title was shortened")
    names = tuple(name for field in ("major_class", "minor_class", "sub_class") if (name := row.text(field)))
    phone, call_back = _numbers_of_the_caller(row)
    row.tell_untitled_columns()
    return Line(
        row=row.row,
        draft=ReportDraft(
            source_no=row.number("source_no"),
            source=row.text("source"),
            kind=row.word("kind", KINDS, OrderKind.COMPLAINT),
            urgency=row.word("urgency", URGENCIES, Urgency.NORMAL),
            said_at=row.moment("said_at"),
            title=title or (source_class or "" if not words else ""),
            words=words,
            address=row.text("address"),
            point=row.point(),
            petitioner=Petitioner(
                name=row.text("name"),
                phone=phone,
                call_back=call_back,
                id_no=row.number("id_no") or "",
                confidential=row.confidential(),
            ),
            source_line=row.number("line") or "",
            class_code=row.number("class_code"),
            source_class=source_class,
            wants_answer=bool(phone or call_back),
        ),
        street=row.text("street"),
        community=row.text("community"),
        class_names=names,
        status=row.text("status"),
        due_at=row.moment("due_at"),
        closed_at=row.moment("closed_at"),
        answer=row.words("answer"),
        print=row.print(),
        notes=tuple(row.notes),
    )


def _numbers_of_the_caller(row: FileRow) -> tuple[str, str]:
    """The number called from, and the one to answer on: of its own column, or the second one of the caller's."""
    own, others = row.telephones("phone"), row.telephones("call_back")
    phone, call_back = (*own, "")[0], (*others, *own[1:], "")[0]
    if {*own, *others} - {phone, call_back}:
        row.note("numbers_left_out", "一行有两个以上电话，只登记两个", "of several telephone numbers two are kept")
    return phone, call_back


def _wrong_of(broken: Broken) -> Wrong:
    return Wrong(
        row=broken.row,
        column="",
        value=broken.value,
        problem_zh=broken.problem_zh,
        problem_en=broken.problem_en,
        advice_zh=broken.advice_zh,
    )
