# SPDX-License-Identifier: Apache-2.0
"""Doors over the public HTTP API: every report, look and deed is a request with the person's own token."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import msgspec

from tongguan.cases.api import Case, Exhibit, Wish
from tongguan.entrypoints.demo.messages import GROUND_SOURCES, PUSHED_SOURCES, Message
from tongguan.entrypoints.demo.patrols import Outing, steps_of
from tongguan.entrypoints.demo.pictures import Album
from tongguan.entrypoints.demo.steps import Deed, FollowList, Look, LookAgain, Refused, SendTo, name_of
from tongguan.entrypoints.demo.tale import Tale
from tongguan.kernel.ids import CaseId, PersonId, new_id
from tongguan.kernel.people import Actor, Role

Json = dict[str, object]

LINES_DIALLED = {"hotline_12345": "12345", "hotline_12341": "12341"}


async def nothing() -> None:
    """For callers who let a worker run beside the play."""


class OverHttp:
    """Implements Doors with an HTTP client whose base address is the hub's."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        token_of: Callable[[PersonId], Awaitable[str]],
        album: Album | None = None,
        settle: Callable[[], Awaitable[None]] = nothing,
    ) -> None:
        """`token_of`: asked once for each person; `settle`: lets the worker do what is owed.

        `album`: where photos are drawn and uploaded from; without it their names are sent and nothing is uploaded.
        """
        self._client = client
        self._token_of = token_of
        self._tokens: dict[PersonId, str] = {}
        self._signing_in = asyncio.Lock()
        self._album = album
        self._settle = settle

    async def report(self, tale: Tale, by: Actor, *, at: datetime) -> Case:
        """The message at the door that its source comes through; then the case, as its acceptor sees it."""
        door, form, photos = _report(tale, at)
        for photo in photos:
            await self._upload(photo, by)
        receipt = await self._post(f"/api/v1/intake/{door}", form, by=by, key=new_id())
        acceptor = tale.roster.at(Role.ACCEPTOR, receipt["owner"], class_code=tale.message.class_code)
        return (await self.look(CaseId(UUID(receipt["case_id"])), acceptor)).case

    async def look(self, case_id: CaseId, by: Actor) -> Look:
        """The case with the moves that the server offers this person."""
        answer = await self._client.get(f"/api/v1/cases/{case_id}", headers=await self._headers(by))
        shown = _answer(answer)
        moves = frozenset(move["move"] for move in shown["moves"])
        return Look(case=_case(shown), moves=moves)

    async def do(self, case: Case, deed: Deed, by: Actor, *, request_id: UUID) -> Case:
        """The deed as a form, sent with the version that was seen; raises Refused."""
        move, form = _form(deed)
        for photo in getattr(deed, "evidence", ()):
            await self._upload(photo, by)
        seen = {"If-Match": f'"{case.version}"'}
        shown = await self._post(f"/api/v1/cases/{case.id}/moves/{move}", form, by=by, key=request_id, more=seen)
        return _case(shown)

    async def go_on_patrol(self, outing: Outing) -> None:
        """The walk as the person's phone tells it: looks at places, then the positions they were looked at from."""
        by, day = outing.by, outing.began_at.date().isoformat()
        answer = await self._client.get("/api/v1/my/patrol", params={"day": day}, headers=await self._headers(by))
        steps = steps_of(outing, _answer(answer)["places"])
        await self._post("/api/v1/my/patrol/begin", {"at": outing.began_at.isoformat()}, by=by, key=new_id())
        for look in steps.looks:
            await self._post("/api/v1/my/patrol/check-ins", dict(look), by=by, key=new_id())
        fixes = [{name: told for name, told in look.items() if name != "place"} for look in steps.looks]
        if fixes:
            await self._post("/api/v1/my/patrol/track", {"fixes": fixes}, by=by, key=new_id())
        if steps.ended_at is not None:
            await self._post("/api/v1/my/patrol/end", {"at": steps.ended_at.isoformat()}, by=by, key=new_id())

    async def settle(self) -> None:
        """Let the worker do what is owed."""
        await self._settle()

    async def _upload(self, photo: Exhibit, by: Actor) -> None:
        content = None if self._album is None else self._album.take_out(photo.blob)
        if content is not None:
            files = {"file": (photo.name, content, "image/jpeg")}
            _answer(await self._client.post("/api/v1/blobs", files=files, headers=await self._headers(by)))

    async def _post(
        self, path: str, form: Json, *, by: Actor, key: UUID, more: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        headers = await self._headers(by) | {"Idempotency-Key": str(key), "Content-Type": "application/json"}
        headers.update(more or {})
        return _answer(await self._client.post(path, content=msgspec.json.encode(form), headers=headers))

    async def _headers(self, by: Actor) -> dict[str, str]:
        if by.person not in self._tokens:
            async with self._signing_in:
                if by.person not in self._tokens:
                    self._tokens[by.person] = await self._token_of(by.person)
        return {"Authorization": f"Bearer {self._tokens[by.person]}"}


def _answer(answer: httpx.Response) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.json.decode(answer.content)
    if answer.is_success:
        return shown
    code, detail = shown.get("code", answer.status_code), shown.get("detail", "")
    raise Refused(str(code), f"{detail} {shown.get('errors', '')}".strip())


def _case(shown: dict[str, Any]) -> Case:
    """The case as the answer tells it; its clocks have a form of their own at the door and are left out."""
    return msgspec.convert({**shown, "clocks": []}, Case)


def _form(deed: Deed) -> tuple[str, Json]:
    match deed:
        case FollowList(reason):
            return "follow_list", {"reason": reason}
        case SendTo(lead, reason):
            return "dispatch", {"lead": lead, "override_reason": reason}
        case LookAgain():
            raise TypeError("nothing to do")
        case Wish():
            return name_of(deed), msgspec.to_builtins(deed)


def _report(tale: Tale, at: datetime) -> tuple[str, Json, tuple[Exhibit, ...]]:
    """Through which door, with which form and photos."""
    message = tale.message
    point = None if message.point is None else {"lon": message.point.lon, "lat": message.point.lat}
    form: Json = {"source": message.source, "words": message.words, "address": message.address, "point": point}
    photos = (tale.photo("scene"),) if message.source in GROUND_SOURCES else ()
    if photos:
        shots = [{"blob": photo.blob, "name": photo.name, "point": point} for photo in photos]
        return "patrol", form | {"photos": shots, "seen_at": at.isoformat()}, photos
    if message.source in PUSHED_SOURCES:
        pushed = {"source_no": message.upstream_no, "kind": message.kind, "said_at": at.isoformat()}
        return "channel", form | pushed, ()
    call = {
        "kind": message.kind,
        "petitioner": _petitioner(message),
        "line": LINES_DIALLED.get(message.source, ""),
        "city_no": message.upstream_no,
        "wants_answer": message.wants_answer,
        "said_at": at.isoformat(),
    }
    return "hotline", form | call, ()


def _petitioner(message: Message) -> Json:
    return {"name": message.caller, "phone": message.phone, "call_back": message.callback_phone}
