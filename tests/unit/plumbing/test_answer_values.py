# SPDX-License-Identifier: Apache-2.0
"""Request ids, version tags and cursors are what they were, or refused in one sentence."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.plumbing.answers import (
    WrongCursor,
    WrongVersionTag,
    cursor_after,
    expected_version,
    position_of,
    request_id_of,
    version_tag,
)


@given(st.text(min_size=1, max_size=128))
def test_the_same_key_of_the_same_person_is_the_same_request(key: str):
    assert request_id_of("P-00001", key) == request_id_of("P-00001", key)
    assert request_id_of("P-00001", key) != request_id_of("P-00002", key)


def test_without_a_key_every_request_is_its_own():
    assert request_id_of("P-00001", None) != request_id_of("P-00001", None)


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
