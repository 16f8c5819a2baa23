# SPDX-License-Identifier: Apache-2.0
"""Every write takes an Idempotency-Key, which stands for one request; or it says here why it needs none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
import yaml

from tests.contract.test_openapi import COMMITTED
from tests.contract.walk import Ask, Operation, Walk, walking
from tongguan.ground.kernel.ids import new_id

QUESTION = "a question that is asked by POST because it is long or private; nothing is changed"
WHOLE = "the whole value is put, or taken away: twice is as good as once"
SECRET = "the answer is a secret told once, which a repeat cannot tell again; one that got lost opens nothing"
WITHOUT_A_KEY = {
    "post /api/v1/session": SECRET,
    "delete /api/v1/session": WHOLE,
    "post /api/v1/session/wall": SECRET,
    "post /api/v1/password": "the second time the old password no longer fits",
    "post /api/v1/password/link": "a link opens once; the second time it is refused",
    "post /api/v1/tokens": SECRET,
    "delete /api/v1/tokens/{token}": WHOLE,
    "post /api/v1/views": "a second view of the same name is refused",
    "put /api/v1/views/{view_id}": WHOLE,
    "delete /api/v1/views/{view_id}": WHOLE,
    "post /api/v1/blobs": "a file is known by its content; the same again is the same file",
    "post /api/v1/intake/batch": "an import is known by the content of its file, and goes on where it stood",
    "post /api/v1/drafts/{id}/check": "a check that is under way is the answer; nothing is put on record",
    "post /api/v1/responsibility/bench": QUESTION,
    "post /api/v1/intake/suggest/classes": QUESTION,
    "post /api/v1/intake/suggest/places": QUESTION,
    "post /api/v1/intake/suggest/cell": QUESTION,
    "post /api/v1/intake/suggest/similar": QUESTION,
    "post /api/v1/intake/callers": QUESTION,
}


def test_every_write_takes_a_key_or_says_why_not() -> None:
    document = yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))
    keyless = {
        f"{method} {path}"
        for path, item in document["paths"].items()
        for method, told in item.items()
        if method not in ("get", "head")
        and not any(one["name"] == "Idempotency-Key" and one["required"] for one in told.get("parameters", ()))
    }
    assert keyless == WITHOUT_A_KEY.keys()


# ---------------------------------------------------------------- what a key stands for, at every write

ELSEWHERE = (409, "plumbing.key_used_elsewhere")
ANEW = {"fresh", "why_zh", "why_en"}
"""A receipt that is given again says that nothing was registered twice."""
ONCE = {"password"}
"""A secret is told once, and not kept."""


@pytest.mark.long
async def test_at_every_write_a_key_stands_for_one_request_and_refuses_every_other(
    city_database_url: str, tmp_path: Path
) -> None:
    faults: list[str] = []
    async with walking(city_database_url, tmp_path) as walk:
        keyring = Keyring(walk)
        for operation in walk.document.writes():
            if operation.takes_a_key:
                try:
                    await keyring.tries(operation)
                except AssertionError as fault:
                    faults.append(f"{operation} ({operation.id}): {fault}")
    assert not faults, "\n\n".join(faults)


@dataclass
class Keyring:
    """Tries what may be done with a key that was used; all of it leaves the database as it was."""

    walk: Walk
    used: dict[str, str] = field(default_factory=dict)
    """Person → a key under which something else was granted to them."""

    async def tries(self, operation: Operation) -> None:
        """Once granted, a request is repeated and nothing else is granted under its key."""
        key, ask = operation.id, await self.walk.granted(operation)
        if ask.by.id in self.used:
            told = await self.refused(ask, self.used[ask.by.id], "another operation")
            assert told == ELSEWHERE, f"another operation: {told}"
        before = await self.traces()
        first = await self.walk.sends(ask, key=key)
        assert first.is_success, f"{first.status_code} {first.text}"
        self.used[ask.by.id] = key
        after = await self.traces()
        assert after[0] > before[0], "no line on record"
        again = await self.walk.sends(ask, key=key)
        assert again.headers.get("Idempotent-Replayed") == "true", f"not known again: {again.status_code} {again.text}"
        assert said(again) == said(first), f"another answer: {first.text}\n{again.text}"
        assert await self.traces() == after, "done twice"
        bodies = [await self.refused(ask.but(body=body), key, "another body") for body in self.other_bodies(ask)]
        assert not bodies or ELSEWHERE in bodies, f"another body of {ask.body}: {bodies}"
        if ask.file is not None:
            name, content, kind = ask.file
            told = await self.refused(ask.but(file=(name, content + b"\n", kind)), key, "another file")
            assert told == ELSEWHERE, f"another file: {told}"
        other = await self.walk.granted(operation)
        if (other.address, other.body) != (ask.address, ask.body):
            told = await self.refused(other.but(by=ask.by), key, "another subject")
            assert told == ELSEWHERE, f"another subject: {told}"
        stranger = await self.walk.sends(ask.but(by=await self.walk.ground.who("auditor", "C-310112")), key=key)
        assert "Idempotent-Replayed" not in stranger.headers, "somebody else's answer"
        assert ELSEWHERE[1] not in stranger.text, "somebody else's key"

    def other_bodies(self, ask: Ask) -> Iterator[object]:
        """The body with something in it changed, or with one more field that the schema allows."""
        yield from others(ask.body)
        fields = (self.walk.document.body_of(ask.operation) or {}).get("properties", {})
        for name in fields.keys() - set(ask.body or ()):
            yield {**(ask.body or {}), name: self.walk.document.example(fields[name])}

    async def refused(self, ask: Ask, key: str, why: str) -> tuple[int, str]:
        """Status and code; nothing is granted and nothing is repeated under this key."""
        before = await self.traces()
        answer = await self.walk.sends(ask, key=key)
        assert answer.is_client_error, f"{why}: {answer.status_code} {answer.text} for {ask.body}"
        assert "Idempotent-Replayed" not in answer.headers, f"{why}: repeated"
        assert await self.traces() == before, f"{why}: left something"
        return answer.status_code, answer.json()["code"]

    async def traces(self) -> tuple[int, ...]:
        """What every change leaves: lines on record, requests granted, events to be told."""
        async with self.walk.city.platform.database.reading() as look:
            (found,) = await look.tuples(
                "SELECT (SELECT count(*) FROM audit.entry), (SELECT count(*) FROM plumbing.request),"
                " (SELECT count(*) FROM plumbing.outbox)"
            )
        return tuple(found)


def said(answer: httpx.Response) -> object:
    """An answer without what only the first of its kind says."""
    told = answer.json()
    return {name: each for name, each in told.items() if name not in ANEW | ONCE} if isinstance(told, dict) else told


def others(value: object) -> Iterator[object]:
    """The same with something in it changed, each time something else."""
    match value:
        case str():
            yield from (another for kind in KINDS if (another := kind(value)) is not None)
        case bool():
            yield not value
        case int() | float():
            yield from (value - 1, value + 1)
        case dict():
            for name, inner in value.items():
                yield from ({**value, name: another} for another in others(inner))
        case [first, *rest]:
            yield rest
            yield from ([another, *rest] for another in others(first))


def another_id(text: str) -> str | None:
    """For an id."""
    return str(new_id()) if text.count("-") == 4 else None


def a_second_before(text: str) -> str | None:
    """For a moment."""
    try:
        return (datetime.fromisoformat(text) - timedelta(seconds=1)).isoformat()
    except ValueError:
        return None


KINDS: tuple[Callable[[str], str | None], ...] = (another_id, a_second_before, lambda text: text + "一")
