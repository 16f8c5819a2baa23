# SPDX-License-Identifier: Apache-2.0
"""Version tags and cursors are what they were, or refused in one sentence."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.ground.plumbing.answers import (
    WrongCursor,
    WrongVersionTag,
    cursor_after,
    expected_version,
    position_of,
    version_tag,
)


@given(st.integers(min_value=0, max_value=10**15))
def test_a_version_tag_comes_back(version: int):
    assert expected_version(version_tag(version)) == version
    assert expected_version("W/" + version_tag(version)) == version


def test_no_tag_expects_no_version():
    assert expected_version(None) is expected_version("*") is None


@pytest.mark.parametrize("tag", ["", '"x"', '"-1"', '"٣"', '"1", "2"', '"' + "9" * 40 + '"'])
def test_a_foreign_tag_is_refused(tag: str):
    with pytest.raises(WrongVersionTag):
        expected_version(tag)


@given(st.tuples(st.text(), st.uuids(), st.integers(min_value=-(2**53), max_value=2**53)))
def test_a_cursor_comes_back(position: tuple[str, UUID, int]):
    assert position_of(cursor_after(position), tuple[str, UUID, int]) == position


@given(st.text(max_size=40))
def test_a_foreign_cursor_is_refused(cursor: str):
    with pytest.raises(WrongCursor):
        position_of("!" + cursor, tuple[str, UUID, int])
