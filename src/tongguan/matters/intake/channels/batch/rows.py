# SPDX-License-Identifier: Apache-2.0
"""The cells of one row under the names of its fields; what cannot be understood is said with what to write instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TypeVar
from zoneinfo import ZoneInfo

from tongguan.city.grid.api import SYSTEM_WORDS, System, system_named
from tongguan.ground.kernel.geo import Point
from tongguan.matters.intake.channels.batch import cells as shown
from tongguan.matters.intake.channels.batch.callers import numbers_in
from tongguan.matters.intake.channels.batch.columns import Header
from tongguan.matters.intake.channels.batch.marks import confidence_asked, word_in
from tongguan.matters.intake.channels.batch.moments import NoMoment, moment_of
from tongguan.matters.intake.channels.batch.positions import Degrees, NoPosition, is_position, position_in, position_of
from tongguan.matters.intake.channels.batch.reading.table import Cell, Note, NoValue, Numbered
from tongguan.matters.intake.domain.petition import LONGEST_NUMBER, LONGEST_WORDS

Word = TypeVar("Word")

GREENWICH = ZoneInfo("UTC")
LONGEST_LINE = 500
_SHOWN = 60
"""Letters of a wrong value that are told."""
_TYPE_AGAIN = "请将该列设为文本格式，从原系统重新导出"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """What is wrong with a row."""

    row: int
    column: str
    value: str
    problem_zh: str
    problem_en: str
    advice_zh: str


class Mistake(Exception):
    """A row that cannot be registered."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.problem_zh)
        self.wrong = wrong


