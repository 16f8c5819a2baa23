# SPDX-License-Identifier: Apache-2.0
"""Where reports are taken in: by whom, what is demanded of them, and how what comes there can have been found."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.intake.domain.petition import ReportDraft
from tongguan.matters.intake.domain.refusals import NotYourDesk, NumberMissing, PhotoMissing

Demand = Callable[[ReportDraft], None]
"""Raises the refusal that names what a report lacks."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where the reports of one channel are taken in."""

    channel: str
    """The word under which petitions keep it."""
    roles: frozenset[Role]
    """Who may take in reports here."""
    modes: frozenset[str]
    """How what comes here can have been found: active, passive, automatic (DIS-01)."""
    demands: tuple[Demand, ...] = ()

    def demand(self, draft: ReportDraft) -> None:
        """Raises the refusal of the first demand that the report does not meet."""
        for demanded in self.demands:
            demanded(draft)

    def seated(self, by: Actor) -> Actor:
        """The person with the posts first that may take in reports here; raises NotYourDesk."""
        posts = by.posts_as(*self.roles)
        if not posts:
            raise NotYourDesk
        return replace(by, posts=(*posts, *(post for post in by.posts if post not in posts)))


def with_photo(draft: ReportDraft) -> None:
    """What is reported it shows; raises PhotoMissing."""
    if not draft.photos:
        raise PhotoMissing


def with_number(draft: ReportDraft) -> None:
    """It is known by the number of whoever sends it; raises NumberMissing."""
    if draft.source_no is None:
        raise NumberMissing


DESK_ROLES = frozenset({Role.AGENT, Role.ACCEPTOR, Role.SHIFT_LEADER, Role.WINDOW_CLERK})
"""Who takes down calls, and may look for what a caller reported before."""
FILE_DESK = Desk(
    channel="batch",
    roles=frozenset({Role.AGENT, Role.ACCEPTOR, Role.SHIFT_LEADER, Role.DATA_STEWARD}),
    modes=frozenset({"passive", "active", "automatic"}),
)
"""Where files are taken in: every row is a report (批量导入)."""
