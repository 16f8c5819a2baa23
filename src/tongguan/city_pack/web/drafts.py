# SPDX-License-Identifier: Apache-2.0
"""Drafts of the next edition over HTTP: edit, check, agree, apply."""

import asyncio
from collections.abc import Awaitable
from typing import Annotated
from uuid import UUID, uuid5

import msgspec
from fastapi import APIRouter, Query, Response, UploadFile
from fastapi import File as Uploaded

from tongguan.city_pack.api import (
    STEPS,
    CheckState,
    Draft,
    RowEdit,
    archive_of,
    counts,
    leaf_through,
    quick_findings,
)
from tongguan.city_pack.web import schemas as out
from tongguan.city_pack.web.door import PROBLEMS, ZIP, ZIPPED, CityOffice, File, Limit, Offset, Wanted, may_read
from tongguan.city_pack.web.showing import check_state, draft_out, edition_out, sheets_out, table_out
from tongguan.kernel.refusal import NotFound
from tongguan.kernel.work import AlreadyDone
from tongguan.plumbing.answers import IfMatch, NeededKey, expected_version, json_answer, request_id_of, version_tag
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present

_IDS = UUID("f1d3b3b0-4c3d-4d39-9a37-7f1f7f6f5c21")
OnlyChanged = Annotated[bool, Query(description="只看草稿改过的行 | only rows the draft changes")]


