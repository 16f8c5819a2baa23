# SPDX-License-Identifier: Apache-2.0
"""tongguan demo: see the hub at work."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from tongguan.entrypoints.accounts import demo_section
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.platform import database_server, opened
from tongguan.entrypoints.story import tell_story
from tongguan.entrypoints.terminal import console, problems_printed, stop
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.plumbing.settings import read_settings
from tongguan.ground.plumbing.telemetry import configure_log
from tongguan.rehearsal.in_process import in_memory, over_database
from tongguan.rehearsal.pictures import PICTURE
from tongguan.rehearsal.replay import BEFORE_ALL
from tongguan.rehearsal.terminal import replay_shown

app = typer.Typer(help="演示 · demonstrations", no_args_is_help=True)


@app.callback()
def demo() -> None:
    """演示 · Demonstrations."""


@app.command()
def story() -> None:
    """一个案件的一生，在临时平台上真实发生 · One case's journey, really happening on a scratch platform."""
    with problems_printed():
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
        async with opened(url, settings) as platform:
            await load_city(platform)
            await platform.blobs.keep(PICTURE)
            city, clock, database = platform.editions.current(), SimulatedClock(BEFORE_ALL), platform.database
            driver = await in_memory(database, city, clock) if fast else over_database(database, city, clock)
            totals = await replay_shown(files, driver, seed=seed, most=most, console=console)
            return totals.accounts_for_every_row()

    settings = read_settings()
    with problems_printed():
        settings = settings.model_copy(update={"demo": demo_section(settings) is not None})
    with problems_printed(), database_server(settings) as url:
        if not asyncio.run(go()):
            stop("有行或案件去向不明，请报告此问题。", "Some row or case is not accounted for: please report this.")
