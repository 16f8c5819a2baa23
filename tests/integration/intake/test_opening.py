# SPDX-License-Identifier: Apache-2.0
"""Who the petitioner is: masked, opened for a purpose by those who work on the case, and every look is on record."""

from dataclasses import replace

import pytest

from tests.factories.cases import staff
from tests.integration.intake.desk import desk_over
from tests.integration.intake.test_taking_in import AGENT, CALL, WANG
from tongguan.ground.kernel.ids import CaseId, new_id
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.intake.channels.hotline import HOTLINE
from tongguan.matters.intake.domain.refusals import NoPetition, PetitionSealed, PurposeMissing

ACCEPTOR = staff(Role.ACCEPTOR, "C-310112")
STRANGERS = (
    staff(Role.ACCEPTOR, "C-310112001"),
    staff(Role.HANDLER, "U-310112001-DG04"),
    staff(Role.LEADER, "C-310112"),
    staff(Role.SYSTEM_ADMIN, "C-310112"),
)


async def test_everybody_who_sees_the_case_sees_the_petitioner_masked(database: Database) -> None:
    desk = desk_over(database)
    receipt = await desk.intake.register(CALL, at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh())
    shown = await desk.intake.petition(receipt.case_id, by=ACCEPTOR)
    assert (shown.name, shown.phone, shown.phone_key) == ("王**", "138 **** 2671", None)
    with pytest.raises(NoPetition):
        await desk.intake.petition(receipt.case_id, by=staff(Role.SYSTEM_ADMIN, "C-310112"))


async def test_opening_asks_for_a_purpose_and_goes_on_record_once_per_request(database: Database) -> None:
    desk, request_id = desk_over(database), RequestId.fresh()
    receipt = await desk.intake.register(CALL, at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh())
    with pytest.raises(PurposeMissing):
        await desk.intake.open_petition(receipt.case_id, purpose=" 查 ", by=ACCEPTOR, request_id=RequestId.fresh())
    for _ in range(2):
        opened = await desk.intake.open_petition(
            receipt.case_id, purpose="回访核实地址", by=ACCEPTOR, request_id=request_id
        )
        assert opened.phone == WANG.phone
    async with database.reading() as session:
        looks = await session.tuples(
            "SELECT person, organ, reason, facts::text FROM audit.entry WHERE subject = %s AND move = 'open'",
            [f"petition/{receipt.case_id}"],
        )
    ((person, organ, reason, facts),) = looks
    assert (person, organ, reason) == (ACCEPTOR.person, "C-310112", "回访核实地址")
    assert "138" not in facts


@pytest.mark.parametrize("who", STRANGERS, ids=lambda who: str(who.person))
async def test_who_has_no_part_in_the_case_opens_nothing_and_leaves_no_trace(database: Database, who: Actor) -> None:
    desk = desk_over(database)
    receipt = await desk.intake.register(CALL, at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh())
    with pytest.raises(PetitionSealed):
        await desk.intake.open_petition(receipt.case_id, purpose="想看看是谁", by=who, request_id=RequestId.fresh())
    async with database.reading() as session:
        assert await session.value(int, "SELECT count(*)::int FROM audit.entry WHERE move = 'open'") == 0


async def test_what_was_said_in_confidence_is_shown_to_nobody_and_opened_by_desk_and_acceptor_only(
    database: Database,
) -> None:
    desk = desk_over(database)
    call = replace(CALL, petitioner=replace(WANG, confidential=True))
    receipt = await desk.intake.register(call, at=HOTLINE.desk, by=AGENT, request_id=RequestId.fresh())
    shown = await desk.intake.petition(receipt.case_id, by=ACCEPTOR)
    assert (shown.name, shown.phone) == ("保密", "")
    dispatcher = staff(Role.DISPATCHER, "C-310112")
    with pytest.raises(PetitionSealed):
        await desk.intake.open_petition(
            receipt.case_id, purpose="派单前核实", by=dispatcher, request_id=RequestId.fresh()
        )
    opened = await desk.intake.open_petition(
        receipt.case_id, purpose="回访诉求人", by=AGENT, request_id=RequestId.fresh()
    )
    assert opened.name == "王小明"


async def test_a_case_that_came_otherwise_has_no_petition(database: Database) -> None:
    desk = desk_over(database)
    with pytest.raises(NoPetition):
        await desk.intake.open_petition(CaseId(new_id()), purpose="看看有没有", by=AGENT, request_id=RequestId.fresh())
