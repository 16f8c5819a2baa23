# SPDX-License-Identifier: Apache-2.0
"""Looking things up in the responsibility list: by class, by unit, by words."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tongguan.dispatch.application.ports import Rules
from tongguan.dispatch.domain.rows import AtLevel, ListRow, NamedUnit, Whom
from tongguan.kernel.ids import ClassCode, RegionCode, UnitId

WHERE = {
    AtLevel.DISTRICT: "本区",
    AtLevel.STREET: "所在街镇",
    AtLevel.COMMUNITY: "所在社区",
    AtLevel.CELL: "所在网格",
}
"""Where the one unit of a kind is looked for, while the place is not known."""


@dataclass(frozen=True, kw_only=True)
class FoundRow:
    """A row of the list with the names it is found and read by."""

    row: ListRow
    class_path: str
    area_name: str
    lead: UnitId | None
    """The unit that is meant at the place asked for; none while several may be."""
    lead_name: str
    assist_names: tuple[str, ...]

    def tells(self, words: list[str]) -> bool:
        """Whether every word is found in what the row says."""
        told = (self.row.id, self.row.class_code, self.class_path, self.area_name, self.lead_name, self.row.basis)
        text = " ".join((*told, *self.assist_names)).casefold()
        return all(word in text for word in words)


class RowSearch:
    """The list of one edition, to be searched; kinds of units are called by what the names of their units share."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        named: dict[str, list[str]] = defaultdict(list)
        for unit in rules.organisation.units.values():
            named[unit.kind].append(unit.name_zh)
        self._kinds: Mapping[str, str] = {kind: _shared_end(names) or kind for kind, names in named.items()}

    def find(self, text: str, *, region: str, limit: int) -> list[FoundRow]:
        """Rows in which every word is found, by class; a region narrows to rows that hold there or for a part of it."""
        words = text.casefold().split()
        rows = (row for row in self._rules.responsibility.rows if _meets(row.area, region))
        found = [shown for row in rows if (shown := self._shown(row, region)).tells(words)]
        found.sort(key=lambda one: (one.row.class_code, -len(one.row.area), one.row.id))
        return found[:limit]

    def _shown(self, row: ListRow, region: str) -> FoundRow:
        lead = self._rules.responsibility.unit_of(row.lead, region)
        return FoundRow(
            row=row,
            class_path=self._class_path(row.class_code),
            area_name=self._area(row.area),
            lead=lead,
            lead_name=self._named(row.lead, region),
            assist_names=tuple(self._named(whom, region) for whom in row.assists),
        )

    def _class_path(self, code: str) -> str:
        taxonomy = self._rules.taxonomy
        groups = (taxonomy.groups.get(ClassCode(code[:length])) for length in (2, 4) if length <= len(code))
        names = [group.name_zh for group in groups if group is not None]
        sub = taxonomy.sub_classes.get(ClassCode(code))
        return "/".join([*names, *([] if sub is None else [sub.name_zh])]) or code

    def _area(self, code: str) -> str:
        region = self._rules.organisation.regions.get(RegionCode(code))
        return code if region is None else region.name_zh

    def _named(self, whom: Whom, region: str) -> str:
        unit = self._rules.responsibility.unit_of(whom, region)
        if unit is not None:
            return self._rules.name_of(unit)
        if isinstance(whom, NamedUnit):
            return whom.unit
        return f"{WHERE[whom.level]}{self._kinds.get(whom.kind, whom.kind)}"


def _meets(area: str, region: str) -> bool:
    return not region or region.startswith(area) or area.startswith(region)


def _shared_end(names: list[str]) -> str:
    """What all these names end in: of 甲街道环卫所 and 乙镇环卫所 it is 环卫所; of a single one all of it."""
    shortest = min(names, key=len)
    ends = (shortest[at:] for at in range(len(shortest)))
    end = next((end for end in ends if all(name.endswith(end) for name in names)), "")
    return end.removeprefix("街道").removeprefix("镇")
