# SPDX-License-Identifier: Apache-2.0
"""Writes docs/requirements.md: for each requirement the tests that carry out its acceptance check, and where it lives.

Run `python docs/requirements.py`; a contract test fails when the page is out of date. A requirement is shown by tests
with the mark `requirement`; an id in words, of a module or of a test, shows nothing.
"""

import ast
import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs" / "mission" / "requirements.csv"
PAGE = ROOT / "docs" / "requirements.md"
_ID = re.compile(r"\b([A-Z]{3})-(\d{2})((?:(?:/|, ?|\.\.)\d{2})*)")


def requirements() -> list[dict[str, str]]:
    """The rows of the mission."""
    with SOURCE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


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


def marks_in(source: str) -> Iterator[tuple[str, str]]:
    """Each requirement that a test of this source is marked with, and the name of the test."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.requirement":
                    yield from ((ast.literal_eval(id_), node.name) for id_ in mark.args)


def shown_by() -> dict[str, list[str]]:
    """For each requirement the tests marked with it."""
    tests: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for requirement, test in marks_in(path.read_text(encoding="utf-8")):
            tests[requirement].append(f"{path.relative_to(ROOT / 'tests').as_posix()}::{test}")
    return tests


def lives_in() -> dict[str, set[str]]:
    """For each requirement the modules that name it."""
    modules: dict[str, set[str]] = defaultdict(set)
    for folder, pattern in (("src", "*.py"), ("src", "*.md"), ("cities", "*.md")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            for requirement in ids_in(path.read_text(encoding="utf-8")):
                modules[requirement].add(_module(path.relative_to(ROOT).parts))
    return modules


def page() -> str:
    """The whole page as Markdown."""
    rows, shown, modules = requirements(), shown_by(), lives_in()
    core = [row for row in rows if row["kind"] == "CORE"]
    done, needed = (sum(row["id"] in shown for row in some) for some in (rows, core))
    lines = [
        "# 需求对照 · Requirements",
        "",
        "由 `python docs/requirements.py` 生成，请勿手改。*Generated; do not edit.*",
        "",
        f"**{len(rows)} 条要求中 {done} 条有测试按验收办法演示；必须做到的 {len(core)} 条中 {needed} 条。**",
        f"***{done} of {len(rows)} requirements are shown by a test that carries out the acceptance check; "
        f"of the {len(core)} that must be met (CORE), {needed}.***",
        "",
        "“已演示”只看测试的记号 `requirement`；模块或测试的文字里提到编号不算。验收办法见 [任务书](mission/)。",
        "*Shown means a test with the mark `requirement`; an id in words counts for nothing. "
        "The checks stand in [the mission](mission/).*",
        "",
        "| 编号 id | 要求 requirement | 类 kind | 演示 shown by | 模块 named in |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        tests = "<br>".join(f"`{test}`" for test in shown.get(row["id"], [])) or "–"
        where = ", ".join(f"`{name}`" for name in sorted(modules.get(row["id"], ()))) or "–"
        wish = row["requirement_en"].replace("|", "/").strip()
        lines.append(f"| {row['id']} | {wish} | {row['kind']} | {tests} | {where} |")
    return "\n".join(lines) + "\n"


def _module(parts: tuple[str, ...]) -> str:
    """The module of a file: in src a folder of a group (`src/tongguan/matters/cases/…`), or one that stands alone."""
    if parts[0] != "src" or len(parts) < 4:
        return "/".join(parts[:2])
    return parts[2] if parts[2] in ("entrypoints", "rehearsal") else parts[3]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
