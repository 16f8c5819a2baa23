# SPDX-License-Identifier: Apache-2.0
"""The tables of a city pack about its classes: what they are called, their conditions and limits, foreign codes."""

from collections.abc import Mapping

from tongguan.city.taxonomy.domain.classes import (
    ClassFlag,
    ClassLevel,
    CodeKind,
    Grade,
    LimitUnit,
    LinkLevel,
    Nature,
    TimedLink,
)
from tongguan.ground.kernel.sheets import NAMES, Holds, PackSheet, SheetColumn

CLASS_LEVELS: Mapping[str, str] = {ClassLevel.MAJOR: "大类", ClassLevel.MINOR: "小类", ClassLevel.SUB: "子类"}
GRADES: Mapping[str, str] = {Grade.MINOR: "一般", Grade.LARGE: "较大", Grade.HARD: "复杂疑难", Grade.MAJOR: "重大"}
NATURES: Mapping[str, str] = {
    Nature.COMPLAINT: "投诉",
    Nature.HELP: "求助",
    Nature.REPORT: "举报",
    Nature.SUGGESTION: "建议",
    Nature.CONSULTATION: "咨询",
    Nature.PRAISE: "表扬",
}
FLAGS: Mapping[str, str] = {
    ClassFlag.SPECIAL_ATTENTION: "重点关注",
    ClassFlag.JOINT_LIST: "联勤联动",
    ClassFlag.SELF_HANDLE: "可自处置",
    ClassFlag.RETURNABLE_UPPER: "可退上级",
    ClassFlag.CONSULTATION: "可当场答复",
    ClassFlag.EMERGENCY: "突发即办",
    ClassFlag.ONE_STEP_FILING: "受理即立案",
    ClassFlag.MACHINE_DISPATCH: "可机器派单",
    ClassFlag.NO_UNIT_CONFIRM: "免部门确认",
    ClassFlag.NO_CALLBACK: "免回访",
}
LIMIT_UNITS: Mapping[str, str] = {
    LimitUnit.MINUTE: "分钟",
    LimitUnit.HOUR: "小时",
    LimitUnit.URGENT_WORK_HOUR: "紧急工作时",
    LimitUnit.WORK_HOUR: "工作时",
    LimitUnit.WORK_DAY: "工作日",
    LimitUnit.CALENDAR_DAY: "自然日",
}
LINKS: Mapping[str, str] = {
    TimedLink.ACCEPT: "受理",
    TimedLink.FILE: "立案",
    TimedLink.VERIFY_TASK: "核实任务",
    TimedLink.DISPATCH: "派遣",
    TimedLink.SIGN: "签收",
    TimedLink.CHECK: "核查",
    TimedLink.CHECK_TASK: "核查任务",
    TimedLink.CALLBACK: "回访",
    TimedLink.CLOSE: "结案",
    TimedLink.RETURN_REVIEW: "退单审核",
    TimedLink.WHISTLE_ANSWER: "应哨",
    TimedLink.WHISTLE_ARRIVE: "报到",
    TimedLink.EVIDENCE: "现场反馈",
    TimedLink.FIRST_CONTACT: "首次联系",
    TimedLink.SUPERVISE_REPLY: "督办回复",
}
LINK_LEVELS: Mapping[str, str] = {
    LinkLevel.CITY: "市",
    LinkLevel.DISTRICT: "区",
    LinkLevel.STREET: "街镇",
    LinkLevel.ANY: "不限",
}
CODE_KINDS: Mapping[str, str] = {CodeKind.COMPONENT: "部件", CodeKind.EVENT: "事件"}

CLASSES = PackSheet(
    file="taxonomy/classes.csv",
    zh="事项分类",
    en="classes",
    key=("code",),
    columns=(
        SheetColumn("code", "编码", "code"),
        SheetColumn("level", "层级", "level", Holds.CHOICE, CLASS_LEVELS),
        SheetColumn("parent", "上级", "parent", Holds.CLASS),
        *NAMES,
        SheetColumn("domain", "领域", "field"),
        SheetColumn("grade", "等级", "grade", Holds.CHOICE, GRADES),
        SheetColumn("nature", "性质", "nature", Holds.CHOICE, NATURES),
        SheetColumn("flags", "规则", "rules", Holds.CHOICES, FLAGS),
    ),
)
CONDITIONS = PackSheet(
    file="taxonomy/conditions.csv",
    zh="立案结案条件与时限",
    en="conditions and limits",
    key=("id",),
    columns=(
        SheetColumn("id", "编号", "id"),
        SheetColumn("class", "子类", "sub-class", Holds.CLASS),
        SheetColumn("filing_zh", "立案条件", "filing"),
        SheetColumn("closing_zh", "结案条件", "closing"),
        SheetColumn("limit_amount", "时限", "limit", Holds.NUMBER),
        SheetColumn("limit_unit", "单位", "unit", Holds.CHOICE, LIMIT_UNITS),
        SheetColumn("target_amount", "内部目标", "target", Holds.NUMBER),
        SheetColumn("target_unit", "目标单位", "unit of target", Holds.CHOICE, LIMIT_UNITS),
        SheetColumn("edition_note", "说明", "note"),
    ),
)
LINK_LIMITS = PackSheet(
    file="taxonomy/link_limits.csv",
    zh="环节时限",
    en="limits of links",
    key=("link", "level"),
    columns=(
        SheetColumn("link", "环节", "link", Holds.CHOICE, LINKS),
        SheetColumn("level", "层级", "level", Holds.CHOICE, LINK_LEVELS),
        SheetColumn("amount", "时限", "limit", Holds.NUMBER),
        SheetColumn("unit", "单位", "unit", Holds.CHOICE, LIMIT_UNITS),
        SheetColumn("note", "说明", "note"),
    ),
)
CODE_SETS = PackSheet(
    file="taxonomy/code_sets.csv",
    zh="外部代码",
    en="foreign codes",
    key=("code_set", "code"),
    columns=(
        SheetColumn("code_set", "代码集", "code set"),
        SheetColumn("code", "代码", "code"),
        SheetColumn("name_zh", "名称", "name"),
        SheetColumn("kind", "类型", "kind", Holds.CHOICE, CODE_KINDS),
    ),
)
CROSSWALK = PackSheet(
    file="taxonomy/crosswalk.csv",
    zh="代码对照",
    en="crosswalk",
    key=("code_set", "code", "class"),
    columns=(
        SheetColumn("code_set", "代码集", "code set"),
        SheetColumn("code", "代码", "code"),
        SheetColumn("class", "分类", "class", Holds.CLASS),
    ),
)
EVERYDAY_WORDS = PackSheet(
    file="taxonomy/everyday_words.csv",
    zh="口语词",
    en="everyday words",
    key=("word", "class"),
    columns=(SheetColumn("word", "词", "word"), SheetColumn("class", "分类", "class", Holds.CLASS)),
)
