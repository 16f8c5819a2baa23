# SPDX-License-Identifier: Apache-2.0
"""The test bench says which past cases would go elsewhere, and the platform knows when to leave it to people."""

from dataclasses import replace

from tests.unit.dispatch.small_list import BUREAU, DISTRICT, SQUAD, STREET, WATER, a_list, matter, row
from tongguan.matters.dispatch.api import PastMatter, SendToUnits, compare_lists, compare_with_past
from tongguan.matters.dispatch.domain.machine import MachineQuestion, why_not_by_machine
from tongguan.matters.dispatch.domain.next_step import HandUp

PAST = [
    PastMatter(matter=matter("020101"), lead=WATER, cases=7),
    PastMatter(matter=matter("020101", source="video"), lead=BUREAU, cases=5),
    PastMatter(matter=matter("030101"), lead=None, cases=2),
]


def test_two_lists_are_compared_over_past_cases():
    old, new = a_list(row("a", "02", WATER)), a_list(row("a", "02", WATER), row("b", "02", BUREAU, source="video"))
    found = compare_lists(PAST, old, new, owner=DISTRICT)
    assert (found.cases, found.moved) == (14, 5)
    (one,) = found.differences
    assert (one.before, one.before_row, one.after, one.after_row) == (WATER, "a", BUREAU, "b")


def test_a_list_is_compared_with_what_was_done():
    found = compare_with_past(PAST, a_list(row("a", "02", WATER)), owner=DISTRICT)
    assert (found.cases, found.moved) == (12, 5), "cases that nobody handled say nothing about the list"
    assert found.differences[0].before == BUREAU


def test_the_largest_difference_comes_first():
    found = compare_lists(PAST, a_list(), a_list(row("a", "02", SQUAD), row("b", "03", WATER)), owner=DISTRICT)
    assert [one.cases for one in found.differences] == [7, 5, 2]


def test_the_platform_dispatches_only_where_nothing_speaks_against_it():
    proposal = a_list(row("a", "02", WATER, machine=True)).propose(matter("020101"), owner=DISTRICT)
    assert proposal is not None
    asked = MachineQuestion(
        switched_on=True,
        class_allows=True,
        returns=0,
        binding=False,
        proposal=proposal,
        step=SendToUnits(lead=WATER, assists=()),
    )
    assert why_not_by_machine(asked) is None
    for objection in (
        replace(asked, switched_on=False),
        replace(asked, class_allows=False),
        replace(asked, returns=1),
        replace(asked, binding=True),
        replace(asked, proposal=None, step=None),
        replace(asked, proposal=replace(proposal, machine=False)),
        replace(asked, proposal=replace(proposal, exact=False)),
        replace(asked, step=HandUp(to=STREET)),
    ):
        assert why_not_by_machine(objection)
