# SPDX-License-Identifier: Apache-2.0
"""The suite holds on any day: who asks for the day says so, and is told at every moment in turn."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.moments import CITY, MOMENTS, RUNS, whose_turn

NOON = datetime(2026, 11, 30, 12, tzinfo=CITY)
ASKS = """
import pytest
from tongguan.ground.kernel.clock import SystemClock

{mark}
def test_it():
    SystemClock().now()
"""


@pytest.mark.parametrize(("mark", "ends"), [("", "1 error"), ("@pytest.mark.moment", "1 passed")])
def test_who_asks_the_machine_for_the_day_and_does_not_say_so_fails(tmp_path: Path, mark: str, ends: str) -> None:
    (tmp_path / "test_asking.py").write_text(ASKS.format(mark=mark), encoding="utf-8")
    asked = ["-q", "-p", "tests.conftest", "-c", str(REPOSITORY / "pyproject.toml"), str(tmp_path)]
    told = subprocess.run(
        [sys.executable, "-m", "pytest", *asked], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert ends in told.stdout, told.stdout + told.stderr
    assert ("mark it `moment`" in told.stdout) is (not mark)


def test_every_moment_has_its_turn() -> None:
    turns = {whose_turn(NOON + timedelta(days=n)) for n in range(len(RUNS))}
    assert turns == set(RUNS) - {"today@UTC"}, "whole suites live today"


def test_moments_lie_ahead_of_whoever_tells_them() -> None:
    told = {name: f"{moment(NOON):%Y-%m-%d %H:%M}" for name, moment in MOMENTS.items()}
    assert told == {
        "today": "2026-11-30 12:00",
        "tomorrow": "2026-12-01 12:00",
        "in-45-days": "2027-01-14 12:00",
        "end-of-year": "2026-12-31 23:50",
        "new-year": "2027-01-01 00:10",
        "leap-day": "2028-02-29 10:00",
        "sunday-noon": "2026-12-06 12:00",
        "night": "2026-12-01 03:00",
    }
