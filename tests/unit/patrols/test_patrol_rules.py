# SPDX-License-Identifier: Apache-2.0
"""Which places have their day, who counts as being there, and which positions are kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import PersonId, new_id
from tongguan.watching.patrols.domain.patrol import LATEST, Fix, Presence, Walk, begun, ended, looked_at, on_patrol
from tongguan.watching.patrols.domain.plans import Place, Plan, in_walking_order
from tongguan.watching.patrols.domain.refusals import (
    AlreadyOnPatrol,
    NotOnPatrol,
    PlaceNotPlanned,
    TimeNotYetCome,
    TooFar,
)

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
ME = PersonId("P-00222")
HERE = Point(lon=121.4, lat=31.0)
GATE = Place(id="310112001002001", name="北门", point=HERE)


def places(count: int) -> tuple[Place, ...]:
    return tuple(
        Place(id=f"{n:03}", name=str(n), point=Point(lon=121.4 + n % 7 / 1000, lat=31 + n / 9000)) for n in range(count)
    )


def north(metres: float) -> Point:
    return Point(lon=HERE.lon, lat=HERE.lat + metres / 111_195)


def look(**shown: object) -> object:
    presence = Presence(at=NOON, **shown)  # type: ignore[arg-type]
    return looked_at([GATE], id=new_id(), person=ME, place=GATE.id, shown=presence, allowed=200, now=NOON)


@given(
    count=st.integers(0, 90),
    a_day=st.integers(1, 30),
    edited=st.booleans(),
    start=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_every_place_has_its_day_and_no_day_too_many(count: int, a_day: int, edited: bool, start: date) -> None:
    plan = Plan(places=places(count), edited=edited, a_day=a_day)
    days = [plan.on(start + timedelta(days=n)) for n in range(plan.days)]
    assert sorted(place.id for day in days for place in day) == sorted(place.id for place in plan.places)
    assert all(len(day) <= a_day for day in days)
    assert max(map(len, days)) - min(map(len, days)) <= 1


@given(st.permutations(places(12)))
def test_the_way_does_not_depend_on_the_order_in_which_places_are_told(told: list[Place]) -> None:
    assert in_walking_order(told) == in_walking_order(places(12))


def test_whoever_may_be_near_counts_as_near() -> None:
    assert look(point=north(150), accuracy=20.0)
    assert look(point=north(260), accuracy=80.0)
    with pytest.raises(TooFar, match="距点位 260 米"):
        look(point=north(260), accuracy=10.0)


@pytest.mark.parametrize("shown", [{"reason": "地下车库无信号"}, {"photo": "a" * 64}])
def test_a_reason_or_a_photo_is_enough_where_satellites_fail(shown: dict[str, str]) -> None:
    assert look(**shown)
    assert look(point=north(900), **shown)
    with pytest.raises(TooFar, match="没有定位"):
        look(reason="  ")


def test_only_places_of_the_plan_are_looked_at() -> None:
    with pytest.raises(PlaceNotPlanned):
        looked_at([], id=new_id(), person=ME, place="x", shown=Presence(at=NOON, point=HERE), allowed=200, now=NOON)


def test_one_walk_at_a_time() -> None:
    walk = begun([], id=new_id(), person=ME, at=NOON, now=NOON)
    with pytest.raises(AlreadyOnPatrol):
        begun([walk], id=new_id(), person=ME, at=NOON, now=NOON)
    over = ended([walk], at=NOON + timedelta(hours=1), now=NOON + timedelta(hours=1))
    assert over.ended_at == NOON + timedelta(hours=1)
    with pytest.raises(NotOnPatrol):
        ended([over], at=NOON, now=NOON)


def test_a_phone_may_be_some_minutes_fast_and_some_days_late() -> None:
    assert begun([], id=new_id(), person=ME, at=NOON + timedelta(minutes=5), now=NOON).began_at == NOON
    for wrong in (NOON + timedelta(minutes=11), NOON - LATEST - timedelta(seconds=1)):
        with pytest.raises(TimeNotYetCome):
            begun([], id=new_id(), person=ME, at=wrong, now=NOON)


@given(st.lists(st.integers(-200, 200), max_size=40))
def test_positions_outside_a_walk_are_forgotten(minutes: list[int]) -> None:
    walk = Walk(id=new_id(), person=ME, began_at=NOON - timedelta(hours=1), ended_at=NOON)
    told = [Fix(at=NOON + timedelta(minutes=n), lon=HERE.lon, lat=HERE.lat, accuracy=5) for n in minutes]
    kept = on_patrol(told, [walk], now=NOON + timedelta(hours=4))
    assert [fix.at for fix in kept] == sorted({f.at for f in told if NOON - timedelta(hours=1) <= f.at <= NOON})
    assert on_patrol(told, [], now=NOON) == ()
