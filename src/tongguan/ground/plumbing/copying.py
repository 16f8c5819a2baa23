# SPDX-License-Identifier: Apache-2.0
"""`copied`: one dataclass or form out of another, field by field of the same name."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import TypeVar

from pydantic import BaseModel

Kind = TypeVar("Kind")


def copied(kind: Callable[..., Kind], value: object, /, **besides: object) -> Kind:
    """A `kind` whose fields are the value's attributes of the same name, and what is named `besides` them.

    Nothing is converted: a field that is masked, named or nested stands `besides`. Raises AttributeError where the
    value has no such attribute, and TypeError where `kind` has no field that is named.
    """
    return kind(**{name: getattr(value, name) for name in _names(kind) if name not in besides}, **besides)


@cache
def _names(kind: Callable[..., object]) -> tuple[str, ...]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    return tuple(one.name for one in fields(kind))  # type: ignore[arg-type]  # a dataclass, as its callers' are
