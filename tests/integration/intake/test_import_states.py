# SPDX-License-Identifier: Apache-2.0
"""An import always ends: done, or broken off with the line, the reason and what to do; sent again it goes on."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from tests.factories.cases import staff
from tests.factories.workbooks import HEADING, packed, parts, row, saved, sheet
from tests.integration.intake.batch_door import csv, office_over
from tongguan.ground.kernel.people import Role
from tongguan.ground.plumbing.database import Database
from tongguan.matters.intake.api import Import
from tongguan.matters.intake.application.importing import DORMANT_AFTER

HEADER = "工单编号,诉求内容,地址"
ORDERS = csv(HEADER, *(f"S-{n},第{n}件：路灯不亮,北街{n}号" for n in range(250)))


async def test_a_file_that_breaks_off_ends_its_import_with_the_line_and_what_to_do(
    database: Database, tmp_path: Path
) -> None:
    orders = [(f"S-{n}", "路灯", f"第{n}件：路灯不亮", f"北街{n}号") for n in range(250)]
    whole = sheet(row(*HEADING), *(row(*order) for order in orders))
    damaged = whole[: whole.index("S-180")]
    async with office_over(database) as office:
        torn = packed(tmp_path / "torn", parts(damaged)).read_bytes()
        state = await office.taken(torn, name="orders.xlsx")
        why = state["broken_off"]
        assert isinstance(why, dict)
        assert (state["state"], state["read"], state["registered"]) == ("broken_off", 180, 180)
        assert why["row"] in (181, 182)
        assert all(why[told] for told in ("zh", "en", "advice_zh", "advice_en"))
        again = await office.taken(torn, name="orders.xlsx")
        assert (again["id"], again["state"], again["read"]) == (state["id"], "broken_off", 180)
        mended = await office.taken(saved(tmp_path / "whole", HEADING, *orders).read_bytes(), name="orders.xlsx")
        assert (mended["state"], mended["registered"], mended["known"]) == ("done", 70, 180)


async def test_a_fault_is_kept_in_the_state_and_the_file_sent_again_goes_on(
    database: Database, database_url: str
) -> None:
    async with office_over(database) as office:
        with psycopg.connect(database_url) as owner:
            owner.execute(
                "CREATE FUNCTION intake.no_disk() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'no disk' USING ERRCODE = 'io_error'; END $$;"
                " CREATE TRIGGER no_disk BEFORE INSERT ON intake.petition FOR EACH ROW"
                " WHEN (new.source_no = 'S-120') EXECUTE FUNCTION intake.no_disk()"
            )
        state = await office.taken(ORDERS)
        assert (state["state"], state["registered"]) == ("broken_off", 100)
        assert "no disk" not in str(state["broken_off"])
        with psycopg.connect(database_url) as owner:
            owner.execute("DROP TRIGGER no_disk ON intake.petition")
        again = await office.taken(ORDERS)
        assert (again["id"], again["state"], again["registered"], again["known"]) == (state["id"], "done", 250, 0)
        assert again["broken_off"] is None


async def test_an_import_whose_process_died_is_seen_as_broken_off_and_taken_up_again(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(ORDERS)
    by = staff(Role.ACCEPTOR, "C-310112")

    def killed(state: Import) -> None:
        raise KeyboardInterrupt

    async with office_over(database) as office:
        with pytest.raises(KeyboardInterrupt):
            await office.desk.intake.files.import_file(
                path, file_name="orders.csv", source="hotline_12345", by=by, on_progress=killed
            )
        waiting = await office.send(ORDERS)
        assert (waiting.status_code, waiting.json()["state"], waiting.json()["read"]) == (202, "running", 100)
        office.desk.clock.advance(DORMANT_AFTER + timedelta(seconds=1))
        seen = (await office.looked(waiting.headers["location"])).json()
        assert (seen["state"], seen["broken_off"]["row"]) == ("broken_off", 101)
        begun = await office.send(ORDERS)
        assert begun.json()["state"] == "running"
        assert (await office.end_of(begun.headers["location"]))["registered"] == 250


async def test_one_row_that_the_database_cannot_keep_is_one_bad_row(database: Database, database_url: str) -> None:
    with psycopg.connect(database_url) as owner:  # one limit of the database stands for all of them
        owner.execute("ALTER TABLE intake.petition ADD CHECK (name <> '王不能存')")
    async with office_over(database) as office:
        rows = [f"L-{n},路灯不亮{n},北街{n}号,王{'不能存' if n == 60 else n}" for n in range(120)]
        state = await office.taken(csv(f"{HEADER},联系人", *rows))
        assert (state["state"], state["read"], state["registered"], state["bad"]) == ("done", 120, 119, 1)
        (bad,) = await office.bad_rows(state)
        assert (bad["row"], bad["value"]) == (62, "L-60")
        assert [(await office.number(number)).status_code for number in ("L-59", "L-60", "L-119")] == [200, 404, 200]


async def test_a_run_of_thousands_of_letters_stalls_no_import(database: Database) -> None:
    async with office_over(database) as office:
        rows = [f"R-1,{'a9' * 9_000},北街1号", "R-2,路灯不亮,北街2号"]
        state = await office.taken(csv(HEADER, *rows))
        assert (state["state"], state["read"]) == ("done", 2)
        assert state["registered"] == 2 - int(str(state["bad"]))
        assert (await office.number("R-2")).status_code == 200


async def test_whoever_imports_at_the_same_organ_sees_the_import_and_strangers_do_not(database: Database) -> None:
    async with office_over(database) as office:
        state = await office.taken(csv(HEADER, "P-1,路灯不亮,北街1号", ",,"))
        place = f"/api/v1/intake/batch/{state['id']}"
        for who, seen in (
            ("shift_leader@C-310112", 200),
            ("acceptor@C-310112001", 404),
            ("agent@C-310112-RX", 404),
            ("handler@C-310112", 404),
        ):
            reader = replace(office, who=who)
            assert [(await reader.looked(p)).status_code for p in (place, f"{place}/bad-rows")] == [seen, seen], who


async def test_the_same_file_for_another_source_or_system_is_another_import(database: Database) -> None:
    content = csv("诉求内容,经度,纬度", "路灯不亮,121.3701,31.1229")
    async with office_over(database) as office:
        first = await office.taken(content)
        shifted = await office.taken(content, system="火星坐标系")
        again = await office.taken(content, system="gcj02")
        letter = await office.taken(content, source="letter")
        assert len({first["id"], shifted["id"], letter["id"]}) == 3
        assert again == shifted
        assert (shifted["system"], letter["registered"]) == ("gcj02", 1)
        refused = await office.send(content, system="北京54")
        assert (refused.status_code, refused.json()["code"]) == (422, "intake.unknown_system")
