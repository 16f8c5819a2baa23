# SPDX-License-Identifier: Apache-2.0
"""A module that brings a part of its own, such as forms, has drafts, proof, difference and editions without more."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from tests.factories.cases import staff
from tests.unit.city_pack.one_street import one_street
from tongguan.city.organisation.wiring import load_staff
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.findings import warning
from tongguan.ground.kernel.ids import ClassCode, EditionNo, new_id
from tongguan.ground.kernel.pack import Finding, PackFault, Reading
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Role
from tongguan.ground.kernel.sheets import Holds, PackSheet, SheetColumn
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.dispatch.wiring import dispatch_record
from tongguan.steering.city_pack import wiring
from tongguan.steering.city_pack.api import (
    PARTS,
    CityPacks,
    Draft,
    Drafts,
    Editions,
    Examination,
    PackParts,
    RowEdit,
    quick_findings,
)

# ---------------------------------------------------------------- the part: all that a module has to write


@dataclass(frozen=True)
class Forms:
    """The forms of a city: what each is called, and the sub-class it belongs to."""

    by_code: Mapping[str, tuple[str, str]]


FORMS = PackSheet(
    file="forms.csv",
    zh="表单",
    en="forms",
    key=("code",),
    columns=(
        SheetColumn("code", "编码", "code"),
        SheetColumn("name_zh", "名称", "name"),
        SheetColumn("class", "子类", "sub-class", Holds.CLASS),
    ),
)


def read_forms(reading: Reading, city: City) -> Forms:
    forms: dict[str, tuple[str, str]] = {}
    for row in reading.rows_of(FORMS, needed=False):
        if ClassCode(row.text("class")) not in city.part(Taxonomy).sub_classes:
            row.fault("class", "没有这个子类", "no such sub-class", "请写taxonomy/classes.csv中的子类")
        forms[row.text("code")] = row.text("name_zh"), row.text("class")
    reading.close()
    return Forms(forms)


def prove_forms(city: City) -> Iterable[Finding]:
    classes = [class_code for _, class_code in city.part(Forms).by_code.values()]
    for twice in sorted({one for one in classes if classes.count(one) > 1}):
        yield warning(FORMS.file, f"子类{twice}有几张表单", f"{twice} has several forms", "请合并", column="class")


PARTS_WITH_FORMS = PackParts(
    (*PARTS.listed, Part(kind=Forms, read=read_forms, needs=(Taxonomy,), sheets=(FORMS,), prove=prove_forms))
)

# ---------------------------------------------------------------- the office

ADMIN, OTHER = staff(Role.SYSTEM_ADMIN, "C-310112"), staff(Role.SYSTEM_ADMIN, "C-310112", name="another")
HEADER = "code,name_zh,class\n"


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture
def editions(database_url: str, clock: SimulatedClock) -> Editions:
    return wiring.editions(database_url, clock=clock, parts=PARTS_WITH_FORMS)


@pytest.fixture
async def drafts(database: Database, editions: Editions, clock: SimulatedClock) -> Drafts:
    packs: CityPacks = wiring.city_packs(database, load_staff=load_staff, clock=clock, parts=PARTS_WITH_FORMS)
    await packs.apply(one_street(), by=SYSTEM_ACTOR, request_id=RequestId.fresh())
    await editions.refresh()
    return wiring.drafts(
        database,
        load_staff=load_staff,
        editions=editions,
        past=dispatch_record(database),
        clock=clock,
        parts=PARTS_WITH_FORMS,
    )


async def begun(drafts: Drafts, text: str) -> Draft:
    """A draft with these forms."""
    draft = await drafts.begin(new_id(), title="表单", by=ADMIN, request_id=RequestId.fresh())
    content = (HEADER + text).encode()
    return await drafts.take_in(
        draft.id, name="forms.csv", content=content, by=ADMIN, request_id=RequestId.fresh(), seen=draft.version
    )


async def examined(drafts: Drafts, draft: Draft) -> Examination:
    await drafts.begin_check(draft.id, days=1, by=ADMIN)
    for _ in range(1200):
        state = await drafts.shelf.check(draft.id)
        if state is not None and state.ended_at is not None:
            assert state.report is not None
            return msgspec.json.decode(state.report, type=Examination)
        await asyncio.sleep(0.05)
    raise AssertionError("the check never ended")


async def applied(drafts: Drafts, draft: Draft) -> EditionNo:
    """Put in force by somebody who did not draft it."""
    edition = await drafts.apply(
        draft.id, note="表单", effective_from=None, by=OTHER, request_id=RequestId.fresh(), seen=draft.version
    )
    return edition.no


async def test_a_pack_without_the_new_table_is_a_pack_as_before(drafts: Drafts, editions: Editions):
    assert editions.current().part(Forms) == Forms({})


async def test_rows_are_drafted_proved_compared_and_put_in_force(
    drafts: Drafts, editions: Editions, clock: SimulatedClock
):
    draft = await begun(drafts, "F1,垃圾清运单,010101\n")
    edit = RowEdit(file=FORMS.file, key=None, cells={"code": "F2", "name_zh": "另一张", "class": "010101"})
    draft = await drafts.change_rows(draft.id, [edit], by=ADMIN, request_id=RequestId.fresh(), seen=draft.version)
    found = await examined(drafts, draft)
    assert found.faults == 0
    assert [one.problem_zh for one in found.findings if one.file == FORMS.file] == ["子类010101有几张表单"]
    assert [(one.file_zh, one.added) for one in found.files] == [("表单", 2)]
    (first, _) = found.rows
    assert (first.key, first.about, first.change) == ("F1", "垃圾清运单", "added")
    clock.advance(timedelta(minutes=1))
    edition = await applied(drafts, draft)
    assert editions.of(edition).part(Forms).by_code["F2"] == ("另一张", "010101")


async def test_a_mistake_in_it_is_shown_in_its_row_and_column_and_keeps_the_draft_from_being_applied(drafts: Drafts):
    draft = await begun(drafts, "F1,垃圾清运单,999999\n")
    _, _, files = await drafts.files_of(draft.id)
    (seen,) = quick_findings(files, FORMS.file, parts=PARTS_WITH_FORMS)
    assert (seen.row, seen.column, seen.problem_zh) == (2, "class", "没有这个子类")
    with pytest.raises(PackFault):
        await applied(drafts, draft)
