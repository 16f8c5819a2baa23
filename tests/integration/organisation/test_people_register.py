# SPDX-License-Identifier: Apache-2.0
"""The register of people: loading staff, posts in force, duty rosters."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import HANGS_SECONDS
from tests.unit.organisation.small_city import PEOPLE, POSTS, organisation, staff
from tongguan.city.organisation.api import AccountTaken, DutyShift, ForceQuery, PeopleRegister, find_forces
from tongguan.city.organisation.wiring import added_names, people_register
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Role
from tongguan.ground.plumbing.database import Database

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
GRID_ONE, GRID_TWO = "U-310112001-DG01", "U-310112001-DG02"


@pytest.fixture
async def register(database: Database) -> PeopleRegister:
    register = people_register(database)
    await register.load(staff(), at=NOW)
    return register


def duty(person: str, *, organ: str = GRID_ONE, hours: int = 8) -> DutyShift:
    return DutyShift(person=PersonId(person), organ=organ, since=NOW, until=NOW + timedelta(hours=hours))


async def found(register: PeopleRegister, query: ForceQuery) -> list[str]:
    members = await find_forces(register, organisation(), query, at=NOW)
    return [member.post.id for member in members]


async def test_one_person_holds_several_posts(register):
    posts = await register.posts_of(PersonId("P-1"), at=NOW)
    assert [(post.id, post.role) for post in posts] == [("T-1", Role.DISPATCHER), ("T-2", Role.SHIFT_LEADER)]
    assert (await register.posts_of(PersonId("P-2"), at=NOW))[0].classes == ("02", "0103")
    assert await register.posts_of(PersonId("P-9"), at=NOW) == ()


async def test_a_person_is_found_by_id_and_by_account(register):
    assert (await register.person(PersonId("P-2"))).name == "李二"
    assert (await register.person_by_account("two")).phone == "22"
    assert await register.person(PersonId("P-9")) is None
    assert await register.person_by_account("nine") is None


async def test_loading_the_same_staff_twice_changes_nothing(register):
    before = await register.posts_of(PersonId("P-1"), at=NOW)
    await register.load(staff(), at=LATER)
    assert await register.posts_of(PersonId("P-1"), at=NOW) == before
    assert await register.posts_of(PersonId("P-1"), at=LATER) == before


async def test_a_post_the_new_pack_lacks_ends_and_may_come_back(register):
    await register.load(staff(posts=POSTS.replace("T-2,P-1,shift_leader,C-310112001,310112001,\n", "")), at=LATER)
    assert len(await register.posts_of(PersonId("P-1"), at=NOW)) == 2
    assert [post.id for post in await register.posts_of(PersonId("P-1"), at=LATER)] == ["T-1"]
    await register.load(staff(), at=LATER)
    assert len(await register.posts_of(PersonId("P-1"), at=LATER)) == 2


async def test_a_post_may_pass_to_another_person_with_another_scope(register):
    await register.load(staff(posts=POSTS.replace("T-2,P-1,shift_leader", "T-2,P-3,acceptor")), at=LATER)
    assert [post.role for post in await register.posts_of(PersonId("P-3"), at=LATER)] == [Role.ACCEPTOR, Role.HANDLER]


async def test_two_people_may_swap_their_accounts(register):
    swapped = PEOPLE.replace("一,one", "一,x").replace("二,two", "二,one").replace("一,x", "一,two")
    await register.load(staff(people=swapped), at=LATER)
    assert (await register.person_by_account("two")).id == "P-1"


async def test_an_account_of_somebody_else_is_refused_and_nothing_changes(register):
    newcomer = "id,name,account,phone\nP-7,赵七,two,77\n"
    with pytest.raises(AccountTaken):
        await register.load(staff(people=newcomer, posts="id,person,role,organ,region,classes\n"), at=LATER)
    assert (await register.person_by_account("two")).id == "P-2"
    assert len(await register.posts_of(PersonId("P-1"), at=LATER)) == 2


async def test_people_of_a_centre_are_found_by_role(register):
    assert [one.id for one in await register.people_of("C-310112001", at=NOW)] == ["P-1"]
    assert await register.people_of("C-310112001", Role.HANDLER, at=NOW) == ()


async def test_where_no_roster_is_kept_everybody_is_on_duty(register):
    assert [one.id for one in await register.on_duty(GRID_ONE, at=NOW)] == ["P-2"]


async def test_where_a_roster_is_kept_only_those_on_it_are_on_duty(register):
    await register.keep_roster(GRID_ONE, [duty("P-2")])
    last_second = NOW + timedelta(hours=8, seconds=-1)
    assert [one.id for one in await register.on_duty(GRID_ONE, Role.HANDLER, at=last_second)] == ["P-2"]
    assert await register.on_duty(GRID_ONE, at=NOW + timedelta(hours=8)) == ()
    assert [one.id for one in await register.on_duty(GRID_TWO, at=NOW)] == ["P-3"]
    await register.keep_roster(GRID_ONE, [])
    assert [one.id for one in await register.on_duty(GRID_ONE, at=LATER)] == ["P-2"]


async def test_a_roster_holds_only_duties_of_its_own_organ(register):
    with pytest.raises(ValueError, match=GRID_ONE):
        await register.keep_roster(GRID_ONE, [duty("P-2", organ=GRID_TWO)])
    with pytest.raises(ValueError, match="end after"):
        duty("P-2", hours=0)


async def test_forces_are_found_by_team_area_skill_and_duty(register):
    assert await found(register, ForceQuery()) == ["T-4", "T-1", "T-2", "T-3"]  # the smallest region first
    assert await found(register, ForceQuery(kind="disposal_grid")) == ["T-4", "T-3"]
    assert await found(register, ForceQuery(kind="fire_brigade")) == []
    assert await found(register, ForceQuery(region="310112001001")) == ["T-4"]
    assert await found(register, ForceQuery(role=Role.HANDLER, class_code="010399")) == ["T-4", "T-3"]
    assert await found(register, ForceQuery(role=Role.HANDLER, class_code="010499")) == ["T-4"]
    await register.keep_roster(GRID_TWO, [duty("P-2", organ=GRID_TWO)])
    assert await found(register, ForceQuery(kind="disposal_grid", on_duty_only=True)) == ["T-3"]
    members = await find_forces(register, organisation(), ForceQuery(kind="disposal_grid"), at=NOW)
    assert [(member.name, member.on_duty) for member in members] == [("张三", False), ("李二", True)]


async def test_names_of_those_added_elsewhere_are_heard_of(database: Database) -> None:
    names = added_names(database)
    following = asyncio.create_task(names.follow(seconds=0.01))
    async with database.begin() as tx:
        await tx.put(
            "INSERT INTO organisation.person (id, name, account, phone) VALUES ('PH-00001', '借调员', 'lent', '')"
        )
    async with asyncio.timeout(HANGS_SECONDS):
        while names.name("PH-00001") is None:
            await asyncio.sleep(0.01)
    following.cancel()
    assert names.name("PH-00001") == "借调员"
    assert names.name("PH-00002") is None
