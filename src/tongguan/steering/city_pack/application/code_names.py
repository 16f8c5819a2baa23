# SPDX-License-Identifier: Apache-2.0
"""What the codes in a pack's tables are called, so that a change can be read by an office."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from tongguan.city.organisation.api import Organisation, Staff
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import RegionCode, UnitId
from tongguan.ground.kernel.sheets import Holds, PackSheet, SheetColumn
from tongguan.matters.intake.api import Sources
from tongguan.steering.city_pack.application.tables import Cells

_AROUND: Mapping[str, str] = {
    "city": "全市", "district": "全区", "street": "所在街镇", "community": "所在居村", "cell": "所在网格"
}  # fmt: skip
_MOST_UNITS = 3
_GRIDS: Mapping[str, str] = {"disposal_grid": "处置网格", "autonomy_grid": "自治网格"}


class CodeNames:
    """Names of an edition, and of what a draft adds to it; a code nobody knows is said by nothing."""

    def __init__(self, city: City, drafted: Mapping[str, str] | None = None) -> None:
        self._city = city
        self._drafted = drafted or {}

    def value(self, column: SheetColumn, value: str) -> str | None:
        """What a cell means, in words; none when the value speaks for itself."""
        return (self._value(column, value) or self._drafted.get(value)) if value else None

    def _value(self, column: SheetColumn, value: str) -> str | None:
        match column.holds:
            case Holds.CLASS:
                return self.matter(value)
            case Holds.CLASSES:
                return self._several(value, self.matter)
            case Holds.AREA:
                return self.area(value)
            case Holds.SOURCE:
                return self.source(value)
            case Holds.CONDITION:
                return "不限" if value == "*" else self._conditions.get(value)
            case Holds.CENTRE | Holds.ORGAN:
                return self.organ(value)
            case Holds.WHOM:
                return self.whom(value)
            case Holds.WHOMS:
                return self._several(value, self.whom)
            case Holds.PERSON:
                return self._people.get(value)
            case Holds.CHOICES:
                return self._several(value, column.word)
            case Holds.CHOICE | Holds.YES_NO | Holds.ROLE:
                return column.word(value)
            case _:
                return None

    def row(self, sheet: PackSheet, cells: Cells) -> str:
        """What a row is about, in a few words: its own name, or the names of what it joins."""
        own = cells.get("name_zh") or cells.get("name")
        if own:
            return own
        told = (self.value(column, cells.get(column.name, "")) for column in sheet.columns[:6]
                if column.holds not in (Holds.WHOM, Holds.WHOMS))  # fmt: skip
        words = [word for word in dict.fromkeys(told) if word and word != "不限"]
        return " · ".join(words[:4]) or cells.get("note") or cells.get("filing_zh") or ""

    def matter(self, code: str) -> str | None:
        """The name of a class of any level."""
        found = self._city.part(Taxonomy).of_any_level(code)
        return found.name_zh if found is not None else None

    def source(self, code: str) -> str | None:
        """The name of a channel."""
        found = self._city.part(Sources).by_code.get(code)
        return "不限" if code == "*" else found.name_zh if found is not None else None

    def area(self, code: str) -> str | None:
        """The name of a region; of a unit cell its community and number."""
        regions = self._city.part(Organisation).regions
        known = regions.get(RegionCode(code))
        if known is not None:
            return known.name_zh
        community = regions.get(RegionCode(code[:12]))
        return f"{community.name_zh} 网格{code[12:]}" if community is not None else None

    def organ(self, id: str) -> str | None:
        """The name of a centre or unit."""
        return self._city.part(Organisation).called(id) if self._city.part(Organisation).exists(id) else None

    def units(self, ids: Iterable[UnitId]) -> str:
        """Units by name, the first few of many."""
        names = [self._city.part(Organisation).called(id) for id in ids]
        more = f" 等{len(names)}家" if len(names) > _MOST_UNITS else ""
        return "、".join(names[:_MOST_UNITS]) + more

    def whom(self, text: str) -> str | None:
        """Who a row of the list means: a unit by name, or the one unit of a kind around the place."""
        if not text.startswith("kind:"):
            return self.organ(text)
        kind, _, level = text.removeprefix("kind:").partition("@")
        if kind in _GRIDS:
            return f"所在{_GRIDS[kind]}"
        return f"{_AROUND.get(level, level)}的{self._kinds.get((kind, level), kind)}"

    @staticmethod
    def _several(value: str, name: Callable[[str], str | None]) -> str:
        parts = [part.strip() for part in value.split(";") if part.strip()]
        return "、".join(name(part) or part for part in parts)

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return {person.id: person.name for person in self._city.part(Staff).people}

    @cached_property
    def _conditions(self) -> Mapping[str, str]:
        subs = self._city.part(Taxonomy).sub_classes.values()
        return {one.id: one.filing_zh for sub in subs for one in sub.conditions}

    @cached_property
    def _kinds(self) -> Mapping[tuple[str, str], str]:
        """A kind of unit at a level is called what most names of its units say after the name of their region."""
        regions = self._city.part(Organisation).regions
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for unit in self._city.part(Organisation).units.values():
            region = regions[unit.region]
            own = unit.name_zh.removeprefix(region.name_zh)
            found[unit.kind, region.level.value][own or _last_word(unit.name_zh)] += 1
        return {key: names.most_common(1)[0][0] for key, names in found.items()}


def _last_word(name: str) -> str:
    """What a name ends with when it is the name of its region as well: 北街居委会 is an 居委会."""
    return next((word for word in ("居委会", "村委会", "社区") if name.endswith(word)), name)
