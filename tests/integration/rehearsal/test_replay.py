# SPDX-License-Identifier: Apache-2.0
"""The main job on real input: whole files of real messages live through the hub, and every row is accounted for."""

import asyncio
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.city_pack.demo import demo_city
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.sealing import verify
from tongguan.rehearsal.foreign import read_incidents
from tongguan.rehearsal.in_process import in_memory, over_database
from tongguan.rehearsal.replay import replay
from tongguan.rehearsal.totals import FileTotals

DATA = Path(os.environ.get("TONGGUAN_TEST_SHARED", Path(__file__).resolve().parents[4] / "shared")) / "data"
VOTES = DATA / "hotline" / "messages_with_votes_until_2019-08.xlsx"
REPLIES = DATA / "hotline" / "messages_with_replies_until_2018.xlsx"
LABELLED = DATA / "hotline" / "labelled_messages.csv"
REQUESTS = DATA / "foreign311" / "baltimore_first70.csv"
LONG_AGO = datetime(2010, 1, 1, tzinfo=UTC)

real_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the real messages are not part of the repository: no folder {DATA}"
)


async def replayed(database: Database, *files: Path, most: int | None = None, fast: bool = True) -> FileTotals:
    clock, city = SimulatedClock(LONG_AGO), demo_city()
    driver = await in_memory(database, city, clock) if fast else over_database(database, city, clock)
    return await replay(files, driver, most=most)


async def is_whole(database: Database, database_url: str, totals: FileTotals) -> None:
    """Rows in are rows out, every case has ended, the counts are those of the store, the record verifies."""
    assert totals.accounts_for_every_row()
    async with database.reading() as session:
        states: dict[object, object] = dict(
            await session.tuples('SELECT state, count(*) FROM cases."case" GROUP BY state')
        )
        petitions = await session.value(int, "SELECT count(*)::int FROM intake.petition")
        lines = await session.value(int, "SELECT count(*)::int FROM cases.history")
        registered = await session.value(int, "SELECT count(*)::int FROM audit.entry WHERE move = 'register'")
        unanswered = await session.value(int, 'SELECT count(*)::int FROM cases."case" WHERE closed_at IS NULL')
        sample = [CaseId(id_) for (id_,) in await session.tuples('SELECT id FROM cases."case" ORDER BY id LIMIT 5')]
    ends = {"closed": totals.lived.closed, "merged": totals.lived.merged, "not_accepted": totals.lived.rejected}
    assert states == {state: number for state, number in ends.items() if number}
    assert petitions == registered == totals.lived.cases
    assert unanswered == 0
    verdict = await asyncio.to_thread(verify, database_url)
    assert verdict.holds
    assert verdict.entries == (lines or 0) + totals.lived.cases
    shelf = over_database(database, demo_city(), SimulatedClock(LONG_AGO)).cases.shelf
    for case_id in sample:
        versions = [line.version for line in await shelf.history(case_id)]
        assert versions == list(range((await shelf.get(case_id)).version + 1))


@pytest.mark.long
@real_data
async def test_6_715_real_messages_are_registered_handled_and_ended(database: Database, database_url: str) -> None:
    totals = await replayed(database, VOTES, REPLIES, LABELLED)
    assert totals.read == 2_917 + 1_869 + 1_929
    assert (totals.lived.cases, len(totals.bad_rows)) == (6_715, 0)
    assert len(totals.lived.majors) == 28
    lived = totals.lived
    assert min(lived.merged, lived.returned, lived.extended, lived.reworked, lived.meetings) > 0
    await is_whole(database, database_url, totals)


@pytest.mark.long
@real_data
async def test_7_000_requests_of_another_city_are_as_late_here_as_they_were_there(
    database: Database, database_url: str
) -> None:
    totals = await replayed(database, REQUESTS)
    assert totals.read == 7_000
    told = [one for one in read_incidents([REQUESTS], demo_city(), seed=1).incidents if one.due_at and one.closed_at]
    there = sum(one.closed_at > one.due_at for one in told if one.closed_at and one.due_at) / len(told)
    here = totals.lived.really_late / totals.lived.with_real_times
    assert there == pytest.approx(0.1694, abs=0.0001)
    assert here == pytest.approx(there, abs=0.005)
    assert (
        totals.lived.merged > 0
    )  # some that were closed as duplicates find their first report, the others are rejected
    await is_whole(database, database_url, totals)


@pytest.mark.long
@real_data
async def test_the_same_replay_move_by_move_over_postgresql_counts_the_same(
    database: Database, database_url: str, new_database: Callable[[], str]
) -> None:
    slow = await replayed(database, REPLIES, REQUESTS, most=40, fast=False)
    await is_whole(database, database_url, slow)
    other = Database(new_database())
    await other.open()
    fast = await replayed(other, REPLIES, REQUESTS, most=40)
    await other.close()
    assert (slow.read, slow.bad_rows, slow.lived) == (fast.read, fast.bad_rows, fast.lived)


@real_data
@pytest.mark.parametrize("fast", [True, False])
async def test_a_file_replayed_twice_adds_nothing(database: Database, fast: bool) -> None:
    first = await replayed(database, LABELLED, most=30)
    again = await replayed(database, LABELLED, most=30, fast=fast)
    assert (first.lived.cases, again.lived.cases, again.lived.known) == (30, 0, 30)
    assert again.accounts_for_every_row()


async def test_dirty_rows_are_told_with_their_reason_and_the_others_reach_their_end(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(
        "留言编号,留言主题,留言详情,留言时间,工单类型\n"
        "1,路灯不亮,\t 门口路灯三天不亮 ,2019/3/1 9:00,投诉\n"
        "2,路灯不亮,门口路灯三天不亮,去年春天,投诉\n"
        "3,物业费,物业费涨价没有公示,2019年3月2日 下午3点,吐槽\n"
        "1,路灯不亮,重复导出的一行,2019-03-01 09:00,投诉\n"
        "4,噪声,夜间施工噪声扰民,2019.3.3 23:10,求助\n",
        encoding="gb18030",
    )
    totals = await replayed(database, path)
    assert (totals.read, totals.lived.cases, totals.lived.known, len(totals.bad_rows)) == (5, 2, 1, 2)
    assert [(file, row.row, row.column) for file, row in totals.bad_rows] == [
        ("messages.csv", 3, "留言时间"),
        ("messages.csv", 4, "工单类型"),
    ]
    await is_whole(database, database_url, totals)
