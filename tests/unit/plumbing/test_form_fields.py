# SPDX-License-Identifier: Apache-2.0
"""What a field says of how people are asked for it reaches OpenAPI, and changes nothing of what is taken."""

from typing import Annotated

import pytest
from pydantic import BaseModel, Field, ValidationError

from tongguan.ground.plumbing.form_fields import FormField, note, reason


class Plain(BaseModel):
    days: int | None = Field(None, ge=1, description="天数")
    why: str
    sure: bool = False


class Asked(BaseModel):
    days: Annotated[int | None, FormField("延期", "For", "number", unit=("天", "days"), required=True)] = Field(
        None, ge=1, description="天数"
    )
    why: Annotated[str, reason(("缺材料", "Material is missing"))]
    sure: Annotated[bool, FormField("确定", "Sure", "yes_no", initial=False, folded=True)] = False


def test_a_field_tells_how_people_are_asked_for_it() -> None:
    told = {name: field["x-form"] for name, field in Asked.model_json_schema()["properties"].items()}
    assert told == {
        "days": {"label": ["延期", "For"], "widget": "number", "unit": ["天", "days"], "required": True},
        "why": {"label": ["理由", "Reason"], "widget": "words", "phrases": [["缺材料", "Material is missing"]]},
        "sure": {"label": ["确定", "Sure"], "widget": "yes_no", "initial": False, "folded": True},
    }
    assert note().told() == {"label": ["说明", "Note"], "widget": "words", "rows": 2}


def test_the_schema_beside_it_is_the_same_as_without() -> None:
    fields = Asked.model_json_schema()["properties"]
    bare = {name: {key: value for key, value in field.items() if key != "x-form"} for name, field in fields.items()}
    assert bare == Plain.model_json_schema()["properties"]


@pytest.mark.parametrize("model", [Plain, Asked])
def test_what_the_form_wants_more_is_not_what_the_door_checks(model: type[BaseModel]) -> None:
    assert model.model_validate({"why": "x"}).model_dump() == {"days": None, "why": "x", "sure": False}
    with pytest.raises(ValidationError):
        model.model_validate({"why": "x", "days": 0})
