# SPDX-License-Identifier: Apache-2.0
"""What fits on a board, and the boards the platform brings along."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.steering.boards.api import (
    KINDS,
    STANDARD_BOARDS,
    LayoutUnfit,
    Widget,
    WidgetKind,
    WidgetPlace,
    check_layout,
)

PLACES = st.builds(WidgetPlace, x=st.integers(0, 24), y=st.integers(0, 24), w=st.integers(0, 24), h=st.integers(0, 24))


def widget(kind: WidgetKind, x: int, y: int, w: int, h: int, *, id_: str | None = None) -> Widget:
    return Widget(id=id_ or kind.value, kind=kind, place=WidgetPlace(x=x, y=y, w=w, h=h))


@pytest.mark.parametrize("board", STANDARD_BOARDS.values(), ids=lambda board: board.id)
def test_the_boards_that_come_along_fit(board) -> None:
    check_layout(board.widgets)


def test_the_four_boards_of_the_first_screen_share_out_the_28_majors() -> None:
    themes = [board for board in STANDARD_BOARDS.values() if board.classes]
    assert [board.name for board in themes] == ["公共管理", "公共安全", "公共服务", "经济发展"]
    assert sorted(code for board in themes for code in board.classes) == [f"{n:02}" for n in range(1, 29)]
    assert all(board.awaits for board in themes)


def test_widgets_that_overlap_are_refused_by_name() -> None:
    with pytest.raises(LayoutUnfit, match=r"高发事项.*来源构成"):
        check_layout([widget(WidgetKind.HOT_CLASSES, 0, 0, 6, 6), widget(WidgetKind.SOURCES, 5, 5, 6, 6)])


@pytest.mark.parametrize(
    "widgets",
    [
        [],
        [widget(WidgetKind.FEED, 20, 0, 5, 5)],
        [widget(WidgetKind.FEED, 0, 21, 5, 4)],
        [widget(WidgetKind.MAP, 0, 0, 7, 20)],
        [widget(WidgetKind.FEED, 0, 0, 5, 5), widget(WidgetKind.FEED, 5, 0, 5, 5)],
        [widget(WidgetKind.MAP, 0, 0, 8, 8, id_="a"), widget(WidgetKind.MAP, 8, 0, 8, 8, id_="b")],
    ],
    ids=["nothing", "over the edge", "below the edge", "too narrow", "one id twice", "two maps"],
)
def test_a_layout_that_nobody_could_read_is_refused(widgets: list[Widget]) -> None:
    with pytest.raises(LayoutUnfit):
        check_layout(widgets)


def test_two_of_a_kind_are_welcome() -> None:
    check_layout([widget(WidgetKind.FEED, 0, 0, 5, 5, id_="one"), widget(WidgetKind.FEED, 5, 0, 5, 5, id_="two")])


@given(one=PLACES, other=PLACES)
def test_overlapping_is_sharing_a_cell(one: WidgetPlace, other: WidgetPlace) -> None:
    def cells(place: WidgetPlace) -> set[tuple[int, int]]:
        return {(x, y) for x in range(place.x, place.x + place.w) for y in range(place.y, place.y + place.h)}

    if cells(one) and cells(other):
        assert one.meets(other) == bool(cells(one) & cells(other)) == other.meets(one)


def test_every_kind_can_be_as_small_as_it_says() -> None:
    for kind, facts in KINDS.items():
        check_layout([widget(kind, 0, 0, facts.least_width, facts.least_height)])
        with pytest.raises(LayoutUnfit, match="太小"):
            check_layout([replace(widget(kind, 0, 0, facts.least_width - 1, facts.least_height), id="x")])
