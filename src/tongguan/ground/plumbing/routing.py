# SPDX-License-Identifier: Apache-2.0
"""Routes that are found quickly, a hundred of them are asked for every request, and that know whom they let in.

`FastAPI.include_router` asks every route of an included router twice and builds its models anew; routes that are
offered directly are asked once, and those of a `QuickRoute` mostly by a look at the end of the path.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, Generic, TypeVar

from fastapi import APIRouter, FastAPI, Request, Response, params
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.utils import create_model_field
from starlette.routing import Match
from starlette.types import Scope

from tongguan.ground.plumbing.request_bodies import BODY, Body

Answer = TypeVar("Answer")
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class EarlyDependency(ABC, Generic[Answer]):
    """A dependency that is asked before the body is read: who may not come in need not carry anything here."""

    @abstractmethod
    async def ask(self, request: Request) -> Answer:
        """The answer; raises a Refusal."""

    @abstractmethod
    async def __call__(self, request: Request) -> object:
        """What the route is given."""

    async def answered_early(self, request: Request) -> Answer:
        """What was answered before the body was read, once; or ask now."""
        answers: dict[int, Answer] = request.scope.get(_ANSWERS, {})
        return answers.pop(id(self)) if id(self) in answers else await self.ask(request)

    def headers(self) -> list[dict[str, object]]:
        """What it reads of the headers by itself, as OpenAPI tells it: FastAPI takes longer."""
        return []


class RecordedDependency(EarlyDependency[Answer]):
    """One that also puts on record that its route was answered; what is refused leaves nothing."""

    @abstractmethod
    async def record(self, request: Request, response: Response) -> None:
        """Put it on record; whoever cannot be written down is not answered."""


_ANSWERS = "tongguan.asked_first"


class QuickRoute(APIRoute):
    """Looks at what stands after the last parameter before it asks a regular expression.

    What it may answer is told when the document is asked for: making these models takes longer than everything else
    at a start, and no request needs them.
    """

    _ending: str | None = None

    def __init__(self, path: str, endpoint: Callable[..., Any], **told: Any) -> None:  # noqa: ANN401 - as FastAPI has it
        self._answers: dict[int | str, dict[str, Any]] = told.pop("responses", None) or {}
        super().__init__(path, endpoint, **told)

    def tell_answers(self) -> None:
        """Make the models of its answers, for the document."""
        self.responses = self._answers
        self.response_fields = {
            status: create_model_field(f"Response_{status}_{self.unique_id}", answer["model"], mode="serialization")
            for status, answer in self._answers.items()
            if answer.get("model")
        }

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As any route answers."""
        if self._ending is None:
            self._ending = self.path.rpartition("}")[2]
        return super().matches(scope) if scope["path"].endswith(self._ending) else (Match.NONE, {})

    def get_route_handler(self) -> Handler:
        """As any route answers, but who asks is looked at before what he brings."""
        answer = self._recorded(super().get_route_handler())
        first = [one.call for one in _all(self.dependant) if isinstance(one.call, EarlyDependency)]
        headers = [header for one in first for header in one.headers()]
        if headers:
            self.openapi_extra = {"parameters": headers} | (self.openapi_extra or {})
        if self.body_field is None:
            return answer
        brings_a_file = any(isinstance(one.field_info, params.File) for one in self.dependant.body_params)

        async def answer_in_order(request: Request) -> Response:
            request.scope[_ANSWERS] = {id(one): await one.ask(request) for one in first}
            body = request.scope.get(BODY)
            if brings_a_file and isinstance(body, Body):
                body.brings_a_file()
            return await answer(request)

        return answer_in_order

    def _recorded(self, answer: Handler) -> Handler:
        """The same, put on record by whatever dependency does that."""
        recorded = [one.call for one in _all(self.dependant) if isinstance(one.call, RecordedDependency)]
        if not recorded:
            return answer

        async def answer_on_record(request: Request) -> Response:
            response = await answer(request)
            for one in recorded:
                await one.record(request, response)
            return response

        return answer_on_record


def _all(dependant: Dependant) -> Iterator[Dependant]:
    for one in dependant.dependencies:
        yield one
        yield from _all(one)


def offer(app: FastAPI, router: APIRouter) -> None:
    """Open the doors of a module; prefix, tags and answers are those of its router."""
    app.router.routes.extend(router.routes)
