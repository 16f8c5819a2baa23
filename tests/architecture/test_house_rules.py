# SPDX-License-Identifier: Apache-2.0
"""Habits of the house that no linter knows."""

import re
from pathlib import Path

import pytest

THIS = Path(__file__).resolve()
ROOT = THIS.parents[2]
FOLDERS = ("src", "tests", "migrations", "benchmarks", "docs")
PYTHON = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
TELLERS = {
    ROOT / "src" / "tongguan" / path
    for path in (
        "ground/kernel/clock.py",
        "city/deadlines/domain/calendars.py",  # the calendar of a pack that names no zone
        "city/deadlines/domain/pack.py",
        "entrypoints/platform.py",  # photos whose camera names no zone
    )
}
"""Where a moment may be put into words, or the zone of a city be named."""
GROUPS = ("ground", "city", "matters", "watching", "steering")
MODULES = sorted(
    p.parent
    for place in ("", *GROUPS)
    for p in (ROOT / "src" / "tongguan" / place).glob("*/__init__.py")
    if p.parent.name not in GROUPS
)


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


def test_whoever_asks_the_database_for_the_day_says_so() -> None:
    """What asks the machine's clock itself is found when it runs (tests/conftest.py); browsers' stories always do."""
    asks = re.compile(r"(?<![.\w])(now\(\)|current_date|current_timestamp|clock_timestamp\(\))", re.IGNORECASE)
    told = [path for path in (ROOT / "tests").rglob("test_*.py") if path.parent.name != "browser" and path != THIS]
    texts = {path: path.read_text(encoding="utf-8") for path in told}
    assert [path for path, text in texts.items() if asks.search(text) and "mark.moment" not in text] == []


def test_there_are_no_drawers_for_odds_and_ends() -> None:
    forbidden = re.compile(r"(^|_)(utils?|helpers?|common|misc|managers?|base)(_|$)")
    assert [p for p in PYTHON if forbidden.search(p.stem)] == []


def test_moments_are_told_to_people_in_one_way() -> None:
    """A sentence tells a moment with kernel.clock.local_text; the city's zone stands in its calendar."""
    inside = re.compile(r"\{[^{}\"]*(\.isoformat\(|strftime\(|:[^{}\"]*%Y-%m-%d %H:%M)|\"Asia/Shanghai\"")
    sources = [p for p in PYTHON if ROOT / "src" in p.parents and p not in TELLERS]
    told = {str(p.relative_to(ROOT)): inside.findall(p.read_text(encoding="utf-8")) for p in sources}
    assert {path: found for path, found in told.items() if found} == {}


def test_every_download_is_named_in_one_way() -> None:
    """Whoever names a file for somebody's disk asks `plumbing.downloads`, or a new door forgets what deceives."""
    said = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "src").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"[\"']content-disposition[\"']", line, re.IGNORECASE)
    ]
    assert len(said) >= 5
    assert [line for line in said if "disposition(" not in line] == []


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


def test_every_door_takes_its_moments_and_days_within_the_years_of_the_platform() -> None:
    """Forms, queries and paths say Moment or Day (plumbing.moments); tests/contract asks OpenAPI for the same.

    The marks of a list's row (kernel.rows) stand on what leaves.
    """
    bare = re.compile(
        r"\b(Aware|Naive|Past|Future)Date(time)?\b|Annotated\[\s*date(time)?\b(?!.*(typer|\bHeading\(|\bFrom\())"
    )
    doors = [path for path in PYTHON if "src" in path.parts and path.parts[-2:] != ("plumbing", "moments.py")]
    assert [path for path in doors if bare.search(path.read_text(encoding="utf-8"))] == []
