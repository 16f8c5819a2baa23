# SPDX-License-Identifier: Apache-2.0
"""An edition of the city, written out for pages."""

from collections.abc import Iterator

import msgspec

from tongguan.cases.api import BY_MOVE, OPEN, STATES
from tongguan.organisation.api import Organisation
from tongguan.portals.api import MAP_LAYERS, City, LayerKind, Tiles
from tongguan.portals.web import city_schemas as out
from tongguan.taxonomy.api import ClassGroup, SubClass, Taxonomy

PARENT_DIGITS = {2: 0, 4: 2, 6: 4}
"""How much of a class code is its parent's, by its length."""


def told_city(city: City, tiles: Tiles | None) -> bytes:
    """Everything pages must know of the city, as JSON."""
    west, south, east, north = city.grids.district.shape.bounds
    told = out.CityOut(
        edition=city.edition,
        name=city.outline.title_zh,
        name_en=city.outline.title_en,
        zone=city.calendars.zone,
        region=city.outline.region,
        bounds=(round(west, 6), round(south, 6), round(east, 6), round(north, 6)),
        regions=_regions(city.organisation),
        centres=_centres(city.organisation),
        units=_units(city.organisation),
        sources=tuple(
            out.SourceOut(code=one.code, name=one.name_zh, name_en=one.name_en, mode=str(one.mode))
            for one in city.sources.values()
        ),
        states=tuple(
            out.StateOut(code=state, name=facts.name, name_en=facts.name_en, stage=facts.stage, open=state in OPEN)
            for state, facts in STATES.items()
        ),
        moves=(
            out.MoveNameOut(move="report", name="上报", name_en="report"),
            *(
                out.MoveNameOut(move=rule.move, name=rule.name, name_en=rule.move.replace("_", " "))
                for rule in BY_MOVE.values()
                if rule.move != "report"
            ),
        ),
        layers=tuple(
            out.MapLayerOut(
                code=layer.code,
                name=layer.name,
                name_en=layer.name_en,
                url=f"/map/{city.edition}/{layer.code}.geojson",
                kind=layer.kind,
                attribution=city.basemap[layer.code].attribution if layer.code in city.basemap else None,
            )
            for layer in MAP_LAYERS
            if layer.kind is not LayerKind.BASE or layer.code in city.basemap
        ),
        tiles=None if tiles is None else out.TilesOut(url=tiles.url, crs=tiles.crs, attribution=tiles.attribution),
    )
    return msgspec.json.encode(told)


def _regions(organisation: Organisation) -> tuple[out.RegionOut, ...]:
    return tuple(
        out.RegionOut(code=one.code, level=one.level, name=one.name_zh, name_en=one.name_en, parent=one.parent)
        for one in organisation.regions.values()
    )


def _centres(organisation: Organisation) -> tuple[out.CentreOut, ...]:
    return tuple(
        out.CentreOut(
            id=one.id,
            level=one.level,
            kind=one.kind,
            name=one.name_zh,
            name_en=one.name_en,
            parent=one.parent,
            region=one.region,
        )
        for one in organisation.centres.values()
    )


def _units(organisation: Organisation) -> tuple[out.CityUnitOut, ...]:
    return tuple(
        out.CityUnitOut(
            id=one.id,
            kind=one.kind,
            name=one.name_zh,
            name_en=one.name_en,
            centre=one.centre,
            region=one.region,
            force=one.force,
        )
        for one in organisation.units.values()
    )


def told_classes(city: City) -> bytes:
    """Every class with its conditions, major before minor before sub-class, as JSON."""
    return msgspec.json.encode(out.ClassesOut(edition=city.edition, classes=tuple(_classes(city.taxonomy))))


def _classes(taxonomy: Taxonomy) -> Iterator[out.ClassOut]:
    for code in sorted({*taxonomy.groups, *taxonomy.sub_classes}):
        group = taxonomy.groups.get(code)
        yield _group(group) if group is not None else _sub(taxonomy.sub_classes[code])


def _group(group: ClassGroup) -> out.ClassOut:
    return out.ClassOut(
        code=group.code,
        level=group.level,
        parent=_parent(group.code),
        name=group.name_zh,
        name_en=group.name_en,
        domain=group.domain,
        grade=None,
        nature=None,
        flags=tuple(sorted(group.flags)),
        conditions=(),
    )


def _sub(sub: SubClass) -> out.ClassOut:
    return out.ClassOut(
        code=sub.code,
        level="sub",
        parent=_parent(sub.code),
        name=sub.name_zh,
        name_en=sub.name_en,
        domain=sub.domain,
        grade=sub.grade,
        nature=sub.nature,
        flags=tuple(sorted(sub.flags)),
        conditions=tuple(
            out.ClassConditionOut(
                id=one.id,
                filing=one.filing_zh,
                closing=one.closing_zh,
                limit_amount=one.limit.amount,
                limit_unit=one.limit.unit,
            )
            for one in sub.conditions
        ),
    )


def _parent(code: str) -> str | None:
    return code[: PARENT_DIGITS[len(code)]] or None
