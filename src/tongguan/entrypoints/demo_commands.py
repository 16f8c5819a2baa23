# SPDX-License-Identifier: Apache-2.0
"""tongguan demo: see the hub at work."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from tongguan.entrypoints.demo.story import tell_story
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.platform import database_server, opened
from tongguan.entrypoints.replay import BEFORE_ALL, PICTURE, hub_in_memory, hub_over_database, replay_shown
from tongguan.entrypoints.screen import console, problems_told, stop
from tongguan.kernel.clock import SimulatedClock, SystemClock
from tongguan.plumbing.settings import read_settings
from tongguan.plumbing.telemetry import configure_log

app = typer.Typer(help="演示 · demonstrations", no_args_is_help=True)


@app.callback()
def demo() -> None:
    """演示 · Demonstrations."""


@app.command()
def story() -> None:
    """一个案件的一生，在临时平台上真实发生 · One case's journey, really happening on a scratch platform."""
    with problems_told():
        configure_log("console", "ERROR")
        asyncio.run(tell_story(read_settings(), console))


@app.command()
def replay(
    files: Annotated[list[Path], typer.Argument(help="CSV 或 XLSX 文件 · files", exists=True, dir_okay=False)],
    fast: Annotated[
        bool, typer.Option("--fast/--each-move", help="内存推演后批量写入，或逐步写库 · in bulk, or move by move")
    ] = True,
    most: Annotated[int | None, typer.Option(min=1, help="只取最早的若干行 · only the earliest rows")] = None,
    seed: Annotated[int, typer.Option(help="随机种子 · seed of the dice")] = 1,
) -> None:
    """用真实诉求走完全程：登记、派遣、处置、结案 · Let real messages live through the hub in simulated time."""

    async def go() -> bool:
        async with opened(url, settings, SystemClock()) as platform:
            await load_city(platform)
            await platform.blobs.keep(PICTURE)
            city, clock, database = platform.editions.current(), SimulatedClock(BEFORE_ALL), platform.database
            hub = await hub_in_memory(database, city, clock) if fast else hub_over_database(database, city, clock)
            totals = await replay_shown(files, city, hub, seed=seed, most=most, console=console)
            return totals.accounts_for_every_row()

    settings = read_settings()
    with problems_told(), database_server(settings) as url:
        if not asyncio.run(go()):
            stop("有行或案件去向不明，请报告此问题。", "Some row or case is not accounted for: please report this.")
