# SPDX-License-Identifier: Apache-2.0
"""One dataclass or form out of another."""

from dataclasses import dataclass

import pytest
from pydantic import BaseModel

from tongguan.ground.plumbing.copying import copied


@dataclass(frozen=True, kw_only=True)
class Lamp:
    """A street lamp."""

    id: int
    street: str
    phone: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class LampOut:
    """As pages are given it."""

    id: int
    street: str
    phone: str


class LampIn(BaseModel):
    """As it arrives."""

    id: int
    street: str
    phone: str
    note: str = ""


LAMP = Lamp(id=7, street="北街", phone="13800000000", note="歪了")


def test_fields_of_the_same_name_are_copied_and_what_is_named_besides_stands() -> None:
    assert copied(LampOut, LAMP, phone="138****0000") == LampOut(id=7, street="北街", phone="138****0000")
    assert copied(Lamp, LampIn(id=7, street="北街", phone="13800000000", note="歪了")) == LAMP
    assert copied(LampIn, LAMP).model_dump() == {"id": 7, "street": "北街", "phone": "13800000000", "note": "歪了"}


def test_what_the_value_does_not_have_or_the_kind_does_not_know_is_an_error() -> None:
    with pytest.raises(AttributeError):
        copied(Lamp, LampOut(id=7, street="北街", phone=""))
    with pytest.raises(TypeError):
        copied(LampOut, LAMP, colour="yellow")
