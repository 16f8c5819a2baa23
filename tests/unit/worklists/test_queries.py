# SPDX-License-Identifier: Apache-2.0
"""Filters that exclude each other and cursors of another list are refused; a cursor leads where it came from."""

from datetime import UTC, datetime

import pytest

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.plumbing.answers import WrongCursor, cursor_after
from tongguan.matters.cases.api import Sight, SightArea
from tongguan.matters.worklists.api import CaseFilter, NotThatWay, Position, Sort
from tongguan.matters.worklists.web.queries import CasePageQuery, place_in


def asked(**query: object) -> CasePageQuery:
    """What a query of an address becomes."""
    return CasePageQuery.model_validate(query)


def test_a_cursor_leads_behind_its_line() -> None:
    at, id_ = datetime(2026, 11, 23, 1, 2, 3, 456, tzinfo=UTC), new_id()
    position = asked(cursor=cursor_after(place_in(Sort.NEWEST, Position(at=at, id=id_)))).position()
    assert position is not None
    assert (position.at, position.id) == (at, id_)
    endless = asked(cursor=cursor_after(place_in(Sort.DUE, Position(at=None, id=id_))), sort=Sort.DUE).position()
    assert endless is not None
    assert endless.at is None


@pytest.mark.parametrize("sort", [Sort.OLDEST, Sort.DUE])
def test_a_cursor_of_another_order_is_refused(sort: Sort) -> None:
    cursor = cursor_after(place_in(Sort.NEWEST, Position(at=datetime(2026, 11, 23, tzinfo=UTC), id=new_id())))
    with pytest.raises(WrongCursor):
        asked(cursor=cursor, sort=sort).position()


@pytest.mark.parametrize("cursor", ["nonsense", "W10", "WyJuZXdlc3QiLG51bGwsbnVsbF0"])
def test_a_foreign_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(WrongCursor):
        asked(cursor=cursor).position()


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
    sight = Sight(person=None, areas=(SightArea(region="310112001"),), organs=("C-310112",))
    assert sight.hears(audience) is heard


@pytest.mark.parametrize(("class_", "heard"), [("class/020101", True), ("class/130101", False), (None, True)])
def test_who_watches_some_classes_of_an_area_hears_of_no_others(class_: str | None, heard: bool) -> None:
    sight = Sight(person=None, areas=(SightArea(region="310112001", classes=("02", "0701")),), organs=())
    assert sight.hears(("310112001004",) if class_ is None else ("310112001004", class_)) is heard
