# SPDX-License-Identifier: Apache-2.0
"""A survey file becomes the registry's state of things: checked, upserted, audited, found again by place."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.unit.grid import small_district as small
from tongguan.city.grid.api import (
    COMPONENT_REQUIRED,
    COMPONENT_TEXTS,
    Component,
    ComponentIdForm,
    ComponentRegistry,
    ComponentState,
    Grids,
    ImportComponents,
    NoSuchComponent,
    Survey,
    SurveyResult,
    System,
    components_from,
    import_features,
)
from tongguan.city.grid.wiring import component_registry
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.pack import Finding
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.work import AlreadyDone, RequestId
from tongguan.ground.plumbing.database import Database

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
SURVEY = Survey(
    edition="2026-10",
    code_set="cjt214_2007_components",
    source="区城市运行管理中心普查",
    surveyed_on=date(2026, 10, 31),
    next_due=date(2027, 10, 31),
)
CODES = {"0102", "0118"}
GRIDS = Grids.from_files(small.files())

ROWS = """标识码,类别,名称,状态,主管,权属,养护,lon,lat
3101990102000001,0102,污水井盖,完好,区水务局,排水公司,排水公司,121.0005,31.0005
3101990102000002,0102,污水井盖,破损,区水务局,排水公司,,121.0015,31.0005
3101990118000001,0118,路灯,,区住建委,路灯所,路灯所,121.0075,31.0075
"""
MAPPING = dict(zip(COMPONENT_TEXTS, ["标识码", "类别", "名称", "状态", "主管", "权属", "养护"], strict=True))


def surveyed(
    tmp_path: Path,
    text: str = ROWS,
    survey: Survey = SURVEY,
    form: ComponentIdForm | None = None,
    codes: Collection[str] = CODES,
) -> tuple[list[Component], list[Finding]]:
    path = tmp_path / "部件.csv"
    path.write_text(text, encoding="gbk")
    imported = import_features(path, System.CGCS2000, MAPPING, required=COMPONENT_REQUIRED)
    assert imported.findings == ()
    return components_from(
        imported.features,
        file=path.name,
        survey=survey,
        grids=GRIDS,
        known_codes=codes,
        form=form or ComponentIdForm(),
    )


def wish(survey: Survey = SURVEY) -> ImportComponents:
    return ImportComponents(request_id=RequestId.fresh(), by=SYSTEM_ACTOR, survey=survey)


@pytest.fixture
def registry(database: Database) -> ComponentRegistry:
    return component_registry(database)


async def test_a_survey_is_taken_over_and_found_by_number_place_and_region(registry, tmp_path):
    components, findings = surveyed(tmp_path)
    assert findings == []
    assert await registry.take_over(wish(), components, now=NOW) == SurveyResult(fresh=3, changed=0, unchanged=0)

    well = await registry.component("3101990102000002")
    assert well in components
    assert (well.state, well.competent, well.maintenance) == (ComponentState.DAMAGED, "区水务局", "")
    cell = GRIDS.cell_at(well.point)
    assert cell is not None
    assert well.cell == cell.code

    found = await registry.near(Point(lon=121.0006, lat=31.0005), metres=100)
    assert [(component.id[-7:], round(away)) for component, away in found] == [("2000001", 10), ("2000002", 86)]
    assert len(await registry.near(Point(lon=121.0006, lat=31.0005), metres=85)) == 1
    assert await registry.near(Point(lon=121.0006, lat=31.0005), metres=100, codes=["0118"]) == []
    assert len(await registry.in_region("310199001")) == 2
    assert [one.id for one in await registry.in_region(well.cell)] == [well.id]
    with pytest.raises(NoSuchComponent):
        await registry.component("0")


async def test_the_same_survey_again_changes_nothing_and_the_same_request_is_known(registry, tmp_path):
    components, _ = surveyed(tmp_path)
    first = wish()
    await registry.take_over(first, components, now=NOW)
    assert await registry.take_over(wish(), components, now=NOW) == SurveyResult(fresh=0, changed=0, unchanged=3)
    with pytest.raises(AlreadyDone):
        await registry.take_over(first, components, now=NOW)


async def test_a_later_survey_overwrites_and_an_older_one_does_not(registry, tmp_path):
    components, _ = surveyed(tmp_path)
    await registry.take_over(wish(), components, now=NOW)
    later = replace(SURVEY, edition="2027-10", surveyed_on=date(2027, 10, 31), next_due=None)
    repaired, _ = surveyed(tmp_path, ROWS.replace("破损", "完好"), later)
    assert (await registry.take_over(wish(later), repaired[:2], now=NOW)).changed == 2
    assert (await registry.take_over(wish(), components, now=NOW)).unchanged == 3
    assert (await registry.component("3101990102000002")).state is ComponentState.SOUND


async def test_what_is_due_for_survey_is_listed(registry, tmp_path):
    components, _ = surveyed(tmp_path)
    await registry.take_over(wish(), components, now=NOW)
    assert await registry.overdue(date(2027, 10, 31)) == []
    assert len(await registry.overdue(date(2027, 11, 1))) == 3


async def test_who_imported_what_is_on_record(registry, database, tmp_path):
    components, _ = surveyed(tmp_path)
    await registry.take_over(wish(), components, now=NOW)
    async with database.reading() as session:
        (line,) = await session.tuples("SELECT subject, move, person, facts->>'fresh' FROM audit.entry")
        assert line == ("component_survey/cjt214_2007_components@2026-10", "import_components", "SYSTEM", "3")
        assert await session.value(int, "SELECT count(*) FROM grid.component_intake") == 0


async def test_an_edition_with_split_cells_moves_components_to_their_new_cells(registry, tmp_path):
    components, _ = surveyed(tmp_path)
    await registry.take_over(wish(), components, now=NOW)
    rows = small.cell_rows()
    whole = GRIDS.cell_at(Point(lon=121.0005, lat=31.0005))
    assert whole is not None
    split = whole.code
    renumbered = [(f"{row[1]}099", *row[1:]) if row[0] == split else row for row in rows]
    after = Grids.from_files(small.files(cells=small.cells(renumbered)))
    assert await registry.place_anew(after) == 1
    assert (await registry.component("3101990102000001")).cell == f"{split[:12]}099"
    assert await registry.place_anew(after) == 0


def test_the_code_check_says_what_to_write(tmp_path):
    bad = """标识码,类别,名称,状态,主管,权属,养护,lon,lat
