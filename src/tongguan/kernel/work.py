# SPDX-License-Identifier: Apache-2.0
"""What every use case of every module is promised: one wish, one transaction, one footprint."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, TypeVar
from uuid import UUID

from tongguan.kernel.people import Actor

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, kw_only=True)
class Command:
    """A wish to change something; a repeated `request_id` changes nothing a second time."""

    request_id: UUID
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
    before: str | None
    after: str | None
    at: datetime
    person: str
    post: str | None
    organ: str | None
    reason: str | None = None
    facts: Mapping[str, Json]
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
