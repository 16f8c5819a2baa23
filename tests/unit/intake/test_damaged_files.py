# SPDX-License-Identifier: Apache-2.0
"""However a file was damaged, reading it ends soon, in rows or in a sentence (a long run: `mutations.py`)."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.intake.mutations import outcome, separated, workbook

OFTEN = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)


@settings(OFTEN, max_examples=200)
@given(chance=st.randoms(use_true_random=False))
def test_damaged_text_is_rows_or_a_sentence(tmp_path: Path, chance: random.Random) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(separated(chance))
    assert outcome(path) in ("rows", "refused", "broken off")


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_workbook_is_rows_or_a_sentence(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "orders.xlsx"
    path.write_bytes(workbook(random.Random(seed)))
    assert outcome(path) in ("rows", "refused", "broken off")
