# SPDX-License-Identifier: Apache-2.0
"""How the proofs of the ground keep long lists of places short."""

from collections import Counter

from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.pack import Finding

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
