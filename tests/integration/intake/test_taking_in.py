# SPDX-License-Identifier: Apache-2.0
"""Reports become cases: at the desk, from the street, from other systems; once each, and found by both numbers."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories.cases import staff
from tests.integration.intake.desk import desk_over
from tongguan.city.grid.api import System, point_from_wgs84, point_to_wgs84
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import api as cases
from tongguan.matters.cases import wishes
from tongguan.matters.intake.api import OrderKind, Petitioner, Photo, ReportDraft
from tongguan.matters.intake.channels.external import EXTERNAL
from tongguan.matters.intake.channels.hotline import HOTLINE
from tongguan.matters.intake.channels.patrol import PATROL
from tongguan.matters.intake.domain.refusals import (
    NoPetition,
    NotYourDesk,
    PhotoMissing,
    PlaceUnknown,
    UnknownSource,
    WrongNumber,
)

AGENT = staff(Role.AGENT, "C-310112-RX")
CITY_PLATFORM = staff(Role.UPPER_PLATFORM, "C-CITY")
COLLECTOR = staff(Role.COLLECTOR, "C-310112001")
WANG = Petitioner(name="王小明", phone="138 1234 2671")
CALL = ReportDraft(
    source="hotline_12345",
    words="北街12号楼道堆满杂物，请来清理。",
    kind=OrderKind.COMPLAINT,
    address="北街12号",
    petitioner=WANG,
    wants_answer=True,
)
ORDER = ReportDraft(source="upper_platform", source_no="SH-2026-0815", words="市里派来的工单：路灯不亮", address="北街")
HERE = Point(lon=121.41, lat=31.011)


async def test_a_call_is_a_case_of_the_district_with_its_own_number(database: Database) -> None:
    desk = desk_over(database)
    receipt = await desk.intake.register(CALL, at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh())
    case = await desk.cases.get(receipt.case_id)
    assert (receipt.owner, case.owner, case.needs_callback) == ("C-310112", "C-310112", True)
    assert case.title == "北街12号楼道堆满杂物，请来清理"
    assert case.task_no == receipt.task_no
    assert receipt.why_zh


async def test_the_citys_order_pushed_twice_is_one_case_found_by_both_numbers(database: Database) -> None:
    desk = desk_over(database)
    first = await desk.intake.register(ORDER, at=EXTERNAL.desk, by=CITY_PLATFORM, request_id=RequestId.fresh())
    again = await desk.intake.register(
        replace(ORDER, words="又推一次"), at=EXTERNAL.desk, by=CITY_PLATFORM, request_id=RequestId.fresh()
    )
    assert (first.fresh, again.fresh) == (True, False)
    assert (again.case_id, again.task_no) == (first.case_id, first.task_no)
    acceptor = staff(Role.ACCEPTOR, "C-310112")
    known = await desk.intake.by_source_no("upper_platform", " SH-2026-0815 ", by=acceptor)
    assert known.case_id == (await desk.cases.shelf.by_task_no(first.task_no)).id
    with pytest.raises(NoPetition):
        await desk.intake.by_source_no("department", "SH-2026-0815", by=acceptor)


async def test_the_same_number_of_another_source_is_another_case(database: Database) -> None:
    desk = desk_over(database)
    first = await desk.intake.register(ORDER, at=EXTERNAL.desk, by=CITY_PLATFORM, request_id=RequestId.fresh())
    other = await desk.intake.register(
        replace(ORDER, source="department"), at=EXTERNAL.desk, by=CITY_PLATFORM, request_id=RequestId.fresh()
    )
    assert other.case_id != first.case_id


async def test_eight_pushes_at_the_same_moment_make_one_case(database: Database) -> None:
    desk = desk_over(database)
    pushes = (
        desk.intake.register(ORDER, at=EXTERNAL.desk, by=CITY_PLATFORM, request_id=RequestId.fresh()) for _ in range(8)
    )
    receipts = await asyncio.gather(*pushes)
    assert len({receipt.case_id for receipt in receipts}) == 1
    assert sum(receipt.fresh for receipt in receipts) == 1
    async with database.reading() as session:
        assert await session.value(int, 'SELECT count(*)::int FROM cases."case"') == 1


async def test_a_repeated_request_says_so_and_the_receipt_can_be_had_again(database: Database) -> None:
    desk, request_id = desk_over(database), RequestId.fresh()
    first = await desk.intake.register(CALL, at=HOTLINE.desk, by=AGENT, request_id=request_id)
    with pytest.raises(AlreadyDone) as done:
        await desk.intake.register(CALL, at=HOTLINE.desk, by=AGENT, request_id=request_id)
    assert done.value.subject == f"case/{first.case_id}"
    assert (await desk.intake.receipt(first.case_id)).task_no == first.task_no


async def test_a_patrol_report_lies_in_its_cell_and_goes_to_the_street(database: Database) -> None:
    desk = desk_over(database)
    photo = Photo(blob="a" * 64, name="scene.jpg")
    report = ReportDraft(source="patrol", words="垃圾散落", point=HERE, photos=(photo,))
    receipt = await desk.intake.register(report, at=PATROL.desk, by=COLLECTOR, request_id=RequestId.fresh())
    case = await desk.cases.get(receipt.case_id)
    assert (receipt.owner, len(receipt.region)) == ("C-310112001", 15)
    assert [e.kind for e in case.evidence] == ["scene"]
    with pytest.raises(PhotoMissing):
        await desk.intake.register(
            replace(report, photos=()), at=PATROL.desk, by=COLLECTOR, request_id=RequestId.fresh()
        )


async def test_a_position_of_a_phone_map_means_the_same_cell(database: Database) -> None:
    desk = desk_over(database)
    lon, lat = point_from_wgs84(HERE, system=System.GCJ02)
    back = point_to_wgs84(lon, lat, system=System.GCJ02)
    here, there = desk.intake.ground_at(HERE), desk.intake.ground_at(back)
    assert here is not None
    assert here == there
    assert desk.intake.ground_at(Point(lon=-76.6, lat=39.3)) is None


async def test_a_place_in_words_is_suggested_and_never_decided(database: Database) -> None:
    desk = desk_over(database)
    assert desk.intake.suggest_places("河东居委会门口")[0].name == "河东居委会"
    receipt = await desk.intake.register(
        replace(CALL, address="河东居委会门口"), at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh()
    )
    assert receipt.region == "310112"


async def test_wrong_doors_sources_numbers_and_places_are_refused_and_leave_nothing(database: Database) -> None:
    desk = desk_over(database)
    for refused, call, by in (
        (NotYourDesk, CALL, COLLECTOR),
        (UnknownSource, replace(CALL, source="patrol"), AGENT),
        (UnknownSource, replace(CALL, source="pigeon"), AGENT),
        (WrongNumber, replace(CALL, petitioner=Petitioner(phone="没有")), AGENT),
        (PlaceUnknown, replace(CALL, address=" "), AGENT),
        (PlaceUnknown, replace(CALL, region="110101"), AGENT),
        (Refusal, replace(CALL, class_code="999999"), AGENT),
    ):
        with pytest.raises(refused):
            await desk.intake.register(call, at=HOTLINE.desk, by=by, request_id=RequestId.fresh())
    async with database.reading() as session:
        assert await session.value(int, "SELECT count(*)::int FROM audit.entry") == 0


async def test_the_sixth_call_of_one_caller_finds_the_five_before(database: Database) -> None:
    desk = desk_over(database)
    for number in ("13812342671", "+86 138-1234-2671", "１３８１２３４２６７１", "138 1234 2671", "013812342671"):
        desk.clock.advance(timedelta(minutes=3))
        call = replace(CALL, petitioner=Petitioner(phone=number))
        await desk.intake.register(call, at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh())
    past = await desk.intake.caller_history("13812342671", by=AGENT)
    assert len(past) == 5
    assert [p.reported_at for p in past] == sorted((p.reported_at for p in past), reverse=True)
    with pytest.raises(NotYourDesk):
        await desk.intake.caller_history("13812342671", by=COLLECTOR)


async def test_a_second_report_next_door_finds_the_first_and_can_be_merged_and_unmerged(database: Database) -> None:
    desk = desk_over(database)
    acceptor = staff(Role.ACCEPTOR, "C-310112")
    burst = replace(CALL, words="水管爆裂，水流满地", class_code="130101", point=HERE)
    first = await desk.intake.register(burst, at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh())
    desk.clock.advance(timedelta(hours=1))
    near = Point(lon=HERE.lon, lat=HERE.lat + 30 / 111_195)
    second = await desk.intake.register(
        replace(burst, words="门口冒水", point=near), at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh()
    )
    found = await desk.intake.similar(words="又漏水了", class_code="130101", point=near, by=AGENT)
    assert {one.task_no for one in found} == {first.task_no, second.task_no}
    street = (await desk.cases.get(first.case_id)).region[:9]
    elsewhere = "310112001" if street != "310112001" else "310112002"
    for of, told in ((street, 2), (elsewhere, 0)):
        reader = staff(Role.COLLECTOR, f"C-{of}")
        assert len(await desk.intake.similar(words="又漏水了", class_code="130101", point=near, by=reader)) == told
    child = await desk.cases.move(
        second.case_id, wishes.Merge(parent=first.case_id), by=acceptor, request_id=RequestId.fresh()
    )
    assert child.state is cases.State.MERGED
    found = await desk.intake.similar(words="又漏水了", class_code="130101", point=near, by=AGENT)
    assert [(one.task_no, one.complainants) for one in found] == [(first.task_no, 2)]
    await desk.cases.move(
        second.case_id, wishes.Unmerge(reason="不是同一处"), by=acceptor, request_id=RequestId.fresh()
    )
    assert (await desk.cases.get(first.case_id)).complainants == 1
    desk.clock.advance(timedelta(hours=25))
    assert await desk.intake.similar(words="又漏水了", class_code="130101", point=near, by=AGENT) == []
