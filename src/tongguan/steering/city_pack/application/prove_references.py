# SPDX-License-Identifier: Apache-2.0
"""Proves that what one file of a pack names, another one has: codes, units, people, and the way to each lead."""

from collections.abc import Callable, Container, Iterable
from itertools import pairwise

from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import CentreKind, Level, Organisation, Staff
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.pack import PACK, Finding, PackFiles
from tongguan.matters.dispatch.api import ANY, ListRow, NamedUnit, ResponsibilityList
from tongguan.matters.intake.api import Sources
from tongguan.steering.city_pack.application.findings import raw_rows
from tongguan.steering.city_pack.application.prove_list import LIST

DISPOSAL, AUTONOMY, CENTRES = "grids/disposal.csv", "grids/autonomy.csv", "centres.csv"


def prove_references(city: City, files: PackFiles) -> list[Finding]:
    """Everything one file names and no other has."""
    return [*_grids(city, files), *_ground(city), *_list(city)]


def prove_reach(city: City, leads: Iterable[UnitId]) -> list[Finding]:
    """Every lead's centre can be reached from the district's, one level at a time (ORG-12, ORG-13)."""
    organisation = city.part(Organisation)
    district = organisation.centre_of(city.region, Level.DISTRICT)
    if district is None:
        return []
    found = []
    for unit in sorted(leads):
        way = organisation.route(district, organisation.centre_of_unit(unit))
        leaps = [(a, b) for a, b in pairwise(way) if organisation.skips_level(a, b)]
        outside = [centre for centre in way if organisation.is_external(centre)]
        if leaps or outside:
            found.append(
                fault(
                    "units.csv",
                    f"主办单位{unit}从{district}派不到：" + " → ".join(way),
                    f"no permitted way leads from {district} to {unit}",
                    f"请改正{unit}的centre，使沿途逐级相连且不经外部平台",
                    column="centre",
                )
            )
    return found


def _grids(city: City, files: PackFiles) -> list[Finding]:
    """The grids' units, posts, owners and streets exist; a team works in the street of its grid."""
    organisation, staff = city.part(Organisation), city.part(Staff)
    findings: list[Finding] = []
    units = organisation.units
    posts = {one.post.id for one in staff.appointments}
    people = {person.id for person in staff.people}
    for row in raw_rows(files, DISPOSAL, findings):
        unit = units.get(UnitId(row.cells["unit"]))
        if unit is None:
            row.fault("unit", f"没有单位{row.cells['unit']}", "no such unit", "请写units.csv中的编号")
        elif unit.region != row.cells["street"]:
            row.fault(
                "unit",
                f"{unit.id}在{unit.region}，不在本网格的街镇",
                f"{unit.id} works in {unit.region}",
                f"请写{row.cells['street']}的处置队伍",
            )
        if row.cells["lead_post"] not in posts:
            row.fault("lead_post", f"没有岗位{row.cells['lead_post']}", "no such post", "请写posts.csv中的编号")
    for row in raw_rows(files, AUTONOMY, findings):
        if row.cells["owner"] not in people:
            row.fault("owner", f"没有人员{row.cells['owner']}", "no such person", "请写people.csv中的编号")
    return findings


def _ground(city: City) -> Iterable[Finding]:
    """The grids lie in the regions of the organisation, and every region has its centre."""
    organisation, grids = city.part(Organisation), city.part(Grids)
    regions = organisation.regions
    if grids.district.code != city.region:
        yield fault(
            PACK,
            f"region为{city.region}，网格却属于{grids.district.code}",
            f"the grids belong to {grids.district.code}",
            "请使pack.toml的region与grids/district.geojson的编码一致",
        )
    for file, areas in (
        ("grids/streets.geojson", grids.streets),
        ("grids/communities.geojson", grids.communities),
    ):
        for code in sorted(areas):
            if code not in regions:
                yield fault(
                    file, f"{code}不在regions.csv中", f"{code} is no region", "请在regions.csv中补上该区域", area=code
                )
    for code, region in regions.items():
        if not code.startswith(city.region) or region.level not in (Level.DISTRICT, Level.STREET):
            continue
        if organisation.centre_of(code, region.level) is None:
            yield fault(
                CENTRES,
                f"{region.name_zh}（{code}）没有综合中心",
                f"{code} has no comprehensive centre",
                f"请增加一行：level写{region.level.value}，kind写{CentreKind.COMPREHENSIVE.value}，region写{code}",
                column="region",
                area=code,
            )
        lacking = region.level is Level.STREET and code not in grids.streets
        if lacking:
            yield fault(
                "grids/streets.geojson",
                f"缺少{region.name_zh}（{code}）",
                f"{code} has no outline",
                "请补上该街镇的边界与单元网格",
            )


def _list(city: City) -> Iterable[Finding]:
    """The codes, sources, conditions and units the list names exist; the closing level is not below the lead's."""
    organisation, taxonomy = city.part(Organisation), city.part(Taxonomy)
    classes = {*taxonomy.groups, *taxonomy.sub_classes}
    conditions = {one.id for sub in taxonomy.sub_classes.values() for one in sub.conditions}
    areas = {*organisation.regions, *(cell.code for cell in city.part(Grids).cells)}
    checks: tuple[tuple[str, Callable[[ListRow], str], Container[str], str], ...] = (
        ("class", lambda row: row.class_code, classes, "taxonomy/classes.csv"),
        ("area", lambda row: row.area, areas, "regions.csv或grids/cells.geojson"),
        ("source", lambda row: row.source, {*city.part(Sources).by_code, ANY}, "sources.csv"),
        ("condition", lambda row: row.condition, {*conditions, ANY}, "taxonomy/conditions.csv"),
    )
    for row in city.part(ResponsibilityList).rows:
        for column, value, known, file in checks:
            if value(row) not in known:
                yield fault(
                    LIST,
                    f"{file}中没有{value(row)}",
                    f"{value(row)} is not known",
                    f"请写{file}中已有的编码",
                    row=row.line,
                    column=column,
                    area=row.area,
                )
        for column, whom in (("lead", row.lead), *(("assists", one) for one in row.assists)):
            if isinstance(whom, NamedUnit) and not organisation.has_unit(whom.unit):
                yield fault(
                    LIST,
                    f"没有单位{whom}",
                    f"there is no unit {whom}",
                    "请写units.csv中的编号，或kind:单位种类@层级",
                    row=row.line,
                    column=column,
                    area=row.area,
                )
        if isinstance(row.lead, NamedUnit) and organisation.has_unit(row.lead.unit):
            level = Level(organisation.level(organisation.centre_of_unit(row.lead.unit)))
            if Level(row.closing_level).depth > level.depth:
                yield fault(
                    LIST,
                    f"{level.value}级派遣的事项不能在{row.closing_level}结案",
                    f"a matter dispatched at the {level.value} cannot be closed at the {row.closing_level}",
                    f"请写{level.value}或更高一级",
                    row=row.line,
                    column="closing_level",
                    area=row.area,
                )
