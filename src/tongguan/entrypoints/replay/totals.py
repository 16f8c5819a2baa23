# SPDX-License-Identifier: Apache-2.0
"""What a replay counts, and how it tells."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from rich.table import Table

from tongguan.intake.api import BadRow


@dataclass(kw_only=True)
class Totals:
    """Every row of the files ends in exactly one of registered, known and bad; every case in exactly one end."""

    read: int = 0
    registered: int = 0
    known: int = 0
    """Rows that were a case already: the same number in two files."""
    bad: int = 0
    filed: int = 0
    merged: int = 0
    closed: int = 0
    answered: int = 0
    """Of the closed: answered at once."""
    rejected: int = 0
    returned: int = 0
    """Returns that were approved."""
    shirked: int = 0
    """Returns that were refused."""
    meetings: int = 0
    extended: int = 0
    suspended: int = 0
    reworked: int = 0
    rehandled: int = 0
    late: int = 0
    """Closed cases over the hub's own limit."""
    with_real_times: int = 0
    """Cases that the hub closed whose real due and closing time the file tells."""
    really_late: int = 0
    """Of these, closed after the real due time."""
    moves: int = 0
    bells: int = 0
    refused: int = 0
    """Moves that the hub did not grant, such as an extension asked for too late."""
    first: datetime | None = None
    last: datetime | None = None
    seconds: float = 0.0
    """Wall-clock seconds of the run, flush included."""
    bad_rows: list[tuple[str, BadRow]] = field(default_factory=list)
    by_major: Counter[str] = field(default_factory=Counter)
    """Registered cases by major class."""

    @property
    def open(self) -> int:
        """Cases without an end; none when everything went well."""
        return self.registered - self.closed - self.merged - self.rejected

    def accounts_for_every_row(self) -> bool:
        """Whether rows in equal rows out."""
        return self.read == self.registered + self.known + self.bad and self.open == 0


def table_of(totals: Totals) -> Table:
    """The totals for the terminal, Chinese first."""
    span = f"{totals.first:%Y-%m-%d} — {totals.last:%Y-%m-%d}" if totals.first and totals.last else ""
    table = Table(title=f"回放结果 {span}", title_justify="left", header_style="bold")
    table.add_column("项目 · what")
    table.add_column("数量 · number", justify="right")
    table.add_column("说明 · note", overflow="fold")
    lines: tuple[tuple[str, int, str], ...] = (
        ("读入 · in", totals.read, "行 rows"),
        ("登记 · registered", totals.registered, "件 cases"),
        ("已有 · known already", totals.known, "同一来源编号，未重复立案 same number, no second case"),
        ("问题行 · bad rows", totals.bad, "见下 see below" if totals.bad else ""),
        ("立案 · filed", totals.filed, ""),
        ("并案 · merged", totals.merged, ""),
        (
            "退单 · returned",
            totals.returned,
            f"另驳回 {totals.shirked} 次 refused · 协调会 {totals.meetings} 次 meetings",
        ),
        ("延期 · extended", totals.extended, f"挂账 {totals.suspended} suspended"),
        ("返工 · reworked", totals.reworked, f"重办 {totals.rehandled} re-handled"),
        ("超时 · late", totals.late, f"超过本平台时限，占办结 {_share(totals.late, totals.closed)}"),
        (
            "原系统超时 · really late",
            totals.really_late,
            f"按文件自带期限，占 {totals.with_real_times} 件的 {_share(totals.really_late, totals.with_real_times)}",
        ),
        ("办结 · closed", totals.closed, f"其中当场答复 {totals.answered} answered at once"),
        ("不予受理 · rejected", totals.rejected, ""),
        ("未结 · open", totals.open, ""),
        (
            "办理步数 · moves",
            totals.moves,
            f"提醒 {totals.bells:,} bells · 拒办 {totals.refused} refused · {totals.seconds:.1f} s",
        ),
    )
    for what, number, note in lines:
        table.add_row(what, f"{number:,}", note)
    return table


def bad_table_of(totals: Totals, *, most: int = 50) -> Table:
    """The bad rows with what to write instead."""
    table = Table(title="问题行 · bad rows", title_justify="left", header_style="bold")
    for heading in ("文件", "行", "列", "内容", "问题", "应写成"):
        table.add_column(heading, overflow="fold")
    for file, row in totals.bad_rows[:most]:
        table.add_row(file, str(row.row), row.column, row.value, row.problem_zh, row.advice_zh)
    return table


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"
