# SPDX-License-Identifier: Apache-2.0
"""Who acts: people hold posts; a post gives a role, in an organ, over a region, for some classes."""

from dataclasses import dataclass
from enum import StrEnum

from tongguan.kernel.ids import PersonId, PostId, RegionCode, covers


class Role(StrEnum):
    """The roles of the field (domain/roles.csv); the comment is the term on the screen."""

    CITIZEN = "citizen"  # 居民
    ENTERPRISE = "enterprise"  # 企业/社会组织
    COLLECTOR = "collector"  # 监督员
    GRID_WORKER = "grid_worker"  # 网格员
    GRID_OWNER = "grid_owner"  # 网格责任人
    AGENT = "agent"  # 坐席
    ACCEPTOR = "acceptor"  # 受理员
    SHIFT_LEADER = "shift_leader"  # 值班长
    DISPATCHER = "dispatcher"  # 派遣员
    UNIT_DISPATCHER = "unit_dispatcher"  # 部门调度员
    HANDLER = "handler"  # 处置人员
    COMMANDER = "commander"  # 指挥长
    LEADER = "leader"  # 分管领导
    INSPECTOR = "inspector"  # 督查员
    EVALUATOR = "evaluator"  # 考核员
    LEGAL_OFFICER = "legal_officer"  # 法制办人员
    WINDOW_CLERK = "window_clerk"  # 窗口人员
    APPROVER = "approver"  # 审批人员
    FORM_DESIGNER = "form_designer"  # 表单设计员
    DATA_STEWARD = "data_steward"  # 数据管理员
    SCENE_MANAGER = "scene_manager"  # 场景管理员
    TENANT_ADMIN = "tenant_admin"  # 街镇管理员
    SYSTEM_ADMIN = "system_admin"  # 系统管理员
    AUDITOR = "auditor"  # 审计员
    SOCIAL_WORKER = "social_worker"  # 专业社工
    VOLUNTEER = "volunteer"  # 志愿者
    UPPER_PLATFORM = "upper_platform"  # 市级平台
    EXTERNAL_SYSTEM = "external_system"  # 部门业务系统
    DEVICE = "device"  # 感知设备
    SYSTEM = "system"  # 平台本身（定时任务、机器派单）


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