class FileRow:
    """The cells of one row under their names; the getters raise Mistake, and what must be told is left in `notes`."""

    def __init__(
        self,
        header: Header,
        numbered: Numbered,
        *,
        zone: ZoneInfo,
        system: System | None = None,
        cut_off: frozenset[str] = frozenset(),
    ) -> None:
        self.header = header
        self.row, self.cells = numbered
        self.notes: list[Note] = []
        self._zone = zone
        self._system = system
        self._cut_off = cut_off

    def text(self, field: str) -> str:
        """A line of text; empty when the cell says nothing."""
        text = shown.one_line(shown.text_of(self._cell(field)))
        if len(text) > LONGEST_LINE:
            raise self.mistake(
                field, f"内容有{len(text)}字，过长", "the text is too long", f"请缩短到{LONGEST_LINE}字以内"
            )
        return "" if shown.says_nothing(text) else text

    def words(self, field: str) -> str:
        """Running text with its lines."""
        words = shown.running_text(shown.text_of(self._cell(field)))
        if len(words) > LONGEST_WORDS:
            advice = f"请缩短到{LONGEST_WORDS}字以内，其余放附件"
            raise self.mistake(field, f"内容有{len(words)}字，过长", "the text is too long", advice)
        return "" if shown.says_nothing(words) else words

    def number(self, field: str) -> str | None:
        """A number that is a name; one that a spreadsheet cut off or made a date of is no number any more."""
        cell = self._cell(field)
        number = shown.number_of(cell)
        if shown.is_cut_off(cell) or (field in self._cut_off and shown.ends_as_cut_off(number)):
            raise self._cut_off_in(field)
        if shown.became_date(cell):
            raise self.mistake(field, "编号被表格软件变成了日期", "the spreadsheet made a date of it", _TYPE_AGAIN)
        if len(number) > LONGEST_NUMBER:
            advice = f"请核对，编号不超过{LONGEST_NUMBER}个字符"
            raise self.mistake(field, "编号过长", "the number is too long", advice)
        return None if shown.says_nothing(number) else number

    def telephones(self, *fields: str) -> tuple[str, ...]:
        """The telephone numbers of these fields, each once."""
        found: dict[str, None] = {}
        for field in fields:
            for at, cell in self._filled(field):
                if shown.is_cut_off(cell):
                    raise self._cut_off_in(field)
                text = shown.number_of(cell)
                numbers = () if shown.says_nothing(text) else numbers_in(text)
                if numbers is None:
                    advice = "请写5至15位数字，几个号码之间用顿号隔开"
                    raise self.mistake(field, "电话号码无法识别", "not a telephone number", advice, at=at)
                found.update(dict.fromkeys(numbers))
        return tuple(found)

    def moment(self, field: str) -> datetime | None:
        """A moment on the clocks of the city."""
        cell = self._cell(field)
        text = shown.text_of(cell) if isinstance(cell, str) else cell
        if isinstance(text, str) and shown.says_nothing(text):
            return None
        try:
            return moment_of(text, GREENWICH if self.header.in_utc(field) else self._zone)
        except NoMoment as error:
            raise self.mistake(field, "日期无法识别", "no date that could be understood", str(error)) from None

    def word(self, field: str, words: Mapping[str, Word], usual: Word) -> Word:
        """One of these words; what is usual when nothing is said."""
        text = self.text(field)
        found = word_in(text, words) if text else usual
        if found is None:
            allowed = "、".join(word for word in words if not word.isascii())
            raise self.mistake(field, f"“{text[:20]}”不是可用的词", "not an allowed word", f"请写其中之一：{allowed}")
        return found

    def confidential(self) -> bool:
        """Whether any column asks for confidence; a mark that is not understood is never taken for a no."""
        asked = False
        for field in ("confidential", "public"):
            for at, cell in self._filled(field):
                text = shown.one_line(shown.text_of(cell))
                wish = confidence_asked(text, public=field == "public")
                if wish is None:
                    problem = f"“{text[:20]}”看不出是否保密"
                    raise self.mistake(field, problem, "confidential or not is not clear", "请写是或否", at=at)
                asked = asked or wish
        return asked

    def point(self) -> Point | None:
        """The position in WGS-84; whole degrees and zeros are what systems write when they know none."""
        named = self._named_system()
        field, degrees, heading = self._degrees()
        if degrees is None:
            return None
        if degrees.empty:
            self.note("position_empty", "经纬度是整度，视为没有坐标", "whole degrees are taken for no position")
            return None
        if named is not None and heading is not None and named is not heading:
            raise self.mistake("system", "坐标系与表头所写不同", "heading and row name two systems", "请核对坐标系")
        if degrees.turned:
            self.note("position_turned", "经度与纬度写反，已调换", "longitude and latitude were turned round")
        system = named or heading or self._system
        if system is None:
            self.note(
                "system_assumed",
                "未说明坐标系，按WGS-84（GPS）取用；高德、百度坐标请在导入时选择坐标系",
                "no reference system is named: taken as WGS-84",
            )
        try:
            return degrees.point(system or System.WGS84)
        except ValueError:
            raise self.mistake(field, "不是坐标", "no coordinate", "请核对经纬度") from None

    def note(self, code: str, zh: str, en: str) -> None:
        """Something that the sender must know, though the row is registered."""
        self.notes.append(Note(code=code, zh=zh, en=en))

    def tell_untitled_columns(self) -> None:
        """A column without a name is nobody's, but its content does not get lost unsaid."""
        for at, title in enumerate(self.header.titles):
            if not title and self._text_at(at):
                zh, en = f"第{at + 1}列没有列名，其内容未登记", f"column {at + 1} has no name: it is not registered"
                self.note("untitled_column", zh, en)

    def print(self) -> str:
        """SHA-256 (hex) of all that stands in the row under its headings: rows that differ anywhere differ here."""
        titles, seen = self.header.titles, dict[str, int]()
        said: list[tuple[str, int, str]] = []
        for at, cell in enumerate(self.cells):
            title = titles[at] if at < len(titles) else ""
            seen[title] = seen.get(title, 0) + 1
            if text := shown.text_of(cell):
                said.append((title, seen[title], text))
        return sha256(repr(sorted(said)).encode()).hexdigest()

    def mistake(
        self, field: str, problem_zh: str, problem_en: str, advice_zh: str, *, at: int | None = None
    ) -> Mistake:
        """This row is wrong in this field."""
        filled = self.header.places.get(field, ()) if at is None else (at,)
        column = next((place for place in filled if self._text_at(place)), filled[0] if filled else None)
        wrong = Wrong(
            row=self.row,
            column=self.header.title(field) if column is None else self.header.titles[column],
            value="" if column is None else shown.one_line(self._text_at(column))[:_SHOWN],
            problem_zh=problem_zh,
            problem_en=problem_en,
            advice_zh=advice_zh,
        )
        return Mistake(wrong)

    def _cut_off_in(self, field: str) -> Mistake:
        return self.mistake(field, "号码已被表格软件截断", "the spreadsheet has cut the number off", _TYPE_AGAIN)

    def _cell(self, field: str) -> Cell:
        """The first filled cell of a field; that others say something else is told."""
        filled = self._filled(field)
        texts = {shown.one_line(shown.text_of(cell)): at for at, cell in reversed(filled)}
        if len(texts) > 1:
            names = "、".join(f"“{self.header.titles[at]}”" for at in sorted(texts.values()))
            taken = self.header.titles[filled[0][0]]
            self.note(
                f"two_columns.{field}",
                f"{names}内容不同，取用“{taken}”，其余未登记",
                f"{names} differ: {taken} is taken, the others are not registered",
            )
        return filled[0][1] if filled else None

    def _filled(self, field: str) -> list[tuple[int, Cell]]:
        found: list[tuple[int, Cell]] = []
        for at in self.header.places.get(field, ()):
            cell = self.cells[at] if at < len(self.cells) else None
            if isinstance(cell, NoValue):
                advice = "请用表格软件打开该文件并保存一次，或将该列复制后选择性粘贴为数值"
                raise self.mistake(field, "公式没有保存计算结果", "a formula whose value was not saved", advice, at=at)
            if (error := shown.error_in(cell)) is not None:
                advice = "请更正公式，或加宽该列后重新导出"
                raise self.mistake(field, f"单元格显示{error[:20]}，没有内容", "the cell shows an error", advice, at=at)
            if shown.text_of(cell):
                found.append((at, cell))
        return found

    def _text_at(self, at: int) -> str:
        return shown.text_of(self.cells[at]) if at < len(self.cells) else ""

    def _named_system(self) -> System | None:
        text = shown.one_line(shown.text_of(self._cell("system")))
        named = system_named(text) if text else None
        if text and named is None:
            advice = f"请写其中之一：{'、'.join(system.value for system in SYSTEM_WORDS)}，或高德、百度、火星、国家2000"
            raise self.mistake("system", f"“{text[:20]}”不是可用的坐标系", "reference system not known", advice)
        return named

    def _degrees(self) -> tuple[str, Degrees | None, System | None]:
        """Longitude and latitude under headings of the same system; else the position in one cell."""
        lons, lats, wholes = (
            [(at, c) for at, c in self._filled(field) if not shown.says_nothing(shown.text_of(c))]
            for field in ("lon", "lat", "position")
        )
        try:
            for at, lon in lons:
                system = self.header.systems.get(at)
                lat = next((cell for place, cell in lats if self.header.systems.get(place) == system), None)
                if lat is not None:
                    return "lon", position_of(shown.text_of(lon), shown.text_of(lat)), system
            if lons or lats:
                missing = "lat" if lons else "lon"
                raise self.mistake(missing, "经纬度只有一半", "one half of the position is missing", "请补全经度和纬度")
            for at, whole in wholes:
                return "position", position_in(shown.text_of(whole)), self.header.systems.get(at)
            for _, address in self._filled("address"):
                if (text := shown.text_of(address)) and is_position(text):
                    return "address", position_in(text), None
        except NoPosition as error:
            field = "lon" if lons else "position"
            raise self.mistake(field, error.problem_zh, error.problem_en, error.advice_zh) from None
        return "lon", None, None


def cut_off_fields(rows: Iterable[FileRow], fields: Iterable[str]) -> frozenset[str]:
    """The fields whose numbers, looked at together, went through a spreadsheet that cut them off."""
    looked_at = list(rows)
    return frozenset(
        field
        for field in fields
        if shown.column_is_cut_off(
            shown.number_of(row.cells[at])
            for row in looked_at
            for at in row.header.places.get(field, ())[:1]
            if at < len(row.cells) and isinstance(row.cells[at], str)
        )
    )
