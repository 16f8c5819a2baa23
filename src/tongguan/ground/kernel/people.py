# SPDX-License-Identifier: Apache-2.0
"""Who acts: people hold posts; a post gives a role, in an organ, over a region, for some classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode, covers


class Role(StrEnum):
    """The roles of the field (domain/roles.csv)."""

    CITIZEN = "citizen"
    ENTERPRISE = "enterprise"
    COLLECTOR = "collector"
    GRID_WORKER = "grid_worker"
    GRID_OWNER = "grid_owner"
    AGENT = "agent"
    ACCEPTOR = "acceptor"
    SHIFT_LEADER = "shift_leader"
    DISPATCHER = "dispatcher"
    UNIT_DISPATCHER = "unit_dispatcher"
    HANDLER = "handler"
    COMMANDER = "commander"
    LEADER = "leader"
    INSPECTOR = "inspector"
    EVALUATOR = "evaluator"
    LEGAL_OFFICER = "legal_officer"
    WINDOW_CLERK = "window_clerk"
    APPROVER = "approver"
    FORM_DESIGNER = "form_designer"
    DATA_STEWARD = "data_steward"
    SCENE_MANAGER = "scene_manager"
    TENANT_ADMIN = "tenant_admin"
    SYSTEM_ADMIN = "system_admin"
    AUDITOR = "auditor"
    SOCIAL_WORKER = "social_worker"
    VOLUNTEER = "volunteer"
    UPPER_PLATFORM = "upper_platform"
    EXTERNAL_SYSTEM = "external_system"
    DEVICE = "device"
    SYSTEM = "system"
    """The platform itself: rounds, dispatch by machine."""


ROLES: Mapping[str, str] = {
    Role.CITIZEN: "居民",
    Role.ENTERPRISE: "企业/社会组织",
    Role.COLLECTOR: "监督员",
    Role.GRID_WORKER: "网格员",
    Role.GRID_OWNER: "网格责任人",
    Role.AGENT: "坐席",
    Role.ACCEPTOR: "受理员",
    Role.SHIFT_LEADER: "值班长",
    Role.DISPATCHER: "派遣员",
    Role.UNIT_DISPATCHER: "部门调度员",
    Role.HANDLER: "处置人员",
    Role.COMMANDER: "指挥长",
    Role.LEADER: "分管领导",
    Role.INSPECTOR: "督查员",
    Role.EVALUATOR: "考核员",
    Role.LEGAL_OFFICER: "法制办人员",
    Role.WINDOW_CLERK: "窗口人员",
    Role.APPROVER: "审批人员",
    Role.FORM_DESIGNER: "表单设计员",
    Role.DATA_STEWARD: "数据管理员",
    Role.SCENE_MANAGER: "场景管理员",
    Role.TENANT_ADMIN: "街镇管理员",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.AUDITOR: "审计员",
    Role.SOCIAL_WORKER: "专业社工",
    Role.VOLUNTEER: "志愿者",
    Role.UPPER_PLATFORM: "市级平台",
    Role.EXTERNAL_SYSTEM: "部门业务系统",
    Role.DEVICE: "感知设备",
    Role.SYSTEM: "平台",
}
"""What the roles are called."""


@dataclass(frozen=True, kw_only=True)
class Post:
    """A post (岗位): role x organ x region subtree x class scope."""

    id: PostId
    role: Role
    organ: str
    """The centre or unit the post belongs to."""
    region: RegionCode
    classes: tuple[str, ...] = ()
    """Class prefixes the post is limited to; empty means all."""

    def reaches(self, region: str, class_code: str | None) -> bool:
        """Whether a matter in this region and class lies within the post's scope."""
        if not covers(self.region, region):
            return False
        return not self.classes or class_code is None or any(covers(c, class_code) for c in self.classes)


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The person (or machine) in whose name something is done, with all posts held at this moment."""

    person: PersonId
    name: str
    posts: tuple[Post, ...]

    def posts_as(self, *roles: Role) -> tuple[Post, ...]:
        """The posts held in any of these roles."""
        return tuple(post for post in self.posts if post.role in roles)

    def acts_in(self, organ: str) -> bool:
        """Whether any post belongs to this centre or unit."""
        return any(post.organ == organ for post in self.posts)


SYSTEM_ACTOR = Actor(
    person=PersonId("SYSTEM"),
    name="统管平台",
    posts=(Post(id=PostId("SYSTEM"), role=Role.SYSTEM, organ="SYSTEM", region=RegionCode("")),),
)
"""The platform itself: timers, machine dispatch, automatic reminders."""
