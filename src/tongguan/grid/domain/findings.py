# SPDX-License-Identifier: Apache-2.0
"""How the proofs of the ground speak: short ways to write a finding about a whole file."""

from collections import Counter

from tongguan.kernel.pack import Finding, Severity

MOST_PLACES = 20
"""So many places of one kind of fault are listed; the last line tells how many more there are."""


def first_few(findings: list[Finding]) -> list[Finding]:
    """The first places of a list that may be long, and how many more there are in each file."""
    kept = findings[:MOST_PLACES]
    more = Counter(finding.file for finding in findings[MOST_PLACES:])
    return kept + [
        fault(file, f"另有{number}处同类问题", f"{number} more of the kind", "请先改正以上各处，再次检查")
        for file, number in more.items()
    ]


def fault(file: str, problem_zh: str, problem_en: str, advice_zh: str, *, area: str = "", shape: str = "") -> Finding:
    """A mistake for which the pack cannot be used; with the area or the piece of ground where it can be seen."""
    return Finding(file=file, problem_zh=problem_zh, problem_en=problem_en, advice_zh=advice_zh, area=area, shape=shape)


def warning(file: str, problem_zh: str, problem_en: str, advice_zh: str) -> Finding:
    """Something that works, but that somebody should look at."""
    return Finding(
        file=file,
        problem_zh=problem_zh,
        problem_en=problem_en,
        advice_zh=advice_zh,
        severity=Severity.WARNING,
    )
