# SPDX-License-Identifier: Apache-2.0
"""What the doors of a register are given, on a test's own database, and what their sheets say."""

from io import BytesIO

import httpx
from openpyxl import load_workbook

from tests.factories import cases as made
from tongguan.ground.kernel.clock import Clock, SimulatedClock
from tongguan.ground.kernel.rows import Names
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.register_routes import RegisterServices
from tongguan.ground.plumbing.trail import Trail
from tongguan.matters.intake.api import masked_words


def registers_of(database: Database, *, names: Names | None = None, clock: Clock | None = None) -> RegisterServices:
    """Its record, these names, the masks of the platform."""
    return RegisterServices(
        trail=Trail(database),
        names=names or Names(),
        masked=masked_words,
        clock=clock or SimulatedClock(made.MONDAY),
        zone=lambda: "Asia/Shanghai",
    )


def sheet_in(answer: httpx.Response) -> list[tuple[object, ...]]:
    """The lines of a spreadsheet, its heading first."""
    assert answer.status_code == 200, answer.text
    return list(load_workbook(BytesIO(answer.content)).worksheets[0].values)
