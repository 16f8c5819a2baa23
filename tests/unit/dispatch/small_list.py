# SPDX-License-Identifier: Apache-2.0
"""A small city's bodies, and a slow, obvious resolver to hold the quick one against."""

from collections.abc import Sequence

from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.matters.dispatch.api import ANY, AtLevel, ListRow, Matter, NamedUnit, ResponsibilityList, UnitByKind, Whom

DISTRICT, SOCIAL = CentreId("C-310112"), CentreId("C-310112-ZZ")
STREET, TOWN = CentreId("C-310112001"), CentreId("C-310112002")
CELL, TOWN_CELL = "310112001001001", "310112002001001"
UP: dict[CentreId, CentreId] = {STREET: DISTRICT, TOWN: DISTRICT, SOCIAL: DISTRICT}

WATER, BUREAU, MEDIATORS = UnitId("U-310112-water"), UnitId("U-310112-cg"), UnitId("U-310112-zz")
CENTRE_OF = {
    WATER: DISTRICT,
    BUREAU: DISTRICT,
    MEDIATORS: SOCIAL,
    UnitId("U-310112001-squad"): STREET,
    UnitId("U-310112002-squad"): TOWN,
    UnitId("U-310112001-sanitation"): STREET,
    UnitId("U-310112002-sanitation"): TOWN,
}
SQUAD, SANITATION = UnitByKind("squad", AtLevel.STREET), UnitByKind("sanitation", AtLevel.STREET)


class SmallBodies:
    """Implements Bodies."""

    def has_unit(self, unit: UnitId) -> bool:
        return unit in CENTRE_OF

    def unit_for(self, kind: str, region: str, level: AtLevel) -> UnitId | None:
        unit = UnitId(f"U-{region[:9]}-{kind}")
        return unit if level is AtLevel.STREET and unit in CENTRE_OF else None

    def centre_of_unit(self, unit: UnitId) -> CentreId:
        return CENTRE_OF[unit]

    def route(self, frm: CentreId, to: CentreId) -> tuple[CentreId, ...]:
        if frm == to:
            return (frm,)
        if DISTRICT in (frm, to):
            return frm, to
        return frm, DISTRICT, to


def row(
    id: str,
    class_code: str,
    lead: Whom | UnitId,
    *,
    area: str = "310112",
    source: str = ANY,
    condition: str = ANY,
    assists: Sequence[Whom] = (),
    machine: bool = False,
) -> ListRow:
    """A row of the list."""
    return ListRow(
        id=id,
        class_code=class_code,
        area=area,
        source=source,
        condition=condition,
        lead=NamedUnit(lead) if isinstance(lead, str) else lead,
        assists=tuple(assists),
        machine=machine,
    )


def a_list(*rows: ListRow) -> ResponsibilityList:
    """The list of these rows."""
    return ResponsibilityList.from_rows(rows, bodies=SmallBodies())


def matter(class_code: str, *, region: str = CELL, source: str = "patrol", condition: str | None = None) -> Matter:
    """What the list is asked about."""
    return Matter(class_code=class_code, region=region, source=source, condition=condition)


def slow_winners(rows: Sequence[ListRow], asked: Matter) -> set[str]:
    """The rule in one sentence: of the rows that cover the matter, the greatest by class, area, named columns."""
    covering = [
        one
        for one in rows
        if asked.class_code.startswith(one.class_code)
        and asked.region.startswith(one.area)
        and one.source in (ANY, asked.source)
        and one.condition in (ANY, asked.condition)
    ]
    if not covering:
        return set()

    def rank(one: ListRow) -> tuple[int, int, int]:
        return len(one.class_code), len(one.area), (one.source != ANY) + (one.condition != ANY)

    best = max(rank(one) for one in covering)
    return {one.id for one in covering if rank(one) == best}
