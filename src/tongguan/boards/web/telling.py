# SPDX-License-Identifier: Apache-2.0
"""Figures as their doors give them out: names beside codes, lamps beside moments."""

from datetime import datetime

from tongguan.boards.api import City, Figures
from tongguan.boards.application.ports import CaseRow, FeedLine
from tongguan.boards.web import schemas as out
from tongguan.cases.api import BY_MOVE, STATES, State
from tongguan.kernel.ids import ClassCode, RegionCode


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
        figures=tuple(
            out.FigureOut(metric=one.metric, value=one.value, yesterday=one.yesterday, week=one.week, note=one.note)
            for one in found.figures
        ),
        trend=tuple(out.HourOut(at=one.at, reported=one.reported, closed=one.closed) for one in counted.trend),
        hot=tuple(
            out.HotOut(code=one.code, **_matter(one.code, city), count=one.count, mean=one.before / 7)
            for one in counted.hot
        ),
        areas=_areas(found, city),
        sources=tuple(
            out.TallyOut(code=one.code, **_source(one.code, city), count=one.count) for one in counted.sources
        ),
        links=tuple(
            out.LinkOut(code=one.code, **_state(one.code), count=one.count, overdue=one.overdue)
            for one in counted.links
        ),
        forces=tuple(
            out.TallyOut(code=one.code, name=one.code, name_en=one.code, count=one.count) for one in counted.forces
        ),
        feed=tuple(_feed(line, city, found.as_of) for line in counted.feed),
    )


def behind(row: CaseRow, city: City, now: datetime) -> out.BehindOut:
    """A case behind a number."""
    matter = _matter(row.class_code, city) if row.class_code else None
    state = _state(row.state)
    units = city.organisation
    closed = row.closed_at is not None
    late = row.due_at is not None and (row.closed_at or now).replace(microsecond=0) > row.due_at
    return out.BehindOut(
        task_no=row.task_no,
        state_name=state["name"],
        state_name_en=state["name_en"],
        class_name=matter["name"] if matter else None,
        class_name_en=matter["name_en"] if matter else None,
        region=row.region,
        region_name=place_name(row.region, city),
        urgency=row.urgency,
        lamp=_lamp(row.yellow_at, row.red_at, closed=closed, now=now),
        lead_unit_name=units.name_of(row.lead_unit) if row.lead_unit and units.exists(row.lead_unit) else None,
        reported_at=row.reported_at,
        red_at=row.red_at,
        closed_at=row.closed_at,
        late=late,
        lon=row.lon,
        lat=row.lat,
    )


def place_name(code: str, city: City) -> str:
    """Street and community of a place."""
    regions = city.organisation.regions
    known = (regions.get(RegionCode(code[:length])) for length in (9, 12))
    found = dict.fromkeys(region.name_zh for region in known if region is not None)
    return " ".join(found) or _region(code, city).name


def _areas(found: Figures, city: City) -> tuple[out.AreaOut, ...]:
    """Every part of the region, those without a case as well."""
    counted = {one.code: one for one in found.counted.areas if len(one.code) == found.scope.below}
    below = {
        str(code)
        for code in city.organisation.regions
        if len(code) == found.scope.below and code.startswith(found.scope.region)
    }
    areas = []
    for code in sorted({*below, *counted} - {found.scope.region}):
        one, name = counted.get(code), _region(code, city)
        areas.append(
            out.AreaOut(
                code=code,
                name=name.name,
                name_en=name.name_en,
                open=one.open if one else 0,
                overdue=one.overdue if one else 0,
                due_soon=one.due_soon if one else 0,
                reported=one.reported if one else 0,
                closed=one.limited if one else 0,
                on_time=one.on_time / one.limited if one and one.limited else None,
            )
        )
    return tuple(areas)


def _feed(line: FeedLine, city: City, now: datetime) -> out.FeedOut:
    matter = _matter(line.class_code, city) if line.class_code else None
    state = _state(line.state)
    rule = BY_MOVE.get(line.move)
    return out.FeedOut(
        task_no=line.task_no,
        move=line.move,
        move_name=rule.name if rule else line.move,
        at=line.at,
        state=line.state,
        state_name=state["name"],
        state_name_en=state["name_en"],
        class_name=matter["name"] if matter else None,
        class_name_en=matter["name_en"] if matter else None,
        region=line.region,
        region_name=place_name(line.region, city),
        urgency=line.urgency,
        lamp=_lamp(line.yellow_at, line.red_at, closed=line.closed, now=now),
        red_at=line.red_at,
    )


def _lamp(yellow_at: datetime | None, red_at: datetime | None, *, closed: bool, now: datetime) -> str:
    now = now.replace(microsecond=0)
    if closed or (red_at is None and yellow_at is None):
        return "none"
    if red_at is not None and red_at < now:
        return "red"
    return "yellow" if yellow_at is not None and yellow_at <= now else "green"


def _path(code: str, city: City) -> list[str]:
    """The regions above within the hub's own, from the top, and the region itself."""
    top = len(city.region)
    return [code[:length] for length in (2, 6, 9, 12, 15) if min(top, len(code)) <= length <= len(code)]


def _region(code: str, city: City) -> out.NamedOut:
    known = city.organisation.regions.get(RegionCode(code))
    if known is not None:
        return out.NamedOut(code=code, name=known.name_zh, name_en=known.name_en)
    return out.NamedOut(code=code, name=f"单元网格 {code[12:] or code}", name_en=f"Cell {code[12:] or code}")


def _matter(code: str, city: City) -> dict[str, str]:
    taxonomy = city.taxonomy
    known = taxonomy.groups.get(ClassCode(code)) or taxonomy.sub_classes.get(ClassCode(code))
    return {"name": known.name_zh if known else code, "name_en": known.name_en if known else code}


def _source(code: str, city: City) -> dict[str, str]:
    known = city.sources.get(code)
    return {"name": known.name_zh if known else code, "name_en": known.name_en if known else code}


def _state(code: str) -> dict[str, str]:
    facts = STATES[State(code)]
    return {"name": facts.name, "name_en": facts.name_en}
