# SPDX-License-Identifier: Apache-2.0
"""What the papers say of the tree is so: paths that are named exist, and the picture of the modules is the imports'."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "tongguan"
GROUPS = [SOURCES / name for name in ("ground", "city", "matters", "watching", "steering")]
MADE_BY_RUNNING = {"test-output/screens/"}
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
_PATH = re.compile(r"`(?!/)((?:[\w.*-]+/)+[\w.*-]*)`", re.ASCII)
_ARROW = re.compile(r"^\s*(\w+)(?:\[[^\]]*\])? --> (.+)$", re.MULTILINE)

PLACES = ("benchmarks", "cities", "docs", "src", "tests", "web/apps", "web/packages")
READMES = [ROOT / "README.md", ROOT / "web" / "README.md"] + [
    readme for place in PLACES for readme in sorted((ROOT / place).rglob("README.md"))
]


def named_in(text: str) -> Iterator[str]:
    """Links, and words in backticks that look like a path; addresses of the interface begin with a slash."""
    yield from _LINK.findall(text)
    yield from _PATH.findall(text)


def is_there(named: str, beside: Path) -> bool:
    """Whether something of this name lies beside the paper or in its src, at the root, or among the modules."""
    if named in MADE_BY_RUNNING:
        return True
    places = (beside, beside / "src", ROOT, SOURCES, *GROUPS)
    return any(any(place.glob(named)) if "*" in named else (place / named).exists() for place in places)


@pytest.mark.parametrize("readme", READMES, ids=[str(path.relative_to(ROOT)) for path in READMES])
def test_every_path_that_a_readme_names_is_there(readme: Path) -> None:
    named = set(named_in(readme.read_text(encoding="utf-8")))
    assert {path for path in named if not is_there(path, readme.parent)} == set()


def reached(arrows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """For each module whatever arrows lead to."""
    known: dict[str, set[str]] = defaultdict(set)
    for one, other in arrows:
        known[one].add(other)
    for middle in list(known):
        for others in known.values():
            if middle in others:
                others |= known[middle]
    return known


def drawn() -> set[tuple[str, str]]:
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("flowchart TD")[1].split("```")[0]
    return {
        (one, re.split(r"\W", other.strip())[0])
        for one, others in _ARROW.findall(picture)
        for other in others.split("&")
    }


def module_of(parts: Sequence[str]) -> str:
    """The module of a dotted or slashed name below tongguan: a group is a folder of modules."""
    return parts[1] if SOURCES / parts[0] in GROUPS and len(parts) > 1 else parts[0]


def imported() -> set[tuple[str, str]]:
    found = set()
    for path in SOURCES.glob("*/**/*.py"):
        parts = path.relative_to(SOURCES).parts
        if parts[1] == "__init__.py" and SOURCES / parts[0] in GROUPS:
            continue
        module = module_of(parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tongguan."):
                names = node.module.split(".")[1:]
                others = [[*names, one.name] for one in node.names] if SOURCES / names[-1] in GROUPS else [names]
                found |= {(module, module_of(other)) for other in others}
    return {(one, other) for one, other in found if one != other}


def test_the_picture_of_the_modules_shows_every_one_of_them() -> None:
    modules = {readme.parent.name for place in (SOURCES, *GROUPS) for readme in place.glob("*/README.md")}
    assert {module for arrow in drawn() for module in arrow} == modules


def test_every_arrow_of_the_picture_is_an_import_and_every_import_is_on_its_way() -> None:
    assert drawn() - imported() == set(), "drawn, and nothing is imported"
    assert reached(drawn()) == reached(imported())


def test_a_path_that_is_not_there_would_be_seen() -> None:
    named = list(named_in("[a](gone.md) `cases/domain` `gone/away.py` `/api/v1/cases` [b](https://a.b/c)"))
    assert named == ["gone.md", "cases/domain", "gone/away.py"]
    assert [is_there(path, ROOT) for path in named] == [False, True, False]
