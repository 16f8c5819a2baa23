# SPDX-License-Identifier: Apache-2.0
"""How a city pack is read: every mistake names its file, row and column and says what to write instead.

A module reads its files through one `Reading`; the getters of `CsvRow` note what is wrong and go on with a
harmless value, so that the author of a pack sees all mistakes at once. `Reading.close` then refuses the pack.
"""

import csv
import io
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeAlias, TypeVar

from tongguan.ground.kernel.moments import FIRST_YEAR, LAST_YEAR, possible_day
from tongguan.ground.kernel.refusal import Fact, Refusal
from tongguan.ground.kernel.sheets import PackSheet

PackFiles: TypeAlias = Mapping[str, bytes]
"""A city pack in memory: path inside the pack, for example `taxonomy/classes.csv`, → content."""

PACK = "pack.toml"
"""The file without which a folder is no pack."""

Word = TypeVar("Word", bound=StrEnum)


class Severity(StrEnum):
    """How much a finding matters."""

    FAULT = "fault"
    """The pack cannot be used."""
    WARNING = "warning"
    """The pack works, but somebody should look."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing wrong with a pack, said so that its author can put it right."""

    file: str
    row: int | None = None
    """Line in the file as an editor counts, the header being 1; none if the whole file is meant."""
    column: str | None = None
    problem_zh: str
    problem_en: str
    advice_zh: str
    severity: Severity = Severity.FAULT
    area: str = ""
    """Code of the region or unit cell where it can be seen on a map; empty when it lies nowhere."""
    shape: str = ""
    """The piece of ground itself as a GeoJSON geometry (WGS-84), when it is not just an area with a code."""

    def __str__(self) -> str:
        row = f" 第{self.row}行" if self.row else ""
        column = f" {self.column}列" if self.column else ""
        return f"{self.file}{row}{column}：{self.problem_zh}。{self.advice_zh}"


class PackFault(Refusal):
    """A city pack has mistakes; nothing was changed.

    pack
    └── PackFault         422
    """

    code = "pack.faulty"
    title = "城市包有误"
    title_en = "The city pack has mistakes"
    status = 422

    def __init__(self, findings: Iterable[Finding], /, **facts: Fact) -> None:
        self.findings = tuple(findings)
        faults = [finding for finding in self.findings if finding.severity is Severity.FAULT]
        more = f"（另有{len(faults) - 1}处）" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}" if faults else "", **facts)


