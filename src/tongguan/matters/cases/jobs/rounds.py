# SPDX-License-Identifier: Apache-2.0
"""The rounds of cases. Several workers may make them at once: who locks a case first does its turn, others pass by."""

from datetime import timedelta

from tongguan.ground.plumbing.worker_loops import Round
from tongguan.matters.cases.api import Cases

MOST = 200
"""Cases in one go; a longer queue is worked off at once."""


def rounds(cases: Cases) -> tuple[Round, ...]:
    """Clocks ring every few seconds, children are answered within the minute, the archive fills at leisure."""
    return (
        Round(name="cases.ring_due", every=timedelta(seconds=5), go=lambda now: _ring_all(cases)),
        Round(name="cases.answer_children", every=timedelta(seconds=30), go=lambda now: cases.answer_children()),
        Round(name="cases.archive_ended", every=timedelta(hours=1), go=lambda now: cases.archive_ended()),
    )


async def _ring_all(cases: Cases) -> None:
    while await cases.ring_due(most=MOST) == MOST:
        pass
