# SPDX-License-Identifier: Apache-2.0
"""tongguan audit: prove that the record is whole."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.progress import Progress, SpinnerColumn, TimeElapsedColumn

from tongguan.entrypoints.platform import database_as_it_stands
from tongguan.entrypoints.terminal import console, problems_printed
from tongguan.ground.plumbing.sealing import verify as verify_record
from tongguan.ground.plumbing.settings import read_settings

app = typer.Typer(help="审计留痕 · the audit record", no_args_is_help=True)


@app.callback()
def audit() -> None:
    """审计留痕 · The audit record."""


@app.command()
def verify(
    head: Annotated[
        str | None, typer.Option(help="上次核验得到的封印（十六进制）· the seal of an earlier verification (hex)")
    ] = None,
    head_file: Annotated[
        Path | None, typer.Option(help="读取并更新封印的文件 · file with the seal; it is brought up to date")
    ] = None,
) -> None:
    """逐行核验审计链，不改动数据库 · Verify, changing nothing; exit code 1: broken, 2: nothing to verify."""
    with problems_printed(), database_as_it_stands(read_settings()) as url:
        if url is None:
            _nothing_to_verify()
        known = head_file.read_text().strip() if head_file is not None and head_file.exists() else head
        with Progress(SpinnerColumn(), *Progress.get_default_columns(), TimeElapsedColumn(), console=console) as bar:
            task = bar.add_task("核验 · verifying", total=None)
            verdict = verify_record(
                url,
                head=bytes.fromhex(known) if known else None,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
        console.print(
            f"留痕 {verdict.entries} 行，事项 {verdict.subjects} 个，封印 {verdict.seals} 个，"
            f"未封 {verdict.unsealed} 行 · lines, subjects, seals, unsealed lines"
        )
        for fault in verdict.faults:
            console.print(f"[red]✗[/red] {fault.where}：{fault.says} [dim]({fault.finding})[/dim]")
        if not verdict.holds:
            raise typer.Exit(1)
        if verdict.empty:
            _nothing_to_verify()
        seal = verdict.head.hex() if verdict.head is not None else ""
        if head_file is not None and seal:
            head_file.write_text(seal + "\n")
        console.print(f"[green]✓[/green] 审计链完整 · the record is whole  {seal}")


def _nothing_to_verify() -> NoReturn:
    console.print("[yellow]![/yellow] 没有任何留痕，无可核验；请核对数据库 · nothing to verify: is it the right one?")
    raise typer.Exit(2)
