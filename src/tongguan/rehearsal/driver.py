# SPDX-License-Identifier: Apache-2.0
"""What drives the hub for the simulator: over HTTP for truth (over_http), in this process for speed."""

from dataclasses import dataclass
from typing import Protocol

from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.work import RequestId
from tongguan.matters.cases.api import Case
from tongguan.rehearsal.deeds import Deed
from tongguan.rehearsal.matter import PlayedMatter


@dataclass(frozen=True, kw_only=True)
class Look:
    """A case as one person is shown it."""

    case: Case
    moves: frozenset[str]
    """The moves that this person may make now, by the server's word."""


class Refused(Exception):
    """A door refused a deed, with the platform's own code and sentence."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class Driver(Protocol):
    """How deeds are done: over HTTP, or in this process."""

    async def report(self, matter: PlayedMatter, by: Actor) -> Case | None:
        """Take in the report; the case it became, none when it was known already. Raises Refused."""
        ...

    async def look(self, case_id: CaseId, by: Actor) -> Look:
        """The case as this person is shown it."""
        ...

    async def do(self, case: Case, deed: Deed, by: Actor, *, request_id: RequestId) -> Case:
        """Do the deed on the case as it was seen; raises Refused."""
        ...

    async def settle(self) -> None:
        """Let the platform finish what it does by itself (machine dispatch)."""
        ...

    async def ring(self) -> int:
        """Let every due clock ring; how many rang."""
        ...

    async def write(self) -> None:
        """Put down what is kept in memory only."""
        ...
