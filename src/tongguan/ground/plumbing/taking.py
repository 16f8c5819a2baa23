# SPDX-License-Identifier: Apache-2.0
"""What leaves the platform as a file leaves a line in the audit record: who took it, and chosen how (SEC-07)."""

from typing import Annotated

from fastapi import Depends, Request, Response

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.words import Masked
from tongguan.ground.kernel.work import Command, Footprint, RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import RecordWord, RecordWords, SubjectKind
from tongguan.ground.plumbing.routing import RecordedDependency
from tongguan.ground.plumbing.sign_in_routes import CurrentActor
from tongguan.ground.plumbing.unit_of_work import Work

TAKING_WORDS = RecordWords(
    kinds=(SubjectKind("file", "取走的文件", "file taken"),),
    deeds=(RecordWord("take_file", "取走文件", "took a file"),),
)
_LOOKED_AGAIN = 304
_IN_PARTS = 206


class TakingRecord:
    """Writes down which files were taken; each is a subject of its own, so that nobody waits for anybody."""

    def __init__(self, database: Database, clock: Clock, masked: Masked) -> None:
        """`masked`: numbers of people who were looked for are not written down in full."""
        self._work = Work(database)
        self._clock = clock
        self._masked = masked

    async def leave(self, by: Actor, *, path: str, filter: str) -> None:
        """One line: what was taken, and by which filter."""
        command = Command(request_id=RequestId.fresh(), by=by)
        async with self._work.begin(command) as work:
            await work.leave(
                Footprint(
                    subject=f"file/{new_id()}",
                    move="take_file",
                    at=self._clock.now(),
                    person=by.person,
                    facts={"path": path, "filter": self._masked(filter)},
                )
            )


class _TakingActor(CurrentActor, RecordedDependency[Actor]):
    """Finds out who takes a file, and puts it on record once there is one."""

    async def ask(self, request: Request) -> Actor:
        """The person who takes it; raises NotSignedIn."""
        request.state.taking = actor = await super().ask(request)
        return actor

    async def record(self, request: Request, response: Response) -> None:
        """A file that is whole, or begins; further parts and what a browser has kept are no second taking."""
        status, part = response.status_code, response.headers.get("content-range", "bytes 0-")
        if status == _LOOKED_AGAIN or (status == _IN_PARTS and not part.startswith("bytes 0-")):
            return
        record: TakingRecord = request.app.state.taking_record
        await record.leave(request.state.taking, path=request.url.path, filter=_told(request))


def _told(request: Request) -> str:
    """The filter as it was asked for, in words: `state=filed text=…`."""
    return " ".join(f"{name}={value}" for name, value in request.query_params.multi_items())


Taking = Annotated[Actor, Depends(_TakingActor())]
"""Declare a parameter `by: Taking`, and who takes this file is on record before it leaves."""