def draft_routes(office: CityOffice) -> APIRouter:
    """/drafts and all below."""
    offered = APIRouter(prefix="/api/v1/drafts", tags=["drafts"], route_class=QuickRoute, responses=PROBLEMS)
    drafts = office.drafts

    def shown(draft: Draft, response: Response) -> out.DraftOut:
        response.headers["ETag"] = version_tag(draft.version)
        newest = office.editions.known[-1].no
        return draft_out(draft, newest=newest, person=office.person)

    async def once(id: UUID, deed: Awaitable[Draft], response: Response) -> out.DraftOut:
        """The draft after a deed; after a repeated one as it stands now."""
        try:
            return shown(await deed, response)
        except AlreadyDone:
            response.headers["Idempotent-Replayed"] = "true"
            return shown((await drafts.shelf.draft(id))[0], response)

    @offered.get("", summary="草稿 | drafts")
    async def list_drafts(by: Present) -> list[out.DraftOut]:
        """Open ones first, then what has become of the last others."""
        may_read(by)
        await office.editions.refresh()
        newest = office.editions.known[-1].no
        found = await drafts.shelf.drafts(limit=50)
        return [draft_out(one, newest=newest, person=office.person) for one in found]

    @offered.post("", status_code=201, summary="起草 | begin a draft")
    async def post_draft(form: out.DraftForm, by: Present, key: NeededKey, response: Response) -> out.DraftOut:
        """A draft of what follows the newest edition; it is kept here, so that others can go on with it."""
        request_id = request_id_of(by.person, key)
        id = uuid5(_IDS, str(request_id))  # the same for a repeated request
        return await once(id, drafts.begin(id, title=form.title, by=by, request_id=request_id), response)

    @offered.get("/{id}", summary="一份草稿 | a draft")
    async def get_draft(id: UUID, by: Present, response: Response) -> out.DraftOut:
        """Who has a hand in it, and whether somebody has agreed to what it holds now."""
        may_read(by)
        await office.editions.refresh()
        return shown((await drafts.shelf.draft(id))[0], response)

    @offered.get("/{id}/tables", summary="草稿的各表 | tables of a draft")
    async def list_tables(id: UUID, by: Present) -> list[out.SheetOut]:
        """The tables, and which of them the draft changes."""
        may_read(by)
        _, base, files = await drafts.files_of(id)
        return sheets_out(files, counts(files), base)

    @offered.get("/{id}/tables/{file:path}", summary="草稿的一张表 | a table of a draft")
    async def get_table(
        id: UUID,
        file: File,
        by: Present,
        text: Wanted = "",
        changed: OnlyChanged = False,
        offset: Offset = 0,
        limit: Limit = 50,
    ) -> out.TableOut:
        """Rows with names beside codes, what the draft did to each, and what the table's own reader finds wrong."""
        may_read(by)
        draft, base, files = await drafts.files_of(id)
        if file not in files:
            raise NotFound("草稿没有这个文件。")
        city = await office.city(draft.base)

        def look() -> out.TableOut:
            leaves = leaf_through(
                files, file, city=city, base=base, text=text, only_changed=changed, offset=offset, limit=limit
            )
            return table_out(leaves, quick_findings(files, file) if leaves.changed else ())

        return await asyncio.to_thread(look)

    @offered.post("/{id}/rows", summary="改行 | change rows")
    async def post_rows(
        id: UUID, form: out.RowsForm, by: Present, key: NeededKey, response: Response, seen: IfMatch = None
    ) -> out.DraftOut:
        """Add, change or end rows; all of them or none."""
        edits = [RowEdit(file=one.file, key=one.key, cells=one.cells) for one in form.edits]
        request_id = request_id_of(by.person, key)
        deed = drafts.change_rows(id, edits, by=by, request_id=request_id, seen=expected_version(seen))
        return await once(id, deed, response)

    @offered.post("/{id}/upload", summary="上传文件 | upload files")
    async def post_upload(
        id: UUID,
        file: Annotated[UploadFile, Uploaded(description="一个文件，或 ZIP 压缩包 | a file of the pack, or a ZIP")],
        by: Present,
        key: NeededKey,
        response: Response,
        seen: IfMatch = None,
    ) -> out.DraftOut:
        """A file takes the place of the one of its name; a ZIP with pack.toml is the whole pack, another a part."""
        deed = drafts.take_in(
            id,
            name=file.filename or "",
            content=await file.read(),
            by=by,
            request_id=request_id_of(by.person, key),
            seen=expected_version(seen),
        )
        return await once(id, deed, response)

    @offered.get("/{id}/pack.zip", summary="下载草稿 | the whole draft", response_class=Response, responses=ZIPPED)
    async def get_pack(id: UUID, by: Present) -> Response:
        """All files as the draft would have them."""
        may_read(by)
        draft, _, files = await drafts.files_of(id)
        archive = await asyncio.to_thread(archive_of, files)
        name = f"draft-{draft.base}-{draft.version}.zip"
        return Response(archive, media_type=ZIP, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    @offered.post("/{id}/carry-over", summary="移到新版 | carry over to the newest edition")
    async def post_carry_over(
        id: UUID, by: Present, key: NeededKey, response: Response, seen: IfMatch = None
    ) -> out.DraftOut:
        """Make the changes to the newest edition instead; refused where both changed the same rows."""
        request_id = request_id_of(by.person, key)
        deed = drafts.carry_over(id, by=by, request_id=request_id, seen=expected_version(seen))
        return await once(id, deed, response)

    @offered.post("/{id}/agree", summary="同意 | agree")
    async def post_agree(
        id: UUID, by: Present, key: NeededKey, response: Response, seen: IfMatch = None
    ) -> out.DraftOut:
        """Stand for exactly what it holds now; not for those who changed it."""
        request_id = request_id_of(by.person, key)
        return await once(id, drafts.agree(id, by=by, request_id=request_id, seen=expected_version(seen)), response)

    @offered.post("/{id}/drop", summary="放弃 | drop")
    async def post_drop(
        id: UUID, by: Present, key: NeededKey, response: Response, seen: IfMatch = None
    ) -> out.DraftOut:
        """Nobody goes on with it; it stays on record."""
        request_id = request_id_of(by.person, key)
        return await once(id, drafts.drop(id, by=by, request_id=request_id, seen=expected_version(seen)), response)

    @offered.post("/{id}/check", status_code=202, summary="检查 | check", responses={202: {"model": out.CheckOut}})
    async def post_check(id: UUID, form: out.CheckForm, by: Present) -> Response:
        """Begin to prove it, compare it and replay cases, beside the running work; ask how far with GET."""
        may_read(by)
        return await _checked(office, await drafts.begin_check(id, days=form.days, by=by), status=202)

    @offered.get("/{id}/check", summary="检查进度与结果 | the check", responses={200: {"model": out.CheckOut | None}})
    async def get_check(id: UUID, by: Present) -> Response:
        """How far the last check is, and in the end everything it found; null before the first."""
        may_read(by)
        state = await drafts.shelf.check(id)
        return json_answer(None) if state is None else await _checked(office, state)

    @offered.post("/{id}/apply", status_code=201, summary="发布 | apply")
    async def post_apply(
        id: UUID, form: out.ApplyForm, by: Present, key: NeededKey, seen: IfMatch = None
    ) -> out.EditionOut:
        """Make it the newest edition: proved once more, refused with any fault, and by whoever drafted it alone.

        Cases that are running keep the edition they began under.
        """
        request_id = request_id_of(by.person, key)
        try:
            edition = await drafts.apply(
                id,
                note=form.note,
                effective_from=form.effective_from,
                by=by,
                request_id=request_id,
                seen=expected_version(seen),
            )
            no = edition.no
        except AlreadyDone as done:
            no = office.edition(int(done.subject.removeprefix("edition/"))).no
        current = office.editions.current().edition
        edition = office.edition(no)
        return edition_out(edition, in_force=no == current, counts=await office.counts(no), person=office.person)

    return offered


async def _checked(office: CityOffice, state: CheckState, *, status: int = 200) -> Response:
    draft, _ = await office.drafts.shelf.draft(state.draft)
    told = check_state(state, draft, steps=STEPS, person=office.person)
    report = msgspec.Raw(state.report) if state.report is not None else None
    return json_answer({**told, "report": report}, status=status)
