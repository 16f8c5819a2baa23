# SPDX-License-Identifier: Apache-2.0
"""Reads regions.csv, centres.csv and units.csv of a city pack, and says what breaks the tree."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from tongguan.city.organisation.domain.organisation import Organisation
from tongguan.city.organisation.domain.organs import Centre, CentreKind, Force, Level, Region, Unit
from tongguan.city.organisation.domain.sheets import CENTRES, REGIONS, UNITS
from tongguan.ground.kernel.ids import CentreId, RegionCode, UnitId, covers
from tongguan.ground.kernel.pack import CsvRow, Reading

PLURAL_KINDS = frozenset({"disposal_grid", "autonomy_grid", "enterprise", "ngo"})
"""Functions of which a region naturally has several units; a responsibility list names them otherwise."""


def read_organisation(reading: Reading) -> Organisation:
    """The organisation of a pack; mistakes are noted in the reading, PackFault is raised if one is a fault."""
    regions = _regions(reading)
    centres = _centres(reading, regions)
    units = _units(reading, regions, centres)
    reading.close()
    return Organisation.from_rows(regions.values(), centres.values(), units.values())


def _regions(reading: Reading) -> dict[RegionCode, Region]:
    regions: dict[RegionCode, Region] = {}
    rows: dict[RegionCode, CsvRow] = {}
    for row in reading.rows_of(REGIONS):
        code = RegionCode(row.text("code"))
        if code in regions:
            _twice(row, "code", code)
        rows[code] = row
        regions[code] = Region(
            code=code,
            level=row.word("level", Level),
            name_zh=row.text("name_zh"),
            name_en=row.optional("name_en") or row.text("name_zh"),
            parent=RegionCode(row.optional("parent")) or None,
        )
    for code, region in regions.items():
        _check_region(rows[code], region, regions)
    _check_roots(reading, REGIONS.file, [rows[one.code] for one in regions.values() if one.parent is None])
    return regions


def _check_region(row: CsvRow, region: Region, regions: Mapping[RegionCode, Region]) -> None:
    if region.parent is None:
        if region.level is not Level.CITY:
            row.fault("parent", "只有市级没有上级区域", "only the city has no parent", "请填写上级区域的代码")
        return
    parent = regions.get(region.parent)
    if parent is None:
        row.fault(
            "parent",
            f"没有代码为“{region.parent}”的区域",
            f"no region {region.parent}",
            f"请在{REGIONS.file}中补上该区域，或改正代码",
        )
        return
    if region.level.depth != parent.level.depth + 1:
        row.fault(
            "level",
            f"{region.level.value}不能直接隶属于{parent.level.value}",
            f"a {region.level.value} cannot lie directly in a {parent.level.value}",
            "上级区域应恰好高一级，请改正level或parent",
        )
    if region.code == parent.code or not covers(parent.code, region.code):
        row.fault(
            "code",
            f"代码“{region.code}”不以上级代码“{parent.code}”开头",
            f"{region.code} does not begin with {parent.code}",
            "区域代码应为上级代码加本级序号",
        )


def _centres(reading: Reading, regions: Mapping[RegionCode, Region]) -> dict[CentreId, Centre]:
    centres: dict[CentreId, Centre] = {}
    rows: dict[CentreId, CsvRow] = {}
    for row in reading.rows_of(CENTRES):
        id = CentreId(row.text("id"))
        if id in centres:
            _twice(row, "id", id)
        rows[id] = row
        centres[id] = Centre(
            id=id,
            level=row.word("level", Level),
            kind=row.word("kind", CentreKind),
            name_zh=row.text("name_zh"),
            name_en=row.optional("name_en") or row.text("name_zh"),
            parent=CentreId(row.optional("parent")) or None,
            region=RegionCode(row.text("region")),
            external=row.yes("external"),
        )
    comprehensive = Counter(one.region for one in centres.values() if one.kind is CentreKind.COMPREHENSIVE)
    for id, centre in centres.items():
        row = rows[id]
        _check_place(row, centre, regions)
        _check_edge(row, centre, centres)
        if centre.kind is CentreKind.COMPREHENSIVE and comprehensive[centre.region] > 1:
            row.fault(
                "kind",
                f"区域{centre.region}有{comprehensive[centre.region]}个综合中心",
                f"{centre.region} has more than one comprehensive centre",
                "一个区域只设一个comprehensive中心，其余请改为专业中心",
            )
    _check_circles(rows, centres)
    _check_roots(reading, CENTRES.file, [rows[one.id] for one in centres.values() if one.parent is None])
    return centres


def _check_place(row: CsvRow, centre: Centre, regions: Mapping[RegionCode, Region]) -> None:
    region = regions.get(centre.region)
    if region is None:
        _no_region(row, centre.region)
    elif region.level is not centre.level:
        row.fault(
            "region",
            f"{centre.level.value}级中心设在了{region.level.value}级区域{region.code}",
            f"a {centre.level.value} centre in a {region.level.value}",
            "中心与所在区域应同级，请改正level或region",
        )


def _check_edge(row: CsvRow, centre: Centre, centres: Mapping[CentreId, Centre]) -> None:
    """A centre stands under its own level's comprehensive centre, or exactly one level lower (ORG-12, ORG-13)."""
    if centre.parent is None:
        return
    parent = centres.get(centre.parent)
    if parent is None:
        row.fault(
            "parent",
            f"没有编号为“{centre.parent}”的中心",
            f"no centre {centre.parent}",
            f"请在{CENTRES.file}中补上该中心，或改正编号",
        )
        return
    steps = centre.level.depth - parent.level.depth
    beside = parent.kind is CentreKind.COMPREHENSIVE and centre.kind is not CentreKind.COMPREHENSIVE
    if not (steps == 1 or (steps == 0 and beside)):
        row.fault(
            "parent",
            f"{centre.level.value}级中心不能直接隶属于{parent.level.value}级的{parent.name_zh}",
            f"a {centre.level.value} centre cannot stand directly under {parent.id} ({parent.level.value})",
            "上级中心应恰好高一级；专业中心也可隶属于同级综合中心",
        )
    if not covers(parent.region, centre.region):
        row.fault(
            "region",
            f"区域{centre.region}不在上级中心的区域{parent.region}内",
            f"{centre.region} lies outside {parent.region}",
            "请改正region或parent",
        )


