# SPDX-License-Identifier: Apache-2.0
"""What waits for somebody is what the table of moves lets their role do."""

import pytest

from tests.factories import cases as made
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases.api import BY_MOVE, NO_DUTY, OPEN_STATES, QUEUES, State, Waiting, duty_of, waiting_for

EVERYBODYS = {"correct", "urge", "supervise", "instruct", "add_evidence", "record_contact", "exclude_outage"}
"""Moves that may be made nearly always: nothing waits for them."""


def movers(state: State) -> set[Role]:
    """Roles that carry a case on from this state."""
    return {
        role
        for rule in BY_MOVE.values()
        if state in rule.start and rule.move not in EVERYBODYS and not rule.inner
        for grant in rule.grants
        for role in grant.roles
    }


@pytest.mark.parametrize("state", OPEN_STATES)
def test_whom_a_case_waits_for_can_carry_it_on(state: State) -> None:
    waits = OPEN_STATES[state].waits
    assert movers(state).issuperset(waits.roles)
    assert bool(waits.roles) == (waits.how not in (Waiting.ERRAND, Waiting.NOBODY))


def test_every_open_state_is_in_one_queue_of_the_chain() -> None:
    listed = [state for queue in QUEUES.values() if not queue.below for state in queue.states]
    assert sorted(listed) == sorted(OPEN_STATES)


def test_two_posts_make_two_duties() -> None:
    posts = (Role.ACCEPTOR, made.STREET), (Role.HANDLER, made.SQUAD)
    duty = duty_of(made.actor("两岗", *((role, organ, made.region_of(organ)) for role, organ in posts)))
    assert dict(duty.states) == {
        made.STREET: waiting_for(Role.ACCEPTOR, Waiting.ORGAN),
        made.SQUAD: (State.PENDING_ACCEPT,),
    }
    assert duty.in_hand == (State.HANDLING,)
    assert not duty.answers_below


def test_whoever_only_looks_has_nothing_waiting() -> None:
    duty = duty_of(made.staff(Role.LEADER, made.DISTRICT))
    assert (duty.states, duty.areas, duty.answers_below, duty.in_hand) == (
        NO_DUTY.states,
        NO_DUTY.areas,
        NO_DUTY.answers_below,
        NO_DUTY.in_hand,
    )
