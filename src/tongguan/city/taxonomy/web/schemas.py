# SPDX-License-Identifier: Apache-2.0
"""What the routes of classes give over HTTP. Every field is always there."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ClassConditionOut:
    """一条立案条件 | a filing condition with its limit."""

    id: str
    filing: str
    closing: str
    limit_amount: int
    limit_unit: str


@dataclass(frozen=True, kw_only=True)
class ClassOut:
    """一个类别 | a class of any level."""

    code: str
    level: str
    """major 大类、minor 小类、sub 子类."""
    parent: str | None
    name: str
    name_en: str
    domain: str
    grade: str | None
    """仅子类 | of sub-classes only."""
    nature: str | None
    """仅子类 | of sub-classes only."""
    flags: tuple[str, ...]
    conditions: tuple[ClassConditionOut, ...]


@dataclass(frozen=True, kw_only=True)
class ClassesOut:
    """全部类别 | every class of the edition in force."""

    edition: int
    classes: tuple[ClassOut, ...]
