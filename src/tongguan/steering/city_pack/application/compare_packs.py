# SPDX-License-Identifier: Apache-2.0
"""What the change from one pack to another does: row by row in the files, and matter by matter in who leads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import SubClass, Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.pack import PackFiles
from tongguan.matters.dispatch.api import (
    ANY,
    Comparison,
    ListRow,
    Matter,
    PastMatter,
    ResponsibilityList,
    Whom,
    compare_lists,
)
from tongguan.matters.intake.api import Sources
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.prove_list import Places, conditions_apart, told_apart
from tongguan.steering.city_pack.application.tables import PackTable, table


@dataclass(frozen=True, kw_only=True)
class RowChange:
    """A row that is in both packs with different cells."""

    key: str
    cells: Mapping[str, tuple[str, str]]
    """Column → what it was, what it is."""


@dataclass(frozen=True, kw_only=True)
class FileChange:
    """What changed in one file."""

    file: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[RowChange, ...]


@dataclass(frozen=True, kw_only=True)
class LeadChange:
    """Matters of one kind that get another lead."""

    class_code: str
    classes: int
    """Sub-classes it holds for, this one being the first."""
    cells: int
    source: str
    """`*` for all that neither list names; so for the condition."""
    condition: str
    before: str | None
    """The row that sent them; none where there was a gap or a clash."""
    after: str | None
    matters: int
    units_before: tuple[UnitId, ...]
    """The units that led there, the one with the most cells first; for people, who do not know rows."""
    units_after: tuple[UnitId, ...]


@dataclass(frozen=True, kw_only=True)
class PackDifference:
    """Everything that changes from one pack to another."""

    files: tuple[FileChange, ...]
    leads: tuple[LeadChange, ...]
    """The largest first; empty when a pack cannot be read as a city."""
    matters: int
    """Matters that get another lead, all together."""


def diff(
    old: PackFiles, new: PackFiles, *, cities: tuple[City, City] | None = None, parts: PackParts = PARTS
) -> PackDifference:
    """Compare two packs; with the cities they describe, also who would lead what."""
    sheets = [parts.sheet(file) for file in sorted({*old, *new}) if old.get(file) != new.get(file)]
    changes = (_file_change(table(old, sheet), table(new, sheet)) for sheet in sheets)
    leads = _lead_changes(*cities) if cities is not None else ()
    return PackDifference(
        files=tuple(change for change in changes if change.added or change.removed or change.changed),
        leads=leads,
        matters=sum(change.matters for change in leads),
    )


def replay(past: Sequence[PastMatter], old: City, new: City) -> Comparison:
    """Which past cases would have gone elsewhere under the rules of another edition."""
    owner = new.part(Organisation).district_centre(new.region)
    return compare_lists(past, old.part(ResponsibilityList), new.part(ResponsibilityList), owner=owner)


def _file_change(old: PackTable, new: PackTable) -> FileChange:
    before, after = old.by_key(), new.by_key()
    changed = []
    for key in before.keys() & after.keys():
        columns = dict.fromkeys((*before[key], *after[key]))
        cells = {c: (before[key].get(c, ""), after[key].get(c, "")) for c in columns}
        if differing := {column: pair for column, pair in cells.items() if pair[0] != pair[1]}:
            changed.append(RowChange(key=key, cells=differing))
    return FileChange(
        file=old.sheet.file,
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(changed, key=lambda change: change.key)),
    )


def _lead_changes(old: City, new: City) -> tuple[LeadChange, ...]:
    """By kinds of matters that no row of either list can tell apart, as the prover does."""
    both = _Both(Places(old), Places(new))
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[SubClass]] = defaultdict(list)
    rows_of: dict[str, tuple[ListRow, ...]] = {}
    for code, sub in new.part(Taxonomy).sub_classes.items():
        if code in old.part(Taxonomy).sub_classes:
            own = {condition.id for condition in sub.conditions} | {ANY}
            before, after = (
                tuple(row for row in city.part(ResponsibilityList).about(code) if row.condition in own)
                for city in (old, new)
            )
            rows_of[code] = (*before, *after)
            groups[tuple(row.id for row in before), tuple(row.id for row in after)].append(sub)
    found = []
    for subs in groups.values():
        rows = rows_of[subs[0].code]
        for cells in both.new.told_apart(rows):
            for source, sources in told_apart((row.source for row in rows), new.part(Sources).by_code):
                for condition, conditions in conditions_apart(rows, subs):
                    matter = Matter(class_code=subs[0].code, region=cells[0], source=source, condition=condition)
                    was, now = _row(old, matter), _row(new, matter)
                    moved = both.moved(was.lead if was else None, now.lead if now else None).intersection(cells)
                    if moved:
                        found.append(
                            LeadChange(
                                class_code=subs[0].code,
                                classes=len(subs),
                                cells=len(moved),
                                source=source if sources == 1 else ANY,
                                condition=condition if conditions == 1 else ANY,
                                before=was.id if was else None,
                                after=now.id if now else None,
                                matters=len(moved) * sources * conditions,
                                units_before=both.old.led_by(was.lead if was else None, moved),
                                units_after=both.new.led_by(now.lead if now else None, moved),
                            )
                        )
    return tuple(sorted(found, key=lambda one: (-one.matters, one.class_code, one.source, one.condition)))


def _row(city: City, matter: Matter) -> ListRow | None:
    """The one row for a matter; none for a gap or a clash."""
    rows = city.part(ResponsibilityList).winners(matter)
    return rows[0] if rows and all(row.lead == rows[0].lead for row in rows) else None


@dataclass(frozen=True)
class _Both:
    """The places of two editions, and the cells at which they mean different units."""

    old: Places
    new: Places
    _moved: dict[tuple[Whom | None, Whom | None], frozenset[str]] = field(default_factory=dict)

    def moved(self, was: Whom | None, now: Whom | None) -> frozenset[str]:
        """The cells of the new edition whose unit is another, or was none."""
        if (was, now) not in self._moved:
            self._moved[was, now] = self._look(was, now)
        return self._moved[was, now]

    def _look(self, was: Whom | None, now: Whom | None) -> frozenset[str]:
        before = self.old.unit_at(was) if was is not None else {}
        after = self.new.unit_at(now) if now is not None else {}
        return frozenset(cell for cell in self.new.cells if before.get(cell) != after.get(cell))
