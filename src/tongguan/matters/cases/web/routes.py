# SPDX-License-Identifier: Apache-2.0
"""Cases over HTTP: look at one, make a move, make the same move on many. One route per row of the table of moves."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.kernel.words import Masked, as_said
from tongguan.ground.kernel.work import Json, RequestId
from tongguan.ground.plumbing.answers import DATABASE_AWAY, UNAVAILABLE, json_answer
from tongguan.ground.plumbing.change_requests import ChangeRequest, Once, OnSeen, as_it_stands, granted
from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.cases.api import BY_MOVE, Accountability, Case, CaseNotFound, Cases, Rule, Step, may_see
from tongguan.matters.cases.web.access import CaseAccess
from tongguan.matters.cases.web.forms import Form, form_of, has_defaults_only, wish_in
from tongguan.matters.cases.web.presenting import CasePresenter, PersonName, nobody_known
from tongguan.matters.cases.web.schemas import BatchLineOut, BatchOut, CaseOut, HistoryOut, TimingOut, WordsOut
from tongguan.matters.cases.wishes import Exhibit, Wish

ELSEWHERE: Mapping[str, str] = {"dispatch": "DispatchForm"}
"""Moves whose routes another module offers, because it fills in part of the wish; with the names of their forms."""

Ref = Annotated[
    str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$", description="案件 id 或任务号 | id or task number of the case")
]
EvidenceKept = Callable[[frozenset[str]], Awaitable[bool]]
"""Whether files of these SHA-256 were all uploaded before."""

PROBLEMS = problems(401, 403, 404, 422, said={409: "按业务规则不予办理；版本不符时附现状 case | refused by a rule"})

SHOWN: dict[str, object] = {
    "description": "办理后的案件 | the case as it is now",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CaseOut"}}},
}
"""The answer of every move, named by reference: its model is worked out once, not for each of fifty routes."""


MOST_VERSIONS = 2_000_000_000
"""No case is moved so often."""


class BatchBroken(Refusal):
    """The database went away before this case's turn; the same request again goes on here."""

    code, title = UNAVAILABLE, "数据库暂不可用，本件未办，请重试"
    title_en = "The database is not available; this one was not done, try again"


class EvidenceNotKept(Refusal):
    """A photo or file is named that was never uploaded."""

    code, title, title_en = "cases.evidence_not_kept", "附件尚未上传，请先上传再提交", "Upload the file first"


class BatchCaseIn(Incoming):
    """一件案件及所见版本 | a case, and the version that was seen."""

    case_id: UUID
    version: int | None = Field(None, ge=0, le=MOST_VERSIONS, description="所见版本 | version seen")


class BatchIn(Incoming):
    """对多件案件办同一步 | the same move on many cases; each is granted or refused on its own."""

    move: str = Field(max_length=64, description="办理的一步 | the move")
    form: dict[str, object] = Field(max_length=50, description="该步的表单 | the form of the move")
    cases: list[BatchCaseIn] = Field(min_length=1, max_length=200)


def forms_of(rules: Mapping[str, Rule]) -> dict[str, type[Form]]:
    """The form of each move."""
    return {move: form_of(rule.wish) for move, rule in rules.items()}


class CaseServices:
    """What the routes of cases are given: the forms of the moves and the verbs behind them."""

    def __init__(
        self, cases: Cases, *, elsewhere: Mapping[str, str] = ELSEWHERE, evidence_kept: EvidenceKept | None = None
    ) -> None:
        self.cases = cases
        self.rules = {r.move: r for r in BY_MOVE.values() if not r.inner and r.move not in elsewhere}
        self.forms = forms_of(self.rules)
        self.form_names = {move: form.__name__ for move, form in self.forms.items()} | dict(elsewhere)
        self._evidence_kept = evidence_kept

    async def move(
        self, case_id: UUID, rule: Rule, form: BaseModel | None, *, by: Actor, request_id: RequestId, seen: int | None
    ) -> Case:
        """Make the move that a filled form states, if the case still has the version that was seen."""
        wish = rule.wish() if form is None else wish_in(form, rule.wish)
        await self._check_evidence(wish)
        return await self.cases.move(CaseId(case_id), wish, by=by, request_id=request_id, seen=seen)

    async def _check_evidence(self, wish: Wish) -> None:
        exhibits: object = getattr(wish, "evidence", ())
        if self._evidence_kept is None or not isinstance(exhibits, tuple) or not exhibits:
            return
        if not await self._evidence_kept(frozenset(e.blob for e in exhibits if isinstance(e, Exhibit))):
            raise EvidenceNotKept()


def case_access(
    services: CaseServices, clock: Clock, *, person_name: PersonName = nobody_known, masked: Masked = as_said
) -> CaseAccess:
    """The access to cases that these routes share with those of other modules that move cases."""
    presenter = CasePresenter(services.cases, forms=services.form_names, person_name=person_name, masked=masked)
    return CaseAccess(services.cases, presenter, clock)


def routes(services: CaseServices, access: CaseAccess, clock: Clock) -> APIRouter:
    """/cases/{ref} with history, timing and words, /cases/{id}/moves/{move}, /cases/batch."""
    offered = APIRouter(prefix="/api/v1/cases", tags=["cases"], route_class=QuickRoute)
    _offer_looks(offered, services, access, clock)
    _offer_batch(offered, services)
    for rule in services.rules.values():
        _offer_move(offered, rule, services, access)
    return offered


