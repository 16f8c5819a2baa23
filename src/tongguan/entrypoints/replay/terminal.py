# SPDX-License-Identifier: Apache-2.0
"""A replay as the terminal shows it: a bar while it runs, a table when it has ended."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tongguan.city_pack.api import City
from tongguan.entrypoints.replay.hub import Hub
from tongguan.entrypoints.replay.run import replay
from tongguan.entrypoints.replay.totals import Totals, bad_table_of, table_of


async def replay_shown(
    files: Sequence[Path], city: City, hub: Hub, *, seed: int, most: int | None, console: Console
) -> Totals:
    """Replay files with a progress bar, then print the totals and the bad rows; raises UnreadableFile."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("读取文件 · reading", total=None)

        def told(ended: int, all_: int) -> None:
            if ended % 50 == 0 or ended == all_:
                moment = hub.clock.now()
                bar.update(task, completed=ended, total=all_, description=f"回放 · replaying {moment:%Y-%m-%d}")

        totals = await replay(files, city, hub, seed=seed, most=most, told=told)
    console.print(table_of(totals))
    if totals.bad_rows:
        console.print(bad_table_of(totals))
    return totals
