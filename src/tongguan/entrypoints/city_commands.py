# SPDX-License-Identifier: Apache-2.0
"""tongguan city: check, diff, apply, clone and replay city packs."""

import asyncio
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from tongguan.city_pack.api import Report, check, read_folder
from tongguan.entrypoints.platform import database_server, opened
from tongguan.entrypoints.screen import console, findings_table, problems_told
from tongguan.kernel.clock import SystemClock
from tongguan.kernel.ids import new_id
from tongguan.kernel.people import SYSTEM_ACTOR
from tongguan.plumbing.settings import read_settings

app = typer.Typer(help="城市包 · city packs", no_args_is_help=True)

Pack = Annotated[Path, typer.Argument(help="城市包目录 · folder of the pack", exists=True, file_okay=False)]


@app.command("check")
def check_pack(pack: Pack = Path("cities/demo")) -> None:
    """逐项证明城市包没有漏洞和冲突 · Prove a pack: no gaps, no clashes, no dead ends."""
    with problems_told():
        began = time.perf_counter()
        with console.status("检查 · checking") as status:
            report = check(read_folder(pack), progress=lambda zh, en: status.update(f"{zh} · {en}"))
        show(report, seconds=time.perf_counter() - began)
        if report.faults:
            raise typer.Exit(1)


@app.command()
def apply(
    pack: Pack = Path("cities/demo"),
    note: Annotated[str, typer.Option(help="变更说明 · what has changed")] = "",
) -> None:
    """检查通过后成为新的一版 · Make the pack the newest edition, if it can be proved."""
    with problems_told(), database_server(read_settings()) as url:

        async def go() -> None:
            async with opened(url, read_settings(), SystemClock()) as platform:
                edition = await platform.packs.apply(read_folder(pack), by=SYSTEM_ACTOR, request_id=new_id(), note=note)
                console.print(f"[green]✓[/green] 第 {edition.no} 版已生效 · edition {edition.no} is in force")

        asyncio.run(go())


def show(report: Report, *, seconds: float) -> None:
    """Figures, findings and the verdict."""
    figures = Table(show_header=False, box=None)
    for figure in report.figures:
        figures.add_row(figure.name_zh, f"[dim]{figure.name_en}[/dim]", f"{figure.value:,}")
    console.print(figures)
    if report.findings:
        console.print(findings_table(report.findings))
    verdict = "[red]✗ 不能使用 · cannot be used[/red]" if report.faults else "[green]✓ 可以使用 · proved[/green]"
    console.print(f"{verdict}  用时 {seconds:.1f} 秒 · {seconds:.1f} s")
