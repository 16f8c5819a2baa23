# SPDX-License-Identifier: Apache-2.0
"""`make bench`: measure, show one table, keep the figures.

python -m benchmarks                 everything, about ten minutes (the first time it fills a million cases as well)
python -m benchmarks --quick         everything in small, two minutes
python -m benchmarks moves pages     only these
"""

import argparse
import os
import sys
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping

import uvloop
from rich.console import Console
from rich.table import Table

from benchmarks import intake, listeners, moves, pages, places, record, results, rules, scratch, starts, web, year
from benchmarks.bench import Bench
from benchmarks.figures import Figure

MEASUREMENTS: Mapping[str, Callable[[Bench], Awaitable[list[Figure]]]] = {
    "rules": rules.measure,
    "places": places.measure,
    "starts": starts.measure,
    "moves": moves.measure,
    "intake": intake.measure,
    "record": record.measure,
    "pages": pages.measure,
    "live": listeners.measure,
    "web": web.measure,
    "year": year.measure,
}
TITLES: Mapping[str, str] = {
    "rules": "规则 · rules",
    "places": "定位 · places",
    "starts": "启动 · starting",
    "moves": "办理 · moves",
    "intake": "登记 · intake",
    "record": "审计 · audit record",
    "pages": "列表与检索 · lists and search",
    "live": "实时事件 · live events",
    "web": "前端 · front ends",
    "year": "一年 · a whole year",
}
console = Console(highlight=False, width=None if sys.stdout.isatty() else 132)


async def run(names: list[str], *, quick: bool) -> int:
    """Measure what is named; the number of measurements that failed."""
    load_before, began = os.getloadavg()[0], time.perf_counter()
    table, found, failed = _table(), list[Figure](), 0
    with scratch.server() as server, console.status("") as status:
        bench = Bench(scratch=server, quick=quick)
        status.update("准备示范城市 · loading the demo city")
        await bench.load_city()
        for name in names:
            status.update(f"正在测量：{TITLES[name]} · measuring")
            table.add_section()
            table.add_row(f"[bold]{TITLES[name]}[/bold]")
            try:
                figures = await MEASUREMENTS[name](bench)
            except Exception:  # one measurement that fails must not cost the others
                failed += 1
                table.add_row("  [red]未完成 · failed[/red]")
                console.print(f"[red]{traceback.format_exc()}[/red]", markup=True)
                continue
            found += figures
            for figure in figures:
                _add(table, figure)
    console.print(table)
    file = results.keep(found, quick=quick, load_before=load_before, seconds=time.perf_counter() - began)
    console.print(f"已写入 · written: {file.relative_to(scratch.REPOSITORY)}")
    return failed


def _table() -> Table:
    table = Table(title="统管测速 · Tongguan benchmarks", title_justify="left", header_style="bold")
    table.add_column("测量 · measurement", overflow="fold")
    for heading in ("结果 · result", "底线 · floor", "比 · ratio", "目标 · aim"):
        table.add_column(heading, justify="right", overflow="fold")
    table.add_column("")
    return table


def _add(table: Table, figure: Figure) -> None:
    mark = {True: "[green]✓[/green]", False: "[red]✗[/red]", None: ""}[figure.reached]
    table.add_row(
        f"  {figure.zh}\n  [dim]{figure.en}[/dim]",
        f"{_number(figure.value)} {figure.unit}",
        "" if figure.floor is None else _number(figure.floor),
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        figure.aim_told,
        mark,
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:,.1f}" if value >= 10 else f"{value:,.2f}"


def main() -> None:
    """Read the command line and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    options.add_argument("--quick", action="store_true", help="small and rough, two minutes")
    given = options.parse_args()
    unknown = [name for name in given.names if name not in MEASUREMENTS]
    if unknown:
        options.error(f"没有这样的测量 · no such measurement: {', '.join(unknown)}")
    sys.exit(bool(uvloop.run(run(given.names or list(MEASUREMENTS), quick=given.quick))))


if __name__ == "__main__":
    main()
