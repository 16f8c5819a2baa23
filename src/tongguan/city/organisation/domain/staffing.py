# SPDX-License-Identifier: Apache-2.0
"""Who may add and end people and posts by hand, and which powers nobody may give to whom.

Packs bring the staff of the city; by hand is for what cannot wait for the next one. Nobody appoints themselves, and
nobody both administers the platform and audits it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tongguan.city.organisation.domain.organisation import Organisation
from tongguan.city.organisation.domain.people import Person
from tongguan.city.organisation.domain.refusals import NotYourStaff, UnfitPost
from tongguan.ground.kernel.ids import PersonId, RegionCode, covers
from tongguan.ground.kernel.people import Actor, Post, Role

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.TENANT_ADMIN})
"""Who keeps the register, each within their regions."""
STAFF_READERS = ADMINISTRATORS | {Role.AUDITOR}
"""Who may look at it; auditors at everybody."""
NOT_FOR_STREETS = frozenset({Role.SYSTEM_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR, Role.UPPER_PLATFORM})
"""Roles a street administrator may not give."""
NEVER_BY_HAND = frozenset({Role.SYSTEM, Role.CITIZEN, Role.ENTERPRISE})


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldPost:
    """A post as the register has it, past ones included."""

    post: Post
    person: PersonId
    since: datetime | None
    until: datetime | None
    from_pack: bool
    ended_by: str | None

    def held(self, at: datetime) -> bool:
        """Whether it is held at this moment."""
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffMember:
    """Somebody in the register with every post, past ones included."""

    person: Person
    posts: tuple[HeldPost, ...]

    def roles(self, at: datetime) -> frozenset[Role]:
        """The roles held at this moment."""
        return frozenset(one.post.role for one in self.posts if one.held(at))


def scope_of(by: Actor) -> tuple[str, ...]:
    """The regions whose staff a person may look after; the empty code is everywhere. Raises NotYourStaff."""
    if by.posts_as(Role.SYSTEM_ADMIN):
        return ("",)
    streets = tuple(post.region for post in by.posts_as(Role.TENANT_ADMIN))
    if not streets:
        raise NotYourStaff("只有系统管理员和街镇管理员可以管理人员与账号。")
    return streets


def may_look_after(by: Actor, whom: StaffMember, *, at: datetime) -> None:
    """Raises NotYourStaff unless every post of this person lies in the asker's region."""
    regions = scope_of(by)
    posts = [one.post for one in whom.posts if one.held(at)] or [one.post for one in whom.posts]
    within = all(any(covers(region, post.region) for region in regions) for post in posts)
    if not within or (whom.roles(at) & NOT_FOR_STREETS and "" not in regions):
        raise NotYourStaff("此人不只属于您的街镇，请报系统管理员办理。")


def must_fit(
    post: Post, *, organisation: Organisation, by: Actor, person: PersonId | None, roles: Iterable[Role]
) -> None:
    """Raises NotYourStaff or UnfitPost unless this person may give this post; `roles` are held already."""
    regions = scope_of(by)
    if person == by.person:
        raise NotYourStaff("不能给自己增加岗位，请由另一位管理员办理。")
    if not organisation.exists(post.organ):
        raise UnfitPost(f"没有编号为“{post.organ}”的中心或单位。", field="organ")
    if post.region not in organisation.regions:
        raise UnfitPost(f"没有代码为“{post.region}”的区域。", field="region")
    if post.role in NEVER_BY_HAND:
        raise UnfitPost("这个角色不由人工授予。", field="role")
    if not all(code.isascii() and code.isdigit() for code in post.classes):
        raise UnfitPost("分类范围应为数字编码。", field="classes")
    if not any(
        covers(region, post.region) and covers(region, _region_of(post.organ, organisation)) for region in regions
    ):
        raise NotYourStaff("只能在本街镇的机构里增加岗位。")
    if "" not in regions and post.role in NOT_FOR_STREETS:
        raise NotYourStaff("这个角色只能由系统管理员授予。")
    together = {post.role, *roles}
    if Role.AUDITOR in together and together & ADMINISTRATORS:
        raise UnfitPost("审计员不得兼任管理员：管的人不能审自己。", field="role")


def _region_of(organ: str, organisation: Organisation) -> RegionCode:
    unit = next((one for id, one in organisation.units.items() if id == organ), None)
    return unit.region if unit is not None else organisation.centre(organ).region


def may_end(by: Actor, held: HeldPost, others: Sequence[HeldPost], *, at: datetime) -> None:
    """Raises NotYourStaff or UnfitPost unless this person may end this post; `others` are all posts of its role."""
    if held.person == by.person:
        raise NotYourStaff("不能结束自己的岗位，请由另一位管理员办理。")
    if not held.held(at):
        raise UnfitPost("这个岗位已经结束，或尚未开始。")
    left = [one for one in others if one.held(at) and one.post.id != held.post.id]
    if held.post.role is Role.SYSTEM_ADMIN and not left:
        raise UnfitPost("这是最后一位系统管理员，请先任命另一位。")
