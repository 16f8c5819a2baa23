# SPDX-License-Identifier: Apache-2.0
"""Proves the responsibility list: every matter that can happen reaches exactly one lead (DSP-03, DSP-06, CLS-07).

A matter is a sub-class × a unit cell × a source × a filing condition; a district has a hundred million of them. They
are not tried one by one but by kinds that no row of the list can tell apart:
- sub-classes for which the same rows speak;
- of these rows, cells that lie in the same of their areas;
- sources, and conditions, that are named by one of these rows each, and all the others together.
One matter of each kind is asked of the very index that dispatch uses; the answer is the answer for all of its kind.
Only which unit `kind:…@level` means depends on the cell itself; that is looked up for every cell of the kind.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tongguan.city.grid.api import Grids
from tongguan.city.taxonomy.api import SubClass, Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.findings import fault, warning
from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.pack import Finding
from tongguan.matters.dispatch.api import ANY, ListRow, Matter, ResponsibilityList, Whom
from tongguan.matters.intake.api import Sources

LIST = "responsibility/list.csv"


@dataclass(kw_only=True)
class ListProof:
    """What the proof found, and how much it looked at."""

    findings: list[Finding] = field(default_factory=list)
    matters: int = 0
    """Sub-class × cell × source × condition that the proof speaks about."""
    kinds: int = 0
    """Kinds of matters that were asked about."""
    leads: set[UnitId] = field(default_factory=set)
    """Every unit that leads some matter."""


@dataclass(frozen=True, kw_only=True)
class _Alike:
    """Sub-classes for which the same rows speak."""

    rows: tuple[ListRow, ...]
    subs: list[SubClass]

    def __str__(self) -> str:
        first = self.subs[0]
        return f"{first.code}{first.name_zh}" + (f"等{len(self.subs)}个子类" if len(self.subs) > 1 else "")


def prove_list(city: City) -> ListProof:
    """Ask about every kind of matter; gaps, clashes and rows that are never used become findings."""
    listed, channels = city.part(ResponsibilityList), city.part(Sources)
    proof = ListProof()
    places = Places(city)
    used: set[str] = set()
    homeless: dict[str, set[str]] = defaultdict(set)
    for alike in _alike(city):
        for cells in places.told_apart(alike.rows):
            for source, sources in told_apart((row.source for row in alike.rows), channels.by_code):
                for condition, conditions in conditions_apart(alike.rows, alike.subs):
                    proof.kinds += 1
                    proof.matters += len(cells) * sources * conditions
                    matter = Matter(class_code=alike.subs[0].code, region=cells[0], source=source, condition=condition)
                    winners = listed.winners(matter)
                    used.update(row.id for row in winners)
                    if not winners:
                        proof.findings.append(_gap(alike, matter, len(cells)))
                    elif any(row.lead != winners[0].lead for row in winners):
                        proof.findings.append(_clash(alike, winners, matter))
                    else:
                        lost = places.without_unit(winners[0].lead)
                        homeless[winners[0].id].update(lost.intersection(cells) if lost else ())
                        proof.leads |= places.units(winners[0].lead, cells)
    for row in listed.rows:
        proof.findings += _about_row(row, homeless[row.id], places, used=row.id in used)
    return proof


class Places:
    """The cells of the city, told apart by areas, and the units the list means there."""

    def __init__(self, city: City) -> None:
        self._city = city
        self.cells = [str(cell.code) for cell in city.part(Grids).cells]
        self._by_areas: dict[frozenset[str], list[list[str]]] = {}
        self._unit_at: dict[Whom, Mapping[str, UnitId | None]] = {}
        self._without: dict[Whom, frozenset[str]] = {}

    def told_apart(self, rows: Iterable[ListRow]) -> list[list[str]]:
        """The cells in groups that the areas of these rows cannot tell apart."""
        areas = frozenset(row.area for row in rows)
        if areas not in self._by_areas:
            groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
            for cell in self.cells:
                groups[tuple(sorted(area for area in areas if cell.startswith(area)))].append(cell)
            self._by_areas[areas] = list(groups.values())
        return self._by_areas[areas]

    def without_unit(self, whom: Whom) -> frozenset[str]:
        """The cells at which this does not mean exactly one unit."""
        if whom not in self._without:
            self._look(whom)
        return self._without[whom]

    def units(self, whom: Whom, cells: Iterable[str]) -> set[UnitId]:
        """The units meant at these cells."""
        unit_at = self.unit_at(whom)
        return {unit for unit in set(map(unit_at.__getitem__, cells)) if unit is not None}

    def led_by(self, whom: Whom | None, cells: Iterable[str]) -> tuple[UnitId, ...]:
        """The units meant at these cells, the one with the most of them first."""
        if whom is None:
            return ()
        unit_at = self.unit_at(whom)
        units = Counter(unit for cell in cells if (unit := unit_at.get(cell)) is not None)
        return tuple(unit for unit, _ in sorted(units.items(), key=lambda one: (-one[1], one[0])))

    def unit_at(self, whom: Whom) -> Mapping[str, UnitId | None]:
        """The unit meant at each cell."""
        if whom not in self._unit_at:
            self._look(whom)
        return self._unit_at[whom]

    def _look(self, whom: Whom) -> None:
        found = self._city.part(ResponsibilityList).units_at(whom, self.cells)
        self._unit_at[whom] = found
        self._without[whom] = frozenset(cell for cell, unit in found.items() if unit is None)


def _alike(city: City) -> Iterable[_Alike]:
    """The sub-classes in groups for which the same rows speak."""
    groups: dict[tuple[str, ...], _Alike] = {}
    for sub in city.part(Taxonomy).sub_classes.values():
        own = {condition.id for condition in sub.conditions}
        rows = tuple(row for row in city.part(ResponsibilityList).about(sub.code) if row.condition in own | {ANY})
        groups.setdefault(tuple(row.id for row in rows), _Alike(rows=rows, subs=[])).subs.append(sub)
    return groups.values()


def told_apart(named: Iterable[str], all_of_them: Iterable[str]) -> list[tuple[str, int]]:
    """One representative of each kind, and how many it stands for: each named one itself, then any other."""
    everything = list(all_of_them)
    apart = set(named).intersection(everything)
    others = [one for one in everything if one not in apart]
    return [(one, 1) for one in sorted(apart)] + ([(others[0], len(others))] if others else [])


def conditions_apart(rows: Iterable[ListRow], subs: Iterable[SubClass]) -> list[tuple[str, int]]:
    """Representatives of the filing conditions of all these sub-classes.

    A row that names a condition speaks for its sub-class alone, so with such a row the group is that sub-class.
    """
    return told_apart((row.condition for row in rows), [one.id for sub in subs for one in sub.conditions])


def _where(matter: Matter, cells: int) -> str:
    return f"如单元网格{matter.region}（同类{cells}个）、来源{matter.source}、条件{matter.condition}"


def _gap(alike: _Alike, matter: Matter, cells: int) -> Finding:
    code = matter.class_code
    return fault(
        LIST,
        f"{alike}没有主办单位：{_where(matter, cells)}",
        f"no row leads {code} at {matter.region}, source {matter.source}, condition {matter.condition}",
        f"请增加一行覆盖它，例如class写{code[:4]}，area写{matter.region[:6]}，source与condition写*",
        column="class",
        area=matter.region,
    )


def _clash(alike: _Alike, rows: Sequence[ListRow], matter: Matter) -> Finding:
    listed = "、".join(f"第{row.line}行{row.id}（{row.lead}）" for row in rows)
    return fault(
        LIST,
        f"{alike}有几个主办：{listed}，例如来源{matter.source}、条件{matter.condition}",
        f"rows {', '.join(row.id for row in rows)} are equally specific for {matter.class_code} but differ in lead",
        "请删去多余的行，或增加一行同时写明来源与条件",
        row=rows[0].line,
        column="lead",
        area=rows[0].area,
    )


def _about_row(row: ListRow, homeless: set[str], places: Places, *, used: bool) -> Iterable[Finding]:
    if homeless:
        yield fault(
            LIST,
            f"“{row.lead}”在{len(homeless)}个单元网格上不是恰好一个单位，例如{min(homeless)}",
            f"{row.lead} is not exactly one unit at {len(homeless)} cells, such as {min(homeless)}",
            "请在units.csv中补足或合并该类单位，或在此写单位编号，或缩小本行区域",
            row=row.line,
            column="lead",
            area=min(homeless),
        )
    for whom in row.assists:
        lost = [cell for cell in places.without_unit(whom) if cell.startswith(row.area)]
        if lost:
            yield warning(
                LIST,
                f"协办“{whom}”在{len(lost)}个单元网格上不是恰好一个单位，例如{min(lost)}，届时不派该协办",
                f"assist {whom} is not exactly one unit at {len(lost)} cells",
                "请在units.csv中补足该类单位，或改写协办",
                row=row.line,
                column="assists",
                area=min(lost),
            )
    if not used:
        yield warning(
            LIST,
            "本行永远不会用到：总有更具体的行",
            "this row is never used: some other row is always more specific",
            "请删去本行，或改正其分类、区域、来源、条件",
            row=row.line,
            column="id",
        )
