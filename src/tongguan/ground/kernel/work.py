# SPDX-License-Identifier: Apache-2.0
"""What every use case of every module is promised: one wish, one transaction, one footprint."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Protocol, TypeVar
from uuid import UUID, uuid5

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Actor

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class RequestId:
    """Which wish this is: the same again is the same wish, and changes nothing a second time.

    `digest` stands for everything that was wished (operation, subject, content); a wish that somebody keyed himself
    bears one, so that a key used for another wish is noticed. What the platform wishes of its own accord has none.
    """

    id: UUID
    digest: bytes | None = None

    @classmethod
    def fresh(cls) -> "RequestId":
        """That of a wish nobody will repeat."""
        return cls(new_id())

    def part(self, name: str) -> "RequestId":
        """That of a wish within this one, which repeats with it; `name` tells it from its neighbours."""
        return RequestId(uuid5(self.id, name), self.digest)


@dataclass(frozen=True, kw_only=True)
class Command:
    """A wish to change something; a repeated `request_id` changes nothing a second time."""

    request_id: RequestId
    by: Actor


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that did happen, told to the other modules; `name` carries its version."""

    name: ClassVar[str]
    at: datetime
    audience: tuple[str, ...] = ()
    """Who may hear it live: organ ids and region codes, for example `C-310112`, `310112001`."""


@dataclass(frozen=True, kw_only=True)
class Footprint:
    """What one decision leaves behind: the one source of the audit line and the events sent."""

    subject: str
    """What was changed, `kind/id`, for example `case/0190…`."""
    move: str
    before: str | None = None
    """The state it was in, where it has states."""
    after: str | None = None
    at: datetime
    person: str
    post: str | None = None
    organ: str | None = None
    reason: str | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)
    """What else must be on record; it enters the hash chain."""
    events: tuple[Event, ...] = ()


class AlreadyDone(Exception):
    """This very request was granted before: nothing was changed now; its answer stands."""

    def __init__(self, *, subject: str, answer: bytes | None) -> None:
        super().__init__(subject)
        self.subject = subject
        self.answer = answer


TxT_co = TypeVar("TxT_co", covariant=True)


class UnitOfWork(Protocol[TxT_co]):
    """Opens one transaction; leaving the block commits, an exception rolls everything back."""

    def begin(self, command: Command) -> AbstractAsyncContextManager[TxT_co]:
        """Open the transaction in the name of `command.by`; AlreadyDone if the request was granted before."""
        ...
