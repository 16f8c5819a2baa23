# SPDX-License-Identifier: Apache-2.0
"""What waits for somebody is what the table of moves lets their role do."""

import pytest

from tests.factories import cases as made
from tongguan.cases.api import BY_MOVE, State
from tongguan.kernel.people import Role
from tongguan.portals.api import NO_DUTY, QUEUES, WORK, WORK_IN_AREA, duty_of

EVERYBODYS = {"correct", "urge", "supervise", "instruct", "add_evidence", "record_contact", "exclude_outage"}
"""Moves that may be made nearly always: nothing waits for them."""


def movers(state: str) -> set[Role]:
    """Roles that carry a case on from this state."""
    return {
        role
        for rule in BY_MOVE.values()
        if State(state) in rule.start and rule.move not in EVERYBODYS and not rule.inner
        for grant in rule.grants
        for role in grant.roles
    }


@pytest.mark.parametrize(("role", "states"), [*WORK.items(), *WORK_IN_AREA.items()])
def test_what_waits_for_a_role_can_be_done_by_it(role: Role, states: tuple[str, ...]) -> None:
    assert all(role in movers(state) for state in states)


def test_every_queue_of_a_link_waits_for_somebody_or_for_an_errand() -> None:
    states = {state for queue in QUEUES.values() for state in queue.states}
    waited_for = {state for work in (WORK, WORK_IN_AREA) for states in work.values() for state in states}
    # With somebody by name, in the field, with the level above, or standing until a date.
    elsewhere = {"handling", "verifying", "checking", "waiting_upper", "suspended"}
    assert states - waited_for == elsewhere


def test_two_posts_make_two_duties() -> None:
    posts = (Role.ACCEPTOR, made.STREET), (Role.HANDLER, made.SQUAD)
    duty = duty_of(made.actor("两岗", *((role, organ, made.region_of(organ)) for role, organ in posts)))
    assert dict(duty.states) == {made.STREET: WORK[Role.ACCEPTOR], made.SQUAD: WORK[Role.HANDLER]}
    assert duty.handles
    assert not duty.answers_below


def test_whoever_only_looks_has_nothing_waiting() -> None:
    duty = duty_of(made.staff(Role.LEADER, made.DISTRICT))
    assert (duty.states, duty.areas, duty.answers_below, duty.handles) == (
        NO_DUTY.states,
        NO_DUTY.areas,
        NO_DUTY.answers_below,
        NO_DUTY.handles,
    )
