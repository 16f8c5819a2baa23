# SPDX-License-Identifier: Apache-2.0
"""tongguan city: begin, check, diff, apply, clone and replay city packs."""

import asyncio
import time
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from tongguan.entrypoints.platform import database_server, opened
from tongguan.entrypoints.terminal import console, findings_table, problems_printed, stop
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.settings import read_settings
from tongguan.matters.dispatch import wiring as dispatch_wiring
from tongguan.matters.dispatch.api import ANY, Comparison
from tongguan.steering.city_pack.api import (
    CodedName,
    CodeNames,
    PackDifference,
    ProofReport,
    check,
    clone_street,
    diff,
    found_district,
    read_city,
    read_folder,
    read_overlay,
    replay,
    rows_of_street,
    write_folder,
)

app = typer.Typer(help="城市包 · city packs", no_args_is_help=True)

Pack = Annotated[Path, typer.Argument(help="城市包目录 · folder of the pack", exists=True, file_okay=False)]


@app.command("check")
def check_pack(pack: Pack = Path("cities/demo")) -> None:
    """逐项证明城市包没有漏洞和冲突 · Prove a pack: no gaps, no clashes, no dead ends."""
    with problems_printed():
        began = time.perf_counter()
        with console.status("检查 · checking") as status:
            report = check(read_folder(pack), progress=lambda zh, en: status.update(f"{zh} · {en}"))
        show(report, seconds=time.perf_counter() - began)
        if report.faults:
            raise typer.Exit(1)


@app.command("new")
def new_pack(
    survey: Annotated[
        Path,
        typer.Argument(
            help="目录，内有 streets.geojson、communities.geojson，可有 cells.geojson · folder with the outlines",
            exists=True,
            file_okay=False,
        ),
    ],
    into: Annotated[Path, typer.Argument(help="新目录 · a new folder")],
    district: Annotated[str, typer.Option(help="区代码=区名，如 990100=滨江区 · code=name of the district")],
    city: Annotated[str, typer.Option(help="市代码=市名，如 99=云州市 · code=name of the city")],
    template: Annotated[Path, typer.Option(help="样板城市包 · the pack to go by", exists=True, file_okay=False)] = Path(
        "cities/demo"
    ),
) -> None:
    """用本区边界起包，机构和清单照样板 · Begin a district's pack: its land, a template's organs and list."""
    with problems_printed():
        if into.exists() and any(into.iterdir()):
            stop(f"目录{into}不是空的，请写一个新目录。", f"{into} is not empty; name a new folder.")
        outlines = {f"grids/{name}": content for name, content in read_overlay(survey).items()}
        files = found_district(read_folder(template), outlines, city=_named(city), district=_named(district))
        write_folder(files, into)
        began = time.perf_counter()
        show(check(files), seconds=time.perf_counter() - began)
        console.print(f"[green]✓[/green] {into}")


def _named(given: str) -> CodedName:
    code, equals, name = given.partition("=")
    if not equals or not code.isdigit() or not name.strip():
        stop(f"“{given}”看不懂，请写 代码=名称，例如 990100=滨江区。", f"Cannot read {given}; write code=name.")
    return CodedName(code=code, name=name.strip())


@app.command()
def apply(
    pack: Pack = Path("cities/demo"),
    note: Annotated[str, typer.Option(help="变更说明 · what has changed")] = "",
) -> None:
    """检查通过后成为新的一版 · Make the pack the newest edition, if it can be proved."""
    with problems_printed(), database_server(read_settings()) as url:

        async def go() -> None:
            async with opened(url, read_settings()) as platform:
                edition = await platform.packs.apply(
                    read_folder(pack), by=SYSTEM_ACTOR, request_id=RequestId.fresh(), note=note
                )
                console.print(f"[green]✓[/green] 第 {edition.no} 版已生效 · edition {edition.no} is in force")

        asyncio.run(go())


@app.command("diff")
def diff_packs(
    old: Annotated[Path, typer.Argument(help="原城市包 · the old pack", exists=True, file_okay=False)],
    new: Annotated[Path, typer.Argument(help="新城市包 · the new pack", exists=True, file_okay=False)],
) -> None:
    """两包相差什么：逐行，并逐事项比较主办 · What a change does: row by row, and who would lead what."""
    with problems_printed():
        before, after = read_folder(old), read_folder(new)
        cities = read_city(before), read_city(after)
        show_difference(diff(before, after, cities=cities), *cities)


