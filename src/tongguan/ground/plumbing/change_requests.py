# SPDX-License-Identifier: Apache-2.0
"""A change over HTTP: who asks for it, under which key, having seen what; and how it is answered.

A route takes one parameter, `asked: Once` or `asked: OnSeen`, and gives its deed to `granted` (the value) or, where
the thing has versions, to `answered` (the answer). What there is to say of a repeat or of a version that somebody
else has changed stands here and nowhere else.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

import msgspec
from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.security.base import SecurityBase
from pydantic import StringConstraints, TypeAdapter, ValidationError

from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import Changed, Refusal
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.answers import expected_version, json_answer, refused, request_id_in, version_tag
from tongguan.ground.plumbing.idempotency import keyed
from tongguan.ground.plumbing.routing import EarlyDependency
from tongguan.ground.plumbing.sign_in_routes import CurrentActor, present

Value = TypeVar("Value")

# ---------------------------------------------------------------- what is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest:
    """A change that somebody asks for over HTTP."""

    by: Actor
    request_id: RequestId
    """Which wish this is: the same again changes nothing a second time."""
    seen: int | None
    """The version that was looked at; none where it does not matter, or there are no versions."""
    log_id: str
    """The id under which the log speaks of this request."""


_KEY = "Idempotency-Key"
_KEY_MOST = 128
_KEY_FORM = TypeAdapter[str](Annotated[str, StringConstraints(min_length=1, max_length=_KEY_MOST)])
_KEY_SAID = (
    "同一请求原样重发时保持不变，数据只改一次；另一请求须换新的 | The same for every repeat of one request,"
    " which then changes the data once; another request needs another"
)
_TAG = "If-Match"
_TAG_MOST = 64
_TAG_FORM = TypeAdapter[str](Annotated[str, StringConstraints(max_length=_TAG_MOST)])
_TAG_SAID = "所见版本 | The version that was seen, from ETag"


class ChangeRequestDependency(EarlyDependency[Actor], SecurityBase):
    """Finds out who asks for a change, its key, and the version that was seen.

    A single dependency that reads its headers itself, because every request pays for each.
    """

    model = CurrentActor.model
    scheme_name = CurrentActor.scheme_name

    def __init__(self, current_actor: CurrentActor = present, *, of_a_version: bool = False) -> None:
        """`of_a_version`: what is changed has versions, of which one was seen."""
        self._current_actor = current_actor
        self._of_a_version = of_a_version

    async def ask(self, request: Request) -> Actor:
        """Who asks, before their body is read; raises NotSignedIn, and what the dependency does."""
        return await self._current_actor.ask(request)

    async def __call__(self, request: Request) -> ChangeRequest:
        """What is asked; raises WrongVersionTag besides."""
        by = await self.answered_early(request)
        key = _header(request, _KEY, _KEY_FORM)
        if key is None:
            missing = {"type": "missing", "loc": ("header", _KEY), "msg": "Field required", "input": None}
            raise RequestValidationError([missing])
        seen = expected_version(_header(request, _TAG, _TAG_FORM)) if self._of_a_version else None
        wish = await keyed(request, by, key)
        return ChangeRequest(by=by, request_id=wish, seen=seen, log_id=request_id_in(request))

    def headers(self) -> list[dict[str, object]]:
        """The key, and the version where there is one."""
        maybe = {"anyOf": [{"type": "string", "maxLength": _TAG_MOST}, {"type": "null"}]}
        tag = _told(_TAG, maybe, _TAG_SAID, required=False)
        key = _told(_KEY, {"type": "string", "minLength": 1, "maxLength": _KEY_MOST}, _KEY_SAID, required=True)
        return [tag, key] if self._of_a_version else [key]


Once = Annotated[ChangeRequest, Depends(ChangeRequestDependency())]
"""Declare a parameter `asked: Once`, and a repeated request changes nothing a second time."""
OnSeen = Annotated[ChangeRequest, Depends(ChangeRequestDependency(of_a_version=True))]
"""The same, where the version that was seen may be named: `asked.seen`."""


def _header(request: Request, name: str, form: TypeAdapter[str]) -> str | None:
    value = request.headers.get(name)
    if value is None:
        return None
    try:
        return form.validate_python(value)
    except ValidationError as error:
        raise RequestValidationError([{**one, "loc": ("header", name)} for one in error.errors()]) from error


def _told(name: str, schema: Mapping[str, object], said: str, *, required: bool) -> dict[str, object]:
    full = {**schema, "description": said, "title": name}
    return {"name": name, "in": "header", "required": required, "schema": full, "description": said}


# ---------------------------------------------------------------- how it is answered

Again = Callable[[AlreadyDone], Awaitable[Value]]
"""What a repeat is told."""


def given_then(kind: type[Value]) -> Again[Value]:
    """A repeat is told what the first request was, whatever has become of it since."""

    async def again(done: AlreadyDone) -> Value:
        return msgspec.json.decode(done.answer or b"", type=kind)

    return again


def as_it_stands(now: Callable[[], Awaitable[Value]]) -> Again[Value]:
    """A repeat is told what there is now."""

    async def again(done: AlreadyDone) -> Value:
        del done
        return await now()

    return again


async def granted(deed: Awaitable[Value], again: Again[Value]) -> Value:
    """What comes of a deed, or what is told `again` when it was done before; raises the refusals of the deed."""
    try:
        return await deed
    except AlreadyDone as done:
        return await again(done)


@dataclass(frozen=True, kw_only=True)
class Versioned(Generic[Value]):
    """Something that has versions, as one person may see it."""

    name: str
    """What a refusal calls the present state: `case`, `board`."""
    now: Callable[[], Awaitable[Value]]
    """As it stands; raises a Refusal to whom it is not shown, or when there is none."""
    shown: Callable[[Value], object]
    version: Callable[[Value], int]


def shown(value: Value, thing: Versioned[Value], *, status: int = 200) -> Response:
    """The thing with its version as ETag."""
    return json_answer(thing.shown(value), status=status, headers={"ETag": version_tag(thing.version(value))})


async def answered(
    asked: ChangeRequest,
    deed: Awaitable[Value],
    thing: Versioned[Value],
    *,
    again: Again[Value] | None = None,
    status: int = 200,
) -> Response:
    """What comes of a deed with its version as ETag; of a repeat what is told `again`, or as it stands.

    Who came too late is refused and shown what there is now. Raises the refusals of the deed.
    """
    try:
        value = await granted(deed, again or as_it_stands(thing.now))
    except Changed as changed:
        return await _too_late(asked, changed, thing)
    return shown(value, thing, status=status)


async def _too_late(asked: ChangeRequest, changed: Changed, thing: Versioned[Value]) -> Response:
    try:
        present_state = await thing.now()
    except Refusal:
        return refused(asked.log_id, changed)
    answer = refused(asked.log_id, changed, beside={thing.name: thing.shown(present_state)})
    answer.headers["ETag"] = version_tag(thing.version(present_state))
    return answer
