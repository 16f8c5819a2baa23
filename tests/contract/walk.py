# SPDX-License-Identifier: Apache-2.0
"""A walk over every write operation that the running hub tells of in its OpenAPI document.

`walk.granted(operation)` makes a request that is granted: what the schema asks for, and what only the running city
knows (`recipes.py`): who may do it, on which case in which state. A new route that the schema alone cannot fill fails
`test_every_write_is_granted_somewhere`, which names the recipe to add.
"""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx

from tests.contract.ground import Ground
from tests.contract.recipes import facts_for
from tests.factories.demo_city import FOLDER
from tests.stories.city import MONDAY, City, Somebody
from tests.stories.conftest import first_edition
from tongguan.entrypoints.http import served, staff_app
from tongguan.entrypoints.platform import opened
from tongguan.entrypoints.worker import Worker
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import EditionNo, new_id
from tongguan.ground.plumbing.openapi import openapi_document
from tongguan.ground.plumbing.settings import Settings

Schema = dict[str, Any]
Body = dict[str, Any]

LOOKING = {"get", "head", "options"}


@dataclass(frozen=True)
class Operation:
    """One way to change something, or to ask by POST."""

    id: str
    method: str
    path: str
    told: Schema
    """Its part of the document."""

    @property
    def media_type(self) -> str | None:
        """What its body is written in; none without a body."""
        return next(iter(self.told.get("requestBody", {}).get("content", {})), None)

    @property
    def takes_a_key(self) -> bool:
        """Whether a repeat of it is known by its Idempotency-Key."""
        return any(one["name"] == "Idempotency-Key" for one in self.told.get("parameters", ()))

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


@dataclass(frozen=True)
class Ask:
    """A request, whole: who asks, for what, with which body."""

    operation: Operation
    by: Somebody
    path: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    """JSON, or the fields of a form."""
    file: tuple[str, bytes, str] | None = None
    """Name, content and type of the file that goes along."""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The path with its parameters filled in."""
        return self.operation.path.format(**self.path)

    def but(self, **changes: Any) -> "Ask":
        """The same with some parts changed."""
        return replace(self, **changes)


class Document:
    """The OpenAPI document, and examples made from its schemas."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    def writes(self) -> Iterator[Operation]:
        """Every operation that is no mere look."""
        for path, item in self._told["paths"].items():
            for method, told in item.items():
                if method not in LOOKING:
                    yield Operation(told["operationId"], method, path, told)

    def looks(self) -> Iterator[Operation]:
        """Every operation that is a mere look."""
        for path, item in self._told["paths"].items():
            if "get" in item:
                yield Operation(item["get"]["operationId"], "get", path, item["get"])

    def body_of(self, operation: Operation) -> Schema | None:
        """The schema of the body, references followed; none without a body."""
        if operation.media_type is None:
            return None
        return self.followed(operation.told["requestBody"]["content"][operation.media_type]["schema"])

    def followed(self, schema: Schema) -> Schema:
        """The schema itself, whatever it hides behind: a reference, or "this or nothing"."""
        if "$ref" in schema:
            found = self._told["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
            return self.followed(found)
        for one in schema.get("anyOf", ()):
            if one.get("type") != "null":
                return self.followed(one)
        return schema

    def example(self, schema: Schema) -> Any:
        """The smallest value of this schema; what it cannot know (codes, ids) is for the recipe to fill in."""
        schema = self.followed(schema)
        if "const" in schema or "enum" in schema:
            return schema["const"] if "const" in schema else schema["enum"][0]
        match schema.get("type"):
            case "object":
                wanted = schema.get("required", ())
                return {name: self.example(schema["properties"][name]) for name in wanted}
            case "array":
                return [self.example(schema["items"])] * schema.get("minItems", 0)
            case "integer" | "number":
                return max(schema.get("minimum", 1), 1)
            case "boolean":
                return True
            case _:
                formats = {"uuid": str(new_id()), "date-time": MONDAY.isoformat(), "date": f"{MONDAY:%Y-%m-%d}"}
                return formats.get(schema.get("format", ""), "情况属实")


class Walk:
    """The demo city, running, and a way to be granted every operation in it."""

    def __init__(self, city: City, document: Document) -> None:
        self.city = city
        self.document = document
        self.ground = Ground(city)

    def operation(self, id: str) -> Operation:
        """An operation by its id."""
        return next(one for one in self.document.writes() if one.id == id)

    async def granted(self, operation: Operation) -> Ask:
        """A request that will be granted if it is sent next; raises NoRecipe."""
        facts = await facts_for(operation.id, self.ground)
        schema = self.document.body_of(operation)
        example = None if schema is None else self.document.example(schema)
        body = facts.body if not isinstance(example, dict) else {**example, **(facts.body or {})}
        if facts.file is not None:
            assert body is not None
            body.pop("file", None)
        return Ask(operation, facts.by, path=facts.path, body=body, file=facts.file)

    async def sends(self, ask: Ask, *, key: str | None = None) -> httpx.Response:
        """Send it, whatever comes of it; a fresh key unless one is given."""
        headers = {**ask.by.headers, **ask.headers}
        if ask.operation.takes_a_key:
            headers["Idempotency-Key"] = key or new_id().hex
        content: dict[str, Any] = {}
        if ask.file is not None:
            fields = {name: str(value).encode("utf-8", "surrogatepass") for name, value in ask.body.items()}
            content = {"data": fields, "files": {"file": ask.file}}
        elif ask.operation.media_type is not None:
            content = {"content": json.dumps(ask.body)}  # escaped, so that half a surrogate pair can be sent
            headers["Content-Type"] = "application/json"
        return await self.city.client.request(ask.operation.method, ask.address, headers=headers, **content)


@asynccontextmanager
async def walking(url: str, data_dir: Path) -> AsyncIterator[Walk]:
    """The demo city at work on this database, on a Monday at nine, for the length of the block."""
    clock = SimulatedClock(MONDAY)
    settings = Settings(city=FOLDER, data_dir=data_dir, database_pool=4)
    async with opened(url, settings, clock, read={EditionNo(1): first_edition()}) as platform:
        transport = httpx.ASGITransport(app=served(platform), raise_app_exceptions=False)
        document = Document(openapi_document(staff_app(platform)))
        async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
            yield Walk(City(platform, clock, client, Worker(platform)), document)
