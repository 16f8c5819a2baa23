# SPDX-License-Identifier: Apache-2.0
"""Files as offices sent them (`tests/cases`), each through the batch door, with what must come of it beside it."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.factories.http_app import As
from tests.integration.intake.batch_door import SOURCE, Office, office_over
from tongguan.ground.plumbing.database import Database

CASES = Path(__file__).resolve().parents[2] / "cases"
TOLD = sorted(path.parent.name for path in CASES.glob("*/expected.toml"))


@pytest.mark.parametrize("name", TOLD)
async def test_a_file_from_the_field_comes_out_right(database: Database, name: str) -> None:
    async with office_over(database) as office:
        for file in tomllib.loads((CASES / name / "expected.toml").read_text("utf-8"))["file"]:
            await comes_out_right(office, CASES / name / file["name"], file)


async def comes_out_right(office: Office, path: Path, told: dict[str, Any]) -> None:
    form = {"system": told["system"]} if "system" in told else {}
    state = await office.taken(path.read_bytes(), name=path.name, **form)
    bad = await office.bad_rows(state)
    assert state["state"] == told.get("state", "done")
    assert {name: state[name] for name in told["counts"]} == told["counts"], bad
    assert all(row["problem_zh"] and row["problem_en"] and row["advice_zh"] for row in bad)
    for row, expected in zip(bad, told.get("bad", bad), strict=True):
        assert {name: row[name] for name in expected} == expected
    if "passed_over" in told:
        assert state["passed_over"] == told["passed_over"]
    assert set(told.get("notes", [])) <= {note["code"] for note in state["notes"]}
    orders: dict[str, dict[str, Any]] = told.get("orders", {})
    for number, expected in orders.items():
        order = await office.order(number)
        assert order["source_no"] == number
        assert {name: order[name] for name in expected} == expected, number
    for number in told.get("unknown", []):
        assert (await office.number(str(number))).status_code == 404
    if "again_by" in told:
        second = replace(office, who=str(told["again_by"]))
        again = await second.send(path.read_bytes(), name=path.name)
        assert again.status_code == 202
        assert await second.end_of(again.headers["location"]) == state
    for number in told.get("pushed_again", []):
        pushed = {"source": SOURCE, "source_no": number, "words": "又推一次", "address": "路口"}
        answer = await As(office.client, "external_system@C-310112").post("/intake/channel", pushed)
        assert (answer.status_code, answer.json()["case_id"]) == (200, (await office.order(str(number)))["case_id"])
