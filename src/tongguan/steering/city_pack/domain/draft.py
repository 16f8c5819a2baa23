# SPDX-License-Identifier: Apache-2.0
"""A draft of the next edition: what an office works on for days, and two people answer for.

Whoever changed a draft cannot put it in force alone: somebody else applies it, or agrees to exactly these contents.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from tongguan.ground.kernel.ids import EditionNo, covers
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.sheets import PackSheet
from tongguan.ground.kernel.work import Footprint, Json
from tongguan.steering.city_pack.domain.refusals import DraftIsDone, NeedsAnother, NotYours

READERS = (
    Role.SYSTEM_ADMIN,
    Role.TENANT_ADMIN,
    Role.DATA_STEWARD,
    Role.AUDITOR,
    Role.COMMANDER,
    Role.LEADER,
    Role.INSPECTOR,
    Role.EVALUATOR,
    Role.LEGAL_OFFICER,
)
"""Who may look at editions and drafts."""
DRAFTING = (Role.SYSTEM_ADMIN, Role.TENANT_ADMIN)
"""Who may begin a draft and change it."""
AGREEING = (Role.SYSTEM_ADMIN, Role.COMMANDER, Role.LEADER)
"""Who may agree to what somebody else has drafted."""
APPLYING = (Role.SYSTEM_ADMIN,)
"""Who may put files in place, put a draft in force, and give up anybody's."""


class DraftState(StrEnum):
    """Where a draft stands."""

    OPEN = "open"
    APPLIED = "applied"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is known of a draft besides its files."""

    id: UUID
    title: str
    base: EditionNo
    """The edition it changes; another one applied meanwhile keeps it from being applied."""
    state: DraftState
    version: int
    made_by: str
    made_at: datetime
    touched_by: str
    touched_at: datetime
    hands: tuple[str, ...]
    """Everybody who has changed its contents."""
    sha256: str
    """Over names and contents of all files of the pack it would make."""
    agreed_by: str | None
    agreed_at: datetime | None
    agreed_sha256: str | None
    edition: EditionNo | None
    """The edition it became."""

    @classmethod
    def begun(cls, id: UUID, *, title: str, base: EditionNo, sha256: str, by: Actor, at: datetime) -> Self:
        """A draft that changes nothing yet; raises NotYours."""
        if not by.posts_as(*DRAFTING):
            raise NotYours("只有系统管理员和街镇管理员可以起草城市版本。")
        return cls(
            id=id, title=title, base=base, state=DraftState.OPEN, version=1, made_by=by.person, made_at=at,
            touched_by=by.person, touched_at=at, hands=(), sha256=sha256, agreed_by=None, agreed_at=None,
            agreed_sha256=None, edition=None,
        )  # fmt: skip

    @property
    def agreed(self) -> bool:
        """Whether somebody has agreed to what it holds now."""
        return self.agreed_by is not None and self.agreed_sha256 == self.sha256

    def changed(self, *, sha256: str, by: Actor, at: datetime, base: EditionNo | None = None) -> "Draft":
        """With other contents; raises DraftIsDone, NotYours."""
        self._must_be_open()
        if not by.posts_as(*DRAFTING):
            raise NotYours("只有系统管理员和街镇管理员可以修改草稿。")
        return replace(
            self, version=self.version + 1, sha256=sha256, touched_by=by.person, touched_at=at,
            hands=tuple(dict.fromkeys((*self.hands, by.person))), base=self.base if base is None else base,
        )  # fmt: skip

    def agreed_to(self, *, by: Actor, at: datetime, region: str) -> "Draft":
        """Somebody else stands for it as well; raises DraftIsDone, NotYours, NeedsAnother."""
        self._must_be_open()
        if not any(covers(post.region, region) for post in by.posts_as(*AGREEING)):
            raise NotYours("只有区级的系统管理员、指挥长和分管领导可以同意城市版本。")
        if by.person in self.hands:
            raise NeedsAnother("您改动过这份草稿，请由另一位同意。")
        return replace(
            self, version=self.version + 1, agreed_by=by.person, agreed_at=at, agreed_sha256=self.sha256,
            touched_by=by.person, touched_at=at,
        )  # fmt: skip

    def dropped(self, *, by: Actor, at: datetime) -> "Draft":
        """Nobody goes on with it; raises DraftIsDone, NotYours."""
        self._must_be_open()
        if not by.posts_as(*APPLYING) and by.person != self.made_by:
            raise NotYours("只有起草人和系统管理员可以放弃草稿。")
        return replace(
            self, state=DraftState.DROPPED, version=self.version + 1, touched_by=by.person, touched_at=at
        )  # fmt: skip

    def may_be_applied(self, *, by: Actor) -> None:
        """Raises DraftIsDone, NotYours, NeedsAnother unless this person may put it in force now."""
        self._must_be_open()
        if not by.posts_as(*APPLYING):
            raise NotYours("只有系统管理员可以发布城市版本。")
        if by.person in self.hands and not self.agreed:
            raise NeedsAnother(
                "改动草稿的人不能独自发布：请另一位系统管理员发布，或先由指挥长、分管领导同意现在的内容。"
            )

    def applied(self, edition: EditionNo, *, by: str, at: datetime) -> "Draft":
        """It has become an edition."""
        return replace(
            self, state=DraftState.APPLIED, version=self.version + 1, edition=edition, touched_by=by, touched_at=at
        )  # fmt: skip

    def footprint(self, move: str, *, before: "Draft | None", by: Actor, **facts: Json) -> Footprint:
        """What a change of the draft leaves on record."""
        return Footprint(
            subject=f"draft/{self.id}",
            move=move,
            before=before.state.value if before is not None else None,
            after=self.state.value,
            at=self.touched_at,
            person=by.person,
            post=next((post.id for post in by.posts_as(*AGREEING, Role.TENANT_ADMIN)), None),
            organ=next((post.organ for post in by.posts_as(*AGREEING, Role.TENANT_ADMIN)), None),
            facts={"title": self.title, "base": self.base, "sha256": self.sha256, **facts},
        )

    def _must_be_open(self) -> None:
        if self.state is DraftState.APPLIED:
            raise DraftIsDone(f"这份草稿已发布为第{self.edition}版，请另起草稿。", edition=self.edition)
        if self.state is DraftState.DROPPED:
            raise DraftIsDone("这份草稿已放弃，请另起草稿。")


def may_upload(by: Actor) -> None:
    """Raises NotYours unless this person may put files of the pack in place."""
    if not by.posts_as(*APPLYING):
        raise NotYours("只有系统管理员可以上传城市包的文件。")


def may_change_row(by: Actor, sheet: PackSheet, *rows: Mapping[str, str]) -> None:
    """Raises NotYours unless this person may change these rows: the base is not a street's to change (DEP-03)."""
    if by.posts_as(Role.SYSTEM_ADMIN):
        return
    streets = tuple(post.region for post in by.posts_as(Role.TENANT_ADMIN))
    column = sheet.own
    if not streets or column is None:
        raise NotYours("这张表属于全区统一底板，街镇管理员不能修改，请报系统管理员。", file=sheet.file)
    for row in rows:
        if not row.get(column, "").startswith(streets):
            raise NotYours("街镇管理员只能修改本街镇的行，请报系统管理员。", file=sheet.file, column=column)
