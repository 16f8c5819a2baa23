# SPDX-License-Identifier: Apache-2.0
"""Writes docs/requirements.md: for each CORE requirement the modules that name it and the tests that show it.

Run `python docs/requirements.py` beside ../shared; a contract test fails when the page is out of date.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT.parent / "shared" / "domain" / "requirements.csv"
PAGE = ROOT / "docs" / "requirements.md"
_ID = re.compile(r"\b([A-Z]{3})-(\d{2})((?:(?:/|, ?|\.\.)\d{2})*)")


def ids_in(text: str) -> set[str]:
    """The requirement ids a text names; `ORG-12/13` and `GRD-08..12` are written out."""
    found: set[str] = set()
    for area, first, rest in _ID.findall(text):
        last = int(first)
        found.add(f"{area}-{first}")
        for sign, number in re.findall(r"(/|, ?|\.\.)(\d{2})", rest):
            span = range(last + 1, int(number) + 1) if sign == ".." else [int(number)]
            found |= {f"{area}-{n:02d}" for n in span}
            last = int(number)
    return found


def _named_in(folder: str, pattern: str) -> dict[str, set[str]]:
    places: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / folder).rglob(pattern)):
        for requirement in ids_in(path.read_text(encoding="utf-8")):
            places[requirement].add(path.relative_to(ROOT).as_posix())
    return places


def page() -> str:
    """The whole page as Markdown."""
    rows = list(csv.DictReader(SOURCE.read_text(encoding="utf-8-sig").splitlines()))
    core = [row for row in rows if row["kind"] == "CORE"]
    modules: dict[str, set[str]] = defaultdict(set)
    for places in (_named_in("src", "*.py"), _named_in("src", "*.md"), _named_in("cities", "*.md")):
        for requirement, paths in places.items():
            modules[requirement] |= {_module(path) for path in paths}
    tests = _named_in("tests", "*.py")
    done = sum(1 for row in core if modules[row["id"]] and tests[row["id"]])
    begun = sum(1 for row in core if modules[row["id"]])
    lines = [
        "# 需求对照 · Requirements",
        "",
        "由 `python docs/requirements.py` 生成，请勿手改。*Generated; do not edit.*",
        "",
        f"CORE {len(core)} · 有模块 with a module {begun} · 模块和测试都指名 named by module and test {done}",
        "",
        "| 编号 id | 要求 requirement | 模块 module | 测试 test |",
        "|---|---|---|---|",
    ]
    for row in core:
        where = ", ".join(f"`{name}`" for name in sorted(modules[row["id"]])) or "–"
        shown = ", ".join(f"`{Path(p).name}`" for p in sorted(tests[row["id"]])) or "–"
        wish = row["requirement_en"].replace("|", "/").strip()
        lines.append(f"| {row['id']} | {wish} | {where} | {shown} |")
    return "\n".join(lines) + "\n"


def _module(path: str) -> str:
    parts = path.split("/")
    return parts[2] if parts[0] == "src" and len(parts) > 3 else "/".join(parts[:2])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
