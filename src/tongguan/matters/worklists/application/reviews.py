# SPDX-License-Identifier: Apache-2.0
"""What was asked for and waits, and what was put off: as the pages read it."""

from collections.abc import Sequence
from typing import Protocol

from tongguan.ground.kernel.rows import Presentation
from tongguan.matters.cases.api import Sight
from tongguan.matters.worklists.application.rows import RequestRow, SuspendedOut
from tongguan.matters.worklists.domain.reviewing import DecidableRequests


class Reviews(Protocol):
    """What was asked for, and what was put off."""

    async def requests(
        self, *, sight: Sight, limit: int, presentation: Presentation, deciding: DecidableRequests | None = None
    ) -> Sequence[RequestRow]:
        """Undecided requests of the cases a person may see, the longest waiting first; only those of their turn."""
        ...

    async def forwarding(self) -> Sequence[str]:
        """The centres that forwarded a request which now waits for the centre above them."""
        ...

    async def suspended(self, *, sight: Sight, limit: int, presentation: Presentation) -> Sequence[SuspendedOut]:
        """Suspended cases a person may see, the first to go on again on top."""
        ...
