# SPDX-License-Identifier: Apache-2.0
"""The tables of a city pack that say who there is: regions, centres, units, people, posts."""

from collections.abc import Mapping

from tongguan.city.organisation.domain.organs import CentreKind, Force, Level
from tongguan.ground.kernel.people import ROLES, Role
from tongguan.ground.kernel.sheets import NAMES, Holds, PackSheet, SheetColumn

CENTRE_LEVELS: Mapping[str, str] = {Level.CITY: "市", Level.DISTRICT: "区", Level.STREET: "街镇"}
LEVELS: Mapping[str, str] = {**CENTRE_LEVELS, Level.COMMUNITY: "居村"}
CENTRE_KINDS: Mapping[str, str] = {
    CentreKind.COMPREHENSIVE: "综合",
    CentreKind.CITY_MANAGEMENT: "数字城管",
    CentreKind.SOCIAL_GOVERNANCE: "社会治理",
    CentreKind.HOTLINE: "市民热线",
    CentreKind.EMERGENCY: "应急",
}
FORCES: Mapping[str, str] = {
    Force.STREET: "街镇力量",
    Force.ENFORCEMENT: "执法力量",
    Force.MANAGEMENT: "管理力量",
    Force.SERVICE: "服务力量",
    Force.SELF_GOVERNANCE: "自治力量",
}
GIVEN_ROLES: Mapping[str, str] = {role: ROLES[role] for role in Role if role not in (Role.CITIZEN, Role.SYSTEM)}
"""Nobody is appointed a citizen, or the platform."""

REGIONS = PackSheet(
    file="regions.csv",
    zh="区域",
    en="regions",
    key=("code",),
    columns=(
        SheetColumn("code", "编码", "code"),
        SheetColumn("level", "层级", "level", Holds.CHOICE, LEVELS),
        *NAMES,
        SheetColumn("parent", "上级", "parent", Holds.AREA),
    ),
)
CENTRES = PackSheet(
    file="centres.csv",
    zh="中心",
    en="centres",
    key=("id",),
    columns=(
        SheetColumn("id", "编号", "id"),
        SheetColumn("level", "层级", "level", Holds.CHOICE, CENTRE_LEVELS),
        SheetColumn("kind", "类别", "kind", Holds.CHOICE, CENTRE_KINDS),
        *NAMES,
        SheetColumn("parent", "上级中心", "parent", Holds.CENTRE),
        SheetColumn("region", "区域", "region", Holds.AREA),
        SheetColumn("external", "外部平台", "external", Holds.YES_NO),
    ),
)
UNITS = PackSheet(
    file="units.csv",
    zh="单位",
    en="units",
    key=("id",),
    own="region",
    columns=(
        SheetColumn("id", "编号", "id"),
        SheetColumn("kind", "职能", "function"),
        *NAMES,
        SheetColumn("centre", "派遣中心", "centre", Holds.CENTRE),
        SheetColumn("region", "区域", "region", Holds.AREA),
        SheetColumn("force", "力量", "force", Holds.CHOICE, FORCES),
        SheetColumn("phone", "电话", "phone"),
    ),
)
PEOPLE = PackSheet(
    file="people.csv",
    zh="人员",
    en="people",
    key=("id",),
    columns=(
        SheetColumn("id", "编号", "id"),
        SheetColumn("name", "姓名", "name"),
        SheetColumn("account", "账号", "account"),
        SheetColumn("phone", "电话", "phone"),
    ),
)
POSTS = PackSheet(
    file="posts.csv",
    zh="岗位",
    en="posts",
    key=("id",),
    own="region",
    columns=(
        SheetColumn("id", "编号", "id"),
        SheetColumn("person", "人员", "person", Holds.PERSON),
        SheetColumn("role", "角色", "role", Holds.ROLE, GIVEN_ROLES),
        SheetColumn("organ", "所在机构", "organ", Holds.ORGAN),
        SheetColumn("region", "区域", "region", Holds.AREA),
        SheetColumn("classes", "分类范围", "classes", Holds.CLASSES),
    ),
)
