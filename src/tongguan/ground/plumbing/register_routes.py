# SPDX-License-Identifier: Apache-2.0
"""The doors of a register: one entry, add, change, end with a reason, history; its lists are `register_lists`.

A module describes its register once (`RegisterRoutes`) and opens each door that it has with one `offer_…`. A door that
is like no other stays a route of the module, beside these, and answers by `RegisterRoutes.answer`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field, StringConstraints

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.rows import Names, Presentation
from tongguan.ground.kernel.words import Masked
from tongguan.ground.plumbing.answers import Page, json_answer, position_of
from tongguan.ground.plumbing.change_requests import (
    ChangeRequest,
    Once,
    OnSeen,
    Versioned,
    answered,
    as_it_stands,
    given_then,
    granted,
    shown,
)
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.form_fields import FormField
from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.listing import paged
from tongguan.ground.plumbing.responses import Responses
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.ground.plumbing.trail import Trail, TrailQuery

Entry = TypeVar("Entry")
Form = TypeVar("Form", bound=BaseModel)
Door = Callable[..., Awaitable[Response]]
Says = tuple[str, str]
"""In which two sentences OpenAPI speaks of a door: its title and what it does."""

Cursor = Annotated[str | None, Query(max_length=300, description="上一页给出的 next | `next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=200, description="每页条数 | lines on a page")]
Reason = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=2, max_length=500, pattern=r"^[^\x00]*$"),
    Field(description="理由，记入审计 | why, kept on record"),
    FormField("理由", "Reason", "line", hint=("记入审计，至少两个字", "kept on record")),
]


class ReasonForm(Incoming):
    """只需理由 | only a reason."""

    reason: Reason


@dataclass(frozen=True, kw_only=True)
class ChangeOut:
    """一次变更 | one change of an entry: who made it, when, and why."""

    move: str
    before: str | None
    after: str | None
    at: datetime
    person: str
    person_name: str
    organ: str | None
    organ_name: str | None
    reason: str | None
    facts: Annotated[dict[str, object], Field(description="一并记录的内容 | what else is on record")]


@dataclass(frozen=True, kw_only=True)
class RegisterServices:
    """What the routes of every register are given: the record, names, what is masked, clock and zone of the city."""

    trail: Trail
    names: Names
    masked: Masked
    clock: Clock
    zone: Callable[[], str]

    def presentation(self) -> Presentation:
        """How rows are presented now; what has no name by its code, since on a sheet no code stands beside the name."""
        return Presentation(now=self.clock.now(), names=self.names, masked=self.masked, codes=True)


def as_it_is(key: str, entry: object) -> object:
    """An entry leaves as it is kept."""
    del key
    return entry


@dataclass(frozen=True, kw_only=True)
class RegisterRoutes(Generic[Entry]):
    """One register as its routes know it."""

    offered: APIRouter
    registers: RegisterServices
    name: str
    """What one entry is called in addresses, and beside a refusal that came too late: `board`."""
    at: str
    """The address of one entry: `/boards/{board}`."""
    key: Any
    """What its key may be: a `fastapi.Path` whose `alias` is the name in the address."""
    one: Callable[[str, Actor], Awaitable[Entry]]
    """An entry as this person may see it; raises a Refusal. Its history is shown to the same people."""
    out: Callable[..., object]
    """What leaves of it, as OpenAPI shows it."""
    shown: Callable[[str, Entry], object] = as_it_is
    version: Callable[[Entry], int] | None = None
    """None: it has no versions, and whoever changes it need not say which one was seen."""
    given: type[Entry] | None = None
    """A repeat is told the entry that was kept then, of this class; None: the entry as it stands."""
    looks: Responses
    """How it is refused to somebody who looks."""
    changes: Responses
    """How it is refused to somebody who changes it."""

    @property
    def all(self) -> str:
        """The address of the whole register."""
        return self.at.rpartition("/")[0]

    @property
    def asked(self) -> object:
        """What a change of an entry is asked with."""
        return Once if self.version is None else OnSeen

    def thing(self, key: str, by: Actor) -> Versioned[Entry]:
        """An entry that has versions, for a door of the module's own."""
        assert self.version is not None
        return Versioned(
            name=self.name,
            now=lambda: self.one(key, by),
            shown=lambda entry: self.shown(key, entry),
            version=self.version,
        )

    async def answer(self, asked: ChangeRequest, key: str, deed: Awaitable[Entry], *, status: int = 200) -> Response:
        """What comes of a deed, or what a repeat is told; raises the refusals of the deed."""
        stands = as_it_stands(lambda: self.one(key, asked.by))
        again = stands if self.given is None else given_then(self.given)
        if self.version is not None:
            return await answered(asked, deed, self.thing(key, asked.by), again=again, status=status)
        return json_answer(self.shown(key, await granted(deed, again)), status=status)


