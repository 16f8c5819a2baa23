# SPDX-License-Identifier: Apache-2.0
"""Classes of matters, their filing and closing conditions, and limits."""

from dataclasses import dataclass
from enum import StrEnum

from tongguan.ground.kernel.ids import ClassCode


class ClassLevel(StrEnum):
    """The three levels of a class."""

    MAJOR = "major"  # 大类
    MINOR = "minor"  # 小类
    SUB = "sub"  # 子类

    @property
    def digits(self) -> int:
        """How long a code of this level is."""
        return {ClassLevel.MAJOR: 2, ClassLevel.MINOR: 4, ClassLevel.SUB: 6}[self]


class Grade(StrEnum):
    """How serious a matter of the class is taken to be until somebody judges otherwise (DSP-19, DSP-20)."""

    MINOR = "minor"  # 一般
    LARGE = "large"  # 较大
    HARD = "hard"  # 复杂疑难
    MAJOR = "major"  # 重大


class Nature(StrEnum):
    """What the citizen usually wants with it (CLS-06)."""

    COMPLAINT = "complaint"  # 投诉
    HELP = "help"  # 求助
    REPORT = "report"  # 举报
    SUGGESTION = "suggestion"  # 建议
    CONSULTATION = "consultation"  # 咨询
    PRAISE = "praise"  # 表扬


class ClassFlag(StrEnum):
    """A rule that goes with a class."""

    SPECIAL_ATTENTION = "special_attention"  # 重点关注：一个工作日内上传现场照片
    JOINT_LIST = "joint_list"  # 联勤联动事项清单
    SELF_HANDLE = "self_handle"  # 可自发自处
    RETURNABLE_UPPER = "returnable_upper"  # 可退回市级
    CONSULTATION = "consultation"  # 咨询，当场可答
    EMERGENCY = "emergency"  # 突发，即时处置
    ONE_STEP_FILING = "one_step_filing"  # 受理即立案
    MACHINE_DISPATCH = "machine_dispatch"  # 可机器派单
    NO_UNIT_CONFIRM = "no_unit_confirm"  # 不需部门确认
    NO_CALLBACK = "no_callback"  # 不需回访


class LimitUnit(StrEnum):
    """The units limits are written in; `deadlines` knows which seconds each of them counts."""

    MINUTE = "minute"  # 分钟
    HOUR = "hour"  # 小时
    URGENT_WORK_HOUR = "urgent_work_hour"  # 紧急工作时
    WORK_HOUR = "work_hour"  # 工作时
    WORK_DAY = "work_day"  # 工作日
    CALENDAR_DAY = "calendar_day"  # 自然日


class TimedLink(StrEnum):
    """A step of the life of a case that has a limit of its own (环节)."""

    ACCEPT = "accept"  # 受理
    FILE = "file"  # 立案
    VERIFY_TASK = "verify_task"  # 核实任务
    DISPATCH = "dispatch"  # 派遣
    SIGN = "sign"  # 签收
    CHECK = "check"  # 核查
    CHECK_TASK = "check_task"  # 核查任务
    CALLBACK = "callback"  # 回访
    CLOSE = "close"  # 结案
    RETURN_REVIEW = "return_review"  # 退单审核
    WHISTLE_ANSWER = "whistle_answer"  # 应哨
    WHISTLE_ARRIVE = "whistle_arrive"  # 报到
    EVIDENCE = "evidence"  # 现场反馈
    FIRST_CONTACT = "first_contact"  # 先行联系
    SUPERVISE_REPLY = "supervise_reply"  # 督办回复


class LinkLevel(StrEnum):
    """The level of the centre whose step is limited; `*` stands for any level not named."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    ANY = "*"


class CodeKind(StrEnum):
    """What a foreign code counts."""

    COMPONENT = "component"  # 部件
    EVENT = "event"  # 事件


@dataclass(frozen=True, kw_only=True)
class TimeLimit:
    """So many units of time, for example 5 work days."""

    amount: int
    unit: LimitUnit


@dataclass(frozen=True, kw_only=True)
class Condition:
    """When a matter of a sub-class may be filed, when it may be closed, and how long that may take."""

    id: str
    """The sub-class and a number, for example `020101-2`; the first condition is the ordinary one."""
    class_code: ClassCode
    filing_zh: str
    closing_zh: str
    limit: TimeLimit
    """The official limit (整体时限)."""
    target: TimeLimit
    """The tighter internal target (SLA-04)."""
    edition_note: str


@dataclass(frozen=True, kw_only=True)
class ClassGroup:
    """A major or minor class."""

    code: ClassCode
    level: ClassLevel
    name_zh: str
    name_en: str
    domain: str
    """The field of governance, for example `urban_management`."""
    flags: frozenset[ClassFlag]


@dataclass(frozen=True, kw_only=True)
class SubClass:
    """The kind of matter a case is about: what limits, responsibility and analysis hang on (CLS-07)."""

    code: ClassCode
    name_zh: str
    name_en: str
    path_zh: tuple[str, str, str]
    """Names of major, minor and sub-class."""
    domain: str
    grade: Grade
    nature: Nature
    flags: frozenset[ClassFlag]
    conditions: tuple[Condition, ...]

    @property
    def path(self) -> str:
        """The three names in one line, for example `三违治理/违法搭建/在建违法建筑`."""
        return "/".join(self.path_zh)

    def has(self, flag: ClassFlag) -> bool:
        """Whether a rule goes with this class."""
        return flag in self.flags


@dataclass(frozen=True, kw_only=True)
class ForeignCode:
    """A class in somebody else's code set; never spoken of without its code set (04 and 05 are swapped)."""

    code_set: str
    code: str
    name_zh: str
    kind: str
    """`component` or `event`."""
