# SPDX-License-Identifier: Apache-2.0
"""The shipped pack is proved; a broken one is told where it is broken and what to write instead."""

import time

import pytest

from tests.unit.city_pack.demo import demo_files, with_row, with_text
from tests.unit.city_pack.one_street import one_street
from tongguan.ground.kernel.pack import Severity
from tongguan.matters.cases.api import BY_MOVE
from tongguan.steering.city_pack.api import ProofReport, check
from tongguan.steering.city_pack.application.prove_moves import prove_table

LIST = "responsibility/list.csv"
ROW = "R-X,{class_},{area},{source},{condition},{lead},,none,{closing},reply,依据,no"


def list_row(
    class_: str = "010101",
    *,
    area: str = "310112501",
    source: str = "*",
    condition: str = "*",
    lead: str = "U-310112-water",
    closing: str = "district",
) -> str:
    return ROW.format(class_=class_, area=area, source=source, condition=condition, lead=lead, closing=closing)


def test_the_demo_city_is_proved_within_ten_seconds():
    start = time.process_time()  # a busy machine proves as much, only later
    steps: list[str] = []
    report = check(demo_files(), progress=lambda zh, en: steps.append(en))
    assert time.process_time() - start < 10
    assert report.faults == ()
    assert [finding.file for finding in report.findings] == ["calendar_years.csv"], "2027 is not published yet"
    figures = {figure.name_en: figure.value for figure in report.figures}
    assert figures["matters proved"] > 100_000_000
    assert figures["unit cells"] == 5589
    assert len(steps) == 6


def places(report: ProofReport, severity: Severity = Severity.FAULT) -> set[tuple[str, int | None, str | None]]:
    found = [finding for finding in report.findings if finding.severity is severity]
    assert all(finding.advice_zh and finding.problem_zh and finding.problem_en for finding in found)
    return {(finding.file, finding.row, finding.column) for finding in found}


def test_one_street_is_a_city_too():
    assert check(one_street()).faults == ()


def last_line(file: str) -> int:
    return one_street()[file].count(b"\n") + 1


def test_a_matter_nobody_leads_is_a_gap():
    report = check(with_text(one_street(), LIST, "R0101,0101,310112,*", "R0101,0101,310112,patrol"))
    assert places(report) == {(LIST, None, "class")}
    assert "增加一行" in report.faults[0].advice_zh


def test_two_rows_for_one_matter_clash_and_both_are_named():
    report = check(with_row(one_street(), LIST, list_row("0101", area="310112")))
    assert places(report) == {(LIST, 2, "lead")}
    assert "R0101" in report.faults[0].problem_zh
    assert "R-X" in report.faults[0].problem_zh


def test_a_kind_of_unit_that_is_not_single_is_found():
    report = check(with_row(one_street(), LIST, list_row(lead="kind:enterprise@district")))
    assert places(report) == {(LIST, last_line(LIST), "lead")}
    assert "不是恰好一个单位" in report.faults[0].problem_zh


def test_a_row_that_is_never_used_is_pointed_out():
    doubled = with_row(one_street(), LIST, list_row("01", area="310112501"))
    assert (LIST, last_line(LIST), "id") in places(check(doubled), Severity.WARNING)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (list_row("010199"), "class"),
        (list_row(area="310112999"), "area"),
        (list_row(source="pigeon"), "source"),
        (list_row(condition="010101-9"), "condition"),
        (list_row(lead="U-310112-nobody"), "lead"),
        (list_row(closing="community"), "closing_level"),
    ],
)
def test_a_row_that_names_what_does_not_exist_is_found(row: str, column: str):
    assert (LIST, last_line(LIST), column) in places(check(with_row(one_street(), LIST, row)))


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("centres.csv", "C-310112,310112501,false", "C-CITY,310112501,false", ("centres.csv", 10, "parent")),
        ("units.csv", "C-CITY-CG,31,", "C-NONE,31,", ("units.csv", 2, "centre")),
        ("posts.csv", "acceptor", "accepter", ("posts.csv", 2, "role")),
        ("calendars.csv", "2024-01-01", "2024-13-01", ("calendars.csv", 2, "date")),
        ("sources.csv", ",passive", ",lazy", ("sources.csv", 2, "mode")),
        ("taxonomy/conditions.csv", "3,work_day,2", "3,fortnight,2", ("taxonomy/conditions.csv", 2, "limit_unit")),
        ("taxonomy/conditions.csv", "3,work_day,2,", "3,work_day,9,", ("taxonomy/conditions.csv", 2, "target_amount")),
        ("taxonomy/crosswalk.csv", "120103", "999999", ("taxonomy/crosswalk.csv", 2, "class")),
        ("grids/disposal.csv", "U-310112501-DG01", "U-310112-water", ("grids/disposal.csv", 2, "unit")),
        ("grids/autonomy.csv", ",P-", ",Q-", ("grids/autonomy.csv", 2, "owner")),
        ("pack.toml", "reopen_days", "reopening_days", ("pack.toml", None, None)),
        ("pack.toml", "lamp_yellow_percent = 80", "lamp_yellow_percent = 100", ("pack.toml", None, None)),
    ],
)
def test_a_broken_file_names_its_row_and_column(file: str, old: str, new: str, place: tuple[str, int | None, str]):
    assert place in places(check(with_text(one_street(), file, old, new)))


def test_a_missing_file_is_named_with_its_header():
    files = one_street().copy()
    del files["sources.csv"]
    (fault,) = check(files).faults
    assert fault.file == "sources.csv"
    assert "code,name_zh,name_en,mode" in fault.advice_zh


def test_mistakes_of_several_files_are_told_at_once():
    broken = with_text(with_text(one_street(), "sources.csv", ",passive", ",lazy"), "posts.csv", "acceptor", "x")
    assert {finding.file for finding in check(broken).faults} == {"sources.csv", "posts.csv"}


def test_a_centre_without_a_dispatcher_cannot_move_its_cases():
    posts = one_street()["posts.csv"].decode().splitlines()
    gone = [line for line in posts if ",dispatcher,C-310112501," not in line]
    assert len(gone) == len(posts) - 1
    report = check(one_street() | {"posts.csv": "\n".join(gone).encode()})
    assert places(report) == {("posts.csv", None, "role")}
    assert any("“待派遣”的案件办理“派遣”" in finding.problem_zh for finding in report.faults)
    assert "dispatcher" in report.faults[0].advice_zh


def test_a_lead_without_people_cannot_sign():
    posts = one_street()["posts.csv"].decode().splitlines()
    left = [line for line in posts if ",U-310112-drainage," not in line]
    report = check(one_street() | {"posts.csv": "\n".join(left).encode()})
    assert report.faults
    assert {"U-310112-drainage" in finding.problem_zh for finding in report.faults} == {True}


def test_the_table_of_moves_leads_from_everywhere_to_closing():
    assert prove_table() == []
    assert len(BY_MOVE) > 70
