# SPDX-License-Identifier: Apache-2.0
"""The table of moves says what the design's table says; where it differs, the reason stands here."""

import csv
import re
from pathlib import Path

import pytest

from tongguan.ground.kernel.people import Role
from tongguan.matters.cases.api import BY_MOVE, FILED, OPEN, Rule, Seat, State

DESIGN = Path(__file__).resolve().parents[2] / "docs" / "mission" / "state_machine.csv"

MOVES_OF = {
    "T01": (),  # makes a case instead of moving one: filing.report
    "T29": ("request_assist", "grant_assist"),
    "T59": ("rate_whistle",),
    "T48": ("urge", "tick"),
    "T57": ("answer_whistle",),
    "T58": ("arrive_whistle",),
    "T06": ("merge", "gain_voice"),
    "T08": ("request_void",),
}
"""Transitions that are several moves, or whose move has a more telling name; the others bear the design's name."""

STARTS = {
    "T06": (None, "the parent's half of a merge (gain_voice) starts anywhere open; the child's as designed"),
    "T08": (OPEN, "T09 voids any open case, so any open case may be asked to be voided"),
    "T41": (
        {State.PENDING_CHECK, State.CHECKING},
        "a leader's word also ends a check that is under way; its errand is cancelled",
    ),
    "T52": ({State.PENDING_ACCEPT}, "'not signed yet' is exactly this state"),
    "T53": (
        {State.PENDING_DISPATCH},
        "an order in force is revoked or returned first, so that none is left behind in another centre",
    ),
    "T31": (
        {State.PENDING_ACCEPT, State.HANDLING},
        "classes on the joint list start by themselves at dispatch; by hand before signing as well",
    ),
    "T57": (OPEN, "a call hangs on a case of any open state"),
    "T58": (OPEN, "a call hangs on a case of any open state"),
    "T59": (OPEN | {State.CLOSED}, "the blower may rate after the case was closed"),
}
"""Where a move starts from other states than designed, and why."""

ENDS = {
    "T08": (None, "the case goes on until the request is decided"),
    "T20": (
        {State.PENDING_ACCEPT},
        "the assignment was revoked before the return was asked for (lifecycle.md), so somebody must sign anew",
    ),
    "T22": (
        {State.CLOSED, State.PENDING_DISPATCH},
        "closed as transferred when the upper centre is another platform; inside this hub the upper centre goes on",
    ),
    "T31": (None, "the lead's own state does not change by joint handling"),
    "T37": ({State.HANDLING}, "the same lead keeps the case, so it need not be dispatched or signed again"),
    "T57": (None, "the state belongs to the call, not to the case"),
    "T58": (None, "the state belongs to the call, not to the case"),
    "T59": (None, "the state belongs to the call, not to the case"),
    "T06": (None, "merged for the child; its parent stays where it is"),
}
"""Where a move ends in other states than designed, and why."""

ROLES = {
    "acceptor": {Role.ACCEPTOR},
    "approved": set(),
    "callback clerk": {Role.AGENT},
    "centre": {Role.DISPATCHER},
    "citizen": {Role.CITIZEN},
    "collector": {Role.COLLECTOR},
    "commander": {Role.COMMANDER},
    "department": {Role.UNIT_DISPATCHER},
    "department officer": {Role.HANDLER},
    "dispatcher": {Role.DISPATCHER},
    "grid worker": {Role.GRID_WORKER},
    "handler": {Role.HANDLER},
    "handling unit": {Role.UNIT_DISPATCHER},
    "hotline operator": {Role.AGENT},
    "inspector": {Role.INSPECTOR},
    "lead unit": {Role.UNIT_DISPATCHER},
    "leader": {Role.LEADER},
    "machine": {Role.SYSTEM},
    "meeting chair": {Role.COMMANDER},
    "shift leader": {Role.SHIFT_LEADER},
    "sms": {Role.SYSTEM},
    "street": {Role.DISPATCHER},
    "street centre": {Role.DISPATCHER},
    "broker centre": {Role.DISPATCHER},
    "community": {Role.UNIT_DISPATCHER},
    "system": {Role.SYSTEM},
    "unit": {Role.UNIT_DISPATCHER},
    "unit dispatcher": {Role.UNIT_DISPATCHER},
    "unit reviewer": {Role.UNIT_DISPATCHER},
    "upper": {Role.UPPER_PLATFORM},
    "upper platform": {Role.UPPER_PLATFORM},
    "whistle blower": {Role.DISPATCHER},
}
"""The design's words for those who act, as the roles that do it here."""

