# SPDX-License-Identifier: Apache-2.0
"""The demo city's bodies: a sound tree, every post filled, every kind of unit found once (GRD-13)."""

import tomllib
from collections import Counter, defaultdict
from datetime import date, timedelta

import chinese_calendar
import pytest

from tests.unit.cities.demo_pack import PACK, rows
from tongguan.ground.kernel.people import Role

SEVERAL = {"enterprise", "ngo", "disposal_grid"}  # named by id or by cell, never by region


@pytest.fixture(scope="module")
def staff() -> dict[str, Counter[str]]:
    posts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for post in rows("posts.csv"):
        posts[post["organ"]][post["role"]] += 1
    return posts


@pytest.mark.requirement("ORG-01")
def test_centres_form_one_tree_of_three_levels_and_several_kinds() -> None:
    centres = {row["id"]: row for row in rows("centres.csv")}
    assert [id for id, row in centres.items() if not row["parent"]] == ["C-CITY"]
    assert Counter(row["level"] for row in centres.values()) == {"city": 3, "district": 5, "street": 14}
    assert {row["parent"] for row in centres.values() if row["level"] == "street"} == {"C-310112"}
    assert {"C-CITY-CG", "C-CITY-ZZ", "C-310112-CG", "C-310112-ZZ"} <= set(centres)
    assert all(row["parent"] in centres for row in centres.values() if row["parent"])


def test_every_centre_has_its_chain_of_command_in_different_hands(staff: dict[str, Counter[str]]) -> None:
    roles = {
        "acceptor",
        "shift_leader",
        "dispatcher",
        "commander",
        "leader",
        "inspector",
        "evaluator",
        "legal_officer",
    }
    centres = [row["id"] for row in rows("centres.csv")]
    assert [centre for centre in centres if not roles <= set(staff[centre])] == []
    holders = Counter(
        (post["organ"], post["person"])
        for post in rows("posts.csv")
        if post["role"] in {"acceptor", "shift_leader", "dispatcher"}
    )
    assert max(holders.values()) == 1


def test_every_unit_has_a_dispatcher_and_another_person_who_handles() -> None:
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for post in rows("posts.csv"):
        holders[post["organ"], post["role"]].add(post["person"])
    units = [row["id"] for row in rows("units.csv")]
    assert [unit for unit in units if not holders[unit, "unit_dispatcher"]] == []
    assert [unit for unit in units if not holders[unit, "handler"] - holders[unit, "unit_dispatcher"]] == []


def test_a_kind_and_a_region_name_exactly_one_unit() -> None:
    found = Counter((row["kind"], row["region"]) for row in rows("units.csv") if row["kind"] not in SEVERAL)
    assert max(found.values()) == 1
    kinds = defaultdict(set)
    for row in rows("units.csv"):
        kinds[row["region"]].add(row["kind"])
    streets = [row["code"] for row in rows("regions.csv") if row["level"] == "street"]
    assert len({frozenset(kinds[street]) for street in streets}) == 1
    assert {row["region"] for row in rows("units.csv") if row["kind"] == "committee"} == {
        row["code"] for row in rows("regions.csv") if row["level"] == "community"
    }


@pytest.mark.requirement("ORG-22")
def test_the_district_has_its_departments_and_all_five_forces() -> None:
    units = rows("units.csv")
    departments = [row for row in units if row["region"] == "310112" and row["force"] in ("management", "enforcement")]
    assert len(departments) >= 20
    assert {row["force"] for row in units} == {
        "street",
        "enforcement",
        "management",
        "service",
        "self_governance",
    }


def test_references_between_the_tables_hold() -> None:
    regions = {row["code"] for row in rows("regions.csv")}
    centres = {row["id"]: row["region"] for row in rows("centres.csv")}
    units = {row["id"] for row in rows("units.csv")}
    people = {row["id"] for row in rows("people.csv")}
    posts = {row["id"]: row for row in rows("posts.csv")}
    assert len(people) == len(rows("people.csv")) == len({row["account"] for row in rows("people.csv")})
    assert len(posts) == len(rows("posts.csv"))
    assert all(
        row["region"] in regions and row["region"].startswith(centres[row["centre"]]) for row in rows("units.csv")
    )
    assert {row["organ"] for row in posts.values()} <= centres.keys() | units
    assert {row["person"] for row in posts.values()} == people
    assert {row["region"] for row in posts.values()} <= regions
    assert {row["role"] for row in posts.values()} <= set(Role)
    assert {row["owner"] for row in rows("grids/autonomy.csv")} <= people
    assert all(posts[row["lead_post"]]["organ"] == row["unit"] for row in rows("grids/disposal.csv"))


def test_every_community_has_a_collector_and_every_grid_an_owner_on_the_spot() -> None:
    collectors = {post["region"] for post in rows("posts.csv") if post["role"] == "collector"}
    assert collectors == {row["code"] for row in rows("regions.csv") if row["level"] == "community"}
    owners = {(post["person"], post["region"]) for post in rows("posts.csv") if post["role"] == "grid_owner"}
    assert all((row["owner"], row["community"]) in owners for row in rows("grids/autonomy.csv"))


def test_disposal_grids_are_staffed_one_three_and_more_with_the_totals_of_the_district() -> None:
    grids = rows("grids/disposal.csv")
    assert sum(int(row["enforcement"]) for row in grids) == 408
    assert sum(int(row["self_governance"]) for row in grids) == 2185
    named = Counter(post["organ"] for post in rows("posts.csv"))
    assert {named[row["unit"]] for row in grids} == {4}
    assert all(row["staffing"] == f"1+3+{int(row['enforcement']) + int(row['self_governance']) - 4}" for row in grids)


def test_somebody_holds_several_posts() -> None:
    assert max(Counter(post["person"] for post in rows("posts.csv")).values()) == 2


def test_the_calendar_agrees_with_the_published_notices_and_invents_no_year() -> None:
    exceptions = {row["date"]: row["kind"] == "workday" for row in rows("calendars.csv")}
    days = [date(2024, 1, 1) + timedelta(days=i) for i in range(366 + 365 + 365)]
    assert [
        day for day in days if chinese_calendar.is_workday(day) != exceptions.get(f"{day}", day.weekday() < 5)
    ] == []
    years = {row["year"]: row["status"] for row in rows("calendar_years.csv")}
    assert years == {"2024": "published", "2025": "published", "2026": "published", "2027": "not_published"}
    assert max(exceptions) < "2027"


def test_the_pack_states_its_settings_and_channels() -> None:
    pack = tomllib.loads((PACK / "pack.toml").read_text(encoding="utf-8"))
    assert pack["pack"]["region"] == "310112"
    assert pack["settings"]["returns_before_coordination"] == 2
    assert {row["mode"] for row in rows("sources.csv")} == {"active", "passive", "automatic"}
    assert len(rows("sources.csv")) == 15


@pytest.mark.requirement("DIS-04", "DIS-11")
def test_hotlines_snaps_wechat_and_the_press_are_sources_of_their_own() -> None:
    passive = {row["code"] for row in rows("sources.csv") if row["mode"] == "passive"}
    assert passive >= {"hotline_12345", "wechat", "media", "hotline_12341", "snap"}
