# SPDX-License-Identifier: Apache-2.0
"""The proof by kinds of matters says what trying every single matter would say."""

from dataclasses import replace
from functools import cache
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.city_pack.demo import demo_city, demo_files
from tongguan.city.grid.api import Grids, read_ground
from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import CentreId, ClassCode, UnitId
from tongguan.ground.kernel.pack import Reading, Severity
from tongguan.matters.dispatch.api import (
    ANY,
    AtLevel,
    KnownBodies,
    ListRow,
    Matter,
    NamedUnit,
    ResponsibilityList,
    UnitByKind,
)
from tongguan.matters.intake.api import Sources
from tongguan.steering.city_pack.application.prove_list import prove_list

DISTRICT = CentreId("C-310112")
CODES = tuple(ClassCode(code) for code in ("120101", "120102", "120201", "280503"))
SOURCES = ("patrol", "sensor", "video")


@cache
def corner() -> City:
    """Four sub-classes, three sources, and a few cells of two streets."""
    city = demo_city()
    ground = read_ground(Reading(files=demo_files()))
    picked = [n for n, cell in enumerate(ground.cells) if cell.code[9:] in ("002001", "002002", "001001", "003004")]
    cells = tuple(ground.cells[n] for n in picked)
    taxonomy, sources = city.part(Taxonomy), city.part(Sources).by_code
    return city.with_parts(
        replace(taxonomy, sub_classes={code: taxonomy.sub_classes[code] for code in CODES}),
        Grids(replace(ground, cells=cells, shapes=ground.shapes[picked])),
        Sources(by_code={code: sources[code] for code in SOURCES}),
    )


def with_list(rows: list[ListRow]) -> City:
    city = corner()
    bodies = KnownBodies(city.part(Organisation), city.part(Grids))
    return city.with_parts(ResponsibilityList.from_rows(rows, bodies=bodies))


LEADS = st.sampled_from(
    [
        NamedUnit(UnitId("U-310112-water")),
        UnitByKind("water", AtLevel.STREET),
        UnitByKind("disposal_grid", AtLevel.CELL),
        UnitByKind("committee", AtLevel.COMMUNITY),
        UnitByKind("water", AtLevel.COMMUNITY),
    ]
)
NARROW = st.sampled_from(["310112", "310112001", "310112006", "310112001002", "310112001002001"])
ROWS = st.builds(
    lambda class_code, area, source, condition, lead: ListRow(
        id="",
        class_code=class_code,
        area=area,
        source=source,
        condition=f"{class_code}-{condition}" if len(class_code) == 6 and condition else ANY,
        lead=lead,
    ),
    st.sampled_from(["12", "28", "1201", "1202", *CODES]),
    NARROW,
    st.sampled_from([ANY, ANY, *SOURCES[1:]]),
    st.sampled_from([None, None, 1, 2]),
    LEADS,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=10), st.booleans())
def test_proving_by_kinds_agrees_with_trying_everything(drawn: list[ListRow], covered: bool):
    everything = [ListRow(id="all", class_code=major, area="310112", lead=NamedUnit(UnitId("U-310112-water")))
                  for major in ("12", "28")] if covered else []  # fmt: skip
    city = with_list([replace(one, id=str(n)) for n, one in enumerate([*drawn, *everything])])
    proof = prove_list(city)

    matters = [
        Matter(class_code=code, region=cell.code, source=source, condition=condition.id)
        for code, cell, source in product(CODES, city.part(Grids).cells, SOURCES)
        for condition in city.part(Taxonomy).sub_classes[code].conditions
    ]
    answers = [city.part(ResponsibilityList).propose(matter, owner=DISTRICT) for matter in matters]
    used = {row.id for matter in matters for row in city.part(ResponsibilityList).winners(matter)}

    assert proof.matters == len(matters)
    assert proof.kinds <= len(matters)
    faults = [finding for finding in proof.findings if finding.severity is Severity.FAULT]
    assert bool(faults) == any(answer is None for answer in answers)
    unused = {one.row for one in proof.findings if one.severity is Severity.WARNING and one.column == "id"}
    assert len([one for one in proof.findings if one.column == "id"]) == len(city.part(ResponsibilityList).rows) - len(
        used
    )
    assert unused <= {row.line for row in city.part(ResponsibilityList).rows}
    assert {answer.lead for answer in answers if answer is not None} <= proof.leads
    if not faults:
        assert {answer.lead for answer in answers if answer is not None} == proof.leads
