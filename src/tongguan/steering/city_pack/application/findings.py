# SPDX-License-Identifier: Apache-2.0
"""How long lists of findings are kept short, and how a place in a file is pointed at again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tongguan.ground.kernel.pack import CsvRow, Finding, PackFiles, Reading, Severity

MOST_OF_A_KIND = 20
"""So many findings of one file and column are shown; the last line tells how many more there are."""


def shortened(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, but no more than the first few of each file, column and severity."""
    seen: Counter[tuple[str, str | None, Severity]] = Counter()
    for finding in findings:
        kind = finding.file, finding.column, finding.severity
        seen[kind] += 1
        if seen[kind] <= MOST_OF_A_KIND:
            yield finding
    for (file, column, severity), number in seen.items():
        if number > MOST_OF_A_KIND:
            yield Finding(
                file=file,
                column=column,
                problem_zh=f"另有{number - MOST_OF_A_KIND}处同类问题",
                problem_en=f"{number - MOST_OF_A_KIND} more of the kind",
                advice_zh="请先改正以上各处，再次检查",
                severity=severity,
            )


def raw_rows(files: PackFiles, file: str, findings: list[Finding]) -> Sequence[CsvRow]:
    """The rows of a file that was read before, to point at their place again; empty when it has none."""
    content = files.get(file, b"").decode("utf-8-sig", errors="replace")
    header = [cell.strip() for cell in content.partition("\n")[0].split(",")]
    return Reading(files=files, findings=findings).rows(file, header, needed=False)
