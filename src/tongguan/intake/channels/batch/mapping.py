# SPDX-License-Identifier: Apache-2.0
"""A row of a file as a line that can be registered; or what is wrong with it and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from tongguan.intake.channels.batch.columns import Header
from tongguan.intake.channels.batch.moments import NoMoment, moment_of
from tongguan.intake.channels.batch.tables import Numbered, read_table
from tongguan.intake.domain.petition import Channel, Draft, OrderKind, Petitioner, Urgency
from tongguan.kernel.geo import Point

Word = TypeVar("Word")

KINDS = {
    "咨询": OrderKind.CONSULTATION,
    "求助": OrderKind.HELP,
    "投诉": OrderKind.COMPLAINT,
    "举报": OrderKind.REPORT,
    "建议": OrderKind.SUGGESTION,
    "意见": OrderKind.OPINION,
    "表扬": OrderKind.PRAISE,
    **{kind.value: kind for kind in OrderKind},
}
URGENCIES = {
    "一般": Urgency.NORMAL,
    "普通": Urgency.NORMAL,
    "紧急": Urgency.URGENT,
    "特急": Urgency.CRITICAL,
    **{urgency.value: urgency for urgency in Urgency},
}
YES = frozenset({"是", "yes", "true", "1", "保密", "y"})
LONGEST_WORDS = 20_000
_WHOLE_AS_FRACTION = re.compile(r"(\d+)\.0+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """What is wrong with a row."""

    row: int
    column: str
    value: str
    problem_zh: str
    problem_en: str
    advice_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row as it was understood."""

    row: int
    source_no: str | None
    source: str
    kind: OrderKind
    urgency: Urgency
    said_at: datetime | None
    title: str
    words: str
    address: str
    street: str
    community: str
    point: Point | None
    petitioner: Petitioner
    line: str
    class_code: str | None
    class_names: tuple[str, ...]
    """Names of major, minor and sub-class as far as the file gives them."""
    source_class: str | None
    status: str
    due_at: datetime | None
    closed_at: datetime | None
    answer: str


def read_lines(path: Path, *, zone: ZoneInfo) -> Iterator[Line | Wrong]:
    """The rows of a file, in order; dates are those of the zone's clocks; raises UnreadableFile."""
    header, rows = read_table(path)
    return (line_of(header, row, zone=zone) for row in rows)


def line_of(header: Header, numbered: Numbered, *, zone: ZoneInfo) -> Line | Wrong:
    """What one row says, or the first thing that is wrong with it."""
    row = _Row(header, numbered, zone)
    try:
        return row.line()
    except _Mistake as mistake:
        return mistake.wrong


def draft_of(line: Line, *, source: str, region: str, class_code: str | None) -> Draft:
    """The draft of a line; source, region and class are what the city makes of its words."""
    asked = bool(line.petitioner.phone or line.petitioner.call_back)
    place = "".join(part for part in (line.street, line.community, line.address) if part) or "地点未填"
    return Draft(
        channel=Channel.BATCH,
        source=source,
        words=line.words or line.title,
        title=line.title,
        kind=line.kind,
        urgency=line.urgency,
        address=line.address or place,
        point=line.point,
        region=region,
        class_code=class_code,
        source_no=line.source_no,
        source_class=line.source_class or "/".join(line.class_names) or None,
        source_line=line.line,
        petitioner=line.petitioner,
        said_at=line.said_at,
        wants_answer=asked,
        fingerprint=fingerprint(line, source) if line.source_no is None else None,
    )


def fingerprint(line: Line, source: str) -> str:
    """SHA-256 (hex) of what was said by whom and when, for a row without a number of its own."""
    said = "" if line.said_at is None else line.said_at.isoformat()
    whole = (source, line.title, line.words, line.address, said, line.petitioner.name, line.petitioner.phone)
    return sha256("\x1f".join(whole).encode()).hexdigest()


class _Mistake(Exception):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.problem_zh)
        self.wrong = wrong


