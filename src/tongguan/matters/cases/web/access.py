# SPDX-License-Identifier: Apache-2.0
"""How a wish is granted at the door: a repeat gets the same answer, a late-comer the present state, a stranger a 404.

The routes of cases go through here, and so do the routes by which other modules move a case (dispatch).
"""

from collections.abc import Awaitable
from uuid import UUID

from fastapi import Response

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.plumbing.change_requests import ChangeRequest, Versioned, answered, shown
from tongguan.matters.cases.api import Case, CaseNotFound, Cases, may_see
from tongguan.matters.cases.web.presenting import CasePresenter


class CaseAccess:
    """Gives out cases and grants wishes over HTTP."""

    def __init__(self, cases: Cases, presenter: CasePresenter, clock: Clock) -> None:
        self._cases = cases
        self.presenter = presenter
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

    def answer(self, case: Case, *, by: Actor) -> Response:
        """The case as this person is shown it, with its version as ETag."""
        return shown(case, self._told(case.id, by=by))

    async def answered(self, asked: ChangeRequest, case_id: UUID, deed: Awaitable[Case]) -> Response:
        """Do the deed, or find it done, and show the case; raises the refusals of the deed."""
        return await answered(asked, self._unless_hidden(deed, case_id, by=asked.by), self._told(case_id, by=asked.by))

    async def _unless_hidden(self, deed: Awaitable[Case], case_id: UUID, *, by: Actor) -> Case:
        try:
            return await deed
        except Refusal:
            await self.seen(str(case_id), by=by)  # whoever may not even read it, learns nothing of it
            raise

    def _told(self, case_id: UUID, *, by: Actor) -> Versioned[Case]:
        return Versioned(
            name="case",
            now=lambda: self.seen(str(case_id), by=by),
            shown=lambda case: self.presenter.case(case, by=by, now=self._clock.now()),
            version=lambda case: case.version,
        )
