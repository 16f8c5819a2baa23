# SPDX-License-Identifier: Apache-2.0
"""The forms of the moves: each wish of the table becomes a Pydantic model, checked at the door, told in OpenAPI."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from tongguan.ground.plumbing.moments import Moment
from tongguan.matters.cases.web.choices import BOUNDS, CHOICES
from tongguan.matters.cases.web.move_fields import MOVE_FIELDS
from tongguan.matters.cases.web.words import FIELDS, PRECISE
from tongguan.matters.cases.wishes import Exhibit, Wish

Words = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
"""Text as people write it; the store cannot keep a NUL character."""
Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Number = Annotated[float, Field(allow_inf_nan=False)]
MOST_ITEMS = 50
"""Photos, units or assists named in one form."""


class Form(BaseModel):
    """What a move asks for; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExhibitIn(Form):
    """一张照片或一份材料（先经 /api/v1/blobs 上传）| a photo or file that was uploaded before."""

    kind: Annotated[str, StringConstraints(pattern=r"^(scene|before|after|check|document)$")] = Field(
        description="scene 现场、before 处置前、after 处置后、check 核查、document 材料 | what it shows"
    )
    blob: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="内容的 SHA-256 | SHA-256 of the content"
    )
    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")] = Field(
        description="文件名 | file name"
    )
    lon: Degrees | None = Field(None, description=FIELDS["lon"])
    lat: Degrees | None = Field(None, description=FIELDS["lat"])


_MADE: dict[type[Wish], type[Form]] = {}


def form_of(wish: type[Wish]) -> type[Form]:
    """The form of a wish: its fields in the order they are asked for, with bounds and descriptions; made once."""
    if wish not in _MADE:
        _MADE[wish] = _form_of(wish)
    return _MADE[wish]


def _form_of(wish: type[Wish]) -> type[Form]:
    hints = get_type_hints(wish)
    asked, known = MOVE_FIELDS[wish], {field.name: field for field in fields(wish)}
    columns: dict[str, Any] = {}
    for name in dict.fromkeys((*asked, *known)):
        default = ... if known[name].default is MISSING else known[name].default
        full = f"{wish.__name__}.{name}"
        words = PRECISE.get(full) or FIELDS.get(name)
        least, most = BOUNDS.get(full) or BOUNDS.get(name) or (None, None)
        hint = _one_of(CHOICES[full], hints[name]) if full in CHOICES else _at_the_door(hints[name])
        marked = Annotated[hint, asked[name]] if name in asked else hint
        columns[name] = (marked, Field(default, description=words, ge=least, le=most))
    return create_model(wish.__name__, __base__=Form, __doc__=wish.__doc__, __module__=wish.__module__, **columns)


def wish_in(form: BaseModel, wish: type[Wish]) -> Wish:
    """The wish that a filled form states."""
    return wish(**{name: _inside(value) for name, value in form})


def has_defaults_only(form: type[BaseModel]) -> bool:
    """Whether the form may be left empty."""
    return not any(field.is_required() for field in form.model_fields.values())


def undescribed(forms: Mapping[str, type[BaseModel]]) -> list[str]:
    """Fields nobody has found words for, as `Form.field`."""
    return [
        f"{form.__name__}.{name}"
        for form in forms.values()
        for name, field in form.model_fields.items()
        if not field.description
    ]


def _one_of(choices: tuple[str, ...], hint: Any) -> Any:  # noqa: ANN401 - types are values here
    """One of these words, or nothing where nothing is allowed."""
    literal = Literal.__getitem__(choices)
    return literal if hint is str else Union[literal, None]  # noqa: UP007 - made from values


def _inside(value: object) -> object:
    if isinstance(value, ExhibitIn):
        return Exhibit(**dict(value))
    return tuple(_inside(item) for item in value) if isinstance(value, tuple) else value


def _at_the_door(hint: Any) -> Any:  # noqa: ANN401 - types are values here
    """The type of a field as the door checks it."""
    if hint is Exhibit:
        return ExhibitIn
    if isinstance(hint, NewType):
        return _at_the_door(hint.__supertype__)
    if hint in (str, float, datetime):
        return {str: Words, float: Number, datetime: Moment}[hint]
    if get_origin(hint) is tuple:
        items = types.GenericAlias(tuple, (_at_the_door(get_args(hint)[0]), ...))
        return Annotated[items, Field(max_length=MOST_ITEMS)]
    if get_origin(hint) in (Union, types.UnionType):
        return Union[tuple(_at_the_door(each) for each in get_args(hint))]  # noqa: UP007 - made from values
    return hint
