# SPDX-License-Identifier: Apache-2.0
"""Photos and files: uploaded once, named by their content, given out without the camera's notes of place and time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, File, Header, Path, Response, UploadFile
from fastapi.responses import StreamingResponse

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.refusal import NotFound
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.blobs import Blobs
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.downloads import disposition, part_of
from tongguan.ground.plumbing.file_kinds import PHOTOS, RECORDINGS, FileKind
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.ground.plumbing.uploads import Upload, Uploads

SHOWN_IN_THE_PAGE = (*PHOTOS, FileKind.MP4, FileKind.FILM_3GP, *RECORDINGS)
"""Kinds a browser may show; the others are only ever saved, so that none of them runs in our name."""
PROBLEMS = problems(401, 404, 422, said={416: "没有这一段 | no such part"})
IN_PARTS: dict[int | str, dict[str, str]] = {206: {"description": "其中一段 | a part of it"}}
Part = Annotated[
    str | None, Header(alias="Range", max_length=200, description="只要一段，如 bytes=0-999 | only a part")
]
Unchanged = Annotated[
    str | None, Header(alias="If-Range", max_length=200, description="文件未变才分段 | a part only of this version")
]


@dataclass(frozen=True, kw_only=True)
class UploadOut:
    """已上传的文件 | a file that is kept; name it by `blob` in the evidence of a move."""

    blob: str
    """原件的 SHA-256 | SHA-256 of the original."""
    media_type: str
    size: int
    taken_at: datetime | None
    """照片自带的拍摄时间 | when the camera says it was taken."""
    lon: float | None
    lat: float | None


class NoSuchFile(NotFound):
    """No such file, or not for this person."""

    # The code keeps the name it was published under.
    code, title, title_en = "portals.no_such_file", "没有这个附件，或您无权查看", "No such file"


def upload_routes(blobs: Blobs, uploads: Uploads, clock: Clock) -> APIRouter:
    """/blobs."""
    offered = APIRouter(prefix="/api/v1", tags=["files"], route_class=QuickRoute)
    _offer_upload(offered, blobs, uploads, clock)
    _offer_own(offered, blobs, uploads)
    return offered


def _offer_upload(offered: APIRouter, blobs: Blobs, uploads: Uploads, clock: Clock) -> None:
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
        file: Annotated[UploadFile, File(description="照片、文件或录音 | photo, file or recording")], by: Present
    ) -> Response:
        """Keep a photo, PDF, Word or Excel file, film or recording; the same content is kept once."""
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
        shown = copied(UploadOut, kept, blob=kept.hash)
        return json_answer(shown, status=201)


def _offer_own(offered: APIRouter, blobs: Blobs, uploads: Uploads) -> None:
    @offered.get(
        "/blobs/{blob}",
        summary="查看自己上传的附件 | a file of one's own",
        response_class=StreamingResponse,
        responses=IN_PARTS | PROBLEMS,
    )
    async def own_file(
        blob: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], by: Present, part: Part = None, same: Unchanged = None
    ) -> Response:
        """The copy that may leave, for whoever uploaded it; others see it through the case it belongs to."""
        found = await uploads.find(blob)
        if found is None or found.by != by.person:
            raise NoSuchFile()
        return await streamed(blobs, found, name=blob[:12], part=part, same=same)


async def streamed(blobs: Blobs, found: Upload, *, name: str, part: str | None, same: str | None) -> Response:
    """The copy that may leave, or the part of it that a player asks for."""
    tag, size = f'"{found.clean_hash[:32]}"', await blobs.size(found.clean_hash)
    given = part_of(size, part) if same in (None, tag) else None
    headers = {
        "Content-Disposition": disposition(name, shown=found.media_type in SHOWN_IN_THE_PAGE),
        "Content-Length": str(size if given is None else len(given)),
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=86400, immutable",
        "ETag": tag,
    }
    if given is not None:
        headers["Content-Range"] = f"bytes {given.start}-{given.stop - 1}/{size}"
    return StreamingResponse(
        await blobs.read(found.clean_hash, given),
        status_code=200 if given is None else 206,
        media_type=found.media_type,
        headers=headers,
    )