@dataclass(frozen=True, kw_only=True)
class CsvRow:
    """One line of a CSV file; a getter that finds nonsense notes a finding and returns a harmless value."""

    file: str
    number: int
    cells: Mapping[str, str]
    findings: list[Finding] = field(repr=False, compare=False)

    def fault(self, column: str, problem_zh: str, problem_en: str, advice_zh: str) -> None:
        """Notes a mistake in this row."""
        self._note(column, problem_zh, problem_en, advice_zh, Severity.FAULT)

    def warn(self, column: str, problem_zh: str, problem_en: str, advice_zh: str) -> None:
        """Notes something in this row that works, but that somebody should look at."""
        self._note(column, problem_zh, problem_en, advice_zh, Severity.WARNING)

    def optional(self, column: str) -> str:
        """The text of a cell that may be empty."""
        return self.cells[column]

    def text(self, column: str) -> str:
        """The text of a cell that must not be empty."""
        value = self.cells[column]
        if not value:
            self.fault(column, "不能为空", "must not be empty", f"请填写{column}")
        return value

    def code(self, column: str, *, lengths: Collection[int]) -> str:
        """A code of digits of one of the allowed lengths."""
        value = self.cells[column]
        if not (value.isascii() and value.isdigit() and len(value) in lengths):
            allowed = "、".join(str(length) for length in sorted(lengths))
            self.fault(
                column,
                f"“{value}”不是有效编码",
                f"{value!r} is not a code",
                f"请写{allowed}位数字，注意保留开头的0",
            )
        return value

    def whole(self, column: str, *, at_least: int = 0) -> int:
        """A whole number."""
        value = self.cells[column]
        if value.isascii() and value.isdigit() and int(value) >= at_least:
            return int(value)
        self.fault(column, f"“{value}”不是有效整数", f"{value!r} is no whole number", f"请写不小于{at_least}的整数")
        return at_least

    def number_of(self, column: str, *, low: float, high: float) -> float:
        """A decimal number within bounds, for example a coordinate in degrees."""
        value = self.cells[column]
        try:
            amount = float(value)
        except ValueError:
            amount = float("nan")
        if low <= amount <= high:
            return amount
        self.fault(column, f"“{value}”超出范围或不是数", f"{value!r} is out of range", f"请写{low}至{high}之间的数")
        return low

    def word(self, column: str, words: type[Word]) -> Word:
        """One of a fixed set of words."""
        return self._one_of(column, self.cells[column], words)

    def words(self, column: str, words: type[Word]) -> frozenset[Word]:
        """Any of a fixed set of words, joined by `;`, or none."""
        return frozenset(self._one_of(column, value, words) for value in self.parts(column))

    def parts(self, column: str) -> tuple[str, ...]:
        """The texts of a cell joined by `;`; an empty cell has none."""
        return tuple(part.strip() for part in self.cells[column].split(";") if part.strip())

    def yes(self, column: str) -> bool:
        """A yes or no, written `yes`/`no` or `true`/`false`."""
        value = self.cells[column].lower()
        if value not in ("yes", "no", "true", "false"):
            self.fault(column, f"“{value}”不是是或否", f"{value!r} is neither yes nor no", "请写yes或no")
        return value in ("yes", "true")

    def day(self, column: str) -> date:
        """A date, written 2026-01-31."""
        value = self.cells[column]
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fault(column, f"“{value}”不是日期", f"{value!r} is no date", "请按2026-01-31的格式写")
            return date.min
        if not possible_day(day):
            advice = f"年份须在{FIRST_YEAR}至{LAST_YEAR}之间"
            self.fault(column, f"“{value}”的年份不可能", f"{value!r} is not in the years of the platform", advice)
        return day

    def _note(self, column: str, problem_zh: str, problem_en: str, advice_zh: str, severity: Severity) -> None:
        self.findings.append(
            Finding(
                file=self.file,
                row=self.number,
                column=column,
                problem_zh=problem_zh,
                problem_en=problem_en,
                advice_zh=advice_zh,
                severity=severity,
            )
        )

    def _one_of(self, column: str, value: str, words: type[Word]) -> Word:
        members = list(words)
        for member in members:
            if member.value == value:
                return member
        allowed = "、".join(member.value for member in members)
        self.fault(column, f"“{value}”不是可用的词", f"{value!r} is not an allowed word", f"请写其中之一：{allowed}")
        return members[0]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One module's reading of its files in a pack."""

    files: PackFiles
    findings: list[Finding] = field(default_factory=list)

    def rows(self, file: str, columns: Sequence[str], *, needed: bool = True) -> list[CsvRow]:
        """The rows of a CSV file of the pack; a missing file is a mistake only if it is needed."""
        content = self.files.get(file)
        if content is None:
            if needed:
                self.note(file, "文件缺失", "the file is missing", f"请补上该文件，表头为{','.join(columns)}")
            return []
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.note(file, "文件不是UTF-8编码", "the file is not UTF-8", "请另存为UTF-8（CSV UTF-8）格式")
            return []
        return read_csv(text, columns, file=file, findings=self.findings)

    def rows_of(self, sheet: PackSheet, *, needed: bool = True) -> list[CsvRow]:
        """The rows of a table of the pack, with the columns its sheet names."""
        return self.rows(sheet.file, sheet.header, needed=needed)

    def table(self, file: str, name: str) -> Mapping[str, object]:
        """A table of a TOML file of the pack; empty, and noted, when file or table cannot be read."""
        try:
            table: object = tomllib.loads(self.files[file].decode("utf-8-sig")).get(name)
        except KeyError:
            self.note(file, "文件缺失", "the file is missing", f"请补上该文件，其中要有[{name}]")
            return {}
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self.note(file, "文件无法读取", f"unreadable TOML ({error})", "请另存为UTF-8，并核对等号与引号")
            return {}
        if not isinstance(table, dict):
            self.note(file, f"缺少[{name}]一节", f"the table [{name}] is missing", f"请补上[{name}]")
            return {}
        return table

    def note(self, file: str, problem_zh: str, problem_en: str, advice_zh: str) -> None:
        """Notes a mistake of a whole file."""
        self._note(file, problem_zh, problem_en, advice_zh, Severity.FAULT)

    def warn(self, file: str, problem_zh: str, problem_en: str, advice_zh: str) -> None:
        """Notes something about a whole file that works, but that somebody should look at."""
        self._note(file, problem_zh, problem_en, advice_zh, Severity.WARNING)

    def _note(self, file: str, problem_zh: str, problem_en: str, advice_zh: str, severity: Severity) -> None:
        self.findings.append(
            Finding(
                file=file,
                problem_zh=problem_zh,
                problem_en=problem_en,
                advice_zh=advice_zh,
                severity=severity,
            )
        )

    def close(self) -> None:
        """Ends the reading; raises `PackFault` with every finding if one of them is a fault."""
        if any(finding.severity is Severity.FAULT for finding in self.findings):
            raise PackFault(self.findings)


