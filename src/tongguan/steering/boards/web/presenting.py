# SPDX-License-Identifier: Apache-2.0
"""Figures as they leave over HTTP: names beside codes, lamps beside moments."""

from collections.abc import Sequence
from datetime import datetime

from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import RegionCode
from tongguan.ground.plumbing.copying import copied
from tongguan.matters.cases.api import STATES, State, lamp_at, late, move_name
from tongguan.matters.intake.api import Sources
from tongguan.steering.boards.api import Figures
from tongguan.steering.boards.application.ports import CaseRow
from tongguan.steering.boards.domain.counts import FORCES, AreaCount, CodeCount, FeedLine, Named
from tongguan.steering.boards.web import schemas as out


def figures(found: Figures, city: City) -> out.FiguresOut:
    """The figures with every name."""
    counted, region = found.counted, found.scope.region
    return out.FiguresOut(
        as_of=found.as_of,
        region=_region(region, city),
        path=tuple(_region(code, city) for code in _path(region, city)),
        classes=found.scope.classes,
        level=found.level,
        findings=tuple(found.findings),
        figures=tuple(found.figures),
        trend=tuple(counted.trend),
        hot=tuple(one.called(*_matter(one.code, city)) for one in counted.hot),
        areas=_areas(found, city),
        sources=tuple(one.called(*_source(one.code, city)) for one in counted.sources),
        links=tuple(one.called(*_state(one.code)) for one in counted.links),
        forces=_forces(counted.forces),
        feed=tuple(_feed(line, city, found.as_of) for line in counted.feed),
    )


def behind(row: CaseRow, city: City, now: datetime) -> out.BehindOut:
    """A case behind a number."""
    class_name, class_name_en = _matter(row.class_code, city) if row.class_code else (None, None)
    state_name, state_name_en = _state(row.state)
    units = city.part(Organisation)
    closed = row.closed_at is not None
    return copied(
        out.BehindOut,
        row,
        state_name=state_name,
        state_name_en=state_name_en,
        class_name=class_name,
        class_name_en=class_name_en,
        region_name=place_name(row.region, city),
        lamp=lamp_at(now, yellow_at=row.yellow_at, red_at=row.red_at, due_at=row.due_at, closed=closed),
        lead_unit_name=units.name_of(row.lead_unit) if row.lead_unit and units.exists(row.lead_unit) else None,
        late=late(row.closed_at or now, row.due_at),
    )


def place_name(code: str, city: City) -> str:
    """Street and community of a place."""
    return city.part(Organisation).place_name(code) or _named(code, city)[0]


def _areas(found: Figures, city: City) -> tuple[AreaCount, ...]:
    """Every part of the region, those without a case as well."""
    counted = {one.code: one for one in found.counted.areas if len(one.code) == found.scope.below}
    below = {
        str(code)
        for code in city.part(Organisation).regions
        if len(code) == found.scope.below and code.startswith(found.scope.region)
    }
    codes = sorted({*below, *counted} - {found.scope.region})
    return tuple((counted.get(code) or AreaCount(code=code)).called(*_named(code, city)) for code in codes)


def _feed(line: FeedLine, city: City, now: datetime) -> out.FeedOut:
    class_name, class_name_en = _matter(line.class_code, city) if line.class_code else (None, None)
    state_name, state_name_en = _state(line.state)
    return copied(
        out.FeedOut,
        line,
        move_name=move_name(line.move),
        state_name=state_name,
        state_name_en=state_name_en,
        class_name=class_name,
        class_name_en=class_name_en,
        region_name=place_name(line.region, city),
        lamp=lamp_at(now, yellow_at=line.yellow_at, red_at=line.red_at, due_at=line.due_at, closed=line.closed),
    )


def _path(code: str, city: City) -> list[str]:
    """The regions above within the hub's own, from the top, and the region itself."""
    top = len(city.region)
    return [code[:length] for length in (2, 6, 9, 12, 15) if min(top, len(code)) <= length <= len(code)]


def _region(code: str, city: City) -> Named:
    return Named(code=code).called(*_named(code, city))


def _named(code: str, city: City) -> tuple[str, str]:
    known = city.part(Organisation).regions.get(RegionCode(code))
    if known is not None:
        return known.name_zh, known.name_en
    return f"单元网格 {code[12:] or code}", f"Cell {code[12:] or code}"


def _matter(code: str, city: City) -> tuple[str, str]:
    known = city.part(Taxonomy).of_any_level(code)
    return (known.name_zh, known.name_en) if known else (code, code)


def _source(code: str, city: City) -> tuple[str, str]:
    known = city.part(Sources).by_code.get(code)
    return (known.name_zh, known.name_en) if known else (code, code)


def _forces(counted: Sequence[CodeCount]) -> tuple[CodeCount, ...]:
    found = {one.code: one for one in counted}
    return tuple(found[role].called(*names) for role, names in FORCES.items() if role in found)


def _state(code: str) -> tuple[str, str]:
    facts = STATES[State(code)]
    return facts.name, facts.name_en
