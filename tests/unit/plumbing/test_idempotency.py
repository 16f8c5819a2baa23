# SPDX-License-Identifier: Apache-2.0
"""What a key is bound to: who, what, on what, with which content; not how the content happens to be written."""

import asyncio
import json
from collections.abc import Iterator

import pytest
from fastapi import Request
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.idempotency import keyed

CONTENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def asked(
    body: bytes = b"",
    *,
    person: str = "P-1",
    key: str = "k",
    method: str = "POST",
    path: str = "/api/v1/cases/1/moves/accept",
    query: bytes = b"",
    kind: str = "application/json",
) -> RequestId:
    """The request id of a request like this."""

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": [(b"content-type", kind.encode())],
    }
    return asyncio.run(keyed(Request(scope, receive), Actor(person=PersonId(person), name="", posts=()), key))


def other_way_round(value: object) -> object:
    """The same content with the fields of every object in another order."""
    match value:
        case dict():
            return {name: other_way_round(each) for name, each in reversed(value.items())}
        case list():
            return [other_way_round(each) for each in value]
        case _:
            return value


@given(content=CONTENT)
@settings(deadline=None)
def test_white_space_and_the_order_of_fields_make_no_difference(content: object) -> None:
    loose = json.dumps(other_way_round(content), indent=2, ensure_ascii=False)
    assert asked(json.dumps(content).encode()) == asked(loose.encode())


@given(one=CONTENT, other=CONTENT)
@settings(deadline=None)
def test_any_other_content_is_another_digest(one: object, other: object) -> None:
    first, second = json.dumps(one, sort_keys=True), json.dumps(other, sort_keys=True)
    assume(first != second)
    assert asked(first.encode()).digest != asked(second.encode()).digest


def variants() -> Iterator[RequestId]:
    yield asked(b"{}")
    yield asked(b"")
    yield asked(b"{")
    yield asked(b"[" * 100_000)
    yield asked(b"\xff\xfe")
    yield asked(b"{}", method="PUT")
    yield asked(b"{}", path="/api/v1/cases/2/moves/accept")
    yield asked(b"{}", path="/api/v1/cases/1/moves/reject")
    yield asked(b"{}", query=b"again=1")


def test_operation_subject_and_content_each_make_another_digest_of_one_id() -> None:
    found = list(variants())
    assert len({one.digest for one in found}) == len(found)
    assert len({one.id for one in found}) == 1
    assert found == list(variants()), "and the same again is the same"


@pytest.mark.parametrize("other", [asked(b"{}", person="P-2"), asked(b"{}", key="l")])
def test_another_person_and_another_key_are_another_id(other: RequestId) -> None:
    assert other.id != asked(b"{}").id
    assert other.digest == asked(b"{}").digest


def test_a_part_of_a_wish_repeats_with_it() -> None:
    whole = asked(b"{}")
    assert whole.part("a") == whole.part("a")
    assert len({whole.id, whole.part("a").id, whole.part("b").id}) == 3
    assert whole.part("a").digest == whole.digest
