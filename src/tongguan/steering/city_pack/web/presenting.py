# SPDX-License-Identifier: Apache-2.0
"""The city, its editions, drafts and tables as they leave over HTTP: names beside codes and people."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

import msgspec

from tongguan.city.deadlines.api import Calendars
from tongguan.city.grid.api import MAP_LAYERS, Basemap, Grids, LayerKind
from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import Finding, PackFiles
from tongguan.ground.kernel.sheets import SheetColumn
from tongguan.ground.plumbing.copying import copied
from tongguan.matters.cases.api import BY_MOVE, STATES, move_name
from tongguan.matters.intake.api import Sources
from tongguan.steering.city_pack.api import CheckState, Draft, Edition, PackParts, TablePage
from tongguan.steering.city_pack.application.tiles import Tiles
from tongguan.steering.city_pack.web import city_schemas
from tongguan.steering.city_pack.web import schemas as out

Name = Callable[[str], str | None]
"""What a person is called."""


def presented_edition(edition: Edition, *, in_force: bool, counts: Mapping[str, int], person: Name) -> out.EditionOut:
    """An edition with who applied it and how large its tables are."""
    return copied(
        out.EditionOut,
        edition,
        applied_by_name=person(edition.applied_by) or edition.applied_by,
        in_force=in_force,
        counts=dict(counts),
    )


def presented_draft(draft: Draft, *, newest: EditionNo, person: Name) -> out.DraftOut:
    """A draft with the people who had a hand in it."""

    def named(id: str) -> str:
        return person(id) or id

    return copied(
        out.DraftOut,
        draft,
        newest=newest,
        state=draft.state.value,
        made_by_name=named(draft.made_by),
        touched_by_name=named(draft.touched_by),
        hands=list(draft.hands),
        hands_names=[named(one) for one in draft.hands],
        agreed_by_name=named(draft.agreed_by) if draft.agreed_by is not None else None,
    )


def presented_sheets(
    files: PackFiles, counts: Mapping[str, int], parts: PackParts, base: PackFiles | None = None
) -> list[out.SheetOut]:
    """The tables of a pack: those that can be edited by row first, in the order of the catalogue."""
    tables = parts.tables
    order = [*(file for file in tables if file in files), *(file for file in sorted(files) if file not in tables)]
    return [
        out.SheetOut(
            file=file,
            title=(sheet := parts.sheet(file)).zh,
            title_en=sheet.en,
            rows=counts.get(file, 0),
            editable=sheet.editable,
            changed=base is not None and base.get(file) != files[file],
        )
        for file in order
    ]


def presented_table(table_page: TablePage, findings: Iterable[Finding]) -> out.TableOut:
    """Part of a table with its columns, and what its own reader finds wrong."""
    sheet = table_page.sheet
    return copied(
        out.TableOut,
        table_page,
        file=sheet.file,
        title=sheet.zh,
        title_en=sheet.en,
        editable=sheet.editable,
        columns=[_column(sheet.column(name), key=name in sheet.key) for name in table_page.header],
        findings=[
            out.PackFindingOut(
                file=one.file,
                row=one.row,
                column=one.column,
                column_title=sheet.column(one.column).zh if one.column else None,
                problem=one.problem_zh,
                problem_en=one.problem_en,
                advice=one.advice_zh,
                severity=one.severity.value,
            )
            for one in findings
        ],
    )


def _column(column: SheetColumn, *, key: bool) -> out.ColumnOut:
    return out.ColumnOut(
        name=column.name,
        title=column.zh,
        title_en=column.en,
        holds=column.holds.value,
        key=key,
        choices=[out.ChoiceOut(value=word, name=column.word(word) or word) for word in column.choices],
    )


def presented_check(state: CheckState, draft: Draft, *, steps: int, person: Name) -> dict[str, object]:
    """How far a check is; its report travels as it was written."""
    return {
        **{
            key: value
            for key, value in asdict(state).items()
            if key not in ("report", "asked_by", "step_zh", "step_en")
        },
        "fresh": state.sha256 == draft.sha256,
        "asked_by_name": person(state.asked_by) or state.asked_by,
        "steps": steps,
        "step_name": state.step_zh,
        "step_name_en": state.step_en,
    }


def presented_city(city: City, tiles: Tiles | None) -> bytes:
    """Everything pages must know of the city, as JSON."""
    basemap = city.part(Basemap).layers
    west, south, east, north = city.part(Grids).district.shape.bounds
    answer = city_schemas.CityOut(
        edition=city.edition,
        name=city.outline.title_zh,
        name_en=city.outline.title_en,
        zone=city.part(Calendars).zone,
        region=city.outline.region,
        bounds=(round(west, 6), round(south, 6), round(east, 6), round(north, 6)),
        regions=_regions(city.part(Organisation)),
        centres=_centres(city.part(Organisation)),
        units=_units(city.part(Organisation)),
        sources=tuple(
            city_schemas.SourceOut(code=one.code, name=one.name_zh, name_en=one.name_en, mode=str(one.mode))
            for one in city.part(Sources).by_code.values()
        ),
        states=tuple(
            copied(
                city_schemas.StateOut,
                facts,
                code=state,
                open=facts.open is not None,
                column=None if facts.open is None else facts.open.column,
                queue=None if facts.open is None else facts.open.queue,
            )
            for state, facts in STATES.items()
        ),
        moves=(
            city_schemas.MoveNameOut(move="report", name=move_name("report"), name_en="report"),
            *(
                city_schemas.MoveNameOut(move=rule.move, name=rule.name, name_en=rule.move.replace("_", " "))
                for rule in BY_MOVE.values()
                if rule.move != "report"
            ),
        ),
        layers=tuple(
            copied(
                city_schemas.MapLayerOut,
                layer,
                url=f"/map/{city.edition}/{layer.code}.geojson",
                attribution=basemap[layer.code].attribution if layer.code in basemap else None,
            )
            for layer in MAP_LAYERS
            if layer.kind is not LayerKind.BASE or layer.code in basemap
        ),
        tiles=tiles,
    )
    return msgspec.json.encode(answer)


def _regions(organisation: Organisation) -> tuple[city_schemas.RegionOut, ...]:
    return tuple(copied(city_schemas.RegionOut, one, name=one.name_zh) for one in organisation.regions.values())


def _centres(organisation: Organisation) -> tuple[city_schemas.CentreOut, ...]:
    return tuple(copied(city_schemas.CentreOut, one, name=one.name_zh) for one in organisation.centres.values())


def _units(organisation: Organisation) -> tuple[city_schemas.CityUnitOut, ...]:
    return tuple(copied(city_schemas.CityUnitOut, one, name=one.name_zh) for one in organisation.units.values())
