# SPDX-License-Identifier: Apache-2.0
"""Writes cities/demo/taxonomy/{classes,conditions}.csv from the hand-written outlines (CLS-01, SLA-03).

    python cities/demo/build/taxonomy.py [--into DIR]

Same outlines, same bytes. link_limits.csv, code_sets.csv, crosswalk.csv and everyday_words.csv are
kept by hand; the responsibility list comes from responsibility.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from outline import FLAGS, UNITS, Entry, Words, read_outlines, read_toml
from tables import PACK, write_rows

EDITION_NOTE = "市级标准演示版2026-1"
TARGETS = {
    "urgent_work_hour": {1: "1u", 2: "1u", 4: "2u", 8: "4u", 24: "12u"},
    "work_hour": {2: "1h", 4: "2h", 8: "4h"},
    "work_day": {1: "4h", 2: "1d", 3: "2d", 5: "3d", 7: "5d", 10: "7d", 15: "10d", 20: "15d"},
    "calendar_day": {20: "15c", 30: "20c", 45: "30c"},
}
"""The tighter internal target of each limit (SLA-04: 7 → 5 → 3 → 2); one hour cannot be tightened."""

LINK_LIMITS = (("accept", "*", 15, "work_hour_minute", ""),)


def amount_and_unit(limit: str) -> tuple[int, str]:
    """`3d` → 3 work days."""
    return int(limit[:-1]), UNITS[limit[-1]]


def target_of(limit: str) -> tuple[int, str]:
    """The internal target of a limit."""
    amount, unit = amount_and_unit(limit)
    return amount_and_unit(TARGETS[unit][amount])


def class_rows(entries: Iterable[Entry]) -> Iterable[list[object]]:
    """Rows of classes.csv."""
    order = list(FLAGS.values())
    for entry in entries:
        words = entry.words
        judged = words if words and entry.level == "sub" else None
        yield [
            entry.code,
            entry.level,
            entry.code[:-2],
            entry.name_zh,
            entry.name_en,
            entry.domain,
            judged.grade if judged else "",
            judged.nature if judged else "",
            ";".join(sorted(words.flags, key=order.index)) if words else "",
        ]


def wordings(
    entry: Entry, words: Words, book: dict[str, object], by_hand: dict[str, list[dict[str, str]]]
) -> Iterable[tuple[str, str, str]]:
    """Filing wording, closing wording and limit of each condition of a sub-class, the ordinary one first."""
    if entry.code in by_hand:
        for row in by_hand[entry.code]:
            yield row["filing"], row["closing"], row["limit"]
        return
    kind = book[words.how]
    assert isinstance(kind, dict)
    fill = {"name": entry.name_zh}
    yield kind["filing"].format(**fill), kind["closing"].format(**fill), words.limit
    for more in kind.get("more", []):
        if hours(more["limit"]) < hours(words.limit):
            yield more["filing"].format(**fill), more["closing"].format(**fill), more["limit"]


def hours(limit: str) -> int:
    """How long a limit roughly is, to leave out an urgent condition that would be no quicker than the ordinary one."""
    return int(limit[:-1]) * {"u": 1, "h": 3, "d": 24, "c": 24}[limit[-1]]


def condition_rows(entries: Iterable[Entry]) -> Iterable[list[object]]:
    """Rows of conditions.csv."""
    book = read_toml("wording.toml")
    how = book["how"]
    hand = book["by_hand"]
    assert isinstance(how, dict)
    assert isinstance(hand, list)
    by_hand = {row["class"]: row["conditions"] for row in hand}
    subs = [entry for entry in entries if entry.level == "sub"]
    unknown = set(by_hand) - {entry.code for entry in subs}
    assert not unknown, f"wording.toml words classes that do not exist: {sorted(unknown)}"
    for entry in subs:
        assert entry.words
        for number, (filing, closing, limit) in enumerate(wordings(entry, entry.words, how, by_hand), 1):
            yield [
                f"{entry.code}-{number}",
                entry.code,
                filing,
                closing,
                *amount_and_unit(limit),
                *target_of(limit),
                EDITION_NOTE,
            ]


def main() -> None:
    """Writes the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PACK, help="folder to write to (default: the pack itself)")
    folder: Path = parser.parse_args().into / "taxonomy"
    entries = read_outlines()
    write_rows(
        folder / "classes.csv",
        "code,level,parent,name_zh,name_en,domain,grade,nature,flags",
        class_rows(entries),
    )
    write_rows(
        folder / "conditions.csv",
        "id,class,filing_zh,closing_zh,limit_amount,limit_unit,target_amount,target_unit,edition_note",
        condition_rows(entries),
    )


if __name__ == "__main__":
    main()
