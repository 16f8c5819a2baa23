# SPDX-License-Identifier: Apache-2.0
"""The page that maps requirements to modules and tests is what the tree says."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_requirements_page_is_up_to_date() -> None:
    if not (ROOT.parent / "shared" / "domain" / "requirements.csv").exists():
        pytest.skip("../shared/domain/requirements.csv is not there")
    tool = runpy.run_path(str(ROOT / "docs" / "requirements.py"))
    written = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8")
    assert written == tool["page"](), "run: python docs/requirements.py"


def test_ids_are_read_in_every_way_they_are_written() -> None:
    tool = runpy.run_path(str(ROOT / "docs" / "requirements.py"))
    assert tool["ids_in"]("(ORG-12/13, GRD-08..10) DSP-01") == {
        "ORG-12", "ORG-13", "GRD-08", "GRD-09", "GRD-10", "DSP-01",
    }  # fmt: skip
