# SPDX-License-Identifier: Apache-2.0
"""The tree of centres: brokers, hops, levels, on random trees."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.organisation.small_city import organisation
from tongguan.city.organisation.api import Centre, CentreKind, Level, Organisation, UnknownOrgan
from tongguan.ground.kernel.ids import CentreId, RegionCode

CITY = organisation()


@st.composite
def trees(draw: st.DrawFn) -> tuple[Organisation, list[CentreId]]:
    """Any tree of up to 25 centres, and three of them to ask about."""
    size = draw(st.integers(1, 25))
    parents = [None, *(draw(st.integers(0, child - 1)) for child in range(1, size))]
    order = draw(st.permutations(range(size)))
    centres = [
        Centre(
            id=CentreId(f"C-{n}"),
            level=Level.CITY,
            kind=CentreKind.HOTLINE,
            name_zh="中心",
            name_en="centre",
            parent=None if parents[n] is None else CentreId(f"C-{parents[n]}"),
            region=RegionCode("31"),
        )
        for n in order
    ]
    asked = [CentreId(f"C-{draw(st.integers(0, size - 1))}") for _ in range(3)]
    return Organisation.from_rows([], centres, []), asked


def ancestors(tree: Organisation, centre: str) -> list[str]:
    """The obvious way: ask for the parent until there is none."""
    above = [centre]
    while (parent := tree.centres[CentreId(above[-1])].parent) is not None:
        above.append(parent)
    return above


@pytest.mark.requirement("ORG-03")
@given(trees())
def test_the_broker_is_the_deepest_of_all_shared_centres(drawn):
    tree, (a, b, _) = drawn
    shared = [centre for centre in tree.centres if centre in ancestors(tree, a) and centre in ancestors(tree, b)]
    deepest = max(shared, key=lambda centre: len(ancestors(tree, centre)))
    assert tree.lowest_shared(a, b) == tree.lowest_shared(b, a) == deepest
    assert [centre for centre in shared if len(ancestors(tree, centre)) == len(ancestors(tree, deepest))] == [deepest]


@given(trees())
def test_three_parties_find_the_same_broker_in_any_order(drawn):
    tree, (a, b, c) = drawn
    assert tree.lowest_shared(tree.lowest_shared(a, b), c) == tree.lowest_shared(a, tree.lowest_shared(b, c))


@pytest.mark.requirement("ORG-06")
@given(trees())
def test_every_route_goes_edge_by_edge_through_the_broker_and_passes_nobody_twice(drawn):
    tree, (a, b, _) = drawn
    route = tree.route(a, b)
    assert (route[0], route[-1]) == (a, b)
    assert tree.lowest_shared(a, b) in route
    assert len(set(route)) == len(route)
    assert all(tree.is_one_step(here, there) for here, there in pairwise(route))
    assert route == tuple(reversed(tree.route(b, a)))


@given(trees())
def test_hop_by_hop_one_arrives(drawn):
    tree, (a, b, _) = drawn
    hops = [a]
    while hops[-1] != b:
        hops.append(tree.next_hop(hops[-1], b))
    assert tuple(hops) == tree.route(a, b)


@given(trees())
def test_below_means_under_and_children_are_the_edges(drawn):
    tree, (a, b, _) = drawn
    assert tree.is_below(a, b) == (a != b and b in ancestors(tree, a))
    assert tree.path_to_root(a) == tuple(ancestors(tree, a))
    assert tree.path_to_root(a)[-1] == tree.root
    assert all(tree.parent(child) == a for child in tree.children(a))
    assert sum(len(tree.children(centre)) for centre in tree.centres) == len(tree.centres) - 1


@pytest.mark.requirement("ORG-04")
def test_two_departments_of_one_district_meet_at_the_district():
    assert CITY.lowest_shared("C-310112-CG", "C-310112-ZZ") == "C-310112"
    assert CITY.lowest_shared("C-310112001", "C-310112-CG") == "C-310112"


def test_two_districts_meet_at_the_city():
    assert CITY.lowest_shared("C-310112001", "C-310113001") == "C-CITY"
    assert CITY.route("C-310112-ZZ", "C-310113") == ("C-310112-ZZ", "C-310112", "C-CITY", "C-310113")


def test_a_street_cannot_leap_to_the_city_nor_the_city_to_a_street():
    assert CITY.skips_level("C-310112001", "C-CITY")
    assert CITY.skips_level("C-CITY", "C-310112001")
    assert not CITY.skips_level("C-310112", "C-CITY")
    assert CITY.next_hop("C-310112001", "C-CITY") == "C-310112"
    assert CITY.next_hop("C-CITY", "C-310112001") == "C-310112"
    assert not CITY.is_one_step("C-310112001", "C-310112002")


def test_whoever_is_there_needs_no_hop():
    with pytest.raises(ValueError, match="already"):
        CITY.next_hop("C-310112", "C-310112")


def test_level_kind_and_outside_doors_are_known():
    assert CITY.level("C-310112-CG") == "district"
    assert CITY.centre("C-310112-CG").kind is CentreKind.CITY_MANAGEMENT
    assert CITY.is_external("C-310113")
    assert not CITY.is_external("C-310112")
    assert CITY.parent("C-CITY") is None
    assert CITY.children("C-310112") == ("C-310112-CG", "C-310112-ZZ", "C-310112001", "C-310112002")


def test_a_place_leads_to_the_centre_of_each_level():
    place = "310112001001007"
    levels = ("city", "district", "street", "community")
    assert [CITY.centre_of(place, level) for level in levels] == ["C-CITY", "C-310112", "C-310112001", None]
    assert CITY.region_at(place, "community") == "310112001001"
    assert CITY.region_at(place, "cell") == place
    assert CITY.region_at("310112001001", "cell") is None
    assert CITY.region_at("310112", "street") is None
    assert CITY.region_at("44", "city") is None


def test_a_function_and_a_place_lead_to_one_unit_or_to_none():
    place = "310112001001007"
    assert [unit.id for unit in CITY.units_of_kind("disposal_grid", place, "street")] == [
        "U-310112001-DG01",
        "U-310112001-DG02",
    ]
    assert CITY.single_unit("disposal_grid", place, "street") is None
    assert CITY.single_unit("water", place, "street") is None
    assert CITY.single_unit("water", "44", "district") is None
    found = [CITY.single_unit("city_management", place, level) for level in ("district", "street")]
    assert [unit and unit.id for unit in found] == ["U-310112-cg", "U-310112001-cg"]
    committee = CITY.single_unit("committee", place, "community")
    assert committee is not None
    assert committee.id == "U-310112001001-JW"


def test_a_unit_has_one_centre_that_may_dispatch_to_it():
    assert CITY.centre_of_unit("U-310112-cg") == "C-310112-CG"
    assert [unit.id for unit in CITY.units_of("C-310112-CG")] == ["U-310112-cg"]
    assert CITY.units_of("C-310112002") == ()


def test_names_and_existence_are_answered_for_centres_and_units():
    assert CITY.name_of("C-310112") == "X区中心"
    assert CITY.name_of("U-310112-water") == "X区水务局"
    assert [CITY.exists(organ) for organ in ("C-310112", "U-310112-cg", "X")] == [True, True, False]
    assert [CITY.has_centre("C-310112"), CITY.has_unit("C-310112")] == [True, False]


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CITY.centre("C-NOWHERE"),
        lambda: CITY.lowest_shared("C-CITY", "C-NOWHERE"),
        lambda: CITY.unit("U-NOWHERE"),
        lambda: CITY.region("99"),
        lambda: CITY.name_of("C-NOWHERE"),
    ],
)
def test_an_unknown_organ_is_refused_by_name(ask):
    with pytest.raises(UnknownOrgan, match=r"NOWHERE|99"):
        ask()


def test_a_broken_tree_is_never_built():
    top, below = CITY.centres[CentreId("C-CITY")], CITY.centres[CentreId("C-310112")]
    unit = CITY.unit("U-310112-cg")
    with pytest.raises(ValueError, match="twice"):
        Organisation.from_rows([], [top, top], [])
    with pytest.raises(ValueError, match="unknown centre"):
        Organisation.from_rows([], [below], [])
    with pytest.raises(ValueError, match="one root"):
        Organisation.from_rows([], [], [])
    with pytest.raises(ValueError, match="no known centre"):
        Organisation.from_rows([], [top], [unit])
