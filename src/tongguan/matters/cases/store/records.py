# SPDX-License-Identifier: Apache-2.0
"""Cases as JSON rows: the names of fields and columns are the same, so encoding is all the mapping there is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from functools import lru_cache
from typing import LiteralString

import msgspec

from tongguan.ground.kernel.words import terms
from tongguan.ground.kernel.work import Json
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.folding import OWN_FIELDS, Patch
from tongguan.matters.cases.domain.lifecycle import Decision

TABLES: dict[str, LiteralString] = {
    "orders": "work_order",
    "tasks": "task",
    "requests": "request",
    "clocks": "clock",
    "whistle_calls": "whistle_call",
    "meetings": "meeting",
    "notices": "notice",
    "contacts": "contact",
    "evidence": "evidence",
}
"""The table of each kind of child."""

# Columns that may change after an item was first written; the others are facts of its making.
_CHANGING: dict[str, tuple[LiteralString, ...]] = {
    "orders": (
        "state", "handler", "sent_at", "sent_by", "due_at", "signed_at", "submitted_at", "done_at",
        "result", "note",
    ),
    "tasks": ("state", "arrived_at", "done_at", "result", "note", "lon", "lat"),
    "requests": ("state", "reviews", "decided_at"),
    "clocks": (
        "amount", "unit", "limit_seconds", "due_at", "paused_at", "left_seconds", "pauses", "extended", "stopped_at",
        "used_seconds", "warn_at", "warned_at", "urge_at", "urged_at", "overdue_at",
    ),
    "whistle_calls": (
        "state", "answered_at", "arrive_due_at", "arrived_at", "arrived_by", "metres", "finished_at",
        "rating", "comment",
    ),
    "meetings": ("legal_officer", "legal_opinion", "chair", "minutes", "decided_lead", "decided_at"),
    "notices": ("answered_by", "answered_at", "answer"),
    "contacts": (),
    "evidence": (),
}  # fmt: skip

_COLUMNS: tuple[LiteralString, ...] = (
    "upstream_no", "state", "kind", "title", "address", "class_code", "condition", "grade", "urgency",
    "special_attention", "region", "lon", "lat", "owner", "broker", "hops", "lead_unit", "handler",
    "binding", "needs_callback", "complainants", "parent", "returns", "shirks", "reworks", "rehandles",
    "extensions", "suspensions", "suspended_until", "outcome", "satisfied", "forced", "overtime", "exempt",
    "handled_by", "checked_by", "filed_at", "dispatched_at", "signed_at", "handled_at", "closed_at",
    "due_at", "link_due_at", "next_tick_at", "yellow_at", "red_at", "touched_at", "version",
)  # fmt: skip

HISTORY: LiteralString = "INSERT INTO cases.history SELECT * FROM json_populate_record(NULL::cases.history, %s::json)"
INSERT_CASE: LiteralString = 'INSERT INTO cases."case" SELECT * FROM json_populate_record(NULL::cases."case", %s::json)'
UPDATE_CASE: LiteralString = (
    'UPDATE cases."case" AS c SET ('
    + ", ".join(_COLUMNS)
    + ") = ("
    + ", ".join(f"n.{c}" for c in _COLUMNS)
    + ') FROM json_populate_record(NULL::cases."case", %s::json) AS n WHERE c.id = n.id'
)

INSERT_CASES: LiteralString = INSERT_CASE.replace("json_populate_record(", "json_populate_recordset(")
UPDATE_CASES: LiteralString = UPDATE_CASE.replace("json_populate_record(", "json_populate_recordset(")
INSERT_HISTORY: LiteralString = HISTORY.replace("json_populate_record(", "json_populate_recordset(")
INSERT_WORDS: LiteralString = """
    INSERT INTO cases.words (case_id, description, search)
    SELECT given.case_id, given.description, array_to_tsvector(given.terms)
    FROM json_to_recordset(%s::json) AS given(case_id uuid, description text, terms text[])
"""
DESCRIPTION: LiteralString = "SELECT description FROM cases.words WHERE case_id = %s"
RENEW_WORDS: LiteralString = "UPDATE cases.words SET search = array_to_tsvector(%s::text[]) WHERE case_id = %s"
TREE: LiteralString = 'SELECT cases.tree(c) FROM cases."case" AS c'
TAKEN: LiteralString = "SELECT cases.taken(%s)"

case_decoder = msgspec.json.Decoder(Case)
_encode = msgspec.json.Encoder().encode


@lru_cache(maxsize=256)
def write_back(kinds: tuple[str, ...], *, new: bool) -> LiteralString:
    """The parts of a statement that write the case, the changed children of these kinds and the history line."""
    parts: list[LiteralString] = [f"kept AS ({INSERT_CASE if new else UPDATE_CASE})"]
    parts += [f"{TABLES[kind]}_ AS ({upsert(kind)})" for kind in kinds]
    return ", ".join([*parts, f"history_ AS ({HISTORY})"])


def upsert(kind: str) -> LiteralString:
    """Insert the items of one kind, or change those that are there."""
    table = TABLES[kind]
    changing = _CHANGING[kind]
    insert: LiteralString = (
        f"INSERT INTO cases.{table} SELECT * FROM json_populate_recordset(NULL::cases.{table}, %s::json)"
    )
    if not changing:
        return insert
    sets: LiteralString = ", ".join(f"{c} = excluded.{c}" for c in changing)
    return f"{insert} ON CONFLICT (id) DO UPDATE SET {sets}"


def case_row(case: Case) -> str:
    """The case's own fields as a JSON row."""
    return _encode(own_fields(case)).decode()


def own_fields(case: Case) -> dict[str, object]:
    """The case's own fields by their names."""
    return {name: getattr(case, name) for name in OWN_FIELDS}


def words_row(case: Case, said: str) -> dict[str, object]:
    """What a citizen said, and everything that a search for the case should find."""
    return {"case_id": case.id, "description": said, "terms": terms(f"{searched_of(case)} {said}")}


def searched_of(case: Case) -> str:
    """What of the case itself a search should find."""
    month = f"month{case.reported_at.astimezone(UTC):%Y%m}"  # lets a search go back in time, newest first
    return " ".join((case.title, case.address, case.task_no, case.upstream_no or "", month))


def item_rows(items: Sequence[object]) -> str:
    """Children as a JSON array of rows."""
    return _encode(items).decode()


def history_row(decision: Decision, change: Patch) -> dict[str, object]:
    """The history line of a decision."""
    case = decision.case
    return {
        "case_id": case.id,
        "version": case.version,
        "move": decision.move,
        "at": decision.footprint.at,
        "person": decision.footprint.person,
        "post": decision.post.id,
        "role": decision.post.role,
        "organ": decision.post.organ,
        "before": decision.footprint.before,
        "after": case.state,
        "reason": decision.reason,
        "facts": decision.facts,
        "patch": change.document(),
    }


def fold(patches: Iterable[Mapping[str, Json]]) -> Case:
    """The case that a history tells of: own fields replaced, children inserted or replaced by id, in order."""
    own: dict[str, Json] = {}
    children: dict[str, dict[str, Json]] = {kind: {} for kind in TABLES}
    for change in patches:
        for name, value in change.items():
            if name not in TABLES:
                own[name] = value
                continue
            assert isinstance(value, list)
            for item in value:
                assert isinstance(item, dict)
                item_id = item["id"]
                assert isinstance(item_id, str)
                children[name][item_id] = item
    tree = {**own, **{kind: list(items.values()) for kind, items in children.items()}}
    return msgspec.convert(tree, Case)


def encoded(row: object) -> str:
    """Any row as JSON text."""
    return _encode(row).decode()
