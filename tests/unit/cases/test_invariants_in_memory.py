# SPDX-License-Identifier: Apache-2.0
"""Whatever random people try, the invariants of the life-cycle hold: many steps, in memory."""

from collections import Counter
from datetime import timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import cases as made
from tests.factories.players import OFFICERS, STAFF, Wishes, offers_are_true, pick, told, whole
from tests.factories.town import Town, now
from tongguan.ground.kernel.ids import CentreId
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import RequestId
from tongguan.matters.cases import api

STEPS = 120
made_moves: Counter[str] = Counter()


def one_step(town: Town, random: Random, wishes: Wishes) -> None:
    town.wait(seconds=random.choice((1, 60, 60, 600, 600, 3600, 7200, 86_400)))
    if random.random() < 0.1:
        now(town.cases.ring_due())
        town.case = now(town.cases.get(town.case.id))
        return
    person, move = pick(town.case, random=random, city=town.city, now=town.clock.now())
    wish = wishes.of(move, town.case, by=person, now=town.clock.now())
    if wish is None or api.BY_MOVE[move].inner:
        return
    before, request_id = town.case, RequestId.fresh()
    try:
        town.case = now(town.cases.move(before.id, wish, by=person, request_id=request_id))
    except Refusal:
        assert now(town.cases.get(before.id)) is before, "a refusal leaves no trace"
        return
    made_moves[move] += 1


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_people_cannot_break_a_case(seed: int) -> None:
    random = Random(seed)
    wishes = Wishes(random)
    town = Town(external=frozenset({made.CITY}) if random.random() < 0.2 else frozenset())
    centre = CentreId(random.choice([c for c in made.PARENTS if c not in town.city.external]))
    reporter = random.choice(OFFICERS)
    report = wishes.report(centre)
    town.case = now(town.cases.report(report, centre=centre, by=reporter, request_id=RequestId.fresh()))
    for _ in range(STEPS):
        one_step(town, random, wishes)
        whole(town.case, town.city)
        if random.random() < 0.1:
            by = random.choice(STAFF)
            offers_are_true(town.case, by=by, wishes=wishes, city=town.city, now=town.clock.now())
    told(town.case, town.history())


def test_the_platform_s_bells_never_stop_a_case() -> None:
    random = Random(7)
    wishes = Wishes(random)
    town = Town()
    town.case = now(
        town.cases.report(wishes.report(made.STREET), centre=made.STREET, by=OFFICERS[0], request_id=RequestId.fresh())
    )
    for _ in range(30):
        town.clock.advance(timedelta(days=1))
        now(town.cases.ring_due())
    town.case = now(town.cases.get(town.case.id))
    assert town.case.state is api.State.REPORTED
    assert town.case.next_tick_at is None
    assert SYSTEM_ACTOR in STAFF
