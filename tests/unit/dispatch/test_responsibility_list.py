# SPDX-License-Identifier: Apache-2.0
"""The most specific row wins, one lead follows, and every row says why it lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dispatch.small_list import (
    BUREAU,
    CELL,
    DISTRICT,
    MEDIATORS,
    SANITATION,
    SOCIAL,
    SQUAD,
    STREET,
    TOWN_CELL,
    UP,
    WATER,
    a_list,
    matter,
    row,
    slow_winners,
)
from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.ground.kernel.pack import PackFault, Reading
from tongguan.matters.dispatch.api import (
    ANY,
    GridKind,
    HandDown,
    HandUp,
    ListRow,
    NamedUnit,
    SendToUnits,
    explain,
    next_step,
    read_list,
)


def lead_of(rows: list[ListRow], **asked: str) -> str | None:
    proposal = a_list(*rows).propose(matter(asked.pop("class_code", "020101"), **asked), owner=DISTRICT)
    return None if proposal is None else proposal.row


@pytest.mark.requirement("CLS-07")
def test_a_sub_class_outranks_its_minor_and_the_minor_its_major():
    rows = [row("major", "02", WATER), row("minor", "0201", BUREAU), row("sub", "020101", MEDIATORS)]
    assert lead_of(rows) == "sub"
    assert lead_of(rows, class_code="020102") == "minor"
    assert lead_of(rows, class_code="020201") == "major"


def test_class_outranks_area_and_area_outranks_source():
    street_row = row("street", "0201", WATER, area="310112001")
    sensor_row = row("sensor", "0201", BUREAU, source="sensor")
    assert lead_of([row("sub", "020101", MEDIATORS), street_row]) == "sub"
    assert lead_of([street_row, sensor_row], source="sensor") == "street"
    assert lead_of([street_row, sensor_row], source="sensor", region=TOWN_CELL) == "sensor"


def test_a_row_that_names_source_and_condition_outranks_one_that_names_either():
    rows = [
        row("plain", "0201", WATER),
        row("source", "0201", BUREAU, source="video"),
        row("both", "0201", MEDIATORS, source="video", condition="020101-2"),
    ]
    assert lead_of(rows, source="video", condition="020101-2") == "both"
    assert lead_of(rows, source="video", condition="020101-1") == "source"
    assert lead_of(rows, source="patrol", condition="020101-2") == "plain"


def test_equally_specific_rows_with_different_leads_clash_and_nobody_is_proposed():
    rows = [
        row("source", "0201", BUREAU, source="video"),
        row("condition", "0201", WATER, condition="020101-2"),
        row("plain", "0201", WATER),
    ]
    assert lead_of(rows, source="video", condition="020101-2") is None
    (clash,) = a_list(*rows).clashes
    assert {one.id for one in clash.rows} == {"source", "condition"}
    assert not a_list(*rows, row("both", "0201", WATER, source="video", condition="020101-2")).clashes


def test_the_same_key_twice_clashes_only_when_the_leads_differ():
    assert a_list(row("a", "0201", WATER), row("b", "0201", BUREAU)).clashes
    twice = a_list(row("a", "0201", WATER), row("b", "0201", WATER))
    assert not twice.clashes
    assert [one.won for one in explain(twice, matter("020101"))] == [True, False]


def test_a_unit_by_kind_is_the_one_at_the_place():
    listed = a_list(row("a", "02", SQUAD, assists=[SANITATION, NamedUnit(WATER), SQUAD, SANITATION]))
    here = listed.propose(matter("020101"), owner=DISTRICT)
    there = listed.propose(matter("020101", region=TOWN_CELL), owner=DISTRICT)
    assert here is not None
    assert there is not None
    assert (here.lead, there.lead) == ("U-310112001-squad", "U-310112002-squad")
    assert here.assists == ("U-310112001-sanitation",), "assists of the same centre, each once, never the lead"
    assert here.elsewhere == (WATER,), "no order reaches a district department from the street"
    assert here.grid_kind is GridKind.NONE


def test_a_place_known_too_roughly_has_no_street_unit():
    listed = a_list(row("a", "02", SQUAD))
    assert listed.propose(matter("020101", region="310112"), owner=DISTRICT) is None
    (considered,) = explain(listed, matter("020101", region="310112"))
    assert not considered.won
    assert "更细的网格" in considered.why_zh


def test_a_place_known_too_roughly_is_not_exact_where_a_part_of_it_has_its_own_row():
    listed = a_list(row("a", "02", WATER), row("b", "0201", BUREAU, area="310112001"))
    rough = listed.propose(matter("020101", region="310112"), owner=DISTRICT)
    elsewhere = listed.propose(matter("020201", region="310112"), owner=DISTRICT)
    cell = listed.propose(matter("020101", region=TOWN_CELL), owner=DISTRICT)
    assert [one is not None and one.exact for one in (rough, elsewhere, cell)] == [False, True, True]


def test_the_path_goes_one_level_at_a_time_through_the_broker():
    listed = a_list(row("a", "01", MEDIATORS), row("b", "02", SQUAD), row("c", "03", WATER))

    def step(class_code: str, owner: CentreId) -> object:
        proposal = listed.propose(matter(class_code), owner=owner)
        assert proposal is not None
        return next_step(proposal, parent=UP.get(owner))

    assert step("010101", STREET) == HandUp(to=DISTRICT)
    assert step("010101", DISTRICT) == HandDown(to=SOCIAL)
    assert step("020101", DISTRICT) == HandDown(to=STREET)
    assert step("020101", STREET) == SendToUnits(lead=UnitId("U-310112001-squad"), assists=())
    assert step("030101", DISTRICT) == SendToUnits(lead=WATER, assists=())


def test_every_row_about_the_class_says_why_it_won_or_lost():
    rows = [
        row("sub-town", "020101", WATER, area="310112002"),
        row("video", "0201", WATER, source="video"),
        row("second", "0201", WATER, condition="020101-2"),
        row("street", "0201", BUREAU, area="310112001"),
        row("minor", "0201", WATER),
        row("major", "02", WATER),
    ]
    reasons = {one.row.id: (one.won, one.why_zh) for one in explain(a_list(*rows), matter("020101"))}
    assert reasons == {
        "sub-town": (False, "区域不符：本行只管310112002"),
        "video": (False, "来源不符：本行只管video"),
        "second": (False, "立案条件不符：本行只管020101-2"),
        "street": (True, "最具体的一行"),
        "minor": (False, "street的区域310112001更具体"),
        "major": (False, "street的分类0201更具体"),
    }


CODES = ["01", "0101", "0102", "010101", "010102", "02", "0201", "020101"]
AREAS = ["31", "310112", "310112001", "310112002", "310112001001", CELL]
ROWS = st.builds(
    lambda class_code, area, source, condition, lead: row(
        "", class_code, lead, area=area, source=source, condition=condition
    ),
    st.sampled_from(CODES),
    st.sampled_from(AREAS),
    st.sampled_from([ANY, "video", "sensor"]),
    st.sampled_from([ANY, "1", "2"]),
    st.sampled_from([WATER, BUREAU, SQUAD]),
)
MATTERS = st.builds(
    matter,
    st.sampled_from([code for code in CODES if len(code) == 6]),
    region=st.sampled_from([*AREAS, TOWN_CELL]),
    source=st.sampled_from(["video", "sensor", "patrol"]),
    condition=st.sampled_from([None, "1", "2"]),
)


@given(st.lists(ROWS, max_size=14), MATTERS)
def test_the_index_finds_what_the_slow_rule_finds(drawn: list[ListRow], asked):
    rows = [replace(one, id=str(n)) for n, one in enumerate(drawn)]
    listed = a_list(*rows)
    winners = listed.winners(asked)
    assert {one.id for one in winners} == slow_winners(rows, asked)
    proposal = listed.propose(asked, owner=DISTRICT)
    won = [one.row.id for one in explain(listed, asked) if one.won]
    assert won == ([proposal.row] if proposal is not None else [])
    if len({str(one.lead) for one in winners}) > 1:
        assert any(set(winners) <= set(clash.rows) or set(clash.rows) <= set(winners) for clash in listed.clashes)


def reading(*lines: str) -> Reading:
    header = "id,class,area,source,condition,lead,assists,grid_kind,closing_level,evidence,basis,machine"
    return Reading(files={"responsibility/list.csv": "\n".join([header, *lines]).encode()})


def test_a_list_is_read_as_it_was_written():
    (one,) = read_list(
        reading("R1,0201,310112,*,*,kind:squad@street,U-1;kind:water@cell,disposal,street,a;b,权责1,yes")
    )
    assert str(one.lead) == "kind:squad@street"
    assert [str(assist) for assist in one.assists] == ["U-1", "kind:water@cell"]
    assert (one.evidence, one.machine, one.line) == (("a", "b"), True, 2)


def test_a_broken_row_names_its_column_and_what_to_write():
    lines = [
        "R1,0201,310112,*,*,kind:squad@town,,disposal,street,,权责1,yes",
        "R1,0201,310112,*,020201-1,U-1,,both,street,,权责1,maybe",
    ]
    with pytest.raises(PackFault) as refused:
        read_list(reading(*lines))
    found = {(one.row, one.column) for one in refused.value.findings}
    assert found == {(2, "lead"), (3, "id"), (3, "condition"), (3, "grid_kind"), (3, "machine")}
    assert all(one.advice_zh for one in refused.value.findings)
