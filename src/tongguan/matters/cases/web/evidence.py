# SPDX-License-Identifier: Apache-2.0
"""Photos and files of a case, for whoever may read the case."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response
from fastapi.responses import StreamingResponse

from tongguan.ground.plumbing.blobs import Blobs
from tongguan.ground.plumbing.reading_record import Taking
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.upload_routes import IN_PARTS, PROBLEMS, NoSuchFile, Part, Unchanged, streamed
from tongguan.ground.plumbing.uploads import Uploads
from tongguan.matters.cases.web.access import CaseAccess


def evidence_routes(blobs: Blobs, uploads: Uploads, access: CaseAccess) -> APIRouter:
    """/cases/{ref}/evidence."""
    offered = APIRouter(prefix="/api/v1", tags=["files"], route_class=QuickRoute)

    @offered.get(
        "/cases/{ref}/evidence/{evidence_id}",
        summary="案件附件 | evidence of a case",
        response_class=StreamingResponse,
        responses=IN_PARTS | PROBLEMS,
    )
    async def evidence(
        ref: Annotated[str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$")],
        evidence_id: UUID,
        by: Taking,
        part: Part = None,
        same: Unchanged = None,
    ) -> Response:
        """A photo or file of a case, without the camera's notes of place and time."""
        case = await access.seen(ref, by=by)
        one = next((e for e in case.evidence if e.id == evidence_id), None)
        found = await uploads.find(one.blob) if one is not None else None
        if one is None or found is None:
            raise NoSuchFile()
        return await streamed(blobs, found, name=one.name, part=part, same=same)

    return offered
