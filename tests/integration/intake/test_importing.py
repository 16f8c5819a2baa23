# SPDX-License-Identifier: Apache-2.0
"""A file is taken in once, whatever happens on the way, and says of every row it could not register what to write."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories.cases import staff
from tests.integration.intake.desk import Desk, desk_over
from tongguan.ground.kernel.people import Role
from tongguan.ground.plumbing.database import Database
from tongguan.matters.intake.api import Import, ImportUnderWay
from tongguan.matters.intake.application.importing import DORMANT_AFTER
from tongguan.matters.intake.domain.refusals import NotYourDesk, UnknownSource

CLERK = staff(Role.DATA_STEWARD, "C-310112")
HEADER = "原编号,描述,发现时间,上报地址,所属街道,联系电话,事项名称(子类)\n"


def file_of(tmp_path: Path, rows: int, *, broken: frozenset[int] = frozenset(), numbered: bool = True) -> Path:
    """A file of so many orders; those of these numbers have a date that is none."""
    text = HEADER + "".join(
        f"{f'A{n:04}' if numbered else ''},第{n}号诉求：路灯不亮,{'昨天' if n in broken else '2026/11/20 9:00'},"
        f"北街{n}号,江川路街道,1380000{n:04},\n"
        for n in range(rows)
    )
    path = tmp_path / "orders.csv"
    path.write_text(text, encoding="utf-8")
    return path


async def taken(desk: Desk, path: Path, *, told: list[Import] | None = None) -> Import:
    return await desk.intake.files.import_file(
        path,
        file_name=path.name,
        source="hotline_12345",
        by=CLERK,
        on_progress=(lambda state: None) if told is None else told.append,
    )


async def count(database: Database) -> int:
    async with database.reading() as session:
        return await session.value(int, 'SELECT count(*)::int FROM cases."case"') or 0


async def test_every_row_is_a_case_or_a_bad_row_and_the_same_file_again_adds_nothing(
    database: Database, tmp_path: Path
) -> None:
    desk, told = desk_over(database), list[Import]()
    path = file_of(tmp_path, 250, broken=frozenset({7, 130}))
    done = await taken(desk, path, told=told)
    assert (done.read, done.registered, done.known, done.bad) == (250, 248, 0, 2)
    assert [state.read for state in told] == [100, 200, 250, 250]
    bad = await desk.intake.files.bad_rows(done.id, by=CLERK)
    assert [(row.row, row.column) for row in bad] == [(9, "发现时间"), (132, "发现时间")]
    assert "昨天" in bad[0].advice_zh
    assert await taken(desk, path) == done
    assert await count(database) == 248


async def test_a_row_of_another_file_with_the_same_number_is_known(database: Database, tmp_path: Path) -> None:
    desk = desk_over(database)
    await taken(desk, file_of(tmp_path, 5))
    longer = await taken(desk, file_of(tmp_path, 8))
    assert (longer.registered, longer.known) == (3, 5)


async def test_rows_without_numbers_are_known_by_what_they_say(database: Database, tmp_path: Path) -> None:
    desk = desk_over(database)
    path = file_of(tmp_path, 4, numbered=False)
    path.write_text(path.read_text(encoding="utf-8") + path.read_text(encoding="utf-8").splitlines()[1], "utf-8")
    done = await taken(desk, path)
    assert (done.read, done.registered, done.known) == (5, 4, 1)


async def test_an_import_that_was_broken_off_goes_on_where_it_stood(database: Database, tmp_path: Path) -> None:
    desk, path = desk_over(database), file_of(tmp_path, 250)

    def pulled(state: Import) -> None:
        if state.read == 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await desk.intake.files.import_file(path, file_name="x", source="hotline_12345", by=CLERK, on_progress=pulled)
    assert await count(database) == 100
    with pytest.raises(ImportUnderWay):  # nobody can know yet that its process is dead
        await taken(desk, path)
    desk.clock.advance(DORMANT_AFTER + timedelta(seconds=1))
    told = list[Import]()
    done = await taken(desk, path, told=told)
    assert [state.read for state in told] == [200, 250, 250]
    assert (done.registered, await count(database)) == (250, 250)


async def test_two_who_import_the_same_file_at_once_register_it_once(database: Database, tmp_path: Path) -> None:
    desk, path = desk_over(database), file_of(tmp_path, 220)
    both = await asyncio.gather(taken(desk, path), taken(desk, path), return_exceptions=True)
    assert any(isinstance(end, Import) and end.registered == 220 for end in both)
    assert await count(database) == 220


async def test_streets_and_classes_are_understood_by_name_and_nothing_else_is_guessed(
    database: Database, tmp_path: Path
) -> None:
    desk, path = desk_over(database), tmp_path / "named.csv"
    path.write_text(
        HEADER + "B1,垃圾,,路口,江川路街道,,\nB2,垃圾,,路口,不存在街道,,\nB3,垃圾,,路口,,不是电话,\n", encoding="utf-8"
    )
    done = await taken(desk, path)
    assert (done.registered, done.bad) == (2, 1)
    regions = [
        (await desk.intake.by_source_no("hotline_12345", number, by=staff(Role.ACCEPTOR, "C-310112"))).region
        for number in ("B1", "B2")
    ]
    assert regions == ["310112001", "310112"]


async def test_a_stranger_or_an_unknown_source_imports_nothing(database: Database, tmp_path: Path) -> None:
    desk, path = desk_over(database), file_of(tmp_path, 2)
    with pytest.raises(NotYourDesk):
        await desk.intake.files.import_file(
            path, file_name="x", source="hotline_12345", by=staff(Role.HANDLER, "U-310112001-DG04")
        )
    with pytest.raises(UnknownSource):
        await desk.intake.files.import_file(path, file_name="x", source="pigeon", by=CLERK)
    assert await count(database) == 0
