# SPDX-License-Identifier: Apache-2.0
"""The page of requirements is what the tests and modules say, and no test is marked with a requirement that is none."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = runpy.run_path(str(ROOT / "docs" / "requirements.py"))


def test_the_requirements_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8")
    assert written == TOOL["page"](), "run: python docs/requirements.py"


def test_every_requirement_that_a_test_is_marked_with_exists() -> None:
    assert TOOL["shown_by"]().keys() - {row["id"] for row in TOOL["requirements"]()} == set()


def test_a_mark_shows_a_requirement_and_words_do_not() -> None:
    source = '''
@pytest.mark.moment
@pytest.mark.requirement("ORG-12", "DSP-01")
async def test_a_deed():
    """GRD-08."""
'''
    assert list(TOOL["marks_in"](source)) == [("ORG-12", "test_a_deed"), ("DSP-01", "test_a_deed")]


def test_ids_are_read_in_every_way_they_are_written() -> None:
    assert TOOL["ids_in"]("(ORG-12/13, GRD-08..10) DSP-01") == {
        "ORG-12", "ORG-13", "GRD-08", "GRD-09", "GRD-10", "DSP-01",
    }  # fmt: skip