def _offer_looks(offered: APIRouter, services: CaseServices, access: CaseAccess, clock: Clock) -> None:
    looks = problems(401, 404, 422)
    presenter, cases = access.presenter, services.cases

    @offered.get("/{ref}", summary="案件全貌 | a case", responses={200: {"model": CaseOut}, **looks})
    async def get_case(ref: Ref, by: Present) -> Response:
        """The case with everything that hangs on it and the moves this person may make now; ETag is its version."""
        return access.answer(await access.seen(ref, by=by), by=by)

    @offered.get("/{ref}/history", summary="历程 | history", responses={200: {"model": HistoryOut}, **looks})
    async def get_history(ref: Ref, by: Present) -> Response:
        """Every move, by whom, why."""
        case = await access.seen(ref, by=by)
        return json_answer(presenter.history(case, await cases.history(case.id)))

    @offered.get("/{ref}/timing", summary="整体计时表 | timing table", responses={200: {"model": TimingOut}, **looks})
    async def get_timing(ref: Ref, by: Present) -> Response:
        """Every clock of the case with limit, time used, time left, pauses and extensions (SLA-06)."""
        return json_answer(presenter.timing(await access.seen(ref, by=by), now=clock.now()))

    @offered.get("/{ref}/progress", summary="进度面板 | progress", responses={200: {"model": list[Step]}, **looks})
    async def get_progress(ref: Ref, by: Present) -> Response:
        """The links the case has gone through, each with its owner, time used and time left (HDL-13)."""
        return json_answer(cases.progress(await access.seen(ref, by=by)))

    answers: dict[int | str, dict[str, object]] = {200: {"model": Accountability}, **looks}

    @offered.get("/{ref}/accountability", summary="失责倒查 | who answers for it", responses=answers)
    async def get_accountability(ref: Ref, by: Present) -> Response:
        """Which links failed, which unit answers, why, and by which acts (CLO-05)."""
        found = await cases.accountability((await access.seen(ref, by=by)).id)
        return json_answer(presenter.accountability(found))

    @offered.get("/{ref}/words", summary="市民原话 | what was said", responses={200: {"model": WordsOut}, **looks})
    async def get_words(ref: Ref, by: Present) -> Response:
        """The words of the citizen in full; telephone and identity numbers in them are masked."""
        case = await access.seen(ref, by=by)
        return json_answer(WordsOut(words=presenter.masked(await cases.shelf.words(case.id))))


def _offer_move(offered: APIRouter, rule: Rule, services: CaseServices, access: CaseAccess) -> None:
    form_type = services.forms[rule.move]

    async def make_move(*, case_id: UUID, form: Form | None, asked: OnSeen) -> Response:
        deed = services.move(case_id, rule, form, by=asked.by, request_id=asked.request_id, seen=asked.seen)
        return await access.answered(asked, case_id, deed)

    make_move.__annotations__["form"] = form_type
    if has_defaults_only(form_type):
        make_move.__annotations__["form"] = form_type | None
        make_move.__kwdefaults__ = {**(make_move.__kwdefaults__ or {}), "form": None}
    offered.add_api_route(
        f"/{{case_id}}/moves/{rule.move}",
        make_move,
        methods=["POST"],
        operation_id=f"move_{rule.move}",
        summary=f"{rule.name} | {rule.move.replace('_', ' ')}",
        description=f"{rule.wish.__doc__}\n\n{rule.verb.__doc__}",
        responses={200: SHOWN, **PROBLEMS},
    )


def _offer_batch(offered: APIRouter, services: CaseServices) -> None:
    @offered.post(
        "/batch", summary="批量办理 | the same move on many cases", responses={200: {"model": BatchOut}, **PROBLEMS}
    )
    async def make_moves(batch: BatchIn, asked: Once) -> Response:
        """Each case is granted or refused on its own; a repeat of the request changes nothing twice."""
        rule, form = services.rules.get(batch.move), services.forms.get(batch.move)
        if rule is None or form is None:
            raise RequestValidationError([_malformed("move", batch.move)])
        try:
            filled = form.model_validate(batch.form)
        except ValidationError as error:
            raise RequestValidationError([{**e, "loc": ("body", "form", *e["loc"])} for e in error.errors()]) from error
        await services.cases.begin_batch(by=asked.by, request_id=asked.request_id)
        lines = [await _one_of_batch(services, one, rule, filled, asked) for one in batch.cases]
        granted = sum(line.granted for line in lines)
        return json_answer(BatchOut(granted=granted, refused=len(lines) - granted, lines=tuple(lines)))


async def _one_of_batch(
    services: CaseServices, one: BatchCaseIn, rule: Rule, form: Form, asked: ChangeRequest
) -> BatchLineOut:
    by, part = asked.by, asked.request_id.part(str(one.case_id))
    deed = services.move(one.case_id, rule, form, by=by, request_id=part, seen=one.version)
    try:
        try:
            case = await granted(deed, as_it_stands(lambda: services.cases.get(CaseId(one.case_id))))
        except Refusal as refusal:
            return _refused(one.case_id, refusal if await _sees(services, one.case_id, by) else CaseNotFound())
    except DATABASE_AWAY:  # earlier lines stand, so this is a line of the answer and not the answer
        return _refused(one.case_id, BatchBroken())
    return BatchLineOut(
        case_id=one.case_id, granted=True, version=case.version, state=case.state.value, code=None, detail=None
    )


async def _sees(services: CaseServices, case_id: UUID, by: Actor) -> bool:
    try:
        return may_see(await services.cases.get(CaseId(case_id)), by)
    except CaseNotFound:
        return False


def _refused(case_id: UUID, refusal: Refusal) -> BatchLineOut:
    return BatchLineOut(
        case_id=case_id, granted=False, version=None, state=None, code=refusal.code, detail=refusal.detail
    )


def _malformed(field: str, given: Json) -> dict[str, object]:
    return {"type": "enum", "loc": ("body", field), "msg": "no such move", "input": given}
