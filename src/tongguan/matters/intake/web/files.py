# SPDX-License-Identifier: Apache-2.0
"""Files over HTTP: uploaded, taken in beside the requests, asked after; the same file again goes on where it stood."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Annotated
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Form, Query, Response, UploadFile

from tongguan.ground.kernel.people import Actor
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.sign_in_routes import CurrentActor, Present
from tongguan.matters.intake.api import BadRow, Import, Imports, ImportUnderWay, may_import

log = structlog.get_logger(__name__)

Importer = Annotated[Actor, Depends(CurrentActor(may_import))]
NO_FILE = {413: "文件过大 | too large", 422: "文件无法读取 | unreadable file"}
PROBLEMS = problems(401, 403, said={**NO_FILE, 404: "没有这次导入 | no such import"})


class RunningImports:
    """The imports that this process has under way."""

    def __init__(self, files: Imports) -> None:
        self._files = files
        self._under_way: set[asyncio.Task[None]] = set()

    async def take(self, file: UploadFile, *, source: str, system: str, by: Actor) -> Import:
        """Keep the file aside and begin; raises NotYourDesk, UnknownSource, UnknownSystem, UnreadableFile."""
        path = await asyncio.to_thread(_aside, file)
        try:
            name = Path(file.filename or "upload").name[:200]
            begun = await self._files.begin_import(path, file_name=name, source=source, system=system, by=by)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        if not begun.to_do:
            path.unlink(missing_ok=True)
            return begun.state
        task = asyncio.create_task(self._go_on(begun.state, path, by))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return begun.state

    async def _go_on(self, begun: Import, path: Path, by: Actor) -> None:
        try:
            await self._files.go_on(begun, path, by=by)
        except ImportUnderWay:
            log.info("import_under_way_elsewhere", import_id=str(begun.id))
        except Exception:
            log.exception("import_broken_off", import_id=str(begun.id))
        finally:
            path.unlink(missing_ok=True)


def offer_files(offered: APIRouter, files: Imports) -> None:
    """POST /batch, GET /batch/{id} and its bad rows."""
    imports = RunningImports(files)

    @offered.post(
        "/batch", summary="批量导入 | take in a file", status_code=202, response_model=Import, responses=PROBLEMS
    )
    async def take_file(
        by: Importer,
        file: UploadFile,
        source: Annotated[str, Form(min_length=1, max_length=64)],
        system: Annotated[
            str, Form(max_length=64, description="各行未注明时的坐标系 | reference system of rows that name none")
        ] = "",
    ) -> Response:
        """批量导入 CSV、XLSX | take in a file; sent again it goes on where it stood, nothing comes twice."""
        begun = await imports.take(file, source=source, system=system, by=by)
        return json_answer(begun, status=202, headers={"Location": f"/api/v1/intake/batch/{begun.id}"})

    @offered.get(
        "/batch/{import_id}", summary="导入进度 | how far an import has come", response_model=Import, responses=PROBLEMS
    )
    async def import_state(import_id: UUID, by: Present) -> Response:
        """导入进度 | how far it has come."""
        return json_answer(await files.import_state(import_id, by=by))

    @offered.get(
        "/batch/{import_id}/bad-rows",
        summary="不能登记的行 | rows that could not be registered",
        response_model=list[BadRow],
        responses=PROBLEMS,
    )
    async def bad_rows(
        import_id: UUID,
        by: Present,
        after: Annotated[int, Query(ge=0, le=2_000_000_000, description="从此行之后 | after this row")] = 0,
    ) -> Response:
        """不能登记的行 | rows that could not be registered: row, column, what to write instead."""
        return json_answer(await files.bad_rows(import_id, by=by, after=after))


def _aside(file: UploadFile) -> Path:
    with tempfile.NamedTemporaryFile(prefix="tongguan-import-", delete=False) as kept:
        shutil.copyfileobj(file.file, kept)
    return Path(kept.name)
