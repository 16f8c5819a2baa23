# SPDX-License-Identifier: Apache-2.0
"""SQL conditions that carry their parameters with them, so that they join in any order."""

from collections.abc import Sequence
from typing import LiteralString


class SqlCondition:
    """One piece of SQL with its parameters; conditions join with `all_of` and `any_of`."""

    def __init__(self, sql: LiteralString, *parameters: object) -> None:
        self.sql: LiteralString = sql
        self.parameters = parameters


def all_of(conditions: Sequence[SqlCondition]) -> SqlCondition:
    """Every one of them; true when there is none."""
    return _joined(conditions, " AND ", "true")


def any_of(conditions: Sequence[SqlCondition]) -> SqlCondition:
    """At least one of them; false when there is none."""
    return _joined(conditions, " OR ", "false")


def _joined(conditions: Sequence[SqlCondition], word: LiteralString, none: LiteralString) -> SqlCondition:
    if not conditions:
        return SqlCondition(none)
    sql = word.join([f"({one.sql})" for one in conditions])
    return SqlCondition(sql, *(p for one in conditions for p in one.parameters))
