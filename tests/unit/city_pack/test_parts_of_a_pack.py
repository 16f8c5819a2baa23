# SPDX-License-Identifier: Apache-2.0
"""The parts of a pack fit together: keys are columns, words cover what may be chosen, needs are read first."""

from collections.abc import Iterable
from enum import StrEnum

import pytest

from tests.unit.city_pack.one_street import one_street
from tongguan.city.deadlines.domain import sheets as deadlines
from tongguan.city.deadlines.domain.year_table import DayKind, Status
from tongguan.city.grid.domain import sheets as grid
from tongguan.city.grid.domain.ground import AutonomyKind
from tongguan.city.organisation.api import Organisation
from tongguan.city.organisation.domain import sheets as organisation
from tongguan.city.organisation.domain.organs import CentreKind, Force
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.city.taxonomy.domain import classes
from tongguan.city.taxonomy.domain import sheets as taxonomy
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.pack import Finding, Reading
from tongguan.ground.kernel.people import ROLES, Role
from tongguan.matters.dispatch.domain import pack as dispatch
from tongguan.matters.dispatch.domain.rows import ClosingLevel, GridKind
from tongguan.matters.intake.domain.sources import MODES, Mode
from tongguan.steering.city_pack.api import PARTS, PackParts, check, read_pack


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (Role, ROLES),
        (CentreKind, organisation.CENTRE_KINDS),
        (Force, organisation.FORCES),
        (classes.ClassLevel, taxonomy.CLASS_LEVELS),
        (classes.Grade, taxonomy.GRADES),
        (classes.Nature, taxonomy.NATURES),
        (classes.ClassFlag, taxonomy.FLAGS),
        (classes.LimitUnit, taxonomy.LIMIT_UNITS),
        (classes.TimedLink, taxonomy.LINKS),
        (classes.LinkLevel, taxonomy.LINK_LEVELS),
        (classes.CodeKind, taxonomy.CODE_KINDS),
        (DayKind, deadlines.DAY_KINDS),
        (Status, deadlines.STATUSES),
        (AutonomyKind, grid.AUTONOMY_KINDS),
        (GridKind, dispatch.GRID_KINDS),
        (ClosingLevel, dispatch.CLOSING_LEVELS),
        (Mode, MODES),
    ],
)
def test_every_word_of_a_choice_is_called_something(words: type[StrEnum], named: dict[str, str]):
    assert list(named) == list(words)


def test_every_table_has_a_key_among_its_columns():
    assert len(PARTS.tables) == 19
    for sheet in PARTS.tables.values():
        assert sheet.key
        assert set(sheet.key) <= set(sheet.header)
        assert sheet.own is None or sheet.own in sheet.header


def test_a_part_is_read_after_those_it_needs():
    order = [part.kind for part in PARTS.in_order]
    assert len(order) == len(set(order)) == len(PARTS.listed)
    assert all(order.index(need) < order.index(part.kind) for part in PARTS.listed for need in part.needs)


def test_a_part_that_needs_what_nobody_brings_is_a_mistake_of_the_programmer():
    parts = PackParts(tuple(part for part in PARTS.listed if part.kind is not Organisation))
    with pytest.raises(KeyError):
        _ = parts.in_order


def test_where_one_table_is_broken_the_parts_that_need_it_not_are_read_and_proved():
    files = one_street() | {"centres.csv": b"id\nX\n", "calendar_years.csv": b"year,status,edition,source_note\n"}
    read = read_pack(files)
    assert read.city is None
    assert Taxonomy in read.so_far.parts
    assert Organisation not in read.so_far.parts
    assert {one.file for one in read.findings} >= {"centres.csv", "calendars.csv"}


def test_what_holds_of_one_part_is_proved_although_another_is_broken():
    def beyond_proof(city: City) -> Iterable[Finding]:
        raise AssertionError("a part that was not read is not proved")

    files = one_street() | {"centres.csv": b"id\nX\n"}
    mute = Part(kind=str, read=_text, needs=(Organisation,), prove=beyond_proof)
    found = check(files, parts=PackParts((*PARTS.listed, mute)))
    assert ("calendar_years.csv", "status") in {(one.file, one.column) for one in found.findings}


def _text(reading: Reading, city: City) -> str:
    del reading, city
    return ""
