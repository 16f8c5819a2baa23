# SPDX-License-Identifier: Apache-2.0
"""A replay as the terminal shows it: a bar while it runs, a table when it has ended."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tongguan.rehearsal.in_process import InProcess
from tongguan.rehearsal.replay import replay
from tongguan.rehearsal.totals import FileTotals


async def replay_shown(
    files: Sequence[Path], driver: InProcess, *, seed: int, most: int | None, console: Console
) -> FileTotals:
    """Replay files with a progress bar, then print the totals and the bad rows; raises UnreadableFile."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("读取文件 · reading", total=None)

        def on_progress(ended: int, all_: int) -> None:
            if ended % 50 == 0 or ended == all_:
                moment = driver.clock.now()
                bar.update(task, completed=ended, total=all_, description=f"回放 · replaying {moment:%Y-%m-%d}")

        totals = await replay(files, driver, seed=seed, most=most, on_progress=on_progress)
    console.print(_table(totals))
    if totals.bad_rows:
        console.print(_bad_table(totals))
    return totals


def _table(totals: FileTotals) -> Table:
    """The totals for the terminal, Chinese first."""
    lived, bad = totals.lived, len(totals.bad_rows)
    span = f"{lived.first:%Y-%m-%d} — {lived.last:%Y-%m-%d}" if lived.first and lived.last else ""
    table = Table(title=f"回放结果 {span}", title_justify="left", header_style="bold")
    table.add_column("项目 · what")
    table.add_column("数量 · number", justify="right")
    table.add_column("说明 · note", overflow="fold")
    really_late = f"按文件自带期限，占 {lived.with_real_times} 件的 {_share(lived.really_late, lived.with_real_times)}"
    bells, refused = f"提醒 {lived.bells:,} bells", f"拒办 {lived.refused.total()} refused"
    meetings = f"另驳回 {lived.shirked} 次 refused · 协调会 {lived.meetings} 次 meetings"
    lines: tuple[tuple[str, int, str], ...] = (
        ("读入 · in", totals.read, "行 rows"),
        ("登记 · registered", lived.cases, "件 cases"),
        ("已有 · known already", lived.known, "同一来源编号，未重复立案 same number, no second case"),
        ("问题行 · bad rows", bad, "见下 see below" if bad else ""),
        ("立案 · filed", lived.filed, ""),
        ("并案 · merged", lived.merged, ""),
        ("退单 · returned", lived.returned, meetings),
        ("延期 · extended", lived.extended, f"挂账 {lived.suspended} suspended"),
        ("返工 · reworked", lived.reworked, f"重办 {lived.rehandled} re-handled"),
        ("超时 · late", lived.overtime, f"超过本平台时限，占办结 {_share(lived.overtime, lived.closed)}"),
        ("原系统超时 · really late", lived.really_late, really_late),
        ("办结 · closed", lived.closed, f"其中当场答复 {lived.answered} answered at once"),
        ("不予受理 · rejected", lived.rejected, ""),
        ("未结 · open", totals.open, ""),
        ("办理步数 · moves", lived.steps, f"{bells} · {refused} · {totals.seconds:.1f} s"),
    )
    for what, number, note in lines:
        table.add_row(what, f"{number:,}", note)
    return table


def _bad_table(totals: FileTotals, *, most: int = 50) -> Table:
    """The bad rows with what to write instead."""
    table = Table(title="问题行 · bad rows", title_justify="left", header_style="bold")
    for heading in ("文件", "行", "列", "内容", "问题", "应写成"):
        table.add_column(heading, overflow="fold")
    for file, row in totals.bad_rows[:most]:
        table.add_row(file, str(row.row), row.column, row.value, row.problem_zh, row.advice_zh)
    return table


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"
