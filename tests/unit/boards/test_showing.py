# SPDX-License-Identifier: Apache-2.0
"""What a screen shows after somebody sent something to it."""

import pytest

from tests.factories import cases as made
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import RequestId
from tongguan.steering.boards.api import Screen, Show, shown
from tongguan.steering.boards.domain.refusals import NothingToShow

HALL = Screen(id="hall", name="指挥大厅", region="310112", board="overview", focus="310112")


def show(**what: object) -> Show:
    by = made.staff(Role.COMMANDER, made.DISTRICT)
    return Show(request_id=RequestId.fresh(), by=by, screen="hall", **what)  # type: ignore[arg-type]


def test_a_case_is_shown_within_what_is_there() -> None:
    after = shown(HALL, show(case="TG1"))
    assert (after.case, after.board, after.focus) == ("TG1", "overview", "310112")


def test_another_region_leaves_the_case_and_keeps_the_layers() -> None:
    before = shown(HALL, show(case="TG1", layers=("metro",)))
    after = shown(before, show(region="310112001"))
    assert (after.case, after.focus, after.layers) == (None, "310112001", ("metro",))


def test_home_is_the_whole_region_without_case_or_layers_of_its_own() -> None:
    before = shown(HALL, show(region="310112001", case="TG1", layers=("metro",), night=True))
    after = shown(before, show(home=True))
    assert (after.case, after.focus, after.layers, after.night) == (None, "310112", None, True)


def test_no_layers_at_all_is_a_wish_as_well() -> None:
    assert shown(HALL, show(layers=())).layers == ()


def test_showing_nothing_is_refused() -> None:
    with pytest.raises(NothingToShow):
        shown(HALL, show())
