# SPDX-License-Identifier: Apache-2.0
"""What is taken away or looked for by a person's number is on record: who, what, chosen how (SEC-02, SEC-07).

A route that gives a file takes `by: Taking`; a list that can be searched takes `by: Searching`.
"""

from http import HTTPStatus
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
from tongguan.ground.plumbing.throttle import Throttle
from tongguan.ground.plumbing.unit_of_work import Work

READING_WORDS = RecordWords(
    kinds=(SubjectKind("reading", "查阅", "reading", auditors_only=True),),
    deeds=(
        RecordWord("take_file", "取走文件", "took a file"),
        RecordWord("search_by_number", "按号码检索", "searched by a number"),
    ),
)
SEARCHED = "text"
"""The parameter of a list by which it is searched."""


class ReadingRecord:
    """Writes down what was read; each reading is a subject of its own, so that nobody waits for anybody."""

    def __init__(self, database: Database, clock: Clock, masked: Masked) -> None:
        """`masked`: numbers of people who were looked for are not written down in full."""
        self._work = Work(database)
        self._throttle = Throttle(database)
        self._clock = clock
        self._masked = masked

    async def taken(self, by: Actor, request: Request) -> None:
        """A file that leaves."""
        await self._leave("take_file", by, request.url.path, _asked(request))

    async def admit(self, by: Actor, request: Request) -> None:
        """Count a search for somebody's number before it is made; raises TooManyTries."""
        if self._seeks_somebody(request):
            await self._throttle.count_look_ups(by.person, self._clock.now())

    async def searched(self, by: Actor, request: Request) -> None:
        """A search, if it was for somebody's number."""
        if self._seeks_somebody(request):
            await self._leave("search_by_number", by, request.url.path, _asked(request))

    async def looked_up(self, move: str, by: Actor, path: str, asked: str) -> None:
        """Somebody who was looked for by a number that does not stand in the address; raises TooManyTries."""
        await self._leave(move, by, path, asked)
        await self._throttle.count_look_ups(by.person, self._clock.now())

    def _seeks_somebody(self, request: Request) -> bool:
        text = request.query_params.get(SEARCHED, "")
        return self._masked(text) != text

    async def _leave(self, move: str, by: Actor, path: str, asked: str) -> None:
        async with self._work.begin(Command(request_id=RequestId.fresh(), by=by)) as work:
            await work.leave(
                Footprint(
                    subject=f"reading/{new_id()}",
                    move=move,
                    at=self._clock.now(),
                    person=by.person,
                    facts={"path": path, "filter": self._masked(asked)},
                )
            )


def _asked(request: Request) -> str:
    """The filter in words: `state=filed text=…`."""
    return " ".join(f"{name}={value}" for name, value in request.query_params.multi_items())


async def _reading_record(request: Request) -> ReadingRecord:
    record: ReadingRecord = request.app.state.reading_record
    return record


class _Reader(CurrentActor, RecordedDependency[Actor]):
    """Finds out who reads, and puts it on record once there is an answer."""

    async def ask(self, request: Request) -> Actor:
        """The person who reads; raises NotSignedIn, TooManyTries."""
        request.state.reader = actor = await super().ask(request)
        await (await _reading_record(request)).admit(actor, request)
        return actor


class _Taker(_Reader):
    async def record(self, request: Request, response: Response) -> None:
        """A file that is whole, or begins; further parts and what a browser has kept are no second taking."""
        status, part = response.status_code, response.headers.get("content-range", "bytes 0-")
        later_part = status == HTTPStatus.PARTIAL_CONTENT and not part.startswith("bytes 0-")
        if status == HTTPStatus.NOT_MODIFIED or later_part:
            return
        record = await _reading_record(request)
        await record.searched(request.state.reader, request)
        await record.taken(request.state.reader, request)


class _Searcher(_Reader):
    async def record(self, request: Request, response: Response) -> None:
        """A list that was searched by a person's number; any other list is work, and on nobody's record."""
        await (await _reading_record(request)).searched(request.state.reader, request)


Reading = Annotated[ReadingRecord, Depends(_reading_record)]
"""Declare a parameter `reading: Reading` where the number looked for does not stand in the address."""
Taking = Annotated[Actor, Depends(_Taker())]
"""Declare a parameter `by: Taking`, and who takes this file is on record before it leaves."""
Searching = Annotated[Actor, Depends(_Searcher())]
"""Declare a parameter `by: Searching` on a list with a `text`, and who looks for a person's number is on record."""
