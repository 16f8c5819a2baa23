# SPDX-License-Identifier: Apache-2.0
"""Habits of the house that no linter knows."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "migrations", "benchmarks", "docs")
PYTHON = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
MODULES = sorted(p.parent for p in (ROOT / "src" / "tongguan").glob("*/__init__.py"))


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_file_names_its_licence_and_says_what_it_is(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines:
        return
    assert lines[0] == "# SPDX-License-Identifier: Apache-2.0"
    assert path.name == "__init__.py" or any('"""' in line for line in lines[:4])


@pytest.mark.parametrize("module", MODULES, ids=lambda p: p.name)
def test_every_module_has_a_page_that_says_what_it_owns(module: Path) -> None:
    assert (module / "README.md").exists()


def test_there_are_no_drawers_for_odds_and_ends() -> None:
    forbidden = re.compile(r"(^|_)(utils?|helpers?|common|misc|managers?|base)(_|$)")
    assert [p for p in PYTHON if forbidden.search(p.stem)] == []


def test_the_tree_has_no_empty_folders() -> None:
    folders = [p for p in (ROOT / "src").rglob("*") if p.is_dir() and p.name != "__pycache__"]
    folders = [p for p in folders if not p.name.endswith(".egg-info")]
    assert [p for p in folders if not any(c.is_file() for c in p.rglob("*") if "__pycache__" not in c.parts)] == []


def test_the_locks_hold_no_address_and_a_hash_for_every_package() -> None:
    for name in ("run.txt", "dev.txt"):
        lock = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "://" not in lock
        pinned = re.findall(r"^[a-z0-9].*?==.*?$(?:\n    --hash.*$)*", lock, re.M)
        assert pinned
        assert all("--hash=sha256:" in block for block in pinned)