# ---------------------------------------------------------------- doors


def offer_one(register: RegisterRoutes[Entry], *, says: Says) -> None:
    """GET: one entry, its version as ETag where it has one."""

    async def one(by: Present, key: str = register.key) -> Response:
        entry = await register.one(key, by)
        return (
            json_answer(register.shown(key, entry))
            if register.version is None
            else shown(entry, register.thing(key, by))
        )

    responses: Responses = {200: {"model": register.out}, **register.looks}
    opened(register, register.at, one, "GET", f"get_{register.name}", says=says, responses=responses)


def offer_add(
    register: RegisterRoutes[Entry],
    form: type[Form],
    deed: Callable[[Form, ChangeRequest], Awaitable[Entry]],
    *,
    key: Callable[[Form], str],
    says: Says,
) -> None:
    """POST: a new entry under the key that its form names; who finds it taken is shown what stands there."""

    async def add(form: Form, asked: Once) -> Response:
        return await register.answer(asked, key(form), deed(form, asked), status=201)

    add.__annotations__["form"] = form  # FastAPI reads there what a door takes
    responses: Responses = {201: {"model": register.out}, **register.changes}
    opened(
        register, register.all, add, "POST", f"post_{register.name}", says=says, responses=responses, status_code=201
    )


def offer_change(
    register: RegisterRoutes[Entry],
    form: type[Form],
    deed: Callable[[str, Form, ChangeRequest], Awaitable[Entry]],
    *,
    says: Says,
) -> None:
    """PUT: an entry as it shall be from now on; of what has versions, the one that was seen comes in `If-Match`."""

    async def change(form: Form, asked: ChangeRequest, key: str = register.key) -> Response:
        return await register.answer(asked, key, deed(key, form, asked))

    change.__annotations__ |= {"form": form, "asked": register.asked}
    responses: Responses = {200: {"model": register.out}, **register.changes}
    opened(register, register.at, change, "PUT", f"put_{register.name}", says=says, responses=responses)


def offer_end(
    register: RegisterRoutes[Entry], deed: Callable[[str, str, ChangeRequest], Awaitable[Entry]], *, says: Says
) -> None:
    """POST …/end: an entry ends for a reason, which is on record; the entry stays, because the record names it."""

    async def end(form: ReasonForm, asked: ChangeRequest, key: str = register.key) -> Response:
        return await register.answer(asked, key, deed(key, form.reason, asked))

    end.__annotations__["asked"] = register.asked
    responses: Responses = {200: {"model": register.out}, **register.changes}
    opened(register, f"{register.at}/end", end, "POST", f"end_{register.name}", says=says, responses=responses)


def offer_history(register: RegisterRoutes[Entry], changes_of: Callable[[str], TrailQuery]) -> None:
    """GET …/history: the changes of an entry out of the audit record, told to whoever may see the entry."""

    async def history(by: Present, cursor: Cursor = None, limit: Limit = 50, key: str = register.key) -> Response:
        await register.one(key, by)
        after = None if cursor is None else position_of(cursor, tuple[datetime, int])
        asked, presentation = changes_of(key), register.registers.presentation()
        found = await register.registers.trail.lines(asked, after=after, limit=limit + 1, presentation=presentation)
        lines, following = paged(found, limit, lambda line: (line.at, line.id))
        return json_answer({"items": [copied(ChangeOut, line) for line in lines], "next": following})

    says = "变更历史 | history", "Who changed what, when and why; the newest first."
    responses: Responses = {200: {"model": Page[ChangeOut]}, **register.looks}
    opened(
        register, f"{register.at}/history", history, "GET", f"{register.name}_history", says=says, responses=responses
    )


def opened(
    register: RegisterRoutes[Entry], address: str, door: Door, method: str, name: str, *, says: Says, **told: object
) -> None:
    """Open a door under a name of its own."""
    summary, about = says
    route: Callable[..., None] = register.offered.add_api_route
    route(address, door, methods=[method], name=name, summary=summary, description=about, **told)
