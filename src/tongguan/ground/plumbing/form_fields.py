# SPDX-License-Identifier: Apache-2.0
"""How people are asked for the fields of a request: told in OpenAPI as `x-form`, from which the front ends draw forms.

A field's mark stands in `Annotated[…]`, around the whole type. The form has its fields in the order of the model.
"""

from dataclasses import KW_ONLY, dataclass, fields
from typing import Literal

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Pair = tuple[str, str]
"""The same in Chinese and in English."""
Widget = Literal[
    "words",
    "line",
    "choice",
    "yes_no",
    "number",
    "rating",
    "moment",
    "unit",
    "units",
    "centre",
    "person",
    "class",
    "condition",
    "photos",
    "presence",
    "place",
    "order",
    "call",
    "notice",
    "parent",
    "role",
    "organ",
    "region",
    "classes",
    "places",
]
"""By what a field is filled in. `presence` fills lon, lat and accuracy, `place` region, lon and lat as well; `organ`
brings its region along."""


@dataclass(frozen=True)
class FormField:
    """What a form says of one field. Bounds, lengths and codes are those of the schema beside it."""

    zh: str
    en: str
    widget: Widget
    _: KW_ONLY
    required: bool | None = None
    """None: as the schema has it; a form may want more than the schema, never less."""
    folded: bool = False
    """Rarely filled in: on a telephone it is folded away."""
    initial: str | bool | None = None
    """What stands in it at first."""
    hint: Pair | None = None
    phrases: tuple[Pair, ...] = ()
    """Words that are often said, one touch away."""
    rows: int | None = None
    """Lines of text that are open at first."""
    set: str | None = None
    """By which set of names the codes of a choice are called."""
    scope: str | None = None
    """Which units or people may be chosen."""
    kinds: tuple[str, ...] = ()
    """What the photos shall show; of required photos each kind is needed."""
    yes: Pair | None = None
    no: Pair | None = None
    unit: Pair | None = None
    """What a number counts."""
    ahead: bool | None = None
    """Whether a moment lies ahead or behind."""

    def told(self) -> dict[str, object]:
        """As OpenAPI has it."""
        rest = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in ("zh", "en", "widget")}
        said = {name: value for name, value in rest.items() if value is not None and value not in ((), False)}
        said |= {name: rest[name] for name in ("required", "initial", "ahead") if rest[name] is False}
        return {"label": [self.zh, self.en], "widget": self.widget, **{name: _plain(said[name]) for name in said}}

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core), "x-form": self.told()}


def _plain(value: object) -> object:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def words(zh: str, en: str, *phrases: Pair, required: bool | None = None) -> FormField:
    """Text that must be said."""
    return FormField(zh, en, "words", required=required, phrases=phrases)


def note(zh: str = "说明", en: str = "Note", *phrases: Pair) -> FormField:
    """Text that may be said."""
    return FormField(zh, en, "words", phrases=phrases, rows=2)


def reason(*phrases: Pair) -> FormField:
    """Why, which must be said."""
    return words("理由", "Reason", *phrases)
