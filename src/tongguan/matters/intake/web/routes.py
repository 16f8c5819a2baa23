# SPDX-License-Identifier: Apache-2.0
"""Intake over HTTP: take in reports, ask for advice, open a petition."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from tongguan.city.grid.api import LikelyPlace
from tongguan.city.taxonomy.api import ClassFlag, Taxonomy
from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.work import AlreadyDone
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.change_requests import Once, granted
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.reading_record import Reading
from tongguan.ground.plumbing.responses import Responses, problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.intake.api import Alike, Intake, Known, PastReport, Receipt, masked_phone
from tongguan.matters.intake.channels.channel import Channel
from tongguan.matters.intake.channels.listed import CHANNELS
from tongguan.matters.intake.channels.report import PointIn, ReportIn
from tongguan.matters.intake.web.files import offer_files
from tongguan.matters.intake.web.forms import CallerIn, PurposeIn, SimilarIn, WordsIn
from tongguan.matters.intake.web.presenting import presented_ground, presented_petition
from tongguan.matters.intake.web.schemas import NOWHERE, GroundOut, LikelyClassOut, PetitionOut

EvidenceKept = Callable[[frozenset[str]], Awaitable[bool]]
"""Whether files of these SHA-256 were all uploaded before."""
PersonName = Callable[[str], str | None]
"""The name of a person, as far as it is known without asking the database."""
PROBLEMS = problems(401, 403, 404, 409, said={422: "内容或格式有误 | wrong content or form"})


class ReportPhotoNotKept(Refusal):
    """A photo is named that was never uploaded."""

    code, title, title_en = "intake.photo_not_kept", "照片尚未上传，请先上传再提交", "Upload the photo first"


def nobody_known(person: str) -> None:
    """Knows no names."""
    del person


def routes(
    intake: Intake,
    cities: Cities,
    *,
    evidence_kept: EvidenceKept | None = None,
    person_name: PersonName = nobody_known,
) -> APIRouter:
    """/intake/<channel>, batch; suggest/…, callers, numbers; petitions/{case_id} and its opening."""
    offered = APIRouter(prefix="/api/v1/intake", tags=["intake"], route_class=QuickRoute)
    for channel in CHANNELS:
        _offer_channel(offered, channel, intake, evidence_kept)
    _offer_classes(offered, intake, cities)
    _offer_places(offered, intake, person_name)
    _offer_known(offered, intake)
    _offer_petitions(offered, intake)
    offer_files(offered, intake.files)
    return offered


def _offer_channel(offered: APIRouter, channel: Channel, intake: Intake, evidence_kept: EvidenceKept | None) -> None:
    async def known(done: AlreadyDone) -> Receipt:
        return await intake.receipt(CaseId(UUID(done.subject.removeprefix("case/"))))

    async def register(form: ReportIn, asked: Once) -> Response:
        draft = form.draft()
        blobs = frozenset(photo.blob for photo in draft.photos)
        if blobs and evidence_kept is not None and not await evidence_kept(blobs):
            raise ReportPhotoNotKept
        taking = intake.register(draft, at=channel.desk, by=asked.by, request_id=asked.request_id)
        receipt = await granted(taking, known)
        return json_answer(receipt, status=201 if receipt.fresh else 200)

    register.__annotations__["form"] = channel.form
    offered.add_api_route(
        channel.address,
        register,
        methods=["POST"],
        name=channel.operation,
        summary=channel.summary,
        description=channel.description,
        status_code=201,
        response_model=Receipt,
        responses={200: {"model": Receipt, "description": "早已登记，未重复立案 | known already"}, **PROBLEMS},
    )


def _offer_classes(offered: APIRouter, intake: Intake, cities: Cities) -> None:
    @offered.post(
        "/suggest/classes",
        summary="推荐子类 | likely classes",
        response_model=list[LikelyClassOut],
        responses=_only(401, 422),
    )
    async def suggest_classes(form: WordsIn, by: Present) -> Response:
        """推荐子类 | likely classes for these words; a person decides."""
        del by
        taxonomy = cities.current().part(Taxonomy)
        subs = [(one, taxonomy.sub_class(one.code)) for one in intake.suggest_classes(form.words)]
        return json_answer(
            [
                copied(
                    LikelyClassOut,
                    one,
                    path=sub.path,
                    condition=sub.conditions[0].id,
                    kind=sub.nature,
                    emergency=sub.has(ClassFlag.EMERGENCY),
                )
                for one, sub in subs
            ]
        )


def _offer_places(offered: APIRouter, intake: Intake, person_name: PersonName) -> None:
    @offered.post(
        "/suggest/places",
        summary="推荐地点 | likely places",
        response_model=list[LikelyPlace],
        responses=_only(401, 422),
    )
    async def suggest_places(form: WordsIn, by: Present) -> Response:
        """推荐地点 | places these words may mean; a person decides."""
        del by
        return json_answer(intake.suggest_places(form.words))

    @offered.post(
        "/suggest/cell",
        summary="坐标定位网格 | the ground of a position",
        response_model=GroundOut,
        responses=_only(401, 422),
    )
    async def ground_of(form: PointIn, by: Present) -> Response:
        """坐标定位网格 | cell, community, street and owner of a position in any of the four systems."""
        del by
        ground = intake.ground_at(form.point())
        known = NOWHERE if ground is None else presented_ground(ground, owner_name=person_name(ground.owner))
        return json_answer(known)


def _offer_known(offered: APIRouter, intake: Intake) -> None:
    @offered.post(
        "/suggest/similar",
        summary="相似案件 | open cases that may be the same",
        response_model=list[Alike],
        responses=_only(401, 403, 422),
    )
    async def similar(form: SimilarIn, by: Present) -> Response:
        """相似案件 | open cases that may be the same matter."""
        found = await intake.similar(
            words=form.words, class_code=form.class_code, point=form.where(), region=form.region, by=by
        )
        return json_answer(found)

    @offered.post(
        "/callers",
        summary="来电人历史诉求 | what a caller reported before",
        response_model=list[PastReport],
        responses=_only(401, 403, 422) | problems(said={429: "查得过于频繁 | too many callers looked up"}),
    )
    async def caller_history(form: CallerIn, by: Present, reading: Reading) -> Response:
        """来电人历史诉求 | what this caller reported before (一人多诉); who looked is on record."""
        found = await intake.caller_history(form.phone, by=by)
        await reading.looked_up("look_up_caller", by, "/api/v1/intake/callers", masked_phone(form.phone))
        return json_answer(found)

    @offered.get(
        "/numbers",
        summary="按来源编号查案 | find by a source's number",
        response_model=Known,
        responses=_only(401, 404, 422),
    )
    async def by_source_no(
        by: Present,
        source: Annotated[str, Query(min_length=1, max_length=64)],
        source_no: Annotated[str, Query(min_length=1, max_length=64)],
    ) -> Response:
        """按来源编号查案 | the case that a source's own number became."""
        return json_answer(await intake.by_source_no(source, source_no, by=by))


def _offer_petitions(offered: APIRouter, intake: Intake) -> None:
    @offered.get(
        "/petitions/{case_id}",
        summary="诉求登记（脱敏） | who reported, masked",
        response_model=PetitionOut,
        responses=_only(401, 404, 422),
    )
    async def petition(case_id: UUID, by: Present) -> Response:
        """诉求登记（脱敏） | who reported, masked."""
        return json_answer(presented_petition(await intake.petition(CaseId(case_id), by=by)))

    @offered.post(
        "/petitions/{case_id}/open",
        summary="查看诉求人信息 | who reported, in clear",
        response_model=PetitionOut,
        responses=PROBLEMS,
    )
    async def open_petition(case_id: UUID, form: PurposeIn, asked: Once) -> Response:
        """查看诉求人信息 | who reported, in clear; who looked and why goes on record first."""
        opened = await intake.open_petition(
            CaseId(case_id), purpose=form.purpose, by=asked.by, request_id=asked.request_id
        )
        return json_answer(presented_petition(opened))


def _only(*codes: int) -> Responses:
    return {code: PROBLEMS[code] for code in codes}
