# SPDX-License-Identifier: Apache-2.0
"""The responsibility list of one edition: which unit leads a matter, and why this one (DSP-03, DSP-06).

Of the rows that cover a matter the most specific class wins; among those the most specific area; among those the
row that names more of source and filing condition. What is still level must mean the same lead, or it is a clash.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self, TypeAlias

from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.matters.dispatch.domain.bodies import Bodies
from tongguan.matters.dispatch.domain.rows import ANY, ClosingLevel, GridKind, ListRow, NamedUnit, Whom


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """What the list is asked about."""

    class_code: str
    region: str
    """The unit cell of the place, or a larger region while the place is not known better."""
    source: str
    condition: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """What the list says about one matter."""

    row: str
    lead: UnitId
    centre: CentreId
    """The one centre that may dispatch to the lead."""
    assists: tuple[UnitId, ...]
    """Assisting units of the same centre: they can get an order of their own."""
    elsewhere: tuple[UnitId, ...]
    """Assisting units of other centres: no order reaches them from here; they are whistled for or informed."""
    closing_level: ClosingLevel
    grid_kind: GridKind
    evidence: tuple[str, ...]
    basis: str
    machine: bool
    """Whether the row lets the platform dispatch by itself."""
    exact: bool
    """Whether the place is known well enough that no row for a part of the region could change the answer."""
    path: tuple[CentreId, ...]
    """The way from the owning centre to the lead's, one level at a time, both ends included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """Rows that are equally specific for some matter and name different leads."""

    rows: tuple[ListRow, ...]


Slot: TypeAlias = dict[tuple[str, str], tuple[ListRow, ...]]
"""(source, condition) → rows of one class and area."""