310199010200001,0102,短,完好,,,,121.0005,31.0005
3101010102000001,0102,外区,完好,,,,121.0005,31.0005
3101990118000001,0102,不符,完好,,,,121.0005,31.0005
3101990199000001,0199,无此类,完好,,,,121.0005,31.0005
3101990102000009,0102,好,完好,,,,121.0005,31.0005
3101990102000009,0102,重复,歪了,,,,122.0005,31.0005
"""
    components, findings = surveyed(tmp_path, bad)
    assert [component.name for component in components] == ["好"]
    assert [(finding.row, finding.column) for finding in findings] == [
        (2, "id"),
        (3, "id"),
        (4, "id"),
        (5, "code"),
        (7, "id"),
        (7, "state"),
        (7, "geometry"),
    ]
    assert "16位数字" in findings[0].problem_zh
    assert findings[2].advice_zh == "第7位起应为0102"
    assert "与第6行重复" in findings[4].problem_zh


def test_a_city_may_use_wider_class_codes(tmp_path):
    rows = "标识码,类别,名称,状态,主管,权属,养护,lon,lat\n3101990108100001,01081,新,完好,,,,121.0005,31.0005\n"
    form = ComponentIdForm(class_digits=5, number_digits=5)
    components, findings = surveyed(tmp_path, rows, form=form, codes={"01081"})
    assert (len(components), findings) == (1, [])
