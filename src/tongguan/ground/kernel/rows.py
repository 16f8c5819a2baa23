# SPDX-License-Identifier: Apache-2.0
"""A row of a list says of its own fields where they come from and how they are presented; `presented` does it.

A field without a mark is the column of its own name in the table of the list, presented as it is. Marks stand in
`Annotated[…]`, around the whole type of the field: `Annotated[str | None, FREE_WORDS]`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from tongguan.ground.kernel.values import replace
from tongguan.ground.kernel.words import Masked, as_said, masked_facts

Row = TypeVar("Row")
Name = Callable[[str], str | None]
"""The name of a code or id; none when nobody knows it."""


def unknown(code: str) -> None:
    """Knows no names."""
    del code


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who knows which names."""

    organ: Name = unknown
    matter: Name = unknown
    """A class of any level."""
    region: Name = unknown
    source: Name = unknown
    person: Name = unknown

    def maybe(self, name: Name, code: str | None) -> str | None:
        """The name of something that may be missing."""
        return None if code is None else name(code)


@dataclass(frozen=True, kw_only=True)
class Presentation:
    """When, by which names, and how masked, rows are presented to whoever reads them."""

    now: datetime
    names: Names = Names()
    masked: Masked = as_said
    codes: bool = False
    """What nobody has a name for is presented by its code: on a sheet no code stands beside the name."""


# ---------------------------------------------------------------- marks


@dataclass(frozen=True)
class From:
    """The value stands in this column: `c.state`."""

    column: str


@dataclass(frozen=True)
class NameOf(From):
    """The column holds a code or id; the field gives its name."""

    known_to: Callable[[Names], Name]


@dataclass(frozen=True)
class WordFor(From):
    """The column holds a code of our own; the field gives the word for it."""

    words: Mapping[str, str]


@dataclass(frozen=True)
class Free:
    """Written by people in their own words, or with such words somewhere in it: numbers in it are masked."""


FREE_WORDS = Free()


@dataclass(frozen=True)
class Heading:
    """The field is a column on a sheet, so many characters wide."""

    text: str
    width: int
    words: Mapping[str, str] | None = None
    """What the values are called there."""
    last: int = 0
    """Columns stand in the order of the fields; one with a greater number stands behind those with a smaller."""


def organ_in(column: str) -> NameOf:
    """The name of the centre or unit in this column."""
    return NameOf(column, lambda names: names.organ)


def person_in(column: str) -> NameOf:
    """The name of the person in this column."""
    return NameOf(column, lambda names: names.person)


def region_in(column: str) -> NameOf:
    """The name of the region in this column."""
    return NameOf(column, lambda names: names.region)


def matter_in(column: str) -> NameOf:
    """The name of the class in this column."""
    return NameOf(column, lambda names: names.matter)


def source_in(column: str) -> NameOf:
    """The name of the source in this column."""
    return NameOf(column, lambda names: names.source)


# ---------------------------------------------------------------- what the marks say

_Present = Callable[[Any, Presentation], object]


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of a row with what is said of it."""

    name: str
    column: str | None
    """None: the column of its own name."""
    present: _Present | None
    """None: presented as it is."""
    heading: Heading | None


def fields_of(row: Callable[..., object]) -> tuple[Field, ...]:
    """What a row says of its fields, in their order; raises TypeError where a mark would go unseen."""
    return _fields_of(row)


def presented(row: Row, presentation: Presentation) -> Row:
    """The row as it may leave: codes by their names, free words masked, rows within it likewise."""
    kind: Callable[..., object] = type(row)
    changes = {name: present(getattr(row, name), presentation) for name, present in _presenters(kind)}
    return replace(row, **changes) if changes else row  # type: ignore[type-var]  # a dataclass, as fields_of asserts


@cache
def _fields_of(row: Callable[..., object]) -> tuple[Field, ...]:
    assert isinstance(row, type)
    assert is_dataclass(row)
    hints = get_type_hints(row, include_extras=True)
    return tuple(_field(one.name, hints[one.name]) for one in fields(row))


@cache
def _presenters(row: Callable[..., object]) -> tuple[tuple[str, _Present], ...]:
    return tuple((one.name, one.present) for one in fields_of(row) if one.present is not None)


def _field(name: str, hint: object) -> Field:
    kind, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if any(get_origin(part) is Annotated for part in get_args(kind)):
        raise TypeError(f"{name}: the mark stands around the whole type, or nobody sees it")
    source = next((mark for mark in marks if isinstance(mark, From)), None)
    return Field(
        name=name,
        column=None if source is None else source.column,
        present=_presenter(source, free=FREE_WORDS in marks, kind=kind),
        heading=next((mark for mark in marks if isinstance(mark, Heading)), None),
    )


def _presenter(source: From | None, *, free: bool, kind: object) -> _Present | None:
    if free:
        return _masked
    if isinstance(source, NameOf):
        known_to = source.known_to
        return lambda code, presentation: _named(code, known_to(presentation.names), codes=presentation.codes)
    if isinstance(source, WordFor):
        words = source.words
        return lambda code, presentation: None if code is None else words[code]
    if is_dataclass(kind):
        return presented
    if any(is_dataclass(part) for part in get_args(kind)):
        return lambda rows, presentation: tuple(presented(row, presentation) for row in rows)
    return None


def _named(code: str | None, name: Name, *, codes: bool) -> str | None:
    if code is None:
        return None
    return name(code) or (code if codes else None)


def _masked(value: object, presentation: Presentation) -> object:
    match value:
        case None:
            return None
        case str():
            return presentation.masked(value)
        case dict():
            return masked_facts(value, presentation.masked)
    raise TypeError(f"no words: {type(value).__name__}")
