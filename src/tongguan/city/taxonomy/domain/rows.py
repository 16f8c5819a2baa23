# SPDX-License-Identifier: Apache-2.0
"""The rows of a city pack's taxonomy files, typed but not yet compared with one another."""

from dataclasses import dataclass

from tongguan.city.taxonomy.domain.classes import (
    ClassFlag,
    ClassLevel,
    CodeKind,
    Grade,
    LimitUnit,
    LinkLevel,
    Nature,
    TimedLink,
)
from tongguan.city.taxonomy.domain.sheets import CLASSES, CODE_SETS, CONDITIONS, CROSSWALK, EVERYDAY_WORDS, LINK_LIMITS
from tongguan.ground.kernel.pack import CsvRow, Reading

ANY_LEVEL = (2, 4, 6)


@dataclass(frozen=True, kw_only=True)
class ClassRow:
    """A line of classes.csv; grade and nature are given for sub-classes only."""

    row: CsvRow
    code: str
    level: ClassLevel
    parent: str
    name_zh: str
    name_en: str
    domain: str
    grade: Grade | None
    nature: Nature | None
    flags: frozenset[ClassFlag]


@dataclass(frozen=True, kw_only=True)
class ConditionRow:
    """A line of conditions.csv."""

    row: CsvRow
    id: str
    class_code: str
    filing_zh: str
    closing_zh: str
    limit_amount: int
    limit_unit: LimitUnit
    target_amount: int
    target_unit: LimitUnit
    edition_note: str


@dataclass(frozen=True, kw_only=True)
class LinkLimitRow:
    """A line of link_limits.csv."""

    row: CsvRow
    link: TimedLink
    level: LinkLevel
    amount: int
    unit: LimitUnit


@dataclass(frozen=True, kw_only=True)
class CodeRow:
    """A line of code_sets.csv."""

    row: CsvRow
    code_set: str
    code: str
    name_zh: str
    kind: CodeKind


@dataclass(frozen=True, kw_only=True)
class CrosswalkRow:
    """A line of crosswalk.csv; the class may be of any level."""

    row: CsvRow
    code_set: str
    code: str
    class_code: str


@dataclass(frozen=True, kw_only=True)
class WordRow:
    """A line of everyday_words.csv: how citizens name a class, for example 小黄车."""

    row: CsvRow
    word: str
    class_code: str


@dataclass(frozen=True, kw_only=True)
class TaxonomyRows:
    """All rows of the taxonomy files of one pack."""

    classes: tuple[ClassRow, ...]
    conditions: tuple[ConditionRow, ...]
    link_limits: tuple[LinkLimitRow, ...]
    codes: tuple[CodeRow, ...] = ()
    crosswalk: tuple[CrosswalkRow, ...] = ()
    words: tuple[WordRow, ...] = ()


def read_rows(reading: Reading) -> TaxonomyRows:
    """The typed rows of a pack; mistakes inside single cells are noted in the reading."""
    return TaxonomyRows(
        classes=tuple(map(_class_row, reading.rows_of(CLASSES))),
        conditions=tuple(map(_condition_row, reading.rows_of(CONDITIONS))),
        link_limits=tuple(map(_link_limit_row, reading.rows_of(LINK_LIMITS))),
        codes=tuple(map(_code_row, reading.rows_of(CODE_SETS, needed=False))),
        crosswalk=tuple(map(_crosswalk_row, reading.rows_of(CROSSWALK, needed=False))),
        words=tuple(map(_word_row, reading.rows_of(EVERYDAY_WORDS, needed=False))),
    )


def _class_row(row: CsvRow) -> ClassRow:
    level = row.word("level", ClassLevel)
    is_sub = level is ClassLevel.SUB
    return ClassRow(
        row=row,
        code=row.code("code", lengths=(level.digits,)),
        level=level,
        parent=row.optional("parent"),
        name_zh=row.text("name_zh"),
        name_en=row.text("name_en"),
        domain=row.text("domain"),
        grade=row.word("grade", Grade) if is_sub else None,
        nature=row.word("nature", Nature) if is_sub else None,
        flags=row.words("flags", ClassFlag),
    )


def _condition_row(row: CsvRow) -> ConditionRow:
    return ConditionRow(
        row=row,
        id=row.text("id"),
        class_code=row.code("class", lengths=(ClassLevel.SUB.digits,)),
        filing_zh=row.text("filing_zh"),
        closing_zh=row.text("closing_zh"),
        limit_amount=row.whole("limit_amount", at_least=1),
        limit_unit=row.word("limit_unit", LimitUnit),
        target_amount=row.whole("target_amount", at_least=1),
        target_unit=row.word("target_unit", LimitUnit),
        edition_note=row.optional("edition_note"),
    )


def _link_limit_row(row: CsvRow) -> LinkLimitRow:
    return LinkLimitRow(
        row=row,
        link=row.word("link", TimedLink),
        level=row.word("level", LinkLevel),
        amount=row.whole("amount", at_least=1),
        unit=row.word("unit", LimitUnit),
    )


def _code_row(row: CsvRow) -> CodeRow:
    return CodeRow(
        row=row,
        code_set=row.text("code_set"),
        code=row.text("code"),
        name_zh=row.text("name_zh"),
        kind=row.word("kind", CodeKind),
    )


def _crosswalk_row(row: CsvRow) -> CrosswalkRow:
    return CrosswalkRow(
        row=row,
        code_set=row.text("code_set"),
        code=row.text("code"),
        class_code=row.code("class", lengths=ANY_LEVEL),
    )


def _word_row(row: CsvRow) -> WordRow:
    return WordRow(row=row, word=row.text("word"), class_code=row.code("class", lengths=ANY_LEVEL))
