# SPDX-License-Identifier: Apache-2.0
"""tongguan survey: take components and boundaries over from survey files."""

import asyncio
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import shapely
import typer

from tongguan.city.grid import wiring as grid_wiring
from tongguan.city.grid.api import (
    COMPONENT_REQUIRED,
    COMPONENT_TEXTS,
    Grids,
    ImportComponents,
    ImportedFeatures,
    ShapeKind,
    Survey,
    System,
    components_from,
    import_features,
)
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.entrypoints.platform import database_server, opened
from tongguan.entrypoints.terminal import console, findings_table, problems_printed, stop
from tongguan.ground.kernel.moments import FIRST_YEAR, LAST_YEAR, possible_day
from tongguan.ground.kernel.pack import Finding
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.settings import read_settings

app = typer.Typer(help="普查成果 · survey files (SHP, GeoPackage, GeoJSON, CSV)", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="普查文件 · the survey file", exists=True, dir_okay=False)]
Reference = Annotated[System, typer.Option("--system", help="坐标系 · reference system of the file")]
Columns = Annotated[
    list[str], typer.Option("--column", help="列对应，如 code=类别，可重复 · our name = column of the file")
]
LayerName = Annotated[str | None, typer.Option(help="GeoPackage 图层 · layer")]
Epsg = Annotated[int | None, typer.Option(help="投影坐标的 EPSG 编号 · EPSG code of a projected file")]
Position = Annotated[str, typer.Option(help="CSV 的经度、纬度列 · columns of longitude and latitude")]

AREA_NAMES = ("code", "name_zh")


@app.command("components")
def take_components(
    file: File,
    edition: Annotated[str, typer.Option(help="普查期次，如 2026-10 · name of the survey")],
    source: Annotated[str, typer.Option(help="普查单位 · who made it")],
    surveyed_on: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="普查日期 · day of the survey")],
    code_set: Annotated[str, typer.Option(help="部件代码集 · code set")] = "cjt214_2007_components",
    next_due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="下次普查 · when it is due again")
    ] = None,
    system: Reference = System.CGCS2000,
    column: Columns = [],  # noqa: B006  typer makes a list of its own for each call
    layer: LayerName = None,
    epsg: Epsg = None,
    position: Position = "lon,lat",
) -> None:
    """部件普查成果入库：合格的行入库，不合格的逐行说明 · Take a survey of components over; bad rows are told."""
    survey = Survey(
        edition=edition,
        code_set=code_set,
        source=source,
        surveyed_on=_day(surveyed_on),
        next_due=None if next_due is None else _day(next_due),
    )
    with problems_printed():
        columns = {name: name for name in COMPONENT_TEXTS} if not column else _columns(column, COMPONENT_TEXTS)
        imported = import_features(
            file,
            system,
            columns,
            required=COMPONENT_REQUIRED,
            position=_position(position),
            layer=layer,
            epsg=epsg,
        )
        _unreadable(imported)
        with database_server(read_settings()) as url:
            findings = asyncio.run(_take_over(url, imported, survey, file.name))
        _tell([*imported.findings, *findings])


def _day(told: datetime) -> date:
    if not possible_day(told.date()):
        raise typer.BadParameter(f"{told:%Y-%m-%d}: {FIRST_YEAR}–{LAST_YEAR}")
    return told.date()


async def _take_over(url: str, imported: ImportedFeatures, survey: Survey, file: str) -> list[Finding]:
    async with opened(url, read_settings()) as platform:
        city = platform.editions.current()
        known = {code for kept, code in city.part(Taxonomy).foreign_codes if kept == survey.code_set}
        if not known:
            stop(f"代码集 {survey.code_set} 不在城市包中。", f"The pack has no code set {survey.code_set}.")
        components, findings = components_from(
            imported.features, file=file, survey=survey, grids=city.part(Grids), known_codes=known
        )
        wish = ImportComponents(request_id=RequestId.fresh(), by=SYSTEM_ACTOR, survey=survey)
        registry = grid_wiring.component_registry(platform.database)
        taken = await registry.take_over(wish, components, now=platform.clock.now())
    console.print(
        f"[green]✓[/green] {imported.rows} 行：新增 {taken.fresh}，更新 {taken.changed}，未变 {taken.unchanged}"
        " · rows: new, changed, unchanged"
    )
    return findings


@app.command("areas")
def take_areas(
    file: File,
    into: Annotated[Path, typer.Argument(help="写成的 GeoJSON，如 cities/x/grids/streets.geojson · file to write")],
    system: Reference = System.CGCS2000,
    column: Columns = [],  # noqa: B006  typer makes a list of its own for each call
    layer: LayerName = None,
    epsg: Epsg = None,
) -> None:
    """边界转成城市包的图层（WGS-84）；有一行不合格就不写 · Turn boundaries into a layer of a city pack."""
    with problems_printed():
        columns = _columns(column, None) if column else {name: name for name in AREA_NAMES}
        imported = import_features(
            file, system, columns, kind=ShapeKind.AREA, required=list(columns), layer=layer, epsg=epsg
        )
        _unreadable(imported)
        _tell(imported.findings)
        lines = [
            json.dumps(
                {
                    "type": "Feature",
                    "properties": dict(one.texts),
                    "geometry": json.loads(shapely.to_geojson(shapely.set_precision(one.shape, 1e-7))),
                },
                ensure_ascii=False,
                separators=(",", ":"),
            )
            for one in imported.features
        ]
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
        console.print(f"[green]✓[/green] {len(lines)} → {into}")
        console.print("接着 tongguan city new 起包，或 city check 检查 · next: tongguan city new, or city check")


def _columns(given: Sequence[str], ours: Sequence[str] | None) -> dict[str, str]:
    columns = {}
    for one in given:
        name, equals, theirs = one.partition("=")
        if not equals or not theirs or (ours is not None and name not in ours):
            names = "、".join(ours) if ours is not None else "code、name_zh …"
            stop(f"列对应“{one}”看不懂，请写 名称=文件中的列，名称可用：{names}。", f"Cannot read --column {one}.")
        columns[name] = theirs
    return columns


def _position(given: str) -> tuple[str, str]:
    lon, comma, lat = given.partition(",")
    if not comma:
        stop("--position 请写 经度列,纬度列。", "Write --position as longitude,latitude.")
    return lon, lat


def _unreadable(imported: ImportedFeatures) -> None:
    if imported.rows == 0:
        _tell(imported.findings)
        stop("文件中没有可用的行，未作任何改动。", "The file holds no usable row; nothing was changed.")


def _tell(findings: Sequence[Finding]) -> None:
    if findings:
        console.print(findings_table(list(findings)))
        raise typer.Exit(1)
