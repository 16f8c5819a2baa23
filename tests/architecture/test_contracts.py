# SPDX-License-Identifier: Apache-2.0
"""The contracts of pyproject.toml hold, and each would see what it forbids: one violation is planted for each."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
]
PLANTED: Mapping[str, tuple[str, str]] = {
    "Groups of the tree": ("city/taxonomy/domain/refusals.py", "tongguan.matters.cases.api"),
    "City layers": ("matters/cases/domain/refusals.py", "tongguan.matters.dispatch.events_of_others"),
    "Speak to a neighbour": ("matters/dispatch/store/dispatch_record.py", "tongguan.matters.cases.store.book"),
    "Only entrypoints": ("matters/worklists/web/lists.py", "tongguan.city.grid.wiring"),
    "Hexagon inside": ("matters/cases/domain/states.py", "tongguan.matters.cases.application.moving"),
    "Domain code has no I/O": ("matters/intake/domain/desks.py", "pydantic"),
    "No cycles": ("ground/kernel/clock.py", "tongguan.ground.kernel.values_of_clocks"),
    "Domain asks no neighbour": ("city/grid/domain/cover.py", "tongguan.city.organisation.api"),
    "Use cases know ports": ("city/organisation/application/find_forces.py", "psycopg"),
}
"""The beginning of a contract's name → the file in which it is broken, and what is imported there."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of all code that the contracts speak of."""
    for place in ("src", "benchmarks", "tests"):
        shutil.copytree(ROOT / place, tmp_path / place, ignore=shutil.ignore_patterns("__pycache__", "*.csv", "*.xlsx"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def judged(house: Path) -> dict[str, str]:
    """KEPT or BROKEN for every contract."""
    path = os.pathsep.join([str(house / "src"), str(house)])
    done = subprocess.run(
        [LINTER, "--no-logo", "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    found = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", done.stdout, flags=re.MULTILINE))
    assert found, done.stdout + done.stderr
    return found


def test_every_contract_holds_and_sees_the_violation_planted_for_it(house: Path) -> None:
    assert judged(house) == dict.fromkeys(CONTRACTS, "KEPT")
    sources = house / "src" / "tongguan"
    (sources / "matters/dispatch/events_of_others.py").write_text('"""Planted."""\n')
    (sources / "ground/kernel/values_of_clocks.py").write_text('"""Planted."""\nimport tongguan.ground.kernel.clock\n')
    for file, imported in PLANTED.values():
        planted = sources / file
        planted.write_text(f"{planted.read_text('utf-8')}\nimport {imported}\n", "utf-8")
    assert judged(house) == dict.fromkeys(CONTRACTS, "BROKEN")
    assert len(PLANTED) == len(CONTRACTS)
    assert all(any(name.startswith(start) for name in CONTRACTS) for start in PLANTED)
