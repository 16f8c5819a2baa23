# SPDX-License-Identifier: Apache-2.0
"""One edition of the city's classes as an immutable snapshot; a question to it never fails half-way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from tongguan.city.taxonomy.domain.classes import (
    ClassFlag,
    ClassGroup,
    ClassLevel,
    Condition,
    ForeignCode,
    LinkLevel,
    SubClass,
    TimedLink,
    TimeLimit,
)
from tongguan.city.taxonomy.domain.refusals import UnknownClass
from tongguan.city.taxonomy.domain.rows import ConditionRow, TaxonomyRows, read_rows
from tongguan.city.taxonomy.domain.soundness import missing_link_limits, note_breaches
from tongguan.city.taxonomy.domain.suggesting import Suggestion, WordIndex, index_words
from tongguan.ground.kernel.ids import ClassCode
from tongguan.ground.kernel.pack import PackFiles, Reading


@dataclass(frozen=True, kw_only=True)
class Taxonomy:
    """The classes of one city edition: 大类, 小类, 子类 with conditions, limits and other people's codes."""

    groups: Mapping[ClassCode, ClassGroup]
    sub_classes: Mapping[ClassCode, SubClass]
    link_limits: Mapping[tuple[TimedLink, LinkLevel], TimeLimit]
    foreign_codes: Mapping[tuple[str, str], ForeignCode]
    _to_ours: Mapping[tuple[str, str], Sequence[ClassCode]] = field(repr=False)
    _words: WordIndex = field(repr=False)

    @classmethod
    def from_rows(cls, rows: TaxonomyRows) -> Self:
        """The snapshot of sound rows; read them through `read_taxonomy`, which refuses unsound ones."""
        names = {row.code: row.name_zh for row in rows.classes}
        conditions: defaultdict[str, list[Condition]] = defaultdict(list)
        for row in rows.conditions:
            conditions[row.class_code].append(_condition(row))
        groups: dict[ClassCode, ClassGroup] = {}
        subs: dict[ClassCode, SubClass] = {}
        for item in rows.classes:
            code = ClassCode(item.code)
            if item.grade is None or item.nature is None:
                groups[code] = ClassGroup(
                    code=code,
                    level=item.level,
                    name_zh=item.name_zh,
                    name_en=item.name_en,
                    domain=item.domain,
                    flags=item.flags,
                )
            else:
                subs[code] = SubClass(
                    code=code,
                    name_zh=item.name_zh,
                    name_en=item.name_en,
                    path_zh=(names[code[:2]], names[code[:4]], item.name_zh),
                    domain=item.domain,
                    grade=item.grade,
                    nature=item.nature,
                    flags=item.flags,
                    conditions=tuple(conditions[code]),
                )
        to_ours: defaultdict[tuple[str, str], list[ClassCode]] = defaultdict(list)
        for cross in rows.crosswalk:
            to_ours[cross.code_set, cross.code].append(ClassCode(cross.class_code))
        return cls(
            groups=groups,
            sub_classes=subs,
            link_limits={
                (row.link, row.level): TimeLimit(amount=row.amount, unit=row.unit) for row in rows.link_limits
            },
            foreign_codes={
                (row.code_set, row.code): ForeignCode(
                    code_set=row.code_set, code=row.code, name_zh=row.name_zh, kind=row.kind
                )
                for row in rows.codes
            },
            _to_ours=dict(to_ours),
            _words=index_words(subs.values(), ((row.word, ClassCode(row.class_code)) for row in rows.words)),
        )

    def sub_class(self, code: str) -> SubClass:
        """A sub-class by its six digits; raises UnknownClass."""
        found = self.sub_classes.get(ClassCode(code))
        if found is None:
            raise UnknownClass(f"没有子类{code}", class_code=code)
        return found

    def conditions(self, code: str) -> tuple[Condition, ...]:
        """The filing and closing conditions of a sub-class, the ordinary one first; raises UnknownClass."""
        return self.sub_class(code).conditions

    def condition(self, condition_id: str) -> Condition:
        """A condition by its id, for example `020101-2`; raises UnknownClass."""
        for condition in self.conditions(condition_id.partition("-")[0]):
            if condition.id == condition_id:
                return condition
        raise UnknownClass(f"没有立案条件{condition_id}", condition=condition_id)

    def majors(self) -> tuple[ClassGroup, ...]:
        """The major classes in the order of the pack."""
        return tuple(group for group in self.groups.values() if group.level is ClassLevel.MAJOR)

    def minors(self, major: str) -> tuple[ClassGroup, ...]:
        """The minor classes of a major."""
        return tuple(
            group for group in self.groups.values() if group.level is ClassLevel.MINOR and group.code.startswith(major)
        )

    def below(self, prefix: str) -> tuple[SubClass, ...]:
        """The sub-classes under a major or minor; an empty prefix gives all."""
        return tuple(sub for code, sub in self.sub_classes.items() if code.startswith(prefix))

    def of_any_level(self, code: str) -> ClassGroup | SubClass | None:
        """A major, minor or sub-class; None when no class bears the code."""
        return self.groups.get(ClassCode(code)) or self.sub_classes.get(ClassCode(code))

    def name(self, code: str) -> str:
        """The Chinese name of a class of any level; raises UnknownClass."""
        found = self.of_any_level(code)
        if found is None:
            raise UnknownClass(f"没有分类{code}", class_code=code)
        return found.name_zh

    def flagged(self, flag: ClassFlag) -> tuple[ClassGroup | SubClass, ...]:
        """The matters a rule is written for, each minor once instead of all its sub-classes (the 14 joint items)."""
        groups = [group for group in self.groups.values() if flag in group.flags]
        named = {group.code for group in groups}
        alone = [sub for sub in self.sub_classes.values() if sub.has(flag) and sub.code[:4] not in named]
        return (*groups, *alone)

    def link_limit(self, link: TimedLink, level: LinkLevel) -> TimeLimit:
        """The limit of a step at a centre of a level: the level's own, or the one for any level."""
        own = self.link_limits.get((link, level))
        return own if own is not None else self.link_limits[link, LinkLevel.ANY]

    def crosswalk(self, code_set: str, code: str) -> tuple[ClassCode, ...]:
        """Our classes, of any level, for somebody else's code; none if it has no counterpart (CLS-02)."""
        return tuple(self._to_ours.get((code_set, code), ()))

    def crosswalk_back(self, code_set: str, code: str) -> tuple[ForeignCode, ...]:
        """Their codes for one of our classes: those of the most specific class on its path that has any."""
        for prefix in (code, code[:4], code[:2]):
            found = [
                self.foreign_codes[key] for key, ours in self._to_ours.items() if key[0] == code_set and prefix in ours
            ]
            if found:
                return tuple(found)
        return ()

    def search(self, text: str, limit: int = 20) -> list[ClassGroup | SubClass]:
        """Classes by code or by part of a Chinese or English name; the closer the fit, the earlier."""
        wanted = text.strip().casefold()
        if not wanted:
            return []
        ranked: list[tuple[int, int, str, ClassGroup | SubClass]] = []
        classes: list[ClassGroup | SubClass] = [*self.groups.values(), *self.sub_classes.values()]
        for item in classes:
            names = (item.name_zh.casefold(), item.name_en.casefold())
            if item.code == wanted or wanted in names:
                rank = 0
            elif item.code.startswith(wanted):
                rank = 1
            elif any(name.startswith(wanted) for name in names):
                rank = 2
            elif any(wanted in name for name in names):
                rank = 3
            else:
                continue
            ranked.append((rank, len(item.name_zh), item.code, item))
        ranked.sort(key=lambda entry: entry[:3])
        return [entry[3] for entry in ranked[:limit]]

    def suggest(self, words: str, limit: int = 5) -> list[Suggestion]:
        """Likely sub-classes for a citizen's words, best first; advice, never a decision (see suggesting.py)."""
        return self._words.suggest(words, limit)

    def worth_splitting(self, counts: Mapping[ClassCode, int], *, share: float) -> list[ClassCode]:
        """Sub-classes that hold more than a share (0–1) of all counted cases, the fullest first (CLS-08)."""
        total = sum(counts.values())
        full = [code for code, count in counts.items() if total and count / total > share]
        return sorted(full, key=lambda code: (-counts[code], code))


def read_taxonomy(files: PackFiles) -> Taxonomy:
    """The taxonomy of a city pack; raises PackFault with every mistake of its files."""
    reading = Reading(files=files)
    rows = read_rows(reading)
    reading.close()
    note_breaches(rows)
    reading.findings.extend(missing_link_limits(rows))
    reading.close()
    return Taxonomy.from_rows(rows)


def _condition(row: ConditionRow) -> Condition:
    return Condition(
        id=row.id,
        class_code=ClassCode(row.class_code),
        filing_zh=row.filing_zh,
        closing_zh=row.closing_zh,
        limit=TimeLimit(amount=row.limit_amount, unit=row.limit_unit),
        target=TimeLimit(amount=row.target_amount, unit=row.target_unit),
        edition_note=row.edition_note,
    )
