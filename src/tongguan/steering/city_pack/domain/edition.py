# SPDX-License-Identifier: Apache-2.0
"""An edition of a city: a pack that was applied on a day and is never changed again."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.work import Footprint


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What is known of an edition besides its files."""

    no: EditionNo
    name: str
    effective_from: datetime
    sha256: str
    """Over names and contents of the files."""
    applied_by: str
    applied_at: datetime
    note: str = ""
    """What changed, for the people who will read the list of editions."""

    def footprint(self, *, people: int, posts: int) -> Footprint:
        """What applying the edition leaves on record."""
        return Footprint(
            subject=f"edition/{self.no}",
            move="apply_edition",
            after="applied",
            at=self.applied_at,
            person=self.applied_by,
            reason=self.note or None,
            facts={
                "name": self.name,
                "sha256": self.sha256,
                "effective_from": self.effective_from.isoformat(),
                "people": people,
                "posts": posts,
            },
        )
