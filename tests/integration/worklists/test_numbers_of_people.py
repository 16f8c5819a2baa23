# SPDX-License-Identifier: Apache-2.0
"""Whatever people write into a case: the telephone and identity numbers in it leave by no door (脱敏)."""

from collections.abc import AsyncIterator
from dataclasses import fields, replace
from datetime import timedelta
from io import BytesIO
from random import Random
from zipfile import ZipFile

import httpx
import pytest

from tests.factories import cases as made
from tests.factories.players import Wishes, pick
from tests.integration.worklists.small_hub import Hub
from tongguan.ground.kernel.ids import CentreId
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import RequestId
from tongguan.matters.cases import api
from tongguan.matters.cases import wishes as wish_kinds

NUMBERS = ("13800001234", "021-64881234", "310112199001011234")
SAID = f"请回电{NUMBERS[0]}或{NUMBERS[1]}，身份证{NUMBERS[2]}"
FREE = frozenset(
    {"title", "address", "reason", "note", "text", "answer", "opinion", "minutes", "comment", "plan", "legal_basis"}
    | {"override", "decision", "name", "article"}
)
"""Fields of wishes that take whatever somebody writes."""


def with_numbers(wish: wish_kinds.Wish) -> wish_kinds.Wish:
    """The wish with all numbers in every text of it."""
    said: dict[str, object] = {}
    for field in fields(wish):
        value = getattr(wish, field.name)
        if field.name in FREE and (value is None or isinstance(value, str)):
            said[field.name] = SAID
        elif isinstance(value, tuple):
            said[field.name] = tuple(
                replace(one, name=SAID) if isinstance(one, wish_kinds.Exhibit) else one for one in value
            )
        elif isinstance(value, api.Why):
            said[field.name] = replace(value, override=SAID)
    return replace(wish, **said)


async def lives(hub: Hub, *, many: int, steps: int) -> AsyncIterator[tuple[api.Case, set[str]]]:
    """Cases that random people have worked on, and the moves that were made."""
    dice, city = Random(20261122), made.small_city()
    wishes = Wishes(dice)
    for _ in range(many):
        centre = CentreId(dice.choice((made.STREET, made.DISTRICT)))
        report = with_numbers(wishes.report(centre))
        assert isinstance(report, wish_kinds.Report)
        by = made.staff(Role.AGENT, centre)
        case = await hub.cases.report(report, centre=centre, by=by, request_id=RequestId.fresh(), words=SAID)
        made_moves: set[str] = set()
        for _ in range(steps):
            hub.clock.advance(timedelta(minutes=dice.choice((1, 20, 90))))
            person, move = pick(case, random=dice, city=city, now=hub.clock.now())
            wish = wishes.of(move, case, by=person, now=hub.clock.now())
            if wish is None or api.BY_MOVE[move].inner:
                continue
            try:
                case = await hub.cases.move(case.id, with_numbers(wish), by=person, request_id=RequestId.fresh())
            except Refusal:
                continue
            made_moves.add(move)
        yield case, made_moves


def texts(answer: httpx.Response) -> str:
    """All that is in an answer, also in one that is packed."""
    if not answer.content.startswith(b"PK"):
        return answer.text
    with ZipFile(BytesIO(answer.content)) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))


@pytest.mark.long
async def test_numbers_in_any_text_of_a_case_leave_by_no_door(hub: Hub) -> None:
    moved: set[str] = set()
    people: set[str] = set()
    async for case, moves in lives(hub, many=30, steps=60):
        moved |= moves
        assert NUMBERS[0] in str(case), "what was said is kept as it was said"
        people |= {
            *(f"{role}@{order.unit}" for order in case.orders for role in ("handler", "unit_dispatcher")),
            *(f"handler@{call.unit}" for call in case.whistle_calls),
            *(task.assignee for task in case.tasks),
            *(notice.by for notice in case.notices),
        }
        for door in ("", "/history", "/timing", "/progress", "/accountability", "/words", "/sheet", "/sheet.docx"):
            _tells_none(await hub.by("inspector@C-CITY").get(f"/cases/{case.id}{door}"))
        assert "138****1234" in (await hub.by("inspector@C-CITY").get(f"/cases/{case.id}")).text
    assert len(moved) > 45, sorted(moved)
    people = {who for who in people if "second" not in who and "everything" not in who and "SYSTEM" not in who}
    for who in ("inspector@C-CITY", "leader@C-310112", *sorted(people)):
        for door, asked in (
            ("/cases", {"limit": 200}),
            ("/cases.xlsx", {}),
            ("/timing", {}),
            ("/timing.xlsx", {}),
            ("/requests", {}),
            ("/suspended", {}),
            ("/notices", {"kind": "supervise"}),
            ("/notices", {"kind": "urge"}),
            ("/notices", {"sent": "true", "kind": "instruct"}),
            ("/my/tasks", {}),
            ("/my/orders", {}),
            ("/my/calls", {}),
        ):
            if "xlsx" not in door or who == "inspector@C-CITY":
                _tells_none(await hub.by(who).get(door, **asked))


async def test_whoever_moves_a_case_is_answered_without_numbers(hub: Hub) -> None:
    case = await hub.report(SAID)
    sent = await hub.by("leader@C-310112").post(f"/cases/{case.id}/moves/supervise", {"text": SAID})
    _tells_none(sent)
    assert sent.json()["notices"][0]["text"].startswith("请回电138****1234或021-****1234")
    late = await hub.by("leader@C-310112").post(
        f"/cases/{case.id}/moves/supervise", {"text": SAID}, headers=[("If-Match", '"0"')]
    )
    assert late.status_code == 409
    _tells_none(late)


def _tells_none(answer: httpx.Response) -> None:
    assert answer.status_code in (200, 409), (answer.url, answer.text[:300])
    told = texts(answer)
    assert not [number for number in NUMBERS if number in told], answer.url