class ResponsibilityList:
    """The list of one edition, indexed; immutable, and every question a handful of look-ups."""

    def __init__(self, rows: tuple[ListRow, ...], *, bodies: Bodies) -> None:
        self.rows = rows
        self.bodies = bodies
        self.by_id: Mapping[str, ListRow] = {row.id: row for row in rows}
        slots: dict[str, dict[str, Slot]] = defaultdict(lambda: defaultdict(dict))
        for row in rows:
            slot = slots[row.class_code][row.area]
            slot[row.source, row.condition] = (*slot.get((row.source, row.condition), ()), row)
        self._areas = {code: dict(areas) for code, areas in slots.items()}
        self._lengths = {code: sorted({len(area) for area in areas}, reverse=True) for code, areas in slots.items()}
        self._class_lengths = sorted({len(code) for code in slots}, reverse=True)

    @classmethod
    def from_rows(cls, rows: Iterable[ListRow], *, bodies: Bodies) -> Self:
        """The list of an edition."""
        return cls(tuple(rows), bodies=bodies)

    def propose(self, matter: Matter, *, owner: CentreId) -> Proposal | None:
        """Who should act; None when the list has no single answer (`explain` says why)."""
        rows = self.winners(matter)
        if not rows:
            return None
        row = rows[0]
        if len(rows) > 1 and any(other.lead != row.lead for other in rows):
            return None
        lead = self.unit_of(row.lead, matter.region)
        if lead is None:
            return None
        centre = self.bodies.centre_of_unit(lead)
        assists, elsewhere = self._assists(row, lead, centre, matter.region)
        return Proposal(
            row=row.id,
            lead=lead,
            centre=centre,
            assists=assists,
            elsewhere=elsewhere,
            closing_level=row.closing_level,
            grid_kind=row.grid_kind,
            evidence=row.evidence,
            basis=row.basis,
            machine=row.machine,
            exact=not self._finer(matter, row),
            path=self.bodies.route(owner, centre),
        )

    def winners(self, matter: Matter) -> tuple[ListRow, ...]:
        """The most specific rows for a matter: none is a gap, several with different leads are a clash."""
        class_code, region = matter.class_code, matter.region
        source, condition = matter.source, matter.condition or ANY
        for class_length in self._class_lengths:
            prefix = class_code[:class_length]
            areas = self._areas.get(prefix)
            if areas is None or len(prefix) < class_length:
                continue
            for length in self._lengths[prefix]:
                slot = areas.get(region[:length])
                if slot is not None and length <= len(region) and (found := _in_slot(slot, source, condition)):
                    return found
        return ()

    def unit_of(self, whom: Whom, region: str) -> UnitId | None:
        """The unit a row means at a place; None when there is no single one."""
        if isinstance(whom, NamedUnit):
            return whom.unit if self.bodies.has_unit(whom.unit) else None
        return self.bodies.unit_for(whom.kind, region, whom.level)

    def units_at(self, whom: Whom, regions: Iterable[str]) -> dict[str, UnitId | None]:
        """The unit a row means at each of these places; one that is named is the same everywhere."""
        if isinstance(whom, NamedUnit):
            return dict.fromkeys(regions, self.unit_of(whom, ""))
        return {region: self.bodies.unit_for(whom.kind, region, whom.level) for region in regions}

    def about(self, class_code: str) -> tuple[ListRow, ...]:
        """Every row for a class or one above it, the most specific first, in the order they are tried."""
        rows = (
            row
            for length in self._class_lengths
            for slot in self._areas.get(class_code[:length], {}).values()
            for same in slot.values()
            for row in same
            if length <= len(class_code)
        )
        return tuple(sorted(rows, key=_specificity, reverse=True))

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Every set of equally specific rows that can meet in one matter and name different leads."""
        found = []
        for areas in self._areas.values():
            for slot in areas.values():
                found += [rows for rows in slot.values() if _differ(rows)]
                by_source = [(key, rows) for key, rows in slot.items() if key[0] != ANY and key[1] == ANY]
                by_condition = [(key, rows) for key, rows in slot.items() if key[0] == ANY and key[1] != ANY]
                found += [
                    (*theirs, *others)
                    for (source, _), theirs in by_source
                    for (_, condition), others in by_condition
                    if (source, condition) not in slot and _differ((*theirs, *others))
                ]
        return tuple(Clash(rows=rows) for rows in found)

    def _assists(
        self, row: ListRow, lead: UnitId, centre: CentreId, region: str
    ) -> tuple[tuple[UnitId, ...], tuple[UnitId, ...]]:
        here: list[UnitId] = []
        elsewhere: list[UnitId] = []
        for whom in row.assists:
            unit = self.unit_of(whom, region)
            if unit is not None and unit != lead and unit not in here and unit not in elsewhere:
                (here if self.bodies.centre_of_unit(unit) == centre else elsewhere).append(unit)
        return tuple(here), tuple(elsewhere)

    def _finer(self, matter: Matter, winner: ListRow) -> bool:
        """Whether some row for a part of the region would win there instead."""
        for length in self._class_lengths:
            prefix = matter.class_code[:length]
            if length < len(winner.class_code) or len(prefix) < length:
                break
            for area, slot in self._areas.get(prefix, {}).items():
                if len(area) > len(matter.region) and area.startswith(matter.region):
                    inside = _in_slot(slot, matter.source, matter.condition or ANY)
                    if any(row.lead != winner.lead for row in inside):
                        return True
        return False


def _in_slot(slot: Slot, source: str, condition: str) -> tuple[ListRow, ...]:
    """The rows of one class and area that name the most of source and condition."""
    if condition == ANY:
        return slot.get((source, ANY)) or slot.get((ANY, ANY)) or ()
    both = slot.get((source, condition))
    if both:
        return both
    one = slot.get((source, ANY), ()) + slot.get((ANY, condition), ())
    return one or slot.get((ANY, ANY)) or ()


def _specificity(row: ListRow) -> tuple[int, int, int]:
    return len(row.class_code), len(row.area), row.named


def _differ(rows: tuple[ListRow, ...]) -> bool:
    return any(row.lead != rows[0].lead for row in rows)