def read_csv(text: str, columns: Sequence[str], *, file: str, findings: list[Finding]) -> list[CsvRow]:
    """The rows of a CSV text whose header holds the given columns, in any order.

    Cells are stripped of blanks at their ends and blank lines are passed over. A row with too many or too few
    cells is noted and left out; a column nobody asked for is a warning.
    """
    note = partial(Finding, file=file)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[CsvRow] = []
    header: list[str] = []
    last_line = 0
    try:
        for cells in reader:
            line, last_line = last_line + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                findings += (found := list(_about_header(header, columns, file=file, line=line)))
                if any(one.severity is Severity.FAULT for one in found):
                    return []
            elif len(cells) != len(header):
                findings.append(
                    note(
                        row=line,
                        problem_zh=f"有{len(cells)}格，应有{len(header)}格",
                        problem_en=f"{len(cells)} cells instead of {len(header)}",
                        advice_zh="含逗号的内容请加英文双引号",
                    )
                )
            else:
                stripped = dict(zip(header, (cell.strip() for cell in cells), strict=True))
                rows.append(CsvRow(file=file, number=line, cells=stripped, findings=findings))
    except csv.Error as error:
        unreadable = f"unreadable CSV ({error})"
        findings.append(
            note(
                row=last_line + 1,
                problem_zh="引号不成对",
                problem_en=unreadable,
                advice_zh="请检查英文双引号是否成对",
            )
        )
    if not header:
        advice = f"第一行应为{','.join(columns)}"
        findings.append(note(row=1, problem_zh="文件没有表头", problem_en="the file has no header", advice_zh=advice))
    return rows


def _about_header(header: Sequence[str], columns: Sequence[str], *, file: str, line: int) -> Iterator[Finding]:
    """Columns that are missing, which is a fault, and those nobody asked for or that stand twice."""
    for column in columns:
        if column not in header:
            yield Finding(
                file=file,
                row=line,
                column=column,
                problem_zh="缺少该列",
                problem_en="the column is missing",
                advice_zh=f"表头应为{','.join(columns)}",
            )
    for column in header:
        if column not in columns or header.count(column) > 1:
            yield Finding(
                file=file,
                row=line,
                column=column,
                problem_zh="多余的列",
                problem_en="an unknown column",
                advice_zh="请删去或改正列名",
                severity=Severity.WARNING,
            )
