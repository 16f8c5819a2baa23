# SPDX-License-Identifier: Apache-2.0
"""What an examination of a draft gives: findings, changes and cases, each with names beside codes."""

from dataclasses import dataclass

from tongguan.ground.kernel.pack import Severity
from tongguan.steering.city_pack.application.prove import Figure


@dataclass(frozen=True, kw_only=True)
class CellSaid:
    """One cell that changes, with names beside codes."""

    column: str
    column_zh: str
    column_en: str
    before: str
    before_name: str | None
    after: str
    after_name: str | None


@dataclass(frozen=True, kw_only=True)
class RowSaid:
    """One row that changes."""

    file: str
    file_zh: str
    key: str
    about: str
    change: str
    """added | removed | changed"""
    cells: tuple[CellSaid, ...]


@dataclass(frozen=True, kw_only=True)
class FileSaid:
    """How much changes in a file."""

    file: str
    file_zh: str
    added: int
    removed: int
    changed: int


@dataclass(frozen=True, kw_only=True)
class LeadSaid:
    """Matters that get another lead."""

    class_code: str
    class_name: str
    classes: int
    cells: int
    source: str
    condition: str
    row_before: str | None
    row_after: str | None
    before: str
    after: str
    matters: int


@dataclass(frozen=True, kw_only=True)
class CasesSaid:
    """Cases that were alike and would go elsewhere."""

    class_code: str
    class_name: str
    region: str
    region_name: str
    source_name: str
    before: str
    after: str
    row_after: str | None
    cases: int


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """Real cases under both lists."""

    days: int
    cases: int
    moved: int
    open: int
    """Cases still open; they keep the edition they began under, whatever is applied."""
    open_moved: int
    """Those of them that would go elsewhere if they began under the draft."""
    retimed: int
    """Cases of these days that would have another limit or target."""
    differences: tuple[CasesSaid, ...]


@dataclass(frozen=True, kw_only=True)
class FindingSaid:
    """A finding of the prover, with the ground it can be seen on."""

    file: str
    file_zh: str
    row: int | None
    column: str | None
    column_zh: str | None
    problem_zh: str
    problem_en: str
    advice_zh: str
    severity: Severity
    area: str
    area_name: str | None
    shape: str
    """GeoJSON geometry (WGS-84); empty when it lies nowhere."""


@dataclass(frozen=True, kw_only=True)
class Examination:
    """Everything said about a draft."""

    faults: int
    warnings: int
    findings: tuple[FindingSaid, ...]
    figures: tuple[Figure, ...]
    files: tuple[FileSaid, ...]
    rows: tuple[RowSaid, ...]
    rows_in_all: int
    leads: tuple[LeadSaid, ...]
    leads_in_all: int
    matters: int
    replayed: Replayed | None
    """None while the draft cannot be read as a city."""
