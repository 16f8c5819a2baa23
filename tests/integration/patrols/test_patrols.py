# SPDX-License-Identifier: Apache-2.0
"""Patrols over a real database and the demo city: a day on the ground, and what its centre sees (DIS-03)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import httpx
import pytest

from tests.factories.cases import MONDAY
from tests.factories.http_app import As, app_with, client_of
from tests.factories.registers import registers_of, sheet_in
from tests.unit.city_pack.demo import demo_city
from tongguan.city.grid.api import Grids
from tongguan.city.organisation import wiring as organisation_wiring
from tongguan.city.organisation.api import PeopleRegister
from tongguan.ground.kernel.city import OneCity
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import Changed
from tongguan.ground.kernel.rows import Names
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.watching.patrols import wiring
from tongguan.watching.patrols.api import TRACK_KEPT, Fix, Patrols, Place, Presence, spot_id
from tongguan.watching.patrols.domain.refusals import AlreadyOnPatrol, NotOnTheGround, NotYourGround, PatrolPhotoNotKept

COLLECTOR, STREET, OTHER_STREET = "310112001002.collector", "310112001.dispatcher", "310112006.dispatcher"


@dataclass(frozen=True)
class Ground:
    """Everything a test of patrols needs."""

    patrols: Patrols
    register: PeopleRegister
    database: Database
    clock: SimulatedClock

    def doors(self) -> httpx.AsyncClient:
        """A client of the doors of patrols, people by header."""
        registers = registers_of(self.database, clock=self.clock, names=Names(organ=lambda code: f"机构{code}"))
        return client_of(app_with(*wiring.module(self.patrols, registers).routers()))

    async def actor(self, account: str) -> Actor:
        person = await self.register.person_by_account(account)
        assert person is not None
        posts = await self.register.posts_of(person.id, at=self.clock.now())
        return Actor(person=person.id, name=person.name, posts=posts)


@pytest.fixture
async def ground(city_database_url: str) -> AsyncIterator[Ground]:
    database = Database(city_database_url, pool_size=4)
    await database.open()

    async def kept(blobs: frozenset[str]) -> bool:
        return blobs == {"a" * 64}

    clock, register = SimulatedClock(MONDAY), organisation_wiring.people_register(database)
    patrols = wiring.build(database, register=register, cities=OneCity(demo_city()), clock=clock, photos_kept=kept)
    yield Ground(patrols, register, database, clock)
    await database.close()


@pytest.mark.requirement("DIS-02")
async def test_a_day_on_patrol_and_what_the_street_centre_sees(ground: Ground) -> None:
    me, patrols, clock = await ground.actor(COLLECTOR), ground.patrols, ground.clock
    began = await patrols.begin(me, at=clock.now(), request_id=RequestId.fresh())
    first, *others = [one.place for one in (await patrols.day(me)).places]
    assert first.id.startswith("310112001002")
    clock.advance(timedelta(minutes=10))
    shown = Presence(at=clock.now(), point=first.point, accuracy=12)
    await patrols.check_in(me, place=first.id, shown=shown, request_id=RequestId.fresh())
    fix = Fix(at=clock.now(), lon=first.point.lon, lat=first.point.lat, accuracy=12)
    assert await patrols.keep_track(me, [fix], request_id=RequestId.fresh()) == 1

    leader = await ground.actor(STREET)
    mine = next(one for one in await patrols.coverage(leader) if one.member.person == me.person)
    assert (mine.planned, list(mine.looked), list(mine.missed)) == (1 + len(others), [first], others)
    assert mine.progress is not None
    assert (mine.progress.walking_since, mine.progress.lon) == (began.began_at, first.point.lon)

    await patrols.end(me, at=clock.now(), request_id=RequestId.fresh())
    mine = next(one for one in await patrols.coverage(leader) if one.member.person == me.person)
    assert mine.progress is not None
    assert (mine.progress.walking_since, mine.progress.lon) == (None, None)
    day = await patrols.day(me)
    assert [look.metres for look in day.check_ins] == [0.0]
    assert (len(day.track), day.walking_since) == (1, None)


async def test_what_the_phone_tells_twice_is_kept_once(ground: Ground) -> None:
    me, patrols, now = await ground.actor(COLLECTOR), ground.patrols, ground.clock.now()
    request = RequestId.fresh()
    await patrols.begin(me, at=now, request_id=request)
    with pytest.raises(AlreadyDone):
        await patrols.begin(me, at=now, request_id=request)
    with pytest.raises(AlreadyOnPatrol):
        await patrols.begin(me, at=now, request_id=RequestId.fresh())
    fixes = [Fix(at=now + timedelta(seconds=n), lon=121.4, lat=31.0, accuracy=9) for n in range(5)]
    await patrols.keep_track(me, fixes[:3], request_id=RequestId.fresh())
    await patrols.keep_track(me, fixes, request_id=RequestId.fresh())
    assert len((await patrols.day(me)).track) == 5


async def test_two_phones_of_one_person_begin_one_walk(ground: Ground) -> None:
    me, clock = await ground.actor(COLLECTOR), ground.clock
    for _ in range(20):  # which of the guards meets the later phone, depends on how far they have come
        begins = (ground.patrols.begin(me, at=clock.now(), request_id=RequestId.fresh()) for _ in range(6))
        ends = await asyncio.gather(*begins, return_exceptions=True)
        assert sum(not isinstance(end, BaseException) for end in ends) == 1
        assert {type(end) for end in ends if isinstance(end, BaseException)} <= {AlreadyOnPatrol, Changed}
        clock.advance(timedelta(minutes=1))
        await ground.patrols.end(me, at=clock.now(), request_id=RequestId.fresh())
        clock.advance(timedelta(minutes=1))


async def test_positions_off_duty_are_not_kept_and_old_ones_are_forgotten(ground: Ground) -> None:
    me, patrols, clock = await ground.actor(COLLECTOR), ground.patrols, ground.clock
    fix = Fix(at=clock.now(), lon=121.4, lat=31.0, accuracy=9)
    assert await patrols.keep_track(me, [fix], request_id=RequestId.fresh()) == 0
    await patrols.begin(me, at=clock.now(), request_id=RequestId.fresh())
    assert await patrols.keep_track(me, [fix], request_id=RequestId.fresh()) == 1
    clock.advance(TRACK_KEPT + timedelta(minutes=1))
    assert await patrols.forget_tracks() == 1


async def test_the_centre_writes_a_plan_and_gives_the_generated_one_back(ground: Ground) -> None:
    me, leader, patrols = await ground.actor(COLLECTOR), await ground.actor(STREET), ground.patrols
    school = Place(id="121.40000,31.00000", name="小学门口", point=Point(lon=121.4, lat=31.0))
    given = await patrols.plan_of(leader, me.person)
    assert (given.plan.places, given.plan.edited, given.writable) == (given.ground, False, True)
    written = await patrols.write_plan(leader, me.person, [school], a_day=5, request_id=RequestId.fresh())
    assert (written.plan.edited, written.ground) == (True, given.ground)
    assert [one.place for one in (await patrols.day(me)).places] == [school]
    assert (await patrols.write_plan(leader, me.person, [], a_day=5, request_id=RequestId.fresh())) == given
    stranger = await ground.actor(OTHER_STREET)
    for refused in (
        patrols.write_plan(stranger, me.person, [school], a_day=5, request_id=RequestId.fresh()),
        patrols.plan_of(stranger, me.person),
        patrols.coverage(stranger, region="310112001"),
    ):
        with pytest.raises(NotYourGround):
            await refused
    with pytest.raises(NotOnTheGround):
        await patrols.day(leader)


async def test_who_watches_a_person_reads_who_wrote_their_plan_and_finds_it_on_the_sheet(ground: Ground) -> None:
    me, written = await ground.actor(COLLECTOR), [{"name": "小学门口13812345678", "lon": 121.4, "lat": 31.0}]
    ends = "dispatcher@C-310112001", "dispatcher@C-310112006", "commander@C-310112"
    at = f"/patrols/{me.person}/plan"
    async with ground.doors() as client:
        other, commander = As(client, ends[1]), As(client, ends[2])

        async def write(who: str, places: list[dict[str, object]]) -> int:
            headers = {"X-As": who, "Idempotency-Key": str(new_id())}
            return (await client.put(f"/api/v1{at}", json={"places": places}, headers=headers)).status_code

        await ground.patrols.begin(me, at=ground.clock.now(), request_id=RequestId.fresh())
        assert await write(ends[0], written) == 200
        ground.clock.advance(timedelta(minutes=1))
        assert await write(ends[0], []) == 200
        ground.clock.advance(timedelta(minutes=1))
        assert (await write(ends[1], written), await write(ends[2], written)) == (403, 403)
        history = (await commander.get(f"{at}/history")).json()["items"]
        told = [(one["move"], one["person"], one["organ_name"], len(one["facts"]["places"])) for one in history]
        assert told == [
            ("write_plan", ends[0], "机构C-310112001", 0),
            ("write_plan", ends[0], "机构C-310112001", 1),
        ], "and nothing of where somebody walked"
        assert (await other.get(f"{at}/history")).status_code == 403
        assert (await commander.get("/patrols/P-99999/plan/history")).status_code == 404
        assert await write(ends[0], written) == 200
        sheet = sheet_in(await commander.get("/patrols/plans.xlsx", region="310112001"))
        mine = [line for line in sheet if line[0] == me.person]
        assert [(line[4], line[5], line[7], line[8]) for line in mine] == [("是", 1, "121.400000", "31.000000")]
        assert "13812345678" not in str(sheet)
        people = (await commander.get("/patrols", region="310112001")).json()["people"]
        assert {line[0] for line in sheet[1:]} == {one["person"] for one in people}
        assert (await other.get("/patrols/plans.xlsx", region="310112001")).status_code == 403
        assert (await As(client, "handler@U-310112001-DG04").get("/patrols/plans.xlsx")).status_code == 403


async def test_a_plan_of_the_centre_is_shared_out_over_the_days(ground: Ground) -> None:
    me, leader, patrols = await ground.actor(COLLECTOR), await ground.actor(STREET), ground.patrols
    places = (await patrols.plan_of(leader, me.person)).ground[:5]
    route = await patrols.write_plan(leader, me.person, places, a_day=2, request_id=RequestId.fresh())
    assert (route.plan.days, route.plan.a_day) == (3, 2)
    walked = set()
    for _ in range(3):
        today = [one.place for one in (await patrols.day(me)).places]
        assert len(today) <= 2
        walked |= {place.id for place in today}
        ground.clock.advance(timedelta(days=1))
    assert walked == {place.id for place in places}


async def test_a_look_of_the_morning_counts_for_the_plan_written_at_noon(ground: Ground) -> None:
    me, leader, patrols = await ground.actor(COLLECTOR), await ground.actor(STREET), ground.patrols
    first, second, *_ = [one.place for one in (await patrols.day(me)).places]
    shown = Presence(at=ground.clock.now(), point=first.point, accuracy=12)
    await patrols.check_in(me, place=first.id, shown=shown, request_id=RequestId.fresh())
    told = [Place(id=spot_id(place.point), name=place.name, point=place.point) for place in (second, first)]
    await patrols.write_plan(leader, me.person, told, a_day=5, request_id=RequestId.fresh())
    mine = next(one for one in await patrols.coverage(leader) if one.member.person == me.person)
    assert (mine.looked, mine.missed) == ((first,), (second,))


async def test_who_only_watches_patrols_may_read_a_plan_and_not_write_it(ground: Ground) -> None:
    me, commander = await ground.actor(COLLECTOR), await ground.actor("310112.commander")
    route = await ground.patrols.plan_of(commander, me.person)
    assert not route.writable
    with pytest.raises(NotYourGround):
        await ground.patrols.write_plan(commander, me.person, route.ground, a_day=5, request_id=RequestId.fresh())


async def test_a_photo_must_have_arrived_before_it_shows_anything(ground: Ground) -> None:
    me, patrols = await ground.actor(COLLECTOR), ground.patrols
    place = (await patrols.day(me)).places[0].place
    shown = Presence(at=ground.clock.now(), photo="b" * 64)
    with pytest.raises(PatrolPhotoNotKept):
        await patrols.check_in(me, place=place.id, shown=shown, request_id=RequestId.fresh())
    shown = Presence(at=ground.clock.now(), photo="a" * 64)
    look = await patrols.check_in(me, place=place.id, shown=shown, request_id=RequestId.fresh())
    assert (look.metres, look.photo) == (None, "a" * 64)


async def test_a_grid_worker_patrols_the_cells_of_their_own_grids(ground: Ground) -> None:
    me = await ground.actor("310112001002.grid01")
    cells = {cell.code for cell in demo_city().part(Grids).cells if demo_city().part(Grids).owner_of(cell) == me.person}
    day = await ground.patrols.day(me)
    assert {one.place.id for one in day.places} <= cells
    assert len(cells) > len(day.places) * (day.days - 1)


async def test_the_doors_say_the_same_to_a_repeat_and_no_to_a_stranger(ground: Ground) -> None:
    async with ground.doors() as client:
        collector, key = As(client, "collector@C-310112001"), str(new_id())
        at = {"at": ground.clock.now().isoformat()}
        first = await collector.post("/my/patrol/begin", at, key=key)
        again = await collector.post("/my/patrol/begin", at, key=key)
        assert first.status_code == again.status_code == 200
        assert (again.json()["id"], again.headers["idempotent-replayed"]) == (first.json()["id"], "true")
        track = {"fixes": [{**at, "lon": 121.4, "lat": 31.0, "accuracy": 5}]}
        assert (await collector.post("/my/patrol/track", track)).json() == {"kept": 1}
        mine = (await collector.get("/my/patrol")).json()
        assert (mine["walking_since"], len(mine["track"])) == (first.json()["began_at"], 1)
        far = {**at, "place": mine["places"][0]["id"], "lon": 121.0, "lat": 30.0, "accuracy": 5}
        refused = await collector.post("/my/patrol/check-ins", far)
        assert (refused.status_code, refused.json()["code"]) == (409, "patrols.too_far")
        assert (await collector.post("/my/patrol/check-ins", {**far, "reason": "修路绕行"})).status_code == 200
        assert (await collector.post("/my/patrol/end", at)).status_code == 200
        handler = await As(client, "handler@U-310112001-DG04").get("/my/patrol")
        assert (handler.status_code, handler.json()["code"]) == (403, "patrols.not_on_the_ground")
        seen = (await As(client, "dispatcher@C-310112001").get("/patrols")).json()
        assert seen["planned"] > 0