class _Row:
    """The cells of one row under their names; the getters raise `_Mistake`."""

    def __init__(self, header: Header, numbered: Numbered, zone: ZoneInfo) -> None:
        self._header = header
        self._row, self._cells = numbered
        self._zone = zone

    def line(self) -> Line:
        title, words = self._text("title"), self._words()
        source_class = self._text("source_class") or None
        if not title and not words and source_class is None:
            raise self._mistake("words", "没有诉求内容", "the row does not say what it is about", "请填写诉求内容")
        names = tuple(name for field in ("major_class", "minor_class", "sub_class") if (name := self._text(field)))
        return Line(
            row=self._row,
            source_no=self._number("source_no"),
            source=self._text("source"),
            kind=self._word("kind", KINDS, OrderKind.COMPLAINT),
            urgency=self._word("urgency", URGENCIES, Urgency.NORMAL),
            said_at=self._moment("said_at"),
            title=title or (source_class or "" if not words else ""),
            words=words,
            address=self._text("address"),
            street=self._text("street"),
            community=self._text("community"),
            point=self._point(),
            petitioner=Petitioner(
                name=self._text("name"),
                phone=self._number("phone") or "",
                call_back=self._number("call_back") or "",
                id_no=self._number("id_no") or "",
                confidential=self._text("confidential").casefold() in YES,
            ),
            line=self._number("line") or "",
            class_code=self._number("class_code"),
            class_names=names,
            source_class=source_class,
            status=self._text("status"),
            due_at=self._moment("due_at"),
            closed_at=self._moment("closed_at"),
            answer=self._words("answer"),
        )

    def _cell(self, field: str) -> object:
        for at in self._header.places.get(field, ()):
            cell = self._cells[at] if at < len(self._cells) else None
            if cell is not None and (not isinstance(cell, str) or cell.strip()):
                return cell
        return None

    def _text(self, field: str) -> str:
        cell = self._cell(field)
        return "" if cell is None else " ".join(str(cell).split())

    def _words(self, field: str = "words") -> str:
        """Running text keeps its lines, without blanks at their ends or empty lines between them."""
        cell = self._cell(field)
        lines = ("" if cell is None else str(cell)).splitlines()
        words = "\n".join(plain for line in lines if (plain := " ".join(line.split())))
        if len(words) > LONGEST_WORDS:
            advice = f"请缩短到{LONGEST_WORDS}字以内，其余放附件"
            raise self._mistake(field, f"内容有{len(words)}字，过长", "the text is too long", advice)
        return words

    def _number(self, field: str) -> str | None:
        """A number that is a name: spreadsheets make 24 of it, or 24.0, and people put blanks around it."""
        text = self._text(field)
        if found := _WHOLE_AS_FRACTION.fullmatch(text):
            text = found[1]
        if len(text) > 64:
            raise self._mistake(field, "编号过长", "the number is too long", "请核对，编号不超过64个字符")
        return text or None

    def _moment(self, field: str) -> datetime | None:
        try:
            return moment_of(self._cell(field), self._zone)
        except NoMoment as error:
            raise self._mistake(field, "日期无法识别", "no date that could be understood", str(error)) from None

    def _word(self, field: str, words: Mapping[str, Word], usual: Word) -> Word:
        text = self._text(field)
        if not text:
            return usual
        found = words.get(text.casefold())
        if found is None:
            allowed = "、".join(word for word in words if not word.isascii())
            raise self._mistake(field, f"“{text[:20]}”不是可用的词", "not an allowed word", f"请写其中之一：{allowed}")
        return found

    def _point(self) -> Point | None:
        """The position; whole degrees and zeros are what systems write when they know none."""
        lon, lat = self._degrees("lon", 180), self._degrees("lat", 90)
        if lon is None or lat is None or (lon == round(lon) and lat == round(lat)):
            return None
        return Point(lon=lon, lat=lat)

    def _degrees(self, field: str, most: float) -> float | None:
        text = self._text(field)
        if not text:
            return None
        try:
            degrees = float(text)
        except ValueError:
            degrees = float("nan")
        if not -most <= degrees <= most:
            raise self._mistake(field, f"“{text[:20]}”不是坐标", "no coordinate", "请写十进制度数，例如121.4135")
        return degrees

    def _mistake(self, field: str, problem_zh: str, problem_en: str, advice_zh: str) -> _Mistake:
        wrong = Wrong(
            row=self._row,
            column=self._header.title(field),
            value=self._text(field)[:60],
            problem_zh=problem_zh,
            problem_en=problem_en,
            advice_zh=advice_zh,
        )
        return _Mistake(wrong)
