# SPDX-License-Identifier: Apache-2.0
"""How a wish is granted at the door: a repeat gets the same answer, a late-comer the present state, a stranger a 404.

The routes of cases go through here, and so do the routes by which other modules move a case (dispatch).
"""

from collections.abc import Awaitable, Callable
from uuid import UUID

import msgspec
from fastapi import Request, Response

from tongguan.cases.api import Case, CaseChanged, CaseNotFound, Cases, may_see
from tongguan.cases.web.showing import Showing
from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import CaseId
from tongguan.kernel.people import Actor
from tongguan.kernel.refusal import Conflict, Refusal
from tongguan.kernel.work import AlreadyDone
from tongguan.plumbing.answers import expected_version, json_answer, request_id_in, request_id_of, version_tag
from tongguan.plumbing.telemetry import REFUSALS

Deed = Callable[[UUID, int | None], Awaitable[Case]]
"""Makes the change under this request id, if the case still has this version."""


class KeyUsedElsewhere(Conflict):
    """The Idempotency-Key belongs to a change of something else."""

    code, title = "cases.key_used_elsewhere", "该 Idempotency-Key 已用于另一事项"
    title_en = "This Idempotency-Key was used for something else"


class CaseDoor:
    """Gives out cases and grants wishes over HTTP."""

    def __init__(self, cases: Cases, showing: Showing, clock: Clock) -> None:
        self._cases = cases
        self.showing = showing
        self._clock = clock

    async def seen(self, ref: str, *, by: Actor) -> Case:
        """A case by its id or its task number, if this person may read it; raises CaseNotFound."""
        try:
            case = await self._cases.get(CaseId(UUID(ref)))
        except ValueError:
            case = await self._cases.shelf.by_task_no(ref)
        if not may_see(case, by):
            raise CaseNotFound()
        return case

    def answer(self, case: Case, *, by: Actor, status: int = 200, replayed: bool = False) -> Response:
        """The case as this person is shown it, with its version as ETag."""
        headers = {"ETag": version_tag(case.version)}
        if replayed:
            headers["Idempotent-Replayed"] = "true"
        shown = self.showing.case(case, by=by, now=self._clock.now())
        return json_answer(shown, status=status, headers=headers)

    async def granted(
        self, request: Request, case_id: UUID, *, by: Actor, key: str, seen: str | None, deed: Deed
    ) -> Response:
        """Do the deed and show the case; raises the refusals of the deed, KeyUsedElsewhere."""
        try:
            case = await deed(request_id_of(by.person, key), expected_version(seen))
        except AlreadyDone as done:
            return await self._again(done, case_id, by=by)
        except CaseChanged as changed:
            return await self._changed(request, changed, case_id, by=by)
        except Refusal:
            await self.seen(str(case_id), by=by)  # whoever may not even read it, learns nothing of it
            raise
        return self.answer(case, by=by)

    async def _again(self, done: AlreadyDone, case_id: UUID, *, by: Actor) -> Response:
        if done.subject != f"case/{case_id}":
            raise KeyUsedElsewhere(subject=done.subject)
        return self.answer(await self.seen(str(case_id), by=by), by=by, replayed=True)

    async def _changed(self, request: Request, changed: CaseChanged, case_id: UUID, *, by: Actor) -> Response:
        present = await self.seen(str(case_id), by=by)
        REFUSALS.labels(changed.code).inc()
        body = {
            "type": f"urn:tongguan:problem:{changed.code}",
            "title": changed.title,
            "title_en": changed.title_en,
            "status": changed.status,
            "detail": changed.detail,
            "code": changed.code,
            "facts": changed.facts,
            "request_id": request_id_in(request),
            "case": self.showing.case(present, by=by, now=self._clock.now()),
        }
        return Response(
            msgspec.json.encode(body),
            status_code=changed.status,
            media_type="application/problem+json",
            headers={"ETag": version_tag(present.version)},
        )
