# SPDX-License-Identifier: Apache-2.0
"""However a load is counted, no case is lost and none is counted twice."""

from hypothesis import given
from hypothesis import strategies as st

from tongguan.matters.worklists.api import Ground, Load, loads_by

LOADS = st.builds(Load, open=st.integers(0, 50), red=st.integers(0, 50), yellow=st.integers(0, 50))
REGIONS = st.sampled_from(
    ("310112", "310112001", "310112001002", "310112001002003", "310112001002004", "310112999000001")
)


@given(st.sampled_from(Ground), st.lists(st.tuples(REGIONS, LOADS)))
def test_nothing_is_lost(ground: Ground, regions: list[tuple[str, Load]]) -> None:
    counts, unplaced = loads_by(ground, regions, grid_of=lambda code: None if "999" in code else f"A{code[:14]}")
    assert sum(counts.values(), unplaced) == sum((load for _, load in regions), Load())


def test_a_case_known_to_its_community_is_no_cells() -> None:
    regions = [("310112001002", Load(open=2, red=1)), ("310112001002003", Load(open=1))]
    counts, unplaced = loads_by(Ground.CELL, regions, grid_of=lambda code: None)
    assert (counts, unplaced) == ({"310112001002003": Load(open=1)}, Load(open=2, red=1))
    counts, unplaced = loads_by(Ground.COMMUNITY, regions, grid_of=lambda code: None)
    assert (counts, unplaced) == ({"310112001002": Load(open=3, red=1)}, Load())
