# SPDX-License-Identifier: Apache-2.0
"""A row is presented as its marks say: codes by their names, free words masked, rows within it likewise."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated

import pytest

from tongguan.ground.kernel.rows import (
    FREE_WORDS,
    From,
    Heading,
    Names,
    Presentation,
    WordFor,
    fields_of,
    organ_in,
    person_in,
    presented,
)
from tongguan.matters.intake.api import masked_words

NUMBER = "13800001234"
TELLING = Presentation(
    now=datetime(2026, 11, 23, tzinfo=UTC),
    names=Names(organ={"C-1": "中心"}.get),
    masked=masked_words,
)


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something within a row."""

    by_name: Annotated[str | None, person_in("note.by")]
    text: Annotated[str | None, FREE_WORDS]


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row with a mark of every kind."""

    code: str
    state_name: Annotated[str | None, WordFor("c.state", {"open": "在办"})]
    organ_name: Annotated[str | None, organ_in("c.organ"), Heading("单位", 20)]
    title: Annotated[str, From("c.heading"), FREE_WORDS]
    facts: Annotated[dict[str, object], FREE_WORDS]
    note: Note
    notes: tuple[Note, ...]


NOTE = Note(by_name="P-1", text=f"电话{NUMBER}")
LINE = Line(
    code="C-1",
    state_name="open",
    organ_name="C-1",
    title=f"请联系{NUMBER}",
    facts={"said": [f"回电{NUMBER}"]},
    note=NOTE,
    notes=(NOTE, NOTE),
)


def test_codes_are_told_by_their_names_and_words() -> None:
    line = presented(LINE, TELLING)
    assert (line.code, line.state_name, line.organ_name) == ("C-1", "在办", "中心")


def test_what_is_missing_stays_missing() -> None:
    line = presented(replace(LINE, state_name=None, organ_name=None), TELLING)
    assert (line.state_name, line.organ_name) == (None, None)


def test_what_nobody_has_a_name_for_is_told_by_its_code_on_a_sheet_only() -> None:
    strange = replace(LINE, organ_name="C-9")
    assert presented(strange, TELLING).organ_name is None
    assert presented(strange, replace(TELLING, codes=True)).organ_name == "C-9"


def test_free_words_are_masked_however_deep_they_lie() -> None:
    assert NUMBER in str(LINE)
    assert NUMBER not in str(presented(LINE, TELLING))


def test_a_word_that_is_missing_from_its_table_is_a_fault() -> None:
    with pytest.raises(KeyError):
        presented(replace(LINE, state_name="nowhere"), TELLING)


def test_a_row_says_where_its_fields_come_from() -> None:
    columns = {one.name: one.column for one in fields_of(Line)}
    assert columns == {
        "code": None,
        "state_name": "c.state",
        "organ_name": "c.organ",
        "title": "c.heading",
        "facts": None,
        "note": None,
        "notes": None,
    }


def test_a_mark_that_would_go_unseen_is_told() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Careless:
        title: Annotated[str, FREE_WORDS] | None

    with pytest.raises(TypeError, match="title"):
        fields_of(Careless)
