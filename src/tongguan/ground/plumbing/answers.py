# SPDX-License-Identifier: Apache-2.0
"""What every route shares: refusals and faults as problem+json, versions, cursor pages."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec
import psycopg
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from psycopg_pool import PoolTimeout
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from tongguan.ground.kernel.refusal import Fact, Refusal
from tongguan.ground.plumbing.hints import HINTS, TITLES
from tongguan.ground.plumbing.request_bodies import BodyRefused
from tongguan.ground.plumbing.telemetry import REFUSALS

log = structlog.get_logger(__name__)

Item = TypeVar("Item")
Position = TypeVar("Position")

# ---------------------------------------------------------------- answers


class Problem(BaseModel):
    """Why a request was not granted (RFC 9457)."""

    type: str
    title: str
    title_en: str
    status: int
    detail: str
    code: str
    facts: dict[str, str | int | float | bool | None]
    request_id: str


class Hint(BaseModel):
    """One thing that is wrong with the form of a request."""

    where: str
    hint: str
    hint_en: str


class MalformedProblem(Problem):
    """The body or the parameters are not of the expected form."""

    errors: list[Hint]


class Page(BaseModel, Generic[Item]):
    """Part of a list; `next` leads to the following part and is null on the last."""

    items: list[Item]
    next: str | None


def json_answer(value: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Any dataclass, struct or plain value as JSON, encoded by msgspec: the fast way out."""
    return Response(
        msgspec.json.encode(value),
        status_code=status,
        media_type="application/json",
        headers=dict(headers) if headers else None,
    )


def problem(
    request_id: str,
    *,
    status: int,
    code: str,
    title: str,
    title_en: str,
    detail: str,
    facts: Mapping[str, Fact] | None = None,
    errors: list[dict[str, str]] | None = None,
    beside: Mapping[str, object] | None = None,
) -> Response:
    """A refusal or fault as problem+json; `beside` it what a program may want to see."""
    body: dict[str, object] = {
        "type": f"urn:tongguan:problem:{code}",
        "title": title,
        "title_en": title_en,
        "status": status,
        "detail": detail,
        "code": code,
        "facts": dict(facts or {}),
        "request_id": request_id,
        **(beside or {}),
    }
    if errors is not None:
        body["errors"] = errors
    return Response(msgspec.json.encode(body), status_code=status, media_type="application/problem+json")


# ---------------------------------------------------------------- versions, pages


class WrongVersionTag(Refusal):
    """The If-Match header holds no version of ours."""

    code = "plumbing.wrong_version_tag"
    title = "If-Match 须为所见的 ETag"
    title_en = "If-Match must be the ETag that was seen"
    status = 400


def version_tag(version: int) -> str:
    """A version number as ETag."""
    return f'"{version}"'


def expected_version(tag: str | None) -> int | None:
    """The version number in If-Match; None without the header or for `*`."""
    if tag is None or tag.strip() == "*":
        return None
    number = tag.strip().removeprefix("W/").strip('"')
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        raise WrongVersionTag
    return int(number)


class WrongCursor(Refusal):
    """The cursor is none that a page of this list has given."""

    code = "plumbing.wrong_cursor"
    title = "翻页标记无效，请从第一页重新开始"
    title_en = "This cursor belongs to no page; begin again with the first"
    status = 400


def cursor_after(position: object) -> str:
    """An opaque cursor behind this position (a tuple or struct of the last row's sort keys)."""
    return urlsafe_b64encode(msgspec.json.encode(position)).decode().rstrip("=")


def position_of(cursor: str, kind: type[Position]) -> Position:
    """The position a cursor stands for; raises WrongCursor."""
    try:
        return msgspec.json.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=kind)
    except (ValueError, msgspec.MsgspecError) as error:
        raise WrongCursor from error


# ---------------------------------------------------------------- faults


def request_id_in(request: Request) -> str:
    """The id under which the log speaks of this request."""
    return str(request.scope.get("tongguan.request_id", ""))


DATABASE_AWAY = (psycopg.OperationalError, PoolTimeout)
"""The database does not answer: nothing was changed by what was under way."""
UNAVAILABLE = "plumbing.database_unavailable"


def speak_problem_json(app: FastAPI) -> None:
    """Let every refusal and every fault leave the application as problem+json."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _by_status)
    for error in DATABASE_AWAY:
        app.add_exception_handler(error, _no_database)
    app.add_exception_handler(Exception, _fault)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return refused(request_id_in(request), error)


def refused(request_id: str, error: Refusal, *, beside: Mapping[str, object] | None = None) -> Response:
    """A refusal as it is told to the caller, and counted."""
    REFUSALS.labels(error.code).inc()
    answer = problem(
        request_id,
        status=error.status,
        code=error.code,
        title=error.title,
        title_en=error.title_en,
        detail=error.detail,
        facts=error.facts,
        errors=[] if error.status == 422 else None,
        beside=beside,
    )
    if "retry_after" in error.facts:
        answer.headers["Retry-After"] = str(error.facts["retry_after"])
    if error.status == 416:
        answer.headers["Content-Range"] = f"bytes */{error.facts['size']}"
    if error.status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


async def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    hints = [
        {
            "where": ".".join(str(step) for step in each["loc"]),
            "hint": HINTS.get(str(each["type"]), "格式不正确"),
            "hint_en": str(each["msg"]),
        }
        for each in error.errors()
    ]
    return problem(
        request_id_in(request),
        status=422,
        code="plumbing.malformed",
        title="请求格式不正确",
        title_en="Malformed request",
        detail="；".join(f"{hint['where']}：{hint['hint']}" for hint in hints),
        errors=hints,
    )


async def _by_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return by_status(request_id_in(request), error)


def by_status(request_id: str, error: HTTPException) -> Response:
    """What the framework or the gateway refuses, in the words of its status."""
    title, title_en = TITLES.get(error.status_code, ("请求未被接受", str(error.detail)))
    answer = problem(
        request_id,
        status=error.status_code,
        code=f"http.{error.status_code}",
        title=title,
        title_en=title_en,
        detail=error.detail if isinstance(error, BodyRefused) else title,
    )
    answer.headers.update(error.headers or {})
    return answer


async def _fault(request: Request, error: Exception) -> Response:
    """The gateway has the error logged."""
    del error
    return fault(request_id_in(request))


def fault(request_id: str) -> Response:
    """Something that should not have happened; the number leads to the log."""
    return problem(
        request_id,
        status=500,
        code="plumbing.fault",
        title="平台内部出错",
        title_en="Internal fault",
        detail=f"平台内部出错，数据未改动。请将编号 {request_id} 告知管理员。",
    )


async def _no_database(request: Request, error: Exception) -> Response:
    log.error("database_unavailable", error=str(error))
    return unavailable(request_id_in(request))


def unavailable(request_id: str) -> Response:
    """The database does not answer: nothing was changed, try again."""
    answer = problem(
        request_id,
        status=503,
        code=UNAVAILABLE,
        title="数据库暂不可用，请稍后重试",
        title_en="The database is not available; try again shortly",
        detail="数据库暂不可用；带同一 Idempotency-Key 重试不会重复办理。",
    )
    answer.headers["Retry-After"] = "2"
    return answer
