# SPDX-License-Identifier: Apache-2.0
"""What the tables of a pack and their columns are called, and what kind of thing each column holds.

Forms, comparisons and test benches read this one catalogue, so that an office sees 主办单位 where a file says `lead`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongguan.deadlines.api import DayKind
from tongguan.dispatch.api import ClosingLevel, GridKind
from tongguan.grid.api import AutonomyKind
from tongguan.kernel.people import Role
from tongguan.organisation.api import CentreKind, Force
from tongguan.taxonomy.api import ClassFlag, ClassLevel, Grade, LimitUnit, Link, LinkLevel, Nature


class Holds(StrEnum):
    """What kind of thing a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    """Several of a fixed set, joined by `;`."""
    CLASS = "class"
    CLASSES = "classes"
    AREA = "area"
    SOURCE = "source"
    CONDITION = "condition"
    CENTRE = "centre"
    ORGAN = "organ"
    """A centre or a unit."""
    WHOM = "whom"
    """A unit, or `kind:…@level`."""
    WHOMS = "whoms"
    PERSON = "person"
    ROLE = "role"


WORDS: Mapping[str, str] = {
    # levels
    "city": "市", "district": "区", "street": "街镇", "community": "居村", "cell": "单元网格", "*": "不限",
    # centres and forces
    "comprehensive": "综合", "city_management": "数字城管", "social_governance": "社会治理", "hotline": "市民热线",
    "emergency": "应急", "enforcement": "执法力量", "management": "管理力量", "service": "服务力量",
    "self_governance": "自治力量",
    # calendar
    "holiday": "放假", "workday": "调休上班", "published": "已公布", "not_published": "尚未公布",
    # channels
    "active": "主动发现", "passive": "被动受理", "automatic": "自动感知",
    # classes
    "major": "大类", "minor": "小类", "sub": "子类", "large": "较大", "hard": "复杂疑难", "complaint": "投诉",
    "help": "求助", "report": "举报", "suggestion": "建议", "consultation": "咨询", "praise": "表扬",
    "special_attention": "重点关注", "joint_list": "联勤联动", "self_handle": "可自处置",
    "returnable_upper": "可退上级", "one_step_filing": "受理即立案", "machine_dispatch": "可机器派单",
    "no_unit_confirm": "免部门确认", "no_callback": "免回访",
    # limits
    "minute": "分钟", "hour": "小时", "urgent_work_hour": "紧急工作时", "work_hour": "工作时", "work_day": "工作日",
    "calendar_day": "自然日", "accept": "受理", "file": "立案", "verify_task": "核实任务", "dispatch": "派遣",
    "sign": "签收", "check": "核查", "check_task": "核查任务", "callback": "回访", "close": "结案",
    "return_review": "退单审核", "whistle_answer": "应哨", "whistle_arrive": "报到", "evidence": "现场反馈",
    "first_contact": "首次联系", "supervise_reply": "督办回复",
    # grids
    "disposal": "处置网格", "autonomy": "自治网格", "none": "不进网格", "committee": "居委网格", "village": "村委网格",
    "street_front": "街面网格", "extension": "拓展网格", "component": "部件", "event": "事件",
    "yes": "是", "no": "否", "true": "是", "false": "否",
}  # fmt: skip
"""What the fixed words of a pack are called; a word means the same in every column but those below."""

