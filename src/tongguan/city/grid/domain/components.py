# SPDX-License-Identifier: Apache-2.0
"""City components (部件): wells, lamps, benches … each with a code, a place, a state and the bodies that answer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import shapely

from tongguan.city.grid.domain.features import Feature
from tongguan.city.grid.domain.grids import Grids
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import RegionCode
from tongguan.ground.kernel.pack import Finding


class ComponentState(StrEnum):
    """The state a survey found a component in; the comment is the term on the screen."""

    SOUND = "sound"  # 完好
    DAMAGED = "damaged"  # 破损
    MISSING = "missing"  # 丢失
    ABOLISHED = "abolished"  # 废除
    REMOVED = "removed"  # 移除


STATE_WORDS = {
    "完好": ComponentState.SOUND,
    "破损": ComponentState.DAMAGED,
    "丢失": ComponentState.MISSING,
    "废除": ComponentState.ABOLISHED,
    "废弃": ComponentState.ABOLISHED,
    "移除": ComponentState.REMOVED,
} | {state.value: state for state in ComponentState}
"""What survey files write for a state."""


@dataclass(frozen=True, kw_only=True)
class Component:
    """One component as the latest survey saw it (REG-01)."""

    id: str
    code_set: str
    code: str
    name: str
    point: Point
    cell: RegionCode
    state: ComponentState
    competent: str
    """The department in charge (主管部门)."""
    owner: str
    """The body that owns it (权属单位)."""
    maintenance: str
    """The body that keeps it up (养护单位)."""
    survey: str
    source: str
    surveyed_on: date
    next_due: date | None


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What the makers of a survey say of it (REG-12)."""

    edition: str
    """Its name, for example `2026-10`."""
    code_set: str
    source: str
    surveyed_on: date
    next_due: date | None = None


@dataclass(frozen=True, kw_only=True)
class ComponentIdForm:
    """How an identifier is put together; drafts of the standard differ in the width of class and number."""

    region_digits: int = 6
    class_digits: int = 4
    number_digits: int = 6

    @property
    def length(self) -> int:
        """All digits of an identifier, 16 as a rule."""
        return self.region_digits + self.class_digits + self.number_digits

    def problem(self, component_id: str, *, district: str, code: str) -> tuple[str, str] | None:
        """What is wrong with an identifier, and what to write instead; None when it is right."""
        pattern = f"{self.region_digits}位行政区划+{self.class_digits}位类别+{self.number_digits}位流水号"
        if not (component_id.isascii() and component_id.isdigit() and len(component_id) == self.length):
            return f"标识码“{component_id}”不是{self.length}位数字", f"请写{pattern}"
        if not component_id.startswith(district):
            return f"标识码{component_id}不属于本区", f"开头应为{district}"
        if component_id[self.region_digits : self.region_digits + self.class_digits] != code:
            return f"标识码{component_id}与类别{code}不符", f"第{self.region_digits + 1}位起应为{code}"
        return None


USUAL_ID_FORM = ComponentIdForm()

COMPONENT_TEXTS = ("id", "code", "name", "state", "competent", "owner", "maintenance")
"""The names a survey file's columns are mapped to; `state` and the three bodies may be empty."""
COMPONENT_REQUIRED = ("id", "code", "name")


def components_from(
    features: Iterable[Feature],
    *,
    file: str,
    survey: Survey,
    grids: Grids,
    known_codes: Collection[str],
    form: ComponentIdForm = USUAL_ID_FORM,
) -> tuple[list[Component], list[Finding]]:
    """The components of a survey file; whatever fails the code check or lies in no cell is told and left out."""
    given = list(features)
    points = np.array([one.shape for one in given], dtype=object)
    lons, lats = shapely.get_x(points), shapely.get_y(points)
    cells = grids.cells_at(lons, lats).tolist()
    components: list[Component] = []
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    for feature, lon, lat, number in zip(given, lons.tolist(), lats.tolist(), cells, strict=True):
        texts = feature.texts
        component_id, code, state = texts["id"], texts["code"], texts.get("state") or "完好"
        wrong: list[tuple[str, str, str]] = []
        if code not in known_codes:
            wrong.append(("code", f"类别“{code}”不在代码集{survey.code_set}中", "请写代码集中已有的部件类别"))
        elif problem := form.problem(component_id, district=grids.district.code, code=code):
            wrong.append(("id", *problem))
        if component_id in seen:
            wrong.append(("id", f"标识码{component_id}与第{seen[component_id]}行重复", "每个部件的标识码只能用一次"))
        if state not in STATE_WORDS:
            wrong.append(("state", f"“{state}”不是可用的状态", "请写完好、破损、丢失、废除或移除"))
        if number < 0:
            wrong.append(("geometry", "位置不在本区任何单元网格内", "请核对坐标和坐标系"))
        seen.setdefault(component_id, feature.row)
        findings += [_finding(file, feature.row, column, problem, advice) for column, problem, advice in wrong]
        if not wrong:
            components.append(
                Component(
                    id=component_id,
                    code_set=survey.code_set,
                    code=code,
                    name=texts["name"],
                    point=Point(lon=lon, lat=lat),
                    cell=grids.cells[number].code,
                    state=STATE_WORDS[state],
                    competent=texts.get("competent", ""),
                    owner=texts.get("owner", ""),
                    maintenance=texts.get("maintenance", ""),
                    survey=survey.edition,
                    source=survey.source,
                    surveyed_on=survey.surveyed_on,
                    next_due=survey.next_due,
                )
            )
    return components, findings


_ENGLISH = {
    "code": "unknown class code",
    "id": "wrong identifier",
    "state": "unknown state",
    "geometry": "in no unit cell",
}


def _finding(file: str, row: int, column: str, problem_zh: str, advice_zh: str) -> Finding:
    return Finding(
        file=file,
        row=row,
        column=column,
        problem_zh=problem_zh,
        problem_en=_ENGLISH[column],
        advice_zh=advice_zh,
    )
