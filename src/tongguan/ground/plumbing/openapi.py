# SPDX-License-Identifier: Apache-2.0
"""The OpenAPI document of an application, as it is committed under openapi/."""

from collections.abc import Iterator

from fastapi import FastAPI

from tongguan.ground.kernel.work import Json
from tongguan.ground.plumbing.routing import QuickRoute

_REF = "#/components/schemas/"


def openapi_document(app: FastAPI) -> dict[str, Json]:
    """What FastAPI tells, made exact.

    Fields that always leave are required, refusals are problem+json, and no title repeats a name.
    """
    for route in app.routes:
        if isinstance(route, QuickRoute):
            route.tell_answers()
    document: dict[str, Json] = FastAPI.openapi(app)
    schemas = _table(_table(document, "components"), "schemas")
    paths = _table(document, "paths")
    leaving, coming = _reached(_parts(paths, "responses"), schemas), _reached(_parts(paths, "requestBody"), schemas)
    for name in sorted(leaving - coming):
        schema = _table(schemas, name)
        if "properties" in schema:
            schema["required"] = list(_table(schema, "properties"))
    _say_problem_json(paths)
    _say_parameters_first(paths)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    _drop_titles(document)
    return document


def _say_problem_json(paths: dict[str, Json]) -> None:
    """Refusals leave as problem+json, what is malformed with hints of our own: not as FastAPI supposes."""
    for responses in _parts(paths, "responses"):
        assert isinstance(responses, dict)
        for status, response in responses.items():
            content = response.get("content") if isinstance(response, dict) else None
            if status >= "400" and isinstance(content, dict) and content:
                told = content.popitem()[1]
                fastapis_own = told == {"schema": {"$ref": f"{_REF}HTTPValidationError"}}
                ours: Json = {"schema": {"$ref": f"{_REF}MalformedProblem"}}
                content["application/problem+json"] = ours if fastapis_own else told


def _say_parameters_first(paths: dict[str, Json]) -> None:
    """Headers that a dependency reads by itself come last in what FastAPI tells of a route; here with the others."""
    operations = [op for path in paths.values() if isinstance(path, dict) for op in path.values()]
    for operation in operations:
        assert isinstance(operation, dict)
        if next(reversed(operation)) == "parameters":
            for later in ("requestBody", "responses"):
                if later in operation:
                    operation[later] = operation.pop(later)


def _table(table: dict[str, Json], key: str) -> dict[str, Json]:
    found = table.get(key, {})
    assert isinstance(found, dict)
    return found


def _parts(paths: dict[str, Json], part: str) -> list[Json]:
    operations = [op for path in paths.values() if isinstance(path, dict) for op in path.values()]
    return [op[part] for op in operations if isinstance(op, dict) and part in op]


def _reached(parts: list[Json], schemas: dict[str, Json]) -> set[str]:
    """Names of the schemas that these parts speak of, directly or through others."""
    reached: set[str] = set()
    waiting = [name for part in parts for name in _named(part)]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += _named(schemas.get(name))
    return reached


def _named(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        ref = value.get("$ref")
        if isinstance(ref, str) and ref.startswith(_REF):
            yield ref.removeprefix(_REF)
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def _drop_titles(value: Json) -> None:
    """Pydantic titles every field by its own name, which says nothing; the titles of whole schemas stay."""
    if isinstance(value, list):
        for inner in value:
            _drop_titles(inner)
    if not isinstance(value, dict):
        return
    properties = value.get("properties")
    if isinstance(properties, dict):
        for field in properties.values():
            if isinstance(field, dict) and isinstance(field.get("title"), str):
                del field["title"]
    for inner in value.values():
        _drop_titles(inner)
