# SPDX-License-Identifier: Apache-2.0
"""Every number a board can show has one definition, and the cases behind it."""

import pytest

from tongguan.steering.boards.api import DEFINITIONS, Metric
from tongguan.steering.boards.store.figures_sql import BEHIND


def test_every_metric_is_defined_and_has_the_cases_behind_it() -> None:
    assert set(DEFINITIONS) == set(Metric) == set(BEHIND)


@pytest.mark.parametrize("metric", Metric)
def test_a_note_is_worked_out_where_it_is_said(metric: Metric) -> None:
    defined = DEFINITIONS[metric]
    assert (defined.note is None) == (defined.noted is None)
    for words in defined.noted or ():
        assert words.count("{n}") == 1
    assert defined.value is not None or defined.note is None
