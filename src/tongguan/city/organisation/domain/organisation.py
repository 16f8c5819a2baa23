# SPDX-License-Identifier: Apache-2.0
"""The organisation of one city edition: immutable, and every question a look-up.

Centres form one tree. Orders go along its edges, one at a time (ORG-12, ORG-13); what two parts of the city
share meets at the lowest centre above both (ORG-03).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Self

from tongguan.city.organisation.domain.organs import Centre, CentreKind, Level, Region, Unit
from tongguan.city.organisation.domain.refusals import UnknownOrgan
from tongguan.ground.kernel.ids import CentreId, RegionCode, UnitId


class Organisation:
    """Regions, centres and units of one edition.

    Give it sound rows: `findings` tells what is wrong with others, here they raise ValueError.
    """

    def __init__(self, *, regions: tuple[Region, ...], centres: tuple[Centre, ...], units: tuple[Unit, ...]) -> None:
        self.regions: Mapping[RegionCode, Region] = MappingProxyType({one.code: one for one in regions})
        self.centres: Mapping[CentreId, Centre] = MappingProxyType({one.id: one for one in centres})
        self.units: Mapping[UnitId, Unit] = MappingProxyType({one.id: one for one in units})
        if len(self.regions) < len(regions) or len(self.centres) + len(self.units) < len(centres) + len(units):
            raise ValueError("a code or id is given twice")
        self._paths = {one.id: _path(one, self.centres) for one in centres}
        if len({path[-1] for path in self._paths.values()}) != 1:
            raise ValueError("the centres must form one tree with one root")
        if any(one.centre not in self.centres for one in units):
            raise ValueError("a unit belongs to no known centre")
        self._code_lengths = sorted({len(code) for code in self.regions}, reverse=True)
        self._children: dict[CentreId, list[CentreId]] = defaultdict(list)
        self._comprehensive: dict[tuple[RegionCode, Level], CentreId] = {}
        for one in centres:
            if one.parent is not None:
                self._children[one.parent].append(one.id)
            if one.kind is CentreKind.COMPREHENSIVE:
                self._comprehensive[one.region, one.level] = one.id
        self._by_centre: dict[CentreId, list[Unit]] = defaultdict(list)
        self._by_kind: dict[tuple[str, RegionCode], list[Unit]] = defaultdict(list)
        for unit in units:
            self._by_centre[unit.centre].append(unit)
            self._by_kind[unit.kind, unit.region].append(unit)

    @classmethod
    def from_rows(cls, regions: Iterable[Region], centres: Iterable[Centre], units: Iterable[Unit]) -> Self:
        """Build the snapshot of an edition."""
        return cls(regions=tuple(regions), centres=tuple(centres), units=tuple(units))

    # What there is.

    def exists(self, organ: str) -> bool:
        """Whether this is the id of a centre or unit."""
        return organ in self.centres or organ in self.units

    def has_centre(self, centre: str) -> bool:
        """Whether this edition knows such a centre."""
        return centre in self.centres

    def has_unit(self, unit: str) -> bool:
        """Whether this edition knows such a unit."""
        return unit in self.units

    def name_of(self, organ: str) -> str:
        """The Chinese name of a centre or unit; raises UnknownOrgan."""
        if organ in self.units:
            return self.units[UnitId(organ)].name_zh
        return self.centre(organ).name_zh

    def called(self, organ: str) -> str:
        """The name of a centre or unit, for sentences; its id when this edition does not know it."""
        return self.name_of(organ) if self.exists(organ) else organ

    def centre(self, id: str) -> Centre:
        """The centre with this id; raises UnknownOrgan."""
        try:
            return self.centres[CentreId(id)]
        except KeyError:
            raise UnknownOrgan(f"没有编号为“{id}”的中心", organ=id) from None

    def unit(self, id: str) -> Unit:
        """The unit with this id; raises UnknownOrgan."""
        try:
            return self.units[UnitId(id)]
        except KeyError:
            raise UnknownOrgan(f"没有编号为“{id}”的单位", organ=id) from None

    def region(self, code: str) -> Region:
        """The region with this code; raises UnknownOrgan."""
        try:
            return self.regions[RegionCode(code)]
        except KeyError:
            raise UnknownOrgan(f"没有代码为“{code}”的区域", region=code) from None

    # The tree of centres.

    @property
    def root(self) -> CentreId:
        """The centre at the top."""
        return next(iter(self._paths.values()))[-1]

    def level(self, centre: str) -> str:
        """The level of a centre, as a word."""
        return self.centre(centre).level.value

    def is_external(self, centre: str) -> bool:
        """Whether a centre is another platform."""
        return self.centre(centre).external

    def parent(self, centre: str) -> CentreId | None:
        """The centre directly above; None at the top."""
        return self.centre(centre).parent

    def children(self, centre: str) -> tuple[CentreId, ...]:
        """The centres directly below, in the order of the pack."""
        return tuple(self._children.get(self.centre(centre).id, ()))

    def path_to_root(self, centre: str) -> tuple[CentreId, ...]:
        """The centre itself and every centre above it, up to the top."""
        return self._paths[self.centre(centre).id]

    def is_below(self, lower: str, upper: str) -> bool:
        """Whether one centre stands anywhere below another."""
        return self.centre(upper).id in self.path_to_root(lower)[1:]

    def lowest_shared(self, a: str, b: str) -> CentreId:
        """The broker: the lowest centre that is, or stands above, both (ORG-03)."""
        above = set(self.path_to_root(a))
        return next(centre for centre in self.path_to_root(b) if centre in above)

    def route(self, frm: str, to: str) -> tuple[CentreId, ...]:
        """Every centre a matter passes, both ends included: up to the broker, then down."""
        broker = self.lowest_shared(frm, to)
        up, down = self.path_to_root(frm), self.path_to_root(to)
        return (*up[: up.index(broker)], broker, *reversed(down[: down.index(broker)]))

    def next_hop(self, frm: str, to: str) -> CentreId:
        """The one edge to take from a centre towards another; ValueError when already there."""
        if frm == to:
            raise ValueError(f"already at {to}")
        return self.route(frm, to)[1]

    def is_one_step(self, frm: str, to: str) -> bool:
        """Whether two centres are neighbours in the tree: only then may one hand over to the other."""
        return self.parent(frm) == to or self.parent(to) == frm

    def skips_level(self, frm: str, to: str) -> bool:
        """Whether going directly would leap over a level: street to city, or city to street."""
        return abs(self.centre(frm).level.depth - self.centre(to).level.depth) > 1

    # Places and functions.

    def region_at(self, code: str, level: str) -> RegionCode | None:
        """The region of this level that a code lies in; None when it lies in none.

        Unit cells have no row of their own: a longer code inside a known community is taken for a cell.
        """
        region = self._nearest(code)
        if level == Level.CELL and region is not None and region.level is Level.COMMUNITY:
            return RegionCode(code) if code != region.code else None
        while region is not None and region.level != level:
            region = self.regions.get(region.parent) if region.parent is not None else None
        return region.code if region is not None else None

    def centre_of(self, region: str, level: str) -> CentreId | None:
        """The comprehensive centre of this level that a region belongs to."""
        code = self.region_at(region, level)
        return self._comprehensive.get((code, Level(level))) if code is not None else None

    def district_centre(self, region: str) -> CentreId:
        """The centre of the district; the root of a pack that has none, which cannot be proved."""
        return self.centre_of(region, Level.DISTRICT) or self.root

    def centre_of_unit(self, unit: str) -> CentreId:
        """The one centre that may dispatch to a unit."""
        return self.unit(unit).centre

    def units_of(self, centre: str) -> tuple[Unit, ...]:
        """The units a centre may dispatch to, in the order of the pack."""
        return tuple(self._by_centre.get(self.centre(centre).id, ()))

    def units_of_kind(self, kind: str, code: str, level: str) -> tuple[Unit, ...]:
        """The units of a function that serve the region of this level around a place."""
        region = self.region_at(code, level)
        return tuple(self._by_kind.get((kind, region), ())) if region is not None else ()

    def single_unit(self, kind: str, code: str, level: str) -> Unit | None:
        """The one unit of a function for a place at a level; None when there is none or more than one."""
        units = self.units_of_kind(kind, code, level)
        return units[0] if len(units) == 1 else None

    def place_name(self, code: str) -> str:
        """Street and community of a place by name, of a wider area its own name; empty when nobody knows it."""
        known = (self.regions.get(RegionCode(code[:length])) for length in (9, 12))
        return " ".join(dict.fromkeys(region.name_zh for region in known if region is not None))

    def _nearest(self, code: str) -> Region | None:
        """The smallest known region a code lies in."""
        for length in self._code_lengths:
            if length <= len(code) and (region := self.regions.get(RegionCode(code[:length]))) is not None:
                return region
        return None


def _path(centre: Centre, centres: Mapping[CentreId, Centre]) -> tuple[CentreId, ...]:
    path = [centre.id]
    while (parent := centres[path[-1]].parent) is not None:
        if parent not in centres:
            raise ValueError(f"{path[-1]} stands below an unknown centre {parent}")
        if parent in path:
            raise ValueError(f"the centres {' > '.join(path)} go round in a circle")
        path.append(parent)
    return tuple(path)