def _check_circles(rows: Mapping[CentreId, CsvRow], centres: Mapping[CentreId, Centre]) -> None:
    sound: set[CentreId] = set()
    for id in centres:
        path: list[CentreId] = []
        here: CentreId | None = id
        while here is not None and here in centres and here not in sound and here not in path:
            path.append(here)
            here = centres[here].parent
        if here in path:
            circle = path[path.index(here) :]
            rows[here].fault(
                "parent",
                f"中心的隶属关系成环：{' → '.join([*circle, here])}",
                "the centres go round in a circle",
                "请改正其中一个中心的上级",
            )
        sound.update(path)


def _check_roots(reading: Reading, file: str, roots: list[CsvRow]) -> None:
    if not roots:
        reading.note(file, "没有顶层", "nothing stands at the top", "请有且仅有一行的parent为空")
    for row in roots[1:]:
        row.fault("parent", "顶层不止一个", "a second root", "请有且仅有一行的parent为空，其余请填写上级")


def _units(
    reading: Reading, regions: Mapping[RegionCode, Region], centres: Mapping[CentreId, Centre]
) -> dict[UnitId, Unit]:
    units: dict[UnitId, Unit] = {}
    alike: dict[tuple[str, RegionCode], list[CsvRow]] = defaultdict(list)
    for row in reading.rows_of(UNITS):
        id = UnitId(row.text("id"))
        if id in units or CentreId(id) in centres:
            _twice(row, "id", id)
        unit = Unit(
            id=id,
            kind=row.text("kind"),
            name_zh=row.text("name_zh"),
            name_en=row.optional("name_en") or row.text("name_zh"),
            centre=CentreId(row.text("centre")),
            region=RegionCode(row.text("region")),
            force=row.word("force", Force),
            phone=row.optional("phone"),
        )
        units[id] = unit
        alike[unit.kind, unit.region].append(row)
        _check_unit(row, unit, regions, centres)
    for (kind, region), rows in alike.items():
        if len(rows) > 1 and kind not in PLURAL_KINDS:
            rows[1].warn(
                "kind",
                f"区域{region}有{len(rows)}个{kind}单位，清单无法用kind:{kind}指定其一",
                f"{region} has {len(rows)} units of kind {kind}",
                "请合并，或另设类型；也可在清单中直接写单位编号",
            )
    return units


def _check_unit(
    row: CsvRow, unit: Unit, regions: Mapping[RegionCode, Region], centres: Mapping[CentreId, Centre]
) -> None:
    centre = centres.get(unit.centre)
    if centre is None:
        row.fault(
            "centre",
            f"没有编号为“{unit.centre}”的中心",
            f"no centre {unit.centre}",
            f"请填写{CENTRES.file}中的编号",
        )
    elif centre.external:
        row.fault(
            "centre",
            f"{centre.name_zh}是外部平台，其下不列单位",
            f"{centre.id} is another platform",
            "请改为本平台的中心，或删去此行",
        )
    elif not covers(centre.region, unit.region):
        row.fault(
            "region",
            f"区域{unit.region}不在派遣中心的区域{centre.region}内",
            f"{unit.region} lies outside {centre.region}",
            "请改正region或centre",
        )
    if unit.region not in regions:
        _no_region(row, unit.region)


def _no_region(row: CsvRow, code: str) -> None:
    row.fault("region", f"没有代码为“{code}”的区域", f"no region {code}", f"请填写{REGIONS.file}中的代码")


def _twice(row: CsvRow, column: str, value: str) -> None:
    row.fault(column, f"“{value}”重复", f"{value} is given twice", "编号不得重复，请改正或删去一行")