_ELSEWHERE: Mapping[tuple[str, str], str] = {
    ("grade", "minor"): "一般",
    ("grade", "major"): "重大",
    ("force", "street"): "街镇力量",
    ("flags", "emergency"): "突发即办",
    ("flags", "consultation"): "可当场答复",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table."""

    name: str
    zh: str
    en: str
    holds: Holds
    choices: tuple[str, ...] = ()

    def word(self, value: str) -> str | None:
        """What a fixed word of this column is called."""
        if self.holds is Holds.ROLE:
            return ROLES.get(value)
        return _ELSEWHERE.get((self.name, value)) or WORDS.get(value)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table of a pack."""

    file: str
    zh: str
    en: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """A column by its name; one nobody knows holds text and is called as it is."""
        found = (column for column in self.columns if column.name == name)
        return next(found, Column(name=name, zh=name, en=name, holds=Holds.TEXT))


ROLES: Mapping[str, str] = {
    "citizen": "居民", "enterprise": "企业/社会组织", "collector": "监督员", "grid_worker": "网格员",
    "grid_owner": "网格责任人", "agent": "坐席", "acceptor": "受理员", "shift_leader": "值班长", "dispatcher": "派遣员",
    "unit_dispatcher": "部门调度员", "handler": "处置人员", "commander": "指挥长", "leader": "分管领导",
    "inspector": "督查员", "evaluator": "考核员", "legal_officer": "法制办人员", "window_clerk": "窗口人员",
    "approver": "审批人员", "form_designer": "表单设计员", "data_steward": "数据管理员", "scene_manager": "场景管理员",
    "tenant_admin": "街镇管理员", "system_admin": "系统管理员", "auditor": "审计员", "social_worker": "专业社工",
    "volunteer": "志愿者", "upper_platform": "市级平台", "external_system": "部门业务系统", "device": "感知设备",
    "system": "平台",
}  # fmt: skip
"""What the roles are called."""


def _words(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in words)


_LEVELS = ("city", "district", "street", "community")
_CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("regions.csv", "level"): _LEVELS,
    ("centres.csv", "level"): _LEVELS[:3],
    ("centres.csv", "kind"): _words(CentreKind),
    ("units.csv", "force"): _words(Force),
    ("posts.csv", "role"): tuple(role for role in _words(Role) if role not in ("citizen", "system")),
    ("calendars.csv", "kind"): _words(DayKind),
    ("calendar_years.csv", "status"): ("published", "not_published"),
    ("sources.csv", "mode"): ("active", "passive", "automatic"),
    ("taxonomy/classes.csv", "level"): _words(ClassLevel),
    ("taxonomy/classes.csv", "grade"): _words(Grade),
    ("taxonomy/classes.csv", "nature"): _words(Nature),
    ("taxonomy/classes.csv", "flags"): _words(ClassFlag),
    ("taxonomy/conditions.csv", "limit_unit"): _words(LimitUnit),
    ("taxonomy/conditions.csv", "target_unit"): _words(LimitUnit),
    ("taxonomy/link_limits.csv", "link"): _words(Link),
    ("taxonomy/link_limits.csv", "level"): _words(LinkLevel),
    ("taxonomy/link_limits.csv", "unit"): _words(LimitUnit),
    ("taxonomy/code_sets.csv", "kind"): ("component", "event"),
    ("responsibility/list.csv", "grid_kind"): _words(GridKind),
    ("responsibility/list.csv", "closing_level"): _words(ClosingLevel),
    ("grids/autonomy.csv", "kind"): _words(AutonomyKind),
}


def _sheet(file: str, zh: str, en: str, *columns: str) -> Sheet:
    """Each column as `name 中文 kind english words`."""
    made = []
    for column in columns:
        name, title, holds, english = column.split(" ", 3)
        choices = _CHOICES.get((file, name), ())
        made.append(Column(name=name, zh=title, en=english, holds=Holds(holds), choices=choices))
    return Sheet(file=file, zh=zh, en=en, columns=tuple(made))


