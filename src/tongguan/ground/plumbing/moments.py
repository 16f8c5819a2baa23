# SPDX-License-Identifier: Apache-2.0
"""Moments and days as every door takes them: the only types for them in a form, a query or a path."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, WithJsonSchema
from pydantic_core import PydanticCustomError

from tongguan.ground.kernel.moments import EARLIEST, FIRST_YEAR, LAST_YEAR, LATEST, possible_day, possible_moment

OUT_OF_YEARS = "out_of_years"
"""The kind of this fault, for the sentence that hints tell of it."""


def _refused() -> PydanticCustomError:
    return PydanticCustomError(
        OUT_OF_YEARS, "Moments lie in the years {first} to {last}", {"first": FIRST_YEAR, "last": LAST_YEAR}
    )


def _moment(given: datetime) -> datetime:
    if not possible_moment(given):
        raise _refused()
    return given.astimezone(UTC)


def _day(given: date) -> date:
    if not possible_day(given):
        raise _refused()
    return given


Moment = Annotated[
    AwareDatetime,
    AfterValidator(_moment),
    WithJsonSchema(
        {
            "type": "string",
            "format": "date-time",
            "formatMinimum": EARLIEST.isoformat(),
            "formatMaximum": LATEST.isoformat(timespec="seconds"),
        },
        mode="validation",
    ),
]
"""A moment with its offset; in UTC once it is inside."""

Day = Annotated[
    date,
    AfterValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "format": "date",
            "formatMinimum": f"{FIRST_YEAR}-01-01",
            "formatMaximum": f"{LAST_YEAR}-12-31",
        },
        mode="validation",
    ),
]
"""A day of the calendar."""
