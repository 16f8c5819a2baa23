# SPDX-License-Identifier: Apache-2.0
"""The database lists for a person exactly the cases that their posts let them list, and all of those can be opened."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import cases as made
from tests.factories.players import OFFICERS, Wishes, pick
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CentreId, PersonId, PostId, RegionCode
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.conditions import SqlCondition, all_of, any_of
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import api
from tongguan.matters.cases.sql.sight import in_region, seen_by, watched
from tongguan.matters.cases.wiring import build

LIVES, STEPS = 30, 30
REGIONS = ("", "31", "310112", "310113", "310112001", "310112002", "310112001001", "3101120010010")
posts = st.builds(
    Post,
    id=st.just(PostId("T-1")),
    role=st.sampled_from(Role),
    organ=st.sampled_from([*made.PARENTS, *made.UNITS]),
    region=st.sampled_from(REGIONS).map(RegionCode),
    classes=st.sampled_from(((), (), ("02",), ("0201",), ("020101", "13"), ("07",))),
)


async def some_lives(database: Database) -> list[api.Case]:
    """Cases at every step, with helpers, errands done and undone, and centres and units that have let go of them."""
    random, city, clock = Random(20261130), made.small_city(), SimulatedClock(made.MONDAY)
    wishes, cases = Wishes(random), build(database, cities=city, clock=clock)
    for _ in range(LIVES):
        centre, by = CentreId(random.choice(sorted(made.PARENTS))), random.choice(OFFICERS)
        case = await cases.report(wishes.report(centre), centre=centre, by=by, request_id=RequestId.fresh())
        for _ in range(random.randrange(STEPS)):
            clock.advance(timedelta(minutes=random.choice((1, 20, 90))))
            person, move = pick(case, random=random, city=city, now=clock.now())
            wish = wishes.of(move, case, by=person, now=clock.now())
            if wish is None or api.BY_MOVE[move].inner:
                continue
            try:
                case = await cases.move(case.id, wish, by=person, request_id=RequestId.fresh())
            except Refusal:
                continue
    async with database.reading() as look:
        numbers = await look.tuples('SELECT id FROM cases."case"')
    return [await cases.get(case_id) for (case_id,) in numbers]


async def found(database: Database, meant: SqlCondition) -> set[str]:
    async with database.reading() as look:
        sql = f'SELECT c.task_no FROM cases."case" AS c WHERE {meant.sql}'
        return {number for (number,) in await look.tuples(sql, meant.parameters)}


def test_lists_hold_what_a_person_may_list_and_nothing_else(new_database: Callable[[], str]) -> None:
    database = Database(new_database(), pool_size=2)
    with asyncio.Runner() as runner:
        runner.run(database.open())
        try:
            cases = runner.run(some_lives(database))
            people = sorted({p for c in cases for p in (c.reporter, *(t.assignee for t in c.tasks))})
            only_open = 0

            @given(
                person=st.sampled_from(people),
                held=st.lists(posts, max_size=3).map(tuple),
                region=st.sampled_from((None, *REGIONS[1:])),
            )
            @settings(max_examples=300, deadline=None)
            def holds(person: PersonId, held: tuple[Post, ...], region: str | None) -> None:
                nonlocal only_open
                sight = api.sight_of(Actor(person=person, name="某人", posts=held))
                asked = [c for c in cases if region is None or c.region.startswith(region)]
                listed = {c.task_no for c in asked if sight.lists(c)}
                within = [] if region is None else [in_region(region)]
                seen = all_of([any_of(seen_by(sight, region_prefix=region)), *within])
                assert runner.run(found(database, seen)) == listed
                opened = {c.task_no for c in asked if sight.takes_in(c)}
                assert listed <= opened
                only_open += len(opened - listed)
                for case in cases:
                    errand = replace(sight, person=None)
                    assert sight.hears(api.audience(case)) == errand.takes_in(case), "whoever opens it hears of it"
                in_areas = all_of([watched(sight.areas), *within])
                assert runner.run(found(database, in_areas)) <= listed

            holds()
        finally:
            runner.run(database.close())
    assert only_open > 0, "some had a part once"