_NAMES = ("name_zh 名称 text name", "name_en 英文名 text English name")
SHEETS: Mapping[str, Sheet] = {
    sheet.file: sheet
    for sheet in (
        _sheet("responsibility/list.csv", "权责清单", "responsibility list", "id 行号 text row",
               "class 分类 class class",
               "area 区域 area area", "source 来源 source source", "condition 立案条件 condition condition",
               "lead 主办 whom lead", "assists 协办 whoms assists", "grid_kind 网格 choice grid",
               "closing_level 结案层级 choice closing level", "evidence 结案材料 text evidence",
               "basis 依据 text basis",
               "machine 机器派单 yes_no by machine"),
        _sheet("taxonomy/classes.csv", "事项分类", "classes", "code 编码 text code", "level 层级 choice level",
               "parent 上级 class parent", *_NAMES, "domain 领域 text field", "grade 等级 choice grade",
               "nature 性质 choice nature", "flags 规则 choices rules"),
        _sheet("taxonomy/conditions.csv", "立案结案条件与时限", "conditions and limits", "id 编号 text id",
               "class 子类 class sub-class", "filing_zh 立案条件 text filing", "closing_zh 结案条件 text closing",
               "limit_amount 时限 number limit", "limit_unit 单位 choice unit", "target_amount 内部目标 number target",
               "target_unit 目标单位 choice unit of target", "edition_note 说明 text note"),
        _sheet("taxonomy/link_limits.csv", "环节时限", "limits of links", "link 环节 choice link",
               "level 层级 choice level", "amount 时限 number limit", "unit 单位 choice unit", "note 说明 text note"),
        _sheet("taxonomy/code_sets.csv", "外部代码", "foreign codes", "code_set 代码集 text code set",
               "code 代码 text code", "name_zh 名称 text name", "kind 类型 choice kind"),
        _sheet("taxonomy/crosswalk.csv", "代码对照", "crosswalk", "code_set 代码集 text code set",
               "code 代码 text code", "class 分类 class class"),
        _sheet("taxonomy/everyday_words.csv", "口语词", "everyday words", "word 词 text word",
               "class 分类 class class"),
        _sheet("calendars.csv", "放假与调休", "holidays", "date 日期 date date", "kind 安排 choice kind",
               "note 说明 text note"),
        _sheet("calendar_years.csv", "年份", "years", "year 年份 number year", "status 状态 choice state",
               "edition 版本 text edition", "source_note 依据 text source"),
        _sheet("regions.csv", "区域", "regions", "code 编码 text code", "level 层级 choice level", *_NAMES,
               "parent 上级 area parent"),
        _sheet("centres.csv", "中心", "centres", "id 编号 text id", "level 层级 choice level", "kind 类别 choice kind",
               *_NAMES, "parent 上级中心 centre parent", "region 区域 area region",
               "external 外部平台 yes_no external"),
        _sheet("units.csv", "单位", "units", "id 编号 text id", "kind 职能 text function", *_NAMES,
               "centre 派遣中心 centre centre", "region 区域 area region", "force 力量 choice force",
               "phone 电话 text phone"),
        _sheet("people.csv", "人员", "people", "id 编号 text id", "name 姓名 text name", "account 账号 text account",
               "phone 电话 text phone"),
        _sheet("posts.csv", "岗位", "posts", "id 编号 text id", "person 人员 person person", "role 角色 role role",
               "organ 所在机构 organ organ", "region 区域 area region", "classes 分类范围 classes classes"),
        _sheet("sources.csv", "来源", "sources", "code 代码 text code", *_NAMES, "mode 方式 choice mode"),
        _sheet("gazetteer.csv", "地名", "place names", "name 地名 text name", "kind 类型 text kind",
               "lon 经度 number longitude", "lat 纬度 number latitude", "region 区域 area region",
               "aliases 别名 text other names"),
        _sheet("grids/autonomy.csv", "自治网格", "autonomy grids", "code 编码 text code", "kind 类型 choice kind",
               "name_zh 名称 text name", "street 街镇 area street", "community 居村 area community",
               "owner 责任人 person owner"),
        _sheet("grids/disposal.csv", "处置网格", "disposal grids", "code 编码 text code", "name_zh 名称 text name",
               "street 街镇 area street", "police_grid 警务网格 text police grid", "unit 队伍 organ unit",
               "lead_post 负责岗位 text post in charge", "staffing 编组 text staffing",
               "enforcement 执法人数 number enforcement", "self_governance 自治人数 number self-governance"),
        _sheet("grids/matching.csv", "网格匹配", "matching of grids", "disposal 处置网格 text disposal",
               "autonomy 自治网格 text autonomy"),
    )
}  # fmt: skip
"""The tables that can be edited row by row, in the order in which an office looks for them."""


def sheet_of(file: str) -> Sheet:
    """The table of this file; maps and settings are told as they are."""
    return SHEETS.get(file) or Sheet(file=file, zh=_OTHER.get(file, file), en=file, columns=())


_OTHER: Mapping[str, str] = {
    "pack.toml": "城市设置",
    "grids/cells.geojson": "单元网格边界",
    "grids/communities.geojson": "居村边界",
    "grids/streets.geojson": "街镇边界",
    "grids/district.geojson": "区界",
}
