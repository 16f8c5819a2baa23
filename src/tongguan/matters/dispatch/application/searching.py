# SPDX-License-Identifier: Apache-2.0
"""Looking things up in the responsibility list: by class, by unit, by words."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import ClassCode, RegionCode, UnitId
from tongguan.matters.dispatch.domain.responsibility import ResponsibilityList
from tongguan.matters.dispatch.domain.rows import AtLevel, ClosingLevel, ListRow, NamedUnit, Whom

WHERE = {
    AtLevel.DISTRICT: "本区",
    AtLevel.STREET: "所在街镇",
    AtLevel.COMMUNITY: "所在社区",
    AtLevel.CELL: "所在网格",
}
"""Where the one unit of a kind is looked for, while the place is not known."""
_LEVELS = {6: AtLevel.DISTRICT, 9: AtLevel.STREET, 12: AtLevel.COMMUNITY}
"""The level of a unit by the length of its region's code."""


@dataclass(frozen=True, kw_only=True)
class FoundRow:
    """权责清单的一行 | a row of the responsibility list with the names it is found and read by."""

    row: str
    class_code: str
    class_path: str
    area: str
    area_name: str
    source: str
    condition: str
    lead: UnitId | None
    """所问地点的主办单位；不唯一时为空 | the unit at the place asked for; none while several may be."""
    lead_name: str
    assist_names: tuple[str, ...]
    closing_level: ClosingLevel
    basis: str
    machine: bool

    def tells(self, words: list[str]) -> bool:
        """Whether every word is found in what the row says."""
        told = (self.row, self.class_code, self.class_path, self.area_name, self.lead_name, self.basis)
        text = " ".join((*told, *self.assist_names)).casefold()
        return all(word in text for word in words)


class RowSearch:
    """The list of one edition, to be searched; kinds of units are called by what the names of their units share."""

    def __init__(self, city: City) -> None:
        self._city = city
        named: dict[tuple[str, AtLevel | None], list[str]] = defaultdict(list)
        for unit in city.part(Organisation).units.values():
            named[unit.kind, _LEVELS.get(len(unit.region))].append(unit.name_zh)
        self._kinds: Mapping[tuple[str, AtLevel | None], str] = {of: _usual_end(names) for of, names in named.items()}

    def find(self, text: str, *, region: str, limit: int) -> list[FoundRow]:
        """Rows in which every word is found, by class; a region narrows to rows that hold there or for a part of it."""
        words = text.casefold().split()
        rows = (row for row in self._city.part(ResponsibilityList).rows if _meets(row.area, region))
        found = [shown for row in rows if (shown := self._shown(row, region)).tells(words)]
        found.sort(key=lambda one: (one.class_code, -len(one.area), one.row))
        return found[:limit]

    def row(self, row_id: str) -> FoundRow | None:
        """A row by its number, with the names it is read by; None when the list has no such row."""
        found = self._city.part(ResponsibilityList).by_id.get(row_id)
        return None if found is None else self._shown(found, "")

    def _shown(self, row: ListRow, region: str) -> FoundRow:
        lead = self._city.part(ResponsibilityList).unit_of(row.lead, region)
        return FoundRow(
            row=row.id,
            class_code=row.class_code,
            class_path=self._class_path(row.class_code),
            area=row.area,
            area_name=self._area(row.area),
            source=row.source,
            condition=row.condition,
            lead=lead,
            lead_name=self._named(row.lead, region),
            assist_names=tuple(self._named(whom, region) for whom in row.assists),
            closing_level=row.closing_level,
            basis=row.basis,
            machine=row.machine,
        )

    def _class_path(self, code: str) -> str:
        taxonomy = self._city.part(Taxonomy)
        groups = (taxonomy.groups.get(ClassCode(code[:length])) for length in (2, 4) if length <= len(code))
        names = [group.name_zh for group in groups if group is not None]
        sub = taxonomy.sub_classes.get(ClassCode(code))
        return "/".join([*names, *([] if sub is None else [sub.name_zh])]) or code

    def _area(self, code: str) -> str:
        region = self._city.part(Organisation).regions.get(RegionCode(code))
        return code if region is None else region.name_zh

    def _named(self, whom: Whom, region: str) -> str:
        unit = self._city.part(ResponsibilityList).unit_of(whom, region)
        if unit is not None:
            return self._city.part(Organisation).called(unit)
        if isinstance(whom, NamedUnit):
            return whom.unit
        # Whoever is at work in cells belongs to a street.
        ends = (self._kinds.get((whom.kind, level)) for level in (whom.level, AtLevel.STREET))
        return f"{WHERE[whom.level]}{next(filter(None, ends), whom.kind)}"


def _meets(area: str, region: str) -> bool:
    return not region or region.startswith(area) or area.startswith(region)


def _usual_end(names: list[str]) -> str:
    """What most of these names end in: of 甲街道环卫所 and 乙镇环卫所 it is 环卫所; of a single one all of it."""
    ends = Counter(name[at:] for name in names for at in range(len(name)))
    end = max((end for end, times in ends.items() if 2 * times > len(names)), key=len, default="")
    return end.removeprefix("街道").removeprefix("镇")
