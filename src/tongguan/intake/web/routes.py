# SPDX-License-Identifier: Apache-2.0
"""Intake over HTTP: take in reports, ask for advice, open a petition."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from tongguan.intake.api import Alike, Cities, Intake, Known, PastReport, Receipt
from tongguan.intake.web.files import offer_files
from tongguan.intake.web.forms import (
    CallerIn,
    ExternalIn,
    HotlineIn,
    PatrolIn,
    PointIn,
    PurposeIn,
    SimilarIn,
    WordsIn,
    blobs_of,
)
from tongguan.intake.web.shapes import (
    NOWHERE,
    GroundOut,
    LikelyClassOut,
    LikelyPlaceOut,
    PetitionOut,
    shown,
    standing_on,
)
from tongguan.kernel.ids import CaseId
from tongguan.kernel.refusal import Conflict, Refusal
from tongguan.kernel.work import AlreadyDone
from tongguan.plumbing.answers import NeededKey, json_answer, request_id_of
from tongguan.plumbing.responses import Responses, problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.taxonomy.api import ClassFlag

EvidenceKept = Callable[[frozenset[str]], Awaitable[bool]]
"""Whether files of these SHA-256 were all uploaded before."""
PersonName = Callable[[str], str | None]
"""The name of a person, as far as it is known without asking the database."""
PROBLEMS = problems(401, 403, 404, 409, said={422: "内容或格式有误 | wrong content or form"})


class KeyUsedElsewhere(Conflict):
    """The Idempotency-Key belongs to a change of something else."""

    code, title = "intake.key_used_elsewhere", "该 Idempotency-Key 已用于另一事项"
    title_en = "This Idempotency-Key was used for something else"


class PhotoNotKept(Refusal):
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
    """/intake/hotline, patrol, channel, batch; suggest/…, callers, numbers; petitions/{case_id} and its opening."""
    offered = APIRouter(prefix="/api/v1/intake", tags=["intake"], route_class=QuickRoute)
    _offer_desks(offered, intake, evidence_kept)
    _offer_advice(offered, intake, cities, person_name)
    _offer_petitions(offered, intake)
    offer_files(offered, intake)
    return offered


def _offer_desks(offered: APIRouter, intake: Intake, evidence_kept: EvidenceKept | None) -> None:
    answers: dict[int | str, dict[str, object]] = {
        200: {"model": Receipt, "description": "早已登记，未重复立案 | known already"},
        **PROBLEMS,
    }

    async def kept(blobs: frozenset[str]) -> None:
        if blobs and evidence_kept is not None and not await evidence_kept(blobs):
            raise PhotoNotKept

    async def registered(taking: Awaitable[Receipt]) -> Response:
        try:
            receipt = await taking
        except AlreadyDone as done:
            return json_answer(await _again(intake, done), headers={"Idempotent-Replayed": "true"})
        return json_answer(receipt, status=201 if receipt.fresh else 200)

    @offered.post(
        "/hotline", summary="来电登记 | take down a call", status_code=201, response_model=Receipt, responses=answers
    )
    async def register_call(form: HotlineIn, by: Present, key: NeededKey) -> Response:
        """来电登记 | take down a call: our own task number at once, the city's number kept beside it."""
        await kept(blobs_of(form.photos))
        return await registered(intake.hotline(form.call(), by=by, request_id=request_id_of(by.person, key)))

    @offered.post(
        "/patrol",
        summary="巡查上报 | report from the ground",
        status_code=201,
        response_model=Receipt,
        responses=answers,
    )
    async def register_patrol(form: PatrolIn, by: Present, key: NeededKey) -> Response:
        """巡查上报 | report what was seen on the ground, with photos."""
        await kept(blobs_of(form.photos))
        return await registered(intake.patrol(form.report(), by=by, request_id=request_id_of(by.person, key)))

    @offered.post(
        "/channel", summary="外部系统推送 | push a report", status_code=201, response_model=Receipt, responses=answers
    )
    async def register_external(form: ExternalIn, by: Present, key: NeededKey) -> Response:
        """外部系统推送 | push a report of another system; the same number again gives the same case."""
        await kept(blobs_of(form.photos))
        return await registered(intake.external(form.report(), by=by, request_id=request_id_of(by.person, key)))


def _offer_advice(offered: APIRouter, intake: Intake, cities: Cities, person_name: PersonName) -> None:
    @offered.post(
        "/suggest/classes",
        summary="推荐子类 | likely classes",
        response_model=list[LikelyClassOut],
        responses=_only(401, 422),
    )
    async def suggest_classes(form: WordsIn, by: Present) -> Response:
        """推荐子类 | likely classes for these words; a person decides."""
        del by
        taxonomy = cities.current().taxonomy
        subs = [(one, taxonomy.sub_class(one.code)) for one in intake.suggest_classes(form.words)]
        return json_answer(
            [
                LikelyClassOut(
                    code=one.code,
                    path=sub.path,
                    score=one.score,
                    matched=one.matched,
                    condition=sub.conditions[0].id,
                    kind=sub.nature,
                    emergency=sub.has(ClassFlag.EMERGENCY),
                )
                for one, sub in subs
            ]
        )

    @offered.post(
        "/suggest/places",
        summary="推荐地点 | likely places",
        response_model=list[LikelyPlaceOut],
        responses=_only(401, 422),
    )
    async def suggest_places(form: WordsIn, by: Present) -> Response:
        """推荐地点 | places these words may mean; a person decides."""
        del by
        return json_answer(
            [
                LikelyPlaceOut(
                    name=place.name,
                    kind=place.kind.value,
                    lon=place.point.lon,
                    lat=place.point.lat,
                    region=place.region,
                    cell=None if place.cell is None else place.cell.code,
                    score=place.score,
                    matched=place.matched,
                    reason=place.reason.value,
                )
                for place in intake.suggest_places(form.words)
            ]
        )

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
        known = NOWHERE if ground is None else standing_on(ground, owner_name=person_name(ground.owner))
        return json_answer(known)

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
        responses=_only(401, 403, 422),
    )
    async def caller_history(form: CallerIn, by: Present) -> Response:
        """来电人历史诉求 | what this caller reported before (一人多诉)."""
        return json_answer(await intake.caller_history(form.phone, by=by))

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
        return json_answer(shown(await intake.petition(CaseId(case_id), by=by)))

    @offered.post(
        "/petitions/{case_id}/open",
        summary="查看诉求人信息 | who reported, in clear",
        response_model=PetitionOut,
        responses=PROBLEMS,
    )
    async def open_petition(case_id: UUID, form: PurposeIn, by: Present, key: NeededKey) -> Response:
        """查看诉求人信息 | who reported, in clear; who looked and why goes on record first."""
        request_id = request_id_of(by.person, key)
        opened = await intake.open_petition(CaseId(case_id), purpose=form.purpose, by=by, request_id=request_id)
        return json_answer(shown(opened))


async def _again(intake: Intake, done: AlreadyDone) -> Receipt:
    kind, _, subject = done.subject.partition("/")
    if kind != "case":
        raise KeyUsedElsewhere(subject=done.subject)
    return await intake.receipt(CaseId(UUID(subject)))


def _only(*codes: int) -> Responses:
    return {code: PROBLEMS[code] for code in codes}
