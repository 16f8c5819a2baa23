# SPDX-License-Identifier: Apache-2.0
"""Photos and files: uploaded once, named by their content, given out without the camera's notes of place and time."""

from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, File, Path, Response, UploadFile
from fastapi.responses import StreamingResponse

from tongguan.cases.api import Case
from tongguan.kernel.clock import Clock
from tongguan.kernel.people import Actor
from tongguan.kernel.refusal import NotFound
from tongguan.plumbing.answers import json_answer
from tongguan.plumbing.blobs import Blobs
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import Upload, Uploads
from tongguan.portals.web.schemas import UploadOut

SHOWN_IN_THE_PAGE = ("image/jpeg", "image/png", "image/webp", "video/mp4")
"""Kinds a browser may show; the others are only ever saved, so that none of them runs in our name."""
PROBLEMS = problems(401, 404, 422)


class CaseDoor(Protocol):
    """The door of cases."""

    async def seen(self, ref: str, *, by: Actor) -> Case:
        """A case this person may read."""
        ...


class NoSuchFile(NotFound):
    """No such file, or not for this person."""

    code, title, title_en = "portals.no_such_file", "没有这个附件，或您无权查看", "No such file"


def file_routes(blobs: Blobs, uploads: Uploads, door: CaseDoor, clock: Clock) -> APIRouter:
    """/blobs, and the evidence of a case."""
    offered = APIRouter(prefix="/api/v1", tags=["files"], route_class=QuickRoute)

    @offered.post(
        "/blobs",
        status_code=201,
        summary="上传附件 | upload a file",
        responses={
            201: {"model": UploadOut},
            **problems(401),
            **problems(413, 422, said={400: "文件损坏 | damaged", 415: "类型不接受 | kind not accepted"}),
        },
    )
    async def upload(
        file: Annotated[UploadFile, File(description="照片或文件 | photo or file")], by: Present
    ) -> Response:
        """Keep a photo (JPEG, PNG, WebP), PDF, Word, Excel or MP4 file; the same content is kept once."""
        blob = await blobs.keep(await file.read())
        place = blob.photo.place if blob.photo is not None else None
        kept = Upload(
            hash=blob.hash,
            clean_hash=blob.clean_hash,
            media_type=blob.kind.value,
            size=blob.size,
            taken_at=blob.photo.taken_at if blob.photo is not None else None,
            lon=place.lon if place is not None else None,
            lat=place.lat if place is not None else None,
            by=by.person,
            at=clock.now(),
        )
        await uploads.note(kept)
        shown = UploadOut(
            blob=kept.hash,
            media_type=kept.media_type,
            size=kept.size,
            taken_at=kept.taken_at,
            lon=kept.lon,
            lat=kept.lat,
        )
        return json_answer(shown, status=201)

    @offered.get(
        "/blobs/{blob}",
        summary="查看自己上传的附件 | a file of one's own",
        response_class=StreamingResponse,
        responses=PROBLEMS,
    )
    async def own_file(blob: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], by: Present) -> Response:
        """The copy that may leave, for whoever uploaded it; others see it through the case it belongs to."""
        found = await uploads.find(blob)
        if found is None or found.by != by.person:
            raise NoSuchFile()
        return await _streamed(blobs, found, name=blob[:12])

    @offered.get(
        "/cases/{ref}/evidence/{evidence_id}",
        summary="案件附件 | evidence of a case",
        response_class=StreamingResponse,
        responses=PROBLEMS,
    )
    async def evidence(
        ref: Annotated[str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$")], evidence_id: UUID, by: Present
    ) -> Response:
        """A photo or file of a case, without the camera's notes of place and time."""
        case = await door.seen(ref, by=by)
        one = next((e for e in case.evidence if e.id == evidence_id), None)
        found = await uploads.find(one.blob) if one is not None else None
        if one is None or found is None:
            raise NoSuchFile()
        return await _streamed(blobs, found, name=one.name)

    return offered


async def _streamed(blobs: Blobs, found: Upload, *, name: str) -> Response:
    inline = found.media_type in SHOWN_IN_THE_PAGE
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "_" for letter in name)
    return StreamingResponse(
        await blobs.read(found.clean_hash),
        media_type=found.media_type,
        headers={
            "Content-Disposition": f'{"inline" if inline else "attachment"}; filename="{plain or "file"}"',
            "Cache-Control": "private, max-age=86400, immutable",
            "ETag": f'"{found.clean_hash[:32]}"',
        },
    )