ACTORS = {
    "T40": ({Role.SHIFT_LEADER, Role.ACCEPTOR}, "'broker centre' is a seat: who closes sits in the owner, the broker"),
    "T07": ({Role.SHIFT_LEADER, Role.SYSTEM}, "one-step filing is the platform's row, not the acceptor's"),
    "T24": ({Role.HANDLER, Role.UNIT_DISPATCHER}, "the handler asks, the unit endorses"),
}
"""Where other roles act than the design's words name, and why."""


def _designed() -> list[dict[str, str]]:
    with DESIGN.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["object"] in ("case", "whistle")]


ROWS = _designed()
designed = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])


def _rules(row: dict[str, str]) -> list[Rule]:
    return [BY_MOVE[name] for name in MOVES_OF.get(row["id"], (row["action"],))]


def _states(words: str) -> frozenset[State] | None:
    """The states a cell names; none for 'the same'."""
    plain = re.sub(r"\(.*?\)", "", words)
    if "any open" in plain:
        return OPEN
    found = frozenset(s for s in State if s.value in re.split(r"[^a-z_]+", plain))
    return None if "same" in words and not found else found


@designed
def test_every_designed_transition_is_a_move(row: dict[str, str]) -> None:
    for rule in _rules(row):
        assert row["id"] in rule.numbers, f"{rule.move} does not claim {row['id']} {row['action_zh']}"


@designed
def test_it_starts_where_it_was_designed_to(row: dict[str, str]) -> None:
    wanted = _states(row["from"]) if row["object"] == "case" else None
    wanted = frozenset(STARTS[row["id"]][0] or OPEN) if row["id"] in STARTS else wanted
    for rule in _rules(row):
        assert rule.start == wanted or (row["id"] == "T06" and rule.start <= OPEN) or rule.move == "grant_assist"


@designed
def test_it_ends_where_it_was_designed_to(row: dict[str, str]) -> None:
    if row["id"] in ENDS:
        ends = ENDS[row["id"]][0]
        wanted = None if ends is None else frozenset(ends)
    else:
        wanted = _states(row["to"])
    for rule in _rules(row):
        if row["id"] == "T06":
            assert rule.ends in (None, frozenset({State.MERGED}))
            continue
        stays = rule.ends is None and (wanted is None or wanted == rule.start)
        assert stays or rule.ends == wanted, (rule.move, rule.ends, wanted)


@designed
def test_those_act_who_were_designed_to(row: dict[str, str]) -> None:
    if row["id"] == "T01":
        return
    acting = {role for rule in _rules(row) for grant in rule.grants for role in grant.roles}
    if row["id"] in ACTORS:
        wanted = ACTORS[row["id"]][0]
    else:
        words = [w.strip() for w in re.split(r"[,/→;]", re.sub(r"\(.*?\)", "", row["actors"]))]
        wanted = {role for word in words for role in ROLES[word]}
    assert wanted <= acting, f"{row['id']} {row['action']}: {sorted(wanted - acting)} may not act"


def test_every_open_state_has_a_way_out_and_every_state_a_way_in() -> None:
    leaving = {state for rule in BY_MOVE.values() for state in rule.start if rule.ends and rule.ends != {state}}
    reached = {state for rule in BY_MOVE.values() for state in rule.ends or ()}
    assert leaving >= OPEN
    assert set(State) - reached == set()
    assert reached >= FILED


def test_backward_moves_ask_for_a_reason() -> None:
    backward = {
        "reject", "refuse_void", "self_invalid", "upper_refuses", "revoke", "redispatch_same", "revoke_assign",
        "unit_return", "request_return", "approve_return", "refuse_return", "refuse_request", "check_fail",
        "callback_unsatisfied", "force_close", "reopen", "unmerge", "escalate", "return_upper", "refuse_task",
        "recall_task", "coordinate", "exclude_outage", "correct", "request_void",
    }  # fmt: skip
    without = {move for move in backward if not {"reason", "note"} & set(BY_MOVE[move].wish.__dataclass_fields__)}
    assert without == set()


def test_nobody_but_the_platform_sits_in_the_platform_s_seat() -> None:
    for rule in BY_MOVE.values():
        for grant in rule.grants:
            assert (grant.seat is Seat.PLATFORM) == (grant.roles == {Role.SYSTEM})
