# SPDX-License-Identifier: Apache-2.0
"""Filters that exclude each other and cursors of another list are refused; a cursor leads where it came from."""

from datetime import UTC, datetime

import pytest

from tongguan.cases.api import Area, Sight
from tongguan.kernel.ids import new_id
from tongguan.plumbing.answers import WrongCursor
from tongguan.portals.api import CaseFilter, NotThatWay, Sort
from tongguan.portals.web.asking import AskedPage, cursor_behind
from tongguan.portals.web.events import concerns


def test_a_cursor_leads_behind_its_line() -> None:
    at, id_ = datetime(2026, 11, 23, 1, 2, 3, 456, tzinfo=UTC), new_id()
    position = AskedPage(cursor=cursor_behind(Sort.NEWEST, at, id_)).position()
    assert position is not None
    assert (position.at, position.id) == (at, id_)
    endless = AskedPage(cursor=cursor_behind(Sort.DUE, None, id_), sort=Sort.DUE).position()
    assert endless is not None
    assert endless.at is None


@pytest.mark.parametrize("sort", [Sort.OLDEST, Sort.DUE])
def test_a_cursor_of_another_order_is_refused(sort: Sort) -> None:
    cursor = cursor_behind(Sort.NEWEST, datetime(2026, 11, 23, tzinfo=UTC), new_id())
    with pytest.raises(WrongCursor):
        AskedPage(cursor=cursor, sort=sort).position()


@pytest.mark.parametrize("cursor", ["nonsense", "W10", "WyJuZXdlc3QiLG51bGwsbnVsbF0"])
def test_a_foreign_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(WrongCursor):
        AskedPage(cursor=cursor).position()


def test_filters_that_exclude_each_other_are_told() -> None:
    with pytest.raises(NotThatWay, match="to_accept"):
        CaseFilter(queue="nowhere").checked()
    with pytest.raises(NotThatWay):
        CaseFilter(text="积水", sort=Sort.OLDEST).checked()
    assert CaseFilter(text="积水", queue="handling", sort=Sort.DUE).checked().only_open


@pytest.mark.parametrize(
    ("audience", "heard"),
    [
        (("C-310112", "310112002001"), True),
        (("310112001004",), True),
        (("C-310112002", "310112002001"), False),
        ((), False),
    ],
)
def test_an_event_is_heard_by_its_organs_and_its_area(audience: tuple[str, ...], heard: bool) -> None:
    sight = Sight(person=None, areas=(Area(region="310112001"),), organs=("C-310112",))
    assert concerns(sight, audience) is heard
