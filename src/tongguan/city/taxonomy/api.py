# SPDX-License-Identifier: Apache-2.0
"""The front door of the classes: what a neighbour may know."""

from tongguan.city.taxonomy.domain.classes import (
    ClassFlag,
    ClassGroup,
    ClassLevel,
    Condition,
    ForeignCode,
    Grade,
    LimitUnit,
    LinkLevel,
    Nature,
    SubClass,
    TimedLink,
    TimeLimit,
)
from tongguan.city.taxonomy.domain.parts import PARTS
from tongguan.city.taxonomy.domain.refusals import UnknownClass
from tongguan.city.taxonomy.domain.suggesting import Suggestion
from tongguan.city.taxonomy.domain.taxonomy import Taxonomy, read_taxonomy

__all__ = [
    "PARTS",
    "ClassFlag",
    "ClassGroup",
    "ClassLevel",
    "Condition",
    "ForeignCode",
    "Grade",
    "LimitUnit",
    "LinkLevel",
    "Nature",
    "SubClass",
    "Suggestion",
    "Taxonomy",
    "TimeLimit",
    "TimedLink",
    "UnknownClass",
    "read_taxonomy",
]
