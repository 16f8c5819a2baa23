# SPDX-License-Identifier: Apache-2.0
"""The states of a case are the design's, by name, stage and end; where they differ, the reason stands here."""

import csv
import re
from enum import StrEnum
from pathlib import Path

import pytest

from tongguan.matters.cases.api import STATES, RequestState, Stage, State, TaskState

DESIGN = Path(__file__).resolve().parents[2] / "docs" / "mission" / "states.csv"

NOT_STATES_HERE = {"draft": "a draft lies in the reporter's own device; the hub knows a case from its report on"}
"""States of the design that no case can be in, and why."""

STAGE_OF = {
    "discover": Stage.REPORT,
    "file": Stage.FILE,
    "dispatch": Stage.DISPATCH,
    "handle": Stage.HANDLE,
    "check": Stage.CHECK,
    "callback": Stage.CHECK,  # citizens see six stages; the call-back is part of the check
    "close": Stage.CLOSE,
}
"""The design's stages as the six that citizens see."""

STAGES = {
    State.NOT_ACCEPTED: (Stage.CLOSE, "a citizen who is refused sees an end, not a filing that goes on"),
    State.VOID: (Stage.CLOSE, "a void case has ended, wherever it stood before"),
    State.MERGED: (Stage.CLOSE, "the child has ended; its parent's stage is shown in its place"),
}
"""Where a state belongs to another stage than designed, and why."""

with DESIGN.open(encoding="utf-8") as _file:
    TABLE = list(csv.DictReader(_file))
ROWS = {row["state"]: row for row in TABLE if row["object"] == "case"}

designed = pytest.mark.parametrize("state", State, ids=[state.value for state in State])


def test_a_case_has_the_designed_states_and_no_others() -> None:
    assert {state.value for state in State} == ROWS.keys() - NOT_STATES_HERE.keys()


@designed
def test_a_state_is_called_by_one_of_the_design_s_words(state: State) -> None:
    assert STATES[state].name in re.split(r"[/()]", ROWS[state]["name_zh"])


@designed
def test_it_belongs_to_the_designed_stage(state: State) -> None:
    wanted = STAGES[state][0] if state in STAGES else STAGE_OF[ROWS[state]["stage"]]
    assert STATES[state].stage is wanted


@designed
def test_it_ends_a_case_where_the_design_says_so(state: State) -> None:
    assert (STATES[state].link is None) == ROWS[state]["terminal"].startswith("Y")


@pytest.mark.parametrize(("thing", "states"), [("task", TaskState), ("request", RequestState)])
def test_what_hangs_on_a_case_has_the_designed_states(thing: str, states: type[StrEnum]) -> None:
    assert {state.value for state in states} == {row["state"] for row in TABLE if row["object"] == thing}


def test_every_difference_is_one() -> None:
    assert all(STAGE_OF[ROWS[state]["stage"]] is not stage for state, (stage, _) in STAGES.items())
