# SPDX-License-Identifier: Apache-2.0
"""The committed interface is the one the code offers. After a wanted change write it anew:

TONGGUAN_TEST_ACCEPT=1 .venv/bin/python -m pytest -n0 tests/contract/test_openapi.py
"""

import os
from pathlib import Path
from typing import Any

import yaml

COMMITTED = Path(__file__).resolve().parents[2] / "openapi" / "staff.yaml"


def test_the_committed_document_is_what_the_code_offers(document: dict[str, Any]) -> None:
    told = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=120)
    if os.environ.get("TONGGUAN_TEST_ACCEPT"):
        COMMITTED.parent.mkdir(exist_ok=True)
        COMMITTED.write_text(told, encoding="utf-8")
    assert COMMITTED.read_text(encoding="utf-8") == told


def test_every_operation_has_a_name_a_summary_and_its_refusals(document: dict[str, Any]) -> None:
    paths = document["paths"]
    assert isinstance(paths, dict)
    operations = [(path, verb, op) for path, item in paths.items() for verb, op in dict(item).items()]
    names = [op["operationId"] for _, _, op in operations]
    assert len(set(names)) == len(names)
    assert [(path, verb) for path, verb, op in operations if not op.get("summary")] == []
    changing = [(path, op) for path, verb, op in operations if "/moves/" in path]
    assert [path for path, op in changing if "409" not in op["responses"]] == []


def test_what_leaves_is_always_complete(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for name in ("CaseOut", "CaseLineOut", "CasePage", "Order", "HistoryLineOut"):
        assert set(schemas[name]["required"]) == set(schemas[name]["properties"]), name
