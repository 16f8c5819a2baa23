# SPDX-License-Identifier: Apache-2.0
"""Nobody alters the record unseen: not a word, not a line, not the tail, not even with the keys of the database."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from tests.integration.plumbing.lamps import NOON, build_lamps, footprint, light, wish
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.plumbing.audit import chained
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.sealing import seal, verify
from tongguan.ground.plumbing.unit_of_work import Work, leave_many


@pytest.fixture
def owner(database_url: str) -> Iterator[psycopg.Connection]:
    """Somebody with the keys: superuser, triggers switched off."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        yield connection


@pytest.fixture
async def record(database_url: str, database: Database) -> Database:
    """Three subjects with four lines each, sealed in two blocks."""
    build_lamps(database_url)
    work = Work(database)
    for _ in range(2):
        for lamp in (1, 2, 3):
            async with work.begin(wish(lamp)) as tx:
                await tx.leave(footprint(lamp, reason="天黑了"))
                await tx.leave(footprint(lamp))
        await seal(database, NOON)
    return database


async def test_an_untouched_record_holds(record: Database, database_url: str):
    told: list[tuple[int, int]] = []
    verdict = verify(database_url, progress=lambda done, total: told.append((done, total)))
    assert verdict.holds
    assert (verdict.entries, verdict.subjects, verdict.seals, verdict.unsealed) == (12, 3, 2, 0)
    assert told[-1] == (12, 12)
    assert verify(database_url, head=verdict.head).holds


async def test_lines_after_the_last_block_are_counted_as_unsealed(record: Database, database_url: str):
    await light(Work(record), wish(5))
    assert verify(database_url).unsealed == 1


async def test_sealing_twice_seals_nothing_new(record: Database, database_url: str):
    assert await seal(record, NOON) == 0
    assert verify(database_url).seals == 2


@pytest.mark.requirement("CLO-07")
@pytest.mark.parametrize(
    "deed", ["UPDATE audit.entry SET reason = ''", "DELETE FROM audit.entry", "TRUNCATE audit.entry"]
)
@pytest.mark.parametrize("schema", ["audit.entry", "audit.seal"])
async def test_the_record_refuses_to_be_changed_by_application_and_owner(
    record: Database, database_url: str, deed: str, schema: str
):
    deed = deed.replace("audit.entry SET reason = ''", f"{schema} SET hash = ''").replace("audit.entry", schema)
    with psycopg.connect(database_url, autocommit=True) as connection:
        with pytest.raises(InsufficientPrivilege, match="append-only"):
            connection.execute(deed.encode())
        connection.execute("SET ROLE tongguan_app")
        with pytest.raises(InsufficientPrivilege, match="permission denied"):
            connection.execute(deed.encode())


@pytest.mark.parametrize(
    "assignment",
    ["reason = '别的理由'", "facts = '{}'", "facts = '{\"a\": 1}'", "at = at + interval '1 microsecond'",
     "person = 'P-00009'", "move = 'dim'", "after = NULL", "organ = 'C-310112'", "post = ''",
     "request_id = gen_random_uuid()", "hash = sha256('x')"],
)  # fmt: skip
async def test_an_altered_word_is_found_and_its_place_named(
    record: Database, database_url: str, owner: psycopg.Connection, assignment: str
):
    owner.execute(f"UPDATE audit.entry SET {assignment} WHERE subject = 'lamp/2' AND no = 3".encode())
    faults = verify(database_url).faults
    assert (faults[0].finding, faults[0].where) == ("altered", "lamp/2 #3")


async def test_a_line_taken_out_is_found(record: Database, database_url: str, owner: psycopg.Connection):
    owner.execute("DELETE FROM audit.entry WHERE subject = 'lamp/2' AND no = 2")
    findings = {(fault.finding, fault.where) for fault in verify(database_url).faults}
    assert findings == {("missing", "lamp/2 #3"), ("missing", "block 1")}


async def test_the_tail_of_a_subject_cut_off_is_found(record: Database, database_url: str, owner: psycopg.Connection):
    owner.execute("DELETE FROM audit.entry WHERE subject = 'lamp/2' AND no > 2")
    assert [(fault.finding, fault.where) for fault in verify(database_url).faults] == [("missing", "block 2")]


async def test_a_rewritten_chain_is_found_by_the_block(record: Database, database_url: str, owner: psycopg.Connection):
    owner.execute("DELETE FROM audit.entry WHERE subject = 'lamp/3' AND no = 4")
    forged = chained(b"", "anything")
    owner.execute("UPDATE audit.entry SET hash = %s WHERE subject = 'lamp/3' AND no = 3", [forged])
    assert {fault.finding for fault in verify(database_url).faults} == {"altered", "missing"}


async def test_a_subject_rewritten_with_matching_hashes_is_found_by_the_block(
    record: Database, database_url: str, owner: psycopg.Connection
):
    request = new_id()
    ids = [row[0] for row in owner.execute("SELECT id FROM audit.entry WHERE subject = 'lamp/1' ORDER BY no")]
    owner.execute("DELETE FROM audit.entry WHERE subject = 'lamp/1'")
    async with record.load() as load:
        await leave_many(load, [(request, footprint(1, reason="改写"))] * 4, ends={})
    owner.execute("ALTER TABLE audit.entry ALTER id SET GENERATED BY DEFAULT")
    for no, id_ in enumerate(ids, start=1):
        owner.execute("UPDATE audit.entry SET id = %s WHERE subject = 'lamp/1' AND no = %s", [id_, no])
    assert {fault.finding for fault in verify(database_url).faults} == {"rewritten"}


async def test_blocks_cut_off_with_their_lines_are_found_by_whoever_kept_the_head(
    record: Database, database_url: str, owner: psycopg.Connection
):
    head = verify(database_url).head
    owner.execute("DELETE FROM audit.entry WHERE id > (SELECT last_id FROM audit.seal WHERE no = 1)")
    owner.execute("DELETE FROM audit.seal WHERE no = 2")
    assert verify(database_url).holds
    assert [fault.finding for fault in verify(database_url, head=head).faults] == ["cut short"]


async def test_a_block_taken_out_is_found(record: Database, database_url: str, owner: psycopg.Connection):
    owner.execute("DELETE FROM audit.seal WHERE no = 1")
    assert [(fault.finding, fault.where) for fault in verify(database_url).faults] == [("seal broken", "block 2")]


async def test_sealing_waits_for_a_writer_under_way(record: Database, database_url: str):
    """A line with a lower id that commits later must fall into the same or a later block, never be passed by."""
    work = Work(record)
    async with work.begin(wish(8)) as slow:
        await slow.leave(footprint(8))
        await slow.value(int, "SELECT 1")
        await light(work, wish(9))
        assert await seal(record, NOON) == 0
    assert await seal(record, NOON) == 2
    assert verify(database_url).holds
