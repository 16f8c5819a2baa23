# SPDX-License-Identifier: Apache-2.0
"""What every declared list keeps to, found wherever it is declared."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tongguan
from tongguan.ground.kernel.rows import From, Names, Presentation, WordFor, fields_of, presented
from tongguan.ground.plumbing.listing import Listing
from tongguan.matters.intake.api import masked_words

SOURCES = Path(tongguan.__file__).parent
NUMBER = "13812345678"
CODES = (
    {
        "class_code",
        "grade",
        "handler",
        "hash",
        "kind",
        "lamp",
        "lead_unit",
        "move",
        "organ",
        "person",
        "post",
        "reason_code",
        "region",
        "role",
        "source",
        "state",
        "suggested_unit",
        "task_no",
        "unit",
        "upstream_no",
        "urgency",
    }
    | {"after", "asked_by", "before", "blown_from", "by", "case_state", "forwarded_by", "left_unit", "owner", "subject"}
    | {"account", "board", "case", "classes", "ended_by", "focus", "id", "lat", "lon"}
)
"""Fields in which nobody writes anything: codes, ids and numbers of ours or of a source."""


def _declared() -> Iterator[tuple[str, Listing[Any]]]:
    for path in sorted(SOURCES.rglob("*.py")):
        if "Listing(" in path.read_text(encoding="utf-8"):
            module = import_module(".".join(path.relative_to(SOURCES.parent).with_suffix("").parts))
            yield from (
                (f"{module.__name__}.{name}", one) for name, one in vars(module).items() if isinstance(one, Listing)
            )


LISTS = dict(_declared())
TOLD_BEFORE = {"StageLine"}
"""Rows of a sheet that are made of rows which were presented already."""


def _on_sheets() -> Iterator[tuple[str, type[Any]]]:
    """Rows with headings that are made in Python, wherever they are declared; those of a list are among the lists."""
    listed = {listing.row for listing in LISTS.values()}
    for path in sorted(SOURCES.rglob("*.py")):
        if "Heading(" in path.read_text(encoding="utf-8") and path.name != "rows.py":
            module = import_module(".".join(path.relative_to(SOURCES.parent).with_suffix("").parts))
            for name, one in vars(module).items():
                own = isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__
                if own and one not in listed and any(field.heading for field in fields_of(one)):
                    yield f"{module.__name__}.{name}", one


SHEETS = {name: row for name, row in _on_sheets() if row.__name__ not in TOLD_BEFORE}


def test_lists_and_sheets_are_declared() -> None:
    assert len(LISTS) >= 8
    assert len(SHEETS) >= 4


@pytest.mark.parametrize("row", [*(one.row for one in LISTS.values()), *SHEETS.values()], ids=[*LISTS, *SHEETS])
@settings(deadline=None)
@given(data=st.data())
def test_no_list_tells_a_number_that_people_wrote(row: type[Any], data: st.DataObject) -> None:
    """Whatever text is no code of ours may hold a telephone number; a new field is masked, or listed as a code."""
    filled = _filled(row, data)
    names = Names(organ=_named, matter=_named, region=_named, source=_named, person=_named)
    line = presented(filled, Presentation(now=datetime(2026, 11, 23, tzinfo=UTC), names=names, masked=masked_words))
    assert NUMBER not in str(line)


def _named(code: str) -> str:
    return f"名{len(code)}"


def _filled(row: type[Any], data: st.DataObject) -> Any:
    hints = get_type_hints(row, include_extras=True)
    return row(**{name: _value(name, hint, data) for name, hint in hints.items()})


def _value(name: str, hint: Any, data: st.DataObject) -> Any:
    kind, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    word = next((mark for mark in marks if isinstance(mark, WordFor)), None)
    if word is not None:
        return data.draw(st.sampled_from(sorted(word.words)))
    if is_dataclass(kind) and isinstance(kind, type):
        return _filled(kind, data)
    if get_origin(kind) is tuple:
        return tuple(_filled(get_args(kind)[0], data) for _ in range(data.draw(st.integers(0, 2))))
    if isinstance(kind, UnionType) and data.draw(st.booleans()):
        return None
    if name in CODES:
        return "X-1"
    if From("NULL") in marks:  # filled in later, by a decision
        return None
    if kind is str or str in get_args(kind):
        return data.draw(st.sampled_from([NUMBER, f"请打{NUMBER}", f"电话：{NUMBER}。"]))
    if get_origin(kind) is dict:
        return {"said": NUMBER, "more": [f"回电{NUMBER}"]}
    return None