@app.command()
def clone(
    pack: Pack,
    into: Annotated[Path, typer.Argument(help="新目录 · a new folder")],
    pilot: Annotated[str, typer.Option(help="样板街镇代码 · code of the pilot street")],
    street: Annotated[str, typer.Option(help="新建街镇代码 · code of the street to make")],
    overlay: Annotated[Path | None, typer.Option(help="特色叠加目录 · folder with the street's own rows")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="街镇已有自己的机构和清单时，用样板替换 · replace what the street has")
    ] = False,
) -> None:
    """按样板建一个街镇，底板不变 · Make a street after the pilot; the common base stays as it is."""
    with problems_printed():
        if into.exists() and any(into.iterdir()):
            stop(f"目录{into}不是空的，请写一个新目录。", f"{into} is not empty; name a new folder.")
        files = read_folder(pack)
        own = rows_of_street(files, street)
        if own and not replace:
            held = "、".join(f"{file} {rows} 行" for file, rows in own.items())
            stop(
                f"街镇{street}已有自己的内容（{held}），会被样板替换。确要替换请加 --replace。",
                f"Street {street} has rows of its own, which the template would replace; say --replace if you mean it.",
            )
        made = clone_street(files, pilot=pilot, street=street, overlay=read_overlay(overlay) if overlay else None)
        write_folder(made.files, into)
        for file, rows in (*made.copied.items(), *made.overlaid.items()):
            console.print(f"{file}  {rows}")
        console.print(f"[green]✓[/green] {into}  底板 · base {made.base[:16]}")


@app.command("replay")
def replay_cases(
    pack: Pack = Path("cities/demo"),
    days: Annotated[int, typer.Option(help="回看多少天的案件 · how many days of cases")] = 365,
) -> None:
    """过去的案件按这个包会派给谁 · Which past cases would go elsewhere under this pack."""
    with problems_printed(), database_server(read_settings()) as url:

        async def go() -> None:
            async with opened(url, read_settings()) as platform:
                now = platform.clock.now()
                record = dispatch_wiring.dispatch_record(platform.database)
                past = await record.past_matters(since=now - timedelta(days=days), until=now)
                old, new = platform.editions.current(), read_city(read_folder(pack))
                show_comparison(replay(past, old, new), old, new)

        asyncio.run(go())


def show_difference(found: PackDifference, old: City, new: City, *, most: int = 20) -> None:
    """The files that changed, and the matters that get another lead."""
    files = Table("文件 · file", "增 · added", "删 · removed", "改 · changed", box=None)
    for change in found.files:
        counts = (len(change.added), len(change.removed), len(change.changed))
        files.add_row(change.file, *(str(count) for count in counts))
    console.print(files)
    leads = Table(
        "子类 · class", "来源 · source", "条件 · condition", "原 · before", "新 · after", "事项 · matters", box=None
    )
    before, after = CodeNames(old), CodeNames(new)
    for one in found.leads[:most]:
        several = f" +{one.classes - 1}" if one.classes > 1 else ""
        leads.add_row(
            f"{after.matter(one.class_code)} [dim]{one.class_code}{several}[/dim]",
            after.source(one.source) or one.source,
            one.condition if one.condition != ANY else "不限",
            f"{before.units(one.units_before) or '—'} [dim]{one.before or ''}[/dim]",
            f"{after.units(one.units_after) or '—'} [dim]{one.after or ''}[/dim]",
            f"{one.matters:,}",
        )
    if found.leads:
        console.print(leads)
    console.print(f"改变主办的事项 {found.matters:,} · matters with another lead")


def show_comparison(found: Comparison, old: City, new: City, *, most: int = 20) -> None:
    """The past cases that would go elsewhere."""
    table = Table(
        "子类 · class", "区域 · region", "来源 · source", "原 · before", "新 · after", "案件 · cases", box=None
    )
    before, after = CodeNames(old), CodeNames(new)
    for one in found.differences[:most]:
        matter = one.matter
        table.add_row(
            f"{after.matter(matter.class_code)} [dim]{matter.class_code}[/dim]",
            after.area(matter.region) or matter.region,
            after.source(matter.source) or matter.source,
            before.units([one.before] if one.before else []) or "—",
            after.units([one.after] if one.after else []) or "—",
            f"{one.cases:,}",
        )
    if found.differences:
        console.print(table)
    console.print(
        f"{found.cases:,} 件中 {found.moved:,} 件会派往别处 · {found.moved:,} of {found.cases:,} would go elsewhere"
    )


def show(report: ProofReport, *, seconds: float) -> None:
    """Figures, findings and the verdict."""
    figures = Table(show_header=False, box=None)
    for figure in report.figures:
        figures.add_row(figure.name_zh, f"[dim]{figure.name_en}[/dim]", f"{figure.value:,}")
    console.print(figures)
    if report.findings:
        console.print(findings_table(report.findings))
    verdict = "[red]✗ 不能使用 · cannot be used[/red]" if report.faults else "[green]✓ 可以使用 · proved[/green]"
    console.print(f"{verdict}  用时 {seconds:.1f} 秒 · {seconds:.1f} s")
