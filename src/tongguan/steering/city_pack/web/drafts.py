# SPDX-License-Identifier: Apache-2.0
"""Drafts of the next edition over HTTP: edit, check, agree, apply."""

import asyncio
from typing import Annotated
from uuid import UUID, uuid5

import msgspec
from fastapi import APIRouter, Depends, Query, Response, UploadFile
from fastapi import File as Uploaded

from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import NotFound
from tongguan.ground.kernel.work import AlreadyDone
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.change_requests import (
    ChangeRequest,
    ChangeRequestDependency,
    Once,
    OnSeen,
    Versioned,
    answered,
    granted,
    shown,
)
from tongguan.ground.plumbing.downloads import disposition
from tongguan.ground.plumbing.reading_record import Taking
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import CurrentActor, Present
from tongguan.steering.city_pack.api import (
    STEPS,
    CheckState,
    Draft,
    Edition,
    RowEdit,
    archive_of,
    counts,
    may_upload,
    page_of_table,
    quick_findings,
)
from tongguan.steering.city_pack.web import schemas as out
from tongguan.steering.city_pack.web.presenting import (
    presented_check,
    presented_draft,
    presented_edition,
    presented_sheets,
    presented_table,
)
from tongguan.steering.city_pack.web.services import (
    PROBLEMS,
    ZIP,
    ZIPPED,
    CityPackServices,
    File,
    Limit,
    Offset,
    Wanted,
    may_read,
)

_IDS = UUID("f1d3b3b0-4c3d-4d39-9a37-7f1f7f6f5c21")
OnSeenByUploader = Annotated[
    ChangeRequest, Depends(ChangeRequestDependency(CurrentActor(may_upload), of_a_version=True))
]
OnlyChanged = Annotated[bool, Query(description="只看草稿改过的行 | only rows the draft changes")]


def draft_routes(services: CityPackServices) -> APIRouter:
    """/drafts and all below."""
    offered = APIRouter(prefix="/api/v1/drafts", tags=["drafts"], route_class=QuickRoute, responses=PROBLEMS)
    _offer_drafts(offered, services)
    _offer_tables(offered, services)
    _offer_changes(offered, services)
    _offer_turns(offered, services)
    _offer_checks(offered, services)
    _offer_end(offered, services)
    return offered


def _offer_drafts(offered: APIRouter, services: CityPackServices) -> None:
    drafts = services.drafts

    @offered.get("", summary="草稿 | drafts")
    async def list_drafts(by: Present) -> list[out.DraftOut]:
        """Open ones first, then what has become of the last others."""
        may_read(by)
        await services.editions.refresh()
        newest = services.editions.known[-1].no
        found = await drafts.shelf.drafts(limit=50)
        return [presented_draft(one, newest=newest, person=services.person) for one in found]

    @offered.post("", status_code=201, summary="起草 | begin a draft", response_model=out.DraftOut)
    async def post_draft(form: out.DraftForm, asked: Once) -> Response:
        """A draft of what follows the newest edition; it is kept here, so that others can go on with it."""
        id = uuid5(_IDS, str(asked.request_id.id))  # the same for a repeated request
        deed = drafts.begin(id, title=form.title, by=asked.by, request_id=asked.request_id)
        return await answered(asked, deed, _draft(services, id, by=asked.by), status=201)

    @offered.get("/{id}", summary="一份草稿 | a draft", response_model=out.DraftOut)
    async def get_draft(id: UUID, by: Present) -> Response:
        """Who has a hand in it, and whether somebody has agreed to what it holds now."""
        await services.editions.refresh()
        thing = _draft(services, id, by=by)
        return shown(await thing.now(), thing)


def _draft(services: CityPackServices, id: UUID, *, by: Actor) -> Versioned[Draft]:
    async def now() -> Draft:
        may_read(by)
        return (await services.drafts.shelf.draft(id))[0]

    def told(draft: Draft) -> object:
        newest = services.editions.known[-1].no
        return presented_draft(draft, newest=newest, person=services.person).model_dump(mode="json")

    return Versioned(name="draft", now=now, shown=told, version=lambda draft: draft.version)


def _offer_tables(offered: APIRouter, services: CityPackServices) -> None:
    drafts = services.drafts

    @offered.get("/{id}/tables", summary="草稿的各表 | tables of a draft")
    async def list_tables(id: UUID, by: Present) -> list[out.SheetOut]:
        """The tables, and which of them the draft changes."""
        may_read(by)
        _, base, files = await drafts.files_of(id)
        return presented_sheets(files, counts(files, drafts.parts), drafts.parts, base)

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
        city = await services.city(draft.base)

        def look() -> out.TableOut:
            table_page = page_of_table(
                files,
                file,
                city=city,
                base=base,
                text=text,
                only_changed=changed,
                offset=offset,
                limit=limit,
                parts=drafts.parts,
            )
            return presented_table(
                table_page, quick_findings(files, file, parts=drafts.parts) if table_page.changed else ()
            )

        return await asyncio.to_thread(look)


