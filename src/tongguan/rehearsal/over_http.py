# SPDX-License-Identifier: Apache-2.0
"""A driver over the public HTTP API: every report, look and deed is a request with the person's own token."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

import httpx
import msgspec

from tongguan.ground.kernel.ids import CaseId, PersonId, new_id
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.work import RequestId
from tongguan.matters.cases.api import Case
from tongguan.matters.cases.wishes import Exhibit, Wish
from tongguan.matters.intake.api import Photo, ReportDraft
from tongguan.rehearsal.deeds import Deed, FollowList, LookAgain, SendTo, name_of
from tongguan.rehearsal.driver import Look, Refused
from tongguan.rehearsal.in_process import nothing
from tongguan.rehearsal.incidents import EXTERNAL, PATROL
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.patrols import Outing, steps_of
from tongguan.rehearsal.pictures import Album

Json = dict[str, object]

LINES_DIALLED = {"hotline_12345": "12345", "hotline_12341": "12341"}


async def none_due() -> int:
    """For callers whose worker rings the clocks beside the play."""
    return 0


class OverHttp:
    """Implements `Driver` with an HTTP client whose base address is the hub's."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        token_of: Callable[[PersonId], Awaitable[str]],
        album: Album | None = None,
        settle: Callable[[], Awaitable[None]] = nothing,
        ring: Callable[[], Awaitable[int]] = none_due,
    ) -> None:
        """`token_of`: asked once for each person; `settle`: lets the worker do what is owed; `ring`: rings what is due.

        `album`: where photos are drawn and uploaded from; without it their names are sent and nothing is uploaded.
        """
        self._client = client
        self._token_of = token_of
        self._tokens: dict[PersonId, str] = {}
        self._signing_in = asyncio.Lock()
        self._album = album
        self._settle = settle
        self._ring = ring

    async def report(self, matter: PlayedMatter, by: Actor) -> Case | None:
        """The report at the door that its source comes through; then the case, as its acceptor sees it."""
        draft = matter.draft()
        door, form = _report(draft, matter.incident.channel)
        for photo in draft.photos:
            await self._upload(photo, by)
        receipt = await self._post(f"/api/v1/intake/{door}", form, by=by, key=new_id())
        if not receipt["fresh"]:
            return None
        acceptor = matter.roster.at(Role.ACCEPTOR, receipt["owner"], class_code=matter.incident.class_code)
        return (await self.look(CaseId(UUID(receipt["case_id"])), acceptor)).case

    async def look(self, case_id: CaseId, by: Actor) -> Look:
        """The case with the moves that the server offers this person."""
        answer = await self._client.get(f"/api/v1/cases/{case_id}", headers=await self._headers(by))
        shown = _answer(answer)
        moves = frozenset(move["move"] for move in shown["moves"])
        return Look(case=_case(shown), moves=moves)

    async def do(self, case: Case, deed: Deed, by: Actor, *, request_id: RequestId) -> Case:
        """The deed as a form, sent with the version that was seen; raises Refused."""
        move, form = _form(deed)
        for photo in getattr(deed, "evidence", ()):
            await self._upload(photo, by)
        seen = {"If-Match": f'"{case.version}"'}
        shown = await self._post(f"/api/v1/cases/{case.id}/moves/{move}", form, by=by, key=request_id.id, more=seen)
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

    async def ring(self) -> int:
        """Let every due clock ring."""
        return await self._ring()

    async def write(self) -> None:
        """Every request is written already."""

    async def _upload(self, photo: Exhibit | Photo, by: Actor) -> None:
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


def _report(draft: ReportDraft, channel: str) -> tuple[str, Json]:
    """Through which door, with which form."""
    point = None if draft.point is None else {"lon": draft.point.lon, "lat": draft.point.lat}
    form: Json = {"source": draft.source, "words": draft.words, "address": draft.address, "point": point}
    if channel == PATROL:
        shots = [{"blob": photo.blob, "name": photo.name, "point": point} for photo in draft.photos]
        return "patrol", form | {"photos": shots, "seen_at": _told(draft)}
    if channel == EXTERNAL:
        return "channel", form | {"source_no": draft.source_no, "kind": draft.kind, "said_at": _told(draft)}
    caller = draft.petitioner
    assert caller is not None, "the day tells who calls"
    call = {
        "kind": draft.kind,
        "petitioner": {"name": caller.name, "phone": caller.phone, "call_back": caller.call_back},
        "line": LINES_DIALLED.get(draft.source, ""),
        "city_no": draft.source_no or "",
        "wants_answer": draft.wants_answer,
        "said_at": _told(draft),
    }
    return "hotline", form | call


def _told(draft: ReportDraft) -> str | None:
    return None if draft.said_at is None else draft.said_at.isoformat()
