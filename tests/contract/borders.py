# SPDX-License-Identifier: Apache-2.0
"""The borders of a field, as its schema tells them: whether it has any, the longest and the least, and beyond."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.contract.walk import Body, Document, Schema
from tongguan.ground.kernel.moments import EARLIEST, FIRST_YEAR, LAST_YEAR, LATEST

ALPHABETS: Mapping[str, str] = {
    "letters": "abcdefghijklmnopqrstuvwxyz",
    "digits": "9081726354",
    "Chinese": "市民反映渣土偷倒在路边无人清理请尽快处理",
    "rare Chinese": "𠮷㐀䶿龘𰻝",
    "emoji": "😀👩‍👩‍👧‍👦🏳️‍🌈",
    "combining": "é̀ก็",
    "controls": "\t\x01\x7f\x85\u2028",
    "bidi marks": "\u202e\u200b\u2066a\u2069\ufeff",
    "signs": "'\"\\%_&|!:*<>()-- ",
}
"""What a longest text is made of."""
NEVER = ("a\x00b", "\ud800")
"""What no text may hold: a NUL character, half of a surrogate pair."""
FREE = {None, r"^[^\x00]*$"}
"""Patterns that leave a text free."""


@dataclass(frozen=True)
class Leaf:
    """One field of a body: the way to it (a name, or `0` for the first item), and what its schema says."""

    way: tuple[str | int, ...]
    schema: Schema

    def __str__(self) -> str:
        return ".".join(str(step) for step in self.way)

    @property
    def free(self) -> bool:
        """Whether it takes any text."""
        return self.schema.get("type") == "string" and not (
            {"enum", "const", "format", "contentMediaType"} & set(self.schema)
        ) and self.schema.get("pattern") in FREE  # fmt: skip

    def put_into(self, body: Body, value: object, document: Document, whole: Schema) -> Body:
        """A copy of the body in which this field has this value; what leads to it is made from the schema."""
        made = copy.deepcopy(body)
        at: Any = made
        schema = document.followed(whole)
        for step, after in zip(self.way, [*self.way[1:], None], strict=True):
            if after is None:
                if isinstance(at, list) and not at:
                    at.append(value)
                at[step] = value
                break
            inner = document.followed(schema["items"] if isinstance(step, int) else schema["properties"][step])
            if isinstance(at, list):
                if not at:
                    at.append(document.example(inner))
            elif at.get(step) is None or (isinstance(after, int) and not at[step]):
                example = document.example(inner)
                at[step] = example or ([document.example(inner["items"])] if inner.get("type") == "array" else {})
            at, schema = at[step], inner
        return made


def leaves(document: Document, schema: Schema, way: tuple[str | int, ...] = ()) -> Iterator[Leaf]:
    """Every field of a body, lists and objects within it included."""
    schema = document.followed(schema)
    if way:
        yield Leaf(way, schema)
    for name, inner in schema.get("properties", {}).items():
        yield from leaves(document, inner, (*way, name))
    if schema.get("type") == "array":
        yield from leaves(document, schema["items"], (*way, 0))


def unbounded(schema: Schema) -> str | None:
    """What is missing for the field to have an end; none when nothing is."""
    if {"enum", "const", "contentMediaType"} & set(schema):
        return None
    match schema.get("type"):
        case "string" if schema.get("format") in ("date-time", "date"):
            return None if "formatMinimum" in schema else "Moment or Day of plumbing.moments"
        case "string" if schema.get("format") == "uuid" or "maxLength" in schema:
            return None
        case "string":
            pattern = schema.get("pattern", "*")
            endless = re.search(r"[*+]|\{\d+,\}", re.sub(r"\[[^\]]*\]", "", pattern))
            return None if pattern[0] == "^" and pattern[-1] == "$" and not endless else "max_length"
        case "integer" | "number":
            return None if {"minimum", "maximum"} <= set(schema) else "ge and le"
        case "array":
            return None if "maxItems" in schema else "max_length"
        case "object":
            return None if "properties" in schema or "maxProperties" in schema else "max_length"
        case "boolean":
            return None
        case other:
            return f"a known type, not {other}"


def longest(schema: Schema, alphabet: str) -> str:
    """The longest text a field takes, made of an alphabet."""
    most: int = schema.get("maxLength", 100)
    return (alphabet * (most // len(alphabet) + 1))[:most]


def within(document: Document, schema: Schema) -> list[object]:
    """Values just inside of what a field takes, and odd ones it may well take."""
    match schema.get("type"):
        case "string" if schema.get("format") == "date-time":
            return [EARLIEST.isoformat(), LATEST.isoformat(), f"{LAST_YEAR}-12-31T23:59:59-00:00"]
        case "string" if schema.get("format") == "date":
            return [f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"]
        case "string":
            return ["", *(letter * schema.get("maxLength", 64) for letter in ("a", "9") if "pattern" in schema)]
        case "integer" | "number":
            return [schema.get("minimum", 0), schema.get("maximum", 2**31), 0, -0.0, 1e-320]
        case "array":
            item = document.example(schema["items"])
            return [[], [item] * schema.get("maxItems", 100)]
        case _:
            return [None, {}, [], "", 0]


def beyond(document: Document, schema: Schema) -> list[object]:
    """Values outside of what a field takes, just so and far off."""
    match schema.get("type"):
        case "string" if schema.get("format") == "date-time":
            far = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-12:00", "-0044-03-15T00:00:00Z", -1]
            return [*far, f"{FIRST_YEAR - 1}-12-31T23:59:59Z", f"{LAST_YEAR + 1}-01-01T00:00:00Z"]
        case "string" if schema.get("format") == "date":
            return ["0001-01-01", "9999-12-31", "10000-01-01"]
        case "string":
            return [*NEVER, "a" * (schema.get("maxLength", 4_000) + 1), 7, ["a"]]
        case "integer" | "number":
            least, most = schema.get("minimum", 0), schema.get("maximum", 2**31)
            return [least - 1, most + 1, 10**30, -(10**30), 1e308, "x"]
        case "array":
            return [[document.example(schema["items"])] * (schema.get("maxItems", 100) + 1), "x", {"0": "x"}]
        case _:
            return ["x", 10**30]
