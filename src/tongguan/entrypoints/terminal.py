# SPDX-License-Identifier: Apache-2.0
"""What the terminal shows: one console, Chinese first; a problem is one sentence and the way out."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import typer
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from tongguan.ground.kernel.pack import Finding, PackFault, Severity
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.plumbing.cannot_start import CannotStart

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


@contextmanager
def problems_printed() -> Iterator[None]:
    """Turn what can go wrong into one clear message and exit code 1; anything else is a bug and may crash loudly."""
    try:
        yield
    except CannotStart as problem:
        stop(problem.zh, problem.en)
    except PackFault as fault:
        errors.print(findings_table(fault.findings))
        stop("城市包有错误，未作任何改动。", "The city pack has faults; nothing was changed.")
    except Refusal as refusal:
        stop(refusal.detail, refusal.title_en)
    except psycopg.OperationalError as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        stop(
            f"数据库不可用：{first}。请检查 TONGGUAN_DATABASE_URL，或不设它而使用内置数据库。",
            "The database is not available. Check TONGGUAN_DATABASE_URL, or unset it to use the embedded one.",
        )


def stop(zh: str, en: str) -> None:
    """Say why and leave with exit code 1."""
    errors.print(Panel(f"{zh}\n[dim]{en}[/dim]", title="无法继续 · cannot go on", border_style="red", expand=False))
    raise typer.Exit(1)


def findings_table(findings: tuple[Finding, ...] | list[Finding], *, most: int = 50) -> Table:
    """Findings in a city pack: where, what, and what to write instead."""
    title = f"城市包检查：{len(findings)} 处 · {len(findings)} findings"
    table = Table(title=title, title_justify="left", header_style="bold", expand=False)
    for heading in ("级别", "文件", "行", "列", "问题 · problem", "应写成 · write instead"):
        table.add_column(heading, overflow="fold")
    for one in findings[:most]:
        fault = one.severity is Severity.FAULT
        table.add_row(
            "[red]错误[/red]" if fault else "[yellow]提醒[/yellow]",
            one.file,
            "" if one.row is None else str(one.row),
            one.column or "",
            f"{one.problem_zh}\n[dim]{one.problem_en}[/dim]",
            one.advice_zh,
        )
    if len(findings) > most:
        table.caption = f"另有 {len(findings) - most} 处未列出 · {len(findings) - most} more"
    return table
