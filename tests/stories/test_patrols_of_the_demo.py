# SPDX-License-Identifier: Apache-2.0
"""The patrols that `make run` shows: told by the supervisors' phones after the day has come to the present."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.stories.city import City
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Role
from tongguan.rehearsal.over_http import OverHttp
from tongguan.rehearsal.patrols import outings
from tongguan.rehearsal.roster import Roster

CHINA = ZoneInfo("Asia/Shanghai")
"""Where the demo city lies."""


async def told(city: City) -> tuple[int, int, int]:
    """Places looked at, people out, and walks told, of forty supervisors."""

    async def token_of(person: PersonId) -> str:
        return (await city.person(person)).token

    driver = OverHttp(city.client, token_of=token_of)
    supervisors = Roster(city.platform.editions.current()).all_in(Role.COLLECTOR)[:40]
    walks = list(outings(supervisors, present=city.clock.now(), zone=CHINA))
    for walk in walks:
        await driver.go_on_patrol(walk)
    leader = await city.somebody("shift_leader", "C-310112")
    day = walks[0].began_at.astimezone(CHINA).date()
    page = await leader.asks("/patrols", day=day.isoformat())
    return page["seen"], page["walking"], len(walks)


async def test_in_the_afternoon_most_supervisors_are_back_and_some_are_out(city: City):
    await city.passes(hours=7)
    seen, walking, walks = await told(city)
    assert 0 < walking < walks < 40 <= seen


async def test_shortly_after_midnight_the_patrols_of_the_day_before_have_ended(city: City):
    city.clock.advance(timedelta(hours=15, minutes=30))
    seen, walking, walks = await told(city)
    assert (walking, seen > walks) == (0, True)


def test_whatever_the_hour_every_walk_lies_within_one_day_of_the_city():
    for hour in range(24):
        present = datetime(2026, 11, 23, hour, tzinfo=UTC)
        walks = list(outings([SYSTEM_ACTOR] * 40, present=present, zone=CHINA))
        days = {moment.astimezone(CHINA).date() for walk in walks for moment in (walk.began_at, walk.until)}
        assert [walk.began_at.date() for walk in walks] == list(days) * len(walks)
