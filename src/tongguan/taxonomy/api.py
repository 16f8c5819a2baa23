# SPDX-License-Identifier: Apache-2.0
"""The front door of the classes: what a neighbour may know."""

from tongguan.taxonomy.domain.classes import (
    ClassFlag,
    ClassGroup,
    ClassLevel,
    Condition,
    ForeignCode,
    Grade,
    LimitUnit,
    Link,
    LinkLevel,
    Nature,
    SubClass,
    TimeLimit,
)
from tongguan.taxonomy.domain.refusals import UnknownClass
from tongguan.taxonomy.domain.suggesting import Suggestion
from tongguan.taxonomy.domain.taxonomy import Taxonomy, read_taxonomy

__all__ = [
    "ClassFlag",
    "ClassGroup",
    "ClassLevel",
    "Condition",
    "ForeignCode",
    "Grade",
    "LimitUnit",
    "Link",
    "LinkLevel",
    "Nature",
    "SubClass",
    "Suggestion",
    "Taxonomy",
    "TimeLimit",
    "UnknownClass",
    "read_taxonomy",
]
