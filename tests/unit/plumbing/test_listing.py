# SPDX-License-Identifier: Apache-2.0
"""A declared list gives its statement; a page knows whether there is another."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import pytest

from tongguan.ground.kernel.rows import From, Presentation, organ_in
from tongguan.ground.plumbing.answers import position_of
from tongguan.ground.plumbing.conditions import SqlCondition
from tongguan.ground.plumbing.listing import Listing, as_object, cut, first_lines, paged

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of a list."""

    id: int
    title: Annotated[str, From("c.heading")]
    organ_name: Annotated[str | None, organ_in("t.organ")]
    late: bool


LINES = Listing(row=Line, table="t", source="a.task AS t JOIN a.c AS c USING (id)", besides={"late": "t.due < %s"})


@dataclass(frozen=True, kw_only=True)
class Outer:
    """A row with a row in it."""

    id: int
    line: Line


def test_each_column_bears_the_name_of_its_field() -> None:
    assert LINES.columns == "t.id AS id, c.heading AS title, t.organ AS organ_name, t.due < %s AS late"


def test_parameters_stand_in_the_order_of_the_statement() -> None:
    outer = Listing(row=Outer, table="t", source=LINES.source, besides={"line": as_object(LINES)})
    wanted, presentation = SqlCondition("t.unit = %s", "U-1"), Presentation(now=NOW)
    for asked in (
        first_lines(LINES, wanted, "t.id", 7, presentation),
        first_lines(outer, wanted, "t.id", 7, presentation),
    ):
        assert asked.parameters == (NOW, "U-1", 7)
        assert asked.sql.count("%s") == 3


def test_an_expression_for_a_field_that_is_none_is_found_at_once() -> None:
    with pytest.raises(TypeError, match="lates"):
        Listing(row=Line, table="t", source="a.task AS t", besides={"lates": "true"})


@pytest.mark.parametrize(("found", "shown", "goes_on"), [(0, 0, False), (2, 2, False), (3, 3, False), (4, 3, True)])
def test_a_page_knows_whether_the_list_goes_on(found: int, shown: int, goes_on: bool) -> None:
    assert cut(list(range(found)), 3) == (list(range(shown)), goes_on)
    lines, following = paged(list(range(found)), 3, lambda last: (last,))
    assert lines == list(range(shown))
    assert (following is not None) == goes_on
    assert following is None or position_of(following, tuple[int]) == (2,)