def _offer_changes(offered: APIRouter, services: CityPackServices) -> None:
    drafts = services.drafts

    @offered.post("/{id}/rows", summary="改行 | change rows", response_model=out.DraftOut)
    async def post_rows(id: UUID, form: out.RowsForm, asked: OnSeen) -> Response:
        """Add, change or end rows; all of them or none."""
        edits = [RowEdit(file=one.file, key=one.key, cells=one.cells) for one in form.edits]
        deed = drafts.change_rows(id, edits, by=asked.by, request_id=asked.request_id, seen=asked.seen)
        return await answered(asked, deed, _draft(services, id, by=asked.by))

    @offered.post("/{id}/upload", summary="上传文件 | upload files", response_model=out.DraftOut)
    async def post_upload(
        id: UUID,
        file: Annotated[UploadFile, Uploaded(description="一个文件，或 ZIP 压缩包 | a file of the pack, or a ZIP")],
        asked: OnSeenByUploader,
    ) -> Response:
        """A file takes the place of the one of its name; a ZIP with pack.toml is the whole pack, another a part."""
        deed = drafts.take_in(
            id,
            name=file.filename or "",
            content=await file.read(),
            by=asked.by,
            request_id=asked.request_id,
            seen=asked.seen,
        )
        return await answered(asked, deed, _draft(services, id, by=asked.by))

    @offered.get("/{id}/pack.zip", summary="下载草稿 | the whole draft", response_class=Response, responses=ZIPPED)
    async def get_pack(id: UUID, by: Taking) -> Response:
        """All files as the draft would have them."""
        may_read(by)
        draft, _, files = await drafts.files_of(id)
        archive = await asyncio.to_thread(archive_of, files)
        name = f"draft-{draft.base}-{draft.version}.zip"
        return Response(archive, media_type=ZIP, headers={"Content-Disposition": disposition(name)})


def _offer_turns(offered: APIRouter, services: CityPackServices) -> None:
    drafts = services.drafts

    @offered.post(
        "/{id}/carry-over", summary="移到新版 | carry over to the newest edition", response_model=out.DraftOut
    )
    async def post_carry_over(id: UUID, asked: OnSeen) -> Response:
        """Make the changes to the newest edition instead; refused where both changed the same rows."""
        deed = drafts.carry_over(id, by=asked.by, request_id=asked.request_id, seen=asked.seen)
        return await answered(asked, deed, _draft(services, id, by=asked.by))

    @offered.post("/{id}/agree", summary="同意 | agree", response_model=out.DraftOut)
    async def post_agree(id: UUID, asked: OnSeen) -> Response:
        """Stand for exactly what it holds now; not for those who changed it."""
        deed = drafts.agree(id, by=asked.by, request_id=asked.request_id, seen=asked.seen)
        return await answered(asked, deed, _draft(services, id, by=asked.by))

    @offered.post("/{id}/drop", summary="放弃 | drop", response_model=out.DraftOut)
    async def post_drop(id: UUID, asked: OnSeen) -> Response:
        """Nobody goes on with it; it stays on record."""
        deed = drafts.drop(id, by=asked.by, request_id=asked.request_id, seen=asked.seen)
        return await answered(asked, deed, _draft(services, id, by=asked.by))


def _offer_checks(offered: APIRouter, services: CityPackServices) -> None:
    drafts = services.drafts

    @offered.post("/{id}/check", status_code=202, summary="检查 | check", responses={202: {"model": out.CheckOut}})
    async def post_check(id: UUID, form: out.CheckForm, by: Present) -> Response:
        """Begin to prove it, compare it and replay cases, beside the running work; ask how far with GET."""
        may_read(by)
        draft, _ = await drafts.shelf.draft(id)
        return _checked(services, draft, await drafts.begin_check(id, days=form.days, by=by), status=202)

    @offered.get("/{id}/check", summary="检查进度与结果 | the check", responses={200: {"model": out.CheckOut | None}})
    async def get_check(id: UUID, by: Present) -> Response:
        """How far the last check is, and in the end everything it found; null before the first."""
        may_read(by)
        state = await drafts.shelf.check(id)
        if state is None:
            return json_answer(None)
        return _checked(services, (await drafts.shelf.draft(state.draft))[0], state)


def _offer_end(offered: APIRouter, services: CityPackServices) -> None:
    drafts = services.drafts

    async def known(done: AlreadyDone) -> Edition:
        return services.edition(int(done.subject.removeprefix("edition/")))

    @offered.post("/{id}/apply", status_code=201, summary="发布 | apply")
    async def post_apply(id: UUID, form: out.ApplyForm, asked: OnSeen) -> out.EditionOut:
        """Make it the newest edition: proved once more, refused with any fault, and by whoever drafted it alone.

        Cases that are running keep the edition they began under.
        """
        deed = drafts.apply(
            id,
            note=form.note,
            effective_from=form.effective_from,
            by=asked.by,
            request_id=asked.request_id,
            seen=asked.seen,
        )
        no = (await granted(deed, known)).no
        current = services.editions.current().edition
        edition = services.edition(no)
        return presented_edition(
            edition, in_force=no == current, counts=await services.counts(no), person=services.person
        )


def _checked(services: CityPackServices, draft: Draft, state: CheckState, *, status: int = 200) -> Response:
    told = presented_check(state, draft, steps=STEPS, person=services.person)
    report = msgspec.Raw(state.report) if state.report is not None else None
    return json_answer({**told, "report": report}, status=status)
